//! utoipa 6: `IntoResponses` for both derives, `ToSchema` for the schemas that every response refers to.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde_json::Value;
pub use utoipa;
use utoipa::openapi::extensions::Extensions;
use utoipa::openapi::{RefOr, Response, Schema};
use utoipa::{PartialSchema, ToSchema};

use crate::catalog::openapi::{self, Types};
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
                $crate::private::integrations::utoipa::responses(<$type as $crate::Catalog>::ENTRIES)
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

pub fn responses(entries: &[&'static Entry]) -> Responses {
    let Value::Object(responses) = openapi::build(entries, &mut Schemas) else { return Responses::new() };
    responses.into_iter().filter_map(|(status, value)| Some((status, RefOr::T(response(value)?)))).collect()
}

fn response(mut value: Value) -> Option<Response> {
    let required: Vec<_> = value["headers"].as_object().into_iter().flatten().map(is_required).collect();
    typed(&mut value);
    let mut response: Response = serde_json::from_value(value).ok()?;
    // utoipa's `Header` has no `required`; its extensions are written beside its own members.
    for name in required.into_iter().flatten() {
        if let Some(RefOr::T(header)) = response.headers.get_mut(&name) {
            header.extensions = Some(Extensions::from_iter([("required", true)]));
        }
    }
    Some(response)
}

fn is_required((name, header): (&String, &Value)) -> Option<String> {
    (header["required"] == true).then(|| name.clone())
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
    typed(schema);
}

fn schema(mut value: Value) -> RefOr<Schema> {
    any(&mut value);
    serde_json::from_value(value).unwrap_or_default()
}

impl PartialSchema for Problem {
    fn schema() -> RefOr<Schema> {
        schema(openapi::problem())
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
