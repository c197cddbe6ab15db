//! The responses of a type for an OpenAPI document.
//!
//! Plain JSON, for any framework and any way of writing the rest of the document. With the feature `utoipa` the derives
//! implement `utoipa::IntoResponses`, with `aide` its `OperationOutput`; both have the same content.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::{Map, Value, json};
use status_vocabulary::Form;

use super::case::{Case, Identity, Listed, cases};
use super::components::{self, PROBLEM};
use super::described::{canonical, purpose, sample, sentence};
use super::entries::Catalog;
use super::schema::{Ty, example};
#[cfg(feature = "_layer")]
use crate::layer::Presentation;
use crate::{ContentSpec, Entry, RequestPart};

/// The responses of a type, by status: the value of `responses` in an operation (OpenAPI 3.1, 4.8.16).
///
/// Several variants of one status are one response: its schema is a `oneOf`, told apart by `type`, or by `code` under
/// `about:blank`, which are constants. A header is `required` when every variant of the status always sends it. Every
/// variant is an example. [`Schemas::document`] completes the document with what the responses refer to.
///
/// ```
/// use status_runtime::{HttpError, catalog::openapi};
///
/// #[derive(Debug, thiserror::Error, HttpError)]
/// enum CartError {
///     /// The cart was emptied or never filled.
///     #[error("there is no such cart")]
///     #[status(not_found)]
///     NoSuchCart,
///     #[error("too many carts")]
///     #[status(rate_limited, retry_after = 30)]
///     TooFast,
/// }
///
/// let responses = openapi::responses::<CartError>();
/// assert_eq!(responses["404"]["description"], "The cart was emptied or never filled.");
/// assert_eq!(responses["429"]["headers"]["Retry-After"]["required"], true);
/// let example = &responses["404"]["content"]["application/problem+json"]["examples"]["no_such_cart"];
/// assert_eq!(example["value"]["code"], "no_such_cart");
/// ```
pub fn responses<E: Catalog + ?Sized>() -> Value {
    Schemas::new().responses::<E>()
}

/// The document, complete: see [`Schemas::document`].
pub fn document(document: Value) -> Value {
    Schemas::new().document(document)
}

/// The schemas of custom types, for extension members and contents of these types.
///
/// ```
/// use serde_json::json;
/// use status_runtime::{HttpError, catalog::openapi::Schemas};
///
/// #[derive(Debug, serde::Serialize)]
/// #[serde(rename_all = "lowercase")]
/// enum State {
///     Open,
///     Shipped,
/// }
///
/// #[derive(Debug, thiserror::Error, HttpError)]
/// #[error("it is too late to change the order")]
/// #[status(conflict_state)]
/// struct TooLate {
///     #[status(extension)]
///     state: State,
/// }
///
/// let schemas = Schemas::new().with("State", json!({"type": "string", "enum": ["open", "shipped"]}));
/// let responses = schemas.responses::<TooLate>();
/// let schema = &responses["409"]["content"]["application/problem+json"]["schema"];
/// assert_eq!(schema["allOf"][1]["properties"]["state"], json!({"$ref": "#/components/schemas/State"}));
/// let document = schemas.document(json!({"paths": {}}));
/// assert_eq!(document["components"]["schemas"]["State"]["enum"], json!(["open", "shipped"]));
/// ```
#[derive(Debug, Clone)]
pub struct Schemas {
    types: BTreeMap<String, Value>,
    #[cfg(feature = "_layer")]
    presentation: Option<Presentation>,
}

impl Default for Schemas {
    fn default() -> Schemas {
        Schemas::new()
    }
}

impl Schemas {
    /// The schemas `Problem` and `FieldError`.
    pub fn new() -> Schemas {
        let types = BTreeMap::from([("Problem".to_owned(), problem(false)), ("FieldError".to_owned(), field_error())]);
        Schemas {
            types,
            #[cfg(feature = "_layer")]
            presentation: None,
        }
    }

    /// Adds the schema of a type by its name in Rust, without a path.
    pub fn with(mut self, ty: impl Into<String>, schema: Value) -> Schemas {
        self.types.insert(ty.into(), schema);
        self
    }

    /// Declares that the service is under a [layer](crate::layer): Accept chooses among the representations of its
    /// problems, and they have the id of the request.
    ///
    /// ```
    /// use status_runtime::{HttpError, catalog::openapi::Schemas};
    ///
    /// #[derive(Debug, thiserror::Error, HttpError)]
    /// #[error("there is no such cart")]
    /// #[status(not_found)]
    /// struct NoSuchCart;
    ///
    /// let responses = Schemas::new().under_layer().responses::<NoSuchCart>();
    /// assert!(responses["404"]["content"].get("text/html").is_some());
    /// assert_eq!(responses["404"]["headers"]["X-Request-Id"]["required"], true);
    /// ```
    #[cfg(feature = "_layer")]
    pub fn under_layer(self) -> Schemas {
        self.under(&Presentation::new())
    }

