//! The parts of a document that several responses share, moved to its components.

use std::collections::{BTreeMap, BTreeSet};

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

/// Returns whether components can be added to a document: what is there is of the form that OpenAPI has.
pub(super) fn can_share(document: &Value) -> bool {
    let is_open = |value: Option<&Value>| value.is_none_or(|value| value.is_object() || value.is_null());
    let components = document.get("components");
    let section = |name: &&str| components.and_then(|components| components.get(name));
    document.is_object()
        && is_open(components)
        && ["schemas", "examples", "headers", "responses"].iter().map(section).all(is_open)
}

/// Moves the schemas, examples and headers of errors, and then the responses that are made of them, to the components
/// of a document. Everything else stays as it is.
pub(super) fn share(document: &mut Value, places: &[String]) {
    hoist(document, places, "schemas", |response, see| {
        for schema in contents(response).filter_map(|content| content.get_mut("schema")) {
            match schema.get_mut("oneOf").and_then(Value::as_array_mut) {
                Some(alternatives) => alternatives.iter_mut().for_each(|schema| titled(schema, see)),
                None => titled(schema, see),
            }
        }
    });
    hoist(document, places, "examples", |response, see| {
        for (key, example) in contents(response).flat_map(|content| members(content, "examples")) {
            see(name(key), example);
        }
    });
    hoist(document, places, "headers", |response, see| {
        members(response, "headers").for_each(|(name, header)| see(name.clone(), header));
    });
    hoist(document, places, "responses", |response, see| {
        let codes = contents(response).map(|content| members(content, "examples").map(|(code, _)| name(code)));
        let names = codes.map(Iterator::collect::<BTreeSet<_>>).find(|names| !names.is_empty()).unwrap_or_default();
        see(Vec::from_iter(names).join("Or"), response);
    });
}

/// Adds the schemas of types. A name that the document has for something else stays with it: what the errors refer to
/// is under another one then. Returns the names of those that are there for references alone.
pub(super) fn add(document: &mut Value, places: &[String], types: &BTreeMap<String, Value>) -> Vec<String> {
    const OURS: [&str; 2] = ["Problem", "FieldError"];
    let schemas = &mut document["components"]["schemas"];
    if !schemas.is_object() {
        *schemas = json!({});
    }
    let (mut renamed, mut optional) = (BTreeMap::new(), Vec::new());
    for (name, schema) in types {
        let is_ours = OURS.contains(&name.as_str());
        // A tool writes a schema in its own way, and a layer adds to it.
        let is_same = |known: &Value| {
            known == schema
                || is_ours && known["description"].is_string() && known["description"] == schema["description"]
        };
        let free = numbered(name).find(|name| schemas.get(name).is_none_or(is_same)).unwrap_or_default();
        if schemas.get(&free).is_none() {
            schemas[&free] = schema.clone();
            if is_ours || free != *name {
                optional.push(free.clone());
            }
        }
        if free != *name {
            renamed.insert(reference("schemas", name), reference("schemas", &free));
        }
    }
    if !renamed.is_empty() {
        let added = types.keys().map(|name| {
            let reference = reference("schemas", name);
            renamed.get(&reference).unwrap_or(&reference).trim_start_matches('#').to_owned()
        });
        for place in added.chain(places.iter().cloned()) {
            document.pointer_mut(&place).into_iter().for_each(|value| rename(value, &renamed));
        }
    }
    optional
}

/// Removes those of the schemas that nothing refers to, and a section that is empty then.
pub(super) fn remove_unused(document: &mut Value, mut names: Vec<String>) {
    loop {
        let text = document.to_string();
        let is_used = |name: &String| text.contains(&Value::from(reference("schemas", name)).to_string());
        let (used, unused): (Vec<_>, Vec<_>) = names.into_iter().partition(is_used);
        let schemas = document["components"]["schemas"].as_object_mut();
        schemas.into_iter().for_each(|schemas| schemas.retain(|name, _| !unused.contains(name)));
        if unused.is_empty() {
            break;
        }
        names = used;
    }
    for (parent, name) in [("/components", "schemas"), ("", "components")] {
        let parent = document.pointer_mut(parent).and_then(Value::as_object_mut);
        if let Some(parent) =
            parent.filter(|parent| parent.get(name).and_then(Value::as_object).is_some_and(Map::is_empty))
        {
            parent.remove(name);
        }
    }
}

