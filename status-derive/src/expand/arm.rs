//! The parts of an expansion: match arms, chained calls, local names.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{Generics, Token, Type};

use crate::model::{Model, Own, Response, Source, Variant};

/// The fields of the match arm of a variant: only those that it uses are bound.
pub(super) struct Arm<'a> {
    model: &'a Model,
    variant: &'a Variant,
    bound: Vec<usize>,
}

impl<'a> Arm<'a> {
    pub(super) fn new(model: &'a Model, variant: &'a Variant) -> Arm<'a> {
        Arm { model, variant, bound: Vec::new() }
    }

    pub(super) fn bind(&mut self, field: usize) -> Ident {
        if !self.bound.contains(&field) {
            self.bound.push(field);
        }
        binding(field)
    }

    pub(super) fn ty(&self, field: usize) -> &'a Type {
        &self.variant.fields[field].ty
    }

    pub(super) fn pattern(&self) -> TokenStream {
        let fields = self.bound.iter().map(|field| {
            let (member, name) = (&self.variant.fields[*field].member, binding(*field));
            quote!(#member: #name,)
        });
        let (ident, variant) = (&self.model.ident, &self.variant.ident);
        match self.model.is_enum {
            true => quote!(#ident::#variant { #(#fields)* .. }),
            false => quote!(#ident { #(#fields)* .. }),
        }
    }

    /// The whole arm, unless there is nothing for it to do.
    pub(super) fn that_does(&self, calls: &[TokenStream]) -> Option<TokenStream> {
        (!calls.is_empty()).then(|| {
            let pattern = self.pattern();
            quote!(#pattern => { #(#calls)* })
        })
    }
}

fn binding(field: usize) -> Ident {
    local(&format!("field{field}"))
}

/// A name that differs from every name of the user's: hygiene would not keep a `const` from taking its place in a
/// pattern.
pub(super) fn local(name: &str) -> Ident {
    Ident::new(&format!("__{name}"), Span::mixed_site())
}

pub(super) fn owns(model: &Model) -> impl Iterator<Item = (&Variant, &Own)> {
    model.variants.iter().filter_map(|variant| match &variant.response {
        Response::Own(own) => Some((variant, &**own)),
        Response::Transparent => None,
    })
}

/// Calls of the methods of `Parts`. They are appended to one stream: to create a stream for each and join them would
/// take most of the time of a large enum.
pub(super) struct Calls(pub(super) TokenStream);

impl Calls {
    pub(super) fn call(&mut self, name: &str, arguments: impl ToTokens) {
        <Token![.]>::default().to_tokens(&mut self.0);
        Ident::new(name, Span::call_site()).to_tokens(&mut self.0);
        syn::token::Paren::default().surround(&mut self.0, |inside| arguments.to_tokens(inside));
    }
}

pub(super) fn has_types(generics: &Generics) -> bool {
    generics.type_params().next().is_some()
}

pub(super) fn field_of(source: &Source) -> Option<usize> {
    match source {
        Source::Field(field) => Some(*field),
        Source::Const(_) => None,
    }
}

/// Deprecated items are named here because they exist, and not because they are used.
pub(crate) fn allowed(is_deprecated: bool) -> Option<TokenStream> {
    is_deprecated.then(|| quote!(#[allow(deprecated)]))
}
