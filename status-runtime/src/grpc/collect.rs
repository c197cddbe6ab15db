//! The conversion of an error into a status of gRPC: from the document that clients of HTTP get, its headers, and the fields
//! in its text.

use std::borrow::Cow;
use std::fmt::{Display, Write as _};
use std::mem;
use std::time::{Duration, SystemTime};

use http::{HeaderMap, HeaderName, HeaderValue, header};
#[cfg(feature = "_layer")]
use status_vocabulary::RetryClass;
use status_vocabulary::render::Reason;
use status_vocabulary::{Companion, Form, Grpc, Metadata, grammar};

use super::data::{ErrorInfo, FieldViolation, HelpLink, Status};
use super::{limit, message};
use crate::document::Document;
use crate::entry::Entry;
use crate::error::{HttpError, Retry};
use crate::header::{Link, RetryAfter};
use crate::json::read::{Member, elements, members, unescape};
use crate::trace;
use crate::value::named::Named;

pub(crate) const PUSHBACK: HeaderName = HeaderName::from_static("grpc-retry-pushback-ms");

/// An error as the peer of a call gets it.
#[derive(Debug)]
pub(crate) struct CallError {
    pub(crate) status: Status,
    pub(super) companions: HeaderMap,
    retry: Retry,
}

impl CallError {
    pub(crate) fn of(error: &dyn HttpError) -> CallError {
        let entry = error.entry();
        let mut companions = HeaderMap::new();
        error.companions(&mut companions);
        let mut status = Bare::of(entry).whole(&companions);
        match is_masked(entry) {
            true => status.help.clear(),
            false => explain(error, entry, &mut status),
        }
        limit::fit(&mut status);
        CallError { status, companions, retry: error.retry() }
    }

    /// The same for an error of which there are no more than these parts, and the headers of its response.
    #[cfg(feature = "_layer")]
    pub(crate) fn bare(bare: &Bare<'_>, retry: RetryClass, headers: &HeaderMap) -> CallError {
        let (status, retry) = (bare.status(headers), Retry::by_class(retry, RetryAfter::of(headers)));
        CallError { status, companions: HeaderMap::new(), retry }
    }

    /// Writes it into the header fields of a response, which has the companions already.
    #[cfg(feature = "_layer")]
    pub(crate) fn write_trailers(&self, headers: &mut HeaderMap) {
        self.status.write_trailers(headers);
        headers.extend(pushback(self.retry).map(|pushback| (PUSHBACK, pushback)));
    }

    /// The metadata of the call: those companions that mean something outside of HTTP, and the delay.
    #[cfg_attr(
        not(any(feature = "connectrpc", feature = "tonic")),
        allow(dead_code, reason = "only a library for gRPC has calls with metadata")
    )]
    pub(crate) fn metadata(&self) -> HeaderMap {
        let mut metadata = limit::fitting(&self.outside_of_http());
        if let Some(pushback) = pushback(self.retry) {
            metadata.insert(PUSHBACK, pushback);
        }
        metadata
    }

    /// The companions that mean something outside of HTTP.
    pub(crate) fn outside_of_http(&self) -> HeaderMap {
        let mut metadata = HeaderMap::new();
        for (name, value) in &self.companions {
            // A name in `-bin` means Base64, and other values are visible ASCII and spaces (gRPC over HTTP/2, "ASCII-Value").
            let is_ascii = value.as_bytes().iter().all(|byte| matches!(byte, b' '..=b'~'));
            let sendable = !name.as_str().ends_with("-bin") && is_ascii;
            match (is_of_http(name), sendable) {
                (true, _) => {}
                (_, true) => _ = metadata.append(name, value.clone()),
                (_, false) => trace::left_out(name.as_str(), &"gRPC metadata cannot carry it"),
            }
        }
        metadata
    }
}

/// Adds what the document has, and the fields in the text.
fn explain(error: &dyn HttpError, entry: &Entry, status: &mut Status) {
    let mut document = Document::json(entry.parts());
    error.__document(&mut document);
    let document = document.finish();
    let mut metadata = Keyed(Vec::new());
    let mut parameter = None;
    for member in members(&document) {
        match &*unescape(member.name) {
            "type" | "title" | "status" | "code" => {}
            "detail" => status.message = non_empty(member.shown()).unwrap_or(mem::take(&mut status.message)),
            "errors" => status.violations.extend(elements(member.raw()).map(violation)),
            "parameter" => parameter = member_of(member.raw(), "name"),
            name => metadata.put(name, &member.shown()),
        }
    }
    error.__named(&mut Named(&mut |name, value| metadata.put(name, value)));
    status.violations.extend(parameter.map(|name| FieldViolation {
        field: name.shown().into_owned(),
        description: status.message.clone(),
        reason: String::new(),
    }));
    status.error_info.get_or_insert_default().metadata = metadata.0;
}

