//! The OpenAPI document of a service's errors, against the responses of the service.

mod wire;

use axum::Router;
use axum::extract::Path;
use axum::routing::get;
use serde_json::{Value, json};
use status_runtime::catalog::openapi::{self, Schemas};
use status_runtime::{FieldError, HttpError, HttpOutcome, ProblemLayer, RetryAfter, situation};
use wire::{ClientResponse, send, serve};

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
    #[error("the cart has changed")]
    #[status(conflict_state)]
    Changed {
        #[status(extension)]
        since: Maybe<u64>,
        #[status(header = "X-Since")]
        header: Maybe<String>,
    },
    #[error("a bug")]
    #[status(internal)]
    Bug,
}

/// `Option` by another name.
type Maybe<T> = Option<T>;

fn errors() -> Vec<CartError> {
    vec![
        CartError::NoSuchCart { id: 7 },
        CartError::NoSuchItem,
        CartError::TooFast { wait: RetryAfter::after(std::time::Duration::from_millis(1_500)) },
        CartError::Invalid { errors: vec![FieldError::new("/item", "must not be empty")] },
        CartError::Changed { since: None, header: None },
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
            "const",
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
    if schema.get("const").is_some_and(|constant| constant != value) {
        return Err(format!("{value} is not {}", schema["const"]));
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

/// The schemas of an empty document that refers to all of them.
fn components(schemas: &Schemas) -> Value {
    let names = ["Problem", "FieldError"].map(|name| json!({"$ref": format!("#/components/schemas/{name}")}));
    schemas.document(json!({"paths": {}, "x-uses": names}))["components"]["schemas"].take()
}

/// The documented response for a received one.
fn documented<'a>(responses: &'a Value, received: &ClientResponse) -> &'a Value {
    let response = &responses[received.status.to_string()];
    for (name, header) in response["headers"].as_object().into_iter().flatten() {
        let sent = received.all(&name.to_ascii_lowercase());
        assert!(!sent.is_empty() || header["required"] != true, "{name} is not in {received:?}");
    }
    response
}

fn essence(received: &ClientResponse) -> &str {
    received.header("content-type").and_then(|content_type| content_type.split(';').next()).unwrap_or_default()
}

#[tokio::test]
async fn what_is_sent_is_documented_without_a_layer() {
    let schemas = Schemas::new();
    let responses = schemas.responses::<CartError>();
    let to = serve(router()).await;
    for at in 0..errors().len() {
        let received = wire::get(to, &format!("/{at}")).await;
        let content = &documented(&responses, &received)["content"];
        let media_types: Vec<_> = content.as_object().expect("content").keys().collect();
        assert_eq!(media_types, [essence(&received)]);
        let schema = &content[essence(&received)]["schema"];
        assert_eq!(allows(schema, &received.json(), &components(&schemas)), Ok(()));
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
            let received = send(to, &format!("GET /{at}"), &[&accept], "").await;
            documented(&responses, &received);
            assert_eq!(essence(&received), media_type, "{received:?}");
            if media_type.ends_with("json") {
                let problem = received.json();
                assert!(problem["instance"].is_string() && problem["request_id"].is_string(), "{problem}");
                assert_eq!(allows(&described["schema"], &problem, &components(&schemas)), Ok(()));
                for example in described["examples"].as_object().into_iter().flat_map(|examples| examples.values()) {
                    assert_eq!(allows(&described["schema"], &example["value"], &components(&schemas)), Ok(()));
                }
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
            out.extend(json!({ "error": problem.code() }).to_string().into_bytes());
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
                let received = send(to, &format!("GET /{at}"), &[&format!("accept: {refused}{media_type}")], "").await;
                assert_eq!(essence(&received), media_type, "{received:?}");
                if media_type.contains("house") {
                    let examples = described["examples"].as_object().expect("examples");
                    let values: Vec<_> = examples.values().map(|example| &example["value"]).collect();
                    assert!(values.contains(&&received.json()), "{values:?}: {received:?}");
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

/// Without a layer there is no id, and `Problem` does not speak of one.
#[test]
fn the_component_of_all_problems_has_the_id_of_a_request_under_a_layer_alone() {
    let without = &components(&Schemas::new())["Problem"];
    let under = &components(&Schemas::new().under_layer())["Problem"];
    for name in ["instance", "request_id"] {
        assert!(without["properties"].get(name).is_none(), "{name}");
        assert_eq!(under["properties"][name]["type"], "string");
    }
    assert_eq!(without["required"], json!(["type"]));
    assert_eq!(under["required"], json!(["type", "request_id"]));
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("the card was declined")]
#[status(subset(Charge = [Declined]))]
#[allow(dead_code, reason = "only its catalogue is looked at")]
enum BankError {
    #[status(payment_required)]
    Declined,
    #[status(locked)]
    Closed,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[status(subset(Read = [NoSuchOrder], Pay = [Read, Bank(Charge)], Concealed = [NotYours]))]
#[allow(dead_code, reason = "only its catalogue is looked at")]
enum OrderError {
    #[error("there is no such order")]
    #[status(not_found)]
    NoSuchOrder,
    #[error("another's order")]
    #[status(hidden)]
    NotYours,
    #[error("it has shipped")]
    #[status(conflict_state)]
    Shipped,
    #[error(transparent)]
    #[status(transparent)]
    Bank(#[from] BankError),
}

/// An operation lists its responses, and what several operations share stands in the document once.
#[test]
fn operations_with_subsets_share_their_components() {
    let schemas = Schemas::new();
    let operation = |responses| json!({"get": {"responses": responses}});
    let document = schemas.document(json!({
        "paths": {
            "/order": operation(schemas.responses::<Read>()),
            "/payment": operation(schemas.responses::<Pay>()),
        },
    }));
    let read = json!({"404": {"$ref": "#/components/responses/NoSuchOrder"}});
    let pay = json!({
        "402": {"$ref": "#/components/responses/Declined"},
        "404": {"$ref": "#/components/responses/NoSuchOrder"},
    });
    assert_eq!(document["paths"]["/order"]["get"]["responses"], read);
    assert_eq!(document["paths"]["/payment"]["get"]["responses"], pay);
    let names: Vec<_> = document["components"]["schemas"].as_object().expect("schemas").keys().collect();
    assert_eq!(names, ["Declined", "NoSuchOrder", "Problem"]);
}

/// What is hidden is described as what it looks like, even where that is not in the subset.
#[test]
fn a_subset_does_not_tell_what_is_hidden() {
    let schemas = Schemas::new();
    let of = |responses: Value| schemas.document(json!({"paths": {"/order": {"get": {"responses": responses}}}}));
    let (hidden, shown) = (of(schemas.responses::<Concealed>()), of(schemas.responses::<Read>()));
    assert_eq!(hidden["paths"], shown["paths"]);
    assert_eq!(hidden["components"]["schemas"], shown["components"]["schemas"]);
    assert!(!hidden.to_string().contains("not_yours") && !hidden.to_string().contains("NotYours"), "{hidden:#}");
}
