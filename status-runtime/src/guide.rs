//! The way from the first error to a whole service, a page for each step.
//!
//! | page | what you have when you have read it |
//! |---|---|
//! | [`first_error`] | an enum whose errors are correct responses |
//! | [`several_enums`] | the errors of several crates in one form |
//! | [`validation`] | every wrong field at once, with its place in the request |
//! | [`extractors`][extractors] | requests that cannot be read, with your own error as the response |
//! | [`unexpected`] | anyhow, eyre and boxed errors, in the log and nowhere else |
//! | [`databases`], [`upstreams`], [`login`] | the right situation for what other crates report |
//! | [`existing_format`] | the form that your clients know, for every error |
//! | [`operations`] | what each handler can respond with, in its type and in OpenAPI |
//! | [`the_layer`] | the errors of routers and middleware too, with an id, in the log and in metrics |
//! | [`documents`] | OpenAPI, pages, and a test that fails when a change would break clients |
//! | [`openapi`] | the same in the document of salvo-oapi, poem-openapi or okapi |
//! | [`reading`] | the typed error again, in the client |
//! | [`retrying`] | the decision whether the client tries again, and when |
//! | [`grpc`][grpc] | the same enum in gRPC and Connect |
//! | [`migration`] | the same from a `match` by hand or from another crate |
//!
//! The [reference](crate::reference) has every keyword.
//!
//! [grpc]: https://docs.rs/status-runtime/latest/status_runtime/guide/grpc
//! [extractors]: https://docs.rs/status-runtime/latest/status_runtime/guide/extractors

#[doc = include_str!("../docs/first_error.md")]
pub mod first_error {}

#[doc = include_str!("../docs/several_enums.md")]
pub mod several_enums {}

#[doc = include_str!("../docs/existing_format.md")]
pub mod existing_format {}

#[doc = include_str!("../docs/subsets.md")]
pub mod operations {}

#[doc = include_str!("../docs/the_layer.md")]
pub mod the_layer {}

#[doc = include_str!("../docs/documents.md")]
pub mod documents {}

// Not compiled here, but where the frameworks are: in `status-frameworks`.
#[cfg(not(doctest))]
#[doc = include_str!("../docs/openapi.md")]
pub mod openapi {}

#[doc = include_str!("../docs/reading.md")]
pub mod reading {}

#[doc = include_str!("../docs/retrying.md")]
pub mod retrying {}

#[cfg(feature = "grpc")]
#[doc = include_str!("../docs/grpc.md")]
pub mod grpc {}

#[doc = include_str!("../docs/migration.md")]
pub mod migration {}

#[cfg(feature = "axum-extract")]
#[doc = include_str!("../docs/extractors.md")]
pub mod extractors {}

// Not compiled here, but where the crates are that they are about: in `status-origins`.
#[cfg(not(doctest))]
#[doc = include_str!("../docs/validation.md")]
pub mod validation {}

#[cfg(not(doctest))]
#[doc = include_str!("../docs/unexpected.md")]
pub mod unexpected {}

#[cfg(not(doctest))]
#[doc = include_str!("../docs/databases.md")]
pub mod databases {}

#[cfg(not(doctest))]
#[doc = include_str!("../docs/upstreams.md")]
pub mod upstreams {}

#[cfg(not(doctest))]
#[doc = include_str!("../docs/login.md")]
pub mod login {}
