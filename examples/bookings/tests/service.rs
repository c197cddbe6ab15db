//! The service on a port of the system's choice, and each of its errors as a client sees it.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bookings::auth::{Guest, WRITE};
use bookings::client::{BookingFailure, Bookings};
use bookings::domain::NewBooking;
use bookings::payment::Bank;
use bookings::storage::Storage;
use bookings::web::{self, ApiError, Payment, Service};
use bookings::{MAX_CONTENT, MAX_PHOTO, bank};
use jsonwebtoken::{DecodingKey, get_current_timestamp};
use reqwest::header::HeaderMap;
use reqwest::{Client, Method, RequestBuilder};
use serde_json::{Value, json};
use status_runtime::{Catalog, FieldError};
use tokio::net::TcpListener;

const SECRET: &[u8] = b"of the test";

/// Longer than a busy machine takes.
const PATIENCE: Duration = Duration::from_secs(60);

struct Running {
    base: String,
    storage: Storage,
    http: Client,
    observed: Arc<Mutex<BTreeSet<String>>>,
}

async fn start(bank: &str, patience: Duration) -> Running {
    let storage = Storage::in_memory().await.expect("a database in memory");
    let bank = Bank::new(bank.to_owned(), patience).expect("a client");
    let service = Service { storage: storage.clone(), bank, key: DecodingKey::from_secret(SECRET).expect("a key") };
    let observed = Arc::new(Mutex::new(BTreeSet::new()));
    let seen = Arc::clone(&observed);
    let router = web::router(service, move |error| {
        seen.lock().expect("no panic").insert(error.error_type().to_owned());
    });
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
    let base = format!("http://{}", listener.local_addr().expect("an address"));
    tokio::spawn(async { axum::serve(listener, router).await });
    let http = Client::builder().no_proxy().build().expect("a client");
    Running { base, storage, http, observed }
}

fn token(name: &str, scope: &str, expires: i64) -> String {
    let exp = get_current_timestamp().saturating_add_signed(expires);
    Guest { name: name.into(), scope: scope.into(), exp }.token(SECRET).expect("a token")
}

fn ada() -> String {
    token("ada", WRITE, 3600)
}

fn new(event: &str, seats: u32) -> NewBooking {
    NewBooking { event: event.into(), email: "ada@example.com".into(), seats }
}

impl Running {
    /// A request of Ada's.
    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.anonymous(method, path).bearer_auth(ada())
    }

    fn anonymous(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("{}{path}", self.base))
    }

    fn place(&self, content: &NewBooking) -> RequestBuilder {
        self.request(Method::POST, "/bookings").json(content)
    }

    fn pay(&self, id: i64, card: &str) -> RequestBuilder {
        self.request(Method::POST, &format!("/bookings/{id}/payment")).json(&Payment { card: card.into() })
    }

    fn attach(&self, id: i64, name: &str, media_type: &str, content: &str) -> RequestBuilder {
        let form = format!(
            "--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\nContent-Type: {media_type}\r\n\r\n{content}\r\n--x--\r\n"
        );
        self.request(Method::PUT, &format!("/bookings/{id}/photo"))
            .header("content-type", "multipart/form-data; boundary=x")
            .body(form)
    }

    async fn booked(&self, event: &str, seats: u32) -> i64 {
        let response = self.place(&new(event, seats)).send().await.expect("a response");
        assert_eq!(response.status(), 201);
        let location = response.headers()["location"].to_str().expect("text").to_owned();
        let booking: Value = response.json().await.expect("a booking");
        assert_eq!(location, format!("/bookings/{}", booking["id"]));
        booking["id"].as_i64().expect("a number")
    }
}

/// An error as it was received.
struct Problem {
    headers: HeaderMap,
    document: Value,
}

