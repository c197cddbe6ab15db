//! The reader of problem documents against serde_json, with a peer's input.

use std::time::{Duration, Instant};

use http::StatusCode;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};
use status_runtime::Problem;

const STANDARD: [&str; 5] = ["type", "title", "status", "detail", "instance"];

/// Valid JSON values that no type here can represent.
fn out_of_reach() -> Vec<String> {
    let deep = |levels| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    let numbers = ["1e999", "-1e999", "1e99999999999999999999"].map(str::to_owned);
    let strings = [r#""\ud800""#, r#""a\udc00b""#, r#""\ud800\u0041""#, r#"{"\ud800":1}"#].map(str::to_owned);
    numbers.into_iter().chain(strings).chain([deep(128), deep(2_000), "9".repeat(400)]).collect()
}

fn read(json: &str) -> Problem {
    Problem::from_json(json.as_bytes()).unwrap_or_else(|error| panic!("{error}: {json}"))
}

/// RFC 9457 3: the members of a problem document, from a JSON object.
fn expected(members: &Map<String, Value>) -> Problem {
    let text = |name: &str| members.get(name).and_then(Value::as_str).map(str::to_owned);
    let mut problem = Problem::default();
    if let Some(type_uri) = text("type") {
        problem = problem.with_type(type_uri);
    }
    if let Some(title) = text("title") {
        problem = problem.with_title(title);
    }
    if let Some(detail) = text("detail") {
        problem = problem.with_detail(detail);
    }
    if let Some(instance) = text("instance") {
        problem = problem.with_instance(instance);
    }
    if let Some(code) = text("code") {
        problem = problem.with_code(code);
    }
    let status = members.get("status").and_then(Value::as_u64).and_then(|status| u16::try_from(status).ok());
    if let Some(status) = status.and_then(|status| StatusCode::from_u16(status).ok()) {
        problem = problem.with_status(status);
    }
    problem
}

fn assert_reads(problem: &Problem, members: &Map<String, Value>) {
    let expected = expected(members);
    let standard = |problem: &Problem| {
        let text = |text: Option<&str>| text.map(str::to_owned);
        let texts = [problem.title(), problem.detail(), problem.instance(), problem.code()].map(text);
        (problem.type_uri().to_owned(), problem.status(), texts)
    };
    assert_eq!(standard(problem), standard(&expected));
    let is_extension = |(name, value): &(&String, &Value)| {
        !STANDARD.contains(&name.as_str()) && (name.as_str() != "code" || !value.is_string())
    };
    let theirs: Map<_, _> =
        members.iter().filter(is_extension).map(|(name, value)| (name.clone(), value.clone())).collect();
    let ours: Map<_, _> = problem.extensions().map(|(name, value)| (name.to_owned(), value.clone())).collect();
    assert_eq!(ours, theirs);
    assert_eq!(problem.extensions().count(), theirs.len(), "a name is there twice");
}

#[test]
fn a_member_that_is_out_of_reach_loses_only_itself() {
    for value in out_of_reach() {
        let problem =
            read(&format!(r#"{{"title":"Gone","lost":{value},"detail":"it is gone","kept":[1],"status":410}}"#));
        assert_eq!((problem.title(), problem.detail()), (Some("Gone"), Some("it is gone")));
        assert_eq!((problem.status(), problem.extension("kept")), (Some(StatusCode::GONE), Some(&json!([1]))));
        assert_eq!(problem.extension("lost"), None);
        for name in STANDARD.into_iter().chain(["code"]) {
            let problem = read(&format!(r#"{{"{name}":{value},"kept":true}}"#));
            assert_eq!(problem, Problem::default().with_extension("kept", true).unwrap(), "{name}: {value}");
        }
    }
    // A name can be unrepresentable, too.
    let problem = read(r#"{"\ud800":1,"title":"a"}"#);
    assert_eq!(problem, Problem::default().with_title("a"));
    // 127 levels are representable, as they are for serde_json.
    let deep = format!("{}{}", "[".repeat(127), "]".repeat(127));
    assert_eq!(read(&format!(r#"{{"deep":{deep}}}"#)).extension("deep").unwrap().to_string(), deep);
}

/// Of members with one name, the last readable one counts: RFC 8259 4 leaves it open, and ECMAScript takes the last.
#[test]
fn the_last_that_can_be_read_counts() {
    for (json, right) in [
        (r#"{"title":"a","title":1}"#, json!({"title": "a"})),
        (r#"{"title":1,"title":"a"}"#, json!({"title": "a"})),
        (r#"{"title":"a","title":"b"}"#, json!({"title": "b"})),
        (r#"{"title":"a","title":"\ud800"}"#, json!({"title": "a"})),
        (r#"{"type":"/a","type":null}"#, json!({"type": "/a"})),
        (r#"{"status":404,"status":"410"}"#, json!({"status": 404})),
        (r#"{"status":404,"status":1e999}"#, json!({"status": 404})),
        (r#"{"status":404,"status":410}"#, json!({"status": 410})),
        (r#"{"x":1,"y":2,"x":3}"#, json!({"x": 3, "y": 2})),
        (r#"{"x":1,"x":1e999}"#, json!({"x": 1})),
        (r#"{"code":"a","code":2}"#, json!({"code": "a"})),
        (r#"{"code":2,"code":"a"}"#, json!({"code": "a"})),
        (r#"{"code":2,"code":3}"#, json!({"code": 3})),
    ] {
        assert_reads(&read(json), right.as_object().unwrap());
    }
}

/// RFC 9457 3.1.2: a JSON number, whose value is an HTTP status code. A number may be written in several ways (RFC 8259 6).
#[test]
fn a_status_is_a_number_of_three_digits_or_left_out() {
    for status in ["99", "1000", "-404", "404.5", "65940", "18446744073709552020", "null", "\"404\""] {
        assert_eq!(read(&format!(r#"{{"status":{status}}}"#)).status(), None, "{status}");
    }
    for status in ["404", "404.0", "4.04e2"] {
        assert_eq!(read(&format!(r#"{{"status":{status}}}"#)).status(), Some(StatusCode::NOT_FOUND), "{status}");
    }
}

/// RFC 9457 3.2: `code` is not a standard member, so another meaning of it is kept.
#[test]
fn a_code_that_is_no_text_is_an_extension() {
    for code in ["20404", "null", "{\"a\":[1]}"] {
        let json = format!(r#"{{"type":"about:blank","code":{code}}}"#);
        let problem = read(&json);
        assert_eq!((problem.code(), problem.extension("code").unwrap().to_string()), (None, code.to_owned()));
        assert_eq!(String::from_utf8(problem.to_json()).unwrap(), json);
        let ours = problem.with_code("gone");
        assert_eq!(String::from_utf8(ours.to_json()).unwrap(), r#"{"type":"about:blank","code":"gone"}"#);
    }
}

/// A gateway that reads a document and sends it on keeps the members of others unchanged (RFC 9457 3.2).
#[test]
fn what_is_read_is_written_as_it_was() {
    for value in [
        "123456789012345678901234567890",
        "-18446744073709551617",
        "1.10",
        "1E+2",
        "-0",
        "0.1000000000000000055511151231257827",
        r#"{"z":1,"a":{"y":[1.0],"b":"\u00e9"}}"#,
        r#"[{"z": 1, "a": 2}]"#,
        "[18446744073709551616]",
        "true",
        "\"a\"",
    ] {
        let json =
            format!(r#"{{"type":"about:blank","x":{value},"list":[{value}],"object":{{"z":{value},"a":{value}}}}}"#);
        assert_eq!(String::from_utf8(read(&json).to_json()).unwrap(), json);
    }
}

/// The members of a built problem keep their order, too.
#[test]
fn what_is_built_keeps_its_order() {
    #[derive(serde::Serialize)]
    struct Size {
        width: f64,
        height: u8,
    }

    let problem = Problem::default().with_extension("size", Size { width: 1.5, height: 2 }).unwrap();
    let json = r#"{"type":"about:blank","size":{"width":1.5,"height":2}}"#;
    assert_eq!(String::from_utf8(problem.to_json()).unwrap(), json);
    assert_eq!(problem, read(r#"{"size":{ "height":2, "width":15e-1 }}"#));
}

/// One member for each name, in the order in which the names came, with the last value: of few and of many.
#[test]
fn a_member_is_replaced_where_it_is() {
    for read in [0, 3, 40] {
        let mut problem = Problem::from_json(&serde_json::to_vec(&numbered(read)).unwrap()).unwrap();
        let mut expected: Vec<(String, Value)> =
            problem.extensions().map(|(name, value)| (name.to_owned(), value.clone())).collect();
        assert_eq!(expected.len(), read);
        for at in 0..100 {
            let name = format!("m{}", at * 7 % 60);
            match expected.iter_mut().find(|(known, _)| *known == name) {
                Some((_, value)) => *value = json!(-at),
                None => expected.push((name.clone(), json!(-at))),
            }
            problem = problem.with_extension(name, -at).unwrap();
            let members = problem.extensions().map(|(name, value)| (name.to_owned(), value.clone()));
            assert_eq!(members.collect::<Vec<_>>(), expected);
            assert!(expected.iter().all(|(name, value)| problem.extension(name) == Some(value)));
            assert_eq!(problem.extension("none"), None);
        }
    }
}

fn numbered(count: usize) -> Map<String, Value> {
    (0..count).map(|at| (format!("m{at}"), at.into())).collect()
}

/// A `code` that is not text makes way for one that is; every other member stays.
#[test]
fn a_code_that_is_set_is_the_only_one() {
    let mut members = numbered(40);
    members.insert("code".to_owned(), 7.into());
    let problem = Problem::from_json(&serde_json::to_vec(&members).unwrap()).unwrap();
    let problem = problem.with_extension("m3", "new").unwrap();
    assert_eq!(problem.extension("code"), Some(&json!(7)));
    let problem = problem.with_code("gone").with_extension("m39", "last").unwrap();
    assert_eq!((problem.code(), problem.extension("code")), (Some("gone"), None));
    members.remove("code");
    members.insert("m3".to_owned(), "new".into());
    members.insert("m39".to_owned(), "last".into());
    assert_eq!(problem.extensions().count(), 40);
    assert!(members.iter().all(|(name, value)| problem.extension(name) == Some(value)));
}

#[test]
fn bytes_that_are_not_utf_8_and_a_mark_of_their_order_do_not_matter() {
    let problem = Problem::from_json(b"\xef\xbb\xbf{\"title\":\"Trouv\xe9\",\"status\":404}").unwrap();
    assert_eq!((problem.title(), problem.status()), (Some("Trouv\u{fffd}"), Some(StatusCode::NOT_FOUND)));
}

#[test]
fn what_is_no_object_is_no_document() {
    for json in ["", " ", "null", "[]", "\"{}\"", "{", "{\"a\":1", "{\"a\":1}}", "{\"a\":1} {", "{\"a\":1,}", "{a:1}"] {
        assert!(Problem::from_json(json.as_bytes()).is_err(), "{json}");
    }
}

/// The library reads the media types that it sends, which are both of these.
#[test]
fn a_response_is_read_by_its_media_type() {
    let read = |media_type: &str| {
        let response = http::Response::builder().status(404).header("content-type", media_type);
        Problem::from_response(&response.body(r#"{"title":"a","status":500}"#).unwrap())
    };
    for media_type in ["application/problem+json", "application/json", "Application/JSON ; charset=utf-8"] {
        let problem = read(media_type).unwrap();
        // RFC 9457 3.1.2: the document's own status is advisory.
        assert_eq!((problem.title(), problem.status()), (Some("a"), Some(StatusCode::NOT_FOUND)), "{media_type}");
    }
    for media_type in ["text/html", "application/jsonp", "application/problem+xml", "", "application/json, text/html"] {
        assert!(read(media_type).is_err(), "{media_type}");
    }
    let long = read(&"x".repeat(60_000)).unwrap_err().to_string();
    assert!(long.len() < 200, "{long}");
}

/// The former, quadratic reader took some 200 times as long here.
#[test]
fn many_members_take_as_long_as_their_text() {
    let members: Vec<String> = (0..80_000).map(|at| format!("\"m{at}\":{at}")).collect();
    let json = format!("{{{}}}", members.join(","));
    let shortest = |work: &dyn Fn()| {
        let time = |_| {
            let start = Instant::now();
            work();
            start.elapsed()
        };
        (0..3).map(time).min().unwrap_or(Duration::MAX)
    };
    let theirs = shortest(&|| drop(serde_json::from_str::<Map<String, Value>>(&json).unwrap()));
    let ours = shortest(&|| drop(read(&json)));
    println!("{ours:?}, serde_json {theirs:?}");
    assert!(ours < theirs * 8, "{ours:?}, and serde_json {theirs:?}");
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        (100_u16..600).prop_map(Value::from),
        "\\PC{0,8}".prop_map(Value::from),
        "[\\x00-\\x7f]{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("[a-z]{1,3}", inner, 0..4).prop_map(|map| map.into_iter().collect()),
        ]
    })
}

fn name() -> impl Strategy<Value = String> {
    let known = select(&["type", "title", "status", "detail", "instance", "code", "errors", "x"][..]);
    prop_oneof![known.prop_map(str::to_owned), "\\PC{0,4}", "[\\x00-\\x7f]{0,3}"]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1_024) })]

    #[test]
    fn an_object_is_read_as_serde_json_reads_it(members in prop::collection::btree_map(name(), value(), 0..8)) {
        let members: Map<String, Value> = members.into_iter().collect();
        let json = serde_json::to_string(&members).unwrap();
        let problem = read(&json);
        assert_reads(&problem, &members);
        prop_assert_eq!(&serde_json::from_str::<Problem>(&json).unwrap(), &problem);
        prop_assert_eq!(&read(&String::from_utf8(problem.to_json()).unwrap()), &problem);
    }

    #[test]
    fn what_is_out_of_reach_changes_nothing_else(
        members in prop::collection::vec((name(), value()), 0..6),
        lost in prop::collection::vec((any::<prop::sample::Index>(), name(), select(out_of_reach())), 1..4),
    ) {
        let member = |(name, value): &(String, String)| format!("{}:{value}", Value::from(name.as_str()));
        let json = |members: &[(String, String)]| {
            format!("{{{}}}", members.iter().map(member).collect::<Vec<_>>().join(","))
        };
        let mut members: Vec<_> = members.into_iter().map(|(name, value)| (name, value.to_string())).collect();
        let without = read(&json(&members));
        for (at, name, value) in lost {
            members.insert(at.index(members.len() + 1), (name, value));
        }
        prop_assert_eq!(read(&json(&members)), without);
    }

    /// Near-JSON: nothing panics, and everything that serde_json reads is read.
    #[test]
    fn whatever_serde_json_reads_is_read(
        fragments in prop::collection::vec(select(&[
            "{", "}", "[", "]", ",", ":", "\"title\":", "\"status\":", "\"code\":", "\"x\":", "\"a\"", "\"\\ud800\"", "1", "404",
            "1e999", "null", "true", " ", "\u{feff}", "\"", "\\",
        ][..]), 0..12),
    ) {
        let json = fragments.concat();
        let ours = Problem::from_json(json.as_bytes());
        if let Ok(members) = serde_json::from_str::<Map<String, Value>>(&json) {
            assert_reads(&ours.unwrap(), &members);
        }
    }
}

/// Content that is not an object is not a problem document, and every reader's error says what was expected.
#[test]
fn what_is_not_an_object_is_refused_with_what_was_expected() {
    for content in ["[]", "\"a\"", "404", "null", "true"] {
        let by_serde = serde_json::from_str::<Problem>(content).unwrap_err();
        let response = http::Response::builder().header("content-type", "application/problem+json").body(content);
        let read = Problem::from_response(&response.unwrap()).unwrap_err();
        let source = std::error::Error::source(&read).map(ToString::to_string);
        for message in [by_serde.to_string(), source.unwrap_or_default()] {
            assert!(message.contains("expected a problem document (RFC 9457)"), "{content}: {message}");
        }
    }
}
