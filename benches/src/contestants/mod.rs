//! One module per contestant. Each has an enum of the same five errors.

mod axum_problem;
mod by_hand;
pub mod derive;
mod http_api_problem;
#[allow(unused_variables, reason = "its derive names every field of a variant")]
mod masterror;
mod problem_details;
#[cfg(feature = "problemdetails")]
mod problemdetails;
pub mod tuned;

use std::borrow::Cow;
use std::io;
use std::time::Duration;

use crate::Cell;

/// The five cases.
#[derive(Clone, Copy)]
pub enum Case {
    Unit,
    Detail,
    RetryAfter,
    Errors,
    Masked,
}

pub const CASES: [(Case, &str); 5] = [
    (Case::Unit, "unit 404"),
    (Case::Detail, "detail 404"),
    (Case::RetryAfter, "429"),
    (Case::Errors, "422"),
    (Case::Masked, "500"),
];

pub fn cells() -> Vec<Cell> {
    // Contestants that the other build measures are not measured again beside `preserve_order`.
    #[cfg(feature = "problemdetails")]
    return problemdetails::cells();
    #[cfg(not(feature = "problemdetails"))]
    return [
        derive::cells(),
        tuned::cells(),
        by_hand::cells(),
        problem_details::cells(),
        http_api_problem::cells(),
        axum_problem::cells(),
        masterror::cells(),
    ]
    .into_iter()
    .flatten()
    .collect();
}

/// The data of the errors, the same for all contestants.
const ID: u64 = 48_151;
const WAIT: Duration = Duration::from_secs(30);

fn customer() -> String {
    "Ada Lovelace".to_owned()
}

fn source() -> io::Error {
    io::Error::other("connection to 10.0.0.5:5432 refused")
}

/// Pointer, detail and code of each field error.
const FAULTS: [(&str, &str, &str); 3] = [
    ("/email", "must be an e-mail address", "invalid_format"),
    ("/lines/0/quantity", "must be at least 1", "too_small"),
    ("/address/postcode", "must not be empty", "required"),
];

/// One field error, where the contestant has no type for it.
#[derive(Debug, serde::Serialize)]
pub struct Fault {
    pointer: Cow<'static, str>,
    detail: Cow<'static, str>,
    code: Cow<'static, str>,
}

fn faults() -> Vec<Fault> {
    let fault = |(pointer, detail, code): (&'static str, &'static str, &'static str)| Fault {
        pointer: pointer.into(),
        detail: detail.into(),
        code: code.into(),
    };
    FAULTS.map(fault).into()
}

/// The five errors as an enum with thiserror, where the contestant does not bring a derive.
#[derive(Debug, thiserror::Error)]
pub enum OrderError {
    #[error("there is no such order")]
    NoSuchOrder,
    #[error("order {id} of {customer} does not exist")]
    NotOf { id: u64, customer: String },
    #[error("too many orders")]
    TooFast { wait: Duration },
    #[error("the order did not pass validation")]
    Invalid { errors: Vec<Fault> },
    #[error("storage failed")]
    Storage(#[source] io::Error),
}

impl OrderError {
    pub fn of(case: Case) -> OrderError {
        match case {
            Case::Unit => OrderError::NoSuchOrder,
            Case::Detail => OrderError::NotOf { id: ID, customer: customer() },
            Case::RetryAfter => OrderError::TooFast { wait: WAIT },
            Case::Errors => OrderError::Invalid { errors: faults() },
            Case::Masked => OrderError::Storage(source()),
        }
    }
}

/// The cells of a contestant: how it makes an error of a case, and how it converts it to a response.
macro_rules! contestant {
    ($who:literal, $of:path, $($respond:expr),+) => {
        pub fn cells() -> Vec<crate::Cell> {
            let mut cells = Vec::new();
            $(cells.extend(crate::contestants::CASES.map(|(case, name)| crate::cell($who, name, move || $of(case), $respond)));)+
            cells
        }
    };
}
use contestant;

#[cfg(test)]
mod tests {
    use crate::Shown;

    #[test]
    #[cfg(not(feature = "problemdetails"))]
    fn the_derive_and_the_limit_respond_alike() {
        let shown = |who: &str| -> Vec<(String, &str, Shown)> {
            super::cells()
                .into_iter()
                .filter(|cell| cell.who == who)
                .map(|cell| (cell.case.clone(), cell.into, (cell.show)()))
                .collect()
        };
        let derive = shown("derive");
        assert_eq!(derive.len(), 10);
        assert_eq!(derive, shown("tuned by hand"));
        for who in ["serde struct", "json!"] {
            for ((.., derive), (case, .., other)) in derive.iter().zip(shown(who)) {
                // `http` still has the phrase of RFC 4918 for a 422.
                let body = |shown: &Shown| shown.body.replace("Unprocessable Entity", "Unprocessable Content");
                let read = |shown: &Shown| serde_json::from_str::<serde_json::Value>(&body(shown)).expect("JSON");
                assert_eq!((read(derive), derive.status), (read(&other), other.status), "{who}, {case}");
                let headers = |shown: &Shown| {
                    let mut headers = shown.headers.clone();
                    headers.retain(|(name, _)| name != "cache-control");
                    headers.sort();
                    headers
                };
                assert_eq!(headers(derive), headers(&other), "{who}, {case}");
            }
        }
    }

    #[test]
    fn every_contestant_responds() {
        for cell in super::cells() {
            let shown = (cell.show)();
            let status = match cell.case.as_str() {
                "unit 404" | "detail 404" => 404,
                "429" => 429,
                "422" => 422,
                _ => 500,
            };
            assert_eq!(shown.status, status, "{}, {}", cell.who, cell.case);
            let has = |name: &str, value: &str| shown.headers.contains(&(name.to_owned(), value.to_owned()));
            assert!(has("content-type", "application/problem+json"), "{}, {}: {shown:?}", cell.who, cell.case);
            assert_eq!(has("retry-after", "30"), status == 429, "{}: {shown:?}", cell.who);
            assert_eq!(
                shown.body.contains("order 48151 of Ada Lovelace does not exist"),
                cell.case == "detail 404",
                "{}: {shown:?}",
                cell.who
            );
            assert_eq!(shown.body.contains("/lines/0/quantity"), status == 422, "{}: {shown:?}", cell.who);
            assert!(!shown.body.contains("10.0.0.5"), "{}: {shown:?}", cell.who);
        }
    }
}
