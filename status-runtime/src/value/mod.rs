//! What a field or a `const` may be, and how a value of it is put: one file for each shape.
//!
//! One trait per shape, with the header's type as a parameter where several headers have it, so that the compiler can say what
//! would fit. What it calls is concrete code of this crate: a user's crate instantiates nothing of `HeaderMap`.
//!
//! What is put is appended, here and wherever else an answer is made: its headers are new to it. With `insert` beside
//! `append`, what both call in `HeaderMap` is no longer inlined.

pub(crate) mod challenge;
pub mod check;
pub(crate) mod content;
pub(crate) mod date;
pub(crate) mod delay;
pub(crate) mod detail;
pub(crate) mod etag;
pub(crate) mod link;
pub(crate) mod list;
pub(crate) mod member;
pub(crate) mod methods;
pub(crate) mod nonce;
pub(crate) mod parameter;
pub(crate) mod put;
pub(crate) mod range;
pub(crate) mod rate;
pub(crate) mod reference;
pub(crate) mod storing;
pub(crate) mod text;
pub(crate) mod twin;
