//! The parts of an expansion: match arms, chained calls, local names.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use status_vocabulary::ParameterIn;
use syn::{GenericParam, Generics, Token, Type};

use crate::model::{MemberSpec, Model, Own, Presence, Response, Source, Transparent, Variant};
use crate::names::{names_one_of, param_name};

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

    pub(super) fn model(&self) -> &'a Model {
        self.model
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
        Response::Transparent(_) => None,
    })
}

pub(super) fn transparents(model: &Model) -> impl Iterator<Item = (usize, &Variant, &Transparent)> {
    model.variants.iter().enumerate().filter_map(|(at, variant)| match &variant.response {
        Response::Own(_) => None,
        Response::Transparent(transparent) => Some((at, variant, &**transparent)),
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

/// The statements that add to a response, unless that must not differ from the one for an absent resource.
pub(super) fn added(statements: &[TokenStream], transparent: &Transparent, arm: &Arm<'_>) -> Option<TokenStream> {
    let runtime = &arm.model.runtime;
    let (name, ty) = (binding(transparent.field), arm.ty(transparent.field));
    let entry = quote!(<#ty as #runtime::HttpError>::entry(#name));
    (!statements.is_empty()).then(|| quote!(if __private::may_add(#entry) { #(#statements)* }))
}

/// The table of the constant headers that a variant adds.
pub(super) fn lines_of(at: usize) -> Ident {
    format_ident!("__ADDED_{at}")
}

/// The type with lifetimes for the compiler to infer: the text does not depend on them.
#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not of this project")]
pub(super) fn erased(tokens: TokenStream) -> TokenStream {
    let mut is_lifetime = false;
    let mut is_bound = false;
    let mut erase = |token: TokenTree| match token {
        TokenTree::Group(group) => {
            let mut inner = Group::new(group.delimiter(), erased(group.stream()));
            inner.set_span(group.span());
            inner.into()
        }
        TokenTree::Ident(ident) if std::mem::take(&mut is_lifetime) && !is_bound => {
            Ident::new("_", ident.span()).into()
        }
        TokenTree::Punct(punct) => {
            is_lifetime = punct.as_char() == '\'';
            punct.into()
        }
        token => {
            is_bound |= matches!(&token, TokenTree::Ident(ident) if ident == "for");
            token
        }
    };
    tokens.into_iter().map(|token| -> TokenTree { erase(token) }).collect()
}

/// The place of a parameter as generated code names it.
pub(super) fn parameter_in(place: ParameterIn) -> TokenStream {
    let place = format_ident!("{place:?}");
    quote!(__private::ParameterIn::#place)
}

/// Returns whether the type depends on one of the type parameters.
pub(super) fn mentions(ty: &Type, generics: &Generics) -> bool {
    names_one(ty, generics, |param| matches!(param, GenericParam::Type(_)))
}

/// Returns whether the type names one of these parameters.
pub(super) fn names_one(ty: &Type, generics: &Generics, among: fn(&GenericParam) -> bool) -> bool {
    let names: Vec<_> = generics.params.iter().filter(|param| among(param)).map(param_name).collect();
    !names.is_empty() && names_one_of(ty.to_token_stream(), &names)
}

/// The constant expression for the presence of a header or a member: true where it is always there.
pub(super) fn presence(presence: &Presence, generics: &Generics) -> TokenStream {
    let (types, constant) = match presence {
        Presence::Always => return quote!(true),
        Presence::Sometimes => return quote!(false),
        Presence::Present(types) => (types, quote!(MEMBER)),
        Presence::Filled(types) => (types, quote!(HEADER)),
    };
    if !types.iter().all(|ty| is_nameable(ty, generics)) {
        return quote!(true);
    }
    // A constant of its own: what has a branch cannot be borrowed for a `static`.
    quote!(const {
        use __private::AnyPresence as _;
        #(__private::Presence::<#types>::#constant)||*
    })
}

/// A member as the catalogue describes it.
pub(super) fn member_spec(spec: &MemberSpec, generics: &Generics) -> TokenStream {
    let (name, ty, always) = (&spec.name, &spec.ty, presence(&spec.always, generics));
    let place = spec.place.map(parameter_in).map(|place| quote!(.of_parameter_in(#place)));
    quote!(__private::member(#name, #ty, #always) #place)
}

/// Returns whether a `static` can name the type: it has no parameters of the type around it.
pub(super) fn is_nameable(ty: &Type, generics: &Generics) -> bool {
    !names_one(ty, generics, |_| true) && !names_one_of(ty.to_token_stream(), &[&format_ident!("Self")])
}
