//! The impls after an error, so that it remains the only error.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use status_vocabulary::{Keyword, Kind};
use syn::Generics;

use crate::diagnostics::Findings;
use crate::expand;
use crate::lower;
use crate::model::Frameworks;
use crate::parse::Input;
use crate::read;
#[cfg(any(feature = "read", test))]
use crate::rules;

const MESSAGE: &str = "the attribute has an error";

pub(crate) fn tokens(input: &Input, kind: Kind) -> TokenStream {
    let runtime = runtime(input);
    let whole = stubs(&input.ident, &input.generics, &runtime, kind);
    let allowed = expand::allowed(input.is_deprecated);
    // Its findings are those of the first reading.
    let subsets = lower::definitions(input, &read::subsets(input, &mut Findings::default()), kind);
    let definitions = subsets.iter().map(|subset| expand::subset::definition(subset, input.is_deprecated));
    let impls = subsets.iter().map(|subset| {
        let stubs = stubs(&subset.item.ident, &subset.item.generics, &runtime, kind);
        let conversions = expand::subset::conversions(subset, &input.ident, &input.generics, &runtime);
        quote! {
            const _: () = {
                #stubs
                #conversions
            };
        }
    });
    quote! {
        #(#definitions)*
        #allowed
        const _: () = {
            #whole
            #(#impls)*
        };
    }
}

fn stubs(ident: &Ident, of_type: &Generics, runtime: &TokenStream, kind: Kind) -> TokenStream {
    let mut generics = of_type.clone();
    let mut asked = None;
    if kind == Kind::Error {
        let is_error = expand::if_it_is(ident, &generics, &quote!(#runtime::private::AnError));
        generics.make_where_clause().predicates.push(is_error);
        asked = expand::asked(ident, &generics, runtime);
    }
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    let derived = if kind == Kind::Outcome { quote!(HttpOutcome) } else { quote!(HttpError) };
    let integration = expand::integration(ident, of_type, runtime, &Frameworks::All, kind);
    quote! {
        #asked
        #[automatically_derived]
        impl #impl_generics #runtime::#derived for #ident #ty_generics #where_clause {
            fn entry(&self) -> &'static #runtime::Entry {
                ::core::panic!(#MESSAGE)
            }
        }
        #[automatically_derived]
        impl #impl_generics #runtime::IntoResponse for #ident #ty_generics #where_clause {
            fn into_response(self) -> #runtime::Response {
                ::core::panic!(#MESSAGE)
            }
        }
        #[automatically_derived]
        impl #impl_generics ::core::convert::From<#ident #ty_generics> for #runtime::Response #where_clause {
            fn from(_: #ident #ty_generics) -> Self {
                ::core::panic!(#MESSAGE)
            }
        }
        #[automatically_derived]
        impl #impl_generics #runtime::Catalog for #ident #ty_generics #where_clause {
            const ENTRIES: &'static [&'static #runtime::Entry] = &[];
        }
        #integration
    }
}

/// The impls of the derive that reads.
#[cfg(any(feature = "read", test))]
pub(crate) fn reading(input: &Input) -> TokenStream {
    let (ident, runtime) = (&input.ident, runtime(input));
    let whole = read(ident, &input.generics, &runtime);
    // Its findings are those of the first reading.
    let subsets = read::subsets(input, &mut Findings::default());
    // A client's alone have no types.
    let made = if rules::reading::is_of_a_client(input) { &[][..] } else { &subsets };
    let subsets = lower::definitions(input, made, Kind::Error);
    let subsets = subsets.iter().map(|subset| read(&subset.item.ident, &subset.item.generics, &runtime));
    let allowed = expand::allowed(input.is_deprecated);
    let (impl_generics, ty_generics, where_clause) = input.generics.split_for_impl();
    let unknown = input.variants.iter().any(|variant| variant.keywords.bare(Keyword::Unknown).is_some()).then(|| {
        quote! {
            #[automatically_derived]
            impl #impl_generics ::core::convert::From<#runtime::Received> for #ident #ty_generics #where_clause {
                fn from(_: #runtime::Received) -> Self {
                    ::core::panic!(#MESSAGE)
                }
            }
        }
    });
    quote! {
        #allowed
        const _: () = {
            #whole
            #unknown
            #(#subsets)*
        };
    }
}

#[cfg(any(feature = "read", test))]
fn read(ident: &Ident, generics: &Generics, runtime: &TokenStream) -> TokenStream {
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    quote! {
        #[automatically_derived]
        impl #impl_generics #runtime::FromResponse for #ident #ty_generics #where_clause {
            const KNOWN: &'static [&'static #runtime::Entry] = &[];
            fn __read(
                _: ::core::primitive::usize,
                _: &#runtime::private::Fields<'_>,
            ) -> ::core::result::Result<Self, #runtime::private::Broken> {
                ::core::panic!(#MESSAGE)
            }
        }
    }
}

/// The path of the runtime in the attribute, as far as it can be read.
pub(crate) fn runtime(input: &Input) -> TokenStream {
    let path =
        input.keywords.items.iter().find(|item| item.key.as_ref().is_some_and(|key| key.name == Keyword::Crate.name()));
    match path.and_then(|item| item.value.as_module()) {
        Some(path) => quote!(#path),
        None => quote!(::status_runtime),
    }
}
