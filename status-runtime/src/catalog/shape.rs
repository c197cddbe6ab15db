//! The schemas of contents for libraries that describe APIs; empty where their features are off.

#[cfg(any(feature = "aide", feature = "utoipa"))]
use serde_json::Value;

/// The schema for `aide`, if there is one.
#[cfg(feature = "aide")]
pub type Aide = fn(&mut schemars::SchemaGenerator) -> Option<Value>;
#[cfg(not(feature = "aide"))]
pub(crate) type Aide = ();

/// The schema for `utoipa`, if there is one.
#[cfg(feature = "utoipa")]
pub type Utoipa = fn() -> Option<Value>;
#[cfg(not(feature = "utoipa"))]
pub(crate) type Utoipa = ();
