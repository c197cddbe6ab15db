//! The derive that reads: a table of entries, and how each variant is made of a response.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use status_vocabulary::Companion;
use status_vocabulary::shape::Shape;
use syn::spanned::Spanned;
use syn::{GenericParam, Generics, Type, WherePredicate, parse_quote};

use super::arm::{field_of, local, mentions, owns, parameter_in, presence, transparents};
use super::text;
use super::transparent::part;
use super::verdict::verdict;
use super::{allowed, statics};
use crate::model::{Dynamic, Field, HeaderSpec, Member, MemberSpec, Model, Presence, Transparent, Unknown, Variant};
use crate::names::header_name;

pub(crate) fn tokens(model: &Model) -> TokenStream {
    let (runtime, texts, statics) = (&model.runtime, text::consts(model), statics(model));
    let of_type = impls(model);
    // To a type of which nothing is read, every response is unknown: there is nothing to ask it for.
    let read = model.subsets.iter().filter(|subset| !subset.model.variants.is_empty());
    let subsets = read.map(|subset| {
        let impls = impls(&subset.model);
        quote!(const _: () = { #impls };)
    });
    let (distinct, by_status) = (distinct(model), by_status(model));
    let allowed = allowed(model.is_deprecated);
    quote! {
        #allowed
        const _: () = {
            use #runtime::private as __private;
            #texts
            #statics
            #of_type
            #distinct
            #(#by_status)*
            #(#subsets)*
        };
    }
}

/// Asks for the derive that makes the types of subsets, which this one cannot see.
pub(crate) fn subsets_are_made(ident: &Ident, at: Span, is_deprecated: bool, runtime: &TokenStream) -> TokenStream {
    let (allowed, mut ident) = (allowed(is_deprecated), ident.clone());
    ident.set_span(at);
    quote!(#allowed const _: () = #runtime::private::makes_subsets::<#ident>();)
}

/// The traits of one type, over the table of entries.
fn impls(model: &Model) -> TokenStream {
    let (ident, runtime) = (&model.ident, &model.runtime);
    let mut generics = with_bounds(model);
    let (helper, known) = known(model, &mut generics);
    let transparent = transparent(model);
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    let (at, fields) = (local("at"), local("fields"));
    let arms = arms(model);
    let unknown = model.unknown.as_ref().map(|unknown| self::unknown(unknown, model));
    quote! {
        #helper
        #[automatically_derived]
        impl #impl_generics #runtime::FromResponse for #ident #ty_generics #where_clause {
            const KNOWN: &'static [&'static #runtime::Entry] = #known;
            #transparent
            fn __read(
                #at: ::core::primitive::usize,
                #fields: &__private::Fields<'_>,
            ) -> ::core::result::Result<Self, __private::Broken> {
                #arms
            }
        }
        #unknown
    }
}

fn inner(model: &Model) -> impl Iterator<Item = (&Variant, &Transparent, &Type)> {
    transparents(model).map(|(_, variant, transparent)| (variant, transparent, &variant.fields[transparent.field].ty))
}

/// The type's own entries, then those of its `transparent` variants; and the code that joins them into one list.
fn known(model: &Model, generics: &mut Generics) -> (TokenStream, TokenStream) {
    let (ident, runtime) = (&model.ident, &model.runtime);
    let places = owns(model).map(|(_, own)| own.place);
    let own = match owns(model).next() {
        Some(_) if model.is_subset => quote!(&[#(&__ENTRIES[#places]),*]),
        Some(_) => quote!(&__private::refs(&__ENTRIES)),
        None => quote!(&[]),
    };
    let inner: Vec<_> = inner(model).map(|(.., ty)| ty).collect();
    if inner.is_empty() {
        return (TokenStream::new(), own);
    }
    let groups = quote!(&[#own, #(<#inner as #runtime::FromResponse>::KNOWN),*]);
    if !inner.iter().any(|ty| mentions(ty, &model.generics)) {
        let helper = quote!(const __GROUPS: &[&[&#runtime::Entry]] = #groups;);
        return (helper, quote!(&__private::flatten::<{ __private::count(__GROUPS) }>(__GROUPS)));
    }
    let bounds = inner.iter().map(|ty| -> WherePredicate { parse_quote!(#ty: #runtime::FromResponse) });
    generics.make_where_clause().predicates.extend(bounds);
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    let helper = quote! {
        #[automatically_derived]
        impl #impl_generics __private::Flat<true> for #ident #ty_generics #where_clause {
            const GROUPS: &'static [&'static [&'static #runtime::Entry]] = #groups;
        }
    };
    let flattened = quote!(<Self as __private::Flattened<true>>);
    (helper, quote!(#flattened::FLAT.split_at(#flattened::COUNT).0))
}

/// The additions of `transparent` variants to the entries of the types that they hold, which come after its own.
fn transparent(model: &Model) -> Option<TokenStream> {
    let (runtime, own) = (&model.runtime, owns(model).count());
    let parts: Vec<_> = inner(model)
        .map(|(variant, transparent, ty)| {
            let of = quote!(<#ty as #runtime::FromResponse>);
            let held = (quote!(#of::KNOWN), quote!(#of::__TRANSPARENT));
            part(own, variant, transparent, held, &model.generics)
        })
        .collect();
    let transparent = quote!(const __TRANSPARENT: &'static [#runtime::catalog::Transparent] = &[#(#parts),*];);
    (!parts.is_empty()).then_some(transparent)
}

/// One arm for each of the type's own variants, in the order of the entries; the rest of the positions are those of the
/// inner errors, one after the other.
fn arms(model: &Model) -> TokenStream {
    let (at, runtime) = (local("at"), &model.runtime);
    let own: Vec<_> = owns(model)
        .map(|(variant, own)| {
            let sources = sources(&own.wire.members, &own.wire.dynamic);
            of_fields(model, variant, &values(variant, &sources, None))
        })
        .collect();
    let inner: Vec<_> = inner(model).collect();
    let Some((last, before)) = inner.split_last() else {
        let last = own.len().saturating_sub(1);
        let arms = own.iter().enumerate().map(|(index, value)| match index == last {
            true => quote!(_ => #value,),
            false => quote!(#index => #value,),
        });
        return quote!(::core::result::Result::Ok(match #at { #(#arms)* }));
    };
    let read = |(variant, transparent, ty): &(&Variant, &Transparent, &Type)| {
        let fields = local("fields");
        let inner = (transparent.field, quote!(<#ty as #runtime::FromResponse>::__read(#at, #fields)?));
        let sources = sources(&transparent.members, &transparent.dynamic);
        let value = of_fields(model, variant, &values(variant, &sources, Some(inner)));
        quote!(::core::result::Result::Ok(#value))
    };
    let count = own.len();
    let own = own.iter().enumerate().map(|(index, value)| quote!(#index => return ::core::result::Result::Ok(#value),));
    let before = before.iter().map(|inner| {
        let (ty, read) = (inner.2, read(inner));
        quote! {
            if #at < <#ty as #runtime::FromResponse>::KNOWN.len() {
                return #read;
            }
            let #at = #at - <#ty as #runtime::FromResponse>::KNOWN.len();
        }
    });
    let last = read(last);
    let own = (count > 0).then(|| {
        quote! {
            match #at { #(#own)* _ => {} }
            let #at = #at - #count;
        }
    });
    quote!(#own #(#before)* #last)
}

/// The values of a variant's fields, each from the part of the response that is made of it; that of an inner error is
/// given.
fn values(variant: &Variant, sources: &[(usize, Source<'_>)], inner: Option<(usize, TokenStream)>) -> Vec<TokenStream> {
    let fields = local("fields");
    let value = |(index, field): (usize, &Field)| {
        if let Some((_, value)) = inner.as_ref().filter(|(inner, _)| *inner == index) {
            return Some(value.clone());
        }
        let (_, source) = sources.iter().find(|(read, _)| *read == index)?;
        let ty = &field.ty;
        let call = match source {
            Source::Member(Member { name, place: Some(place), .. }) => {
                let (method, place) = (Ident::new("parameter", ty.span()), parameter_in(*place));
                quote_spanned!(ty.span()=> #method::<#ty>(#place, #name))
            }
            Source::Member(member) => {
                let (name, method) = (&member.name, if is_list(member) { "errors" } else { "member" });
                let method = Ident::new(method, ty.span());
                quote_spanned!(ty.span()=> #method::<#ty>(#name))
            }
            Source::Header(name, header, required) => {
                let method = if *required { "required" } else { "header" };
                let method = Ident::new(method, ty.span());
                quote_spanned!(ty.span()=> #method::<__private::#header, #ty>(#name))
            }
        };
        Some(quote!(#fields.#call?))
    };
    std::iter::zip(0.., &variant.fields).filter_map(value).collect()
}

fn of_fields(model: &Model, variant: &Variant, values: &[TokenStream]) -> TokenStream {
    let members = variant.fields.iter().map(|field| &field.member);
    let name = &variant.ident;
    match model.is_enum {
        true => quote!(Self::#name { #(#members: #values),* }),
        false => quote!(Self { #(#members: #values),* }),
    }
}

/// The part of a response that a field is read from.
enum Source<'a> {
    Member(&'a Member),
    /// Its name, the type that it is read as, and whether the situation requires it.
    Header(&'a str, TokenStream, bool),
}

impl Source<'_> {
    fn name(&self) -> &str {
        match self {
            Source::Member(member) => &member.name,
            Source::Header(name, ..) => name,
        }
    }
}

/// Each field with its source.
fn sources<'a>(members: &'a [Member], dynamic: &'a [Dynamic]) -> Vec<(usize, Source<'a>)> {
    let mut sources = Vec::new();
    let of_companion = |companion: Companion, required| {
        let module = format_ident!("{}", companion.name());
        Source::Header(header_name(companion), quote!(value::#module::Header), required)
    };
    for member in members {
        sources.extend(field_of(&member.source).map(|field| (field, Source::Member(member))));
    }
    for dynamic in dynamic {
        match dynamic {
            Dynamic::Challenge { companion, field, required, .. } => {
                sources.push((*field, of_companion(*companion, *required)));
            }
            Dynamic::Companion { companion, source, required } => {
                sources.extend(field_of(source).map(|field| (field, of_companion(*companion, *required))));
            }
            Dynamic::Header { name, source } => {
                sources.extend(field_of(source).map(|field| (field, Source::Header(name, quote!(HeaderValue), false))));
            }
            Dynamic::Lines { .. } | Dynamic::Template { .. } | Dynamic::RaiseRetryAfter | Dynamic::NoStore(_) => {}
        }
    }
    sources
}

/// Returns whether it is the list of errors, which has a form of its own.
fn is_list(member: &Member) -> bool {
    member.companion.is_some_and(|companion| companion.shape() == Shape::Errors)
}

/// The bounds of a generic type, on its fields and not on its parameters.
fn with_bounds(model: &Model) -> Generics {
    let mut generics = model.generics.clone();
    let mut predicates: Vec<WherePredicate> = Vec::new();
    let of_own = owns(model).map(|(variant, own)| (variant, sources(&own.wire.members, &own.wire.dynamic)));
    let of_inner = inner(model).map(|(variant, added, _)| (variant, sources(&added.members, &added.dynamic)));
    for (variant, sources) in of_own.chain(of_inner) {
        for (index, source) in sources {
            let ty = &variant.fields[index].ty;
            if mentions(ty, &model.generics) {
                predicates.push(match source {
                    Source::Member(member) if is_list(member) => parse_quote!(#ty: __private::ReadableErrors),
                    Source::Member(_) => parse_quote!(#ty: __private::Readable),
                    Source::Header(_, header, _) => parse_quote!(#ty: __private::Reads<__private::#header>),
                });
            }
        }
    }
    if !predicates.is_empty() {
        generics.make_where_clause().predicates.extend(predicates);
    }
    generics
}

/// The conversion of a response that is unknown.
fn unknown(unknown: &Unknown, model: &Model) -> TokenStream {
    let (ident, runtime, received) = (&model.ident, &model.runtime, local("received"));
    let Unknown { ident: name, field } = unknown;
    let (impl_generics, ty_generics, where_clause) = model.generics.split_for_impl();
    let (member, ty) = (&field.member, &field.ty);
    // A field of another type is reported there.
    let value = quote_spanned!(ty.span()=> <#ty as __private::Keep>::keep);
    quote! {
        #[automatically_derived]
        impl #impl_generics ::core::convert::From<#runtime::Received> for #ident #ty_generics #where_clause {
            fn from(#received: #runtime::Received) -> Self {
                #ident::#name { #member: #value(#received) }
            }
        }
    }
}

/// Checks in const evaluation that each part that is read of a variant that is `by_status` may be absent. So may those that are added
/// to the errors of another type, of which one is.
fn by_status(model: &Model) -> Vec<TokenStream> {
    let mut verdicts = Vec::new();
    let mut check = |variant: &Variant,
                     sources: Vec<(usize, Source<'_>)>,
                     always: &dyn Fn(&str) -> Presence,
                     is_it: TokenStream| {
        for (field, source) in sources {
            let name = source.name();
            let always = always(name);
            if always != Presence::Sometimes {
                let always = presence(&always, &model.generics);
                let ty = &variant.fields[field].ty;
                verdicts.push(verdict(ty, &quote!(__private::check::by_status(#is_it && #always, #name))));
            }
        }
    };
    for (variant, own) in owns(model).filter(|(_, own)| own.by_status) {
        let always = |name: &str| always(own.headers.iter(), own.members.iter(), name);
        check(variant, sources(&own.wire.members, &own.wire.dynamic), &always, quote!(true));
    }
    for (variant, added, ty) in inner(model).filter(|(.., ty)| !mentions(ty, &model.generics)) {
        let (headers, members) = (added.headers.iter().map(|it| &it.0), added.member_specs.iter().map(|it| &it.0));
        let always = |name: &str| always(headers.clone(), members.clone(), name);
        let runtime = &model.runtime;
        let is_it = quote!(__private::is_by_status(<#ty as #runtime::FromResponse>::KNOWN));
        check(variant, sources(&added.members, &added.dynamic), &always, is_it);
    }
    verdicts
}

/// The presence of the part that is read by that name.
fn always<'a>(
    mut headers: impl Iterator<Item = &'a HeaderSpec>,
    mut members: impl Iterator<Item = &'a MemberSpec>,
    name: &str,
) -> Presence {
    let header = headers.find(|spec| spec.name == name).map(|spec| spec.always.clone());
    let member = || members.find(|spec| spec.name == name).map(|spec| spec.always.clone());
    header.or_else(member).unwrap_or(Presence::Always)
}

/// Checks in const evaluation that the entries are told apart, where that does not depend on a parameter.
fn distinct(model: &Model) -> Option<TokenStream> {
    let is_lifetime = |param: &GenericParam| matches!(param, GenericParam::Lifetime(_));
    let Some((.., first)) = inner(model).next() else {
        let entries = quote!(&__private::refs(&__ENTRIES));
        let several = owns(model).nth(1).is_some();
        return several.then(|| verdict(model.ident.to_token_stream(), &quote!(__private::distinct(#entries))));
    };
    if !model.generics.params.iter().all(is_lifetime) {
        return None;
    }
    let lifetimes = model.generics.lifetimes().map(|_| quote!('static));
    let lifetimes = (!model.generics.params.is_empty()).then(|| quote!(<#(#lifetimes),*>));
    let (ident, runtime) = (&model.ident, &model.runtime);
    let known = quote!(<#ident #lifetimes as #runtime::FromResponse>::KNOWN);
    Some(verdict(first.to_token_stream(), &quote!(__private::distinct(#known))))
}
