//! A row for each conversion of an error, and the properties of all of them: hidden errors equal their twins, masked
//! errors stay masked, and awkward values are neither lost nor misplaced.
//!
//! The matrix checks each server for 204, 304 and responses to HEAD without content, and this module each layer in each
//! representation.

use std::collections::BTreeSet;
use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::thread;

use connectrpc::ConnectError;
use http::{HeaderMap, Method, StatusCode, header};
use serde_json::{Map, Value};
use status_runtime::grpc::Connect;
use status_runtime::{FromResponse as _, HttpError, HttpOutcome as _, ProblemLayer, ProblemMiddleware, Read};

use crate::cases::{self, BODIES, CONTROLS, EDGES, Failure, Outcome, SECRET, count, failures, number, received};
use crate::client;
use crate::layers::wire;
use crate::servers::{Http2, SERVERS, Server, bind, on_tokio};

enum Conversion {
    /// Over a socket, as in the matrix: GET and HEAD in each version of HTTP.
    Server(&'static Server),
    /// Through the layer: the client's Accept, the resulting type, and the characters that may appear unescaped in it.
    Representation { name: &'static str, accept: &'static str, content_type: &'static str, may: fn(char) -> bool },
    /// Into a type that is not an HTTP response, or one without a server.
    Direct { name: &'static str, convert: fn(Failure) -> String },
    /// A description of possible responses.
    Description { name: &'static str, describe: fn() -> String },
    /// Only compiled, since its types are JavaScript's. It converts the response of `IntoResponse`.
    Compiled { name: &'static str },
}

use Conversion::{Compiled, Description, Direct, Representation};

const OTHERS: [Conversion; 14] = [
    Representation { name: "ProblemJson", accept: "*/*", content_type: "application/problem+json", may: in_json },
    Representation {
        name: "Json",
        accept: "application/json, application/problem+json;q=0",
        content_type: "application/json",
        may: in_json,
    },
    Representation {
        name: "ProblemXml",
        accept: "application/problem+xml",
        content_type: "application/problem+xml",
        may: in_xml,
    },
    Representation { name: "Text", accept: "text/plain", content_type: "text/plain; charset=utf-8", may: in_text },
    Representation { name: "Html", accept: "text/html", content_type: "text/html; charset=utf-8", may: in_text },
    Direct { name: "connect", convert: connect },
    Direct { name: "connectrpc", convert: connectrpc },
    Direct { name: "dropshot", convert: dropshot },
    Direct { name: "grpc", convert: grpc },
    Direct { name: "lambda_http", convert: lambda_http },
    Direct { name: "tonic", convert: tonic },
    Description { name: "aide", describe: aide },
    Description { name: "utoipa", describe: utoipa },
    Compiled { name: "worker" },
];

/// RFC 8259 7: characters below U+0020 are escaped.
fn in_json(char: char) -> bool {
    char >= ' '
}

/// XML 1.0, production 2, without the carriage return, which a parser would take for a line feed (2.11).
fn in_xml(char: char) -> bool {
    matches!(char, '\t' | '\n' | ' '..='\u{fffd}' | '\u{10000}'..)
}

/// Text for a person must not contain terminal commands.
fn in_text(char: char) -> bool {
    !char.is_control() || char == '\n'
}

fn conversions() -> impl Iterator<Item = Conversion> {
    SERVERS.iter().map(Conversion::Server).chain(OTHERS)
}

impl Conversion {
    fn name(&self) -> &'static str {
        match self {
            Conversion::Server(server) => server.framework,
            Representation { name, .. } | Direct { name, .. } | Description { name, .. } | Compiled { name } => name,
        }
    }
}

fn connect(error: Failure) -> String {
    let response = status_runtime::IntoResponse::into_response(Connect(error));
    dump(response.status(), response.headers(), response.body())
}

fn connectrpc(error: Failure) -> String {
    let error = ConnectError::from(error);
    dump(error.http_status(), error.response_headers(), &error.to_json())
}

fn dropshot(error: Failure) -> String {
    let error = dropshot::HttpError::from(error);
    let headers = error.headers.as_deref().cloned().unwrap_or_default();
    let code = error.error_code.as_deref();
    dump(error.status_code.as_status(), &headers, format!("{code:?} {}", error.external_message).as_bytes())
}

fn lambda_http(error: Failure) -> String {
    let response = lambda_http::IntoResponse::into_response(error);
    let response = tokio::task::block_in_place(|| tokio::runtime::Handle::current().block_on(response));
    dump(response.status(), response.headers(), response.body())
}

fn tonic(error: Failure) -> String {
    let status = tonic::Status::from(error);
    let metadata = status.metadata().clone().into_headers();
    let details = status.details().escape_ascii();
    dump(StatusCode::OK, &metadata, format!("{:?} {} {details}", status.code(), status.message()).as_bytes())
}

fn grpc(error: Failure) -> String {
    let status = status_runtime::grpc::Status::of(&error);
    dump(StatusCode::OK, &HeaderMap::new(), format!("{status:?} {}", status.to_bytes().escape_ascii()).as_bytes())
}

fn aide() -> String {
    let mut operation = aide::openapi::Operation::default();
    let responses = aide::generate::in_context(|context| {
        <Failure as aide::OperationOutput>::inferred_responses(context, &mut operation)
    });
    serde_json::to_string(&responses.into_iter().map(|(_, response)| response).collect::<Vec<_>>()).expect("JSON")
}

fn utoipa() -> String {
    serde_json::to_string(&<Failure as utoipa::IntoResponses>::responses()).expect("JSON")
}

/// Errors of any type are converted as those of a known one are, and are the source of a status as well. worker has
/// JavaScript's types, and is compiled only.
#[test]
fn a_box_is_converted_as_what_it_holds() {
    use std::error::Error as _;

    type AnyError = Box<dyn HttpError + Send + Sync>;

    fn is_response<E: Into<worker::Response> + worker::IntoResponse>() {}

    is_response::<AnyError>();
    for (error, same) in failures().into_iter().zip(failures()) {
        let status = tonic::Status::from(AnyError::from(error));
        assert_eq!(status.source().map(ToString::to_string), Some(same.to_string()));
        let known = tonic::Status::from(same);
        assert_eq!((status.code(), status.message()), (known.code(), known.message()));
        assert_eq!(status.details(), known.details());
        assert_eq!(status.metadata().clone().into_headers(), known.metadata().clone().into_headers());
    }
    for (error, same) in failures().into_iter().zip(failures()) {
        let (boxed, known) = (ConnectError::from(AnyError::from(error)), ConnectError::from(same));
        assert_eq!((boxed.to_json(), boxed.response_headers()), (known.to_json(), known.response_headers()));
    }
    for (error, same) in failures().into_iter().zip(failures()) {
        let (boxed, known) = (dropshot::HttpError::from(AnyError::from(error)), dropshot::HttpError::from(same));
        assert_eq!(boxed.status_code, known.status_code);
        assert_eq!((boxed.error_code, boxed.external_message), (known.error_code, known.external_message));
        assert_eq!(boxed.headers, known.headers);
    }
    for (error, same) in failures().into_iter().zip(failures()) {
        let (boxed, known) =
            (status_runtime::Response::from(AnyError::from(error)), status_runtime::Response::from(same));
        assert_eq!((boxed.status(), boxed.headers(), boxed.body()), (known.status(), known.headers(), known.body()));
    }
}

/// What a client reads of the status of a call is written again alike, and what gRPC has no place for is missing.
#[test]
fn what_a_status_has_is_read_again() {
    let mut missing = BTreeSet::new();
    let mut known = 0;
    for (error, same) in failures().into_iter().zip(failures()) {
        match Failure::read(tonic::Status::from(error)) {
            Ok(Read::Known { error, .. }) => {
                let (again, sent) = (tonic::Status::from(error), tonic::Status::from(same));
                assert_eq!((again.code(), again.message()), (sent.code(), sent.message()));
                assert_eq!(again.details(), sent.details(), "{sent:?}");
                assert_eq!(again.metadata().clone().into_headers(), sent.metadata().clone().into_headers());
                known += 1;
            }
            // The server's alone.
            Ok(Read::Unknown(_)) => {}
            Err(unread) => _ = missing.insert(unread.header().or(unread.member()).unwrap_or_default()),
        }
    }
    // Companions of HTTP, a value with a tab, and the place of a parameter.
    assert_eq!(missing, BTreeSet::from(["allow", "content-range", "etag", "parameter", "upgrade", "x-reason"]));
    assert!(known > 40, "{known}");
}

/// The parts of a response that a client sees, without those that the server adds.
fn dump(status: StatusCode, headers: &HeaderMap, content: &[u8]) -> String {
    let mut lines: Vec<_> = headers
        .iter()
        .filter(|(name, _)| **name != header::DATE)
        .map(|(name, value)| format!("{name}: {}\n", value.as_bytes().escape_ascii()))
        .collect();
    lines.sort();
    format!("{status}\n{}\n{}", lines.concat(), String::from_utf8_lossy(content))
}

/// The client's view of a response, once for each kind of request.
async fn seen(conversion: &Conversion, to: Option<SocketAddr>, number: usize) -> Vec<String> {
    match (conversion, to) {
        (Conversion::Server(server), Some(to)) => {
            let mut seen = Vec::new();
            for method in [Method::GET, Method::HEAD] {
                let got = client::http1(to, method.clone(), &format!("/{number}")).await;
                seen.push(dump(got.status, &got.headers, &got.body.unwrap_or_default()));
                if server.http2 != Http2::Refused {
                    let got = client::http2(to, method, &format!("/{number}")).await;
                    seen.push(dump(got.status, &got.headers, &got.body.unwrap_or_default()));
                }
            }
            seen
        }
        (Representation { accept, .. }, Some(to)) => {
            let mut seen = Vec::new();
            for method in ["GET", "HEAD"] {
                let named =
                    [format!("accept: {accept}"), "x-request-id: r-1".to_owned(), format!("x-number: {number}")];
                let got = wire::send(to, &format!("{method} /edge"), &named.each_ref().map(String::as_str), "").await;
                let mut headers: Vec<_> = got.headers.iter().filter(|(name, _)| name != "date").collect();
                headers.sort();
                seen.push(format!("{} {headers:?}\n\n{}", got.status, got.content));
            }
            seen
        }
        (Direct { convert, .. }, _) => vec![convert(failures().swap_remove(number))],
        (Description { describe, .. }, _) => vec![describe()],
        _ => Vec::new(),
    }
}

fn start(conversion: &Conversion) -> Option<SocketAddr> {
    use axum::Router;

    match conversion {
        Conversion::Server(server) => Some((server.start)()),
        Representation { .. } => Some(on_tokio(|listener| async {
            let say = async |headers: HeaderMap| {
                received(headers["x-number"].to_str().ok().and_then(|number| number.parse().ok()).expect("a number"))
            };
            let app = Router::new().fallback(say).layer(ProblemLayer::new());
            axum::serve(listener, app).await
        })),
        Direct { .. } | Description { .. } | Compiled { .. } => None,
    }
}

/// Status and headers of a dumped response.
fn head(seen: &str) -> &str {
    seen.split_once("\n\n").map_or(seen, |(head, _)| head)
}

/// The content of a dumped response, after its head.
fn content(seen: &str) -> &str {
    seen.split_once("\n\n").map_or("", |(_, content)| content)
}

#[tokio::test(flavor = "multi_thread")]
async fn every_conversion_keeps_what_the_others_keep() {
    let mut found = Vec::new();
    for conversion in conversions() {
        let (name, to) = (conversion.name(), start(&conversion));
        for (body, kind) in BODIES.iter().enumerate() {
            let mut report = |edge: &str, what: &str, seen: &[String]| {
                found.push(format!("{name}, {kind}, {edge}: {what}\n{}", seen.join("\n---\n")));
            };
            let missing = seen(&conversion, to, number(body, "Missing")).await;
            for edge in EDGES {
                let seen = seen(&conversion, to, number(body, edge)).await;
                let any = |what: &str| seen.iter().any(|seen| seen.contains(what));
                if any(SECRET) {
                    report(edge, "the secret is told", &seen);
                }
                if seen.iter().any(|seen| head(seen).contains("set-cookie")) {
                    report(edge, "a header is made of a value", &seen);
                }
                let is_description = matches!(conversion, Description { .. });
                // Requirements on the content, where there is some.
                let says = |text: &str| {
                    is_description
                        || seen.is_empty()
                        || *kind == "AsNone" && !matches!(conversion, Direct { .. })
                        || any(text)
                        || name == "lambda_http" && *kind == "AsNone"
                };
                match edge {
                    "Hidden" if seen != missing => {
                        report(edge, "not the twin", &[missing.clone(), seen.clone()].concat())
                    }
                    "Absent" if !is_description => {
                        for leaked in ["x-service", "edges/", "no_such", "absent", "Absent"] {
                            if any(leaked) {
                                report(edge, leaked, &seen);
                            }
                        }
                    }
                    "Hidden" | "Absent"
                        if ["Hidden", "Absent", "\"hidden\"", "\"absent\""].iter().any(|leaked| any(leaked)) =>
                    {
                        report(edge, "the description mentions it", &seen);
                    }
                    "Unserializable" if !says("a constant detail") => report(edge, "the detail is lost", &seen),
                    "Empty" if !says("nothing in the lists") => report(edge, "the detail is lost", &seen),
                    _ => {}
                }
                if let Conversion::Server(_) = conversion
                    && matches!(*kind, "AsProblem" | "AsRendered")
                {
                    let document: Value = serde_json::from_str(content(&seen[0])).unwrap_or_default();
                    let right = match edge {
                        "Controls" => document["detail"] == CONTROLS && document["text"] == CONTROLS,
                        "Unserializable" => document["kept"] == 7 && document.get("lost").is_none(),
                        "Empty" => {
                            document["errors"] == Value::Array(vec![]) && document["list"] == Value::Array(vec![])
                        }
                        _ => document["type"].is_string(),
                    };
                    if !right {
                        report(edge, "not the document", &seen);
                    }
                }
                let is_http = !matches!(conversion, Description { .. })
                    && !["connect", "connectrpc", "dropshot", "grpc", "tonic"].contains(&name);
                if is_http && *kind == "AsText" && !seen.iter().all(|seen| content(seen).chars().all(in_text)) {
                    report(edge, "a control character is sent", &seen);
                }
                if let Representation { content_type, may, .. } = conversion
                    && *kind == "AsProblem"
                {
                    if !any(content_type) {
                        report(edge, "not the representation", &seen);
                    }
                    if !seen.iter().all(|seen| content(seen).chars().all(may)) {
                        report(edge, "a control character is sent", &seen);
                    }
                }
            }
        }
    }
    assert!(found.is_empty(), "{} findings\n\n{}", found.len(), found.join("\n\n"));
}

/// Starts a server and returns its address.
type Serve = fn() -> SocketAddr;

/// The same service inside the layer, in each framework that takes one. The request chooses the response, and the
/// status that it gets between the service and the layer.
const LAYERS: [(&str, Serve); 4] =
    [("actix-web", in_actix_web), ("axum", in_axum), ("poem", in_poem), ("warp", in_warp)];

/// The requested number of the response, and the status.
fn asked<'a>(header: impl Fn(&'static str) -> Option<&'a str>) -> (usize, Option<StatusCode>) {
    let number = header("x-number").and_then(|number| number.parse().ok()).expect("a number");
    (number, header("x-status").and_then(|status| status.parse().ok()))
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

fn in_axum() -> SocketAddr {
    use axum::Router;
    use axum::response::{IntoResponse as _, Response};

    async fn say(headers: HeaderMap) -> Response {
        let (number, status) = asked(|name| text(&headers, name));
        let response = received(number).into_response();
        status.map_or(response, |status| (status, received(number)).into_response())
    }

    on_tokio(|listener| async { axum::serve(listener, Router::new().fallback(say).layer(ProblemLayer::new())).await })
}

fn in_actix_web() -> SocketAddr {
    use actix_web::{App, HttpRequest, HttpResponse, HttpServer, Responder as _, ResponseError as _, web};

    async fn say(request: HttpRequest) -> HttpResponse {
        let (number, status) = asked(|name| request.headers().get(name).and_then(|value| value.to_str().ok()));
        let mut response = match received(number) {
            Ok(outcome) => outcome.respond_to(&request).map_into_boxed_body(),
            Err(failure) => failure.error_response(),
        };
        if let Some(status) = status.and_then(|status| status.as_u16().try_into().ok()) {
            *response.status_mut() = status;
        }
        response
    }

    let (listener, address) = bind();
    thread::spawn(|| {
        let app = || App::new().wrap(ProblemMiddleware::new()).default_service(web::to(say));
        actix_web::rt::System::new().block_on(HttpServer::new(app).workers(1).listen(listener).expect("a server").run())
    });
    address
}

fn in_poem() -> SocketAddr {
    use poem::listener::TcpAcceptor;
    use poem::{EndpointExt as _, Error, IntoResponse as _, Request, Response, Route, Server, handler};

    #[handler]
    async fn say(request: &Request) -> Response {
        let (number, status) = asked(|name| text(request.headers(), name));
        let mut response = match received(number) {
            Ok(outcome) => outcome.into_response(),
            Err(failure) => Error::from(failure).into_response(),
        };
        response.set_status(status.unwrap_or(response.status()));
        response
    }

    on_tokio(|listener| async {
        let app = Route::new().at("/edge", say).with(ProblemLayer::new());
        Server::new_with_acceptor(TcpAcceptor::from_tokio(listener).expect("an acceptor")).run(app).await
    })
}

fn in_warp() -> SocketAddr {
    use hyper_util::rt::{TokioExecutor, TokioIo};
    use hyper_util::server::conn::auto::Builder;
    use hyper_util::service::TowerToHyperService;
    use tower::Layer as _;
    use warp::{Filter as _, Reply as _};

    on_tokio(|listener| async move {
        let say = warp::header::headers_cloned().map(|headers: HeaderMap| {
            let (number, status) = asked(|name| text(&headers, name));
            let mut response = received(number).into_response();
            *response.status_mut() = status.unwrap_or(response.status());
            response
        });
        let service = ProblemLayer::new().layer(warp::service(say));
        loop {
            let (stream, _) = listener.accept().await.expect("a connection");
            let service = TowerToHyperService::new(service.clone());
            tokio::spawn(async {
                _ = Builder::new(TokioExecutor::new()).serve_connection(TokioIo::new(stream), service).await;
            });
        }
    })
}

/// The statuses without content (RFC 9110 15.3.5, 15.3.6, 15.4.5).
const EMPTY: [u16; 3] = [204, 205, 304];

/// Returns whether the response has no content and does not describe any.
/// Content-Length is that of a 200 in a 304, none in a 204, and 0 in a 205 (RFC 9110 8.6).
fn has_no_content(status: u16, headers: &[(String, String)], content: &str) -> bool {
    let is_told = |name: &str| headers.iter().any(|(known, _)| known == name);
    let length = headers.iter().find(|(name, _)| name == "content-length").map(|(_, length)| length.as_str());
    let is_right = if status == 205 { length.is_none_or(|length| length == "0") } else { length.is_none() };
    content.is_empty() && is_right && !is_told("content-type") && !is_told("transfer-encoding")
}

#[tokio::test(flavor = "multi_thread")]
async fn what_has_no_content_has_none_through_a_layer() {
    let mut found = Vec::new();
    for (layer, start) in LAYERS {
        let to = start();
        for conversion in OTHERS {
            let Representation { name, accept, .. } = conversion else { continue };
            let own = (0..count()).map(|number| (number, None));
            let changed = (0..BODIES.len()).flat_map(|body| EDGES.map(|edge| number(body, edge)));
            let changed = changed.flat_map(|number| EMPTY.map(|status| (number, Some(status))));
            for (number, status) in own.chain(changed) {
                let mut lines =
                    vec![format!("accept: {accept}"), "x-request-id: r-1".to_owned(), format!("x-number: {number}")];
                lines.extend(status.map(|status| format!("x-status: {status}")));
                let lines: Vec<_> = lines.iter().map(String::as_str).collect();
                let ask = async |method: &str| {
                    let mut received = wire::send(to, &format!("{method} /edge"), &lines, "").await;
                    received.headers.retain(|(name, _)| !["connection", "date", "server"].contains(&name.as_str()));
                    received.headers.sort();
                    received
                };
                let (get, head) = (ask("GET").await, ask("HEAD").await);
                let mut report =
                    |what: &str| found.push(format!("{layer}, {name}, {number} {status:?}: {what}\n{get:?}\n{head:?}"));
                if EMPTY.contains(&get.status) && !has_no_content(get.status, &get.headers, &get.content) {
                    report("content, or what describes it");
                }
                // RFC 9110 9.3.2: the same header fields. The length may be left to the GET.
                let is_length = |line: &&(String, String)| line.0 == "content-length";
                let lines: Vec<_> = get.headers.iter().filter(|line| !is_length(line)).collect();
                let head_lines: Vec<_> = head.headers.iter().filter(|line| !is_length(line)).collect();
                let length = head.headers.iter().find(is_length);
                if head.status != get.status || !head.content.is_empty() || head_lines != lines {
                    report("HEAD does not say what GET says");
                }
                // axum adds the length of every empty body to the response to a HEAD, outside its layers.
                let is_axums = |length: &(String, String)| layer == "axum" && length.1 == "0" && get.content.is_empty();
                if length.is_some_and(|length| !get.headers.contains(length) && !is_axums(length)) {
                    report("the length of something else");
                }
            }
        }
    }
    assert!(found.is_empty(), "{} findings\n\n{}", found.len(), found.join("\n\n"));
}

/// Conversions without a server here: the converted responses, and their descriptions.
#[tokio::test]
async fn what_has_no_content_has_none_in_the_other_conversions() {
    let mut found = Vec::new();
    let outcomes =
        || cases::outcomes().into_iter().filter(|outcome| EMPTY.contains(&outcome.entry().status().as_u16()));
    for (own, for_lambda) in outcomes().zip(outcomes()) {
        let own = status_runtime::IntoResponse::into_response(own);
        let for_lambda = lambda_http::IntoResponse::into_response(for_lambda).await;
        for (name, headers, content) in [
            ("IntoResponse", own.headers(), &own.body()[..]),
            ("lambda_http", for_lambda.headers(), for_lambda.body().as_ref()),
        ] {
            let lines =
                headers.iter().map(|(name, value)| (name.to_string(), value.to_str().expect("text").to_owned()));
            if !has_no_content(own.status().as_u16(), &lines.collect::<Vec<_>>(), &String::from_utf8_lossy(content)) {
                found.push(format!("{name}: {}", dump(own.status(), headers, content)));
            }
        }
    }
    let mut operation = aide::openapi::Operation::default();
    let aide = aide::generate::in_context(|context| {
        <Outcome as aide::OperationOutput>::inferred_responses(context, &mut operation)
    });
    let aide = aide.into_iter().filter_map(|(status, response)| Some((status?, !response.content.is_empty())));
    let utoipa = serde_json::to_value(<Outcome as utoipa::IntoResponses>::responses()).expect("JSON");
    let utoipa =
        EMPTY.map(|status| (status, !utoipa[status.to_string()]["content"].as_object().is_none_or(Map::is_empty)));
    let described: Vec<_> = aide.filter(|(status, _)| EMPTY.contains(status)).chain(utoipa).collect();
    assert_eq!(described.len(), 2 * EMPTY.len());
    found.extend(
        described.iter().filter(|(_, has_content)| *has_content).map(|(status, _)| format!("{status} is described")),
    );
    assert!(found.is_empty(), "{}", found.join("\n\n"));
}

fn runtime() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("the workspace").join("status-runtime")
}

/// The variants of an enum of the runtime.
fn variants(file: &str, name: &str) -> BTreeSet<String> {
    let source = fs::read_to_string(runtime().join("src").join(file)).expect("a file of the runtime");
    let (_, body) = source.split_once(&format!("enum {name} {{\n")).expect("the enum");
    let (body, _) = body.split_once("\n}").expect("its end");
    let lines = body.lines().filter_map(|line| line.strip_prefix("    "));
    let variant = |line: &str| line.split(|char: char| !char.is_alphanumeric()).next().unwrap_or_default().to_owned();
    lines.filter(|line| line.starts_with(char::is_uppercase)).map(variant).collect()
}

fn set<'a>(names: impl IntoIterator<Item = &'a str>) -> BTreeSet<String> {
    names.into_iter().map(str::to_owned).collect()
}

#[test]
fn no_conversion_is_left_out() {
    let rows: BTreeSet<_> = conversions().map(|conversion| conversion.name().replace('-', "_")).collect();

    let files = fs::read_dir(runtime().join("src/integrations")).expect("the integrations");
    let files =
        files.map(|file| file.expect("a file").path().file_stem().expect("a name").to_string_lossy().into_owned());
    let files: BTreeSet<_> = files.filter(|name| !["mod", "off", "owned"].contains(&name.as_str())).collect();
    let left_out: Vec<_> = files.difference(&rows).collect();
    assert!(left_out.is_empty(), "integrations without a row: {left_out:?}");

    let manifest = fs::read_to_string(runtime().join("Cargo.toml")).expect("the manifest");
    let (_, features) = manifest.split_once("[features]\n").expect("features");
    let (features, _) = features.split_once("\n[").expect("their end");
    let features: BTreeSet<_> = features
        .lines()
        .filter_map(|line| Some(line.split_once(" = ")?.0.replace('-', "_")))
        // These change the contents of the crate, not the conversions of an error; the layer has separate rows.
        .filter(|name| {
            let core = ["default", "derive", "problem", "tracing", "tower", "_layer"];
            let requests = name.contains("extract") || ["garde", "validator"].contains(&&**name);
            let catalogue = ["_responses", "lock", "openapi", "pages"];
            let client = ["read", "reqwest", "retry"];
            !requests && !core.contains(&&**name) && !catalogue.contains(&&**name) && !client.contains(&&**name)
        })
        .collect();
    let left_out: Vec<_> = features.difference(&rows).collect();
    assert!(left_out.is_empty(), "features without a row: {left_out:?}");

    let representations = conversions().filter_map(|conversion| match conversion {
        Representation { name, .. } => Some(name),
        _ => None,
    });
    assert_eq!(variants("layer/accept.rs", "Representation"), set(representations));

    let bodies = BODIES.iter().map(|form| form.trim_start_matches("As"));
    assert_eq!(variants("entry.rs", "Body"), set(bodies));
}
