//! What generated code names, and nobody else: it may change with any release.

pub mod check;
mod value;
pub mod word;

pub use std::boxed::Box;

pub use http::{self, HeaderMap, HeaderName, HeaderValue};
pub use status_vocabulary::{Level, Situation};

pub use crate::catalog::entries::{Answers, Flat, Flattened, NoAnswers, count, flatten, refs};
#[cfg(all(fuzzing, feature = "problem"))]
pub use crate::catalog::lock::again as lock_again;
#[cfg(feature = "problem")]
pub use crate::catalog::lock::check as lock;
pub use crate::document::{Document, Piece};
pub use crate::entry::{Body, Lines, Parts, content, fixed, header, line, member, status};
pub use crate::error::{AnError, an_error};
pub use crate::integrations;
pub use crate::response::{Content, outcome, respond};
pub use value::*;
