//! The messages for the compiler.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::message::{At, Message};

#[derive(Debug, Default)]
pub(crate) struct Diagnostics {
    errors: Vec<(At, Message)>,
    warnings: Vec<(At, Message)>,
}

impl Diagnostics {
    pub(crate) fn error(&mut self, at: impl Into<At>, message: Message) {
        self.errors.push((at.into(), message));
    }

    pub(crate) fn warning(&mut self, at: impl Into<At>, message: Message) {
        self.warnings.push((at.into(), message));
    }

    pub(crate) fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    /// Each message in a block of its own: at the level of items, `compile_error!` hides other diagnostics of its
    /// module.
    pub(crate) fn into_tokens(self) -> TokenStream {
        let errors = self.errors.iter().map(|(at, message)| {
            let text = message.text();
            let start = quote_spanned!(at.start()=> ::core::compile_error!);
            let end = quote_spanned!(at.end()=> { #text });
            quote!(const _: () = { #start #end };)
        });
        // The only way on stable to warn at a place in the user's code is the use of a deprecated item.
        let warnings = self.warnings.iter().map(|(at, message)| {
            let text = message.text();
            let name = quote_spanned!(at.start()=> IN_THE_STATUS_ATTRIBUTE);
            quote! {
                const _: () = {
                    #[deprecated(note = #text)]
                    const IN_THE_STATUS_ATTRIBUTE: () = ();
                    #name
                };
            }
        });
        quote!(#(#errors)* #(#warnings)*)
    }

    #[cfg(test)]
    pub(crate) fn messages(&self) -> impl Iterator<Item = (bool, At, &Message)> {
        let errors = self.errors.iter().map(|(at, message)| (true, *at, message));
        errors.chain(self.warnings.iter().map(|(at, message)| (false, *at, message)))
    }

    #[cfg(test)]
    pub(crate) fn texts(&self) -> Vec<String> {
        self.messages().map(|(_, _, message)| message.text()).collect()
    }
}
