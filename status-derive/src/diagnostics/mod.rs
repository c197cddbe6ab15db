//! Every finding of a type, collected: the error, the text to write instead, and the reason.

mod findings;
mod message;
mod sink;
mod suggestion;

pub(crate) use findings::Findings;
pub(crate) use message::{At, Message};
pub(crate) use sink::Diagnostics;
pub(crate) use suggestion::{join, nearest, one_of, roles};
