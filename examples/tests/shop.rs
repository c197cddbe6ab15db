//! Drives the shop over a socket: every request that it prints, and sequences of requests.

mod server;

#[path = "../src/bin/shop/requests.rs"]
mod requests;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::net::TcpListener;
use std::process::{Command, Output, Stdio};

use reqwest::RequestBuilder;
use serde_json::{Value, json};
use server::{ClientResponse, Server, send};
use status_vocabulary::{Kind, SITUATIONS, Situation};

use requests::{Content, REQUESTS, Request};

const SHOP: &str = env!("CARGO_BIN_EXE_shop");
const TYPES: &str = "/problems/";

/// The codes of the router's own errors, which mean no more than their status (RFC 9457 4.2.1).
const BARE: [&str; 2] = ["not_found", "method_not_allowed"];

fn open() -> Server {
    Server::start(SHOP, &[], Stdio::null())
}

fn printed(server: &Server, request: &Request) -> RequestBuilder {
    let mut built = server.request(request.method, request.path);
    if let Some(token) = request.token {
        built = built.bearer_auth(token);
    }
    if let Some((name, value)) = request.header {
        built = built.header(name, value);
    }
    match request.content {
        Content::None => built,
        Content::Text { media_type, text } => built.header("Content-Type", media_type).body(text),
        Content::Zeros(count) => built.header("Content-Type", "application/json").body("0".repeat(count)),
    }
}

fn by(server: &Server, token: &str, method: &str, path: &str) -> RequestBuilder {
    server.request(method, path).bearer_auth(token)
}

fn alice(server: &Server, method: &str, path: &str) -> RequestBuilder {
    by(server, "alice-token", method, path)
}

fn content(request: RequestBuilder, content: Value) -> RequestBuilder {
    request.header("Content-Type", "application/json").body(content.to_string())
}

fn tea(quantity: u32) -> Value {
    json!({"item": "tea", "quantity": quantity})
}

fn situation(name: &str) -> &'static Situation {
    SITUATIONS.iter().find(|row| row.name() == name).unwrap_or_else(|| panic!("no situation `{name}`"))
}

#[tokio::test]
async fn every_printed_request_has_the_promised_response() {
    let mut server = open();
    assert_eq!(server.line(), "");
    for request in REQUESTS {
        assert_eq!(server.line(), request.curl(&server.base));
    }
    for request in REQUESTS {
        has_the_promised_response(&server, request).await;
    }
}

#[test]
fn the_printed_requests_show_the_breadth_of_the_vocabulary() {
    let errors: BTreeSet<_> = REQUESTS.iter().filter(|request| request.code.is_some()).map(|it| it.situation).collect();
    assert!(errors.len() >= 18, "{} situations: {errors:?}", errors.len());
    for request in REQUESTS {
        let row = situation(request.situation);
        assert_eq!(request.status, row.code(), "{request:?}");
        assert_eq!(request.code.is_some(), row.kind() == Kind::Error, "{request:?}");
    }
}

async fn has_the_promised_response(server: &Server, request: &Request) {
    let received = send(printed(server, request)).await;
    let row = situation(request.situation);
    let line = request.curl(&server.base);
    assert_eq!(received.status, request.status, "{line}\n{received:?}");
    assert_eq!(received.header("cache-control"), row.no_store().then_some("no-store"), "{line}\n{received:?}");
    match request.code {
        Some(code) => is_problem(&received, row, code),
        None => is_no_problem(&received),
    }
    has_its_companions(server, &received, request).await;
}

