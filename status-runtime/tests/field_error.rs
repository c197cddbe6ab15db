//! Field errors as they are written, with and without serde, and as they are read.
#![cfg(all(feature = "derive", feature = "problem"))]

use proptest::prelude::*;
use serde_json::{Value, json};
use status_runtime::{FieldError, HttpError, IntoResponse, RequestPart};

#[derive(Debug, thiserror::Error, HttpError)]
#[error("the content is not valid")]
#[status(validation_failed)]
struct Invalid(#[status(errors)] Vec<FieldError>);

#[derive(Debug, thiserror::Error, HttpError)]
#[error("the content is not valid")]
#[status(validation_failed)]
struct Perhaps(#[status(errors)] Option<Vec<FieldError>>);

fn scalar() -> impl Strategy<Value = Value> {
    prop_oneof![
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        // With few digits, since serde_json rounds the last of many.
        any::<i32>().prop_map(|number| Value::from(f64::from(number) / 4.0)),
        "\\PC{0,8}".prop_map(Value::from),
        "[\\x00-\\x7f]{0,8}".prop_map(Value::from),
    ]
}

fn field_error() -> impl Strategy<Value = FieldError> {
    let part = prop::option::of(prop::sample::select(
        &[RequestPart::Body, RequestPart::Query, RequestPart::Path, RequestPart::Header, RequestPart::Cookie][..],
    ));
    let params = prop::collection::vec(("\\PC{0,4}", scalar()), 0..4);
    ("\\PC{0,8}", "\\PC{0,8}", prop::option::of("[a-z\"\\\\]{0,4}"), params, part).prop_map(
        |(pointer, detail, code, params, part)| {
            let mut error = FieldError::new(pointer, detail);
            if let Some(code) = code {
                error = error.code(code);
            }
            if let Some(part) = part {
                error = error.within(part);
            }
            params.into_iter().fold(error, |error, (name, value)| error.param(name, value))
        },
    )
}

proptest! {
    /// A list that generated code writes without serde has the bytes that serde writes, and they are read as what they were.
    #[test]
    fn what_is_written_is_read(errors in prop::collection::vec(field_error(), 0..4)) {
        let json = serde_json::to_string(&errors).unwrap();
        let end = format!(",\"errors\":{json}}}");
        for response in [Invalid(errors.clone()).into_response(), Perhaps(Some(errors.clone())).into_response()] {
            let body = str::from_utf8(response.body()).unwrap();
            prop_assert!(body.ends_with(&end), "{} {}", body, end);
        }
        prop_assert_eq!(serde_json::from_str::<Vec<FieldError>>(&json).unwrap(), errors.clone());
        prop_assert_eq!(serde_json::from_value::<Vec<FieldError>>(serde_json::to_value(&errors).unwrap()).unwrap().len(), errors.len());
    }

    /// Members of these names that another server means otherwise are not read, and do not make the rest unreadable.
    #[test]
    fn a_member_of_another_server_is_left_out(value in scalar()) {
        let read = |member: &str, value: &Value| {
            let json = json!({"pointer": "/a", "detail": "b", member: value});
            serde_json::from_value::<FieldError>(json).unwrap()
        };
        let plain = FieldError::new("/a", "b");
        for value in [value.clone(), json!([value]), json!({"a": [value]}), json!({"a": {"b": value}}), Value::Null] {
            prop_assert_eq!(read("params", &value), plain.clone());
            prop_assert_eq!(read("in", &value), plain.clone());
        }
        prop_assert_eq!(read("params", &json!({"a": [], "b": value})), plain.param("b", value));
    }
}

#[test]
fn members_are_in_this_order_and_none_is_empty() {
    let error = FieldError::new("/a", "b").within(RequestPart::Path).param("min", 1).param("max", 2.5).code("c");
    let json = r#"{"pointer":"/a","detail":"b","code":"c","params":{"min":1,"max":2.5},"in":"path"}"#;
    assert_eq!(serde_json::to_string(&error).unwrap(), json);
    let plain = r#"{"pointer":"/a","detail":"b"}"#;
    assert_eq!(FieldError::new("/a", "b").param("limit", Value::Null), FieldError::new("/a", "b"));
    for nothing in [json!([1]), json!({}), Value::Null, Value::from(f64::NAN)] {
        let error = FieldError::new("/a", "b").param("limit", nothing);
        assert_eq!(serde_json::to_string(&error).unwrap(), plain);
        assert_eq!(error.params().count(), 0);
    }
}

#[test]
fn a_parameter_that_is_given_twice_is_the_last() {
    let error = FieldError::new("", "is wrong").param("min", 1).param("max", 3).param("min", 2);
    assert_eq!(error.params().collect::<Vec<_>>(), [("max", &json!(3)), ("min", &json!(2))]);
}
