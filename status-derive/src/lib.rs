#![doc = include_str!("../README.md")]
#![deny(missing_docs)]

mod check;
mod diagnostics;
mod expand;
mod facts;
mod fallback;
mod hints;
mod keywords;
mod model;
mod names;
mod parse;
#[cfg(test)]
mod tests;
mod value;

use proc_macro::TokenStream;
use status_vocabulary::Kind;

/// Derives the HTTP answer of an error: `HttpError`, `Catalog`, `IntoResponse` and `From<Self> for Response`.
///
/// The attribute says what happened; `status-runtime` documents its words.
#[proc_macro_derive(HttpError, attributes(status))]
pub fn derive_http_error(input: TokenStream) -> TokenStream {
    derive(input.into(), Kind::Error).into()
}

/// Derives the HTTP answer of what went well, or elsewhere: `HttpOutcome`, `Catalog`, `IntoResponse` and
/// `From<Self> for Response`.
#[proc_macro_derive(HttpOutcome, attributes(status))]
pub fn derive_http_outcome(input: TokenStream) -> TokenStream {
    derive(input.into(), Kind::Outcome).into()
}

/// parse -> check -> expand. There is always output: an error brings stubs, so that it stays the only one.
fn derive(input: proc_macro2::TokenStream, kind: Kind) -> proc_macro2::TokenStream {
    let mut diagnostics = diagnostics::Diagnostics::default();
    let Some(written) = parse::input(input, kind, &mut diagnostics) else {
        return diagnostics.into_tokens();
    };
    let hints = hints::tokens(&written, kind);
    let model = check::model(&written, kind, &mut diagnostics);
    let implementation = match model {
        Some(model) if !diagnostics.has_errors() => expand::tokens(&model),
        _ => fallback::tokens(&written, kind),
    };
    let messages = diagnostics.into_tokens();
    quote::quote! { #hints #messages #implementation }
}