/// RFC 9457 3.1 for the members, the vocabulary for the title, the variant's name for code and type.
#[track_caller]
fn is_problem(received: &ClientResponse, row: &Situation, code: &str) {
    assert_eq!(received.header("content-type"), Some("application/problem+json"), "{received:?}");
    let problem = received.json();
    if BARE.contains(&code) {
        assert_eq!(
            (&problem["type"], &problem["title"]),
            (&json!("about:blank"), &json!(row.phrase())),
            "{received:?}"
        );
    } else {
        assert_eq!(problem["type"], format!("{TYPES}{}", code.replace('_', "-")), "{received:?}");
        assert_eq!(problem["title"], row.title(), "{received:?}");
    }
    assert!(received.header("x-request-id").is_some_and(|id| problem["request_id"] == id), "{received:?}");
    assert_eq!(problem["status"], received.status, "{received:?}");
    assert_eq!(problem["code"], code, "{received:?}");
    // `hidden` shows the text of its twin, never its own; server errors have no text at all, nor has the router.
    assert_eq!(problem.get("detail").is_some(), received.status < 500 && !BARE.contains(&code), "{received:?}");
    if received.status >= 500 {
        tells_nothing_of_its_source(received);
    }
}

/// Checks that neither SQLite's message about a read-only store nor anything that names SQLite is shown.
#[track_caller]
fn tells_nothing_of_its_source(received: &ClientResponse) {
    let everything = format!("{:?} {}", received.headers, received.body).to_ascii_lowercase();
    for word in ["sqlite", "readonly", "read-only", "database", "attempt", "query_only", ".rs"] {
        assert!(!everything.contains(word), "{word} in {received:?}");
    }
}

#[track_caller]
fn is_no_problem(received: &ClientResponse) {
    match received.status {
        200 | 201 => assert_eq!(received.header("content-type"), Some("application/json"), "{received:?}"),
        _ => {
            assert_eq!(received.body, "");
            assert_eq!(received.header("content-type"), None, "{received:?}");
        }
    }
}

