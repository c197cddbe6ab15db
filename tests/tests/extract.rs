//! The responses to requests that an extractor cannot read.

mod wire;

use std::error::Error as _;
use std::net::SocketAddr;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{any, get, post};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use status_runtime::extract::{Form, Json, Path, Query, Rejection};
use status_runtime::{Catalog as _, HttpError, ProblemLayer};
use wire::{ClientResponse, send, serve};

#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Order {
    id: u8,
    items: Vec<Item>,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Item {
    Book {
        #[serde(rename = "a/b~c")]
        odd: bool,
    },
    Pen,
}

#[derive(Debug, Deserialize)]
struct Page {
    page: u8,
    #[serde(default)]
    sort: Sort,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Sort {
    #[default]
    Up,
    Down,
}

#[derive(Debug, Deserialize)]
struct Named {
    #[allow(dead_code, reason = "only read")]
    id: u8,
}

async fn app() -> SocketAddr {
    let app = Router::new()
        .route("/json", any(async |Json(order): Json<Order>| Json(order)))
        .route("/optional", post(async |order: Option<Json<Order>>| if order.is_some() { "some" } else { "none" }))
        .route("/form", any(async |Form(page): Form<Page>| page.page.to_string()))
        .route("/query", get(async |Query(page): Query<Page>| format!("{} {:?}", page.page, page.sort)))
        .route("/one/{id}", get(async |Path(id): Path<u8>| id.to_string()))
        .route("/two/{name}/{id}", get(async |Path((name, id)): Path<(String, u8)>| format!("{name} {id}")))
        .route("/named/{id}", get(async |_: Path<Named>| "read"))
        .route("/sorted/{sort}", get(async |_: Path<Sort>| "read"))
        .route("/misused/{id}", get(async |_: Path<(u8, u8)>| "read"))
        .route("/renamed/{order}", get(async |_: Path<Named>| "read"))
        .route("/renamed/{order}/{item}", get(async |_: Path<Named>| "read"))
        .route("/none", get(async |_: Path<u8>| "read"))
        .route("/unwritable", get(async || Json(std::collections::BTreeMap::from([([0_u8], 0)]))))
        .layer(DefaultBodyLimit::max(64));
    serve(app).await
}

async fn post_json(content: &str) -> ClientResponse {
    send(app().await, "POST /json", &["content-type: application/json"], content).await
}

/// The status and the code, after checking the parts that all documents share.
fn summary(received: &ClientResponse) -> (u16, Value) {
    assert_eq!(received.header("content-type"), Some("application/problem+json"));
    let problem = received.json();
    assert_eq!(problem["status"], received.status);
    (received.status, problem["code"].clone())
}

#[tokio::test]
async fn what_is_right_is_read() {
    let to = app().await;
    let order = r#"{"id":1,"items":[{"book":{"a/b~c":true}},"pen"]}"#;
    for content_type in ["application/json", "Application/JSON; charset=utf-8", "application/vnd.x+json"] {
        let received = send(to, "POST /json", &[&format!("content-type: {content_type}")], order).await;
        assert_eq!((received.status, received.content.as_str()), (200, order), "{content_type}");
        assert_eq!(received.header("content-type"), Some("application/json"));
    }
    for (path, content) in [
        ("/query?page=3&sort=down", "3 Down"),
        ("/form?page=3", "3"),
        ("/one/7", "7"),
        ("/two/a%20b/7", "a b 7"),
        ("/named/7", "read"),
    ] {
        assert_eq!(wire::get(to, path).await.content, content, "{path}");
    }
    let form = send(to, "POST /form", &["content-type: application/x-www-form-urlencoded"], "page=3").await;
    assert_eq!(form.content, "3");
    assert_eq!(send(to, "POST /optional", &[], "").await.content, "none");
    assert_eq!(send(to, "POST /optional", &["content-type: application/json"], order).await.content, "some");
}

#[tokio::test]
async fn what_is_no_json_is_malformed() {
    for content in ["{", "nonsense", "{\"id\":1,\"items\":[]} and more"] {
        let received = post_json(content).await;
        assert_eq!(summary(&received), (400, json!("malformed")), "{content}");
        let problem = received.json();
        assert!(problem["detail"].as_str().is_some_and(|detail| detail.contains("column")), "{problem}");
    }
}

#[tokio::test]
async fn what_is_not_expected_is_pointed_at() {
    for (content, pointer, detail, code) in [
        (r#"{"id":"1","items":[]}"#, "/id", "invalid type: string, expected an integer from 0 to 255", "invalid_type"),
        (
            r#"{"id":256,"items":[]}"#,
            "/id",
            "invalid value: integer, expected an integer from 0 to 255",
            "invalid_value",
        ),
        (r#"{"id":null,"items":[]}"#, "/id", "invalid type: null, expected an integer from 0 to 255", "invalid_type"),
        (r#"{"id":1.5,"items":[]}"#, "/id", "invalid type: number, expected an integer from 0 to 255", "invalid_type"),
        (r#"{"id":1}"#, "/items", "missing field `items`", "missing_field"),
        (r#"{"id":1,"items":[],"x":1}"#, "/x", "unknown field, expected `id` or `items`", "unknown_field"),
        (r#"{"id":1,"id":2,"items":[]}"#, "/id", "duplicate field `id`", "duplicate_field"),
        (r#"{"id":1,"items":["pen","ink"]}"#, "/items/1", "unknown value, expected `book` or `pen`", "unknown_value"),
        (
            r#"{"id":1,"items":[{"book":{"a/b~c":1}}]}"#,
            // RFC 6901 3: `~` is `~0` and `/` is `~1`.
            "/items/0/book/a~1b~0c",
            "invalid type: integer, expected a boolean",
            "invalid_type",
        ),
        ("[]", "", "invalid type: array, expected an object", "invalid_type"),
    ] {
        let received = post_json(content).await;
        assert_eq!(summary(&received), (422, json!("validation_failed")), "{content}");
        let expected = json!([{ "pointer": pointer, "detail": detail, "code": code }]);
        assert_eq!(received.json()["errors"], expected, "{content}");
        assert_eq!(received.json()["detail"], "the content is not what is expected");
    }
}

#[tokio::test]
async fn the_media_type_that_is_read_is_named() {
    let to = app().await;
    let refused = ["content-type: text/plain", "content-type: application/x+xml", "x-no: content type"];
    for (path, media_type) in [("/json", "application/json"), ("/form", "application/x-www-form-urlencoded")] {
        for header in refused {
            let received = send(to, &format!("POST {path}"), &[header], "{}").await;
            assert_eq!(summary(&received), (415, json!("unsupported_media_type")));
            assert_eq!((received.header("accept"), received.header("accept-patch")), (Some(media_type), None));
        }
        // RFC 5789 2.2.
        let received = send(to, &format!("PATCH {path}"), &refused[..1], "{}").await;
        assert_eq!(received.header("accept-patch"), Some(media_type));
    }
}

/// RFC 9110 8.3.1: two tokens, whose case does not matter, and parameters; RFC 6839 3.1: a suffix comes after a name; RFC
/// 9110 8.3: several are a mistake that recipients mend in different ways. Beside each is what axum's own extractor says.
#[tokio::test]
async fn a_media_type_is_what_its_grammar_says() {
    use axum::extract::FromRequest;
    use http::Request;

    fn request(lines: &[&str], content: &'static str) -> Request<axum::body::Body> {
        let builder = lines.iter().fold(Request::post("/"), |request, line| request.header("content-type", *line));
        builder.body(content.into()).expect("a request")
    }
    const JSON: &[(&[&str], bool, bool)] = &[
        (&["application/json"], true, true),
        (&["APPLICATION/Json"], true, true),
        (&["application/json;charset=utf-8"], true, true),
        (&["application/json; charset=\"utf-8\"; profile=\"a;b\\\"c\""], true, false),
        (&["application/json;"], true, true),
        (&["application/json;q=0.5"], true, true),
        (&["application/vnd.x.y+json; v=1"], true, true),
        (&["application/x+y+json"], true, true),
        (&["application/problem+JSON"], true, true),
        (&[], false, false),
        (&[""], false, false),
        (&["json"], false, false),
        (&["text/json"], false, false),
        (&["application/jsonp"], false, false),
        (&["application/json-seq"], false, false),
        (&["application/x-json"], false, false),
        (&["application/xml"], false, false),
        (&["text/plain;application/json"], false, false),
        (&["application/json text/plain"], false, false),
        (&["application/json, application/json"], false, false),
        (&["application/json; charset"], false, false),
        (&["application/json; =utf-8"], false, false),
        (&["application/json; charset=\"utf-8"], false, false),
        (&["application/json; charset=utf 8"], false, false),
        (&["application/x y+json"], false, false),
        (&["application/x/y+json"], false, false),
        (&["application/x,y+json"], false, false),
        (&["application/*+json"], false, true),
        (&["application/json; a=\u{e9}"], false, false),
        (&["application/json ; charset=utf-8"], true, false),
        (&["application/json;; charset=utf-8"], true, false),
        (&["application/+json"], false, false),
        (&["application/json", "text/plain"], false, true),
    ];
    for (lines, is_read, by_axum) in JSON {
        let ours = Json::<Value>::from_request(request(lines, "{}"), &()).await;
        assert_eq!(ours.is_ok(), *is_read, "{lines:?}");
        let theirs = axum::Json::<Value>::from_request(request(lines, "{}"), &()).await;
        assert_eq!(theirs.is_ok(), *by_axum, "axum: {lines:?}");
    }

    // axum compares the beginning, as it is written.
    for (lines, is_read, by_axum) in [
        (&["application/x-www-form-urlencoded"][..], true, true),
        (&["application/x-www-form-urlencoded; charset=utf-8"], true, true),
        (&["Application/X-WWW-Form-URLencoded"], true, false),
        (&["application/x-www-form-urlencoded-not"], false, true),
        (&["application/x-www-form-urlencoded; charset"], false, true),
        (&["application/x-www-form-urlencoded", "text/plain"], false, true),
        (&["multipart/form-data; boundary=b"], false, false),
        (&[], false, false),
    ] {
        let ours = Form::<Vec<(String, u64)>>::from_request(request(lines, "page=3"), &()).await;
        assert_eq!(ours.is_ok(), is_read, "{lines:?}");
        let theirs = axum::Form::<Vec<(String, u64)>>::from_request(request(lines, "page=3"), &()).await;
        assert_eq!(theirs.is_ok(), by_axum, "axum: {lines:?}");
    }
}

/// RFC 6901 4: from the outermost member to the one that is missing, repeated or unknown.
#[tokio::test]
async fn a_pointer_has_every_name_on_its_way() {
    #[derive(Debug, Deserialize)]
    #[allow(dead_code, reason = "only read")]
    struct Outer {
        a: Inner,
    }
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code, reason = "only read")]
    struct Inner {
        a: u8,
    }
    #[derive(Debug, Deserialize)]
    #[allow(dead_code, reason = "only read")]
    struct Around {
        x: Flat,
    }
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code, reason = "only read")]
    struct Flat {
        #[serde(flatten)]
        flat: Named,
    }
    let app = Router::new()
        .route("/outer", post(async |_: Json<Outer>| ()))
        .route("/list", post(async |_: Json<Vec<Outer>>| ()))
        .route("/flat", post(async |_: Json<Around>| ()));
    let to = serve(app).await;
    for (path, content, pointer, code) in [
        ("/outer", "{}", "/a", "missing_field"),
        ("/outer", r#"{"a":{}}"#, "/a/a", "missing_field"),
        ("/outer", r#"{"a":{"a":1,"a":2}}"#, "/a/a", "duplicate_field"),
        ("/outer", r#"{"a":{"a":1},"a":{"a":2}}"#, "/a", "duplicate_field"),
        ("/outer", r#"{"a":{"a":"x"}}"#, "/a/a", "invalid_type"),
        ("/outer", r#"{"a":{"b":1}}"#, "/a/b", "unknown_field"),
        ("/outer", r#"{"a":{"b`, expected `c`":1}}"#, "/a/b`, expected `c`", "unknown_field"),
        ("/list", r#"[{"a":{"a":1}},{"a":{}}]"#, "/1/a/a", "missing_field"),
        ("/flat", r#"{"x":{}}"#, "/x/id", "missing_field"),
        ("/flat", r#"{"x":{"id":1,"x":1}}"#, "/x/x", "unknown_field"),
    ] {
        let received = send(to, &format!("POST {path}"), &["content-type: application/json"], content).await;
        let error = &received.json()["errors"][0];
        assert_eq!((&error["pointer"], &error["code"]), (&json!(pointer), &json!(code)), "{content}: {error}");
    }
}

/// JSON has objects, arrays, strings, numbers, `true`, `false` and `null` (RFC 8259 1), and a client knows no other types.
#[tokio::test]
async fn messages_speak_of_json() {
    #[derive(Debug, Default, Deserialize)]
    #[serde(default)]
    #[allow(dead_code, reason = "only read")]
    struct Types {
        flag: bool,
        tiny: i8,
        huge: u128,
        positive: Option<std::num::NonZeroU16>,
        not_zero: Option<std::num::NonZeroI16>,
        signed: i64,
        unsigned: usize,
        above: Box<[std::num::NonZeroU64]>,
        either: Option<std::num::NonZeroIsize>,
        float: f64,
        letter: char,
        text: String,
        null: (),
        list: Vec<u8>,
        pair: Option<(u8, u8)>,
        triple: Option<[u8; 3]>,
        map: std::collections::BTreeMap<String, u8>,
        named: Option<Named>,
        wrapped: Option<Wrapped>,
        tuple: Option<Tuple>,
        marker: Option<Marker>,
        choice: Option<Choice>,
        tagged: Option<Tagged>,
        adjacent: Option<Adjacent>,
        untagged: Option<Untagged>,
        wait: Option<std::time::Duration>,
    }
    #[derive(Debug, Deserialize)]
    #[allow(dead_code, reason = "only read")]
    struct Wrapped(u8);
    #[derive(Debug, Deserialize)]
    #[allow(dead_code, reason = "only read")]
    struct Tuple(u8, u8);
    #[derive(Debug, Deserialize)]
    struct Marker;
    #[derive(Debug, Deserialize)]
    #[allow(dead_code, reason = "only read")]
    enum Choice {
        Plain,
        One(u8),
        Two(u8, u8),
        Fields { a: u8 },
    }
    #[derive(Debug, Deserialize)]
    #[serde(tag = "kind")]
    #[allow(dead_code, reason = "only read")]
    enum Tagged {
        Fields { a: u8 },
    }
    #[derive(Debug, Deserialize)]
    #[serde(tag = "kind", content = "of")]
    #[allow(dead_code, reason = "only read")]
    enum Adjacent {
        Fields { a: u8 },
    }
    #[derive(Debug, Deserialize)]
    #[serde(untagged)]
    #[allow(dead_code, reason = "only read")]
    enum Untagged {
        Number(u8),
        Fields { a: u8 },
    }
    let to = serve(Router::new().route("/", post(async |_: Json<Types>| ()))).await;
    for (member, detail) in [
        (r#""flag":1"#, "invalid type: integer, expected a boolean"),
        (r#""tiny":128"#, "invalid value: integer, expected an integer from -128 to 127"),
        (r#""huge":-1"#, "the number is out of range"),
        // A range of this length says something to a client that has sent a number, and to no other.
        (r#""signed":"x""#, "invalid type: string, expected an integer"),
        (r#""unsigned":[]"#, "invalid type: array, expected a non-negative integer"),
        (r#""above":[null]"#, "invalid type: null, expected a positive integer"),
        (r#""either":true"#, "invalid type: boolean, expected an integer other than 0"),
        (r#""unsigned":-1"#, "invalid value: integer, expected an integer from 0 to 18446744073709551615"),
        (r#""positive":0"#, "invalid value: integer, expected an integer from 1 to 65535"),
        (r#""not_zero":0"#, "invalid value: integer, expected an integer from -32768 to 32767 other than 0"),
        (r#""float":"x""#, "invalid type: string, expected a number"),
        (r#""letter":[]"#, "invalid type: array, expected a character"),
        (r#""text":{}"#, "invalid type: object, expected a string"),
        (r#""null":0"#, "invalid type: integer, expected null"),
        (r#""list":{}"#, "invalid type: object, expected an array"),
        (r#""pair":[1]"#, "invalid length 1, expected an array of 2 elements"),
        (r#""triple":"x""#, "invalid type: string, expected an array of 3 elements"),
        (r#""map":[]"#, "invalid type: array, expected an object"),
        (r#""named":7"#, "invalid type: integer, expected an object"),
        (r#""wrapped":"x""#, "invalid type: string, expected an integer from 0 to 255"),
        (r#""tuple":"x""#, "invalid type: string, expected an array"),
        (r#""marker":7"#, "invalid type: integer, expected null"),
        (r#""choice":7"#, "expected a string or an object with one member"),
        (r#""choice":"One""#, "invalid type: string, expected an object"),
        (r#""choice":"Two""#, "invalid type: string, expected an object"),
        (r#""choice":"Fields""#, "invalid type: string, expected an object"),
        (r#""choice":{"Plain":7}"#, "invalid type: integer, expected null"),
        (r#""choice":{"Two":7}"#, "invalid type: integer, expected an array"),
        (r#""choice":{"Fields":7}"#, "invalid type: integer, expected an object"),
        (r#""choice":"Nine""#, "unknown value, expected one of `Plain`, `One`, `Two`, `Fields`"),
        (r#""tagged":7"#, "invalid type: integer, expected an object"),
        (r#""tagged":{"kind":"Fields","a":"x"}"#, "invalid type: string, expected an integer from 0 to 255"),
        (r#""adjacent":7"#, "invalid type: integer, expected an object"),
        (r#""untagged":"x""#, "not one of the expected forms"),
        (r#""wait":7"#, "invalid type: integer, expected an object"),
    ] {
        let received = send(to, "POST /", &["content-type: application/json"], &format!("{{{member}}}")).await;
        assert_eq!(summary(&received), (422, json!("validation_failed")), "{member}");
        assert_eq!(received.json()["errors"][0]["detail"], detail, "{member}");
    }
}

/// RFC 6901 5: `""` is the whole content. Serde reads a member ahead to flatten it or to find a tag, and knows its place no
/// more, so no pointer is better than one that leads to the whole.
#[tokio::test]
async fn no_pointer_leads_where_the_error_is_not() {
    #[derive(Debug, Deserialize)]
    #[allow(dead_code, reason = "only read")]
    struct Flat {
        #[serde(flatten)]
        flat: Named,
    }
    #[derive(Debug, Deserialize)]
    #[serde(tag = "kind")]
    #[allow(dead_code, reason = "only read")]
    enum Tagged {
        Fields { list: Vec<u8> },
    }
    let app = Router::new()
        .route("/flat", post(async |_: Json<Flat>| ()))
        .route("/flat/all", post(async |_: Json<Vec<Flat>>| ()))
        .route("/tagged", post(async |_: Json<Tagged>| ()))
        .route("/number", post(async |_: Json<u8>| ()));
    let to = serve(app).await;
    let no_integer = "invalid type: string, expected an integer from 0 to 255";
    for (path, content, pointer, problem) in [
        ("/flat", r#"{"id":"x"}"#, None, no_integer),
        ("/flat/all", r#"[{"id":"x"}]"#, Some("/0"), no_integer),
        ("/tagged", r#"{"kind":"Fields","list":{}}"#, None, "invalid type: object, expected an array"),
        ("/tagged", r#"{"kind":"Fields","list":["x"]}"#, None, no_integer),
        ("/number", r#""x""#, Some(""), no_integer),
    ] {
        let received = send(to, &format!("POST {path}"), &["content-type: application/json"], content).await;
        assert_eq!(summary(&received), (422, json!("validation_failed")), "{content}");
        let document = received.json();
        assert_eq!(document["errors"][0]["pointer"].as_str(), pointer, "{document}");
        let detail = match pointer {
            Some(_) => document["errors"][0]["detail"].clone(),
            None => document["detail"].clone(),
        };
        let detail = detail.as_str().expect("a text").trim_start_matches("the content is not what is expected: ");
        assert_eq!(detail, problem, "{document}");
    }
}

/// RFC 9110 15.5.16: the supported codings. `identity` says that there are none, and is not itself a coding
/// (RFC 9110 8.4, 12.5.3).
#[tokio::test]
async fn content_that_is_coded_is_not_read() {
    let to = app().await;
    let order = r#"{"id":1,"items":[]}"#;
    for (path, media_type, content) in [
        ("/json", "application/json", order),
        ("/optional", "application/json", order),
        ("/form", "application/x-www-form-urlencoded", "page=3"),
    ] {
        let content_type = format!("content-type: {media_type}");
        for codings in [
            &["content-encoding: gzip"][..],
            &["content-encoding: identity, br"],
            &["content-encoding: GZIP,identity"],
            &["content-encoding: identity", "content-encoding: x"],
            &["content-encoding: \"identity\""],
        ] {
            let headers = [&[&*content_type], codings].concat();
            let received = send(to, &format!("POST {path}"), &headers, content).await;
            assert_eq!(summary(&received), (415, json!("unsupported_content_coding")), "{headers:?}");
            assert_eq!((received.header("accept-encoding"), received.header("accept")), (Some("identity"), None));
        }
        for coding in ["identity", "Identity", "", ", identity,,"] {
            let headers = [&*content_type, &format!("content-encoding: {coding}")];
            assert_eq!(send(to, &format!("POST {path}"), &headers, content).await.status, 200, "{headers:?}");
        }
    }
    // A query has no content that could be encoded.
    assert_eq!(send(to, "GET /form?page=3", &["content-encoding: gzip"], "").await.status, 200);
}

/// A type whose `Deserialize` has its own messages: about the value, with the value, or both.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Worded;

impl<'de> Deserialize<'de> for Worded {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Worded, D::Error> {
        use serde::de::{Error as _, Unexpected};

        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        Err(match text.as_bytes().first() {
            Some(b'a') => D::Error::custom("must be an e-mail address"),
            Some(b'b') => D::Error::custom(format_args!("`{text}` is not an e-mail address")),
            Some(b'c') => D::Error::invalid_value(Unexpected::Str(&text), &format!("not {text:?}").as_str()),
            Some(b'd') => D::Error::invalid_value(Unexpected::Other(&text), &"an e-mail address"),
            Some(b'e') => D::Error::custom(format_args!("invalid type: {text}")),
            Some(b'f') => D::Error::custom(format_args!("invalid length {text}")),
            Some(b'g') => D::Error::custom(format_args!("unknown field `{text}`")),
            Some(b'h') => D::Error::unknown_variant(&text, &["up", "down"]),
            Some(b'i') => D::Error::custom(format_args!("no `{}` here", text.chars().skip(2).collect::<String>())),
            Some(b'k') => D::Error::custom(format_args!("missing field `{text}`")),
            Some(b'j') => D::Error::custom(format_args!("unknown variant `{text}`, expected nothing")),
            Some(b'l') => D::Error::custom(format_args!("bad value {text:?}")),
            Some(b'm') => {
                D::Error::custom(format_args!("unknown variant `x`, expected a colour, not `{}`", &text[2..]))
            }
            Some(b'n') => D::Error::custom(format_args!("unknown field {text}, expected {text}")),
            Some(b'o') => D::Error::custom(format_args!("invalid length {}", &text[2..])),
            _ => D::Error::custom(text.to_uppercase()),
        })
    }
}

#[tokio::test]
async fn a_type_speaks_for_itself_unless_it_repeats_the_value() {
    let to = serve(Router::new().route("/", post(async |_: Json<Worded>| ()))).await;
    for (value, detail) in [
        ("a-secret", "must be an e-mail address"),
        ("a", "must be an e-mail address"),
        ("b-secret", "not a valid value"),
        ("b", "not a valid value"),
        ("c-secret", "invalid value: string"),
        ("d-secret", "invalid value, expected an e-mail address"),
        ("e-secret", "invalid type"),
        ("f-secret", "invalid length"),
        ("g-secret", "unknown field"),
        ("h-secret", "unknown value, expected `up` or `down`"),
        ("i-secret", "not a valid value"),
        ("k-secret", "missing field"),
        ("m-secret", "unknown value"),
        ("n-secret", "unknown field"),
        ("o-12345678", "invalid length"),
    ] {
        let received = send(to, "POST /", &["content-type: application/json"], &format!("\"{value}\"")).await;
        assert_eq!(received.json()["errors"][0]["detail"], detail, "{value}");
    }
}

/// A number with messages that contain it: as `Display` and `Debug` show it, as an `f32`, rounded, or with a unit.
#[derive(Debug)]
struct Amount;

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Amount, D::Error> {
        let (form, amount) = <(u8, f64)>::deserialize(deserializer)?;
        #[expect(clippy::cast_possible_truncation, reason = "a type with less precision does so")]
        let message = match form {
            0 => format!("{amount} is too high"),
            1 => format!("{amount:?} is too high"),
            2 => format!("{} is too high", amount as f32),
            3 => format!("{amount:.2} is too high."),
            4 => format!("{amount}kg are too heavy"),
            _ => "must be below 100.5".to_owned(),
        };
        Err(serde::de::Error::custom(message))
    }
}

#[tokio::test]
async fn no_number_is_repeated_in_any_form() {
    let to = serve(Router::new().route("/", post(async |_: Json<Amount>| ()))).await;
    for amount in ["1.5", "7", "2.0", "-2.5", "0.1", "1e20", "16777217", "123456.75", "2.50"] {
        for form in [0, 1, 2, 3, 4, 9] {
            let content = format!("[{form},{amount}]");
            let received = send(to, "POST /", &["content-type: application/json"], &content).await;
            let detail = if form == 9 { "must be below 100.5" } else { "not a valid value" };
            assert_eq!(received.json()["errors"][0]["detail"], detail, "{content}");
        }
    }
}

/// Content that is not JSON as a whole (RFC 8259 2) or not UTF-8 (8.1) is malformed, wherever reading stopped. JSON is not
/// malformed because a reader has limits: the grammar allows any number (6), any depth (9) and lone surrogates (8.2).
#[tokio::test]
async fn the_rest_of_the_content_does_not_make_a_value_known() {
    #[derive(Debug, Deserialize)]
    #[allow(dead_code, reason = "only read")]
    struct Content {
        token: Option<Worded>,
        tokens: Option<std::collections::BTreeMap<Worded, u8>>,
        numbers: Option<std::collections::BTreeMap<u64, u8>>,
        float: Option<f64>,
    }
    let app = Router::new().route("/", post(async |_: Json<Content>| ()));
    let deep = format!(r#"{{"token":"b-SECRET99","z":{}{}}}"#, "[".repeat(200), "]".repeat(200));
    let in_depth = format!(r#"{{"token":{}"b-SECRET99"{}}}"#, "[".repeat(200), "]".repeat(200));
    let malformed = (400, "malformed", None);
    let at = |pointer, detail| (422, "validation_failed", Some((pointer, detail)));
    let unsaid = at("/token", "not a valid value");
    for (content, expected) in [
        (&br#"{"token":"b-SECRET99"}"#[..], unsaid),
        (br#"{"token":"b-SECRET99", oops"#, malformed),
        (br#"{"token":"b-SECRET99"#, malformed),
        (br#"{"token":"b-SECRET99"} trailing"#, malformed),
        (b"{\"token\":\"b-SECRET99\",\"z\":\"\xff\"}", malformed),
        (br#"{"token":"b-SECRET99","token":"x"}"#, unsaid),
        (br#"{"token":"b-SECRET99","z":1e999}"#, unsaid),
        (br#"{"token":"b-SECRET99","z":"\ud800"}"#, unsaid),
        (br#"{"token":"b-SECRET99","\ud800":1}"#, unsaid),
        (deep.as_bytes(), unsaid),
        (in_depth.as_bytes(), at("/token", "invalid type: array, expected a string")),
        (br#"{"token":"b@1"}"#, unsaid),
        (br#"{"token":"b c"}"#, unsaid),
        (br#"{"token":"l\"\u00fc\n"}"#, unsaid),
        (br#"{"token":"\u00df\u00df\u00df"}"#, unsaid),
        (br#"{"tokens":{"b-SECRET99":1}}"#, at("/tokens/b-SECRET99", "not a valid value")),
        (br#"{"tokens":{"b":1}}"#, at("/tokens/b", "not a valid value")),
        (br#"{"numbers":{"SECRET99":1}}"#, at("/numbers", "the name of a member must be a number")),
        (br#"{"numbers":{"":1}}"#, at("/numbers", "the name of a member must be a number")),
        (br#"{"numbers":{"SECRET99":1}"#, malformed),
        (br#"{"float":1e999}"#, at("/float", "the number is out of range")),
    ] {
        let request = http::Request::post("/").header("content-type", "application/json");
        let request = request.body(axum::body::Body::from(content.to_vec())).expect("a request");
        let response = tower::ServiceExt::oneshot(app.clone(), request).await.expect("a response");
        let status = response.status().as_u16();
        let document = axum::body::to_bytes(response.into_body(), usize::MAX).await.expect("content");
        let problem: Value = serde_json::from_slice(&document).expect("a document");
        let error = &problem["errors"][0];
        let place = error["pointer"].as_str().zip(error["detail"].as_str());
        let content = String::from_utf8_lossy(content);
        assert_eq!((status, problem["code"].as_str().unwrap_or(""), place), expected, "{content}: {problem}");
        assert!(!problem["detail"].to_string().contains("SECRET"), "{problem}");
    }
}

mod secrets {
    //! No response repeats a value or grows with its request, whatever the request and the type's messages contain.

    use std::collections::BTreeMap;

    use axum::body::Body;
    use http::Request;
    use proptest::prelude::{ProptestConfig, any, prop_assert, proptest};
    use proptest::sample::select;
    use tower::ServiceExt as _;

    use super::{Deserialize, Form, Item, Json, Path, Query, Router, Sort, Value, Worded, get, post};

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code, reason = "only read")]
    struct Everything {
        #[serde(default)]
        number: u64,
        #[serde(default)]
        float: Option<f32>,
        #[serde(default)]
        truth: bool,
        #[serde(default)]
        letter: Option<char>,
        #[serde(default)]
        unit: (),
        #[serde(default)]
        list: Vec<u8>,
        #[serde(default)]
        pair: Option<(u8, bool)>,
        #[serde(default)]
        map: BTreeMap<String, u8>,
        #[serde(default)]
        keys: BTreeMap<u8, u8>,
        #[serde(default)]
        sort: Sort,
        #[serde(default)]
        item: Option<Item>,
        #[serde(default)]
        worded: Option<Worded>,
        #[serde(default)]
        keyed: BTreeMap<Worded, u8>,
        #[serde(default)]
        address: Option<std::net::IpAddr>,
        #[serde(default)]
        inner: Option<Box<Everything>>,
    }

    const FIELDS: [&str; 15] = [
        "number", "float", "truth", "letter", "unit", "list", "pair", "map", "keys", "sort", "item", "worded", "keyed",
        "address", "inner",
    ];

    /// Content around a member: valid JSON or not, with other members that can be read or not.
    const AROUND: [&str; 9] = [
        "{?}",
        "{?, oops",
        "{?",
        "{?} trailing",
        "{?,?}",
        "{?,\"z\":1e999}",
        "{?,\"z\":\"\\ud800\"}",
        "{?,\"\\ud800\":1}",
        "{\"inner\":{?}, oops}",
    ];

    fn router() -> Router {
        Router::new()
            .route("/json", post(async |_: Json<Everything>| ()))
            .route("/form", post(async |_: Form<Everything>| ()))
            .route("/query", get(async |_: Query<Everything>| ()))
            .route("/worded/{value}", get(async |_: Path<Worded>| ()))
            .route("/number/{value}", get(async |_: Path<u64>| ()))
            .route("/sort/{value}", get(async |_: Path<Sort>| ()))
            .route("/two/{value}/{other}", get(async |_: Path<(Worded, u8)>| ()))
            .route("/named/{number}/{sort}", get(async |_: Path<Everything>| ()))
    }

    fn refuse(request: Request<Body>) -> (u16, String) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        runtime.block_on(async {
            let response = router().oneshot(request).await.expect("a response");
            let status = response.status().as_u16();
            let content = axum::body::to_bytes(response.into_body(), usize::MAX).await.expect("content");
            (status, String::from_utf8(content.to_vec()).expect("text"))
        })
    }

    fn json(content: String) -> Request<Body> {
        Request::post("/json").header("content-type", "application/json").body(content.into()).expect("a request")
    }

    fn requests(field: &str, secret: &str, shape: &str, around: &str) -> Vec<Request<Body>> {
        let value = serde_json::to_string(secret).expect("text serializes");
        let encoded = encoded(secret);
        let get = |path: String| Request::get(path).body(Body::empty()).expect("a request");
        let form = Request::post("/form").header("content-type", "application/x-www-form-urlencoded");
        vec![
            json(around.replace('?', &format!("\"{field}\":{}", shape.replace('?', &value)))),
            form.body(format!("{field}={encoded}").into()).expect("a request"),
            get(format!("/query?{field}={encoded}")),
            get(format!("/worded/{encoded}")),
            get(format!("/number/{encoded}")),
            get(format!("/sort/{encoded}")),
            get(format!("/two/{encoded}/{encoded}")),
            get(format!("/named/{encoded}/{encoded}")),
        ]
    }

    fn encoded(text: &str) -> String {
        text.bytes().map(|byte| format!("%{byte:02x}")).collect()
    }

    /// The forms in which a document may show a text.
    fn shown(text: &str) -> Vec<String> {
        let debug = format!("{text:?}");
        let json = serde_json::to_string(text).expect("text serializes");
        let trimmed = |text: &str| text[1..text.len() - 1].to_owned();
        let json_of_debug = serde_json::to_string(&trimmed(&debug)).expect("text serializes");
        vec![text.to_owned(), text.to_uppercase(), trimmed(&debug), trimmed(&json), trimmed(&json_of_debug)]
    }

    #[track_caller]
    fn assert_untold((status, content): &(u16, String), secret: &str) {
        assert!((400..500).contains(status), "{status}: {content}");
        assert!(content.len() < 2_000, "{} bytes", content.len());
        for shown in shown(secret) {
            assert!(!content.contains(&shown), "{shown:?} in {content}");
        }
        // No substantial part of it either.
        let parts: Vec<char> = secret.chars().collect();
        for part in parts.windows(8) {
            let part: String = part.iter().collect();
            assert!(!content.contains(&part), "{part:?} of {secret:?} in {content}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

        #[test]
        fn no_value_comes_back(
            field in select(&FIELDS[..]),
            first in "[a-l]",
            // Not part of any message, and not a number; of short ones, nothing that every document contains.
            rest in "[QXZ0-9\"\\\\`, é\n]{8,24}|[@#%é\x07]{1,3}",
            shape in select(&["?", "[?]", "[1,?]", "{\"k\":?}", "[[?]]", "{\"pen\":?}", "{\"book\":{\"a/b~c\":?}}", "{\"number\":?}"][..]),
            around in select(&AROUND[..]),
        ) {
            let secret = first + &rest;
            for request in requests(field, &secret, shape, around) {
                let path = request.uri().path().to_owned();
                let received = refuse(request);
                // Some fields accept a text.
                if received.0 != 200 {
                    assert_untold(&received, &secret);
                } else {
                    prop_assert!(path == "/json" || path == "/query" || path == "/form", "{path}");
                }
            }
        }

        #[test]
        fn no_number_comes_back(field in select(&FIELDS[..]), number in 10_000_000_u64.., negative in any::<bool>(), fraction in any::<bool>()) {
            let sign = if negative { "-" } else { "" };
            let number = format!("{sign}{number}{}", if fraction { ".5" } else { "" });
            let received = refuse(json(format!("{{\"{field}\":{number}}}")));
            if received.0 != 200 {
                assert_untold(&received, &number);
            }
        }

        /// The pointer contains the key of a map. The message does not.
        #[test]
        fn no_message_repeats_a_key(
            first in "[a-l]",
            rest in "[QXZ0-9\"\\\\`, é\n]{8,24}|[@#%é\x07]{1,3}",
            around in select(&AROUND[..]),
        ) {
            let secret = first + &rest;
            let key = serde_json::to_string(&secret).expect("text serializes");
            for (field, value) in [("keyed", "1"), ("keys", "1"), ("map", "\"\""), ("item", "1")] {
                let member = format!("\"{field}\":{{{key}:{value}}}");
                let (status, content) = refuse(json(around.replace('?', &member)));
                let problem: Value = serde_json::from_str(&content).expect("a document");
                for detail in [&problem["detail"], &problem["errors"][0]["detail"]] {
                    let summary = shown(&secret).into_iter().any(|shown| detail.to_string().contains(&shown));
                    prop_assert!(matches!(status, 400 | 422) && !summary, "{secret:?}: {content}");
                }
            }
        }

        /// Names are repeated as the location, but neither long ones nor terminal commands.
        #[test]
        fn a_name_comes_back_within_bounds(name in "[a-z\\PC\\x00-\\x1f\\x7f\u{85}\u{202e}]{1,8}", times in select(&[1_usize, 10, 10_000][..])) {
            let name = name.repeat(times);
            let key = serde_json::to_string(&name).expect("text serializes");
            let get = |path: String| Request::get(path).body(Body::empty()).expect("a request");
            for request in [
                json(format!("{{{key}:1}}")),
                json(format!("{{\"map\":{{{key}:\"x\"}}}}")),
                // A name may be a number, as these are; then the value is the error.
                json(format!("{{\"keys\":{{{key}:\"x\"}}}}")),
                json(format!("{{\"item\":{{{key}:1}}}}")),
                get(format!("/query?{}=1", encoded(name.chars().take(5_000).collect::<String>().as_str()))),
            ] {
                let is_query = request.uri().path() == "/query";
                let (status, content) = refuse(request);
                prop_assert!(status == 400 || status == 422, "{status}: {content}");
                prop_assert!(content.len() < 2_000, "{} bytes", content.len());
                if is_query {
                    let problem: Value = serde_json::from_str(&content).expect("a document");
                    for text in [&problem["detail"], &problem["parameter"]["name"]] {
                        let text = text.as_str().expect("a text");
                        prop_assert!(!text.contains(|c: char| c.is_control() || c == '\u{202e}'), "{text:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_response_does_not_grow_with_its_request() {
        let each = FIELDS.map(|field| ('b', field)).into_iter().chain(('a'..='l').map(|first| (first, "worded")));
        for (first, field) in each {
            let secret = format!("{first}{}", "Q8\"\n".repeat(100_000));
            let value = serde_json::to_string(&secret).expect("text serializes");
            assert_untold(&refuse(json(format!("{{\"{field}\":{value}}}"))), &secret[..9]);
        }
        let many = refuse(json(format!("{{{}}}", "\"list\":[1],".repeat(50_000) + "\"list\":[1]")));
        assert!(many.1.len() < 2_000, "{}", many.1.len());
        let deep = refuse(json(format!("{}1{}", "{\"inner\":".repeat(100), "}".repeat(100))));
        assert!(deep.1.len() < 2_000, "{}", deep.1.len());
    }
}

#[tokio::test]
async fn too_much_is_too_large() {
    let received = post_json(&" ".repeat(65)).await;
    assert_eq!(summary(&received), (413, json!("content_too_large")));
    assert_eq!(received.json()["max_bytes"], 64);
}

#[tokio::test]
async fn a_parameter_is_named_with_its_place() {
    let to = app().await;
    for (path, name, place, problem) in [
        ("/query?page=x", "page", "query", "expected an integer"),
        ("/query", "page", "query", "it is missing"),
        ("/query?page=1&page=2", "page", "query", "it is there more than once"),
        ("/query?page=1&sort=left", "sort", "query", "unknown value, expected `up` or `down`"),
        ("/form?page=x", "page", "query", "expected an integer"),
        ("/one/x", "id", "path", "expected an integer from 0 to 255"),
        ("/one/256", "id", "path", "expected an integer from 0 to 255"),
        ("/two/a/x", "id", "path", "expected an integer from 0 to 255"),
        ("/named/x", "id", "path", "expected an integer from 0 to 255"),
        ("/sorted/left", "sort", "path", "unknown value, expected `up` or `down`"),
        ("/two/%FF/1", "name", "path", "expected UTF-8"),
    ] {
        let received = wire::get(to, path).await;
        assert_eq!(summary(&received), (400, json!("invalid_parameter")), "{path}");
        assert_eq!(received.json()["parameter"], json!({ "name": name, "in": place }), "{path}");
        let detail = format!("{place} parameter `{name}`: {problem}");
        assert_eq!(received.json()["detail"], detail, "{path}");
    }
}

#[tokio::test]
async fn a_form_is_content_and_has_fields() {
    let headers = ["content-type: application/x-www-form-urlencoded"];
    for (content, pointer) in [("page=x", "/page"), ("sort=up", "/page")] {
        let received = send(app().await, "POST /form", &headers, content).await;
        assert_eq!(summary(&received), (422, json!("validation_failed")), "{content}");
        assert_eq!(received.json()["errors"][0]["pointer"], pointer);
    }
}

#[tokio::test]
async fn a_mistake_of_the_services_is_its_own() {
    let to = app().await;
    for path in ["/misused/1", "/renamed/1", "/renamed/1/2", "/none", "/unwritable"] {
        let received = wire::get(to, path).await;
        assert_eq!(summary(&received), (500, json!("internal")), "{path}");
        assert_eq!(received.json().get("detail"), None);
    }
}

#[tokio::test]
async fn a_rejection_is_an_error_like_any_other() {
    #[derive(Debug, thiserror::Error, HttpError)]
    enum OrderError {
        #[error(transparent)]
        #[status(transparent)]
        Request(#[from] Rejection),
    }
    let codes: Vec<_> = OrderError::ENTRIES.iter().map(|entry| (entry.status().as_u16(), entry.code())).collect();
    let expected = [
        (400, "malformed"),
        (415, "unsupported_media_type"),
        (415, "unsupported_content_coding"),
        (406, "not_acceptable"),
        (413, "content_too_large"),
        (422, "validation_failed"),
        (400, "invalid_parameter"),
        (400, "bad_request"),
        (500, "internal"),
    ];
    assert_eq!(codes, expected);

    // Errors hidden from the client have a source for the log; the text of the others is complete.
    let source = |rejection: Rejection| rejection.source().map(ToString::to_string);
    assert_eq!(source(Rejection::Internal("no such route".into())).as_deref(), Some("no such route"));
    assert_eq!(source(Rejection::BadRequest("half of it".into())), None);

    let handler = async |order: Result<Json<Order>, Rejection>| -> Result<&'static str, OrderError> {
        order?;
        Ok("read")
    };
    let to = serve(Router::new().route("/", post(handler)).layer(ProblemLayer::new())).await;
    let headers = ["content-type: application/json", "x-request-id: r-1"];
    let received = send(to, "POST /", &headers, "[]").await;
    assert_eq!(summary(&received), (422, json!("validation_failed")));
    assert_eq!((&received.json()["instance"], &received.json()["request_id"]), (&json!("/"), &json!("r-1")));
}

mod of_a_service {
    //! The extractors of a service's own error.

    use axum::Router;
    use axum::extract::DefaultBodyLimit;
    use axum::routing::{any, get, post};
    use axum_extra::headers::{self, Range};
    use serde_json::json;
    use status_runtime::{Catalog as _, HttpError};

    use super::{Page, send, serve, summary};
    use extract::{Bytes, Form, Json, Multipart, Path, Query, Text, TypedHeader};

    const TYPES: &str = "https://api.example.com/problems/";

    #[derive(Debug, thiserror::Error, HttpError)]
    #[status(types = TYPES)]
    enum ApiError {
        #[error(transparent)]
        #[status(transparent)]
        Request(#[from] extract::Rejection),
        #[error("there is no such order")]
        #[status(not_found)]
        NoSuchOrder,
    }

    status_runtime::extract::for_error! {
        /// The extractors.
        #[status(types = super::TYPES, policy(validation = 400))]
        mod extract => ApiError
    }

    async fn upload(Multipart(mut form): Multipart) -> Result<String, ApiError> {
        let mut seen = Vec::new();
        while let Some(mut field) = form.next_field().await? {
            let name = format!("{:?} {:?} {:?}", field.name(), field.file_name(), field.content_type());
            let lines = field.headers().len();
            let first = field.chunk().await?.unwrap_or_default();
            let rest = field.bytes().await?;
            seen.push(format!("{name} {lines} {}", first.len() + rest.len()));
        }
        Ok(seen.join("; "))
    }

    async fn text_of(Multipart(mut form): Multipart) -> Result<String, ApiError> {
        match form.next_field().await? {
            Some(field) => Ok(field.text().await?),
            None => Err(ApiError::NoSuchOrder),
        }
    }

    fn app() -> Router {
        Router::new()
            .route("/json", any(async |Json(page): Json<u8>| Json(page)))
            .route("/optional", post(async |page: Option<Json<u8>>| page.is_some().to_string()))
            .route("/form", any(async |Form(page): Form<Page>| page.page.to_string()))
            .route("/query", get(async |Query(page): Query<Page>| page.page.to_string()))
            .route("/path/{id}", get(async |Path(id): Path<u8>| id.to_string()))
            .route("/none", get(async |_: Path<u8>| "read"))
            .route("/bytes", post(async |Bytes(content): Bytes| content.len().to_string()))
            .route("/text", post(async |Text(content): Text| content))
            .route("/upload", post(upload))
            .route("/upload/text", post(text_of))
            .route("/upload/optional", post(async |form: Option<Multipart>| form.is_some().to_string()))
            .route("/header", get(async |TypedHeader(_): TypedHeader<Range>| "read"))
            .route("/header/optional", get(async |range: Option<TypedHeader<Range>>| range.is_some().to_string()))
            .route("/header/many", get(async |_: TypedHeader<headers::IfModifiedSince>| "read"))
            .route("/unwritable", get(async || Json(std::collections::BTreeMap::from([([0_u8], 0)]))))
            .layer(DefaultBodyLimit::max(512))
    }

    const FORM: &str = "content-type: application/x-www-form-urlencoded";
    const MULTIPART: &str = "content-type: multipart/form-data; boundary=b";

    fn part(headers: &str, content: &str) -> String {
        format!("--b\r\n{headers}\r\n\r\n{content}\r\n--b--\r\n")
    }

    #[tokio::test]
    async fn each_extractor_reads() {
        let to = serve(app()).await;
        let file =
            part("content-disposition: form-data; name=\"a\"; filename=\"b.txt\"\r\ncontent-type: text/plain", "seven");
        for (request, headers, content, received) in [
            ("POST /json", "content-type: application/json", "7", "7"),
            ("POST /optional", "content-type: application/json", "7", "true"),
            ("POST /optional", "x-no: content type", "", "false"),
            ("POST /form", FORM, "page=7", "7"),
            ("GET /query?page=7", "x-no: content", "", "7"),
            ("GET /path/7", "x-no: content", "", "7"),
            // Bytes are bytes, whatever their coding.
            ("POST /bytes", "content-encoding: gzip", "1234567", "7"),
            ("POST /text", "content-type: text/plain", "z\u{e9}ro", "z\u{e9}ro"),
            ("POST /upload", MULTIPART, &file, "Some(\"a\") Some(\"b.txt\") Some(\"text/plain\") 2 5"),
            ("POST /upload/text", MULTIPART, &file, "seven"),
            ("POST /upload/optional", MULTIPART, &file, "true"),
            ("POST /upload/optional", "x-no: content type", "", "false"),
            ("GET /header", "range: bytes=0-1", "", "read"),
            ("GET /header/optional", "range: bytes=0-1", "", "true"),
            ("GET /header/optional", "x-no: range", "", "false"),
        ] {
            let response = send(to, request, &[headers], content).await;
            assert_eq!((response.status, response.content.as_str()), (200, received), "{request} {headers}");
        }
    }

    /// Types and policy are the service's, and the situation is what HTTP has for it.
    #[tokio::test]
    async fn each_rejection_is_the_services() {
        let to = serve(app()).await;
        let large = "x".repeat(600);
        let large_field = part("content-disposition: form-data; name=\"a\"", &large);
        let bad_header = part("content-disposition: form-data; name=\"SECRET\"\r\nb\u{e9}d: SECRET", "SECRET");
        let cut = part("content-disposition: form-data; name=\"SECRET\"", "SECRET").replace("\r\n--b--\r\n", "");
        let json = "content-type: application/json";
        for (request, headers, content, status, code) in [
            ("POST /json", json, "{", 400, "malformed"),
            ("POST /json", json, "\"SECRET\"", 400, "validation_failed"),
            ("POST /json", json, large.as_str(), 413, "content_too_large"),
            ("POST /json", "content-type: SECRET/x", "7", 415, "unsupported_media_type"),
            ("POST /optional", json, "[]", 400, "validation_failed"),
            ("POST /form", FORM, "page=SECRET", 400, "validation_failed"),
            ("POST /form", json, "7", 415, "unsupported_media_type"),
            ("GET /form?page=SECRET", "x-no: content", "", 400, "invalid_parameter"),
            ("GET /query?page=SECRET", "x-no: content", "", 400, "invalid_parameter"),
            ("GET /path/SECRET", "x-no: content", "", 400, "invalid_parameter"),
            ("GET /none", "x-no: content", "", 500, "internal"),
            ("GET /unwritable", "x-no: content", "", 500, "internal"),
            ("POST /bytes", "x-no: content type", &large, 413, "content_too_large"),
            ("POST /text", "x-no: content type", &large, 413, "content_too_large"),
            ("POST /text", "content-encoding: gzip", "7", 415, "unsupported_content_coding"),
            ("POST /upload", json, "7", 415, "unsupported_media_type"),
            ("POST /upload", "content-type: multipart/form-data", "7", 400, "malformed"),
            ("POST /upload/optional", json, "7", 415, "unsupported_media_type"),
            ("POST /upload", MULTIPART, &large_field, 413, "content_too_large"),
            ("POST /upload", MULTIPART, &bad_header, 400, "malformed"),
            ("POST /upload", MULTIPART, &cut, 400, "malformed"),
            ("POST /upload/text", MULTIPART, "SECRET", 400, "malformed"),
            ("GET /header", "x-no: range", "", 400, "invalid_parameter"),
            ("GET /header", "range: SECRET", "", 400, "invalid_parameter"),
            ("GET /header/optional", "range: SECRET", "", 400, "invalid_parameter"),
            ("GET /header/many", "if-modified-since: SECRET", "", 400, "invalid_parameter"),
        ] {
            let received = send(to, request, &[headers], content).await;
            assert_eq!(summary(&received), (status, json!(code)), "{request} {headers}: {}", received.content);
            assert_eq!(received.json()["type"], format!("{TYPES}{}", code.replace('_', "-")));
            assert!(!received.content.contains("SECRET"), "{request} {headers}: {}", received.content);
            let accept = match request {
                "POST /json" => "application/json",
                "POST /form" => "application/x-www-form-urlencoded",
                _ => "multipart/form-data",
            };
            let accepts = (code == "unsupported_media_type").then_some(accept);
            assert_eq!(received.header("accept"), accepts, "{request}");
            let limit = (code == "content_too_large").then_some(512);
            assert_eq!(received.json()["max_bytes"].as_u64(), limit, "{request}");
        }
        let received = send(to, "POST /text", &[], "").await;
        assert_eq!(received.status, 200);
    }

    /// UTF-8 has no octet 255 (RFC 3629 1).
    #[tokio::test]
    async fn text_is_utf_8() {
        let request = http::Request::post("/text").body(axum::body::Body::from(&b"a\xff"[..])).expect("a request");
        let response = tower::ServiceExt::oneshot(app(), request).await.expect("a response");
        assert_eq!(response.status(), 400);
        let document = axum::body::to_bytes(response.into_body(), usize::MAX).await.expect("content");
        let problem: serde_json::Value = serde_json::from_slice(&document).expect("a document");
        assert_eq!(problem["detail"], "the content is not valid UTF-8: invalid utf-8 sequence of 1 bytes from index 1");
    }

    #[tokio::test]
    async fn a_rejection_chooses_a_variant() {
        use status_runtime::extract::Rejection;

        #[derive(Debug, thiserror::Error, HttpError)]
        #[error("no")]
        enum Chosen {
            #[status(malformed)]
            Broken,
            #[status(internal)]
            Other,
        }
        impl From<Rejection> for Chosen {
            fn from(rejection: Rejection) -> Chosen {
                match rejection {
                    Rejection::Malformed { .. } => Chosen::Broken,
                    _ => Chosen::Other,
                }
            }
        }
        status_runtime::extract::for_error!(mod read => Chosen);

        let to = serve(Router::new().route("/", post(async |_: read::Json<u8>| "read"))).await;
        let received = send(to, "POST /", &["content-type: application/json"], "{").await;
        assert_eq!(summary(&received), (400, json!("broken")));
        let received = send(to, "POST /", &[], "{").await;
        assert_eq!(summary(&received), (500, json!("other")));
    }

    #[test]
    fn the_catalogue_has_the_services_own_form() {
        let types: Vec<_> = ApiError::ENTRIES.iter().map(|entry| (entry.code(), entry.type_uri())).collect();
        assert_eq!(types.len(), 10);
        for (code, type_uri) in types {
            assert_eq!(type_uri, format!("{TYPES}{}", code.replace('_', "-")));
        }
        let statuses = ApiError::ENTRIES.iter().filter(|entry| entry.code() == "validation_failed");
        assert!(statuses.map(|entry| entry.status()).eq([400]));
    }
}

mod of_axum {
    //! The rejections of axum's own extractors, converted.

    use std::pin::Pin;
    use std::task::{Context, Poll};

    use axum::Router;
    use axum::body::{Body, Bytes};
    use axum::extract::rejection::{
        BytesRejection, ExtensionRejection, FormRejection, JsonRejection, PathRejection, QueryRejection,
        RawFormRejection, StringRejection,
    };
    use axum::extract::{DefaultBodyLimit, Extension, Form, Json, Multipart, Path, Query, RawForm, multipart};
    use axum::routing::{any, get, post};
    use axum_extra::TypedHeader;
    use axum_extra::headers::Range;
    use axum_extra::typed_header::TypedHeaderRejection;
    use serde_json::{Value, json};
    use status_runtime::extract::Rejection;

    use super::{Named, Order, Page, Sort, Worded, send, serve, summary};

    async fn read<T, E: Into<Rejection>>(content: Result<T, E>) -> Result<&'static str, Rejection> {
        content.map(|_| "read").map_err(Into::into)
    }

    async fn upload(form: Result<Multipart, multipart::MultipartRejection>) -> Result<&'static str, Rejection> {
        let mut form = form?;
        while let Some(field) = form.next_field().await? {
            field.bytes().await?;
        }
        Ok("read")
    }

    fn app() -> Router {
        Router::new()
            .route("/json", post(async |it: Result<Json<Order>, JsonRejection>| read(it).await))
            .route("/worded", post(async |it: Result<Json<Worded>, JsonRejection>| read(it).await))
            .route("/form", any(async |it: Result<Form<Page>, FormRejection>| read(it).await))
            .route("/form/raw", post(async |it: Result<RawForm, RawFormRejection>| read(it).await))
            .route("/query", get(async |it: Result<Query<Page>, QueryRejection>| read(it).await))
            .route("/path/{id}", get(async |it: Result<Path<u8>, PathRejection>| read(it).await))
            .route("/two/{a}/{b}", get(async |it: Result<Path<(String, u8)>, PathRejection>| read(it).await))
            .route("/named/{id}", get(async |it: Result<Path<Named>, PathRejection>| read(it).await))
            .route("/sorted/{sort}", get(async |it: Result<Path<Sort>, PathRejection>| read(it).await))
            .route("/worded/{it}", get(async |it: Result<Path<Worded>, PathRejection>| read(it).await))
            .route("/misused/{id}", get(async |it: Result<Path<(u8, u8)>, PathRejection>| read(it).await))
            .route("/renamed/{order}", get(async |it: Result<Path<Named>, PathRejection>| read(it).await))
            .route("/none", get(async |it: Result<Path<u8>, PathRejection>| read(it).await))
            .route("/bytes", post(async |it: Result<Bytes, BytesRejection>| read(it).await))
            .route("/text", post(async |it: Result<String, StringRejection>| read(it).await))
            .route("/upload", post(upload))
            .route("/header", get(async |it: Result<TypedHeader<Range>, TypedHeaderRejection>| read(it).await))
            .route("/extension", get(async |it: Result<Extension<u8>, ExtensionRejection>| read(it).await))
            .layer(DefaultBodyLimit::max(512))
    }

    const JSON: &str = "content-type: application/json";
    const FORM: &str = "content-type: application/x-www-form-urlencoded";

    /// The situations of HTTP, and not the status codes of axum: 422 for a form's field, 415 for another type than
    /// multipart.
    #[tokio::test]
    async fn each_kind_has_its_situation() {
        let to = serve(app()).await;
        let large = "x".repeat(600);
        let cut = "--b\r\ncontent-disposition: form-data; name=\"SECRET\"\r\n\r\nSECRET";
        let header = "--b\r\nb\u{e9}d: SECRET\r\n\r\nSECRET\r\n--b--\r\n";
        let field = format!("--b\r\ncontent-disposition: form-data; name=\"a\"\r\n\r\n{large}\r\n--b--\r\n");
        let multipart = "content-type: multipart/form-data; boundary=b";
        let none = "x-no: content type";
        for (request, headers, content, status, code) in [
            ("POST /json", JSON, "{", 400, "malformed"),
            ("POST /json", JSON, "{\"id\":1,\"items\":[]} SECRET", 400, "malformed"),
            ("POST /json", JSON, "{\"id\":\"SECRET\"}", 422, "validation_failed"),
            ("POST /json", JSON, large.as_str(), 413, "content_too_large"),
            ("POST /json", "content-type: SECRET/x", "{}", 415, "unsupported_media_type"),
            ("POST /worded", JSON, "\"b-SECRET\"", 422, "validation_failed"),
            ("POST /form", FORM, "page=SECRET", 422, "validation_failed"),
            ("POST /form", FORM, &large, 413, "content_too_large"),
            ("POST /form", none, "page=1", 415, "unsupported_media_type"),
            ("GET /form?page=SECRET", none, "", 400, "invalid_parameter"),
            ("POST /form/raw", none, "", 415, "unsupported_media_type"),
            ("POST /form/raw", FORM, &large, 413, "content_too_large"),
            ("GET /query?page=SECRET", none, "", 400, "invalid_parameter"),
            ("GET /query?page=1&sort=SECRET", none, "", 400, "invalid_parameter"),
            ("GET /query", none, "", 400, "invalid_parameter"),
            ("GET /path/SECRET", none, "", 400, "bad_request"),
            ("GET /two/a/SECRET", none, "", 400, "bad_request"),
            ("GET /two/%FF/1", none, "", 400, "invalid_parameter"),
            ("GET /named/SECRET", none, "", 400, "invalid_parameter"),
            ("GET /sorted/SECRET", none, "", 400, "bad_request"),
            ("GET /worded/b-SECRET", none, "", 400, "bad_request"),
            ("GET /misused/1", none, "", 500, "internal"),
            ("GET /renamed/1", none, "", 500, "internal"),
            ("GET /none", none, "", 500, "internal"),
            ("POST /bytes", none, &large, 413, "content_too_large"),
            ("POST /text", none, &large, 413, "content_too_large"),
            ("POST /upload", JSON, "{}", 415, "unsupported_media_type"),
            ("POST /upload", multipart, cut, 400, "malformed"),
            ("POST /upload", multipart, header, 400, "malformed"),
            ("POST /upload", multipart, &field, 413, "content_too_large"),
            ("GET /header", none, "", 400, "invalid_parameter"),
            ("GET /header", "range: SECRET", "", 400, "invalid_parameter"),
            ("GET /extension", none, "", 500, "internal"),
        ] {
            let received = send(to, request, &[headers], content).await;
            assert_eq!(summary(&received), (status, json!(code)), "{request} {headers}: {}", received.content);
            assert!(!received.content.contains("SECRET"), "{request} {headers}: {}", received.content);
            assert_eq!(received.header("accept").is_some(), status == 415, "{request} {headers}");
        }
    }

    #[tokio::test]
    async fn what_axum_keeps_is_told() {
        let to = serve(app()).await;
        let u8s = "expected an integer from 0 to 255";
        for (request, headers, content, member, expected) in [
            ("POST /json", JSON, r#"{"id":"x"}"#, "/errors/0/pointer", "/id"),
            ("POST /json", JSON, r#"{"id":"x"}"#, "/errors/0/detail", &format!("invalid type: string, {u8s}")),
            ("POST /json", JSON, r#"{"id":1}"#, "/errors/0/pointer", "/items"),
            ("POST /json", JSON, r#"{"id":1,"items":["ink"]}"#, "/errors/0/pointer", "/items/0"),
            ("POST /worded", JSON, "\"a\"", "/detail", "the content is not what is expected: not a valid value"),
            ("POST /form", FORM, "page=x", "/errors/0/pointer", "/page"),
            ("GET /query", "x-no: content", "", "/detail", "query parameter `page`: it is missing"),
            ("GET /query?page=x", "x-no: content", "", "/detail", "query parameter `page`: expected an integer"),
            ("GET /named/x", "x-no: content", "", "/detail", &format!("path parameter `id`: {u8s}")),
            (
                "GET /two/a/x",
                "x-no: content",
                "",
                "/detail",
                &format!("the request could not be read: path parameter 2: {u8s}"),
            ),
            ("GET /header", "x-no: content", "", "/detail", "header parameter `range`: it is missing"),
        ] {
            let received = send(to, request, &[headers], content).await;
            let document = received.json();
            assert_eq!(document.pointer(member).and_then(Value::as_str), Some(expected), "{request}: {document}");
        }
    }

    #[tokio::test]
    async fn a_broken_connection_is_not_the_servers_fault() {
        for path in ["/bytes", "/text", "/json", "/form", "/upload"] {
            let media_type = match path {
                "/json" => "application/json",
                "/form" => "application/x-www-form-urlencoded",
                _ => "multipart/form-data; boundary=b",
            };
            let request = http::Request::post(path).header("content-type", media_type);
            let request = request.body(Body::new(Broken)).expect("a request");
            let response = tower::ServiceExt::oneshot(app(), request).await.expect("a response");
            assert_eq!(response.status(), 400, "{path}");
            let document = axum::body::to_bytes(response.into_body(), usize::MAX).await.expect("content");
            let problem: Value = serde_json::from_slice(&document).expect("a document");
            assert_eq!(problem["code"], "bad_request", "{problem}");
            assert!(!problem.to_string().contains("SECRET"), "{problem}");
        }
    }

    struct Broken;

    impl hyper::body::Body for Broken {
        type Data = Bytes;
        type Error = std::io::Error;

        fn poll_frame(
            self: Pin<&mut Self>,
            _: &mut Context<'_>,
        ) -> Poll<Option<Result<hyper::body::Frame<Bytes>, std::io::Error>>> {
            Poll::Ready(Some(Err(std::io::Error::other("SECRET"))))
        }
    }
}
