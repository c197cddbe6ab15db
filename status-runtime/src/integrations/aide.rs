//! aide 0.15: `OperationOutput` for both derives, `JsonSchema` for the schemas that every response refers to, and a
//! transform for the components of a document.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

pub use aide;
use aide::generate::GenContext;
use aide::openapi::{OpenApi, Response};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::Value;

use crate::catalog::Transparent;
use crate::catalog::case::Listed;
use crate::catalog::openapi::{self, Schemas as Neutral, Types};
use crate::{ContentSpec, Entry, FieldError, Problem};

#[doc(hidden)]
#[macro_export]
macro_rules! __aide {
    ($kind:ident [$($generics:tt)*] [$type:ty] [$($bounds:tt)*]) => {
        impl<$($generics)*> $crate::private::integrations::aide::aide::OperationOutput for $type
        where
            for<'__any> $type: $crate::Catalog,
            $($bounds)*
        {
            type Inner = Self;

            fn inferred_responses(
                context: &mut $crate::private::integrations::aide::aide::generate::GenContext,
                _: &mut $crate::private::integrations::aide::aide::openapi::Operation,
            ) -> $crate::private::integrations::aide::Responses {
                $crate::private::integrations::aide::responses(
                    context,
                    <$type as $crate::Catalog>::ENTRIES,
                    <$type as $crate::Catalog>::TRANSPARENT,
                )
            }
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __aide_shape {
    ([]) => {
        |_| ::core::option::Option::None
    };
    ([$type:ty]) => {{
        use $crate::private::integrations::aide::AnyShape as _;
        $crate::private::integrations::aide::Probe::<$type>::SHAPE
    }};
}

pub use crate::catalog::shape::Aide as Shape;
pub type Responses = Vec<(Option<u16>, Response)>;

/// The inherent constant where the type has a schema, else the trait's.
pub struct Probe<T>(PhantomData<T>);

pub trait AnyShape {
    const SHAPE: Shape = |_| None;
}

impl<T> AnyShape for Probe<T> {}

impl<T: JsonSchema> Probe<T> {
    pub const SHAPE: Shape = |generator| Some(generator.subschema_for::<T>().to_value());
}

impl<T> fmt::Debug for Probe<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Probe")
    }
}

struct Schemas<'a>(&'a mut SchemaGenerator);

impl Types for Schemas<'_> {
    fn named(&mut self, ty: &str) -> Option<Value> {
        let schema = match ty {
            "Problem" => self.0.subschema_for::<Problem>(),
            "FieldError" => self.0.subschema_for::<FieldError>(),
            _ => return None,
        };
        Some(schema.to_value())
    }

    fn content(&mut self, content: &ContentSpec) -> Option<Value> {
        (content.aide)(self.0)
    }
}

pub fn responses(
    context: &mut GenContext,
    entries: &'static [&'static Entry],
    transparent: &'static [Transparent],
) -> Responses {
    let Value::Object(responses) = openapi::build(Listed::all(entries, transparent), &mut Schemas(&mut context.schema))
    else {
        return Responses::new();
    };
    let response = |(status, value): (String, Value)| Some((status.parse().ok(), serde_json::from_value(value).ok()?));
    responses.into_iter().filter_map(response).collect()
}

impl Neutral {
    /// The same as [`document`](Neutral::document), for a finished document of aide.
    ///
    /// ```
    /// use aide::openapi::OpenApi;
    /// use status_runtime::catalog::openapi::Schemas;
    ///
    /// let mut api = OpenApi::default();
    /// // Here: `router.finish_api(&mut api)`, with `aide::axum::ApiRouter`.
    /// Schemas::new().complete(&mut api);
    /// ```
    pub fn complete(&self, api: &mut OpenApi) {
        // As text, since aide reads its version from nothing else.
        let text = serde_json::to_value(&*api).map(|document| self.document(document).to_string());
        if let Ok(complete) = text.and_then(|text| serde_json::from_str(&text)) {
            *api = complete;
        }
    }
}

fn schema(value: Value) -> Schema {
    Schema::try_from(value).unwrap_or_default()
}

impl JsonSchema for Problem {
    fn schema_name() -> Cow<'static, str> {
        Cow::Borrowed("Problem")
    }

    fn schema_id() -> Cow<'static, str> {
        Cow::Borrowed("status_runtime::Problem")
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schema(openapi::problem(false))
    }
}

impl JsonSchema for FieldError {
    fn schema_name() -> Cow<'static, str> {
        Cow::Borrowed("FieldError")
    }

    fn schema_id() -> Cow<'static, str> {
        Cow::Borrowed("status_runtime::FieldError")
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schema(openapi::field_error())
    }
}
