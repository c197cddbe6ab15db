//! Headers that depend on the value: each is one call of the runtime.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote, quote_spanned};
use status_vocabulary::Companion;
use status_vocabulary::shape::Shape;
use syn::Path;
use syn::spanned::Spanned;

use super::arm::{Arm, added, field_of, has_types, is_nameable, lines_of, local, owns, presence};
use super::verdict::verdict;
use super::{path, text};
use crate::model::{Dynamic, Lines, Model, NoStore, Part, Place, Presence, Response, Source, Target, Wire};
use crate::names::{header_name, may_be_other};

/// The method that adds them, where there are any.
pub(super) fn method(model: &Model) -> TokenStream {
    let (arms, headers) = (arms(model), local("headers"));
    if arms.is_empty() {
        return arms;
    }
    quote! {
        fn __companions(&self, #headers: &mut __private::HeaderMap) {
            match self { #arms }
        }
    }
}

/// The same as statements, over `self` and a `headers` of the statements.
pub(super) fn statements(model: &Model) -> TokenStream {
    let (arms, headers) = (arms(model), local("headers"));
    if arms.is_empty() {
        arms
    } else {
        quote! { { let #headers = &mut #headers; match &self { #arms } } }
    }
}

fn arms(model: &Model) -> TokenStream {
    let runtime = &model.runtime;
    let arms: Vec<_> = model
        .variants
        .iter()
        .filter_map(|variant| {
            let (mut arm, headers) = (Arm::new(model, variant), local("headers"));
            let calls: Vec<_> = match &variant.response {
                Response::Transparent(transparent) => {
                    let (name, ty) = (arm.bind(transparent.field), arm.ty(transparent.field));
                    let inner = quote!(<#ty as #runtime::HttpError>::__companions(#name, #headers););
                    let lines = (!transparent.lines.is_empty()).then(|| {
                        let lines = lines_of(transparent.place);
                        quote!(__private::append(&#lines, #headers);)
                    });
                    let more = transparent.dynamic.iter().map(|dynamic| call(dynamic, &mut arm));
                    let more: Vec<_> = lines.into_iter().chain(more).collect();
                    std::iter::once(inner).chain(added(&more, transparent, &arm)).collect()
                }
                Response::Own(own) => own.wire.dynamic.iter().map(|dynamic| call(dynamic, &mut arm)).collect(),
            };
            arm.that_does(&calls)
        })
        .collect();
    if arms.is_empty() {
        return TokenStream::new();
    }
    let rest = (arms.len() < model.variants.len()).then(|| quote!(_ => {}));
    quote!(#(#arms)* #rest)
}

fn call(dynamic: &Dynamic, arm: &mut Arm<'_>) -> TokenStream {
    let headers = local("headers");
    match dynamic {
        Dynamic::RaiseRetryAfter => quote!(__private::raise_retry_after(#headers);),
        Dynamic::NoStore(NoStore::Unsaid) => quote!(__private::no_store(#headers);),
        Dynamic::NoStore(NoStore::Nonce) => quote!(__private::no_store_with_nonce(#headers);),
        Dynamic::NoStore(NoStore::Always) => quote!(__private::no_store_always(#headers);),
        Dynamic::NoStore(NoStore::Const(path)) => {
            path::verdict_on(path, arm.model(), |path| quote!(__private::check::no_store(#path)))
        }
        Dynamic::Header { name, source } => {
            let model = arm.model();
            let constant =
                |path: &Path| validated(path, model, &quote!(check::field_value), &quote!(&::core::primitive::str));
            put(&quote!(FieldValue), Some(header(name)), source, constant, arm)
        }
        Dynamic::Template { target, parts } => {
            let parts: Vec<_> = parts.iter().map(|part| self::part(part, arm)).collect();
            match target {
                Target::Header(name) => {
                    let name = header(name);
                    quote!(__private::located(#name, &[#(#parts),*], #headers);)
                }
                Target::Link(rel) => quote!(__private::linked(#rel, &[#(#parts),*], #headers);),
            }
        }
        Dynamic::Challenge { companion, field, required, error, fallback } => {
            let value_trait = value_of(*companion);
            let (field, ty) = (arm.bind(*field), arm.ty(*field));
            let value = quote!(<#ty as __private::#value_trait>::of(#field));
            let (name, fallback) = (header(header_name(*companion)), lines(fallback, arm.model()));
            let error = match error {
                Some(error) => quote!(::core::option::Option::Some(#error)),
                None => quote!(::core::option::Option::None),
            };
            quote!(__private::challenge(#name, #value, #required, #error, #fallback, #headers);)
        }
        Dynamic::Lines { name, lines } => {
            let (name, lines) = (header(name), self::lines(lines, arm.model()));
            quote!(__private::lines(#name, #lines, #headers);)
        }
        Dynamic::Companion { companion, source, required } => match (companion.relation(), source) {
            (Some(rel), Source::Const(path)) => {
                let target = constant(path, *companion, arm.model());
                quote!(__private::linked(#rel, &[__private::Part::Text(#target)], #headers);)
            }
            (_, source) => {
                let model = arm.model();
                let put = put(&value_of(*companion), None, source, |path| constant(path, *companion, model), arm);
                let at_least = (*required && *companion == Companion::Upgrade)
                    .then(|| quote!(__private::at_least_unknown(#headers);));
                quote!(#put #at_least)
            }
        },
    }
}

fn lines(lines: &Lines, model: &Model) -> TokenStream {
    let [with_nonce, without] = [&lines.with_nonce, &lines.without]
        .map(|lines| Vec::from_iter(lines.iter().map(|line| text::line(line, model))));
    match lines.with_nonce == lines.without {
        true => quote!(&[#(#without),*]),
        false => {
            let headers = local("headers");
            quote!(__private::by_nonce(&[#(#with_nonce),*], &[#(#without),*], #headers))
        }
    }
}

/// A `const` of a companion, validated where it is evaluated if it is text. The panic is here and not in the runtime, so
/// that the error has a single place, which is the path.
fn constant(path: &Path, companion: Companion, model: &Model) -> TokenStream {
    let module = module(companion);
    let (check, ty) = (quote!(#module::check), quote!(__private::#module::Const));
    if companion.shape() == Shape::Delay {
        let convert = |own: &TokenStream| quote_spanned!(path.span()=> __private::#module::conversion(&#own).of(&#own));
        return path::checked(path, model, convert, &check, &ty);
    }
    if !companion.shape().is_of_texts() {
        return quote_spanned!(path.span()=> &#path);
    }
    validated(path, model, &check, &ty)
}

fn validated(path: &Path, model: &Model, check: &TokenStream, ty: &TokenStream) -> TokenStream {
    path::checked(path, model, TokenStream::clone, check, ty)
}

/// Puts a field, or a `const` as it is given.
fn put(
    value_trait: &TokenStream,
    name: Option<TokenStream>,
    source: &Source,
    constant: impl FnOnce(&Path) -> TokenStream,
    arm: &mut Arm<'_>,
) -> TokenStream {
    let headers = local("headers");
    let (value, ty) = match source {
        Source::Field(field) => (arm.bind(*field).to_token_stream(), arm.ty(*field).to_token_stream()),
        Source::Const(path) => (constant(path), quote_spanned!(path.span()=> _)),
    };
    let name = name.into_iter();
    quote!(<#ty as __private::#value_trait>::put(#value, #(#name,)* #headers);)
}

fn part(part: &Part, arm: &mut Arm<'_>) -> TokenStream {
    match part {
        Part::Text(text) => quote!(__private::Part::Text(#text)),
        Part::Field { field, place } => {
            let place = match place {
                Place::Segment => format_ident!("Segment"),
                Place::Query => format_ident!("Query"),
                Place::Fragment => format_ident!("Fragment"),
            };
            let (name, ty) = (arm.bind(*field), arm.ty(*field));
            let span = ty.span();
            let shown = quote_spanned!(span=> __private::shown::<#ty>(#name));
            quote!(__private::Part::#place(#shown))
        }
    }
}

fn header(name: &str) -> TokenStream {
    quote!(const { __private::HeaderName::from_static(#name) })
}

/// The runtime's trait for the values of a companion.
pub(super) fn value_of(companion: Companion) -> TokenStream {
    let module = module(companion);
    match companion.shape().is_shared() {
        true => quote!(#module::Value<__private::#module::Header>),
        false => quote!(#module::Value),
    }
}

/// The runtime's trait for the name of what a companion tells the place of.
pub(super) fn name_of(companion: Companion) -> TokenStream {
    let module = module(companion);
    quote!(#module::Name)
}

/// The runtime's module for a companion, in `__private`.
fn module(companion: Companion) -> TokenStream {
    let keyword = format_ident!("{}", companion.name());
    quote!(value::#keyword)
}

/// The bounds that are checked on a field's type.
pub(super) fn asked(dynamic: &[Dynamic]) -> Vec<(usize, TokenStream)> {
    let mut asked = Vec::new();
    for dynamic in dynamic {
        match dynamic {
            Dynamic::Lines { .. } | Dynamic::RaiseRetryAfter | Dynamic::NoStore(_) => {}
            Dynamic::Header { source, .. } => asked.extend(field_of(source).map(|field| (field, quote!(FieldValue)))),
            Dynamic::Template { parts, .. } => asked.extend(parts.iter().filter_map(|part| match part {
                Part::Field { field, .. } => Some((*field, quote!(Shown))),
                Part::Text(_) => None,
            })),
            Dynamic::Challenge { companion, field, .. } => asked.push((*field, value_of(*companion))),
            Dynamic::Companion { companion, source, .. } => {
                asked.extend(field_of(source).map(|field| (field, value_of(*companion))));
            }
        }
    }
    asked
}

/// Checks in const evaluation that no alias hides an `Option` where a value is required.
pub(super) fn consts(model: &Model) -> TokenStream {
    let mut checks = TokenStream::new();
    for (variant, own) in owns(model) {
        let required = required_headers(&own.wire).map(|(field, companion)| (field, Some(value_of(companion))));
        let is_required = |companion: &Companion| own.situation.required().contains(*companion);
        let members = own.wire.members.iter().filter(|member| member.companion.as_ref().is_some_and(is_required));
        let members = members.filter_map(|member| Some((field_of(&member.source)?, None)));
        for (field, value_trait) in required.chain(members) {
            let ty = &variant.fields[field].ty;
            if has_types(&model.generics) || !may_be_other(ty) || !is_nameable(ty, &model.generics) {
                continue;
            }
            let optional = match value_trait {
                Some(value_trait) => quote!(<#ty as __private::#value_trait>::OPTIONAL),
                None => {
                    let always = presence(&Presence::of(ty), &model.generics);
                    quote!(!#always)
                }
            };
            checks.extend(verdict(ty, &quote!(__private::check::always(#optional))));
        }
    }
    checks
}

/// The fields that the headers are made from without which the response would not be valid.
fn required_headers(wire: &Wire) -> impl Iterator<Item = (usize, Companion)> {
    wire.dynamic.iter().filter_map(|dynamic| match dynamic {
        Dynamic::Companion { companion, source, required: true } => Some((field_of(source)?, *companion)),
        Dynamic::Challenge { companion, field, required: true, fallback, .. } if fallback.without.is_empty() => {
            Some((*field, *companion))
        }
        Dynamic::Companion { .. }
        | Dynamic::Challenge { .. }
        | Dynamic::Lines { .. }
        | Dynamic::Header { .. }
        | Dynamic::Template { .. }
        | Dynamic::NoStore(_)
        | Dynamic::RaiseRetryAfter => None,
    })
}
