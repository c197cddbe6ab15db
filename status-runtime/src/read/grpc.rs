//! The status of a gRPC call as a response: its trailers are the header fields, and its details are the document.

use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, StatusCode, header};
use serde_json::{Map, Value, json};
use status_vocabulary::Grpc;

use super::lines::moment;
use super::received::Received;
use crate::entry::Entry;
use crate::grpc::{self, FieldViolation, PUSHBACK, Status, base64};
use crate::header::RetryAfter;

impl Received {
    /// Keeps the status of a gRPC call, from its trailers or from the header fields of a response without content.
    ///
    /// Its status code is the one that stands for gRPC's, and the delay of RetryInfo is its Retry-After.
    ///
    /// ```
    /// use status_runtime::grpc::Status;
    /// use status_runtime::{FromResponse, HttpError, Read, Received};
    ///
    /// #[derive(Debug, PartialEq, thiserror::Error, HttpError, FromResponse)]
    /// #[status(domain = "orders.example.com")]
    /// enum OrderError {
    ///     #[error("order {id} does not exist")]
    ///     #[status(not_found)]
    ///     NoSuchOrder { #[status(extension)] id: u64 },
    /// }
    ///
    /// let mut trailers = http::HeaderMap::new();
    /// Status::of(&OrderError::NoSuchOrder { id: 7 }).write_trailers(&mut trailers);
    ///
    /// let received = Received::from_trailers(trailers);
    /// assert_eq!(received.status(), 404);
    /// assert_eq!(received.grpc_status().expect("a status").message, "order 7 does not exist");
    /// match received.read::<OrderError>()? {
    ///     Read::Known { error, .. } => assert_eq!(error, OrderError::NoSuchOrder { id: 7 }),
    ///     Read::Unknown(received) => panic!("{received:?}"),
    /// }
    /// # Ok::<(), status_runtime::Unread>(())
    /// ```
    pub fn from_trailers(mut trailers: HeaderMap) -> Received {
        let code = grpc::code(&trailers).and_then(Result::ok).unwrap_or(Grpc::Unknown);
        let delay = Status::from_trailers(&trailers).and_then(|status| status.ok()?.retry_delay);
        match (delay, RetryAfter::of(&trailers)) {
            // The nearest that a header can have: without one, the call could be made again too early.
            (Some(delay), None) => _ = trailers.append(header::RETRY_AFTER, RetryAfter::after(delay).into()),
            // The delay is that of the date, and so tells the moment of the response.
            (Some(delay), Some(until)) if moment(&trailers).is_none() => {
                let moment = until.date().and_then(|date| RetryAfter::at(date.checked_sub(delay)?).to_value());
                if let Some(moment) = moment {
                    trailers.insert(header::DATE, moment);
                }
            }
            _ => {}
        }
        let mut response = http::Response::new(Bytes::new());
        *response.status_mut() = StatusCode::from_u16(code.http_status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        *response.headers_mut() = trailers;
        Received::new(response)
    }

    /// Keeps the error of a call of Connect, each of whose details has a name and Base64. One that has something else makes it unknown.
    pub(crate) fn from_connect<'a>(
        code: Grpc,
        message: &str,
        details: impl Iterator<Item = (&'a str, &'a str)>,
        mut headers: HeaderMap,
    ) -> Received {
        let details = details.map(|(name, value)| Some((name, base64::decode(value.as_bytes())?)));
        Status::new(code, message).write_details(Option::from_iter(details).unwrap_or_default(), &mut headers);
        Received::from_trailers(headers)
    }

    /// The status of the gRPC call, if it is one, and if it can be read.
    pub fn grpc_status(&self) -> Option<Status> {
        Status::from_trailers(self.headers())?.ok()
    }

    /// The delay that a call has beside Retry-After: that of RetryInfo or of the server's pushback, whichever is longer,
    /// as far as a header can have it.
    pub(crate) fn delay_of_call(&self) -> Option<RetryAfter> {
        let delay = self.grpc_status().and_then(|status| status.retry_delay);
        delay
            .max(self.pushback().flatten())
            .filter(|_| self.is_of_grpc())
            .map(|delay| RetryAfter::after(delay).nearest())
    }

    /// Returns whether the server asks not to repeat the call: by a pushback that is negative or cannot be read (gRPC
    /// proposal A6, "Server pushback").
    #[cfg(feature = "retry")]
    pub(crate) fn forbids_repetition(&self) -> bool {
        self.is_of_grpc() && self.pushback() == Some(None)
    }

    /// The server's pushback, and the delay in it.
    fn pushback(&self) -> Option<Option<Duration>> {
        let mut lines = self.headers().get_all(PUSHBACK).iter();
        let milliseconds = lines.next()?.to_str().ok().and_then(|text| text.parse::<u32>().ok());
        let only = milliseconds.filter(|_| lines.next().is_none());
        Some(only.map(|milliseconds| Duration::from_millis(milliseconds.into())))
    }

    /// Returns whether it is the response of a gRPC call. One with a document is read like any other.
    pub(crate) fn is_of_grpc(&self) -> bool {
        grpc::code(self.headers()).is_some() && self.document().is_none()
    }
}

