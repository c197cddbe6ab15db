//! Growth of the work with the input: client requests, upstream responses and the size of a service, at n, 2n and 4n.

use std::collections::BTreeMap;
use std::sync::LazyLock;
use std::{env, fs, panic, process};

use axum::Router;
use axum::body::Body;
use axum::extract::{FromRequest, FromRequestParts};
use axum::routing::get;
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Request, Response, StatusCode, header};
use http_body_util::Full;
use serde::Deserialize;
use serde_json::value::RawValue;
use status_benches::{Cell, cell_of};
use status_runtime::header::*;
use status_runtime::private::{self, Contract};
use status_runtime::{FieldError, FromResponse, HttpError, Problem, ProblemLayer, extract, grpc};
use tower::{Layer as _, Service as _};

use crate::{Ready, collected, ready};

const WHO: &str = "this crate";
/// A contestant that reads the same bytes.
pub const MAP: &str = "serde_json::Map";
pub const READER: &str = "Problem";

const SIZES: [usize; 3] = [500, 1000, 2000];

/// Adds a cell for each size: `make` builds the input, `work` is measured.
fn door<I: 'static>(cells: &mut Vec<Cell>, what: &str, make: fn(usize) -> I, work: fn(I)) {
    door_of(WHO, cells, what, make, work);
}

fn door_of<I: 'static>(who: &'static str, cells: &mut Vec<Cell>, what: &str, make: fn(usize) -> I, work: fn(I)) {
    for n in SIZES {
        let respond = |(input, work): (I, fn(I))| {
            work(input);
            Response::default()
        };
        cells.push(cell_of(who, format!("{what}: {n}"), "input", move || (make(n), work), respond, |body: Bytes| body));
    }
}

/// The given number of parts, distinguished by their numbers.
fn parts(n: usize, separator: &str, part: impl Fn(usize) -> String) -> String {
    (0..n).map(part).collect::<Vec<_>>().join(separator)
}

fn value(text: String) -> HeaderValue {
    HeaderValue::try_from(text).expect("a value that can be sent")
}

