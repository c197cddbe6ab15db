//! A subset: its definition, and the conversions between it, its enum and the other subsets.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Generics, Path, parse_quote};

use super::arm::{allowed, has_types, local, mentions};
use crate::model::{Definition, Narrowed, Taken};

pub(crate) fn definition(subset: &Definition, is_deprecated: bool) -> TokenStream {
    let (allowed, item) = (allowed(is_deprecated), &subset.item);
    quote!(#allowed #item)
}

/// `From` for the enum and for larger subsets, so that `?` leads from the narrow to the wide; `TryFrom` for the way
/// back.
pub(crate) fn conversions(
    subset: &Definition,
    whole: &Ident,
    generics: &Generics,
    runtime: &TokenStream,
) -> TokenStream {
    let (ident, value) = (&subset.item.ident, local("value"));
    let (_, narrow, _) = subset.item.generics.split_for_impl();
    let into = from(subset, whole, generics, &[], runtime);
    let within = subset.within.iter().map(|it| from(subset, &it.ident, &it.generics, &it.narrowed, runtime));
    let bounded = with_parts(subset, generics, &[], runtime);
    let (impl_generics, wide, where_clause) = bounded.split_for_impl();
    let mut of_trait = bounded.clone();
    if has_types(&subset.item.generics) {
        // Its catalogue may depend on the parameters.
        of_trait.make_where_clause().predicates.push(parse_quote!(#ident #narrow: #runtime::Catalog));
    }
    let (_, _, of_trait) = of_trait.split_for_impl();
    let arms = subset.variants.iter().map(|variant| back(variant, whole, ident, runtime));
    quote! {
        #into
        #(#within)*
        #[automatically_derived]
        impl #impl_generics ::core::convert::TryFrom<#whole #wide> for #ident #narrow #where_clause {
            type Error = #whole #wide;

            fn try_from(#value: #whole #wide) -> ::core::result::Result<Self, #whole #wide> {
                match #value {
                    #(#arms)*
                    #[allow(unreachable_patterns)]
                    #value => ::core::result::Result::Err(#value),
                }
            }
        }
        #[automatically_derived]
        impl #impl_generics #runtime::SubsetOf<#whole #wide> for #ident #narrow #of_trait {
            fn widen(self) -> #whole #wide {
                ::core::convert::From::from(self)
            }

            fn narrow(#value: #whole #wide) -> ::core::result::Result<Self, #whole #wide> {
                ::core::convert::TryFrom::try_from(#value)
            }
        }
    }
}

/// The conversion into a type that has at least the same variants.
fn from(
    subset: &Definition,
    to: &Ident,
    generics: &Generics,
    narrowed: &[(Ident, Path)],
    runtime: &TokenStream,
) -> TokenStream {
    let (ident, value) = (&subset.item.ident, local("value"));
    let (_, narrow, _) = subset.item.generics.split_for_impl();
    let bounded = with_parts(subset, generics, narrowed, runtime);
    let (impl_generics, wide, where_clause) = bounded.split_for_impl();
    let arms = subset.variants.iter().map(|variant| {
        let (name, fields) = (&variant.ident, fields(variant));
        let widened = variant.narrowed.as_ref().and_then(|Narrowed { field, part, ty }| {
            let field = field_at(*field);
            match part_of(variant, narrowed) {
                None => {
                    Some(quote_spanned!(part.span()=> let #field = <#part as #runtime::SubsetOf<#ty>>::widen(#field);))
                }
                Some(wider) if !is_same(part, wider) => {
                    Some(quote!(let #field = <#wider as ::core::convert::From<#part>>::from(#field);))
                }
                Some(_) => None,
            }
        });
        quote!(#ident::#name { #fields } => { #widened #to::#name { #fields } })
    });
    quote! {
        #[automatically_derived]
        impl #impl_generics ::core::convert::From<#ident #narrow> for #to #wide #where_clause {
            fn from(#value: #ident #narrow) -> Self {
                match #value { #(#arms)* }
            }
        }
    }
}

/// The type of a variant's field in a subset that narrows it.
fn part_of<'a>(variant: &Taken, narrowed: &'a [(Ident, Path)]) -> Option<&'a Path> {
    narrowed.iter().find(|(ident, _)| *ident == variant.ident).map(|(_, part)| part)
}

fn is_same(part: &Path, other: &Path) -> bool {
    part.to_token_stream().to_string() == other.to_token_stream().to_string()
}

/// The parameters, with bounds on the parts of what `transparent` variants hold: where these depend on a parameter, and
/// where one is to contain another, which may not be so.
fn with_parts(subset: &Definition, generics: &Generics, narrowed: &[(Ident, Path)], runtime: &TokenStream) -> Generics {
    let mut generics = generics.clone();
    for variant in &subset.variants {
        let Some(Narrowed { part, ty, .. }) = &variant.narrowed else { continue };
        match part_of(variant, narrowed) {
            None if mentions(ty, &generics) => {
                generics.make_where_clause().predicates.push(parse_quote!(#part: #runtime::SubsetOf<#ty>));
            }
            // The `for` keeps the compiler from refusing the impl.
            Some(wider) if !is_same(part, wider) => {
                let bound = parse_quote!(for<'__status> #wider: ::core::convert::From<#part>);
                generics.make_where_clause().predicates.push(bound);
            }
            Some(_) | None => {}
        }
    }
    generics
}

/// The arm of a variant on the way back.
fn back(variant: &Taken, whole: &Ident, ident: &Ident, runtime: &TokenStream) -> TokenStream {
    let (name, fields) = (&variant.ident, fields(variant));
    let Some(Narrowed { field, part, ty }) = &variant.narrowed else {
        return quote!(#whole::#name { #fields } => ::core::result::Result::Ok(#ident::#name { #fields }),);
    };
    let field = field_at(*field);
    let narrowed = quote_spanned!(part.span()=> <#part as #runtime::SubsetOf<#ty>>::narrow(#field));
    quote! {
        #whole::#name { #fields } => match #narrowed {
            ::core::result::Result::Ok(#field) => ::core::result::Result::Ok(#ident::#name { #fields }),
            ::core::result::Result::Err(#field) => ::core::result::Result::Err(#whole::#name { #fields }),
        },
    }
}

/// The fields, as a pattern and as an expression.
fn fields(variant: &Taken) -> TokenStream {
    let fields = variant.members.iter().enumerate().map(|(at, member)| {
        let field = field_at(at);
        quote!(#member: #field,)
    });
    fields.collect()
}

fn field_at(at: usize) -> Ident {
    local(&format!("field{at}"))
}
