//! The catalogue's description of a response, independent of Markdown and HTML. Text in backticks is code.

use status_vocabulary::render::Reason;
use status_vocabulary::{Form, RetryClass};

use super::case::Case;
use super::described::{canonical, purpose, sample, sentence};
use super::schema::Ty;

pub(crate) struct Page {
    /// The end of its URI, or a name for it where it has no URI of its own.
    pub(crate) slug: String,
    pub(crate) title: String,
    /// `404 Not Found`
    pub(crate) status: String,
    pub(crate) code: Option<String>,
    pub(crate) type_uri: Option<String>,
    /// The code and the reason that clients of gRPC see.
    pub(crate) grpc: Option<(&'static str, String)>,
    pub(crate) happened: String,
    pub(crate) advice: Vec<String>,
    pub(crate) retry: String,
    pub(crate) headers: Vec<Row>,
    pub(crate) members: Vec<Row>,
    pub(crate) example: String,
}

/// A header or a member.
pub(crate) struct Row {
    pub(crate) name: String,
    pub(crate) what: String,
    pub(crate) always: bool,
}

impl Page {
    pub(crate) fn of(case: &Case) -> Page {
        let status = case.entry.status();
        let phrase = status_vocabulary::phrase(status.as_u16()).unwrap_or(case.entry.situation().phrase());
        let type_uri = (!case.is_outcome()).then(|| case.type_uri().to_owned());
        Page {
            slug: slug(case),
            title: case.title().to_owned(),
            status: format!("{} {phrase}", status.as_u16()),
            code: case.code().map(str::to_owned),
            type_uri,
            grpc: case.code().map(|code| (case.entry.grpc().name(), Reason::of(code).to_string())),
            happened: case.description().to_owned(),
            advice: advice(case),
            retry: retry(case),
            headers: headers(case),
            members: members(case),
            example: example(case, phrase),
        }
    }

    /// The URI that has a page of its own: one with a fragment is a place in the index.
    pub(crate) fn uri(&self) -> Option<&str> {
        self.type_uri.as_deref().filter(|uri| *uri != "about:blank" && !uri.contains('#'))
    }
}

fn slug(case: &Case) -> String {
    match case.type_uri() {
        // It becomes an `id`, which white space would end.
        "about:blank" => case.name().replace(|letter: char| letter == '_' || letter.is_whitespace(), "-"),
        uri => uri.rsplit(['/', '#', ':', '=']).next().unwrap_or_default().to_owned(),
    }
}

/// Advice on what the client has to change.
fn advice(case: &Case) -> Vec<String> {
    let mut advice = vec![first_advice(case).to_owned()];
    let says = |name: String, always, purpose: &str| match always {
        true => format!("`{name}` says {purpose}."),
        false => format!("`{name}`, where it is sent, says {purpose}."),
    };
    for spec in case.headers() {
        // The delay is part of the next section, and storing an error does not help to avoid it.
        if let Some(purpose) = purpose(Form::Header(spec.name()))
            && !matches!(spec.name(), "retry-after" | "cache-control")
        {
            advice.push(says(canonical(spec.name()), spec.always(), purpose));
        }
    }
    for spec in case.members() {
        if let Some(purpose) = purpose(Form::Member(spec.name())) {
            advice.push(says(spec.name().to_owned(), spec.always(), purpose));
        }
    }
    advice
}

fn first_advice(case: &Case) -> &'static str {
    let retry = case.entry.situation().retry();
    match case.entry.status().as_u16() {
        ..400 => "Nothing went wrong.",
        401 | 407 => "Send credentials that are accepted.",
        403 => "Ask for the permission that is missing, or do without: other credentials may have it.",
        404 | 410 => "Check the address, and forget it if it came from an earlier response.",
        400..500 => match retry {
            RetryClass::Never => "Change the request: as it is, it cannot succeed.",
            RetryClass::AfterDelayIfTold => "Change the request, unless `Retry-After` says when to send it as it is.",
            RetryClass::AtOnce => "Nothing is wrong with the request itself: send it again.",
            RetryClass::AfterDelay | RetryClass::AfterDelayIfIdempotent | RetryClass::AfterRefresh => {
                "Nothing is wrong with the request itself: send it again later."
            }
        },
        500.. => match retry {
            RetryClass::Never => "Nothing in the request can help: report it if it goes on.",
            RetryClass::AtOnce
            | RetryClass::AfterDelay
            | RetryClass::AfterDelayIfTold
            | RetryClass::AfterDelayIfIdempotent
            | RetryClass::AfterRefresh => {
                "Nothing has to be changed in the request: the error is on the server's side."
            }
        },
    }
}

