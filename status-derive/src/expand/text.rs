//! Constant texts, and the `const`s of the user's in them.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;

use super::path::in_an_item;
use super::verdict::verdict;
use crate::constant::{Check, ConstPart, ConstPath, ConstText};
use crate::model::Model;

/// The user's `const`s by the names that the texts have for them, each checked where it is evaluated.
pub(super) fn consts(model: &Model) -> TokenStream {
    let mut tokens = TokenStream::new();
    for (at, (path, checks)) in model.consts.iter().enumerate() {
        let (own, ConstPath(path)) = (name_at(at), path);
        let value = in_an_item(path, model);
        tokens.extend(quote_spanned!(path.span()=> const #own: &::core::primitive::str = #value;));
        for check in checks {
            let asked = match check {
                Check::Types => quote!(types(#own)),
                Check::Domain => quote!(domain(#own)),
                Check::Parameter { scheme, name } => quote!(auth_param(#scheme, #name, #own)),
                Check::Token68 => quote!(token68(#own)),
                Check::Challenge { of_a_proxy } => quote!(challenge::<{ #own.len() }>(#own, #of_a_proxy)),
                Check::Anonymous => quote!(anonymous(#own)),
                Check::Strength(paths) => {
                    let names = paths.iter().map(|path| name(path, model));
                    quote!(strength(&[#(#names),*]))
                }
            };
            tokens.extend(verdict(path, &quote!(__private::check::#asked)));
        }
    }
    tokens
}

/// The text as an expression that is constant.
pub(super) fn text(text: &ConstText, model: &Model) -> TokenStream {
    match text.literal() {
        Some(text) => quote!(#text),
        None => {
            let parts = text.parts().iter().map(|part| self::part(part, model));
            quote!(__private::joined!(#(#parts),*))
        }
    }
}

/// The same for the value of a header. One that cannot be sent has been reported, and does not fail again.
pub(super) fn line(line: &ConstText, model: &Model) -> TokenStream {
    let text = text(line, model);
    match line.literal() {
        Some(_) => text,
        None => quote!(__private::sendable!(#text)),
    }
}

fn part(part: &ConstPart, model: &Model) -> TokenStream {
    match part {
        ConstPart::Text(text) => quote!(#text),
        ConstPart::Const(path) => {
            let name = name(path, model);
            quote!(#name)
        }
        ConstPart::Escaped(path) => {
            let name = name(path, model);
            quote!(__private::escaped!(#name))
        }
        ConstPart::Supplied(path, error, has_nonce) => {
            let name = name(path, model);
            let error = match error {
                Some(error) => quote!(::core::option::Option::Some(#error)),
                None => quote!(::core::option::Option::None),
            };
            quote!(__private::supplied!(#name, #error, #has_nonce))
        }
    }
}

fn name(path: &ConstPath, model: &Model) -> Ident {
    name_at(model.consts.iter().position(|(known, _)| known == path).unwrap_or_default())
}

fn name_at(at: usize) -> Ident {
    format_ident!("__CONST_{at}")
}