    /// The same as [`under_layer`](Schemas::under_layer), for a layer with a custom presentation.
    ///
    /// ```
    /// use status_runtime::layer::{Presentation, Representation};
    /// use status_runtime::{HttpError, catalog::openapi::Schemas};
    ///
    /// #[derive(Debug, thiserror::Error, HttpError)]
    /// #[error("there is no such cart")]
    /// #[status(not_found)]
    /// struct NoSuchCart;
    ///
    /// // The same value for `.presentation()` of the layer.
    /// let presentation = Presentation::new().representations([Representation::Html]);
    /// let responses = Schemas::new().under(&presentation).responses::<NoSuchCart>();
    /// assert_eq!(responses["404"]["content"].as_object().map(|content| content.len()), Some(2));
    /// ```
    #[cfg(feature = "_layer")]
    pub fn under(mut self, presentation: &Presentation) -> Schemas {
        self.presentation = Some(presentation.clone());
        self.with("Problem", problem(true))
    }

    /// The same as [`responses`], with these types known.
    pub fn responses<E: Catalog + ?Sized>(&self) -> Value {
        self.built(Listed::all(E::ENTRIES, E::TRANSPARENT))
    }

    /// The responses of some entries: those that are possible for one operation, of all those of a type. An entry by
    /// itself has nothing of what a `transparent` variant adds.
    pub fn responses_of(&self, entries: impl IntoIterator<Item = &'static Entry>) -> Value {
        self.built(entries.into_iter().map(Listed::from).collect())
    }

    fn built(&self, entries: Vec<Listed>) -> Value {
        let responses = build(entries, &mut Known(self));
        #[cfg(feature = "_layer")]
        if let Some(presentation) = &self.presentation {
            let mut responses = responses;
            responses
                .as_object_mut()
                .into_iter()
                .flat_map(Map::values_mut)
                .for_each(|response| represented(response, presentation));
            return responses;
        }
        responses
    }

    /// The document with all that its responses refer to, each once, under `components`: the known schemas, and a schema,
    /// an example and a response for each error, under the name of its code in upper camel case.
    ///
    /// The rest of the document stays as it is, and a name that it has for something else, too: then the error's, or that
    /// of the known schema, has a number. Errors of several enums that are equal are one. In a document of OpenAPI 3.0, which has no `const`, a
    /// constant is an `enum` of one value.
    ///
    /// ```
    /// use serde_json::json;
    /// use status_runtime::{HttpError, catalog::openapi::Schemas};
    ///
    /// #[derive(Debug, thiserror::Error, HttpError)]
    /// #[error("there is no such cart")]
    /// #[status(not_found)]
    /// struct NoSuchCart;
    ///
    /// let schemas = Schemas::new();
    /// let responses = schemas.responses::<NoSuchCart>();
    /// let document = schemas.document(json!({
    ///     "openapi": "3.1.0",
    ///     "info": {"title": "Carts", "version": "1"},
    ///     "paths": {"/cart": {"get": {"responses": responses}, "delete": {"responses": responses}}},
    /// }));
    ///
    /// let operation = &document["paths"]["/cart"]["delete"];
    /// assert_eq!(operation["responses"]["404"], json!({"$ref": "#/components/responses/NoSuchCart"}));
    /// let components = &document["components"];
    /// let content = &components["responses"]["NoSuchCart"]["content"]["application/problem+json"];
    /// assert_eq!(content["schema"], json!({"$ref": "#/components/schemas/NoSuchCart"}));
    /// assert_eq!(components["schemas"]["Problem"]["type"], "object");
    /// ```
    pub fn document(&self, mut document: Value) -> Value {
        if !components::can_share(&document) {
            return document;
        }
        let places = components::places(&document);
        #[cfg(feature = "_layer")]
        if let Some(presentation) = &self.presentation {
            for place in &places {
                document.pointer_mut(place).into_iter().for_each(|response| represented(response, presentation));
            }
        }
        if document["openapi"].as_str().is_some_and(|version| version.starts_with("3.0")) {
            components::without_constants(&mut document, &places);
        }
        // These have their names before the errors do.
        let optional = components::add(&mut document, &places, &self.types);
        components::share(&mut document, &places);
        components::remove_unused(&mut document, optional);
        document
    }
}

/// [`Schemas::new`] as a modifier of a document of utoipa: `#[openapi(.., modifiers(&Components))]`.
///
/// ```
/// use status_runtime::HttpError;
/// use status_runtime::catalog::openapi::Components;
/// use utoipa::OpenApi;
///
/// #[derive(Debug, thiserror::Error, HttpError)]
/// #[error("there is no such cart")]
/// #[status(not_found)]
/// struct NoSuchCart;
///
/// #[utoipa::path(get, path = "/cart", responses(NoSuchCart))]
/// fn cart() {}
///
/// #[derive(OpenApi)]
/// #[openapi(paths(cart), modifiers(&Components))]
/// struct Api;
///
/// let document = Api::openapi();
/// assert!(document.components.unwrap().schemas.contains_key("NoSuchCart"));
/// ```
#[cfg(feature = "utoipa")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Components;

/// A source of schemas for types that are not known by name.
pub(crate) trait Types {
    fn named(&mut self, ty: &str) -> Option<Value>;

    fn content(&mut self, content: &ContentSpec) -> Option<Value>;

    fn example(&self, _ty: &str) -> Option<Value> {
        None
    }
}

struct Known<'a>(&'a Schemas);

impl Types for Known<'_> {
    fn named(&mut self, ty: &str) -> Option<Value> {
        self.0.types.contains_key(ty).then(|| json!({"$ref": format!("#/components/schemas/{ty}")}))
    }

    fn content(&mut self, _content: &ContentSpec) -> Option<Value> {
        None
    }

    fn example(&self, ty: &str) -> Option<Value> {
        self.0.types.get(ty).and_then(example)
    }
}