/// Sends a request that fails, and checks what all errors have in common.
#[track_caller]
fn fails(request: RequestBuilder, status: u16, code: &str) -> impl Future<Output = Problem> {
    let code = code.to_owned();
    async move {
        let response = request.send().await.expect("a response");
        let path = response.url().path().to_owned();
        let (received, headers) = (response.status(), response.headers().clone());
        let text = response.text().await.expect("a text");
        assert_eq!(received, status, "{code}: {text}");
        assert_eq!(headers["content-type"], "application/problem+json", "{code}");
        let document: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(document["code"], code, "{text}");
        assert_eq!(document["status"], status, "{text}");
        assert_eq!(document["type"], format!("/problems/{}", code.replace('_', "-")), "{text}");
        assert_eq!(document["instance"], path, "{text}");
        assert_eq!(document["request_id"], headers["x-request-id"].to_str().expect("text"), "{text}");
        // RFC 9110 15.1: these may be stored unless the response says otherwise, which no service means.
        if [404, 405, 410, 501].contains(&status) {
            assert_eq!(headers["cache-control"], "no-store", "{code}");
        }
        // RFC 9457 5: a 5xx has nothing of its cause, and no other error has a word of what is behind the service.
        assert_eq!(
            document.get("detail").is_some(),
            status < 500 && code != "not_found" && code != "method_not_allowed"
        );
        let disclosed = format!("{headers:?} {text}").to_lowercase();
        for secret in
            ["smaug", "sqlite", "unique", "pool", "no such table", "select", "127.0.0.1", "charges", ".rs", "signature"]
        {
            assert!(!disclosed.contains(secret), "{secret} in {disclosed}");
        }
        Problem { headers, document }
    }
}

impl Problem {
    fn header(self, name: &str, value: &str) -> Self {
        let lines: Vec<_> = self.headers.get_all(name).iter().collect();
        assert_eq!(lines, [value], "{}", self.document);
        self
    }

    fn member(self, name: &str, value: Value) -> Self {
        assert_eq!(self.document[name], value, "{}", self.document);
        self
    }
}

const REALM: &str = r#"Bearer realm="bookings""#;