/// The readers of header fields: one long value, and many lines.
fn headers(cells: &mut Vec<Cell>) {
    /// Reads a valid value, and one that is refused as late as possible.
    fn is_read<T: for<'a> TryFrom<&'a HeaderValue>>(value: HeaderValue) {
        assert!(T::try_from(&value).is_ok(), "{value:?}");
    }
    fn is_refused<T: for<'a> TryFrom<&'a HeaderValue>>(value: HeaderValue) {
        assert!(T::try_from(&value).is_err(), "{value:?}");
    }
    macro_rules! values {
        ($($type:ty, $work:ident, |$n:ident| $text:expr;)*) => {
            $(door(cells, concat!(stringify!($type), ", one value"), |$n| value($text), $work::<$type>);)*
        };
    }
    values! {
        Accept, is_read, |n| parts(n, ", ", |at| format!("text/x-{at:04};a=\"b;c\";q=0.{}", at % 10));
        AcceptEncoding, is_read, |n| parts(n, ", ", |at| format!("x-{at:04};q=0.5"));
        AcceptPatch, is_read, |n| parts(n, ", ", |at| format!("application/x-{at:04};a=\"b\""));
        Allow, is_read, |n| parts(n, ", ", |at| format!("METHOD-{at:04}"));
        CacheControl, is_read, |n| parts(n, ", ", |at| format!("x-{at:04}=\"a, b\""));
        Challenge, is_read, |n| format!("Custom {}", parts(n, ", ", |at| format!("p{at:04}=\"a \\\"b\"")));
        ContentLanguage, is_read, |n| parts(n, ", ", |at| format!("en-x-a{at:04}"));
        ContentLocation, is_read, |n| format!("/{}", parts(n, "/", |at| format!("a%20{at:04}")));
        ContentRange, is_refused, |n| format!("bytes 0-{}/*", "9".repeat(n));
        Deprecation, is_refused, |n| format!("@{}", "9".repeat(n));
        DpopNonce, is_read, |n| "a".repeat(n);
        ETag, is_read, |n| format!("W/\"{}\"", "a".repeat(n));
        ProxyStatus, is_read, |n| format!("gw;details=\"{}\"", "a\\\"".repeat(n));
        LastModified, is_refused, |n| format!("Sun, 06 Nov 1994 08:49:37 GMT{}", " ".repeat(n) + "x");
        Link, is_read, |n| format!("</a>; rel=\"{}\"", parts(n, " ", |at| format!("a{at:04}")));
        Location, is_read, |n| format!("/{}?a", parts(n, "/", |at| format!("a%20{at:04}")));
        RateLimit, is_read, |n| format!("\"a\";r=1;{}", parts(n, ";", |at| format!("x{at:04}=\"b\"")));
        RateLimitPolicy, is_read, |n| format!("\"a\";q=1;{}", parts(n, ";", |at| format!("x{at:04}=\"b\"")));
        RetryAfter, is_refused, |n| format!("{}x", "9".repeat(n));
        Sunset, is_refused, |n| format!("Sun, 06 Nov 1994 08:49:37 GMT{}", " ".repeat(n) + "x");
        Upgrade, is_read, |n| parts(n, ", ", |at| format!("p{at:04}/1"));
        Vary, is_read, |n| parts(n, ", ", |at| format!("x-{at:04}"));
    }
    let legacy = |n| {
        let [limit, remaining, _] = LegacyRateLimit::RATELIMIT;
        let policies = parts(n, ", ", |at| format!("1;w={:04};comment=\"a, b\"", at + 1));
        HeaderMap::from_iter([(limit, value(format!("1, {policies}"))), (remaining, HeaderValue::from_static("1"))])
    };
    door(cells, "LegacyRateLimit, one value", legacy, |headers| {
        let read = LegacyRateLimit::read(&headers, LegacyRateLimit::RATELIMIT, LegacyUnit::Seconds);
        assert!(read.is_ok_and(|read| read.is_some()));
    });

    macro_rules! elements_and_lines {
        ($($type:ident, |$at:ident| $element:expr;)*) => {
            $(
                let one_line = |n| vec![parts(n, ", ", |$at| $element)];
                let lines = |n| (0..n).map(|$at| $element).collect::<Vec<String>>();
                let read = |lines: Vec<String>| assert!($type::parse_all(&lines).is_ok(), "{lines:?}");
                door(cells, concat!(stringify!($type), ", elements"), one_line, read);
                door(cells, concat!(stringify!($type), ", lines"), lines, read);
            )*
        };
    }
    elements_and_lines! {
        Accept, |at| format!("text/x-{at:04};q=0.{}", at % 10);
        AcceptEncoding, |at| format!("x-{at:04}");
        AcceptPatch, |at| format!("application/x-{at:04}");
        Allow, |at| format!("METHOD-{at:04}");
        CacheControl, |at| format!("x-{at:04}=\"a, b\"");
        Challenge, |at| format!("Custom-{at:04} a=b, c=\"d, e\"");
        ContentLanguage, |at| format!("en-x-a{at:04}");
        ETag, |at| format!("\"{at:04}\"");
        Link, |at| format!("</{at:04}>; rel=next; title=\"a, b\"");
        ProxyStatus, |at| format!("gw-{at:04};error=dns_error;rcode=\"a, b\"");
        RateLimit, |at| format!("\"a{at:04}\";r=1");
        RateLimitPolicy, |at| format!("\"a{at:04}\";q=1");
        Upgrade, |at| format!("p{at:04}/1");
        Vary, |at| format!("x-{at:04}");
    }

    let build = |n: usize| {
        let mut builder = Location::build("/a");
        for at in 0..n {
            builder = builder.segment(format_args!("a b{at:04}"));
        }
        builder = (0..n).fold(builder, |builder, at| builder.query("a b", at));
        assert!(builder.fragment("a b").finish().is_ok());
    };
    door(cells, "LocationBuilder, parts", |n| n, build);
    door(
        cells,
        "LocationBuilder, one part",
        |n| "a b/".repeat(n),
        |text| {
            assert!(Location::build("/a").segment(&text).query(&text, &text).fragment(&text).finish().is_ok());
        },
    );
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("the parts do not fit")]
#[status(conflict_state)]
struct Misfit {
    #[status(extension)]
    parts: BTreeMap<String, u64>,
}

