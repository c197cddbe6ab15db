//! The parts of a document that several responses share, moved to its components.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

/// The reference that every schema of an error begins with.
pub(super) const PROBLEM: &str = "#/components/schemas/Problem";

/// The name of a component for an error: its code in upper camel case, of the characters that a name may have.
pub(super) fn name(code: &str) -> String {
    let words = code.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let name: String = words
        .map(|word| {
            let (first, rest) = word.split_at(1);
            let is_shouted = !rest.contains(|letter: char| letter.is_ascii_lowercase());
            let rest = if is_shouted { rest.to_ascii_lowercase() } else { rest.to_owned() };
            first.to_ascii_uppercase() + &rest
        })
        .collect();
    // Generators make identifiers of names.
    if name.starts_with(|letter: char| letter.is_ascii_alphabetic()) { name } else { format!("Error{name}") }
}

/// Moves the schemas, examples and headers of errors, and then the responses that are made of them, to the components
/// of a document. Everything else stays as it is.
pub(crate) fn share(document: &mut Value) {
    let places = places(document);
    hoist(document, &places, "schemas", |response, see| {
        for content in contents(response) {
            let schema = &mut content["schema"];
            match schema.get_mut("oneOf").and_then(Value::as_array_mut) {
                Some(alternatives) => alternatives.iter_mut().for_each(|schema| titled(schema, see)),
                None => titled(schema, see),
            }
        }
    });
    hoist(document, &places, "examples", |response, see| {
        for (key, example) in contents(response).flat_map(|content| members(content, "examples")) {
            see(name(key), example);
        }
    });
    hoist(document, &places, "headers", |response, see| {
        members(response, "headers").for_each(|(name, header)| see(name.clone(), header));
    });
    hoist(document, &places, "responses", |response, see| {
        let codes = contents(response).map(|content| members(content, "examples").map(|(code, _)| name(code)));
        let names: Vec<_> = codes.map(Iterator::collect::<Vec<_>>).find(|names| !names.is_empty()).unwrap_or_default();
        see(names.join("Or"), response);
    });
}

/// Replaces the constants of the errors of a document of OpenAPI 3.0, which has `enum` alone.
pub(super) fn without_constants(document: &mut Value) {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not of this project")]
    fn replace(value: &mut Value) {
        match value {
            Value::Object(object) => {
                if let Some(constant) = object.remove("const") {
                    object.insert("enum".to_owned(), json!([constant]));
                }
                object.iter_mut().filter(|(key, _)| *key != "examples").for_each(|(_, value)| replace(value));
            }
            Value::Array(values) => values.iter_mut().for_each(replace),
            _ => {}
        }
    }
    for place in places(document) {
        document.pointer_mut(&place).into_iter().for_each(replace);
    }
}

/// The pointers (RFC 6901) to the responses that are made of errors alone.
pub(super) fn places(document: &Value) -> Vec<String> {
    let mut places = Vec::new();
    let objects = |value: &Value| value.as_object().cloned().unwrap_or_default();
    for section in ["paths", "webhooks"] {
        for (path, operations) in objects(&document[section]) {
            let path = path.replace('~', "~0").replace('/', "~1");
            for (method, operation) in objects(&operations) {
                let responses =
                    objects(&operation["responses"]).into_iter().filter(|(_, response)| is_of_errors(response));
                places.extend(responses.map(|(status, _)| format!("/{section}/{path}/{method}/responses/{status}")));
            }
        }
    }
    places
}

/// Returns whether one of its representations is a problem document that the catalogue describes.
fn is_of_errors(response: &Value) -> bool {
    let is = |schema: &Value| schema["title"].is_string() && schema["allOf"][0]["$ref"] == PROBLEM;
    let contents = response["content"].as_object().into_iter().flat_map(Map::values);
    contents
        .map(|content| &content["schema"])
        .any(|schema| is(schema) || schema["oneOf"].as_array().is_some_and(|alternatives| alternatives.iter().all(is)))
}

fn contents(response: &mut Value) -> impl Iterator<Item = &mut Value> {
    members(response, "content").map(|(_, content)| content)
}

fn members<'a>(object: &'a mut Value, name: &str) -> impl Iterator<Item = (&'a String, &'a mut Value)> {
    object.get_mut(name).and_then(Value::as_object_mut).into_iter().flatten()
}

fn titled(schema: &mut Value, see: &mut See<'_>) {
    if let Some(title) = schema["title"].as_str() {
        see(title.to_owned(), schema);
    }
}

/// Sees a part and its name.
type See<'a> = dyn FnMut(String, &mut Value) + 'a;

/// Moves parts of the responses to a section of the components. Equal parts are one component. Different parts of one
/// name are numbered in the order of their content, so that their names do not depend on the operations.
fn hoist(document: &mut Value, places: &[String], section: &str, parts: fn(&mut Value, &mut See<'_>)) {
    let each = |document: &mut Value, see: &mut See<'_>| {
        for place in places {
            if let Some(response) = document.pointer_mut(place) {
                parts(response, see);
            }
        }
    };
    let mut found: BTreeMap<String, BTreeMap<String, Value>> = BTreeMap::new();
    each(document, &mut |name, part| {
        found.entry(name).or_default().insert(part.to_string(), part.clone());
    });
    if found.is_empty() {
        return;
    }
    let components = &mut document["components"][section];
    if !components.is_object() {
        *components = json!({});
    }
    let mut names: BTreeMap<(String, String), String> = BTreeMap::new();
    for (name, contents) in found {
        let mut candidates = std::iter::once(name.clone()).chain((2..).map(|number| format!("{name}{number}")));
        for (text, content) in contents {
            // A name that the document has for something else stays with it.
            let free = candidates.find(|name| components.get(name).is_none_or(|known| *known == content));
            let free = free.unwrap_or_default();
            components[&free] = content;
            names.insert((name.clone(), text), free);
        }
    }
    each(document, &mut |name, part| {
        if let Some(name) = names.get(&(name, part.to_string())) {
            *part = json!({"$ref": format!("#/components/{section}/{name}")});
        }
    });
}
