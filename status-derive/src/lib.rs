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

/// Implements `HttpError`, `Catalog`, `IntoResponse` and `From<Self> for Response` of `status-runtime`.
#[proc_macro_derive(HttpError, attributes(status))]
pub fn derive_http_error(input: TokenStream) -> TokenStream {
    pipeline::derive(input.into(), Kind::Error).into()
}

/// Implements `HttpOutcome`, `Catalog`, `IntoResponse` and `From<Self> for Response` of `status-runtime`.
#[proc_macro_derive(HttpOutcome, attributes(status))]
pub fn derive_http_outcome(input: TokenStream) -> TokenStream {
    pipeline::derive(input.into(), Kind::Outcome).into()
}

/// Implements `FromResponse` of `status-runtime`, and `From<Received>` where a variant is `unknown`.
#[cfg(feature = "read")]
#[proc_macro_derive(FromResponse, attributes(status))]
pub fn derive_from_response(input: TokenStream) -> TokenStream {
    pipeline::reading(input.into()).into()
}