#[tokio::test]
async fn each_error_has_its_companions_and_nothing_of_its_cause() {
    let bank = bank::open().await.expect("a port");
    let service = start(&bank, PATIENCE).await;
    let (get, post, put) = (Method::GET, Method::POST, Method::PUT);
    let id = service.booked("fado", 2).await;
    let path = format!("/bookings/{id}");

    // The request: what the extractors refuse.
    let json = |content: &'static str| {
        service.request(Method::POST, "/bookings").header("content-type", "application/json").body(content)
    };
    fails(json(r#"{"event": "#), 400, "malformed").await;
    let wrong = json!([{"pointer": "/seats", "detail": "invalid type: string, expected an integer from 0 to 4294967295", "code": "invalid_type"}]);
    fails(json(r#"{"event": "tango", "email": "a@b", "seats": "smaug"}"#), 422, "validation_failed")
        .await
        .member("errors", wrong);
    let xml = service.request(post.clone(), "/bookings").header("content-type", "text/xml").body("<new/>");
    fails(xml, 415, "unsupported_media_type").await.header("accept", "application/json");
    let coded = json("{}").header("content-encoding", "br");
    fails(coded, 415, "unsupported_content_coding").await.header("accept-encoding", "identity");
    let zeros = service
        .request(post.clone(), "/bookings")
        .header("content-type", "application/json")
        .body("0".repeat(MAX_CONTENT + 1));
    fails(zeros, 413, "content_too_large").await.member("max_bytes", json!(MAX_CONTENT));
    let csv = service.request(get.clone(), &path).header("accept", "text/csv");
    fails(csv, 406, "not_acceptable").await.member("available", json!(["application/json"]));
    let parameter = json!({"name": "id", "in": "path"});
    fails(service.request(get.clone(), "/bookings/first"), 400, "invalid_parameter")
        .await
        .member("parameter", parameter);
    fails(service.attach(id, "photo", "image/png", &"0".repeat(MAX_PHOTO)), 413, "content_too_large")
        .await
        .member("max_bytes", json!(MAX_PHOTO));
    let no_form =
        service.request(put.clone(), &format!("{path}/photo")).header("content-type", "image/png").body("PNG");
    fails(no_form, 415, "unsupported_media_type").await.header("accept", "multipart/form-data");
    let cut = service
        .attach(id, "photo", "image/png", "PNG")
        .body("--x\r\nContent-Disposition: form-data; name=\"photo\"\r\nContent-Type: image/png\r\n\r\nPNG");
    fails(cut, 400, "malformed").await;

    // Who asks.
    let by = |token: &str| service.anonymous(Method::GET, &path).bearer_auth(token);
    fails(service.anonymous(get.clone(), &path), 401, "no_token").await.header("www-authenticate", REALM);
    let basic = service.anonymous(get.clone(), &path).basic_auth("ada", Some("smaug"));
    fails(basic, 401, "no_token").await.header("www-authenticate", REALM);
    let invalid = format!("{REALM}, error=\"invalid_token\"");
    fails(by(&token("ada", WRITE, -3600)), 401, "token_expired").await.header("www-authenticate", &invalid);
    let forged =
        Guest { name: "ada".into(), scope: WRITE.into(), exp: u64::MAX >> 12 }.token(b"another key").expect("a token");
    fails(by(&forged), 401, "invalid_token").await.header("www-authenticate", &invalid);
    fails(by("smaug"), 401, "invalid_token").await.header("www-authenticate", &invalid);
    let scope = format!("{REALM}, scope=\"{WRITE}\", error=\"insufficient_scope\"");
    let reading = token("ada", "bookings:read", 3600);
    let read_only = service.anonymous(Method::DELETE, &path).bearer_auth(&reading);
    fails(read_only, 403, "read_only").await.header("www-authenticate", &scope);
    assert_eq!(by(&reading).send().await.expect("a response").status(), 200);

    // Bookings.
    let invalid = NewBooking { event: String::new(), email: "smaug".into(), seats: 9 };
    let document = fails(service.place(&invalid), 422, "invalid_booking").await.document;
    let errors = document["errors"].as_array().expect("a list").iter();
    let pointers: BTreeSet<_> = errors.filter_map(|error| error["pointer"].as_str()).collect();
    assert_eq!(pointers, BTreeSet::from(["/email", "/event", "/seats"]));
    fails(service.request(get.clone(), "/bookings/99"), 404, "no_such_booking")
        .await
        .member("detail", json!("there is no booking 99"));
    let document = fails(by(&token("ben", WRITE, 3600)), 404, "no_such_booking").await.document;
    assert_eq!(document["detail"], format!("there is no booking {id}"));
    fails(service.place(&new("fado", 1)), 409, "already_booked").await.member("field", json!("event"));
    let by = |guest: &str, seats| {
        let request = service.anonymous(Method::POST, "/bookings").bearer_auth(token(guest, WRITE, 3600));
        request.json(&new("fado", seats))
    };
    for guest in ["ben", "eve"] {
        assert_eq!(by(guest, 8).send().await.expect("a response").status(), 201);
    }
    fails(by("joe", 3), 409, "sold_out").await.member("left", json!(2));

    // The bank.
    fails(service.pay(id, bank::DECLINED), 402, "card_declined").await;
    fails(service.pay(id, bank::BROKEN), 502, "bank_failed").await;
    fails(service.pay(id, bank::GARBLED), 502, "bank_failed").await;
    fails(service.pay(id, bank::REFUSED), 500, "bank_refused").await;
    assert_eq!(service.pay(id, bank::GOOD).send().await.expect("a response").status(), 200);
    fails(service.pay(id, bank::GOOD), 409, "already_paid").await;

    // Photos.
    let photo = |detail: &str| json!([{"pointer": "/photo", "detail": detail}]);
    let missing = fails(service.attach(id, "picture", "image/png", "PNG"), 422, "no_photo").await;
    missing.member("errors", photo("is missing"));
    let text = fails(service.attach(id, "photo", "text/plain", "PNG"), 422, "wrong_format").await;
    text.member("errors", photo("is neither a PNG nor a JPEG"));
    assert_eq!(service.attach(id, "photo", "image/png", "PNG").send().await.expect("a response").status(), 204);

    // The router.
    fails(service.anonymous(get.clone(), "/nowhere"), 404, "not_found").await;
    fails(service.anonymous(put, "/bookings"), 405, "method_not_allowed").await.header("allow", "POST");

    // What was cancelled.
    assert_eq!(service.request(Method::DELETE, &path).send().await.expect("a response").status(), 204);
    fails(service.request(get.clone(), &path), 410, "cancelled").await;
    service.booked("fado", 1).await;

    // The storage: its one connection is taken, its table is gone, and it is closed.
    let taken = service.storage.0.acquire().await.expect("the connection");
    fails(service.request(get.clone(), &path), 503, "storage_busy").await.header("retry-after", "1");
    drop(taken);
    sqlx::query("DROP TABLE bookings").execute(&service.storage.0).await.expect("it is gone");
    fails(service.request(get.clone(), &path), 500, "query_failed").await;
    service.storage.0.close().await;
    fails(service.request(get, &path), 503, "storage_away").await.header("retry-after", "30");

    // A bank that does not respond in time, and one that is not there.
    let hasty = start(&bank, Duration::from_millis(100)).await;
    let id = hasty.booked("fado", 1).await;
    fails(hasty.pay(id, bank::SILENT), 504, "bank_timeout").await;
    let closed = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port").local_addr().expect("an address");
    let alone = start(&format!("http://{closed}/charges"), PATIENCE).await;
    let id = alone.booked("fado", 1).await;
    fails(alone.pay(id, bank::GOOD), 502, "bank_failed").await;

    // The observer was told of each, of a hidden one by its own name; and there are no others.
    let mut observed = service.observed.lock().expect("no panic").clone();
    observed.extend(hasty.observed.lock().expect("no panic").iter().cloned());
    let mut all: BTreeSet<_> = ApiError::ENTRIES.iter().map(|entry| entry.code().to_owned()).collect();
    // These are not for a request over HTTP/1.1 that arrives: a path without the parameter, and content that breaks off.
    all.retain(|code| code != "internal" && code != "bad_request");
    // The router's.
    all.extend(["not_found", "method_not_allowed"].map(String::from));
    assert_eq!(observed, all);
}

#[tokio::test]
async fn the_client_reads_the_errors_that_it_knows() {
    let bank = bank::open().await.expect("a port");
    let service = start(&bank, PATIENCE).await;
    let client = |token: String| Bookings::new(service.base.clone(), token).expect("a client");
    let ada_s = client(ada());

    let invalid = NewBooking { event: "fado".into(), email: "nobody".into(), seats: 1 };
    let failure = ada_s.place(&invalid).await.unwrap_err();
    let Some(BookingFailure::InvalidBooking { errors }) = failure.error() else { panic!("{failure:?}") };
    assert_eq!(errors.iter().map(FieldError::pointer).collect::<Vec<_>>(), ["/email"]);

    for guest in ["ben", "eve"] {
        client(token(guest, WRITE, 3600)).place(&new("fado", 8)).await.expect("seats");
    }
    let failure = ada_s.place(&new("fado", 5)).await.unwrap_err();
    assert!(matches!(failure.error(), Some(BookingFailure::SoldOut { left: 4 })), "{failure:?}");

    let booking = ada_s.place(&new("fado", 4)).await.expect("seats");
    let pay = async |card: &str| ada_s.pay(booking.id, &Payment { card: card.into() }).await;
    let failure = pay(bank::DECLINED).await.unwrap_err();
    assert!(matches!(failure.error(), Some(BookingFailure::CardDeclined)), "{failure:?}");
    let failure = pay(bank::GARBLED).await.unwrap_err();
    let status = failure.received().map(|received| received.status().as_u16());
    assert!(failure.error().is_none() && status == Some(502), "{failure:?}");
    assert!(pay(bank::GOOD).await.expect("a payment").paid);

    let failure = client(token("ada", WRITE, -3600)).place(&new("tango", 1)).await.unwrap_err();
    assert!(matches!(failure.error(), Some(BookingFailure::TokenExpired)), "{failure:?}");
}

#[tokio::test]
async fn the_document_has_the_responses_of_each_operation() {
    let service = start("http://127.0.0.1:1", PATIENCE).await;
    let document: Value =
        service.anonymous(Method::GET, "/openapi.json").send().await.expect("a response").json().await.expect("JSON");
    for (path, method, statuses) in [
        ("/bookings", "post", &["201", "400", "401", "403", "406", "409", "413", "415", "422", "500", "503"][..]),
        ("/bookings/{id}", "get", &["200", "400", "401", "404", "406", "410", "500", "503"]),
        ("/bookings/{id}", "delete", &["204", "400", "401", "403", "404", "406", "410", "500", "503"]),
        (
            "/bookings/{id}/payment",
            "post",
            &[
                "200", "400", "401", "402", "403", "404", "406", "409", "410", "413", "415", "422", "500", "502",
                "503", "504",
            ],
        ),
        (
            "/bookings/{id}/photo",
            "put",
            &["204", "400", "401", "403", "404", "406", "410", "413", "415", "422", "500", "503"],
        ),
    ] {
        let responses = document["paths"][path][method]["responses"].as_object().expect("responses");
        assert_eq!(responses.keys().collect::<Vec<_>>(), statuses, "{method} {path}");
    }
    let text = document.to_string();
    assert!(!text.contains("not_yours") && !text.contains("NotYours"), "it tells what is hidden");
}

/// Clients are written against these codes, types and members.
#[test]
fn the_contract_holds() {
    status_runtime::catalog::lock!("errors.lock", ApiError);
}
