//! The responses that leave a layer, for any response of the service: completed, replaced entirely or left alone,
//! and the same through a second one.
#![no_main]

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::future::ready;
use std::sync::LazyLock;
use std::time::Duration;

use bytes::Bytes;
use http::header::*;
use http::{HeaderMap, Method, Request, Response, StatusCode};
use http_body::Body as _;
use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use serde_json::value::RawValue;
use status_fuzz::service::{Frames, collected, head, members, now, observe};
use status_runtime::{Allow, Challenge, HttpError, IntoResponse as _, ProblemLayer, RetryAfter};
use status_tests::negotiation::negotiate;
use status_vocabulary::grammar;
use tower::{Layer as _, Service as _};

static LAYER: LazyLock<ProblemLayer> = LazyLock::new(|| {
    observe();
    ProblemLayer::new()
        .challenge(Challenge::bearer())
        .retry_after(RetryAfter::after(Duration::from_secs(5)))
        .allow(|_| Some(Allow::from_iter([Method::GET])))
});

#[derive(Debug, thiserror::Error, HttpError)]
#[error("{text}")]
#[status(conflict_state)]
struct Conflict {
    text: String,
    #[status(extension)]
    any: Box<RawValue>,
}

/// The way in which a service responds, apart from the content.
#[derive(Debug, Clone, Copy, Default)]
struct Way {
    /// A derived error: the first line of the content is its text, the others are a member.
    derived: bool,
    /// The content comes in several parts, line by line.
    parts: bool,
    /// The last part is not there at once.
    slow: bool,
    /// The declared length is less than that of the content.
    lies: bool,
    trailers: bool,
    /// The service itself leaves out the content of the response to a HEAD.
    strips: bool,
}

/// A request and its response, each as HTTP/1.1 writes it.
#[derive(Debug, Clone)]
struct Exchange<'a> {
    method: Method,
    path: &'a str,
    asked: HeaderMap,
    status: StatusCode,
    way: Way,
    fields: HeaderMap,
    content: &'a [u8],
}

type Sent = (Response<Bytes>, Option<HeaderMap>);

