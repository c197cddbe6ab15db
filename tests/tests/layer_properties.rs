//! The layer against random requests and responses: the choice of a representation against an independent reference, and
//! what holds of every response.

use std::collections::BTreeMap;
use std::pin::pin;
use std::sync::LazyLock;
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use http::{HeaderValue, Request, Response, StatusCode};
use http_body_util::{BodyExt as _, Full};
use proptest::prelude::*;
use proptest::sample::select;
use status_runtime::{HttpError, IntoResponse as _, ProblemLayer};
use tower::{BoxError, Layer as _, ServiceExt as _};

/// `PROPTEST_CASES` asks for more.
fn config() -> ProptestConfig {
    let default = ProptestConfig::default();
    ProptestConfig { cases: default.cases.max(1_024), failure_persistence: None, ..default }
}

/// The response of a layer around a service that gives that response at once.
fn through(request: Request<()>, make: impl Fn() -> Response<Full<Bytes>>) -> Response<Bytes> {
    fn now<T>(future: impl Future<Output = T>) -> T {
        match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(value) => value,
            Poll::Pending => panic!("the layer waits"),
        }
    }
    let service = tower::service_fn(|_: Request<()>| std::future::ready(Ok::<_, BoxError>(make())));
    let response = now(ProblemLayer::new().layer(service).oneshot(request)).expect("a response");
    let (parts, body) = response.into_parts();
    let content = now(body.collect()).expect("a content").to_bytes();
    Response::from_parts(parts, content)
}

fn bare(status: StatusCode) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::default());
    *response.status_mut() = status;
    response
}

/// Written from RFC 9110 12.5.1, 12.4.2, 5.6.1, 5.6.4, 5.6.6 and the rules of the layer's documentation, slowly.
mod reference {
    use super::*;

    #[derive(Debug, Clone)]
    struct Range {
        kind: String,
        subtype: String,
        has_foreign_parameter: bool,
        weight: u32,
    }

    /// Every qvalue there is, in thousandths.
    static QVALUES: LazyLock<BTreeMap<String, u32>> = LazyLock::new(|| {
        let mut values = BTreeMap::new();
        for whole in [0, 1] {
            values.insert(format!("{whole}"), whole * 1000);
            values.insert(format!("{whole}."), whole * 1000);
            for digits in 1..=3_usize {
                for decimals in 0..if whole == 1 { 1 } else { 10_u32.pow(digits as u32) } {
                    let weight = whole * 1000 + decimals * 10_u32.pow(3 - digits as u32);
                    values.insert(format!("{whole}.{decimals:0digits$}"), weight);
                }
            }
        }
        values
    });

    /// Parts a text at that character, where it is not in a quoted-string, and takes the white space off.
    fn part(text: &[u8], at: u8) -> Vec<Vec<u8>> {
        let mut parts = vec![Vec::new()];
        let mut bytes = text.iter().copied();
        let mut quoted = false;
        while let Some(byte) = bytes.next() {
            if byte == at && !quoted {
                parts.push(Vec::new());
                continue;
            }
            let last = parts.last_mut().expect("there is one");
            last.push(byte);
            match byte {
                b'"' => quoted = !quoted,
                b'\\' if quoted => last.extend(bytes.next()),
                _ => {}
            }
        }
        let trimmed = parts.iter().map(|part| {
            let is_white = |byte: &u8| *byte == b' ' || *byte == b'\t';
            let start = part.iter().position(|byte| !is_white(byte)).unwrap_or(part.len());
            let end = part.iter().rposition(|byte| !is_white(byte)).map_or(start, |end| end + 1);
            part[start..end].to_vec()
        });
        trimmed.collect()
    }

    fn token(text: &[u8]) -> Option<String> {
        let tchar = |byte: &u8| byte.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".as_bytes().contains(byte);
        (!text.is_empty() && text.iter().all(tchar)).then(|| String::from_utf8_lossy(text).to_lowercase())
    }

    /// The value of a token or a quoted-string.
    fn word(text: &[u8]) -> Option<Vec<u8>> {
        if text.first() != Some(&b'"') {
            return token(text).map(String::into_bytes);
        }
        let mut value = Vec::new();
        let mut at = 1;
        loop {
            match *text.get(at)? {
                b'"' => return (at + 1 == text.len()).then_some(value),
                b'\\' => {
                    value.push(*text.get(at + 1)?);
                    at += 2;
                }
                byte => {
                    value.push(byte);
                    at += 1;
                }
            }
        }
    }