fn reference(section: &str, name: &str) -> String {
    format!("#/components/{section}/{name}")
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not of this project")]
fn rename(value: &mut Value, renamed: &BTreeMap<String, String>) {
    match value {
        Value::Object(object) => {
            if let Some(Value::String(reference)) = object.get_mut("$ref")
                && let Some(other) = renamed.get(reference)
            {
                reference.clone_from(other);
            }
            object.values_mut().for_each(|value| rename(value, renamed));
        }
        Value::Array(values) => values.iter_mut().for_each(|value| rename(value, renamed)),
        _ => {}
    }
}

/// Replaces the constants of the errors of a document of OpenAPI 3.0, which has `enum` alone.
pub(super) fn without_constants(document: &mut Value, places: &[String]) {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not of this project")]
    fn replace(value: &mut Value) {
        match value {
            Value::Object(object) => {
                if let Some(constant) = object.remove("const") {
                    object.insert("enum".to_owned(), json!([constant]));
                }
                for (key, value) in object {
                    match (key.as_str(), value) {
                        ("example" | "examples", _) => {}
                        // The keys of these are names, of which any is possible.
                        ("properties" | "headers", Value::Object(named)) => named.values_mut().for_each(replace),
                        (_, value) => replace(value),
                    }
                }
            }
            Value::Array(values) => values.iter_mut().for_each(replace),
            _ => {}
        }
    }
    for place in places {
        document.pointer_mut(place).into_iter().for_each(replace);
    }
}

/// The pointers (RFC 6901) to the responses that are made of errors alone.
pub(super) fn places(document: &Value) -> Vec<String> {
    let objects = |value: &Value| value.as_object().cloned().unwrap_or_default();
    let escaped = |key: &str| key.replace('~', "~0").replace('/', "~1");
    let mut places = Vec::new();
    for section in ["paths", "webhooks"] {
        for (path, operations) in objects(&document[section]) {
            for (method, operation) in objects(&operations) {
                let responses =
                    objects(&operation["responses"]).into_iter().filter(|(_, response)| is_of_errors(response));
                let keys = responses.map(|(status, _)| [&path, &method, "responses", &status].map(escaped).join("/"));
                places.extend(keys.map(|keys| format!("/{section}/{keys}")));
            }
        }
    }
    places
}

/// Returns whether one of its representations is a problem document that the catalogue describes.
fn is_of_errors(response: &Value) -> bool {
    let is = |schema: &Value| is_error(schema) && schema["allOf"][0]["$ref"] == PROBLEM;
    let contents = response["content"].as_object().into_iter().flat_map(Map::values);
    contents.map(|content| &content["schema"]).any(|schema| match schema["oneOf"].as_array() {
        Some(alternatives) => !alternatives.is_empty() && alternatives.iter().all(is),
        None => is(schema),
    })
}

/// Returns whether it has what the schema of an error always has. Others have a title for people.
fn is_error(schema: &Value) -> bool {
    let properties = &schema["allOf"][1]["properties"];
    // Some tools have no `const`.
    let is_constant = |name: &&str| properties[name].get("const").or(properties[name]["enum"].get(0)).is_some();
    schema["title"].as_str().is_some_and(is_name) && ["type", "status"].iter().all(is_constant)
}

/// Returns whether it can be the name of a component (OpenAPI 3.1, 4.8.7).
fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|letter| letter.is_ascii_alphanumeric() || "._-".contains(letter))
}

fn contents(response: &mut Value) -> impl Iterator<Item = &mut Value> {
    members(response, "content").map(|(_, content)| content)
}

fn members<'a>(object: &'a mut Value, name: &str) -> impl Iterator<Item = (&'a String, &'a mut Value)> {
    object.get_mut(name).and_then(Value::as_object_mut).into_iter().flatten()
}

fn titled(schema: &mut Value, see: &mut See<'_>) {
    if is_error(schema)
        && let Some(title) = schema["title"].as_str()
    {
        see(title.to_owned(), schema);
    }
}

/// Sees a part and its name.
type See<'a> = dyn FnMut(String, &mut Value) + 'a;

/// A name, and what it is where another has it.
pub(super) fn numbered(name: &str) -> impl Iterator<Item = String> {
    std::iter::once(name.to_owned()).chain((2..).map(move |number| format!("{name}{number}")))
}

/// The text of a value, which is the same for any order of its members: with a feature of `serde_json` they keep theirs.
#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not of this project")]
fn identity(value: &Value) -> String {
    match value {
        Value::Object(object) => {
            let members = object.iter().map(|(name, value)| format!("{name:?}:{}", identity(value)));
            format!("{{{}}}", Vec::from_iter(members.collect::<BTreeSet<_>>()).join(","))
        }
        Value::Array(values) => format!("[{}]", Vec::from_iter(values.iter().map(identity)).join(",")),
        value => value.to_string(),
    }
}

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
        if is_name(&name) {
            found.entry(name).or_default().insert(identity(part), part.clone());
        }
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
        let mut candidates = numbered(&name);
        for (text, content) in contents {
            // A name that the document has for something else stays with it.
            let free = candidates.find(|name| components.get(name).is_none_or(|known| *known == content));
            let free = free.unwrap_or_default();
            components[&free] = content;
            names.insert((name.clone(), text), free);
        }
    }
    each(document, &mut |name, part| {
        if let Some(name) = names.get(&(name, identity(part))) {
            *part = json!({"$ref": reference(section, name)});
        }
    });
}