/// Checks the headers that RFC 9110 and the other sources require beside the status.
async fn has_its_companions(server: &Server, received: &ClientResponse, request: &Request) {
    let problem = || received.json();
    match request.situation {
        "ok" if request.path == "/orders" => assert!(received.json().is_array()),
        "ok" => assert_eq!(received.header("etag"), Some("\"1\"")),
        "created" => {
            let location = received.header("location").expect("RFC 9110 15.3.2");
            let order = send(alice(server, "GET", location)).await;
            assert_eq!((order.status, &order.body), (200, &received.body));
            assert_eq!(order.header("etag"), received.header("etag"));
        }
        "accepted" => {
            let link = received.header("link").expect("RFC 9110 15.3.3: a status monitor");
            let (target, rel) = link.strip_prefix('<').and_then(|link| link.split_once('>')).expect("RFC 8288 3");
            assert!([r#"; rel="status""#, "; rel=status"].contains(&rel), "{link}");
            let monitor = send(alice(server, "GET", target)).await;
            assert_eq!((monitor.status, monitor.json()), (200, json!({"state": "packing"})));
        }
        // RFC 9110 8.6
        "no_content" => assert_eq!(received.header("content-length"), None),
        "not_modified" => assert_eq!(received.header("etag"), Some("\"1\""), "RFC 9110 15.4.5"),
        "see_other" => {
            let location = received.header("location").expect("RFC 9110 15.4.4");
            assert_eq!(send(alice(server, "GET", location)).await.json()["state"], "paid");
        }
        "permanent_redirect" => assert_eq!(received.header("location"), Some("/orders/1001")),
        // RFC 6750 3.1: without a token, the challenge says nothing about errors.
        "unauthenticated" => assert_eq!(bearer(received), params(&[("realm", "shop")])),
        "invalid_credentials" | "expired_credentials" => {
            assert_eq!(bearer(received), params(&[("realm", "shop"), ("error", "invalid_token")]));
        }
        "step_up_required" => {
            let error = ("error", "insufficient_user_authentication");
            assert_eq!(bearer(received), params(&[("realm", "shop"), error, ("acr_values", "mfa")]), "RFC 9470 3");
        }
        "insufficient_scope" => {
            let error = ("error", "insufficient_scope");
            assert_eq!(
                bearer(received),
                params(&[("realm", "shop"), error, ("scope", "orders:write")]),
                "RFC 6750 3.1"
            );
        }
        "method_not_allowed" => assert_eq!(allowed(received), ["DELETE", "GET", "HEAD", "PUT"].into()),
        "not_acceptable" => assert_eq!(problem()["available"], json!(["application/json"])),
        "unsupported_media_type" => assert_eq!(received.header("accept"), Some("application/json"), "RFC 9110 15.5.16"),
        "unsupported_content_coding" => {
            assert_eq!(received.header("accept-encoding"), Some("identity"), "RFC 9110 12.5.3");
            assert_eq!(received.header("accept"), None);
        }
        "content_too_large" => assert_eq!(problem()["max_bytes"], 16 * 1024),
        "precondition_failed" => assert_eq!(received.header("etag"), Some("\"1\"")),
        "rate_limited" => {
            let wait = retry_after(received);
            assert!((1..=60 * 60).contains(&wait), "{received:?}");
            assert_eq!(problem()["detail"], format!("too many requests; wait {wait} s"));
        }
        "quota_exceeded" | "request_in_progress" => {
            assert!((1..=24 * 60 * 60).contains(&retry_after(received)), "{received:?}");
        }
        "unavailable" => assert_eq!(retry_after(received), 30),
        "validation_failed" => {
            let errors = problem()["errors"].as_array().expect("a list").clone();
            let pointers: Vec<_> = errors.iter().map(|error| error["pointer"].as_str()).collect();
            assert_eq!(pointers, [Some("/item"), Some("/quantity")]);
        }
        "invalid_parameter" => {
            let (name, place) = if request.path.contains('?') { ("limit", "query") } else { ("id", "path") };
            assert_eq!(problem()["parameter"], json!({"name": name, "in": place}));
        }
        "already_exists" => assert_eq!(problem()["field"], "reference"),
        _ => {}
    }
}

/// The parameters of the single challenge; none of the shop's values contains a comma.
#[track_caller]
fn bearer(received: &ClientResponse) -> BTreeMap<String, String> {
    let challenge = received.header("www-authenticate").expect("RFC 9110 15.5.2");
    let params = challenge.strip_prefix("Bearer ").expect("RFC 6750 3");
    params
        .split(", ")
        .map(|param| {
            let (name, value) = param.split_once('=').expect("a parameter has a value");
            (name.into(), value.trim_matches('"').into())
        })
        .collect()
}

fn params(params: &[(&str, &str)]) -> BTreeMap<String, String> {
    params.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect()
}

#[track_caller]
fn allowed(received: &ClientResponse) -> BTreeSet<&str> {
    received.header("allow").expect("RFC 9110 15.5.6").split(',').map(str::trim).collect()
}

/// RFC 9110 10.2.3: whole seconds, as the shop's waits are never dates.
#[track_caller]
fn retry_after(received: &ClientResponse) -> u64 {
    received.header("retry-after").and_then(|seconds| seconds.parse().ok()).unwrap_or_else(|| panic!("{received:?}"))
}

#[tokio::test]
async fn a_printed_line_can_be_pasted() {
    if Command::new("curl").arg("--version").output().is_err() {
        return;
    }
    let server = open();
    for request in REQUESTS {
        let line = request.curl(&server.base);
        let Output { stdout, .. } = Command::new("sh").args(["-c", &line]).output().expect("a shell");
        let output = String::from_utf8(stdout).expect("text");
        assert_eq!(output.split(' ').nth(1), Some(request.status.to_string().as_str()), "{line}\n{output}");
    }
}

#[tokio::test]
async fn somebody_elses_order_cannot_be_told_from_none() {
    let server = open();
    type Complete = fn(RequestBuilder) -> RequestBuilder;
    let attempts: [(&str, &str, Complete); 7] = [
        ("GET", "", |request| request),
        ("HEAD", "", |request| request),
        ("GET", "", |request| request.header("If-None-Match", "*")),
        ("PUT", "", |request| content(request, tea(3))),
        ("DELETE", "", |request| request),
        ("POST", "/payment", |request| {
            request.header("Content-Type", "application/x-www-form-urlencoded").body("card=4242424242424242")
        }),
        ("GET", "/shipment", |request| request),
    ];
    for (method, below, complete) in attempts {
        let ask = async |id: u32| {
            let request = complete(alice(&server, method, &format!("/orders/{id}{below}")));
            let mut received = send(request).await;
            received.headers.remove("date");
            // Every request has an id of its own.
            let request = received.headers.remove("x-request-id").expect("an id");
            let request = request.to_str().expect("text");
            (
                received.status,
                received.headers,
                received.body.replace(request, "{request}").replace(&id.to_string(), "{id}"),
            )
        };
        let (hidden, absent) = (ask(1003).await, ask(9999).await);
        assert_eq!(absent.0, 404);
        assert_eq!(hidden, absent, "{method} {below}");
    }
    assert_eq!(send(by(&server, "bob-token", "GET", "/orders/1003")).await.status, 200);
}

#[tokio::test]
async fn allow_names_the_methods_that_work_and_no_other() {
    let server = open();
    for path in ["/orders", "/orders/1001", "/orders/1001/payment", "/orders/1001/shipment", "/admin/fault"] {
        let refused = send(server.request("PATCH", path)).await;
        assert_eq!(refused.status, 405);
        let allow = allowed(&refused);
        for method in ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "BREW"] {
            let received = send(server.request(method, path)).await;
            assert_eq!(received.status != 405, allow.contains(method), "{method} {path} {allow:?}");
        }
    }
}

#[tokio::test]
async fn an_idempotency_key_places_one_order() {
    let server = open();
    let place = |key: &str, order: Value| {
        content(alice(&server, "POST", "/orders").header("Idempotency-Key", format!("\"{key}\"")), order)
    };
    let first = send(place("k1", tea(2))).await;
    let again = send(place("k1", tea(2))).await;
    assert_eq!((first.status, &first.body), (201, &again.body));
    assert_eq!((again.status, again.header("location")), (201, first.header("location")));
    assert_eq!(send(place("k1", tea(3))).await.status, 422);
    // The same key of another customer is another key.
    let bobs = content(by(&server, "bob-token", "POST", "/orders").header("Idempotency-Key", "\"k1\""), tea(3));
    assert_eq!(send(bobs).await.status, 201);
    // A request that had no effect releases its key.
    let taken = json!({"item": "tea", "quantity": 2, "reference": "tea-monday"});
    assert_eq!(send(place("k2", taken)).await.json()["code"], "reference_taken");
    assert_eq!(send(place("k2", tea(4))).await.status, 201);

    let before = how_many(&server).await;
    let mut crowd = tokio::task::JoinSet::new();
    for _ in 0..16 {
        crowd.spawn(send(place("k3", tea(5))));
    }
    let responses = crowd.join_all().await;
    let placed: BTreeSet<_> = responses.iter().filter(|it| it.status == 201).map(|it| it.body.as_str()).collect();
    assert_eq!(placed.len(), 1, "{responses:?}");
    for late in responses.iter().filter(|it| it.status != 201) {
        assert_eq!(late.status, 409);
        assert_eq!(late.json()["code"], "key_in_use");
        assert!(retry_after(late) >= 1);
    }
    assert_eq!(how_many(&server).await, before + 1);
}

async fn how_many(server: &Server) -> usize {
    send(alice(server, "GET", "/orders?limit=100")).await.json().as_array().expect("a list").len()
}

#[tokio::test]
async fn no_change_is_lost() {
    let server = open();
    let change = |tags: &str, quantity| {
        content(alice(&server, "PUT", "/orders/1001").header("If-Match", tags.to_owned()), tea(quantity))
    };
    let changed = send(change("\"1\"", 3)).await;
    assert_eq!((changed.status, changed.header("etag")), (200, Some("\"2\"")));
    assert_eq!(changed.json()["quantity"], 3);
    let late = send(change("\"1\"", 4)).await;
    assert_eq!((late.status, late.header("etag")), (412, Some("\"2\"")));
    assert_eq!(send(change("\"1\", \"2\"", 4)).await.header("etag"), Some("\"3\""));
    assert_eq!(send(change("*", 5)).await.header("etag"), Some("\"4\""));
    // RFC 9110 13.1.1: the comparison is a strong one.
    assert_eq!(send(change("W/\"4\"", 6)).await.status, 412);
    let bare = send(change("4", 6)).await;
    is_problem(&bare, situation("invalid_parameter"), "invalid_parameter");
    assert_eq!(bare.json()["parameter"], json!({"name": "If-Match", "in": "header"}));
    // RFC 9110 13.1.2: this one is weak.
    let read = |tag: &str| send(alice(&server, "GET", "/orders/1001").header("If-None-Match", tag.to_owned()));
    assert_eq!(read("W/\"4\"").await.status, 304);
    assert_eq!(read("\"1\"").await.status, 200);

    let (one, other) = tokio::join!(send(change("\"4\"", 7)), send(change("\"4\"", 8)));
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 412]);
    // RFC 9110 13.2.1: a precondition does not count where the response would be an error without it.
    let shipped = content(alice(&server, "PUT", "/orders/1002").header("If-Match", "\"0\""), tea(2));
    assert_eq!(send(shipped).await.json()["code"], "too_late");
}

