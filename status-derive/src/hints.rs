//! Names for the keywords inside the attribute, so that an editor can show their documentation, lead to it and complete
//! them.
//!
//! Only rust-analyzer sees them. They come first in the output and keep their shape when there are errors: so it can
//! match a keyword that is being typed to the name that it stands for.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use status_vocabulary::{Kind, Situation};

use crate::fallback;
use crate::keywords::is_known;
use crate::names::unraw;
use crate::parse::Input;

/// A place for keywords.
#[derive(Clone, Copy)]
enum Place {
    Type,
    Struct,
    Variant,
    Field,
}

pub(crate) fn tokens(input: &Input, kind: Kind) -> TokenStream {
    let mut names = Vec::new();
    let of_the_type = if input.is_enum { Place::Type } else { Place::Struct };
    name(&input.keywords.heads, of_the_type, kind, &mut names);
    for variant in &input.variants {
        name(&variant.keywords.heads, Place::Variant, kind, &mut names);
        for field in &variant.fields {
            name(&field.keywords.heads, Place::Field, kind, &mut names);
        }
    }
    if names.is_empty() {
        return TokenStream::new();
    }
    let runtime = fallback::runtime(input);
    quote! {
        #[allow(unexpected_cfgs)]
        const _: () = {
            #[cfg(rust_analyzer)]
            const _: () = {
                use #runtime::{private::keyword, situation};
                #(#names;)*
            };
        };
    }
}

fn name(heads: &[Ident], place: Place, kind: Kind, names: &mut Vec<TokenStream>) {
    let mut before = false;
    for head in heads {
        let text = unraw(head);
        let is_situation = match place {
            Place::Type | Place::Field => false,
            // Any other text may be the beginning of a situation, as long as there is none.
            Place::Struct | Place::Variant => Situation::named(&text).is_some() || !(before || is_known(&text)),
        };
        before |= is_situation;
        // `type` is a Rust keyword; `crate` cannot be a name at all.
        let keyword = match &*text {
            "type" => Ident::new_raw(&text, head.span()),
            "crate" => continue,
            // Only the others are parsed by the compiler: that is a large part of the cost of a macro.
            known if is_known(known) || Situation::named(known).is_some() => head.clone(),
            other if syn::parse_str::<Ident>(other).is_ok() => head.clone(),
            _ => continue,
        };
        names.push(match (is_situation, kind, place) {
            (true, Kind::Outcome, _) => quote!(situation::outcome::#keyword),
            (true, Kind::Error, _) => quote!(situation::error::#keyword),
            (false, _, Place::Type) => quote!(keyword::of_the_type::#keyword),
            (false, _, Place::Struct) => quote!(keyword::of_a_struct::#keyword),
            (false, _, Place::Variant) => quote!(keyword::of_a_variant::#keyword),
            (false, _, Place::Field) => quote!(keyword::of_a_field::#keyword),
        });
    }
}
