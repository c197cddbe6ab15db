//! A message, and its place.

use proc_macro2::{Span, TokenTree};
use quote::ToTokens;

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

/// A message with the three parts that a user needs: the error, the text to write, and the reason. In that order, and
/// always all three.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Message {
    pub(crate) what: String,
    pub(crate) help: String,
    pub(crate) note: String,
}

impl Message {
    /// Begins a message, which is complete with all three parts: `Message::what(..).help(..).note(..)`.
    pub(crate) fn what(what: impl Into<String>) -> WithoutHelp {
        WithoutHelp { what: what.into() }
    }

    /// Begins the message about a text that is empty, or white space.
    pub(crate) fn says_nothing(keyword: &str, text: &str) -> WithoutHelp {
        let kind = if text.is_empty() { "an empty" } else { "a blank" };
        Message::what(format!("{kind} `{keyword}` says nothing"))
    }

    pub(crate) fn text(&self) -> String {
        format!("{}\nhelp: {}\nnote: {}", self.what, self.help, self.note)
    }
}

/// The error, without the help.
#[must_use]
pub(crate) struct WithoutHelp {
    what: String,
}

impl WithoutHelp {
    pub(crate) fn help(self, help: impl Into<String>) -> WithoutNote {
        WithoutNote { what: self.what, help: help.into() }
    }
}

/// The error and the help, without the note.
#[must_use]
pub(crate) struct WithoutNote {
    what: String,
    help: String,
}

impl WithoutNote {
    pub(crate) fn note(self, note: impl Into<String>) -> Message {
        Message { what: self.what, help: self.help, note: note.into() }
    }
}