#[tokio::test]
async fn an_order_goes_its_way() {
    let server = open();
    let placed = send(content(alice(&server, "POST", "/orders"), tea(1))).await;
    let order = placed.header("location").expect("a location").to_owned();
    let pay = || {
        let card = "card=4242424242424242";
        alice(&server, "POST", &format!("{order}/payment"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .body(card)
    };
    let ship = || by(&server, "warehouse-token", "POST", &format!("{order}/shipment"));
    assert_eq!(send(ship()).await.json()["code"], "not_paid");
    assert_eq!(send(pay()).await.status, 303);
    assert_eq!(send(pay()).await.status, 303, "paid is paid");
    assert_eq!(send(alice(&server, "GET", &order)).await.header("etag"), Some("\"2\""));
    assert_eq!(send(alice(&server, "DELETE", &order)).await.json()["state"], "paid");
    assert_eq!(send(ship()).await.status, 202);
    assert_eq!(send(ship()).await.status, 202, "once is enough");
    assert_eq!(send(pay()).await.json()["code"], "too_late");

    assert_eq!(send(alice(&server, "DELETE", "/orders/1007")).await.status, 204);
    assert_eq!(send(alice(&server, "GET", "/orders/1007")).await.status, 410);
    assert_eq!(send(alice(&server, "DELETE", "/orders/1007")).await.status, 410);
}

#[tokio::test]
async fn a_wrong_value_is_named_with_its_place() {
    let server = open();
    let mut pointers = Vec::new();
    for order in [
        json!({"item": "tea", "quantity": "two"}),
        json!({"item": "tea"}),
        json!({"item": "tea", "quantity": 2, "reference": ""}),
        json!({"item": "tea", "quantity": -1}),
    ] {
        let received = send(content(alice(&server, "POST", "/orders"), order)).await;
        is_problem(&received, situation("validation_failed"), "validation_failed");
        pointers.push(received.json()["errors"][0]["pointer"].as_str().expect("a pointer").to_owned());
    }
    assert_eq!(pointers, ["/quantity", "/quantity", "/reference", "/quantity"]);

    let pay = |form: &'static str| {
        alice(&server, "POST", "/orders/1001/payment")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .body(form)
    };
    assert_eq!(send(pay("card=1")).await.json()["errors"][0]["pointer"], "/card");
    // The card is validated even when the order is already paid.
    assert_eq!(send(pay("card=4242424242424242")).await.status, 303);
    assert_eq!(send(pay("card=1")).await.json()["errors"][0]["pointer"], "/card");
    is_problem(&send(pay("cash=1")).await, situation("validation_failed"), "validation_failed");
    let json = send(content(alice(&server, "POST", "/orders/1001/payment"), json!({"card": "1"}))).await;
    is_problem(&json, situation("unsupported_media_type"), "unsupported_media_type");
    assert_eq!(json.header("accept"), Some("application/x-www-form-urlencoded"));
}

/// JSON has one kind of number (RFC 8259 6).
#[tokio::test]
async fn two_is_two_however_it_is_written() {
    let server = open();
    let order = |quantity: &str| {
        let json = format!(r#"{{"item": "tea", "quantity": {quantity}}}"#);
        alice(&server, "POST", "/orders").header("Content-Type", "application/json").body(json)
    };
    for quantity in ["2", "2.0", "20e-1"] {
        assert_eq!(send(order(quantity)).await.json()["quantity"], 2, "{quantity}");
    }
    for quantity in ["2.5", "-2", "1e300", "\"2\""] {
        let received = send(order(quantity)).await;
        is_problem(&received, situation("validation_failed"), "validation_failed");
        assert_eq!(received.json()["errors"][0]["pointer"], "/quantity", "{quantity}");
    }
}

#[tokio::test]
async fn every_problem_type_leads_to_a_page() {
    let server = open();
    let index = send(server.request("GET", "/problems/")).await;
    assert_eq!(index.status, 200);
    for code in REQUESTS.iter().filter_map(|request| request.code).filter(|code| !BARE.contains(code)) {
        let slug = code.replace('_', "-");
        let page = send(server.request("GET", &format!("/problems/{slug}"))).await;
        assert_eq!((page.status, page.header("content-type")), (200, Some("text/html; charset=utf-8")), "{code}");
        assert!(page.body.contains(&format!("<code>{TYPES}{slug}</code>")), "{code}");
        assert!(index.body.contains(&format!("href=\"{slug}\"")), "{code}");
    }
    assert_eq!(send(server.request("GET", "/problems/no-such-problem")).await.status, 404);
}

#[tokio::test]
async fn the_shop_describes_its_responses() {
    let server = open();
    let document = send(server.request("GET", "/openapi.json")).await.json();
    assert_eq!(document["openapi"], "3.1.0");
    assert_eq!(document["components"]["securitySchemes"]["bearer"]["scheme"], "bearer");
    for request in REQUESTS {
        let path = request.path.split('?').next().unwrap_or_default();
        let Some((_, item)) = document["paths"].as_object().unwrap().iter().find(|(template, _)| fits(template, path))
        else {
            continue;
        };
        let Some(operation) = item.get(request.method.to_ascii_lowercase()) else { continue };
        let response = followed(&document, &operation["responses"][request.status.to_string()]);
        let described = match request.code {
            Some(code) => {
                let example = &response["content"]["application/problem+json"]["examples"][code];
                followed(&document, example)["value"]["code"] == code
            }
            None => response.is_object(),
        };
        assert!(described, "{request:?}\n{response:#}");
    }
}

fn followed<'a>(document: &'a Value, part: &'a Value) -> &'a Value {
    let reference = part["$ref"].as_str().and_then(|reference| reference.strip_prefix('#'));
    reference.map_or(part, |reference| document.pointer(reference).expect("what a reference leads to"))
}

fn fits(template: &str, path: &str) -> bool {
    let (template, path): (Vec<_>, Vec<_>) = (template.split('/').collect(), path.split('/').collect());
    template.len() == path.len() && template.iter().zip(path).all(|(name, part)| name.starts_with('{') || *name == part)
}

#[tokio::test]
async fn the_user_interface_comes_from_the_shop_itself() {
    let server = open();
    let page = send(server.request("GET", "/docs/")).await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("swagger-ui"), "{page:?}");
    for elsewhere in ["src=\"http", "href=\"http", "src=\"//", "href=\"//"] {
        assert!(!page.body.contains(elsewhere), "{elsewhere}");
    }
}

#[tokio::test]
async fn a_wrong_parameter_is_named_with_its_place() {
    let server = open();
    for (path, name, place) in [
        ("/orders?limit=0", "limit", "query"),
        ("/orders?limit=101", "limit", "query"),
        ("/orders?limit=-1", "limit", "query"),
        ("/orders?limit=1&limit=2", "limit", "query"),
        ("/orders/%FF", "id", "path"),
        ("/orders/99999999999999999999", "id", "path"),
        ("/v1/orders/first", "id", "path"),
    ] {
        let received = send(alice(&server, "GET", path)).await;
        is_problem(&received, situation("invalid_parameter"), "invalid_parameter");
        assert_eq!(received.json()["parameter"], json!({"name": name, "in": place}), "{path}");
    }
    for key in ["bare", "\"\"", "\"open", "\"a\"b\""] {
        let received = send(content(alice(&server, "POST", "/orders").header("Idempotency-Key", key), tea(1))).await;
        assert_eq!(received.json()["parameter"], json!({"name": "Idempotency-Key", "in": "header"}), "{key}");
    }
}

/// Values may be secret and could be read in a log or over a shoulder.
#[tokio::test]
async fn no_value_is_repeated() {
    let server = open();
    let form =
        alice(&server, "POST", "/orders/1001/payment").header("Content-Type", "application/x-www-form-urlencoded");
    for request in [
        content(alice(&server, "POST", "/orders"), json!({"item": "tea", "quantity": "hunter2"})),
        form.body("card=hunter2&card=hunter2"),
        alice(&server, "GET", "/orders?limit=hunter2"),
        alice(&server, "GET", "/orders/hunter2"),
    ] {
        let received = send(request).await;
        let mut problem = received.json();
        // It is the path that was requested (RFC 9457 3.1.5).
        problem.as_object_mut().and_then(|problem| problem.remove("instance")).expect("an instance");
        assert!((400..500).contains(&received.status) && !problem.to_string().contains("hunter2"), "{received:?}");
    }
}

#[tokio::test]
async fn whoever_accepts_json_gets_it() {
    let server = open();
    // RFC 9110 12.5.1: the most specific range counts, and a weight of zero means "not acceptable".
    for (accept, status) in [
        ("application/json", 200),
        ("application/*", 200),
        ("*/*;q=0.1", 200),
        ("text/html, APPLICATION/JSON;q=0.5", 200),
        ("application/json, */*;q=0", 200),
        ("*/*, application/json;q=0", 406),
        ("*/*;q=0.0", 406),
        ("text/html, text/csv", 406),
    ] {
        let received = send(alice(&server, "GET", "/orders").header("Accept", accept)).await;
        assert_eq!(received.status, status, "{accept}");
    }
    let plain = content(alice(&server, "POST", "/orders").header("Content-Encoding", "identity"), tea(1));
    assert_eq!(send(plain).await.status, 201);
}

#[tokio::test]
async fn credentials_of_another_kind_are_none() {
    let server = open();
    for (credentials, code) in [
        ("Basic YWxpY2U6dGVh", "no_token"),
        ("Bearer", "no_token"),
        ("bearer alice-token", ""),
        ("Bearer alice-toke", "unknown_token"),
    ] {
        let received = send(server.request("GET", "/orders").header("Authorization", credentials)).await;
        match code {
            "" => assert_eq!(received.status, 200),
            code => assert_eq!(received.json()["code"], code, "{credentials}"),
        }
    }
    let shop_runner = send(content(alice(&server, "PUT", "/admin/fault"), json!({"on": true}))).await;
    is_problem(&shop_runner, situation("insufficient_scope"), "may_not_administer");
    assert_eq!(bearer(&shop_runner)["scope"], "admin");
}

#[tokio::test]
async fn a_broken_store_is_told_and_not_explained() {
    let server = open();
    let switch = |on: bool| send(content(by(&server, "admin-token", "PUT", "/admin/fault"), json!({"on": on})));
    assert_eq!(switch(true).await.status, 204);
    let writes = [
        content(alice(&server, "POST", "/orders"), tea(1)),
        content(alice(&server, "POST", "/orders").header("Idempotency-Key", "\"during the fault\""), tea(1)),
        content(alice(&server, "PUT", "/orders/1001").header("If-Match", "\"1\""), tea(1)),
        alice(&server, "DELETE", "/orders/1001"),
        by(&server, "warehouse-token", "POST", "/orders/1006/shipment"),
    ];
    for write in writes {
        let received = send(write).await;
        assert_eq!(received.status, 503);
        is_problem(&received, situation("unavailable"), "storage");
        assert_eq!(retry_after(&received), 30);
    }
    assert_eq!(switch(false).await.status, 204);
    let after = content(alice(&server, "POST", "/orders").header("Idempotency-Key", "\"during the fault\""), tea(1));
    assert_eq!(send(after).await.status, 201, "the key of the failed request is free");
}

#[tokio::test]
async fn the_log_knows_what_the_client_does_not() {
    let path = format!("{}/shop-{}.log", env!("CARGO_TARGET_TMPDIR"), std::process::id());
    let server = Server::start(SHOP, &[], File::create(&path).expect("a log").into());
    let absent = send(alice(&server, "GET", "/orders/1003")).await;
    assert!(absent.body.contains("order 1003 does not exist"), "{absent:?}");
    let fault = content(by(&server, "admin-token", "PUT", "/admin/fault"), json!({"on": true}));
    assert_eq!(send(fault).await.status, 204);
    tells_nothing_of_its_source(&send(content(alice(&server, "POST", "/orders"), tea(1))).await);

    let log = fs::read_to_string(&path).expect("a log");
    assert!(log.contains("order 1003 belongs to another customer"), "{log}");
    assert!(log.contains("the store failed: attempt to write a readonly database"), "{log}");
    fs::remove_file(path).expect("a log");
}

#[tokio::test]
async fn orders_outlive_the_shop_and_the_printed_requests_hold_again() {
    let file = format!("{}/shop-{}.db", env!("CARGO_TARGET_TMPDIR"), std::process::id());
    let order = json!({"item": "coffee", "quantity": 1, "reference": "keeps"});
    for visit in ["first", "second"] {
        let server = Server::start(SHOP, &[("SHOP_DB", &file)], Stdio::null());
        let placed = send(content(alice(&server, "POST", "/orders"), order.clone())).await;
        assert_eq!(placed.status, if visit == "first" { 201 } else { 409 });
        for request in REQUESTS {
            has_the_promised_response(&server, request).await;
        }
    }
    fs::remove_file(file).expect("the orders were in the file");
}

#[test]
fn a_start_that_fails_says_why() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port().to_string();
    for (settings, word) in [
        (("PORT", port.as_str()), "taken"),
        (("PORT", "seventy"), "`seventy`"),
        (("PORT", "70000"), "65535"),
        (("SHOP_DB", env!("CARGO_MANIFEST_DIR")), "cannot be opened"),
    ] {
        let output = Command::new(SHOP).env("PORT", "0").envs([settings]).output().expect("it starts");
        let reason = String::from_utf8(output.stderr).expect("text");
        assert_eq!(output.status.code(), Some(1), "{settings:?}: {reason}");
        assert!(reason.contains(word) && !reason.contains("panicked"), "{settings:?}: {reason}");
    }
}

#[cfg(unix)]
#[tokio::test]
async fn it_closes_when_asked() {
    for signal in ["-TERM", "-INT"] {
        let mut server = open();
        assert_eq!(send(server.request("GET", "/")).await.status, 404);
        let sent = Command::new("kill").args([signal, &server.child.id().to_string()]).status().expect("kill");
        assert!(sent.success());
        assert!(server.child.wait().expect("it ends").success(), "{signal}");
    }
}