/// The position of the entry that a status is: by domain and reason, and where codes differ in nothing else, by gRPC's code.
pub(super) fn recognise(entries: &[&'static Entry], status: &Status) -> Option<usize> {
    let info = status.error_info.as_ref()?;
    let is_it = |entry: &&Entry| entry.domain() == info.domain && entry.reason() == info.reason;
    let of_code = entries.iter().position(|entry| entry.grpc() == status.code && is_it(entry));
    of_code.or_else(|| entries.iter().position(is_it))
}

/// The document that the details stand for, each member of the metadata a text.
pub(super) fn document(entry: &Entry, status: &Status) -> String {
    let has = |name: &str| entry.members().iter().any(|member| member.name == name);
    let metadata = status.error_info.iter().flat_map(|info| &info.metadata);
    let mut members: Map<_, _> = metadata.map(|(key, value)| (key.clone(), value.as_str().into())).collect();
    members.insert("detail".to_owned(), status.message.as_str().into());
    let mut violations = &status.violations[..];
    if let [before @ .., last] = violations
        && has("parameter")
        && last.description == status.message
        && last.reason.is_empty()
    {
        violations = before;
        members.insert("parameter".to_owned(), json!({ "name": last.field }));
    }
    if has("errors") {
        members.insert("errors".to_owned(), violations.iter().map(error).collect());
    }
    Value::Object(members).to_string()
}

fn error(violation: &FieldViolation) -> Value {
    let mut error = json!({ "pointer": pointer(&violation.field), "detail": violation.description });
    if !violation.reason.is_empty() {
        error["code"] = violation.reason.to_ascii_lowercase().into();
    }
    error
}

/// The JSON Pointer of a path: `items[0].price` is `/items/0/price`. What is not a path stays as it is.
fn pointer(path: &str) -> String {
    tokens(path).unwrap_or_else(|| path.to_owned())
}

fn tokens(path: &str) -> Option<String> {
    let mut pointer = String::new();
    let mut rest = path;
    while !rest.is_empty() {
        pointer.push('/');
        if let Some(index) = rest.strip_prefix('[') {
            let (index, after) = index.split_once(']')?;
            pointer.push_str(index);
            rest = after;
            continue;
        }
        rest = if pointer.len() > 1 { rest.strip_prefix('.')? } else { rest };
        let (name, after) = match rest.strip_prefix('`') {
            Some(quoted) => unquoted(quoted)?,
            None => {
                let (name, after) = rest.split_at(rest.find(['.', '[']).unwrap_or(rest.len()));
                (name.to_owned(), after)
            }
        };
        pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
        rest = after;
    }
    Some(pointer)
}

/// A name up to its closing backtick, of which two are one in the name, and what follows.
fn unquoted(quoted: &str) -> Option<(String, &str)> {
    let mut name = String::new();
    let mut rest = quoted;
    loop {
        let (before, after) = rest.split_once('`')?;
        name.push_str(before);
        match after.strip_prefix('`') {
            Some(after) => {
                name.push('`');
                rest = after;
            }
            None => return Some((name, after)),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use http::{HeaderMap, HeaderValue, header};
    use proptest::prelude::*;
    use status_vocabulary::Grpc;

    use super::pointer;
    use crate::Received;
    use crate::grpc::{Status, path};

    /// A delay that is longer than a header's is the longest that one has, and not none: any attempt would be too early.
    #[test]
    fn a_delay_of_any_length_is_kept() {
        for (delay, received) in [(30, 30), (31_622_400, 31_622_400), (31_622_401, 31_622_400), (u64::MAX, 31_622_400)]
        {
            let mut status = Status::new(Grpc::Unavailable, "it is closed");
            // 10,000 years are what a duration has at most.
            status.retry_delay = Some(Duration::from_secs(delay.min(315_576_000_000)));
            let mut trailers = HeaderMap::new();
            status.write_trailers(&mut trailers);
            let retry_after = Received::from_trailers(trailers).retry_after();
            assert_eq!(retry_after, Some(Duration::from_secs(received)), "{delay}");
        }
    }

    /// RFC 9110 5.3: two lines of Date are no date, and the delay tells the moment.
    #[test]
    fn a_date_that_is_there_twice_is_none() {
        let until = "Sun, 06 Nov 1994 08:50:07 GMT";
        for dates in [&[][..], &["Sun, 06 Nov 1994 08:49:37 GMT"; 2]] {
            let mut status = Status::new(Grpc::Unavailable, "it is closed");
            status.retry_delay = Some(Duration::from_secs(5));
            let mut trailers = HeaderMap::new();
            trailers.insert("retry-after", HeaderValue::from_static(until));
            trailers.extend(dates.iter().map(|date| (header::DATE, HeaderValue::from_static(date))));
            status.write_trailers(&mut trailers);
            assert_eq!(Received::from_trailers(trailers).retry_after(), Some(Duration::from_secs(5)), "{dates:?}");
        }
    }

    #[test]
    fn a_path_is_a_pointer() {
        for (path, right) in [
            ("", ""),
            ("email", "/email"),
            ("items[0].price", "/items/0/price"),
            ("[0].a", "/0/a"),
            ("a[0][1]", "/a/0/1"),
            ("`first-name`.b", "/first-name/b"),
            ("`a/b`.`m~n`", "/a~1b/m~0n"),
            ("`a.b`", "/a.b"),
            ("`a``b`", "/a`b"),
            ("``", "/"),
            ("``.a", "//a"),
            // None of these is a path.
            ("a b", "/a b"),
            ("`a", "`a"),
            ("a[0", "a[0"),
            ("a`b`", "/a`b`"),
            ("[0]a", "[0]a"),
        ] {
            assert_eq!(pointer(path), right, "{path}");
        }
    }

    proptest! {
        #[test]
        fn a_pointers_path_is_that_pointer(tokens in prop::collection::vec("[a-z0-9_.`~/\\[\\] é]{0,4}", 0..4)) {
            let escaped = tokens.iter().map(|token| format!("/{}", token.replace('~', "~0").replace('/', "~1")));
            let original = String::from_iter(escaped);
            prop_assert_eq!(pointer(&path(&original)), original);
        }

        #[test]
        fn no_path_panics(path in "[a.`\\[\\]0/~é]{0,12}") {
            pointer(&path);
        }
    }
}
