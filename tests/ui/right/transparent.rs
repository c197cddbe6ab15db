// A transparent variant passes on whatever is an `HttpError`, boxed and generic ones included.
#![deny(warnings)]

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("declined")]
#[status(payment_required)]
pub struct Declined;

#[derive(Debug, thiserror::Error, HttpError)]
pub enum Refusal {
    #[error(transparent)]
    #[status(transparent)]
    Tuple(#[from] Declined),
    #[error("payment: {source}")]
    #[status(transparent)]
    Named { source: Box<Declined> },
    #[error("not found")]
    #[status(not_found)]
    Missing,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error(transparent)]
#[status(transparent)]
pub struct Outer(#[from] Refusal);

#[derive(Debug, thiserror::Error, HttpError)]
#[error("{text}")]
#[status(conflict_state)]
pub struct Borrowed<'a> {
    text: &'a str,
}

/// What is added is constant or from fields, whatever is generic.
#[derive(Debug, thiserror::Error, HttpError)]
pub enum Adding<'a, T: std::fmt::Debug + serde::Serialize, E: std::error::Error + 'static> {
    #[error("{inner} {id}")]
    #[status(transparent, extension(tier = "free"), header("X-Shard" = "7"))]
    Borrowed {
        inner: Borrowed<'a>,
        #[status(extension)]
        id: u64,
        #[status(extension = "more")]
        r#type: Option<T>,
    },
    #[error("{0}")]
    #[status(transparent, extension(r#in = 5))]
    Generic(E, #[status(header = "X-Trace")] String),
    #[cfg(all())]
    #[error(transparent)]
    #[status(transparent)]
    Declined(#[from] Declined),
    #[cfg(any())]
    #[error(transparent)]
    #[status(transparent, extension(tier = 5))]
    Nothing(NoSuchType),
}

fn main() {
    let adding: Adding<'_, u8, Outer> = Adding::Borrowed { inner: Borrowed { text: "a" }, id: 7, r#type: Some(1) };
    let text = r#"{"type":"about:blank","title":"Conflict","status":409,"detail":"a","code":"borrowed","tier":"free","id":7,"more":1}"#;
    assert_eq!(status_runtime::IntoResponse::into_response(adding).body(), text);
    assert_eq!(Outer::from(Refusal::from(Declined)).http_status(), 402);
}