fn retry(case: &Case) -> String {
    let advice = case.entry.situation().retry().advice();
    // The situation's own advice already mentions `Retry-After`, where it depends on one.
    let mut text = sentence(&advice.replace("Retry-After", "`Retry-After`"));
    let retry_after = case.headers().iter().find(|spec| spec.name() == "retry-after");
    match (retry_after, case.fixed("retry-after")) {
        (Some(_), Some(value)) if value.bytes().all(|digit| digit.is_ascii_digit()) => {
            text.push_str(&format!(" `Retry-After` asks for {value} seconds."));
        }
        (Some(spec), _) if spec.always() => text.push_str(" `Retry-After` says how long to wait."),
        (Some(_), _) => text.push_str(" `Retry-After`, where it is sent, says how long to wait."),
        (None, _) => {}
    }
    text
}

fn headers(case: &Case) -> Vec<Row> {
    let row = |spec: &crate::HeaderSpec| Row {
        name: canonical(spec.name()),
        what: match (purpose(Form::Header(spec.name())), case.fixed(spec.name())) {
            (Some(purpose), Some(value)) => format!("{} Here: `{value}`", sentence(purpose)),
            (Some(purpose), None) => sentence(purpose),
            (None, Some(value)) => format!("`{value}`"),
            (None, None) => String::new(),
        },
        always: spec.always(),
    };
    case.headers().iter().map(row).collect()
}

fn members(case: &Case) -> Vec<Row> {
    let row = |spec: &crate::MemberSpec| {
        let word = match Ty::of_member(spec).word().as_str() {
            "any" => String::new(),
            word => format!("`{word}`"),
        };
        let purpose = purpose(Form::Member(spec.name())).map(sentence);
        let what = [Some(word).filter(|word| !word.is_empty()), purpose].into_iter().flatten().collect::<Vec<_>>();
        Row { name: spec.name().to_owned(), what: what.join(": "), always: spec.always() }
    };
    case.members().iter().map(row).collect()
}

fn example(case: &Case, phrase: &str) -> String {
    let mut example = format!("HTTP/1.1 {} {phrase}\n", case.entry.status().as_u16());
    if let Some(media_type) = case.media_type() {
        example.push_str(&format!("Content-Type: {media_type}\n"));
    }
    for spec in case.headers() {
        let value = case.fixed(spec.name());
        let value = value.as_deref().unwrap_or_else(|| sample(spec.name(), case.entry.situation()));
        example.push_str(&format!("{}: {value}\n", canonical(spec.name())));
    }
    if let Some(content) = case.example_content(&|_| None) {
        example.push_str(&format!("\n{content}\n"));
    }
    example
}

#[cfg(all(test, feature = "derive"))]
mod tests {
    use super::super::case::cases;
    use super::*;
    use crate::{Catalog, HttpError};

    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("it failed")]
    #[status(crate = crate)]
    #[allow(dead_code, reason = "only its catalogue is looked at")]
    enum Failure {
        #[status(conflict_state)]
        Shipped,
        #[status(request_timeout)]
        TooSlow,
        #[status(rate_limited, retry_after = 30)]
        TooFast,
        #[status(content_too_large, max_bytes = 9)]
        TooLarge,
    }

    /// A request that is too large is repeated unchanged only after the Retry-After that it may have (RFC 9110 15.5.14).
    #[test]
    fn what_to_change_agrees_with_when_to_retry() {
        let advice: Vec<_> = cases(Failure::ENTRIES.iter().copied()).iter().map(first_advice).collect();
        assert_eq!(
            advice,
            [
                "Change the request: as it is, it cannot succeed.",
                "Nothing is wrong with the request itself: send it again.",
                "Nothing is wrong with the request itself: send it again later.",
                "Change the request, unless `Retry-After` says when to send it as it is.",
            ]
        );
    }
}
