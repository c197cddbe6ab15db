//! From the author's text to facts: one file for each kind of keyword. Everything here depends on HTTP, and on tokens
//! only for their places.

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
mod spelled;
mod subset;
mod unknown;
mod variant;

pub(crate) use container::container;
pub(crate) use subset::subsets;
pub(crate) use variant::variant;