/// The component that every document conforms to (RFC 9457 3). A layer adds the path and the id of the request.
pub(crate) fn problem(under_layer: bool) -> Value {
    let mut schema = json!({
        "type": "object",
        "description": "A problem document (RFC 9457). Members that are not listed are extensions.",
        "required": ["type"],
        "properties": {
            "type": {"type": "string", "format": "uri-reference", "description": "What kind of problem it is, as a URI."},
            "title": {"type": "string", "description": "What kind of problem it is, for a person."},
            "status": {
                "type": "integer",
                "minimum": 100,
                "maximum": 599,
                "description": "The status code of the response.",
            },
            "detail": {"type": "string", "description": "What happened this time, for a person."},
            "code": {"type": "string", "description": "What happened, for a program."},
        },
    });
    if under_layer {
        schema["required"] = json!(["type", "request_id"]);
        schema["properties"]["instance"] = json!({
            "type": "string",
            "format": "uri-reference",
            "description": "The path of the request.",
        });
        schema["properties"]["request_id"] = json!({
            "type": "string",
            "description": "The id of the request, as in the header X-Request-Id.",
        });
    }
    schema
}

pub(crate) fn field_error() -> Value {
    json!({
        "type": "object",
        "description": "One thing that is wrong with the content of a request.",
        "required": ["pointer", "detail"],
        "properties": {
            "pointer": {"type": "string", "format": "json-pointer", "description": "Where it is (RFC 6901)."},
            "detail": {"type": "string", "description": "What is wrong, for a person."},
            "code": {"type": "string", "description": "What is wrong, for a program."},
            "params": {
                "type": "object",
                // OpenAPI 3.0 has no list of types.
                "additionalProperties": {"oneOf": [{"type": "string"}, {"type": "number"}, {"type": "boolean"}]},
                "description": "The parameters of the code, such as a limit.",
            },
            "in": {
                "type": "string",
                "enum": RequestPart::ALL.map(RequestPart::as_str),
                "description": "The part of the request that the pointer leads into; the body, if it is absent.",
            },
        },
    })
}

pub(crate) fn build(entries: Vec<Listed>, types: &mut dyn Types) -> Value {
    let mut by_status: BTreeMap<u16, Vec<Case>> = BTreeMap::new();
    for case in cases(entries) {
        by_status.entry(case.entry.status().as_u16()).or_default().push(case);
    }
    // Enums that have the same errors in another order have one response.
    for cases in by_status.values_mut().filter(|cases| cases.iter().all(Case::is_problem)) {
        cases.sort_by_cached_key(|case| (case.identity(), case.description().to_owned()));
    }
    by_status
        .into_iter()
        .map(|(status, cases)| (status.to_string(), response(&cases, types)))
        .collect::<Map<_, _>>()
        .into()
}

fn response(cases: &[Case], types: &mut dyn Types) -> Value {
    let mut response = Map::new();
    response.insert("description".to_owned(), description(cases).into());
    let headers = headers(cases);
    if !headers.is_empty() {
        response.insert("headers".to_owned(), headers.into());
    }
    let mut by_media_type: BTreeMap<String, Vec<&Case>> = BTreeMap::new();
    for case in cases {
        if let Some(media_type) = case.media_type() {
            by_media_type.entry(media_type).or_default().push(case);
        }
    }
    if !by_media_type.is_empty() {
        let content = by_media_type.into_iter().map(|(name, cases)| (name, media_type(&cases, types)));
        response.insert("content".to_owned(), content.collect::<Map<_, _>>().into());
    }
    response.into()
}

/// Adds the changes of a layer to a response, once.
#[cfg(feature = "_layer")]
fn represented(response: &mut Value, presentation: &Presentation) {
    use crate::layer::Representation;

    let header = |description: &str, example: &str| json!({"schema": {"type": "string"}, "required": true, "description": description, "example": example});
    let headers = response.get("headers");
    if headers.is_some_and(|headers| !headers.is_object() || headers.get("X-Request-Id").is_some()) {
        return;
    }
    let contents = response.get_mut("content").and_then(Value::as_object_mut);
    let Some(contents) = contents else { return };
    let Some(mut problem) = contents.remove("application/problem+json") else { return };
    let id = "0b0f7f4c-6bd0-4d2f-a8a5-9a8d1c6d2f0e";
    // An example has what the schema requires.
    let examples = problem.get_mut("examples").and_then(Value::as_object_mut);
    for example in examples.into_iter().flat_map(Map::values_mut) {
        if let Some(document) = example.get_mut("value").and_then(Value::as_object_mut) {
            document.entry("request_id").or_insert_with(|| id.into());
        }
    }
    for representation in Representation::ALL.into_iter().filter(|one| presentation.offers(*one)) {
        let content_type = presentation.content_type(representation);
        let essence = content_type.to_str().ok().and_then(|content_type| content_type.split(';').next());
        let essence = essence.unwrap_or_default().trim();
        let described = match representation {
            Representation::ProblemJson | Representation::Json => {
                rendered(&problem, essence, presentation).unwrap_or_else(|| problem.clone())
            }
            Representation::ProblemXml | Representation::Text | Representation::Html => {
                json!({"schema": {"type": "string"}})
            }
        };
        contents.insert(essence.to_owned(), described);
    }
    response["headers"]["X-Request-Id"] = header("The id of the request.", id);
    if presentation.varies() {
        response["headers"]["Vary"] = header("The representation depends on Accept.", "Accept");
    }
}

