//! Variants whose response is that of their field: what they add to it, and their part of the catalogue.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::{Generics, parse_quote};

use super::arm::{Arm, erased, lines_of, member_spec, mentions, presence, transparents};
use super::verdict::{in_a_function, verdict, verdict_at};
use super::{document, text};
use crate::diagnostics::At;
use crate::model::{Model, Response, Transparent, Variant};
use crate::names::{type_name, unraw};

/// The entry of the inner error. Where members are added to it, its document is not closed.
pub(super) fn entry(transparent: &Transparent, model: &Model, arm: &mut Arm<'_>) -> TokenStream {
    let runtime = &model.runtime;
    let (name, ty) = (arm.bind(transparent.field), arm.ty(transparent.field));
    let entry = quote!(<#ty as #runtime::HttpError>::entry(#name));
    let entry = if transparent.adds_members() { quote!(__private::opened(#entry)) } else { entry };
    // A check that depends on a parameter of the type is made where the type is used.
    let asked = match mentions(ty, &model.generics) {
        true => collisions(ty, transparent).map(|(at, message)| in_a_function(at, &message)).collect(),
        false => TokenStream::new(),
    };
    if asked.is_empty() { entry } else { quote!({ #asked #entry }) }
}

/// Constant headers, and the checks that nothing is sent twice.
pub(super) fn consts(model: &Model) -> TokenStream {
    let mut tokens = TokenStream::new();
    for (_, variant, transparent) in transparents(model) {
        if !transparent.lines.is_empty() {
            let (name, count) = (lines_of(transparent.place), transparent.lines.len());
            let lines = transparent.lines.iter().map(|(name, value)| {
                let value = text::line(value, model);
                quote!(__private::line(#name, #value))
            });
            tokens.extend(quote! {
                static #name: [(__private::HeaderName, __private::HeaderValue); #count] = [#(#lines),*];
            });
        }
        let ty = &variant.fields[transparent.field].ty;
        if !mentions(ty, &model.generics) {
            tokens.extend(collisions(ty, transparent).map(|(at, message)| verdict_at(at, &message)));
        }
    }
    tokens
}

/// The checks that the inner error has none of the headers and members that are added, each at the place of a name.
fn collisions<'a>(ty: &'a syn::Type, transparent: &'a Transparent) -> impl Iterator<Item = (At, TokenStream)> + 'a {
    let check = move |check: &str, name: &str| {
        let (check, ty) = (format_ident!("{check}"), erased(ty.to_token_stream()));
        quote!({
            use __private::NoCases as _;
            __private::#check((__private::Cases::<#ty>::ENTRIES, __private::Cases::<#ty>::TRANSPARENT), #name)
        })
    };
    let headers = transparent.headers.iter().map(move |(spec, at)| (*at, check("added_header", &spec.name)));
    let members = transparent.member_specs.iter().map(move |(spec, at)| (*at, check("added_member", &spec.name)));
    headers.chain(members)
}

/// The catalogue where entries are those of the types of `transparent` variants: the code that joins them into one
/// list, the list, and the description of its parts.
pub(super) fn catalog(model: &Model, generics: &mut Generics) -> (TokenStream, TokenStream, TokenStream) {
    let (ident, runtime) = (&model.ident, &model.runtime);
    let (mut index, mut is_generic) = (0_usize, false);
    let (mut groups, mut parts) = (Vec::new(), Vec::new());
    for variant in &model.variants {
        let transparent = match &variant.response {
            Response::Own(own) => {
                let place = own.place;
                groups.push(quote!(&[&__ENTRIES[#place]]));
                index += 1;
                continue;
            }
            Response::Transparent(transparent) => transparent,
        };
        let ty = &variant.fields[transparent.field].ty;
        let of = match mentions(ty, &model.generics) {
            true => {
                is_generic = true;
                generics.make_where_clause().predicates.push(parse_quote!(#ty: #runtime::Catalog));
                quote!(<#ty as #runtime::Catalog>)
            }
            false => {
                let ty = erased(ty.to_token_stream());
                quote!(__private::Cases::<#ty>)
            }
        };
        groups.push(quote!(#of::ENTRIES));
        let held = (quote!(#of::ENTRIES), quote!(#of::TRANSPARENT));
        parts.push(part(index, variant, transparent, held, &model.generics));
    }
    let all = quote!({ use __private::NoCases as _; &[#(#groups),*] });
    let transparent = quote! {
        const TRANSPARENT: &'static [#runtime::catalog::Transparent] = {
            use __private::NoCases as _;
            &[#(#parts),*]
        };
    };
    if is_generic {
        let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
        let helper = quote! {
            #[automatically_derived]
            impl #impl_generics __private::Flat for #ident #ty_generics #where_clause {
                const GROUPS: &'static [&'static [&'static #runtime::Entry]] = #all;
            }
        };
        let entries = quote!(<Self as __private::Flattened>::FLAT.split_at(<Self as __private::Flattened>::COUNT).0);
        return (helper, entries, transparent);
    }
    // A check of the whole covers its subsets.
    let doubled = (!model.is_subset).then(|| doubled(model));
    let helper = quote! {
        const __GROUPS: &[&[&#runtime::Entry]] = #all;
        #doubled
    };
    (helper, quote!(&__private::flatten::<{ __private::count(__GROUPS) }>(__GROUPS)), transparent)
}

/// The check that each code has one status, at the type that brings the second.
fn doubled(model: &Model) -> TokenStream {
    let of_inner: Vec<_> = transparents(model).map(|(at, ..)| at).collect();
    let verdicts = transparents(model).map(|(at, variant, transparent)| {
        let ty = &variant.fields[transparent.field].ty;
        verdict(ty, &quote!(__private::doubled_in(__DOUBLED, #at, &[#(#of_inner),*])))
    });
    quote! {
        const __DOUBLED: ::core::option::Option<__private::Doubled> =
            __private::doubled::<{ __private::room(__GROUPS) }>(__GROUPS);
        #(#verdicts)*
    }
}

/// One `transparent` variant in the catalogue, after so many entries of the type itself, with the entries of the type that it holds
/// and their `transparent` variants.
pub(super) fn part(
    before: usize,
    variant: &Variant,
    transparent: &Transparent,
    (entries, inner): (TokenStream, TokenStream),
    generics: &Generics,
) -> TokenStream {
    let (name, ty) = (unraw(&variant.ident), type_name(&variant.fields[transparent.field].ty));
    let part = quote!(__private::transparent(#name, #ty, #before, #entries, #inner));
    if !transparent.adds() {
        return part;
    }
    let headers = transparent.headers.iter().map(|(spec, _)| {
        let (name, always) = (&spec.name, presence(&spec.always, generics));
        quote!(__private::header(#name, #always))
    });
    let members = transparent.member_specs.iter().map(|(spec, _)| member_spec(spec, generics));
    let lines = match transparent.lines.is_empty() {
        true => quote!(|| &[]),
        false => {
            let lines = lines_of(transparent.place);
            quote!(|| &#lines)
        }
    };
    let constants = document::constants(&transparent.constants);
    quote!(#part.adding(&[#(#headers),*], &[#(#members),*], #lines, #constants))
}