impl<'a> Exchange<'a> {
    /// `GET /path`, fields, an empty line, `404` and the way of responding, fields, an empty line, content.
    fn read(message: &'a [u8]) -> Option<Exchange<'a>> {
        let (line, asked, response) = head(message);
        let (method, path) = str::from_utf8(line).ok()?.split_once(' ')?;
        let (line, fields, content) = head(response);
        let mut words = str::from_utf8(line).ok()?.split(' ');
        let status = StatusCode::from_bytes(words.next()?.as_bytes()).ok()?;
        let mut way = Way::default();
        for word in words {
            match word {
                "derived" => way.derived = true,
                "parts" => way.parts = true,
                "slow" => way.slow = true,
                "lies" => way.lies = true,
                "trailers" => way.trailers = true,
                "strips" => way.strips = true,
                _ => return None,
            }
        }
        let method = method.parse().ok()?;
        Some(Exchange { method, path, asked, status, way, fields, content })
    }

    fn request(&self) -> Option<Request<()>> {
        let mut request = Request::builder().method(&self.method).uri(self.path).body(()).ok()?;
        *request.headers_mut() = self.asked.clone();
        Some(request)
    }

    fn response(&self) -> Response<Frames> {
        let mut response = match self.way.derived {
            true => self.conflict().into_response().map(Frames::from),
            false => Response::new(self.frames()),
        };
        *response.status_mut() = self.status;
        for (name, value) in &self.fields {
            match name == CONTENT_TYPE {
                true => _ = response.headers_mut().insert(name, value.clone()),
                false => _ = response.headers_mut().append(name, value.clone()),
            }
        }
        if self.strips() {
            let length = response.body().parts.iter().map(Bytes::len).sum::<usize>();
            response.headers_mut().entry(CONTENT_LENGTH).or_insert(length.into());
            *response.body_mut() = Frames::from(Bytes::new());
        }
        response
    }

    fn strips(&self) -> bool {
        self.way.strips && self.method == Method::HEAD
    }

    fn conflict(&self) -> Conflict {
        let end = self.content.iter().position(|&byte| byte == b'\n').unwrap_or(self.content.len());
        let text = String::from_utf8_lossy(&self.content[..end]).into_owned();
        let any = serde_json::from_slice(self.content.get(end + 1..).unwrap_or_default());
        Conflict { text, any: any.unwrap_or_else(|_| RawValue::NULL.to_owned()) }
    }

    fn frames(&self) -> Frames {
        let content = Bytes::copy_from_slice(self.content);
        let mut frames = Frames::from(content.clone());
        if self.way.parts {
            frames.length = None;
            frames.parts = self.content.split_inclusive(|&byte| byte == b'\n').map(Bytes::copy_from_slice).collect();
        }
        if self.way.slow {
            let last = frames.parts.pop_back();
            frames.parts.extend([Bytes::new()].into_iter().chain(last));
        }
        if self.way.lies {
            frames.length = Some(content.len() as u64 / 2);
        }
        // The response to a HEAD ends with its header section (RFC 9112 6.3).
        let has_trailers = self.way.trailers && self.method != Method::HEAD;
        frames.trailers = has_trailers.then(|| HeaderMap::from_iter([(WARNING, "x".parse().expect("a value"))]));
        frames
    }

    /// The response through the given number of layers.
    fn through(&self, layers: u8, respond: impl Fn() -> Response<Frames>) -> Option<Sent> {
        let service = tower::service_fn(|_: Request<()>| ready(Ok::<_, Infallible>(respond())));
        let request = self.request()?;
        Some(match layers {
            0 => collected(respond()),
            1 => now(LAYER.layer(service).call(request)).map(collected).unwrap_or_else(|never| match never {}),
            _ => now(LAYER.layer(LAYER.layer(service)).call(request))
                .map(collected)
                .unwrap_or_else(|never| match never {}),
        })
    }

    /// The lines of Accept.
    fn accept(&self) -> Vec<Vec<u8>> {
        self.asked.get_all(ACCEPT).iter().map(|line| line.as_bytes().to_vec()).collect()
    }

    fn size(&self) -> usize {
        let fields = |fields: &HeaderMap| fields.iter().map(|(name, value)| name.as_str().len() + value.len()).sum();
        let fields: [usize; 2] = [fields(&self.asked), fields(&self.fields)];
        self.path.len() + fields.iter().sum::<usize>() + self.content.len()
    }
}

/// The changes that a layer may make to the content of an error.
#[derive(Debug, PartialEq)]
enum Fate {
    /// The content has a known form.
    LeftAlone,
    /// The document of a derived error is completed.
    Completed,
    /// The content is replaced by a document.
    Replaced,
    /// The headers say that a layer made the text, which the fuzzer can send as well.
    Either,
}

fn fate(exchange: &Exchange<'_>, response: &Response<Bytes>) -> Fate {
    let headers = response.headers();
    let media_type = headers.get(CONTENT_TYPE).map(|media_type| media_type.as_bytes().to_ascii_lowercase());
    // An empty response is no form of an error, whatever its media type is. That of a HEAD may be empty for being one.
    if exchange.response().body().size_hint().exact() == Some(0) && !is_grpc(headers) {
        let is_of_get = exchange.method != Method::HEAD && !exchange.way.lies && !exchange.way.derived;
        return if is_of_get { Fate::Replaced } else { Fate::Either };
    }
    if exchange.way.derived && media_type.as_deref() == Some(b"application/problem+json") {
        let is_changed = headers.contains_key(CONTENT_ENCODING) || exchange.fields.contains_key(CONTENT_LENGTH);
        return if is_changed { Fate::Either } else { Fate::Completed };
    }
    let Some(media_type) = media_type else { return Fate::Replaced };
    let essence = String::from_utf8_lossy(&media_type);
    let essence = essence.split(';').next().unwrap_or_default().trim();
    let is_a_layers = headers.contains_key(X_CONTENT_TYPE_OPTIONS) && headers.contains_key("x-request-id");
    match essence {
        "text/plain" if is_a_layers => Fate::Either,
        "text/plain" => Fate::Replaced,
        _ if exchange.status.is_client_error() => Fate::LeftAlone,
        _ if headers.get_all(CONTENT_TYPE).iter().count() > 1 => Fate::Replaced,
        _ if !str::from_utf8(&media_type).is_ok_and(|media_type| grammar::media_type(media_type).is_ok()) => {
            Fate::Replaced
        }
        "text/html" | "text/xml" | "text/json" => Fate::LeftAlone,
        "application/octet-stream" => Fate::Replaced,
        other if other.starts_with("text/") && !other.ends_with("+xml") && !other.ends_with("+json") => Fate::Replaced,
        _ => Fate::LeftAlone,
    }
}

fn only<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    let values: Vec<_> = headers.get_all(name).iter().collect();
    assert_eq!(values.len(), 1, "{name}: {headers:?}");
    values[0].to_str().expect("text")
}

