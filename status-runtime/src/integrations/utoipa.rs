//! utoipa 6: `IntoResponses` for both derives, `ToSchema` for the schemas that every response refers to, and `Modify` for
//! the components of a document.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
pub use utoipa;
use utoipa::openapi::extensions::Extensions;
use utoipa::openapi::path::{Operation, PathItem};
use utoipa::openapi::{Header, OpenApi, Ref, RefOr, Response, Schema};
use utoipa::{Modify, PartialSchema, ToSchema};

use crate::catalog::Transparent;
use crate::catalog::case::Listed;
use crate::catalog::openapi::{self, Components, Schemas as Neutral, Types};
use crate::{ContentSpec, Entry, FieldError, Problem};

#[doc(hidden)]
#[macro_export]
macro_rules! __utoipa {
    ($kind:ident [$($generics:tt)*] [$type:ty] [$($bounds:tt)*]) => {
        impl<$($generics)*> $crate::private::integrations::utoipa::utoipa::IntoResponses for $type
        where
            for<'__any> $type: $crate::Catalog,
            $($bounds)*
        {
            fn responses() -> $crate::private::integrations::utoipa::Responses {
                $crate::private::integrations::utoipa::responses(
                    <$type as $crate::Catalog>::ENTRIES,
                    <$type as $crate::Catalog>::TRANSPARENT,
                )
            }
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __utoipa_shape {
    ([]) => {
        || ::core::option::Option::None
    };
    ([$type:ty]) => {{
        use $crate::private::integrations::utoipa::AnyShape as _;
        $crate::private::integrations::utoipa::Probe::<$type>::SHAPE
    }};
}

pub use crate::catalog::shape::Utoipa as Shape;
pub type Responses = BTreeMap<String, RefOr<Response>>;

/// The inherent constant where the type has a schema, else the trait's.
pub struct Probe<T>(PhantomData<T>);

pub trait AnyShape {
    const SHAPE: Shape = || None;
}

impl<T> AnyShape for Probe<T> {}

impl<T: ToSchema> Probe<T> {
    pub const SHAPE: Shape = || serde_json::to_value(T::schema()).ok();
}

impl<T> fmt::Debug for Probe<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Probe")
    }
}

struct Schemas;

impl Types for Schemas {
    fn named(&mut self, _ty: &str) -> Option<Value> {
        None
    }

    fn content(&mut self, content: &ContentSpec) -> Option<Value> {
        (content.utoipa)()
    }
}

pub fn responses(entries: &'static [&'static Entry], transparent: &'static [Transparent]) -> Responses {
    let Value::Object(responses) = openapi::build(Listed::all(entries, transparent), &mut Schemas) else {
        return Responses::new();
    };
    responses.into_iter().filter_map(|(status, value)| Some((status, RefOr::T(response(value)?)))).collect()
}

fn response(mut value: Value) -> Option<Response> {
    let required: Vec<_> = value["headers"].as_object().into_iter().flatten().map(is_required).collect();
    typed(&mut value);
    let mut response: Response = serde_json::from_value(value).ok()?;
    for name in required.into_iter().flatten() {
        if let Some(RefOr::T(header)) = response.headers.get_mut(&name) {
            require(header);
        }
    }
    Some(response)
}

fn is_required((name, header): (&String, &Value)) -> Option<String> {
    (header["required"] == true).then(|| name.clone())
}

/// utoipa's `Header` has no `required`; its extensions are written beside its own members.
fn require(header: &mut Header) {
    header.extensions = Some(Extensions::from_iter([("required", true)]));
}

fn header(value: Value) -> Option<RefOr<Header>> {
    let is_required = value["required"] == true;
    let mut header: Header = serde_json::from_value(value).ok()?;
    if is_required {
        require(&mut header);
    }
    Some(RefOr::T(header))
}

impl Modify for Components {
    fn modify(&self, openapi: &mut OpenApi) {
        Neutral::new().modify(openapi);
    }
}