/// Returns whether the client gets the identity of the error and nothing else.
fn is_masked(entry: &Entry) -> bool {
    let is_seen_as_another = entry.is_concealed();
    !is_seen_as_another && entry.situation().seen_as(entry.status().as_u16()).masked() && !entry.has_detail()
}

/// The parts of a status that are known without a value.
pub(crate) struct Bare<'a> {
    pub(crate) code: Grpc,
    pub(crate) reason: &'a str,
    pub(crate) domain: &'a str,
    pub(crate) message: &'a str,
}

impl Bare<'_> {
    /// The parts of a derived error. An absent one has no domain, since it is not to be told from what does not exist.
    pub(crate) fn of(entry: &'static Entry) -> Bare<'static> {
        let identity = entry.identity();
        let domain = if entry.is_absent() { "" } else { entry.domain() };
        Bare { code: entry.grpc(), reason: identity.code, domain, message: identity.title }
    }

    /// The status of these parts and of the companions.
    #[cfg(feature = "_layer")]
    pub(crate) fn status(&self, headers: &HeaderMap) -> Status {
        let mut status = self.whole(headers);
        limit::fit(&mut status);
        status
    }

    /// The same, however large it is.
    fn whole(&self, headers: &HeaderMap) -> Status {
        let links = headers.get_all(header::LINK).iter().filter_map(|line| Link::parse_all([line]).ok()).flatten();
        Status {
            error_info: Some(ErrorInfo {
                reason: Reason::of(self.reason).to_string(),
                domain: self.domain.to_owned(),
                metadata: Vec::new(),
            }),
            retry_delay: RetryAfter::of(headers).map(|retry_after| delay(&retry_after)).filter(is_plausible),
            help: links.filter(|link| link.is("help")).filter_map(|link| help(&link)).collect(),
            ..Status::new(self.code, self.message)
        }
    }
}

fn non_empty(text: Cow<'_, str>) -> Option<String> {
    (!text.is_empty()).then(|| text.into_owned())
}

/// Metadata of google.rpc.ErrorInfo, one entry for each key.
struct Keyed(Vec<(String, String)>);

impl Keyed {
    fn put(&mut self, key: &str, value: &dyn Display) {
        let mut text = String::new();
        if self.0.iter().any(|(known, _)| known == key) || write!(text, "{value}").is_err() {
            return;
        }
        match is_key(key) {
            true => self.0.push((key.to_owned(), text)),
            false => trace::left_out(
                key,
                &"a key of ErrorInfo has 2 to 64 letters, digits, `-` and `_`, the first from `a` to `z`",
            ),
        }
    }
}

/// google/rpc/error_details.proto, "ErrorInfo": `[a-z][a-zA-Z0-9-_]+`, and at most 64 characters.
fn is_key(key: &str) -> bool {
    (2..=64).contains(&key.len())
        && key.starts_with(|first: char| first.is_ascii_lowercase())
        && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

/// One of `errors`: a text, an object with `pointer`, `detail` and `code`, or anything else as it is.
fn violation(element: &str) -> FieldViolation {
    let text = |name| member_of(element, name).map(|member| member.shown().into_owned());
    if !element.starts_with('{') {
        return FieldViolation { description: Member::shown_of(element).into_owned(), ..FieldViolation::default() };
    }
    let (pointer, detail) = (text("pointer"), text("detail"));
    let description = match (&pointer, detail) {
        (_, Some(detail)) => detail,
        (Some(_), None) => String::new(),
        (None, None) => element.to_owned(),
    };
    FieldViolation {
        field: pointer.as_deref().map(path).unwrap_or_default(),
        description,
        reason: text("code").map(|code| Reason::of(&code).to_string()).unwrap_or_default(),
    }
}

fn member_of<'a>(object: &'a str, name: &str) -> Option<Member<'a>> {
    members(object.as_bytes()).find(|member| member.name == name)
}

