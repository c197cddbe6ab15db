//! Every document is JSON (RFC 8259) with all its members: details of each kind, in each kind of body, with constant
//! members that end like a document, and with members that are there, absent or not serializable.

use std::fmt;

use http::HeaderValue;
use serde::{Serialize, Serializer, ser};
use serde_json::{Map, Value, json};
use status_runtime::{HttpError, IntoResponse, Problem, Renderer};

/// The document, rendered by the library itself.
struct Json;

impl Renderer for Json {
    fn content_type() -> HeaderValue {
        HeaderValue::from_static("application/vnd.example+json")
    }

    fn render(problem: &Problem, out: &mut Vec<u8>) {
        out.extend(problem.to_json());
    }
}

#[derive(Debug)]
struct Shown(&'static str);

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// Its `Display` fails after writing a part.
#[derive(Debug)]
struct Fails;

impl fmt::Display for Fails {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("lost")?;
        Err(fmt::Error)
    }
}

/// Its `Serialize` fails after writing a part.
#[derive(Debug)]
struct Unserializable;

impl Serialize for Unserializable {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use ser::SerializeMap as _;

        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("lost", &1)?;
        Err(ser::Error::custom("it does not serialize"))
    }
}

/// A type for each kind of body and of detail, a variant for each kind of constant and of variable members.
macro_rules! forms {
    ($($name:ident: $body:ident, $type:ty, [$($detail:tt)*];)*) => {
        $(
            mod $name {
                use super::*;

                forms! { @type $body, $type, [$($detail)*] }
            }
        )*
    };
    (@type $body:ident, $type:ty, [$($detail:tt)*]) => {
        #[derive(Debug, thiserror::Error, HttpError)]
        #[status(body = $body)]
        pub(super) enum Form {
            #[error("before {value} after }}")]
            #[status(malformed, $($detail)*)]
            Bare { value: $type },
            #[error("before {value} after }}")]
            #[status(malformed, $($detail)*)]
            BareAndMember { value: $type, #[status(extension)] max: u64 },
            #[error("before {value} after }}")]
            #[status(malformed, $($detail)*)]
            BareAndOption { value: $type, #[status(extension)] max: Option<u64> },
            #[error("before {value} after }}")]
            #[status(malformed, $($detail)*)]
            BareAndLost { value: $type, #[status(extension)] max: Unserializable },
            #[error("before {value} after }}")]
            #[status(invalid_parameter, parameter = query("page"), $($detail)*)]
            Object { value: $type },
            #[error("before {value} after }}")]
            #[status(invalid_parameter, parameter = query("page"), $($detail)*)]
            ObjectAndMember { value: $type, #[status(extension)] max: u64 },
            #[error("before {value} after }}")]
            #[status(invalid_parameter, parameter = query("page"), $($detail)*)]
            ObjectAndOption { value: $type, #[status(extension)] max: Option<u64> },
            #[error("before {value} after }}")]
            #[status(invalid_parameter, parameter = query("page"), $($detail)*)]
            ObjectAndLost { value: $type, #[status(extension)] max: Unserializable },
            #[error("before {value} after }}")]
            #[status(malformed, extension(last = "{}"), $($detail)*)]
            Brace { value: $type },
            #[error("before {value} after }}")]
            #[status(malformed, extension(last = "{}"), $($detail)*)]
            BraceAndMember { value: $type, #[status(extension)] max: u64 },
            #[error("before {value} after }}")]
            #[status(malformed, extension(last = "{}"), $($detail)*)]
            BraceAndOption { value: $type, #[status(extension)] max: Option<u64> },
            #[error("before {value} after }}")]
            #[status(malformed, extension(last = "{}"), $($detail)*)]
            BraceAndLost { value: $type, #[status(extension)] max: Unserializable },
        }

        /// Each form, and the members of its document besides those of every document.
        pub(super) fn all(value: impl Fn() -> $type) -> Vec<(Form, Value)> {
            let (page, last) = (json!({"name": "page", "in": "query"}), "{}");
            vec![
                (Form::Bare { value: value() }, json!({"code": "bare"})),
                (Form::BareAndMember { value: value(), max: 9 }, json!({"code": "bare_and_member", "max": 9})),
                (Form::BareAndOption { value: value(), max: Some(9) }, json!({"code": "bare_and_option", "max": 9})),
                (Form::BareAndOption { value: value(), max: None }, json!({"code": "bare_and_option"})),
                (Form::BareAndLost { value: value(), max: Unserializable }, json!({"code": "bare_and_lost"})),
                (Form::Object { value: value() }, json!({"code": "object", "parameter": page})),
                (
                    Form::ObjectAndMember { value: value(), max: 9 },
                    json!({"code": "object_and_member", "parameter": page, "max": 9}),
                ),
                (
                    Form::ObjectAndOption { value: value(), max: Some(9) },
                    json!({"code": "object_and_option", "parameter": page, "max": 9}),
                ),
                (
                    Form::ObjectAndOption { value: value(), max: None },
                    json!({"code": "object_and_option", "parameter": page}),
                ),
                (
                    Form::ObjectAndLost { value: value(), max: Unserializable },
                    json!({"code": "object_and_lost", "parameter": page}),
                ),
                (Form::Brace { value: value() }, json!({"code": "brace", "last": last})),
                (
                    Form::BraceAndMember { value: value(), max: 9 },
                    json!({"code": "brace_and_member", "last": last, "max": 9}),
                ),
                (
                    Form::BraceAndOption { value: value(), max: Some(9) },
                    json!({"code": "brace_and_option", "last": last, "max": 9}),
                ),
                (Form::BraceAndOption { value: value(), max: None }, json!({"code": "brace_and_option", "last": last})),
                (
                    Form::BraceAndLost { value: value(), max: Unserializable },
                    json!({"code": "brace_and_lost", "last": last}),
                ),
            ]
        }
    };
}

/// The content of a response, relative to the document that it has or would have.
#[derive(Debug, Clone, Copy)]
enum Content {
    Json,
    Text,
    Nothing,
}

fn check<E: HttpError + IntoResponse>(forms: Vec<(E, Value)>, detail: Option<&str>, content: Content) {
    for (error, members) in forms {
        let mut expected = json!({"type": "about:blank", "title": "Bad Request", "status": 400});
        let document: &mut Map<_, _> = expected.as_object_mut().expect("an object");
        document.extend(detail.map(|detail| ("detail".to_owned(), Value::from(detail))));
        document.extend(members.as_object().expect("an object").clone());
        let form = format!("{content:?} {detail:?} {}", error.entry().variant());
        assert_eq!(serde_json::to_value(error.problem()).expect("JSON"), expected, "{form}");
        let response = error.into_response();
        match content {
            Content::Json => {
                let sent: Value = serde_json::from_slice(response.body()).unwrap_or_else(|error| {
                    panic!("{form}: {error} in {}", String::from_utf8_lossy(response.body()));
                });
                assert_eq!(sent, expected, "{form}");
            }
            Content::Text => {
                let text = detail.filter(|detail| !detail.is_empty()).unwrap_or("Bad Request");
                // Control characters are shown escaped, except the line feed.
                assert_eq!(response.body(), &text.replace('\u{1}', "\\u{1}"), "{form}");
            }
            Content::Nothing => assert_eq!(response.body(), "", "{form}"),
        }
    }
}

macro_rules! tests {
    ($($module:ident: $body:ident => $content:ident;)*) => {
        $(
            mod $module {
                use super::*;

                forms! {
                    constant: $body, u64, [detail = "before 7 after }}"];
                    absent: $body, u64, [detail = none];
                    number: $body, u64, [];
                    string: $body, String, [];
                    several: $body, String, [detail = "{value}{value}"];
                    formatted: $body, u64, [detail = "before {value:>3} after }}"];
                    shown: $body, Shown, [detail = "before {value} after }}"];
                    by_itself: $body, Shown, [];
                    fails: $body, Fails, [detail = "before {value} after }}"];
                    fails_escaped: $body, Fails, [detail = "\"before\" {value} \"after\" }}"];
                    fails_by_itself: $body, Fails, [];
                }

                #[test]
                fn every_form_is_whole() {
                    let escaped = "a \"b\" \\ \n\u{1}}";
                    let long = "long ".repeat(200);
                    check(constant::all(|| 7), Some("before 7 after }"), Content::$content);
                    check(absent::all(|| 7), None, Content::$content);
                    check(number::all(|| 7), Some("before 7 after }"), Content::$content);
                    for text in ["", "}", escaped, &long] {
                        let detail = format!("before {text} after }}");
                        check(string::all(|| text.to_owned()), Some(&detail), Content::$content);
                        check(several::all(|| text.to_owned()), Some(&text.repeat(2)), Content::$content);
                    }
                    check(formatted::all(|| 7), Some("before   7 after }"), Content::$content);
                    check(shown::all(|| Shown("}")), Some("before } after }"), Content::$content);
                    check(by_itself::all(|| Shown("}")), Some("before } after }"), Content::$content);
                    check(fails::all(|| Fails), None, Content::$content);
                    check(fails_escaped::all(|| Fails), None, Content::$content);
                    check(fails_by_itself::all(|| Fails), None, Content::$content);
                }
            }
        )*
    };
}

tests! {
    problem: problem => Json;
    text: text => Text;
    none: none => Nothing;
    rendered: Json => Json;
}
