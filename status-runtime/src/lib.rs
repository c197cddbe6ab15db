//! Say what happened; HTTP's answer follows.
#![deny(missing_docs)]

pub mod header;
pub mod situation;