    fn range(element: &[u8]) -> Option<Range> {
        let parts = part(element, b';');
        let slash = parts[0].iter().position(|byte| *byte == b'/')?;
        let mut range = Range {
            kind: token(&parts[0][..slash])?,
            subtype: token(&parts[0][slash + 1..])?,
            has_foreign_parameter: false,
            weight: 1000,
        };
        let mut weights = Vec::new();
        for parameter in parts[1..].iter().filter(|parameter| !parameter.is_empty()) {
            let equals = parameter.iter().position(|byte| *byte == b'=')?;
            let (name, value) = (token(&parameter[..equals])?, &parameter[equals + 1..]);
            if name == "q" {
                weights.push(*QVALUES.get(std::str::from_utf8(value).ok()?)?);
            } else {
                let value = word(value)?;
                range.has_foreign_parameter |= name != "charset" || !value.eq_ignore_ascii_case(b"utf-8");
            }
        }
        range.weight = weights.first().copied().unwrap_or(1000);
        Some(range)
    }

    /// The weight of a representation and whether it is named. `names` are its media types, the closest first.
    fn weight(ranges: &[Range], names: &[&str], is_json: bool, takes_suffix: bool) -> (u32, bool) {
        let kind = names[0].split('/').next().expect("a type");
        let mut best: Option<(usize, u32, bool)> = None;
        for range in ranges {
            let full = format!("{}/{}", range.kind, range.subtype);
            let suffix = takes_suffix && range.subtype.ends_with("+json") && range.weight > 0;
            // The closer, the smaller; a parameter that is not ours is a little less close.
            let distance = match names.iter().position(|name| *name == full) {
                Some(at) => at.min(1) * 2,
                None if suffix => 4,
                None if full == format!("{kind}/*") => 6,
                None if full == "*/*" => 8,
                None => continue,
            };
            if range.has_foreign_parameter && !is_json {
                continue;
            }
            let distance = distance + usize::from(range.has_foreign_parameter);
            let is_better = match best {
                None => true,
                Some((known, weight, _)) => distance < known || distance == known && range.weight > weight,
            };
            if is_better {
                best = Some((distance, range.weight, distance < 6));
            }
        }
        best.map_or((0, false), |(_, weight, named)| (weight, named))
    }

    /// The media type that goes out.
    pub(super) fn negotiate(lines: &[Vec<u8>]) -> &'static str {
        let ranges: Vec<Range> =
            lines.iter().flat_map(|line| part(line, b',')).filter_map(|element| range(&element)).collect();
        let is_refused = {
            let exact: Vec<_> =
                ranges.iter().filter(|range| range.kind == "application" && range.subtype == "problem+json").collect();
            let plain: Vec<_> = exact.iter().filter(|range| !range.has_foreign_parameter).collect();
            let heaviest = if plain.is_empty() {
                exact.iter().map(|range| range.weight).max()
            } else {
                plain.iter().map(|range| range.weight).max()
            };
            heaviest == Some(0)
        };
        let (json, (json_weight, json_named)) = match is_refused {
            true => ("application/json", weight(&ranges, &["application/json"], true, false)),
            false => (
                "application/problem+json",
                weight(&ranges, &["application/problem+json", "application/json"], true, true),
            ),
        };
        let others = [
            ("text/html; charset=utf-8", weight(&ranges, &["text/html", "application/xhtml+xml"], false, false)),
            (
                "application/problem+xml",
                weight(&ranges, &["application/problem+xml", "application/xml", "text/xml"], false, false),
            ),
            ("text/plain; charset=utf-8", weight(&ranges, &["text/plain"], false, false)),
        ];
        let beats = |weight: u32| {
            weight > 0 && (weight > json_weight || weight == json_weight && !(json_named && json_weight > 0))
        };
        let heaviest =
            others.iter().filter(|(_, (weight, named))| *named && beats(*weight)).map(|(_, (weight, _))| *weight).max();
        if let Some(heaviest) = heaviest {
            let mut named = others.iter().filter(|(_, (weight, named))| *named && *weight == heaviest);
            return named.next().expect("there is one").0;
        }
        if json_weight == 0 {
            let heaviest = others.iter().map(|(_, (weight, _))| *weight).max().unwrap_or_default();
            if heaviest > 0 {
                return others.iter().rfind(|(_, (weight, _))| *weight == heaviest).expect("there is one").0;
            }
        }
        json
    }
}