/// An error with a chain of sources as deep as the value says.
#[derive(Debug, thiserror::Error, HttpError)]
#[error("{text}")]
#[status(conflict_state)]
struct Nested {
    text: String,
    #[status(extension)]
    value: Box<RawValue>,
}

/// A service, and a header field of the request to it.
type Exchange = (Box<dyn Fn() -> Response<Full<Bytes>>>, &'static str, HeaderValue);

fn exchange<E, R>(make: E, name: &'static str, field: impl Into<String>) -> Exchange
where
    E: Fn() -> R + 'static,
    R: status_runtime::IntoResponse,
{
    (Box::new(move || make().into_response().map(Full::from)), name, value(field.into()))
}

fn send((service, name, value): Exchange) {
    let mut request = Request::new(());
    request.headers_mut().append(name, value);
    let Ok(response) = ready(ProblemLayer::new().layer(Ready(service)).call(request));
    collected(response.into_body());
}

/// An error of a service that is not this crate's.
struct Bare(Bytes);

impl status_runtime::IntoResponse for Bare {
    fn into_response(self) -> Response<Bytes> {
        let mut response = Response::new(self.0);
        *response.status_mut() = StatusCode::CONFLICT;
        response
    }
}

fn misfit(n: usize) -> Misfit {
    Misfit { parts: (0..n).map(|at| (format!("part-{at:05}"), 7)).collect() }
}

fn nested(n: usize) -> Nested {
    let json = format!("{}1{}", "{\"a\":[".repeat(n), "]}".repeat(n));
    Nested { text: String::new(), value: RawValue::from_string(json).expect("JSON") }
}

/// The layer on derived errors, on bare ones and on requests.
fn layer(cells: &mut Vec<Cell>) {
    door(
        cells,
        "ranges of Accept",
        |n| {
            let ranges = parts(n, ", ", |at| format!("text/x-{at:04};a=\"b;c\";q=0.{}", at % 10));
            exchange(|| misfit(1), "accept", format!("{ranges}, text/html"))
        },
        send,
    );
    door(
        cells,
        "characters of a bare text",
        |n| {
            let text = Bytes::from("a\"".repeat(n));
            exchange(move || Bare(text.clone()), "accept", "*/*")
        },
        send,
    );
    macro_rules! representations {
        ($($media_type:literal)*) => {
            $(
                let members = |n| exchange(move || misfit(n), "accept", $media_type);
                door(cells, concat!("members as ", $media_type), members, send);
                let depth = |n| exchange(move || nested(n), "accept", $media_type);
                door(cells, concat!("depth as ", $media_type), depth, send);
                let detail = |n: usize| {
                    let text = "<\u{1b}\"\n".repeat(n);
                    exchange(move || Nested { text: text.clone(), ..nested(1) }, "accept", $media_type)
                };
                door(cells, concat!("characters of a detail as ", $media_type), detail, send);
            )*
        };
    }
    representations!("application/problem+xml" "text/html" "text/plain" "application/problem+json");
    door(
        cells,
        "characters of a gRPC message",
        |n| {
            let text = "a%\u{e9}\n".repeat(n);
            exchange(move || Nested { text: text.clone(), ..nested(1) }, "content-type", "application/grpc")
        },
        send,
    );
}

/// The reader of problem documents.
fn problems(cells: &mut Vec<Cell>) {
    fn document(n: usize) -> Bytes {
        let members = parts(n, ",", |at| format!("\"member_{at:05}\":{at}"));
        format!("{{\"title\":\"Conflict\",\"status\":409,{members}}}").into()
    }
    fn read(document: Bytes) {
        let mut response = Response::new(document);
        response.headers_mut().append(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        let problem = Problem::from_response(&response).expect("a problem document");
        assert_eq!(problem.title(), Some("Conflict"));
    }
    door_of(READER, cells, "members read", document, read);
    door_of(MAP, cells, "members read", document, |document| {
        let map: serde_json::Map<String, serde_json::Value> = serde_json::from_slice(&document).expect("an object");
        assert!(map.contains_key("title"));
    });
    let depth = |n: usize| format!("{{\"title\":\"Conflict\",\"a\":{}{}}}", "[".repeat(n), "]".repeat(n)).into();
    door(cells, "depth read", depth, read);
    let same = |n| format!("{{\"title\":\"Conflict\",{}}}", parts(n, ",", |_| "\"a\":1".to_owned())).into();
    door(cells, "members of one name read", same, read);
    let built = |n| {
        let add = |problem: Problem, at| problem.with_extension(format!("member_{at:05}"), at).expect("a number");
        (0..2 * n).map(|at| at % n).fold(Problem::default(), add);
    };
    door(cells, "members added and replaced", |n: usize| n, built);
}

#[derive(Debug, thiserror::Error, FromResponse)]
#[error("the order did not pass validation")]
#[status(validation_failed)]
struct Invalid {
    #[status(errors)]
    errors: Vec<FieldError>,
}

/// The readers of a known error.
fn errors(cells: &mut Vec<Cell>) {
    fn read(document: Bytes) {
        let mut response = Response::new(document);
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
        response.headers_mut().append(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        let read = Invalid::read(response).expect("it can be read");
        assert!(read.error().is_some_and(|read| !read.errors.is_empty()));
    }
    let errors = |n| {
        let errors = parts(n, ",", |at| format!("{{\"pointer\":\"/{at}\",\"detail\":\"a\",\"code\":\"b\"}}"));
        format!("{{\"status\":422,\"code\":\"invalid\",\"errors\":[{errors}]}}").into()
    };
    door(cells, "field errors of a known error read", errors, read);
    let members = |n| {
        let members = parts(n, ",", |at| format!("\"member_{at:05}\":{at}"));
        format!("{{\"code\":\"invalid\",{members},\"errors\":[{{\"pointer\":\"\",\"detail\":\"a\"}}]}}").into()
    };
    door(cells, "other members of a known error read", members, read);
    // Fields of google.rpc.Status: the code, then empty details.
    let details = |n: usize| [b"\x08\x05".as_slice(), &b"\x1a\0".repeat(n)].concat();
    door(cells, "details of gRPC read", details, |bytes| {
        assert!(grpc::Status::from_bytes(&bytes).is_ok());
    });
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "no content fits it")]
struct Order {
    id: u64,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
#[allow(dead_code, reason = "no content fits it")]
enum Tree {
    Leaf(u64),
    Inner { a: Box<Tree> },
}

fn content(media_type: &'static str, content: String) -> Request<Body> {
    let mut request = Request::post("/").body(Body::from(content)).expect("a request");
    request.headers_mut().append(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    request
}

fn json(text: String) -> Request<Body> {
    content("application/json", text)
}

fn form(text: String) -> Request<Body> {
    content("application/x-www-form-urlencoded", text)
}

/// Sends the rejection of an extractor.
fn refuse<T: FromRequest<(), Rejection: axum::response::IntoResponse>>(request: Request<Body>) {
    match ready(T::from_request(request, &())) {
        Ok(_) => unreachable!("nothing here fits"),
        Err(rejection) => _ = collected(axum::response::IntoResponse::into_response(rejection).into_body()),
    }
}

/// The rejections of the extractors.
fn extractors(cells: &mut Vec<Cell>) {
    type Orders = extract::Json<Vec<Order>>;
    type Pairs = extract::Form<Vec<(String, u64)>>;

    let number = |n: usize| json(format!("{{\"id\":\"{}\"}}", "x".repeat(n)));
    door(cells, "rejected value, characters", number, refuse::<extract::Json<Order>>);
    let name = |n: usize| json(format!("{{\"{}\":1}}", "x".repeat(n)));
    door(cells, "rejected name, characters", name, refuse::<extract::Json<Order>>);
    let list = |n| json(format!("[{},{{}}]", parts(n, ",", |at| format!("{{\"id\":{at}}}"))));
    door(cells, "JSON, elements before the rejected one", list, refuse::<Orders>);
    let depth = |n: usize| json(format!("{}null{}", "{\"a\":".repeat(n), "}".repeat(n)));
    door(cells, "JSON, depth of the rejected value", depth, refuse::<extract::Json<Tree>>);
    let fields = |n| form(parts(n, "&", |at| format!("a{at:04}=1")) + "&b=x");
    door(cells, "form, fields before the rejected one", fields, refuse::<Pairs>);
    let field = |n: usize| form(format!("id={}", "%41+".repeat(n)));
    door(cells, "form, characters of the rejected field", field, refuse::<extract::Form<Order>>);
    let unknown = |n: usize| form(format!("{}=1", "%41+".repeat(n)));
    door(cells, "form, characters of the rejected name", unknown, refuse::<extract::Form<Order>>);

    fn of_a_path(request: Request<Body>) {
        static ROUTER: LazyLock<Router> = LazyLock::new(|| {
            Router::new().route("/{*id}", get(|extract::Path(id): extract::Path<u64>| async move { id.to_string() }))
        });
        let Ok(response) = ready(ROUTER.clone().call(request));
        assert_eq!(response.status(), 400);
        collected(response.into_body());
    }
    fn at(target: String) -> Request<Body> {
        Request::get(target).body(Body::empty()).expect("a request")
    }
    door(cells, "path, segments of the rejected parameter", |n| at("/%41".repeat(n)), of_a_path);
    let query = |n| at(format!("/?{}&b=x", parts(n, "&", |at| format!("a{at:04}=1"))));
    door(cells, "query, fields before the rejected one", query, |request| {
        let (mut parts, _) = request.into_parts();
        let read = extract::Query::<Vec<(String, u64)>>::from_request_parts(&mut parts, &());
        assert!(ready(read).is_err());
    });
}

/// The lock file of a service's contract: reading, comparing and writing it.
fn lock_file(cells: &mut Vec<Cell>) {
    fn path(n: usize) -> String {
        env::temp_dir().join(format!("status-bench-{}-{n}.lock", process::id())).display().to_string()
    }
    fn locked(n: usize) -> String {
        let path = path(n);
        let facts = parts(n, "\n", |at| format!("gone_{at:05} content text/plain\ngone_{at:05} status 410"));
        let text = format!(
            "# What clients of these errors rely on; a test compares it with the code.\n\
             # To accept a change: STATUS_LOCK=accept cargo test\n{facts}\n# end\n"
        );
        fs::write(&path, text).expect("a file of its own");
        path
    }
    door(cells, "lock file, errors that are gone", locked, |path| {
        panic::set_hook(Box::new(|_| ()));
        let check = panic::catch_unwind(|| private::lock(&path, &[Contract::of::<Misfit>("Misfit")]));
        _ = panic::take_hook();
        let report = check.expect_err("clients would break");
        assert!(report.downcast::<String>().is_ok_and(|report| report.contains("gone_00499")));
    });
    door(
        cells,
        "lock file, errors that are there",
        |n| (path(n + 1), (0..n).map(|_| Contract::of::<Misfit>("Misfit")).collect::<Vec<_>>()),
        |(path, types)| {
            _ = fs::remove_file(&path);
            private::lock(&path, &types);
        },
    );
}

pub fn cells() -> Vec<Cell> {
    let mut cells = Vec::new();
    headers(&mut cells);
    layer(&mut cells);
    problems(&mut cells);
    errors(&mut cells);
    extractors(&mut cells);
    lock_file(&mut cells);
    cells
}
