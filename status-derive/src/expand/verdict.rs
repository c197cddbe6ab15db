//! Checks in const evaluation: a message of the runtime becomes an error at the author's place.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote, quote_spanned};

use crate::diagnostics::At;

pub(super) fn verdict(place: impl ToTokens, message: &TokenStream) -> TokenStream {
    verdict_at(At::tokens(place), message)
}

pub(super) fn verdict_at(at: At, message: &TokenStream) -> TokenStream {
    let asked = asked(at, message);
    quote!(const _: () = #asked;)
}

/// The same in a function, where the check may depend on a parameter of the type.
pub(super) fn in_a_function(at: At, message: &TokenStream) -> TokenStream {
    let asked = asked(at, message);
    quote!(const { #asked };)
}

fn asked(at: At, message: &TokenStream) -> TokenStream {
    let panic = quote_spanned!(at.start()=> ::core::panic!);
    // A local variable is only found if its place comes from the same macro.
    let name = Ident::new("__message", at.end());
    let text = quote_spanned!(at.end()=> ("{}", #name.text()));
    quote!(if let ::core::option::Option::Some(#name) = #message { #panic #text })
}
