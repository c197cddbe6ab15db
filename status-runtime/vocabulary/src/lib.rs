#![doc = include_str!("../README.md")]
#![no_std]
#![deny(missing_docs)]
#![deny(clippy::wildcard_enum_match_arm)]

#[macro_use]
mod optional;
mod companion;
mod framework;
pub mod grammar;
mod grpc;
mod keyword;
mod lookup;
mod parameter;
mod policy;
mod refused;
pub mod render;
mod role;
mod row;
pub mod situation;
mod term;

pub use companion::{Companion, Cors, Form, Metadata};
#[doc(hidden)]
pub mod shape {
    pub use crate::companion::{Date, List, Shape, Text};
}
pub use framework::FRAMEWORKS;
pub use grpc::Grpc;
pub use keyword::{Keyword, Place};
pub use lookup::phrase;
pub use parameter::ParameterIn;
pub use policy::{POLICIES, Policy};
pub use refused::{AMBIGUOUS, Ambiguous, REFUSED, Refused};
pub use role::Role;
pub use row::{Kind, Level, RetryClass, RoleRule, Severity, Situation, Tier};
pub use situation::SITUATIONS;
pub use term::{Term, Terms};
