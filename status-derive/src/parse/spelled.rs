//! `Self` in an enum with subsets, spelled out: its parts stand in other types, too.

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use status_vocabulary::Keyword;
use syn::{Attribute, Data, DeriveInput, Meta};

/// The same enum, with its name in place of `Self` in the types of fields, and in paths in attributes.
pub(super) fn out(mut input: DeriveInput) -> DeriveInput {
    let has_subsets = input.attrs.iter().any(|attribute| is(attribute, "status") && names_subset(attribute));
    let Data::Enum(data) = &mut input.data else { return input };
    if !has_subsets {
        return input;
    }
    let (_, generics, _) = input.generics.split_for_impl();
    let generics = (!input.generics.params.is_empty()).then(|| generics.as_turbofish().into_token_stream());
    let whole = (&input.ident, generics.unwrap_or_default());
    let attributes = |attributes: &mut Vec<Attribute>| {
        for attribute in attributes.iter_mut().filter(|attribute| is(attribute, "status") || is(attribute, "error")) {
            if let Meta::List(list) = &mut attribute.meta {
                list.tokens = spelled(std::mem::take(&mut list.tokens), &whole, true);
            }
        }
    };
    attributes(&mut input.attrs);
    for variant in &mut data.variants {
        attributes(&mut variant.attrs);
        for field in &mut variant.fields {
            attributes(&mut field.attrs);
            if let Ok(ty) = syn::parse2(spelled(field.ty.to_token_stream(), &whole, false)) {
                field.ty = ty;
            }
        }
    }
    input
}

fn is(attribute: &Attribute, name: &str) -> bool {
    attribute.path().is_ident(name)
}

fn names_subset(attribute: &Attribute) -> bool {
    let Meta::List(list) = &attribute.meta else { return false };
    list.tokens
        .clone()
        .into_iter()
        .any(|token| matches!(token, TokenTree::Ident(ident) if ident == Keyword::Subset.name()))
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not of this project")]
fn spelled(tokens: TokenStream, whole: &(&Ident, TokenStream), only_paths: bool) -> TokenStream {
    let mut tokens = tokens.into_iter().peekable();
    let mut spelled_out = TokenStream::new();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), spelled(group.stream(), whole, only_paths));
                inner.set_span(group.span());
                spelled_out.extend([TokenTree::from(inner)]);
            }
            TokenTree::Ident(word) if word == "Self" => {
                let is_path = matches!(tokens.peek(), Some(TokenTree::Punct(punct)) if punct.as_char() == ':');
                let (mut name, generics) = (whole.0.clone(), &whole.1);
                name.set_span(word.span());
                spelled_out.extend(if only_paths && !is_path { quote!(#word) } else { quote!(#name #generics) });
            }
            token => spelled_out.extend([token]),
        }
    }
    spelled_out
}