const ESSENCES: &[&str] = &[
    "application/problem+json",
    "application/json",
    "APPLICATION/JSON",
    "application/vnd.x+json",
    "application/problem+xml",
    "application/xml",
    "text/xml",
    "text/html",
    "Text/Html",
    "application/xhtml+xml",
    "text/plain",
    "text/*",
    "application/*",
    "*/*",
    "image/png",
    "*",
    "text",
    "/html",
    "text/é",
    "*/html",
];

const PARAMETERS: &[&str] = &[
    ";q=0",
    ";q=0.5",
    ";q=0.50",
    "; q=0.501",
    ";Q=0.9",
    ";q=1",
    ";q=1.000",
    ";q=0.",
    ";q=1.1",
    ";q=.5",
    ";q=\"0.5\"",
    ";q=0.1234",
    ";q=",
    ";q",
    ";level=1",
    ";charset=utf-8",
    "; charset=\"UTF-8\"",
    ";charset=latin1",
    ";x=\";q=0\"",
    ";x=\"a, text/html\"",
    ";x=\"\\\"\"",
    ";x=\"",
    ";x = 1",
    ";;",
    " ; ",
    ";\tx=1",
    ";x=é",
    ";x=\"é\"",
    ";x=\"a\"b",
];

fn accept() -> impl Strategy<Value = Vec<Vec<u8>>> {
    let parameters = prop::collection::vec(select(PARAMETERS), 0..4).prop_map(|them| them.concat());
    let range = (select(ESSENCES), parameters).prop_map(|(essence, parameters)| format!("{essence}{parameters}"));
    let separator = select(&[",", ", ", " ,\t", ",,", ""][..]);
    let line = prop::collection::vec((range, separator), 0..5).prop_map(|ranges| {
        ranges.into_iter().map(|(range, separator)| range + separator).collect::<String>().into_bytes()
    });
    prop::collection::vec(line, 0..3)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_representation_is_the_references(lines in accept()) {
        let mut request = Request::new(());
        for line in &lines {
            request.headers_mut().append("accept", HeaderValue::from_bytes(line).expect("a value"));
        }
        let response = through(request, || bare(StatusCode::NOT_FOUND));
        prop_assert_eq!(&response.headers()["content-type"], reference::negotiate(&lines));
        prop_assert_eq!(&response.headers()["vary"], "Accept");
    }

    /// And of bytes that are anything.
    #[test]
    fn no_accept_is_too_strange(line in prop::collection::vec(prop_oneof![0x20_u8..=0x7e, 0x80_u8..=0xff, Just(b'\t'), select(b",;=\"\\/*q0.".to_vec())], 0..40)) {
        let mut request = Request::new(());
        request.headers_mut().append("accept", HeaderValue::from_bytes(&line).expect("a value"));
        let response = through(request, || bare(StatusCode::NOT_FOUND));
        prop_assert_eq!(&response.headers()["content-type"], reference::negotiate(&[line]));
    }
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("{text}")]
#[status(conflict_state)]
struct Derived {
    text: String,
    #[status(extension)]
    any: serde_json::Value,
    #[status(extension)]
    request_id: Option<String>,
}

