//! What a library that describes APIs is told of a content's type: nothing where its feature is off.

#[cfg(any(feature = "aide", feature = "utoipa"))]
use serde_json::Value;

/// The schema that `aide` is told, if there is one.
#[cfg(feature = "aide")]
pub type Aide = fn(&mut schemars::SchemaGenerator) -> Option<Value>;
#[cfg(not(feature = "aide"))]
pub(crate) type Aide = ();

/// The schema that `utoipa` is told, if there is one.
#[cfg(feature = "utoipa")]
pub type Utoipa = fn() -> Option<Value>;
#[cfg(not(feature = "utoipa"))]
pub(crate) type Utoipa = ();
