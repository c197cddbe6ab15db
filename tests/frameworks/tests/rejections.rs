//! The rejections of actix-web, poem and salvo, each kind provoked and converted.
//!
//! Nothing that a client sent comes back: every value of these requests is `SECRET`, or has it.

use serde::Deserialize;
use serde_json::Value;
use status_runtime::extract::Rejection;
use status_runtime::{HttpError, IntoResponse as _};

#[derive(Debug, Deserialize)]
#[allow(dead_code, reason = "only read")]
struct Page {
    page: u8,
    sort: Option<Sort>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Sort {
    Up,
    Down,
}

/// A type whose message repeats the value.
#[derive(Debug)]
struct Worded;

impl<'de> Deserialize<'de> for Worded {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Worded, D::Error> {
        let text = String::deserialize(deserializer)?;
        Err(serde::de::Error::custom(format_args!("`{text}` is not an e-mail address")))
    }
}

/// Status, code and detail of the response, which has nothing of the request.
#[track_caller]
fn summary(rejection: Rejection) -> (u16, String, String) {
    let response = rejection.into_response();
    document(response.status().as_u16(), response.body())
}

#[track_caller]
fn document(status: u16, content: &[u8]) -> (u16, String, String) {
    let text = str::from_utf8(content).expect("text");
    assert!(!text.contains("SECRET"), "{text}");
    let problem: Value = serde_json::from_str(text).unwrap_or_else(|_| panic!("no document: {text:?}"));
    assert_eq!(problem["status"], status);
    let member = |name: &str| problem[name].as_str().unwrap_or_default().to_owned();
    (status, member("code"), member("detail"))
}

#[track_caller]
fn assert_summary(summary: (u16, String, String), status: u16, code: &str, detail: &str) {
    assert_eq!(summary, (status, code.to_owned(), detail.to_owned()));
}

const MISSING: &str = "query parameter `page`: it is missing";
const WRONG_MEMBER: &str =
    "the content is not what is expected: invalid type: string, expected an integer from 0 to 255";
const UNWORDED: &str = "the content is not what is expected: not a valid value";
const INTERRUPTED: &str = "the request could not be read: the content did not arrive as a whole";
const MALFORMED: &str = "the content is not valid JSON: EOF while parsing an object at line 1 column 1";

mod of_actix_web {
    use actix_web::error::{JsonPayloadError, PayloadError, UrlencodedError};
    use actix_web::http::StatusCode;
    use actix_web::test::{TestRequest, call_service, init_service, read_body};
    use actix_web::web::{self, FormConfig, JsonConfig, PathConfig, QueryConfig};
    use actix_web::{App, HttpRequest};

    use super::*;

