#![doc = include_str!("../README.md")]
#![deny(missing_docs)]
#![deny(clippy::wildcard_enum_match_arm)]

mod constant;
mod diagnostics;
mod expand;
mod facts;
mod fallback;
mod hints;
mod keywords;
mod lower;
mod model;
mod names;
mod parse;
mod pipeline;
mod read;
mod rules;
#[cfg(test)]
#[expect(clippy::wildcard_enum_match_arm, reason = "a test takes what it asked for")]
mod tests;
mod value;

use proc_macro::TokenStream;
use status_vocabulary::Kind;

/// Derives the HTTP response of an error: `HttpError`, `Catalog`, `IntoResponse` and `From<Self> for Response`.
///
/// The attribute names the situation; `status-runtime` documents its keywords.
#[proc_macro_derive(HttpError, attributes(status))]
pub fn derive_http_error(input: TokenStream) -> TokenStream {
    pipeline::derive(input.into(), Kind::Error).into()
}

/// Derives the HTTP response of a success or a redirect: `HttpOutcome`, `Catalog`, `IntoResponse` and `From<Self> for
/// Response`.
#[proc_macro_derive(HttpOutcome, attributes(status))]
pub fn derive_http_outcome(input: TokenStream) -> TokenStream {
    pipeline::derive(input.into(), Kind::Outcome).into()
}

/// Derives the reading of an error from a response: `FromResponse`, and `From<Received>` where there is a variant for what is
/// unknown.
#[cfg(feature = "read")]
#[proc_macro_derive(FromResponse, attributes(status))]
pub fn derive_from_response(input: TokenStream) -> TokenStream {
    pipeline::reading(input.into()).into()
}