/// A documented problem in a custom representation, whose schema is unknown.
#[cfg(feature = "_layer")]
fn rendered(problem: &Value, essence: &str, presentation: &Presentation) -> Option<Value> {
    presentation.render(b"{}")?;
    let is_json = essence.ends_with("json");
    let mut described = json!({"schema": if is_json { json!({}) } else { json!({"type": "string"}) }});
    if let Some(mut examples) = problem.get("examples").cloned() {
        for example in examples.as_object_mut().into_iter().flat_map(Map::values_mut) {
            let Some(example) = example.get_mut("value") else { continue };
            let content = presentation.render(example.to_string().as_bytes()).unwrap_or_default();
            let text = String::from_utf8_lossy(&content).into_owned();
            let value = serde_json::from_str(&text).ok().filter(|_| is_json);
            *example = value.unwrap_or(Value::String(text));
        }
        described["examples"] = examples;
    }
    Some(described)
}

fn description(cases: &[Case]) -> String {
    let mut known = HashSet::new();
    let lines = cases.iter().map(|case| (case.code(), case.description()));
    let lines: Vec<_> = lines.filter(|line| known.insert(*line)).collect();
    if let [(_, description)] = lines[..] {
        return description.to_owned();
    }
    let line = |(code, description): &(Option<_>, _)| match code {
        Some(code) => format!("- `{code}`: {description}"),
        None => format!("- {description}"),
    };
    lines.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn headers(cases: &[Case]) -> Map<String, Value> {
    /// The values of one header in the variants of a status.
    #[derive(Default)]
    struct HeaderUse {
        /// The number of variants that always send it.
        always: usize,
        fixed: Option<String>,
        sample: &'static str,
    }

    let mut by_name: BTreeMap<&'static str, HeaderUse> = BTreeMap::new();
    for case in cases {
        for spec in case.headers() {
            let seen = by_name.entry(spec.name()).or_default();
            seen.always += usize::from(spec.always());
            seen.fixed = seen.fixed.take().or_else(|| case.fixed(spec.name()));
            seen.sample = sample(spec.name(), case.entry.situation());
        }
    }
    let header = |(name, seen): (&'static str, HeaderUse)| {
        let mut header = Map::from_iter([("schema".to_owned(), json!({"type": "string"}))]);
        if seen.always == cases.len() {
            header.insert("required".to_owned(), true.into());
        }
        let purpose = purpose(Form::Header(name)).map(sentence);
        header.insert("description".to_owned(), purpose.unwrap_or_else(|| canonical(name)).into());
        header.insert("example".to_owned(), seen.fixed.unwrap_or_else(|| seen.sample.to_owned()).into());
        (canonical(name), header.into())
    };
    by_name.into_iter().map(header).collect()
}

fn media_type(cases: &[&Case], types: &mut dyn Types) -> Value {
    let mut examples = Map::new();
    for case in cases {
        if let Some(text) = case.example_content(&|ty| types.example(ty)) {
            let value = serde_json::from_str(&text).unwrap_or(Value::String(text));
            let name = case.name().replace(|letter: char| !letter.is_ascii_alphanumeric(), "_");
            let example = json!({"summary": case.title(), "description": case.description(), "value": value});
            // Errors of several types may have one code.
            let free =
                components::numbered(&name).find(|name| examples.get(name).is_none_or(|known| *known == example));
            examples.insert(free.unwrap_or(name), example);
        }
    }
    let mut media_type = Map::from_iter([("schema".to_owned(), schema(cases, types))]);
    if !examples.is_empty() {
        media_type.insert("examples".to_owned(), examples.into());
    }
    media_type.into()
}

fn schema(cases: &[&Case], types: &mut dyn Types) -> Value {
    if cases.iter().any(|case| !case.is_problem()) {
        let mut schemas: Vec<Value> = cases.iter().map(|case| plain(case, types)).collect();
        schemas.dedup();
        return one("anyOf", schemas);
    }
    let mut groups: Vec<(Identity, Vec<&Case>)> = Vec::new();
    let mut places: HashMap<Identity, usize> = HashMap::new();
    for case in cases {
        let identity = case.identity();
        match places.get(&identity) {
            Some(place) => groups[*place].1.push(case),
            None => {
                places.insert(identity.clone(), groups.len());
                groups.push((identity, vec![case]));
            }
        }
    }
    one("oneOf", groups.iter().map(|(identity, group)| alternative(identity, group, types)).collect())
}

fn one(combination: &str, mut schemas: Vec<Value>) -> Value {
    match schemas.len() {
        1 => schemas.remove(0),
        _ => json!({combination: schemas}),
    }
}

/// The schema of content that is not a problem document.
fn plain(case: &Case, types: &mut dyn Types) -> Value {
    match case.entry.content() {
        Some(content) if content.media_type().starts_with("application/json") => {
            types.content(content).unwrap_or_else(|| Ty::of(content.ty()).schema(&mut |name| types.named(name)))
        }
        Some(content) if content.media_type().starts_with("text/") => json!({"type": "string"}),
        None if case.media_type().is_some_and(|media_type| media_type.starts_with("text/")) => {
            json!({"type": "string"})
        }
        _ => json!({}),
    }
}

/// The schema of the documents with one identity.
fn alternative((type_uri, code): &Identity, group: &[&Case], types: &mut dyn Types) -> Value {
    // The title may be in another language (RFC 9457 3.1.3), so that it is not constant.
    let mut properties = Map::from_iter([
        ("type".to_owned(), exactly(type_uri.as_str())),
        ("title".to_owned(), json!({"type": "string"})),
    ]);
    let mut required = vec!["type", "title", "status"];
    if let Some(first) = group.first() {
        properties.insert("status".to_owned(), exactly(first.entry.status().as_u16()));
    }
    if let Some(code) = code {
        properties.insert("code".to_owned(), exactly(code.as_str()));
        required.push("code");
    }
    let standard = required.len();
    for spec in group.iter().flat_map(|case| case.members()) {
        let name = spec.name();
        let ty = if name == "errors" { listed(Ty::of_member(spec)) } else { Ty::of_member(spec) };
        let schema = described(ty.schema(&mut |name| types.named(name)), name);
        let always = |case: &&Case| case.members().iter().any(|spec| spec.name() == name && spec.always());
        match properties.get(name) {
            // Two variants that share a type use one member for different things: any value is allowed.
            Some(known) if *known != schema => drop(properties.insert(name.to_owned(), json!({}))),
            Some(_) => continue,
            None => drop(properties.insert(name.to_owned(), schema)),
        }
        if group.iter().all(always) && !required.contains(&name) {
            required.push(name);
        }
    }
    required[standard..].sort_unstable();
    let object = json!({"type": "object", "required": required, "properties": properties});
    let problem = types.named("Problem").unwrap_or_else(|| json!({"$ref": PROBLEM}));
    let title = components::name(code.as_deref().unwrap_or("not_found"));
    json!({"title": title, "allOf": [problem, object]})
}

/// Any iterable serializes as a list, whatever its name.
fn listed(ty: Ty) -> Ty {
    if matches!(ty, Ty::List(_)) { ty } else { Ty::List(Box::new(Ty::Other(String::new()))) }
}

fn described(mut schema: Value, member: &'static str) -> Value {
    if let (Value::Object(object), Some(purpose)) = (&mut schema, purpose(Form::Member(member)))
        && object.contains_key("type")
    {
        object.insert("description".to_owned(), sentence(purpose).into());
    }
    schema
}

fn exactly(value: impl Into<Value>) -> Value {
    let value = value.into();
    let ty = if value.is_string() { "string" } else { "integer" };
    json!({"type": ty, "const": value})
}

#[cfg(all(test, feature = "derive"))]
mod tests {
    use super::*;
    use crate::{FieldError, HttpError};

    #[derive(Debug, thiserror::Error, HttpError)]
    #[status(crate = crate, types = "https://api.example.com/problems/", challenge = bearer(realm = "api"))]
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
            near: Option<String>,
        },
        /// The existence of this must not be known.
        #[error("somebody else's cart")]
        #[status(hidden, like = NoSuchCart)]
        NotYours,
        #[error("sign in")]
        #[status(unauthenticated)]
        NoToken,
        #[error("the token is of no use")]
        #[status(invalid_credentials)]
        WrongToken,
        #[error("too fast")]
        #[status(rate_limited, retry_after = 30)]
        TooFast,
        #[error("the quota is used up")]
        #[status(rate_limited)]
        QuotaUsedUp(#[status(retry_after)] Option<u32>),
        #[error("some values are wrong")]
        #[status(validation_failed)]
        Invalid(#[status(errors)] Vec<FieldError>),
    }

    #[derive(Debug, thiserror::Error, HttpError)]
    #[status(crate = crate)]
    #[allow(dead_code, reason = "only its catalogue is looked at")]
    enum Untyped {
        #[error("the name is taken")]
        #[status(conflict_state)]
        NameTaken,
        #[error("it is closed")]
        #[status(conflict_state)]
        Closed,
    }

    fn alternatives(response: &Value) -> &Vec<Value> {
        let schema = &response["content"]["application/problem+json"]["schema"];
        schema["oneOf"].as_array().unwrap_or_else(|| panic!("no `oneOf` in {response:#}"))
    }

    /// The part of an alternative about a member, beside the part that all problems share.
    fn schema_of<'a>(alternative: &'a Value, member: &str) -> &'a Value {
        &alternative["allOf"][1]["properties"][member]
    }

    #[test]
    fn there_is_a_response_for_each_status() {
        let responses = responses::<CartError>();
        let statuses: Vec<_> = responses.as_object().into_iter().flat_map(Map::keys).collect();
        assert_eq!(statuses, ["401", "404", "422", "429"]);
    }

    #[test]
    fn variants_of_one_status_are_told_apart_by_type() {
        let responses = responses::<CartError>();
        let alternatives = alternatives(&responses["404"]);
        let types: Vec<_> = alternatives.iter().map(|alternative| &schema_of(alternative, "type")["const"]).collect();
        let base = "https://api.example.com/problems";
        assert_eq!(types, [&json!(format!("{base}/no-such-cart")), &json!(format!("{base}/no-such-item"))]);
        for alternative in alternatives {
            assert_eq!(alternative["allOf"][0], json!({"$ref": "#/components/schemas/Problem"}));
            assert_eq!(schema_of(alternative, "status")["const"], 404);
        }
    }

    #[test]
    fn without_types_they_are_told_apart_by_code() {
        let responses = responses::<Untyped>();
        let alternatives = alternatives(&responses["409"]);
        let codes: Vec<_> = alternatives.iter().map(|alternative| &schema_of(alternative, "code")["const"]).collect();
        assert_eq!(codes, [&json!("closed"), &json!("name_taken")]);
        for alternative in alternatives {
            assert!(alternative["allOf"][1]["required"].as_array().is_some_and(|names| names.contains(&json!("code"))));
        }
    }

    #[test]
    fn a_header_is_required_when_every_variant_of_the_status_always_sends_it() {
        let responses = responses::<CartError>();
        assert_eq!(responses["401"]["headers"]["WWW-Authenticate"]["required"], true);
        let sometimes = &responses["429"]["headers"]["Retry-After"];
        assert!(sometimes.is_object());
        assert_ne!(sometimes["required"], true);
        assert!(responses["422"].get("headers").is_none());
    }

    #[test]
    fn a_member_has_its_type_and_is_required_when_it_is_always_there() {
        let responses = responses::<CartError>();
        let item = &alternatives(&responses["404"])[1];
        assert_eq!(schema_of(item, "item")["type"], "integer");
        assert_eq!(schema_of(item, "near")["type"], "string");
        let required = item["allOf"][1]["required"].as_array().cloned().unwrap_or_default();
        assert!(required.contains(&json!("item")) && !required.contains(&json!("near")), "{required:?}");
        let errors =
            &responses["422"]["content"]["application/problem+json"]["schema"]["allOf"][1]["properties"]["errors"];
        assert_eq!(errors["items"], json!({"$ref": "#/components/schemas/FieldError"}));
    }

    #[test]
    fn every_variant_is_an_example() {
        let responses = responses::<CartError>();
        let examples = &responses["404"]["content"]["application/problem+json"]["examples"];
        assert_eq!(examples["no_such_cart"]["value"]["type"], "https://api.example.com/problems/no-such-cart");
        assert_eq!(examples["no_such_cart"]["value"]["detail"], "there is no such cart");
        assert_eq!(examples["no_such_item"]["value"]["status"], 404);
        assert!(examples["no_such_item"]["value"]["item"].is_u64());
        assert_eq!(examples.as_object().map(Map::len), Some(2));
    }

    #[test]
    fn what_is_hidden_is_not_in_the_document() {
        let text = responses::<CartError>().to_string();
        assert!(
            !text.contains("not_yours") && !text.contains("NotYours") && !text.contains("Nobody may know"),
            "{text}"
        );
    }

    #[test]
    fn the_description_is_the_doc_comment() {
        let responses = responses::<CartError>();
        let description = responses["404"]["description"].as_str().unwrap_or_default();
        assert!(description.starts_with("- `no_such_cart`: The cart was emptied or never filled.\n"), "{description}");
    }

    fn with(responses: &Value) -> Value {
        document(json!({"paths": {"/a": {"get": {"responses": responses}, "put": {"responses": responses}}}}))
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not of this project")]
    fn refer<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
        match value {
            Value::Object(object) => {
                found.extend(object.get("$ref").and_then(Value::as_str));
                object.values().for_each(|value| refer(value, found));
            }
            Value::Array(values) => values.iter().for_each(|value| refer(value, found)),
            _ => {}
        }
    }

    #[test]
    fn every_reference_of_a_document_leads_somewhere_and_every_component_is_referred_to() {
        let document = with(&responses::<CartError>());
        let mut found = Vec::new();
        refer(&document, &mut found);
        for reference in &found {
            assert!(document.pointer(reference.trim_start_matches('#')).is_some(), "{reference}");
        }
        for (section, components) in document["components"].as_object().into_iter().flatten() {
            for name in components.as_object().into_iter().flat_map(Map::keys) {
                assert!(found.contains(&&*format!("#/components/{section}/{name}")), "{section}/{name}");
            }
        }
    }

    #[test]
    fn an_operation_has_references_alone() {
        let document = with(&responses::<CartError>());
        let responses = document["paths"]["/a"]["put"]["responses"].as_object().cloned().unwrap_or_default();
        let names: Vec<_> = responses.values().filter_map(|response| response["$ref"].as_str()).collect();
        let names: Vec<_> = names.iter().filter_map(|name| name.rsplit('/').next()).collect();
        assert_eq!(names, ["NoTokenOrWrongToken", "NoSuchCartOrNoSuchItem", "Invalid", "QuotaUsedUpOrTooFast"]);
        let schemas: Vec<_> = document["components"]["schemas"].as_object().into_iter().flat_map(Map::keys).collect();
        assert_eq!(
            schemas,
            [
                "FieldError",
                "Invalid",
                "NoSuchCart",
                "NoSuchItem",
                "NoToken",
                "Problem",
                "QuotaUsedUp",
                "TooFast",
                "WrongToken"
            ]
        );
    }

    /// Wherever its operation stands, and whatever else the document has.
    #[test]
    fn errors_of_one_code_have_names_of_their_own() {
        #[derive(Debug, thiserror::Error, HttpError)]
        #[error("there is no such item")]
        #[status(crate = crate, not_found, code = "closed")]
        struct Closed;

        let other = json!({"type": "string"});
        let of = |first: Value, second: Value| {
            let mut document = document(json!({
                "paths": {"/a": {"get": {"responses": first}}, "/b": {"get": {"responses": second}}},
                "components": {"schemas": {"NameTaken": other}},
            }));
            assert_eq!(document["components"]["schemas"]["NameTaken"], other);
            document["components"]["schemas"].take()
        };
        let schemas = of(responses::<Untyped>(), responses::<Closed>());
        assert_eq!(schemas, of(responses::<Closed>(), responses::<Untyped>()));
        let statuses = ["Closed", "Closed2", "NameTaken2"];
        let statuses = statuses.map(|name| schemas[name]["allOf"][1]["properties"]["status"]["const"].clone());
        assert_eq!(statuses, [404, 409, 409]);
    }

    #[test]
    fn an_older_document_has_an_enum_of_one_value() {
        let paths = json!({"/a": {"get": {"responses": responses::<Untyped>()}}});
        for (version, key, value) in [("3.0.3", "enum", json!(["closed"])), ("3.1.0", "const", json!("closed"))] {
            let document = document(json!({"openapi": version, "paths": paths}));
            let code = &document["components"]["schemas"]["Closed"]["allOf"][1]["properties"]["code"];
            assert_eq!(*code, json!({"type": "string", key: value}));
        }
    }

    /// OpenAPI 3.0.3, 4.7.24: `type` is a string, and there is no `const`.
    #[test]
    fn an_older_document_has_no_keyword_of_a_newer_one() {
        fn check(value: &Value) {
            assert!(!value["type"].is_array() && value.get("const").is_none(), "{value:#}");
            let members = value.as_object().into_iter().flat_map(Map::values);
            members.chain(value.as_array().into_iter().flatten()).for_each(check);
        }
        let schemas = Schemas::new().with("State", json!({"type": "string"}));
        let paths = json!({"/a": {"get": {"responses": schemas.responses::<Namesake>()}}});
        let document = schemas.document(json!({"openapi": "3.0.3", "paths": paths}));
        assert!(document["components"]["schemas"]["FieldError"]["properties"]["params"].is_object());
        check(&document);
    }

    #[test]
    fn an_older_document_keeps_the_names_of_members() {
        #[derive(Debug, thiserror::Error, HttpError)]
        #[error("it is closed")]
        #[status(crate = crate, conflict_state)]
        #[allow(dead_code, reason = "only its catalogue is looked at")]
        struct Closed {
            #[status(extension = "const")]
            constant: u8,
            #[status(extension)]
            examples: State,
        }

        let schemas = Schemas::new().with("State", json!({"type": "string"}));
        let paths = json!({"/a": {"get": {"responses": schemas.responses::<Closed>()}}});
        let document = schemas.document(json!({"openapi": "3.0.3", "paths": paths}));
        let properties = &document["components"]["schemas"]["Closed"]["allOf"][1]["properties"];
        assert_eq!(properties["const"]["type"], "integer");
        assert_eq!(properties["examples"], json!({"$ref": "#/components/schemas/State"}));
        assert_eq!(properties["status"]["enum"], json!([409]));
    }

    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("it failed")]
    #[status(crate = crate)]
    #[allow(dead_code, reason = "only its catalogue is looked at")]
    enum Namesake {
        #[status(not_found)]
        Problem,
        #[status(conflict_state)]
        State {
            #[status(extension)]
            state: State,
        },
        #[status(validation_failed)]
        FieldError(#[status(errors)] Vec<FieldError>),
    }

    #[derive(Debug, serde::Serialize)]
    struct State;

    /// The names of the schemas of errors whose codes are names of types, where a document has these schemas.
    fn namesakes(known: &Value) -> Value {
        let schemas = Schemas::new().with("State", json!({"type": "string"}));
        let paths = json!({"/a": {"get": {"responses": schemas.responses::<Namesake>()}}});
        let document = schemas.document(json!({"paths": paths, "components": {"schemas": known}}));
        let mut found = Vec::new();
        refer(&document, &mut found);
        for reference in &found {
            assert!(document.pointer(reference.trim_start_matches('#')).is_some(), "{reference}");
        }
        for (name, schema) in known.as_object().into_iter().flatten() {
            assert_eq!(document["components"]["schemas"][name], *schema);
        }
        document["components"]["schemas"].clone()
    }

    #[test]
    fn the_name_of_a_type_is_not_that_of_an_error() {
        let schemas = namesakes(&json!({}));
        assert_eq!(schemas["Problem"], problem(false));
        assert_eq!(schemas["FieldError"], field_error());
        assert_eq!(schemas["State"], json!({"type": "string"}));
        for (name, status) in [("Problem2", 404), ("State2", 409), ("FieldError2", 422)] {
            assert_eq!(schemas[name]["allOf"][1]["properties"]["status"]["const"], status);
            assert_eq!(schemas[name]["allOf"][0]["$ref"], PROBLEM);
        }
    }

    #[test]
    fn what_a_document_calls_by_the_name_of_a_type_is_not_the_type() {
        let other = json!({"type": "object", "description": "Something else."});
        let schemas = namesakes(&json!({"Problem": other, "FieldError": other, "State": other}));
        assert_eq!(schemas["Problem2"], problem(false));
        assert_eq!(schemas["FieldError2"], field_error());
        assert_eq!(schemas["State2"], json!({"type": "string"}));
        for name in ["Problem3", "State3", "FieldError3"] {
            assert_eq!(schemas[name]["allOf"][0]["$ref"], "#/components/schemas/Problem2");
        }
        let properties = |name: &str| schemas[name]["allOf"][1]["properties"].clone();
        assert_eq!(properties("State3")["state"]["$ref"], "#/components/schemas/State2");
        assert_eq!(properties("FieldError3")["errors"]["items"]["$ref"], "#/components/schemas/FieldError2");
    }

    #[test]
    fn a_complete_document_stays_as_it_is() {
        let complete = with(&responses::<CartError>());
        assert_eq!(document(complete.clone()), complete);
    }

    #[test]
    fn what_a_known_schema_refers_to_is_there() {
        let receipt = json!({"type": "array", "items": {"$ref": "#/components/schemas/FieldError"}});
        let schemas = Schemas::new().with("Receipt", receipt);
        let document = schemas.document(json!({"paths": {}}));
        let names: Vec<_> = document["components"]["schemas"].as_object().into_iter().flat_map(Map::keys).collect();
        assert_eq!(names, ["FieldError", "Receipt"]);
    }

    #[test]
    fn what_is_not_of_an_error_stays_as_it_is() {
        let mut response = responses::<CartError>()["429"].take();
        let titled = json!({"schema": {"title": "An order / of ours", "type": "object"}});
        let own = json!({"schema": {"title": "Own", "allOf": [{"$ref": PROBLEM}, {"type": "object"}]}});
        let header = json!({"schema": {"type": "string"}});
        response["content"]["application/json"] = titled.clone();
        response["content"]["application/vnd.own+json"] = own.clone();
        response["content"]["text/html"] = json!({});
        response["content"]["text/plain"] = json!([]);
        response["headers"]["X~1Odd!"] = header.clone();
        let mine = json!({"content": {"application/problem+json": own}});
        let nothing = json!({"content": {"application/json": {"schema": {"oneOf": []}}}});
        let mut bare = responses::<Untyped>()["409"].take();
        bare["content"]["application/problem+json"]
            .as_object_mut()
            .into_iter()
            .for_each(|it| drop(it.remove("examples")));
        let all = json!({"429": response, "400": mine, "500": nothing, "4/~": bare});
        let document = document(json!({"paths": {"/a": {"get": {"responses": all}}}}));
        let responses = &document["paths"]["/a"]["get"]["responses"];
        assert_eq!((&responses["400"], &responses["500"]), (&mine, &nothing));
        let alternatives = &responses["4/~"]["content"]["application/problem+json"]["schema"]["oneOf"];
        assert_eq!(alternatives[0], json!({"$ref": "#/components/schemas/Closed"}));
        let shared = &document["components"]["responses"]["QuotaUsedUpOrTooFast"];
        assert_eq!(shared["content"]["application/json"], titled);
        assert_eq!(shared["content"]["application/vnd.own+json"], own);
        assert_eq!(shared["content"]["text/html"], json!({}));
        assert_eq!(shared["content"]["text/plain"], json!([]));
        assert_eq!(shared["headers"]["X~1Odd!"], header);
        for components in document["components"].as_object().into_iter().flat_map(Map::values) {
            for name in components.as_object().into_iter().flat_map(Map::keys) {
                assert!(name.chars().all(|letter| letter.is_ascii_alphanumeric() || "._-".contains(letter)), "{name}");
            }
        }
    }

    #[test]
    fn what_is_no_document_stays_as_it_is() {
        let responses = responses::<CartError>();
        let paths = json!({"/a": {"get": {"responses": responses}}});
        let others = [
            json!([]),
            json!("x"),
            json!(1),
            json!(true),
            json!({"paths": {}}),
            json!({"paths": []}),
            json!({"paths": paths, "components": []}),
            json!({"paths": paths, "components": {"headers": []}}),
        ];
        for other in others {
            assert_eq!(document(other.clone()), other);
        }
    }

    #[test]
    fn errors_of_one_code_are_all_examples() {
        #[derive(Debug, thiserror::Error, HttpError)]
        #[status(crate = crate)]
        #[allow(dead_code, reason = "only its catalogue is looked at")]
        enum Same {
            #[error("one")]
            #[status(conflict_state, type = "https://a.example/one", code = "same")]
            One,
            #[error("two")]
            #[status(conflict_state, type = "https://a.example/two", code = "same")]
            Two,
        }

        let responses = responses::<Same>();
        let examples = responses["409"]["content"]["application/problem+json"]["examples"].as_object();
        let details: Vec<_> = examples.into_iter().flat_map(Map::values).map(|it| &it["value"]["detail"]).collect();
        assert_eq!(details, ["one", "two"]);
    }

    #[test]
    fn the_order_of_declaration_does_not_matter() {
        #[derive(Debug, thiserror::Error, HttpError)]
        #[status(crate = crate)]
        #[allow(dead_code, reason = "only its catalogue is looked at")]
        enum Turned {
            #[error("it is closed")]
            #[status(conflict_state)]
            Closed,
            #[error("the name is taken")]
            #[status(conflict_state)]
            NameTaken,
        }

        assert_eq!(responses::<Turned>(), responses::<Untyped>());
    }

    #[test]
    fn a_name_of_a_component_is_made_of_a_code() {
        let names = ["no_such_cart", "NO_SUCH_CART", "no-such-cart", "NoSuchCart", "404_now", "über_all"];
        let names = names.map(components::name);
        assert_eq!(names, ["NoSuchCart", "NoSuchCart", "NoSuchCart", "NoSuchCart", "Error404Now", "BerAll"]);
    }
}