/// A JSON Pointer as a path of google.rpc.BadRequest: `/items/0/price` is `items[0].price`. A name that is not one of
/// Protocol Buffers is between backticks, as a key of a map is, and a backtick in it is doubled (AIP-161).
pub(crate) fn path(pointer: &str) -> String {
    let decoded;
    let pointer = match pointer.strip_prefix('#') {
        // The form for URIs (RFC 6901 6).
        Some(fragment) => {
            decoded = message::decode(fragment.as_bytes());
            &decoded
        }
        None => pointer,
    };
    let Some(tokens) = pointer.strip_prefix('/') else { return pointer.to_owned() };
    let mut path = String::new();
    for token in tokens.split('/') {
        let is_index = !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_digit());
        let is_name = token.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
            && token.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        let name = token.replace("~1", "/").replace("~0", "~").replace('`', "``");
        let dot = if path.is_empty() { "" } else { "." };
        _ = match (is_index, is_name) {
            (true, _) => write!(path, "[{token}]"),
            (_, true) => write!(path, "{dot}{name}"),
            (_, false) => write!(path, "{dot}`{name}`"),
        };
    }
    path
}

fn help(link: &Link) -> Option<HelpLink> {
    if grammar::absolute_uri(link.href()).is_err() {
        trace::left_out("Help", &"a relative reference has no base outside of HTTP");
        return None;
    }
    let description = link.parameter("title").unwrap_or_default().to_owned();
    Some(HelpLink { description, url: link.href().to_owned() })
}

/// The delay from now, in whole seconds so that no client comes too early.
fn delay(retry_after: &RetryAfter) -> Duration {
    RetryAfter::after(retry_after.since(SystemTime::now())).delay().unwrap_or_default()
}

/// Returns whether a response would be sent with the delay. A date may be further away.
fn is_plausible(delay: &Duration) -> bool {
    RetryAfter::after(*delay).to_value().is_some()
}

/// The delay in milliseconds, a signed number of 32 bits (gRPC proposal A6). grpc-java repeats every call that has it,
/// whatever the code is, so it is only there where any call may be repeated.
fn pushback(retry: Retry) -> Option<HeaderValue> {
    match retry {
        Retry::AfterDelay(Some(retry_after)) | Retry::AtOnce(Some(retry_after)) => {
            // A negative number forbids the repetition (A6, "Server pushback"), where a shorter delay would allow it too early.
            Some(i32::try_from(delay(&retry_after).as_millis()).unwrap_or(-1).into())
        }
        Retry::AfterDelay(None)
        | Retry::AtOnce(None)
        | Retry::AfterDelayIfIdempotent(_)
        | Retry::AfterRefresh(_)
        | Retry::Never => None,
    }
}

/// Returns whether the header is about the HTTP message, its content or its method: a gRPC call is always a POST whose
/// response has status 200.
fn is_of_http(name: &HeaderName) -> bool {
    let is_it = |companion: &&Companion| matches!(companion.form(), Form::Header(header) if name == header);
    let companion = Companion::ALL.iter().find(is_it);
    // Upgrade adds it (RFC 9110 7.8).
    *name == header::CONNECTION || companion.is_some_and(|companion| companion.grpc() == Some(Metadata::Dropped))
}

#[cfg(test)]
mod tests {
    use super::{is_key, path};

    #[test]
    fn a_pointer_is_a_path() {
        for (pointer, right) in [
            ("", ""),
            ("/email", "email"),
            ("/items/0/price", "items[0].price"),
            ("/0/a", "[0].a"),
            ("/a/0/1", "a[0][1]"),
            ("/first-name/b", "`first-name`.b"),
            ("/a~1b/m~0n", "`a/b`.`m~n`"),
            ("/a.b", "`a.b`"),
            ("/a`b", "`a``b`"),
            ("/", "``"),
            ("/2fa", "`2fa`"),
            ("#/a%20b/0", "`a b`[0]"),
            ("email", "email"),
        ] {
            assert_eq!(path(pointer), right, "{pointer}");
        }
    }

    #[test]
    fn a_key_is_one_of_protocol_buffers() {
        for key in ["id", "n1", "order_id", "orderId", "a-b", &"a".repeat(64)] {
            assert!(is_key(key), "{key}");
        }
        for key in ["", "n", "Id", "_id", "1", "a b", "größe", &"a".repeat(65)] {
            assert!(!is_key(key), "{key}");
        }
    }
}
