#![doc = include_str!("../README.md")]
#![no_std]
#![deny(missing_docs)]

mod companion;
pub mod grammar;
mod lookup;
mod policy;
mod refused;
pub mod render;
mod row;
pub mod situation;

pub use companion::{Companion, Companions, Form};
#[doc(hidden)]
pub mod shape {
    pub use crate::companion::{Date, List, Shape, Text};
}
pub use lookup::phrase;
pub use policy::{POLICIES, Policy};
pub use refused::{AMBIGUOUS, Ambiguous, REFUSED, Refused};
pub use row::{Grpc, Kind, Level, RetryClass, Role, RoleRule, Severity, Situation, Tier};
pub use situation::SITUATIONS;
