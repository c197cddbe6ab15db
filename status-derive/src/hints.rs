//! Names for the words inside the attribute, so that an editor can show their documentation, lead to it and complete them.
//!
//! Only rust-analyzer sees them. They come first in the output and keep their shape when there are errors: that is how it
//! matches a word that is being typed to the name that it stands for.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use status_vocabulary::{Companion, Situation};

use crate::parse::{Input, Item, ValueKind, Words};

pub(crate) fn tokens(input: &Input) -> TokenStream {
    let all = std::iter::once(&input.words)
        .chain(input.variants.iter().map(|variant| &variant.words))
        .chain(input.variants.iter().flat_map(|variant| &variant.fields).map(|field| &field.words));
    let names: Vec<_> = all.flat_map(|words: &Words| &words.items).filter_map(name).collect();
    if names.is_empty() {
        return TokenStream::new();
    }
    quote! {
        #[allow(unexpected_cfgs)]
        const _: () = {
            #[cfg(rust_analyzer)]
            const _: () = { #(#names;)* };
        };
    }
}

fn name(item: &Item) -> Option<TokenStream> {
    let word = word(item)?;
    let text = word.to_string();
    // What is neither may be the beginning of a situation.
    Some(match Companion::named(&text).is_some() && Situation::named(&text).is_none() {
        true => quote!(::status_runtime::private::word::#word),
        false => quote!(::status_runtime::situation::#word),
    })
}

fn word(item: &Item) -> Option<Ident> {
    match (&item.key, &item.value.kind) {
        (None, ValueKind::Word(word) | ValueKind::Call(word, _)) => Some(word.clone()),
        (Some(key), _) if !key.quoted => syn::parse_str::<Ident>(&key.name).ok().map(|mut word| {
            word.set_span(key.at.start());
            word
        }),
        _ => None,
    }
}
