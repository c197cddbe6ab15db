//! Every fault of a type, collected: what is wrong, what to write instead, and why.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};

/// A place in the source. On stable two spans cannot be joined, so that a range keeps its two ends.
#[derive(Debug, Clone, Copy)]
pub(crate) struct At {
    start: Span,
    end: Span,
}

impl At {
    pub(crate) fn range(start: At, end: At) -> At {
        At { start: start.start, end: end.end }
    }

    pub(crate) fn start(self) -> Span {
        self.start
    }

    pub(crate) fn end(self) -> Span {
        self.end
    }

    pub(crate) fn all(tokens: &[TokenTree]) -> At {
        let [start, end] =
            [tokens.first(), tokens.last()].map(|token| token.map_or_else(Span::call_site, TokenTree::span));
        At { start, end }
    }

    pub(crate) fn tokens(tokens: impl ToTokens) -> At {
        At::all(&Vec::from_iter(tokens.into_token_stream()))
    }
}

impl From<Span> for At {
    fn from(span: Span) -> At {
        At { start: span, end: span }
    }
}

/// What a person needs: what is wrong, what to write, and why. In that order, never one without the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Message {
    pub(crate) what: String,
    pub(crate) help: String,
    pub(crate) note: String,
}

impl Message {
    pub(crate) fn new(what: impl Into<String>, help: impl Into<String>, note: impl Into<String>) -> Message {
        Message { what: what.into(), help: help.into(), note: note.into() }
    }

    fn text(&self) -> String {
        format!("{}\nhelp: {}\nnote: {}", self.what, self.help, self.note)
    }
}

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

    /// Each message in a block of its own: at the level of items, `compile_error!` hides what else its module has to say.
    pub(crate) fn into_tokens(self) -> TokenStream {
        let errors = self.errors.iter().map(|(at, message)| {
            let text = message.text();
            let start = quote_spanned!(at.start=> ::core::compile_error!);
            let end = quote_spanned!(at.end=> { #text });
            quote!(const _: () = { #start #end };)
        });
        // Stable has no other way to warn at a place of the author's than the use of something deprecated.
        let warnings = self.warnings.iter().map(|(at, message)| {
            let text = message.text();
            let name = quote_spanned!(at.start=> STATUS_WARNING);
            quote! {
                const _: () = {
                    #[deprecated(note = #text)]
                    const STATUS_WARNING: () = ();
                    #name
                };
            }
        });
        quote!(#(#errors)* #(#warnings)*)
    }

    #[cfg(test)]
    pub(crate) fn said(&self) -> impl Iterator<Item = (bool, At, &Message)> {
        let errors = self.errors.iter().map(|(at, message)| (true, *at, message));
        errors.chain(self.warnings.iter().map(|(at, message)| (false, *at, message)))
    }

    #[cfg(test)]
    pub(crate) fn texts(&self) -> Vec<String> {
        self.said().map(|(_, _, message)| message.text()).collect()
    }
}

/// The candidate that is near enough to have been meant.
pub(crate) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let near = |candidate: &str| strsim::osa_distance(word, candidate) * 4 <= candidate.len();
    candidates
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(word, candidate), candidate))
        .filter(|(likeness, candidate)| *likeness > 0.87 || near(candidate))
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}

/// `a`, `b` or `c`, in backticks.
pub(crate) fn one_of<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    join(words, "or")
}

pub(crate) fn join(words: impl IntoIterator<Item = impl std::fmt::Display>, last: &str) -> String {
    let quoted: Vec<_> = words.into_iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((end, rest)) => format!("{} {last} {end}", rest.join(", ")),
    }
}