/// Headers that describe the bytes of another content.
const OF_THE_BYTES: &[&str] = &[
    "accept-ranges",
    "content-digest",
    "content-encoding",
    "content-md5",
    "digest",
    "repr-digest",
    "trailer",
    "transfer-encoding",
];

/// Headers that describe content that is replaced.
const OF_THE_CONTENT: &[&str] =
    &["content-disposition", "content-language", "content-location", "etag", "expires", "last-modified"];

/// Checks the header of a response whose content is a document.
fn described(exchange: &Exchange<'_>, headers: &HeaderMap, fate: &Fate) {
    let media_type = only(headers, "content-type");
    assert_eq!(media_type, negotiate(&exchange.accept()));
    for name in OF_THE_BYTES {
        assert!(!headers.contains_key(*name), "{name}: {headers:?}");
    }
    if *fate == Fate::Replaced {
        for name in OF_THE_CONTENT {
            assert!(!headers.contains_key(*name), "{name}: {headers:?}");
        }
        let companion = match exchange.status.as_u16() {
            401 => Some(WWW_AUTHENTICATE),
            405 => Some(ALLOW),
            429 | 503 => Some(RETRY_AFTER),
            _ => None,
        };
        assert!(companion.is_none_or(|name| headers.contains_key(name)), "{headers:?}");
    }
    let vary = headers.get_all(VARY).iter().map(|line| String::from_utf8_lossy(line.as_bytes()).to_lowercase());
    assert!(vary.collect::<Vec<_>>().join(",").split(',').any(|it| ["*", "accept"].contains(&it.trim())));
    if !media_type.ends_with("json") {
        assert_eq!(only(headers, "x-content-type-options"), "nosniff");
    }
    if media_type.starts_with("text/html") {
        assert!(only(headers, "content-security-policy").starts_with("default-src 'none';"));
    }
}

