//! The documentation of a type by utoipa and aide: the same as that of `openapi::responses`.

use std::any::type_name;

use aide::OperationOutput;
use aide::generate::in_context;
use aide::openapi::Operation;
use serde_json::{Value, json};
use status_runtime::catalog::openapi;
use status_runtime::{Catalog, FieldError, HttpError, HttpOutcome, Problem};
use utoipa::{IntoResponses, OpenApi};

#[derive(Debug, thiserror::Error, HttpError)]
#[status(types = "https://api.example.com/problems/", challenge = bearer(realm = "api"))]
#[allow(dead_code, reason = "only its catalogue is looked at")]
enum CartError {
    /// The cart was emptied or never filled.
    #[error("there is no such cart")]
    #[status(not_found)]
    NoSuchCart,
    #[error("item {item} is not in the cart")]
    #[status(not_found)]
    NoSuchItem {
        #[status(extension)]
        item: u64,
        #[status(extension)]
        state: State,
    },
    #[error("sign in")]
    #[status(unauthenticated)]
    NoToken,
    #[error("too fast")]
    #[status(rate_limited)]
    TooFast(#[status(retry_after)] Option<u32>),
    #[error("some values are wrong")]
    #[status(validation_failed)]
    Invalid(#[status(errors)] Vec<FieldError>),
}

/// No schema is known of it.
#[derive(Debug, serde::Serialize)]
struct State;

#[derive(serde::Serialize, utoipa::ToSchema, schemars::JsonSchema)]
struct Cart {
    items: Vec<String>,
}

#[derive(HttpOutcome)]
#[allow(dead_code, reason = "only its catalogue is looked at")]
enum Outcome {
    #[status(ok)]
    Found(#[status(body)] Cart),
    #[status(accepted, monitor = none)]
    Asked(#[status(body)] Secret),
    #[status(no_content)]
    Emptied,
}

#[derive(serde::Serialize)]
struct Secret;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it is borrowed: {0}")]
#[status(not_found)]
#[allow(dead_code, reason = "only its catalogue is looked at")]
struct Generic<'a, T: std::fmt::Debug + std::fmt::Display>(&'a T);

fn with_utoipa<E: IntoResponses>() -> Value {
    serde_json::to_value(E::responses()).expect("what utoipa describes is JSON")
}

fn with_aide<E: OperationOutput>() -> Value {
    let responses = in_context(|context| E::inferred_responses(context, &mut Operation::default()));
    let named = responses.into_iter().map(|(status, response)| {
        let status = status.unwrap_or_else(|| panic!("a status of {}", type_name::<E>())).to_string();
        (status, serde_json::to_value(response).expect("what aide describes is JSON"))
    });
    named.collect::<serde_json::Map<_, _>>().into()
}

/// Compares the parts that a client reads, and ignores additions of the tool.
#[track_caller]
fn says_the_same(theirs: &Value, ours: &Value) {
    let statuses = |responses: &Value| responses.as_object().map(|it| it.keys().cloned().collect::<Vec<_>>());
    assert_eq!(statuses(theirs), statuses(ours));
    for (status, ours) in ours.as_object().into_iter().flatten() {
        let theirs = &theirs[status];
        assert_eq!(theirs["description"], ours["description"]);
        for (name, header) in ours["headers"].as_object().into_iter().flatten() {
            let required = |header: &Value| header["required"] == json!(true);
            let known = &theirs["headers"][name];
            assert!(known.is_object(), "{name} in {theirs:#}");
            assert_eq!(required(known), required(header), "{name} in {theirs:#}");
        }
        for (media_type, content) in ours["content"].as_object().into_iter().flatten() {
            let known = &theirs["content"][media_type];
            for (name, example) in content["examples"].as_object().into_iter().flatten() {
                assert_eq!(known["examples"][name]["value"], example["value"], "{name} in {theirs:#}");
            }
            if media_type == "application/problem+json" {
                alternatives_are_the_same(&known["schema"], &content["schema"]);
            }
        }
    }
}

#[track_caller]
fn alternatives_are_the_same(theirs: &Value, ours: &Value) {
    let Some(alternatives) = ours["oneOf"].as_array() else {
        return alternative_is_the_same(theirs, ours);
    };
    assert_eq!(theirs["oneOf"].as_array().map(Vec::len), Some(alternatives.len()), "{theirs:#}");
    for (at, ours) in alternatives.iter().enumerate() {
        alternative_is_the_same(&theirs["oneOf"][at], ours);
    }
}

#[track_caller]
fn alternative_is_the_same(theirs: &Value, ours: &Value) {
    assert_eq!(theirs["allOf"][0], json!({"$ref": "#/components/schemas/Problem"}), "{theirs:#}");
    let (theirs, ours) = (&theirs["allOf"][1], &ours["allOf"][1]);
    assert_eq!(theirs["required"], ours["required"]);
    for member in ["type", "status", "code"] {
        assert_eq!(theirs["properties"][member]["enum"], ours["properties"][member]["enum"], "{member}");
    }
    for (member, schema) in ours["properties"].as_object().into_iter().flatten() {
        assert_eq!(theirs["properties"][member].get("type"), schema.get("type"), "{member} in {theirs:#}");
    }
}

#[test]
fn utoipa_says_what_the_catalogue_says() {
    says_the_same(&with_utoipa::<CartError>(), &openapi::responses::<CartError>());
    says_the_same(&with_utoipa::<Outcome>(), &openapi::responses::<Outcome>());
}

#[test]
fn aide_says_what_the_catalogue_says() {
    says_the_same(&with_aide::<CartError>(), &openapi::responses::<CartError>());
    says_the_same(&with_aide::<Outcome>(), &openapi::responses::<Outcome>());
}

#[test]
fn a_type_with_parameters_describes_itself() {
    assert_eq!(<Generic<'static, u8>>::ENTRIES.len(), 1);
    assert!(with_utoipa::<Generic<'static, u8>>()["404"].is_object());
    assert!(with_aide::<Generic<'static, u8>>()["404"].is_object());
}

#[test]
fn the_content_of_an_outcome_has_the_schema_of_its_type() {
    let utoipa = &with_utoipa::<Outcome>()["200"]["content"]["application/json"]["schema"];
    assert_eq!(utoipa["properties"]["items"]["type"], "array", "{utoipa:#}");
    let aide = &with_aide::<Outcome>()["200"]["content"]["application/json"]["schema"];
    // Inline or as a component, depending on the generator's settings.
    assert!(aide.to_string().contains("Cart") || aide["properties"]["items"]["type"] == "array", "{aide:#}");
}

/// In aide a handler's return type is a `Result` of the two.
#[test]
fn a_result_describes_what_goes_well_and_what_does_not() {
    let responses = with_aide::<Result<Outcome, CartError>>();
    let statuses: Vec<_> = responses.as_object().into_iter().flat_map(serde_json::Map::keys).collect();
    assert_eq!(statuses, ["200", "202", "204", "401", "404", "422", "429"]);
}

#[utoipa::path(get, path = "/cart", responses(CartError, Outcome))]
#[allow(dead_code, reason = "only its description is looked at")]
fn cart() {}

#[derive(OpenApi)]
#[openapi(paths(cart), components(schemas(Problem)))]
struct Api;

/// The author of the document names `Problem` once, which brings `FieldError`.
#[test]
fn one_component_is_what_every_problem_refers_to() {
    let document = serde_json::to_value(Api::openapi()).expect("a document");
    let responses = &document["paths"]["/cart"]["get"]["responses"];
    assert_eq!(
        responses["429"]["content"]["application/problem+json"]["schema"]["allOf"][0]["$ref"],
        "#/components/schemas/Problem"
    );
    let schemas = &document["components"]["schemas"];
    assert_eq!(schemas["Problem"]["properties"]["type"]["type"], "string", "{schemas:#}");
    assert_eq!(schemas["FieldError"]["required"], json!(["pointer", "detail"]), "{schemas:#}");
}