    #[derive(Debug, thiserror::Error, HttpError)]
    #[error(transparent)]
    #[status(transparent)]
    struct ApiError(#[from] Rejection);

    fn received<E: Into<Rejection>>(error: E, _: &HttpRequest) -> actix_web::Error {
        ApiError::from(error.into()).into()
    }

    async fn send(request: TestRequest) -> (u16, String, String) {
        let app = App::new()
            .app_data(JsonConfig::default().limit(64).error_handler(received))
            .app_data(FormConfig::default().limit(64).error_handler(received))
            .app_data(QueryConfig::default().error_handler(received))
            .app_data(PathConfig::default().error_handler(received))
            .route("/json", web::post().to(async |_: web::Json<Page>| "read"))
            .route("/worded", web::post().to(async |_: web::Json<Worded>| "read"))
            .route("/form", web::post().to(async |_: web::Form<Page>| "read"))
            .route("/query", web::get().to(async |_: web::Query<Page>| "read"))
            .route("/path/{id}", web::get().to(async |_: web::Path<u8>| "read"))
            .route("/sort/{sort}", web::get().to(async |_: web::Path<Sort>| "read"))
            .route("/named/{page}", web::get().to(async |_: web::Path<Page>| "read"))
            .route("/renamed/{id}", web::get().to(async |_: web::Path<Page>| "read"))
            .route("/misused/{id}", web::get().to(async |_: web::Path<(u8, u8)>| "read"));
        let app = init_service(app).await;
        let response = call_service(&app, request.to_request()).await;
        let status = response.status();
        let content = read_body(response).await;
        assert_ne!(status, StatusCode::OK);
        document(status.as_u16(), &content)
    }

    fn json(path: &str, content: &str) -> TestRequest {
        TestRequest::post()
            .uri(path)
            .insert_header(("content-type", "application/json"))
            .set_payload(content.to_owned())
    }

    fn form(content: &str) -> TestRequest {
        let media_type = ("content-type", "application/x-www-form-urlencoded");
        TestRequest::post().uri("/form").insert_header(media_type).set_payload(content.to_owned())
    }

    fn get(uri: &str) -> TestRequest {
        TestRequest::get().uri(uri)
    }

    #[actix_web::test]
    async fn each_kind_has_its_situation() {
        let large = "x".repeat(100);
        let of_a_secret = |request: TestRequest| request.insert_header(("content-type", "SECRET/x"));
        for (request, status, code, detail) in [
            (json("/json", "{"), 400, "malformed", MALFORMED),
            (json("/json", r#"{"page":"SECRET"}"#), 422, "validation_failed", WRONG_MEMBER),
            (
                json("/json", "{}"),
                422,
                "validation_failed",
                "the content is not what is expected: missing field `page`",
            ),
            (json("/json", &large), 413, "content_too_large", "there is more content than is accepted"),
            (of_a_secret(json("/json", "{}")), 415, "unsupported_media_type", "expected `application/json`"),
            (json("/worded", "\"SECRET\""), 422, "validation_failed", UNWORDED),
            (form("page=SECRET"), 422, "validation_failed", "the content is not what is expected: expected an integer"),
            (form(&large), 413, "content_too_large", "there is more content than is accepted"),
            (
                of_a_secret(form("page=1")),
                415,
                "unsupported_media_type",
                "expected `application/x-www-form-urlencoded`",
            ),
            (get("/query"), 400, "invalid_parameter", MISSING),
            (get("/query?page=SECRET"), 400, "bad_request", "the request could not be read: expected an integer"),
            (
                get("/query?page=1&sort=SECRET"),
                400,
                "bad_request",
                "the request could not be read: unknown value, expected `up` or `down`",
            ),
            (
                get("/path/SECRET"),
                400,
                "bad_request",
                "the request could not be read: a parameter of the path: expected an integer from 0 to 255",
            ),
            (
                get("/sort/SECRET"),
                400,
                "bad_request",
                "the request could not be read: unknown value, expected `up` or `down`",
            ),
            (
                get("/named/SECRET"),
                400,
                "bad_request",
                "the request could not be read: a parameter of the path: expected an integer from 0 to 255",
            ),
            // The routes lack what their handlers ask for.
            (get("/renamed/1"), 500, "internal", ""),
            (get("/misused/1"), 500, "internal", ""),
        ] {
            assert_summary(send(request).await, status, code, detail);
        }
    }

    /// Those that no request of a test client provokes.
    #[test]
    fn what_breaks_on_the_way_is_not_the_servers_fault() {
        let io = || std::io::Error::other("SECRET");
        for error in [PayloadError::Incomplete(None), PayloadError::Incomplete(Some(io())), PayloadError::Io(io())] {
            assert_summary(summary(JsonPayloadError::Payload(error).into()), 400, "bad_request", INTERRUPTED);
        }
        assert_eq!(summary(PayloadError::Overflow.into()).0, 413);
        assert_eq!(summary(PayloadError::EncodingCorrupted.into()).1, "malformed");
        assert_eq!(summary(UrlencodedError::UnknownLength.into()).1, "bad_request");
        assert_eq!(summary(UrlencodedError::Encoding.into()).1, "malformed");
        assert_eq!(summary(UrlencodedError::Payload(PayloadError::Overflow).into()).1, "content_too_large");
        let response = Rejection::from(JsonPayloadError::Overflow { limit: 64 }).into_response();
        let problem: Value = serde_json::from_slice(response.body()).expect("a document");
        assert_eq!(problem["max_bytes"], 64);
    }
}

mod of_poem {
    use poem::error::{
        GetDataError, ParseFormError, ParseJsonError, ParsePathError, ParseQueryError, ParseTypedHeaderError,
        ReadBodyError,
    };
    use poem::http::Method;
    use poem::web::headers::Range;
    use poem::web::{Form, Json, Path, Query, TypedHeader};
    use poem::{Body, Endpoint as _, FromRequest, Request, Route, get, handler};

    use super::*;

    async fn refused<T: for<'a> FromRequest<'a>, E>(request: Request) -> (u16, String, String)
    where
        E: std::error::Error + Send + Sync + 'static + Into<Rejection>,
    {
        let (request, mut body) = request.split();
        match T::from_request(&request, &mut body).await {
            Ok(_) => panic!("it was read"),
            Err(error) => summary(error.downcast::<E>().expect("the error").into()),
        }
    }

    fn post(media_type: &str, content: impl Into<Body>) -> Request {
        Request::builder().method(Method::POST).content_type(media_type).body(content)
    }

    fn form(content: &'static str) -> Request {
        post("application/x-www-form-urlencoded", content)
    }

    fn query(query: &str) -> Request {
        Request::builder().uri_str(format!("/?{query}")).finish()
    }

    #[tokio::test]
    async fn each_kind_has_its_situation() {
        let json = |content: &'static str| refused::<Json<Page>, ParseJsonError>(post("application/json", content));
        assert_summary(json("{").await, 400, "malformed", MALFORMED);
        assert_summary(json(r#"{"page":"SECRET"}"#).await, 422, "validation_failed", WRONG_MEMBER);
        let worded = refused::<Json<Worded>, ParseJsonError>(post("application/json", "\"SECRET\"")).await;
        assert_summary(worded, 422, "validation_failed", UNWORDED);
        for request in [post("SECRET/x", "{}"), Request::builder().method(Method::POST).body("{}")] {
            let received = refused::<Json<Page>, ParseJsonError>(request).await;
            assert_summary(received, 415, "unsupported_media_type", "expected `application/json`");
        }

        let of_a_form = refused::<Form<Page>, ParseFormError>(form("page=SECRET")).await;
        assert_summary(of_a_form, 422, "validation_failed", "the content is not what is expected: expected an integer");
        for request in [post("SECRET/x", "page=1"), Request::builder().method(Method::POST).body("page=1")] {
            let received = refused::<Form<Page>, ParseFormError>(request).await;
            assert_summary(received, 415, "unsupported_media_type", "expected `application/x-www-form-urlencoded`");
        }

        assert_summary(refused::<Query<Page>, ParseQueryError>(query("")).await, 400, "invalid_parameter", MISSING);
        let received = refused::<Query<Page>, ParseQueryError>(query("page=SECRET")).await;
        assert_summary(received, 400, "bad_request", "the request could not be read: expected an integer");

        let received = refused::<TypedHeader<Range>, ParseTypedHeaderError>(query("")).await;
        assert_summary(received, 400, "invalid_parameter", "header parameter `range`: it is missing");
        let request = Request::builder().header("range", "SECRET").finish();
        let received = refused::<TypedHeader<Range>, ParseTypedHeaderError>(request).await;
        assert_summary(received, 400, "bad_request", "the request could not be read: a header is not a valid value");

        let not_utf_8 = post("text/plain", &b"a\xff"[..]);
        let received = refused::<String, ReadBodyError>(not_utf_8).await;
        let detail = "the content is not valid UTF-8: invalid utf-8 sequence of 1 bytes from index 1";
        assert_summary(received, 400, "malformed", detail);
        let broken = Body::from_async_read(Broken);
        assert_summary(
            refused::<String, ReadBodyError>(post("text/plain", broken)).await,
            400,
            "bad_request",
            INTERRUPTED,
        );
        assert_eq!(told_of(ReadBodyError::PayloadTooLarge), (413, "content_too_large".to_owned()));
        assert_eq!(told_of(ReadBodyError::BodyHasBeenTaken), (500, "internal".to_owned()));
        assert_summary(summary(GetDataError("u8").into()), 500, "internal", "");
    }

    fn told_of(error: ReadBodyError) -> (u16, String) {
        let (status, code, _) = summary(error.into());
        (status, code)
    }

    struct Broken;

    impl tokio::io::AsyncRead for Broken {
        fn poll_read(
            self: std::pin::Pin<&mut Self>,
            _: &mut std::task::Context<'_>,
            _: &mut tokio::io::ReadBuf<'_>,
        ) -> std::task::Poll<std::io::Result<()>> {
            std::task::Poll::Ready(Err(std::io::Error::other("SECRET")))
        }
    }

    #[handler]
    async fn read(_: Path<u8>) -> &'static str {
        "read"
    }

    #[tokio::test]
    async fn an_endpoint_converts_what_it_catches() {
        let app = Route::new().at("/:id", get(read));
        let error = app.call(Request::builder().uri_str("/SECRET").finish()).await.expect_err("no number");
        let received = summary(error.downcast::<ParsePathError>().expect("the error").into());
        let detail = "the request could not be read: a parameter of the path is not a valid value";
        assert_summary(received, 400, "bad_request", detail);
    }
}

mod of_salvo {
    use salvo::http::{ParseError, ReqBody, Request};
    use std::collections::HashMap;

    use super::*;

    fn request(uri: &str, headers: &[(&str, &str)], content: impl Into<ReqBody>) -> Request {
        let mut request = hyper::Request::post(uri);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(content.into()).expect("a request");
        Request::from_hyper(request, salvo::http::uri::Scheme::HTTP)
    }

    const JSON: (&str, &str) = ("content-type", "application/json");
    const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

    fn refused<T>(read: Result<T, ParseError>) -> (u16, String, String) {
        match read {
            Ok(_) => panic!("it was read"),
            Err(error) => summary(error.into()),
        }
    }

    #[tokio::test]
    async fn each_kind_has_its_situation() {
        let json = async |content: &'static str| refused(request("/", &[JSON], content).parse_json::<Page>().await);
        assert_summary(json("{").await, 400, "malformed", MALFORMED);
        assert_summary(json(r#"{"page":"SECRET"}"#).await, 422, "validation_failed", WRONG_MEMBER);
        let worded = refused(request("/", &[JSON], "\"SECRET\"").parse_json::<Worded>().await);
        assert_summary(worded, 422, "validation_failed", UNWORDED);
        let unknown = refused(request("/", &[("content-type", "SECRET/x")], "{}").parse_json::<Page>().await);
        assert_summary(unknown, 415, "unsupported_media_type", "the media type is not accepted");
        let large = refused(request("/", &[JSON], "\"SECRET\"").parse_json_with_max_size::<Page>(2).await);
        assert_eq!((large.0, large.1.as_str()), (413, "content_too_large"));

        let form = refused(request("/", &[FORM], "page=SECRET").parse_form::<Page>().await);
        assert_eq!((form.0, form.1.as_str()), (400, "bad_request"));
        let unknown = refused(request("/", &[JSON], "{}").parse_form::<Page>().await);
        assert_eq!((unknown.0, unknown.1.as_str()), (415, "unsupported_media_type"));

        let query = refused(request("/?page=SECRET", &[], "").parse_queries::<Page>());
        assert_eq!((query.0, query.1.as_str()), (400, "bad_request"));
        let params = refused(
            request("/", &[], "")
                .parse_params::<HashMap<String, u8>>()
                .and_then(|read| if read.is_empty() { Err(ParseError::NotExist) } else { Ok(()) }),
        );
        assert_summary(params, 400, "bad_request", "the request could not be read: a value is missing");
        let missing = refused(request("/", &[], "").try_query::<u8>("page"));
        assert_eq!((missing.0, missing.1.as_str()), (400, "bad_request"));

        let multipart = [("content-type", "multipart/form-data; boundary=b")];
        let cut = "--b\r\ncontent-disposition: form-data; name=\"SECRET\"\r\n\r\nSECRET";
        let cut = refused(request("/", &multipart, cut).form_data().await.map(|_| ()));
        assert_eq!((cut.0, cut.1.as_str()), (400, "malformed"));
    }

    /// Those that depend on a connection or a disk.
    #[test]
    fn the_rest_is_told_apart_by_whose_fault_it_is() {
        assert_eq!(summary(ParseError::Io(std::io::Error::other("SECRET")).into()).0, 500);
        assert_eq!(summary(ParseError::other("SECRET").into()).0, 400);
        assert_eq!(summary(ParseError::EmptyBody.into()).1, "bad_request");
        assert_eq!(summary(ParseError::InvalidRange.into()).1, "invalid_parameter");
        assert_eq!(summary(ParseError::NotFormData.into()).1, "unsupported_media_type");
    }
}

/// Forms with files, sent over a socket to servers of actix-web and poem.
mod of_multipart {
    use std::io::{Read as _, Write as _};
    use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
    use std::thread;

    use super::*;

    #[derive(Debug, thiserror::Error, HttpError)]
    #[error(transparent)]
    #[status(transparent)]
    struct ApiError(#[from] Rejection);

    const FORM: &str = "multipart/form-data; boundary=b";

    fn bind() -> (TcpListener, SocketAddr) {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("its address");
        (listener, address)
    }

    /// The parts of a form, each with a name or any other beginning of its headers.
    fn form(parts: &[(&str, &str)]) -> String {
        let part = |(head, value): &(&str, &str)| match head.contains(':') {
            true => format!("--b\r\n{head}\r\n\r\n{value}\r\n"),
            false => format!("--b\r\ncontent-disposition: form-data; name=\"{head}\"\r\n\r\n{value}\r\n"),
        };
        parts.iter().map(part).chain(["--b--\r\n".to_owned()]).collect()
    }

    /// Status and content of the response to a form, which may be cut.
    fn send(to: SocketAddr, media_type: Option<&str>, content: &str, missing: usize) -> (u16, Vec<u8>) {
        let mut socket = TcpStream::connect(to).expect("a connection");
        let media_type = media_type.map(|it| format!("content-type: {it}\r\n")).unwrap_or_default();
        let length = content.len() + missing;
        let head = "POST /form HTTP/1.1\r\nhost: a\r\nconnection: close\r\n";
        let request = format!("{head}{media_type}content-length: {length}\r\n\r\n{content}");
        socket.write_all(request.as_bytes()).expect("it is sent");
        if missing > 0 {
            socket.shutdown(Shutdown::Write).expect("it ends");
        }
        let mut response = Vec::new();
        socket.read_to_end(&mut response).expect("a response");
        let end = response.windows(4).position(|it| it == b"\r\n\r\n").expect("the end of the head");
        let status = str::from_utf8(&response[9..12]).expect("a status").parse().expect("a number");
        (status, response.split_off(end + 4))
    }

    fn refused(to: SocketAddr, media_type: Option<&str>, content: &str) -> (u16, String, String) {
        let (status, content) = send(to, media_type, content, 0);
        document(status, &content)
    }

    const ANOTHER: &str = "expected `multipart/form-data`";
    const HEADERS: &str = "the content is not valid multipart/form-data: the headers of a field cannot be read";
    const BOUNDARY: &str = "the content is not valid multipart/form-data: there is no boundary";
    const CUT: &str = "the content is not valid multipart/form-data: it ends too early";

    mod of_actix_web {
        use actix_multipart::MultipartError;
        use actix_multipart::form::json::Json;
        use actix_multipart::form::text::Text;
        use actix_multipart::form::{MultipartForm, MultipartFormConfig};
        use actix_web::{App, HttpServer, web};

        use super::*;

        #[derive(MultipartForm)]
        #[multipart(duplicate_field = "deny", deny_unknown_fields)]
        struct Upload {
            page: Text<u8>,
            json: Option<Json<Page>>,
        }

        fn server() -> SocketAddr {
            let (listener, address) = bind();
            let read = async |form: MultipartForm<Upload>| {
                format!("{} {:?}", *form.page, form.json.as_ref().map(|it| it.page))
            };
            let app = move || {
                let config = MultipartFormConfig::default().total_limit(200);
                let config = config.error_handler(|error, _| ApiError::from(Rejection::from(error)).into());
                App::new().app_data(config).route("/form", web::post().to(read))
            };
            thread::spawn(move || {
                actix_web::rt::System::new()
                    .block_on(HttpServer::new(app).workers(1).listen(listener).expect("a server").run())
            });
            address
        }

        #[test]
        fn each_kind_has_its_situation() {
            const JSON: &str = "content-disposition: form-data; name=\"json\"\r\ncontent-type: application/json";
            const INVALID: &str = "the content is not what is expected";

            let to = server();
            let read = form(&[("page", "7"), (JSON, "{\"page\":8}")]);
            assert_eq!(send(to, Some(FORM), &read, 0), (200, b"7 Some(8)".to_vec()));
            let (status, content) = send(to, Some(FORM), &form(&[("page", "7")])[..20], 99);
            assert_eq!(document(status, &content).1, "bad_request");
            let nameless = form(&[("content-disposition: form-data; file=\"SECRET\"", "7")]);
            let detail = "the content is not valid multipart/form-data: a field has no name";
            assert_summary(refused(to, Some(FORM), &nameless), 400, "malformed", detail);
            let broken = form(&[("SECRET SECRET: SECRET", "7")]);
            assert_summary(refused(to, Some(FORM), &broken), 400, "malformed", HEADERS);
            let large = form(&[("page", &"7".repeat(300))]);
            assert_eq!(refused(to, Some(FORM), &large).1, "content_too_large");
            let unknown = form(&[("SECRET", "7")]);
            let detail = "the content is not what is expected: unknown field";
            assert_summary(refused(to, Some(FORM), &unknown), 422, "validation_failed", detail);

            for (parts, pointer, detail, code) in [
                (&[][..], "/page", "missing field `page`", "missing_field"),
                (&[("page", "7"), ("page", "8")][..], "/page", "duplicate field `page`", "duplicate_field"),
                (&[("page", "SECRET")][..], "/page", "not a valid value", ""),
                (&[("json", "{}")][..], "/json", "not a valid value", ""),
                (
                    &[(JSON, "{\"page\":\"SECRET\"}")][..],
                    "/json",
                    "invalid type: string, expected an integer from 0 to 255",
                    "invalid_type",
                ),
                (&[(JSON, "SECRET")][..], "/json", "not a valid value", ""),
            ] {
                let (status, content) = send(to, Some(FORM), &form(parts), 0);
                assert_summary(document(status, &content), 422, "validation_failed", INVALID);
                let problem: Value = serde_json::from_slice(&content).expect("a document");
                let error = &problem["errors"][0];
                let member = |name: &str| error[name].as_str().unwrap_or_default();
                assert_eq!((member("pointer"), member("detail"), member("code")), (pointer, detail, code), "{parts:?}");
            }
        }

        /// Those that the service is responsible for, or that its error handler is not asked about.
        #[test]
        fn the_rest_is_told_apart_by_whose_fault_it_is() {
            for error in [
                MultipartError::ContentTypeMissing,
                MultipartError::ContentTypeParse,
                MultipartError::ContentTypeIncompatible,
            ] {
                assert_summary(summary(error.into()), 415, "unsupported_media_type", ANOTHER);
            }
            assert_summary(summary(MultipartError::BoundaryMissing.into()), 400, "malformed", BOUNDARY);
            let disk = actix_web::error::ErrorInternalServerError("SECRET");
            let disk = MultipartError::Field { name: "SECRET".to_owned(), source: disk };
            assert_summary(summary(disk.into()), 500, "internal", "");
            assert_summary(summary(MultipartError::NotConsumed.into()), 500, "internal", "");
            assert_eq!(summary(MultipartError::Nested.into()).1, "malformed");
            assert_summary(summary(MultipartError::Incomplete.into()), 400, "malformed", CUT);
        }
    }

    mod of_poem {
        use poem::error::ParseMultipartError;
        use poem::listener::TcpAcceptor;
        use poem::web::Multipart;
        use poem::{EndpointExt as _, Route, Server, handler, post};

        use super::*;

        #[handler]
        async fn read(mut form: Multipart) -> Result<String, ApiError> {
            let mut length = 0;
            while let Some(field) = form.next_field().await.map_err(Rejection::from)? {
                length += field.text().await.map_err(Rejection::from)?.len();
            }
            Ok(length.to_string())
        }

        /// What the extractor refuses.
        async fn caught(error: ParseMultipartError) -> poem::Response {
            poem::Error::from(ApiError::from(Rejection::from(error))).into_response()
        }

        async fn server() -> SocketAddr {
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
            let address = listener.local_addr().expect("its address");
            let app = Route::new().at("/form", post(read)).catch_error(caught);
            let acceptor = TcpAcceptor::from_tokio(listener).expect("an acceptor");
            tokio::spawn(Server::new_with_acceptor(acceptor).run(app));
            address
        }

        #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
        async fn each_kind_has_its_situation() {
            let to = server().await;
            let check = move || {
                assert_eq!(send(to, Some(FORM), &form(&[("a", "7"), ("b", "89")]), 0), (200, b"3".to_vec()));
                for media_type in [None, Some("text/SECRET"), Some("SECRET")] {
                    assert_summary(refused(to, media_type, ""), 415, "unsupported_media_type", ANOTHER);
                }
                assert_summary(refused(to, Some("multipart/form-data"), ""), 400, "malformed", BOUNDARY);
                let whole = form(&[("SECRET", "SECRET")]);
                // Of the content of a field poem keeps no error but a text.
                let cut = refused(to, Some(FORM), &whole[..whole.len() - 9]);
                assert_summary(cut, 400, "bad_request", INTERRUPTED);
                assert_summary(refused(to, Some(FORM), ""), 400, "malformed", CUT);
                let broken = form(&[("SECRET SECRET: SECRET", "7")]);
                assert_summary(refused(to, Some(FORM), &broken), 400, "malformed", HEADERS);
                let (status, content) = send(to, Some(FORM), &whole[..20], 99);
                assert_summary(document(status, &content), 400, "bad_request", INTERRUPTED);
            };
            tokio::task::spawn_blocking(check).await.expect("the client");
        }

        #[test]
        fn the_rest_is_of_the_content() {
            let not_utf_8 = String::from_utf8(b"a\xff".to_vec()).expect_err("no text");
            assert_eq!(summary(ParseMultipartError::Utf8(not_utf_8).into()).1, "malformed");
            let io = std::io::Error::other("SECRET");
            assert_summary(summary(ParseMultipartError::Io(io).into()), 400, "bad_request", INTERRUPTED);
        }
    }
}