/// Checks the members of a JSON document.
fn document(exchange: &Exchange<'_>, sent: &Response<Bytes>, fate: &Fate) {
    let members = members(sent.body()).expect("a document");
    let names: BTreeSet<_> = members.iter().map(|(name, _)| name).collect();
    assert_eq!(names.len(), members.len(), "{members:?}");
    let value = |name: &str| {
        let (_, value) = members.iter().find(|(known, _)| known == name)?;
        Some(serde_json::from_str::<Value>(value.get()).expect("a value"))
    };
    assert_eq!(value("status"), Some(exchange.status.as_u16().into()));
    assert_eq!(value("request_id"), Some(only(sent.headers(), "x-request-id").into()));
    assert_eq!(value("type"), Some("about:blank".into()));
    assert!(value("title").is_some_and(|title| title != ""));
    if let Some(instance) = value("instance") {
        let reference = iri_string::types::UriReferenceStr::new(instance.as_str().expect("text")).expect("a reference");
        assert!(reference.authority_str().is_none() && reference.path_str().starts_with('/'));
        assert!(instance.as_str().is_some_and(|instance| instance.len() <= 2048));
    }
    match fate {
        Fate::Completed => {
            let conflict = exchange.conflict();
            assert_eq!(value("detail"), Some(conflict.text.into()));
            let (_, any) = members.iter().find(|(name, _)| name == "any").expect("the member");
            assert_eq!(any.get(), conflict.any.get());
        }
        Fate::Replaced | Fate::Either | Fate::LeftAlone => {
            let Some(detail) = value("detail") else { return };
            // A derived error keeps its own, whatever its status has become.
            if !exchange.way.derived {
                assert!(exchange.status.is_client_error());
                assert_eq!(detail, str::from_utf8(exchange.content).expect("text").trim());
            }
            assert!(!exchange.fields.contains_key(CONTENT_ENCODING));
        }
    }
}

/// Checks the content in the chosen representation.
fn shown(sent: &Response<Bytes>) {
    let text = str::from_utf8(sent.body()).expect("text");
    match only(sent.headers(), "content-type") {
        "application/problem+xml" => {
            roxmltree::Document::parse(text).expect("XML");
        }
        "text/html; charset=utf-8" => {
            const TAGS: &[&str] =
                &["!DOCTYPE", "html", "head", "meta", "title", "body", "main", "h1", "p", "dl", "dt", "dd"];
            for tag in text.split('<').skip(1) {
                let tag = tag.split(['>', ' ']).next().unwrap_or_default();
                assert!(TAGS.contains(&tag.trim_start_matches('/')), "{tag}");
            }
            assert!(!text.contains(|c: char| c.is_control() && c != '\n'), "{text:?}");
        }
        "text/plain; charset=utf-8" => {
            assert!(!text.contains(|c: char| c.is_control() && c != '\n'), "{text:?}");
            assert!(text.starts_with(sent.status().as_str()));
        }
        _ => _ = members(text.as_bytes()).expect("JSON"),
    }
}

/// The parts to compare where a new id may have been made.
fn without_id((sent, trailers): &Sent) -> (StatusCode, HeaderMap, String, Option<HeaderMap>) {
    let mut headers = sent.headers().clone();
    let id = headers.remove("x-request-id");
    let id = id.as_ref().and_then(|id| id.to_str().ok()).unwrap_or_default();
    (sent.status(), headers, String::from_utf8_lossy(sent.body()).replace(id, ""), trailers.clone())
}

fn grpc(exchange: &Exchange<'_>, sent: &Response<Bytes>) {
    let headers = sent.headers();
    assert_eq!(sent.status(), StatusCode::OK);
    assert!(sent.body().is_empty());
    assert!(only(headers, "grpc-status").parse::<u8>().is_ok_and(|code| (1..=16).contains(&code)));
    assert!(only(headers, "grpc-message").len() <= 1024);
    assert_eq!(headers.get_all(CONTENT_TYPE).iter().collect::<Vec<_>>(), [&exchange.asked[CONTENT_TYPE]]);
    for name in OF_THE_BYTES {
        assert!(!headers.contains_key(*name), "{name}: {headers:?}");
    }
}

/// gRPC's media type, with a message format or as that of gRPC-Web, and with parameters.
fn is_grpc(headers: &HeaderMap) -> bool {
    let media_type = headers.get(CONTENT_TYPE).map(|media_type| media_type.as_bytes().to_ascii_lowercase());
    let media_type = media_type.and_then(|media_type| String::from_utf8(media_type).ok()).unwrap_or_default();
    let rest = media_type.strip_prefix("application/grpc").filter(|_| grammar::media_type(&media_type).is_ok());
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['+', '-', ';']))
}