/// Completes the document as [`document`](Neutral::document) does.
impl Modify for Neutral {
    fn modify(&self, openapi: &mut OpenApi) {
        let mut operations: Vec<_> = openapi.paths.paths.values_mut().flat_map(operations).collect();
        let responses =
            operations.iter().map(|operation| serde_json::to_value(&operation.responses).unwrap_or_default());
        let paths =
            responses.enumerate().map(|(at, responses)| (at.to_string(), json!({"get": {"responses": responses}})));
        let paths: Map<_, _> = paths.collect();
        let components = serde_json::to_value(&openapi.components).unwrap_or_default();
        let mut document = self.document(json!({"paths": paths, "components": components}));
        for (at, operation) in operations.iter_mut().enumerate() {
            let named = document["paths"][at.to_string()]["get"]["responses"].take();
            for (status, response) in &mut operation.responses.responses {
                if let Some(reference) = named[status]["$ref"].as_str() {
                    *response = RefOr::Ref(Ref::new(reference));
                }
            }
        }
        let known = openapi.components.get_or_insert_default();
        let mut section =
            |name: &str| document["components"][name].as_object_mut().map(std::mem::take).unwrap_or_default();
        add(&mut known.schemas, section("schemas"), |value| Some(schema(value)));
        add(&mut known.examples, section("examples"), read);
        add(&mut known.headers, section("headers"), header);
        add(&mut known.responses, section("responses"), |value| response(value).map(RefOr::T));
    }
}

fn operations(path: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    let PathItem { get, put, post, delete, options, head, patch, trace, query, additional_operations, .. } = path;
    let named = [get, put, post, delete, options, head, patch, trace, query].into_iter().flatten();
    named.chain(additional_operations.values_mut())
}

fn read<T: DeserializeOwned>(value: Value) -> Option<T> {
    serde_json::from_value(value).ok()
}

/// Adds the components that are not there.
fn add<T>(known: &mut BTreeMap<String, T>, all: Map<String, Value>, read: impl Fn(Value) -> Option<T>) {
    for (name, value) in all {
        if !known.contains_key(&name) {
            known.extend(read(value).map(|component| (name, component)));
        }
    }
}

/// Adds a type to a schema that allows any: utoipa requires it.
#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not of this project")]
fn typed(value: &mut Value) {
    match value {
        Value::Object(object) => object.iter_mut().for_each(|(key, value)| match key.as_str() {
            "examples" | "example" | "enum" => {}
            "schema" | "items" => any(value),
            "properties" => value.as_object_mut().into_iter().flatten().for_each(|(_, value)| any(value)),
            "oneOf" | "anyOf" | "allOf" => value.as_array_mut().into_iter().flatten().for_each(any),
            "additionalProperties" if value.is_object() => any(value),
            _ => typed(value),
        }),
        Value::Array(values) => values.iter_mut().for_each(typed),
        _ => {}
    }
}

fn any(schema: &mut Value) {
    if let Value::Object(object) = schema
        && !["$ref", "type", "oneOf", "anyOf", "allOf"].iter().any(|key| object.contains_key(*key))
    {
        object.insert("type".to_owned(), Value::Null);
    }
    // utoipa has no `const`.
    if let Some(constant) = schema.as_object_mut().and_then(|object| object.remove("const")) {
        schema["enum"] = json!([constant]);
    }
    typed(schema);
}

fn schema(mut value: Value) -> RefOr<Schema> {
    any(&mut value);
    serde_json::from_value(value).unwrap_or_default()
}

impl PartialSchema for Problem {
    fn schema() -> RefOr<Schema> {
        schema(openapi::problem(false))
    }
}

impl ToSchema for Problem {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("Problem")
    }

    /// The schema of `errors` is included, so that it need not be registered.
    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        schemas.push((FieldError::name().into_owned(), FieldError::schema()));
    }
}

impl PartialSchema for FieldError {
    fn schema() -> RefOr<Schema> {
        schema(openapi::field_error())
    }
}

impl ToSchema for FieldError {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("FieldError")
    }
}