fn json() -> impl Strategy<Value = serde_json::Value> {
    use serde_json::Value;

    let leaf =
        prop_oneof![Just(Value::Null), any::<i64>().prop_map(Value::from), any::<String>().prop_map(Value::from)];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("[a-z_<:\\\\]{1,5}", inner, 0..4)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

fn asking(accept: &'static str) -> Request<()> {
    let mut request = Request::new(());
    *request.uri_mut() = "/the/path?a=b".parse().expect("a target");
    request.headers_mut().insert("accept", HeaderValue::from_static(accept));
    request.headers_mut().insert("x-request-id", HeaderValue::from_static("r-1"));
    request
}

proptest! {
    #![proptest_config(config())]

    /// Completed and otherwise as it was, in JSON; well-formed in XML; and harmless to a terminal.
    #[test]
    fn every_document_can_be_shown(text in any::<String>(), any in json(), id in prop::option::of("[a-z]{1,4}")) {
        let make = || {
            let derived = Derived { text: text.clone(), any: any.clone(), request_id: id.clone() };
            derived.into_response().map(Full::new)
        };
        let whole = through(asking("*/*"), make);
        let read: serde_json::Value = serde_json::from_slice(whole.body()).expect("JSON");
        let before: serde_json::Value = serde_json::from_slice(&make().into_body().now()).expect("JSON");
        for (name, value) in before.as_object().expect("an object") {
            prop_assert_eq!(&read[name], value);
        }
        prop_assert_eq!(&read["instance"], "/the/path");
        prop_assert_eq!(&read["request_id"], id.as_deref().unwrap_or("r-1"));
        prop_assert_eq!(&whole.headers()["x-request-id"], "r-1");

        let xml = through(asking("application/xml"), make).into_body();
        let xml = std::str::from_utf8(&xml).expect("text");
        let parsed = roxmltree::Document::parse(xml);
        prop_assert!(parsed.is_ok(), "{:?}: {xml}", parsed.err());

        let plain = through(asking("text/plain"), make).into_body();
        let plain = std::str::from_utf8(&plain).expect("text");
        prop_assert!(!plain.contains(|c: char| c.is_control() && c != '\n'), "{plain:?}");
        prop_assert_eq!(plain.lines().next(), Some("409 Conflict"));
    }

    /// Whatever a service sends as a bare error, what leaves has one form, one id, and says nothing of a 5xx's text.
    #[test]
    fn every_bare_error_becomes_a_document(
        status in 400_u16..=599,
        content in prop_oneof![any::<Vec<u8>>(), "hunter2[a-z\r\n\u{1b}]{0,20}".prop_map(String::into_bytes)],
        fields in prop::collection::vec((select(&["content-encoding", "content-length", "transfer-encoding", "etag", "x-request-id", "cache-control", "vary", "content-range", "expires"][..]), "[a-z0-9=, ]{0,12}"), 0..4),
        head in any::<bool>(),
    ) {
        let make = || {
            let mut response = Response::new(Full::new(Bytes::from(content.clone())));
            *response.status_mut() = StatusCode::from_u16(status).expect("a status");
            for (name, value) in &fields {
                response.headers_mut().append(*name, HeaderValue::from_str(value).expect("a value"));
            }
            response
        };
        let mut request = asking("*/*");
        if head {
            *request.method_mut() = http::Method::HEAD;
        }
        let response = through(request, make);
        let headers = response.headers();
        prop_assert_eq!(response.status().as_u16(), status);
        prop_assert_eq!(&headers["content-type"], "application/problem+json");
        for gone in ["content-encoding", "transfer-encoding", "etag", "expires"] {
            prop_assert!(!headers.contains_key(gone), "{gone}: {headers:?}");
        }
        prop_assert_eq!(headers.get_all("x-request-id").iter().count(), 1);
        if [428, 429, 431, 511].contains(&status) {
            prop_assert_eq!(&headers["cache-control"], "no-store");
        }
        let content = match head {
            true => {
                prop_assert!(response.body().is_empty());
                let get = through(asking("*/*"), make).into_body();
                if let Some(length) = headers.get("content-length") {
                    prop_assert_eq!(length.to_str().expect("digits"), get.len().to_string());
                }
                get
            }
            false => response.body().clone(),
        };
        let problem: serde_json::Value = serde_json::from_slice(&content).expect("JSON");
        prop_assert_eq!(&problem["status"], status);
        if !head {
            prop_assert_eq!(problem["request_id"].as_str(), headers["x-request-id"].to_str().ok());
        }
        if status >= 500 {
            prop_assert!(problem.get("detail").is_none(), "{problem}");
            prop_assert!(!String::from_utf8_lossy(&content).contains("hunter2"));
        }
    }
}

/// The content of a body that is there.
trait Now {
    fn now(self) -> Bytes;
}

impl Now for Full<Bytes> {
    fn now(self) -> Bytes {
        match pin!(self.collect()).poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(Ok(content)) => content.to_bytes(),
            _ => unreachable!("it is whole"),
        }
    }
}