fuzz_target!(|message: &[u8]| {
    let Some(exchange) = Exchange::read(message) else { return };
    let (Some(before), Some(once), Some(twice)) = (
        exchange.through(0, || exchange.response()),
        exchange.through(1, || exchange.response()),
        exchange.through(2, || exchange.response()),
    ) else {
        return;
    };
    let same = |one: &Sent, other: &Sent| {
        assert_eq!((one.0.status(), one.0.headers(), &one.1), (other.0.status(), other.0.headers(), &other.1));
        assert_eq!(one.0.body(), other.0.body());
    };
    if !exchange.status.is_client_error() && !exchange.status.is_server_error() {
        // The document of an error that has got such a status is not sent (RFC 9110 15.3.5, 15.3.6, 15.4.5).
        if exchange.way.derived && [204, 205, 304].contains(&exchange.status.as_u16()) {
            let is_emptied = once.0.body().is_empty() && !once.0.headers().contains_key(CONTENT_TYPE);
            let is_changed =
                [CONTENT_TYPE, CONTENT_ENCODING, CONTENT_LENGTH].iter().any(|name| exchange.fields.contains_key(name));
            assert!(is_emptied || is_changed || exchange.strips());
            if is_emptied {
                return;
            }
        }
        same(&once, &before);
        return;
    }

    let (sent, headers) = (&once.0, once.0.headers());
    assert!(sent.body().len() <= 8 * exchange.size() + 4096, "{} bytes for {}", sent.body().len(), exchange.size());
    assert_eq!(without_id(&twice), without_id(&once));
    let fate = fate(&exchange, &before.0);
    if is_grpc(&exchange.asked) && !is_grpc(before.0.headers()) {
        return grpc(&exchange, sent);
    }
    assert_eq!(sent.status(), exchange.status);
    if [428, 429, 431, 511].contains(&exchange.status.as_u16()) && headers.contains_key(CACHE_CONTROL) {
        let lines = headers.get_all(CACHE_CONTROL).iter();
        assert!(
            lines
                .map(|line| String::from_utf8_lossy(line.as_bytes()))
                .any(|line| line.to_lowercase().contains("no-store"))
        );
    }

    let is_left_alone =
        sent.body() == before.0.body() && headers.get(CONTENT_TYPE) == before.0.headers().get(CONTENT_TYPE);
    match fate {
        Fate::LeftAlone => assert!(is_left_alone),
        Fate::Either if is_left_alone => {}
        Fate::Either | Fate::Replaced | Fate::Completed => {
            described(&exchange, headers, &fate);
            let get = Exchange { method: Method::GET, ..exchange.clone() };
            let (whole, _) = get.through(1, || get.response()).expect("a request");
            shown(&whole);
            if exchange.method == Method::HEAD {
                assert!(sent.body().is_empty());
                if let Some(length) = headers.get(CONTENT_LENGTH) {
                    assert_eq!(length.to_str().ok(), Some(&*whole.body().len().to_string()));
                }
            }
            let mut as_json = get.clone();
            as_json.asked.remove(ACCEPT);
            let (json, _) = as_json.through(1, || get.response()).expect("a request");
            document(&exchange, &json, &fate);
            assert_eq!(once.1, None);
        }
    }

    // Another service passes it on. A layer's text is only recognized where all of it is read.
    let is_text = headers.get(CONTENT_TYPE).is_some_and(|media_type| media_type.as_bytes().starts_with(b"text/plain"));
    if !is_text || exchange.method != Method::HEAD && sent.body().len() <= 4096 {
        let passed_on = |content: Bytes| {
            // What was left alone is not known to be empty.
            let length = (!content.is_empty() || exchange.method == Method::HEAD).then_some(content.len() as u64);
            Frames { length, trailers: once.1.clone(), ..Frames::from(content) }
        };
        let again = exchange.through(1, || sent.clone().map(passed_on)).expect("a request");
        same(&again, &once);
    }
});
