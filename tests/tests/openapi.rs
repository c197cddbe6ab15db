//! The OpenAPI document of a service's errors, against the responses of the service.

mod wire;

use axum::Router;
use axum::extract::Path;
use axum::routing::get;
use serde_json::Value;
use status_runtime::catalog::openapi::{self, Schemas};
use status_runtime::{FieldError, HttpError, HttpOutcome, ProblemLayer, RetryAfter, situation};
use wire::{Answer, send, serve};

#[derive(Debug, thiserror::Error, HttpError)]
enum CartError {
    #[error("cart {id} does not exist")]
    #[status(not_found)]
    NoSuchCart {
        #[status(extension)]
        id: u64,
    },
    #[error("there is no such item")]
    #[status(not_found)]
    NoSuchItem,
    #[error("wait {wait} s")]
    #[status(rate_limited)]
    TooFast {
        #[status(retry_after)]
        wait: RetryAfter,
    },
    #[error("some values are wrong")]
    #[status(validation_failed)]
    Invalid {
        #[status(errors)]
        errors: Vec<FieldError>,
    },
    #[error("a bug")]
    #[status(internal)]
    Bug,
}

fn errors() -> Vec<CartError> {
    vec![
        CartError::NoSuchCart { id: 7 },
        CartError::NoSuchItem,
        CartError::TooFast { wait: RetryAfter::after(std::time::Duration::from_millis(1_500)) },
        CartError::Invalid { errors: vec![FieldError::new("/item", "must not be empty")] },
        CartError::Bug,
    ]
}

fn router() -> Router {
    Router::new().route("/{at}", get(async |Path(at): Path<usize>| errors().remove(at)))
}

/// Checks a document against a generated schema, with the part of JSON Schema that those use.
fn allows(schema: &Value, value: &Value, schemas: &Value) -> Result<(), String> {
    let list = |name: &str| schema[name].as_array().cloned().unwrap_or_default();
    if let Some(reference) = schema["$ref"].as_str() {
        let name = reference.strip_prefix("#/components/schemas/").expect("a component");
        return allows(&schemas[name], value, schemas);
    }
    for known in schema.as_object().into_iter().flat_map(|schema| schema.keys()) {
        let words = [
            "$ref",
            "type",
            "title",
            "description",
            "format",
            "required",
            "properties",
            "items",
            "allOf",
            "oneOf",
            "enum",
            "minimum",
            "maximum",
        ];
        assert!(words.contains(&known.as_str()), "`{known}` is not looked at here");
    }
    let is = |ty: &str| match ty {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        _ => false,
    };
    if !schema["type"].as_str().is_none_or(is) {
        return Err(format!("{value} is not of the type {}", schema["type"]));
    }
    if schema["enum"].as_array().is_some_and(|values| !values.contains(value)) {
        return Err(format!("{value} is not one of {}", schema["enum"]));
    }
    for name in list("required") {
        let name = name.as_str().expect("a name");
        if value.get(name).is_none() {
            return Err(format!("`{name}` is missing in {value}"));
        }
    }
    for (name, schema) in schema["properties"].as_object().into_iter().flatten() {
        value.get(name).map_or(Ok(()), |value| allows(schema, value, schemas))?;
    }
    for item in value.as_array().into_iter().flatten() {
        allows(&schema["items"], item, schemas)?;
    }
    list("allOf").iter().try_for_each(|schema| allows(schema, value, schemas))?;
    let alternatives: Vec<_> = list("oneOf").iter().map(|schema| allows(schema, value, schemas)).collect();
    match alternatives.iter().filter(|allowed| allowed.is_ok()).count() {
        1 => Ok(()),
        _ if alternatives.is_empty() => Ok(()),
        count => Err(format!("{count} alternatives for {value}: {alternatives:?}")),
    }
}

/// The documented response for a received one.
fn documented<'a>(responses: &'a Value, answer: &Answer) -> &'a Value {
    let response = &responses[answer.status.to_string()];
    for (name, header) in response["headers"].as_object().into_iter().flatten() {
        let sent = answer.all(&name.to_ascii_lowercase());
        assert!(!sent.is_empty() || header["required"] != true, "{name} is not in {answer:?}");
    }
    response
}

fn essence(answer: &Answer) -> &str {
    answer.header("content-type").and_then(|content_type| content_type.split(';').next()).unwrap_or_default()
}

