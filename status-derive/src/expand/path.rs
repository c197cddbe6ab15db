//! Paths to `const`s, in items beside the type: there is no `Self` in these, and no parameter of the type.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{GenericParam, Generics, Path};

use super::verdict::{in_a_function, verdict};
use crate::diagnostics::At;
use crate::model::Model;
use crate::names::depends_on;

/// The path for an item, or `None` where the `const` may depend on a parameter of the type.
pub(super) fn in_an_item(path: &Path, model: &Model) -> Option<TokenStream> {
    if depends_on(path, &model.generics) {
        return None;
    }
    let mut segments = path.segments.iter();
    if path.leading_colon.is_some() || segments.next().is_none_or(|first| first.ident != "Self") {
        return Some(path.to_token_stream());
    }
    let (mut name, lifetimes) = (model.ident.clone(), lifetimes(&model.generics));
    name.set_span(path.segments[0].ident.span());
    Some(quote!(#name #lifetimes #(::#segments)*))
}

fn lifetimes(generics: &Generics) -> TokenStream {
    let lifetimes = generics.params.iter().filter(|param| matches!(param, GenericParam::Lifetime(_)));
    let lifetimes: Vec<_> = lifetimes.map(|_| quote!('static)).collect();
    if lifetimes.is_empty() { TokenStream::new() } else { quote!(::<#(#lifetimes),*>) }
}

/// The value of a `const`, converted to the type `ty` by `convert` and checked in const evaluation: where it is known, or
/// in the function, where the parameters of the type are.
pub(super) fn checked(
    path: &Path,
    model: &Model,
    convert: impl FnOnce(&TokenStream) -> TokenStream,
    check: &TokenStream,
    ty: &TokenStream,
) -> TokenStream {
    match in_an_item(path, model) {
        Some(own) => {
            let (value, verdict) = (convert(&own), verdict(path, &quote!(__private::#check(__VALIDATED))));
            quote_spanned! {path.span()=> {
                const __VALIDATED: #ty = #value;
                #verdict
                &__VALIDATED
            }}
        }
        None => {
            let value = convert(&path.to_token_stream());
            let verdict = in_a_function(At::tokens(path), &quote!(__private::#check(#value)));
            // A local variable is only found if its place comes from the same macro.
            let own = Ident::new("__value", path.span());
            quote_spanned!(path.span()=> &const {
                #verdict
                let #own: #ty = #value;
                #own
            })
        }
    }
}

/// A check of a `const` of the user's.
pub(super) fn verdict_on(path: &Path, model: &Model, check: impl FnOnce(&TokenStream) -> TokenStream) -> TokenStream {
    match in_an_item(path, model) {
        Some(own) => verdict(path, &check(&own)),
        None => in_a_function(At::tokens(path), &check(&path.to_token_stream())),
    }
}
