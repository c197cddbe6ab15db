//! What was written to facts: one file for each kind of word. Everything here knows HTTP, and nothing of tokens but their
//! places.

mod attempt;
mod braces;
pub(crate) mod choice;
mod companion;
mod container;
mod deliberate;
mod document;
mod field;
mod header;
mod member;
mod named;
mod number;
mod reader;
mod situation;
mod unknown;
mod variant;

pub(crate) use container::container;
pub(crate) use variant::variant;