#[tokio::test]
async fn what_is_sent_is_documented_without_a_layer() {
    let schemas = Schemas::new();
    let responses = schemas.responses::<CartError>();
    let to = serve(router()).await;
    for at in 0..errors().len() {
        let answer = wire::get(to, &format!("/{at}")).await;
        let content = &documented(&responses, &answer)["content"];
        let media_types: Vec<_> = content.as_object().expect("content").keys().collect();
        assert_eq!(media_types, [essence(&answer)]);
        let schema = &content[essence(&answer)]["schema"];
        assert_eq!(allows(schema, &answer.json(), &schemas.components()), Ok(()));
    }
}

#[tokio::test]
async fn what_is_documented_is_sent_under_a_layer() {
    let schemas = Schemas::new().under_layer();
    let responses = schemas.responses::<CartError>();
    let to = serve(router().layer(ProblemLayer::new())).await;
    for at in 0..errors().len() {
        let plain = wire::get(to, &format!("/{at}")).await;
        let content = documented(&responses, &plain)["content"].as_object().expect("content");
        assert_eq!(content.len(), 5);
        for (media_type, described) in content {
            // Plain JSON is sent to clients that refuse the problem type (RFC 9457 3).
            let refused = if media_type == "application/json" { "application/problem+json;q=0, " } else { "" };
            let accept = format!("accept: {refused}{media_type}");
            let answer = send(to, &format!("GET /{at}"), &[&accept], "").await;
            documented(&responses, &answer);
            assert_eq!(essence(&answer), media_type, "{answer:?}");
            if media_type.ends_with("json") {
                let problem = answer.json();
                assert!(problem["instance"].is_string() && problem["request_id"].is_string(), "{problem}");
                assert_eq!(allows(&described["schema"], &problem, &schemas.components()), Ok(()));
            }
        }
    }
}

/// A layer's settings are one value, which both the responses and the documentation follow.
#[tokio::test]
async fn each_media_type_of_a_presentation_is_sent() {
    use http::HeaderValue;
    use status_runtime::layer::Representation;
    use status_runtime::{Problem, Renderer};

    struct Envelope;

    impl Renderer for Envelope {
        fn content_type() -> HeaderValue {
            HeaderValue::from_static("application/vnd.house+json; charset=utf-8")
        }

        fn render(problem: &Problem, out: &mut Vec<u8>) {
            out.extend(serde_json::json!({ "error": problem.code() }).to_string().into_bytes());
        }
    }

    let layers = [
        (ProblemLayer::new(), 5),
        (ProblemLayer::new().representations([]), 1),
        (ProblemLayer::new().representations([Representation::Json, Representation::Text]), 3),
        (ProblemLayer::new().body::<Envelope>(), 4),
        (ProblemLayer::new().body::<Envelope>().representations([Representation::Json]), 1),
    ];
    for (layer, count) in layers {
        let schemas = Schemas::new().under(layer.presentation());
        let responses = schemas.responses::<CartError>();
        let to = serve(router().layer(layer)).await;
        for at in 0..errors().len() {
            let plain = wire::get(to, &format!("/{at}")).await;
            let response = documented(&responses, &plain);
            let content = response["content"].as_object().expect("content");
            assert_eq!(content.len(), count);
            assert_eq!(response["headers"].get("Vary").is_some(), plain.header("vary").is_some());
            for (media_type, described) in content {
                let refused = if media_type == "application/json" { "application/problem+json;q=0, " } else { "" };
                let answer = send(to, &format!("GET /{at}"), &[&format!("accept: {refused}{media_type}")], "").await;
                assert_eq!(essence(&answer), media_type, "{answer:?}");
                if media_type.contains("house") {
                    let examples = described["examples"].as_object().expect("examples");
                    let values: Vec<_> = examples.values().map(|example| &example["value"]).collect();
                    assert!(values.contains(&&answer.json()), "{values:?}: {answer:?}");
                }
            }
        }
    }
}

#[derive(HttpOutcome)]
#[allow(dead_code, reason = "only its description is looked at")]
enum Found {
    #[status(ok)]
    One(#[status(body)] u64),
    #[status(ok)]
    Several(#[status(body)] Vec<u64>),
    /// Too many to list.
    #[status(ok)]
    Many(#[status(body)] String),
}

#[test]
fn variants_of_one_status_with_one_description_have_it_once() {
    let description = openapi::responses::<Found>()["200"]["description"].clone();
    let own = situation::OK.when();
    assert_eq!(description, format!("- {own}\n- Too many to list."));
}
