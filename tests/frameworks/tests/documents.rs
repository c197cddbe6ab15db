//! The documentation of a type by utoipa and aide: the same as that of `openapi::responses`.

use std::any::type_name;

use aide::OperationOutput;
use aide::generate::in_context;
use aide::openapi::Operation;
use serde_json::{Value, json};
use status_runtime::catalog::openapi::{self, Components, Schemas};
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
        // utoipa has no `const`: one value in an `enum` says the same (JSON Schema 6.1.3).
        let constant = |schema: &Value| schema.get("const").or(schema["enum"].get(0)).cloned();
        assert!(constant(&ours["properties"][member]).is_some(), "{member}");
        assert_eq!(constant(&theirs["properties"][member]), constant(&ours["properties"][member]), "{member}");
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
    let params = &schemas["FieldError"]["properties"]["params"];
    let each = json!([{"type": "string"}, {"type": "number"}, {"type": "boolean"}]);
    assert_eq!(params["additionalProperties"]["oneOf"], each, "{schemas:#}");
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(subset(Look = [Missing, Hidden], Change = [Look, Shipped]))]
#[allow(dead_code, reason = "only its catalogue is looked at")]
enum OrderError {
    #[status(not_found)]
    Missing,
    #[status(hidden)]
    Hidden,
    #[status(conflict_state)]
    Shipped,
    #[status(internal)]
    Broken,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(subset(Search = [NoSuchPage, Malformed]))]
#[allow(dead_code, reason = "only its catalogue is looked at")]
enum SearchError {
    #[status(not_found)]
    NoSuchPage,
    #[status(malformed)]
    Malformed,
    #[status(internal)]
    Broken,
}

/// Both have a 404.
#[derive(Debug, thiserror::Error, HttpError)]
enum Both {
    #[error(transparent)]
    #[status(transparent)]
    Look(#[from] Look),
    #[error(transparent)]
    #[status(transparent)]
    Search(#[from] Search),
}

mod operations {
    use super::{Both, Change, Components, Look, Outcome, Search};

    #[utoipa::path(get, path = "/order", responses(Outcome, Look))]
    #[allow(dead_code, reason = "only its description is looked at")]
    fn look() {}

    #[utoipa::path(put, path = "/order", responses(Change))]
    #[allow(dead_code, reason = "only its description is looked at")]
    fn change() {}

    #[utoipa::path(get, path = "/two", responses(Look, Search))]
    #[allow(dead_code, reason = "only its description is looked at")]
    fn two() {}

    #[utoipa::path(get, path = "/both", responses(Both))]
    #[allow(dead_code, reason = "only its description is looked at")]
    fn both() {}

    #[derive(utoipa::OpenApi)]
    #[openapi(paths(look, change, two, both), modifiers(&Components))]
    pub(super) struct Api;
}

fn reference(section: &str, name: &str) -> Value {
    json!({"$ref": format!("#/components/{section}/{name}")})
}

#[test]
fn a_modifier_of_utoipa_shares_the_components() {
    let document = serde_json::to_value(operations::Api::openapi()).expect("a document");
    let of = |path: &str, method: &str| document["paths"][path][method]["responses"].clone();
    assert_eq!(of("/order", "get")["404"], reference("responses", "Missing"));
    assert_eq!(of("/order", "get")["200"]["content"]["application/json"]["schema"]["type"], "object");
    let change = json!({"404": reference("responses", "Missing"), "409": reference("responses", "Shipped")});
    assert_eq!(of("/order", "put"), change);
    let components = &document["components"];
    let missing = &components["responses"]["Missing"];
    assert_eq!(missing["content"]["application/problem+json"]["schema"], reference("schemas", "Missing"));
    assert_eq!(missing["headers"]["Cache-Control"], reference("headers", "Cache-Control"));
    assert_eq!(components["headers"]["Cache-Control"]["required"], true);
    assert_eq!(components["schemas"]["Missing"]["allOf"][0], reference("schemas", "Problem"));
    assert_eq!(components["schemas"]["Problem"]["type"], "object");
}

/// utoipa extends one map with the responses of each type: of two with one status, the later one is documented.
#[test]
fn two_enums_beside_each_other_overwrite_one_status_and_one_enum_of_both_does_not() {
    let document = serde_json::to_value(operations::Api::openapi()).expect("a document");
    let of = |path: &str| document["paths"][path]["get"]["responses"].clone();
    let two = json!({"400": reference("responses", "Malformed"), "404": reference("responses", "NoSuchPage")});
    assert_eq!(of("/two"), two);
    let both =
        json!({"400": reference("responses", "Malformed"), "404": reference("responses", "MissingOrNoSuchPage")});
    assert_eq!(of("/both"), both);
    let one_of = &document["components"]["responses"]["MissingOrNoSuchPage"]["content"]["application/problem+json"];
    assert_eq!(one_of["schema"]["oneOf"], json!([reference("schemas", "Missing"), reference("schemas", "NoSuchPage")]));
}

#[test]
fn a_document_of_aide_shares_the_components() {
    let responses = |responses: Value| json!({"get": {"responses": responses}});
    let document = json!({
        "openapi": "3.1.0",
        "info": {"title": "Orders", "version": "1"},
        "paths": {"/order": responses(with_aide::<Look>()), "/change": responses(with_aide::<Change>())},
    });
    let mut api = serde_json::from_str(&document.to_string()).expect("a document of aide");
    Schemas::new().complete(&mut api);
    let document = serde_json::to_value(api).expect("what aide describes is JSON");
    for path in ["/order", "/change"] {
        assert_eq!(document["paths"][path]["get"]["responses"]["404"], reference("responses", "Missing"));
    }
    let components = &document["components"];
    assert_eq!(components["schemas"]["Missing"]["allOf"][1]["properties"]["code"]["const"], "missing");
    assert_eq!(components["headers"]["Cache-Control"]["required"], true);
}

/// The layer is the same for each way of writing the document.
#[test]
fn a_document_under_a_layer_has_its_representations() {
    use utoipa::Modify;

    let mut api = operations::Api::openapi();
    let mut inline = cart_api();
    Schemas::new().under_layer().modify(&mut inline);
    // What is shared already stays as it is.
    Schemas::new().under_layer().modify(&mut api);
    let document = serde_json::to_value(inline).expect("a document");
    let response = &document["components"]["responses"]["TooFast"];
    assert_eq!(response["content"].as_object().map(serde_json::Map::len), Some(5));
    assert_eq!(response["headers"]["X-Request-Id"], reference("headers", "X-Request-Id"));
    assert_eq!(document["components"]["schemas"]["Problem"]["required"], json!(["type", "request_id"]));
}

fn cart_api() -> utoipa::openapi::OpenApi {
    #[derive(OpenApi)]
    #[openapi(paths(cart))]
    struct Inline;

    Inline::openapi()
}
