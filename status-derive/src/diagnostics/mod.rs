//! Every fault of a type, collected: what is wrong, what to write instead, and why.

mod findings;
mod message;
mod sink;
mod suggestion;

pub(crate) use findings::Faults;
pub(crate) use message::{At, Message};
pub(crate) use sink::Diagnostics;
pub(crate) use suggestion::{join, nearest, one_of};
