//! The names that generated code uses; not a public API, and subject to change with any release.

pub use std::boxed::Box;
pub use std::fmt::Display;

pub use http::{self, HeaderMap, HeaderName, HeaderValue};
pub use status_vocabulary::{Grpc, Level, ParameterIn, Situation};

pub use crate::catalog::composed::{Doubled, Flat, Flattened, added_header, added_member, doubled, doubled_in, room};
pub use crate::catalog::entries::{Cases, NoCases, count, flatten, refs, transparent};
#[cfg(all(fuzzing, feature = "lock"))]
pub use crate::catalog::lock::again as lock_again;
#[cfg(all(feature = "lock", feature = "read"))]
pub use crate::catalog::lock::reads as reads_of_lock;
#[cfg(feature = "lock")]
pub use crate::catalog::lock::{Contract, check as lock};
#[cfg(feature = "read")]
pub use crate::catalog::reads::{Listing, check as reads};
#[cfg(feature = "read")]
pub use crate::catalog::subset::makes_subsets;
pub use crate::document::{Document, Piece};
pub use crate::entry::{
    Body, Domain, Lines, Parts, append, content, domain, fixed, header, line, may_add, member, opened, own_domain,
    status,
};
pub use crate::error::{AnError, Derived, an_error};
#[cfg(feature = "axum-extract")]
pub use crate::extract::generated as extract;
pub use crate::integrations;
#[cfg(feature = "read")]
pub use crate::read::fields::{Broken, Fields};
#[cfg(feature = "read")]
pub use crate::read::from_response::Keep;
#[cfg(feature = "read")]
pub use crate::read::identity::{distinct, is_by_status};
#[cfg(feature = "read")]
pub use crate::read::lines::Reads;
pub use crate::response::{Content, outcome, respond};
pub use crate::text::{__escaped as escaped, __joined as joined, __sendable as sendable, __supplied as supplied};
pub use crate::value::by_keyword as value;
pub use crate::value::challenge::{ChallengeOf, challenge};
pub use crate::value::check;
pub use crate::value::content::{Carry, CarryAny, CarryOption, Json};
pub use crate::value::detail::{AnyRepeating, Repeating, Show, ShowAny, Shown, shown};
pub use crate::value::link::linked;
pub use crate::value::list::at_least_unknown;
#[cfg(feature = "problem")]
pub use crate::value::member::Element;
pub use crate::value::member::{AnyErrors, AnyExtension, Extension, Member};
#[cfg(feature = "read")]
pub use crate::value::member::{Readable, ReadableErrors};
#[cfg(feature = "grpc")]
pub use crate::value::named::{AnyNamedField, Named, NamedField};
pub use crate::value::nonce::by_nonce;
pub use crate::value::presence::{AnyPresence, Presence};
pub use crate::value::put::lines;
pub use crate::value::rate::raise_retry_after;
pub use crate::value::reference::{Part, located};
pub use crate::value::storing::{no_store, no_store_always, no_store_with_nonce};
pub use crate::value::text::FieldValue;
pub use crate::value::twin::Same;

/// Texts that the compiler puts together.
pub mod text {
    pub use crate::text::*;
}

/// The keywords inside `#[status(..)]`, for editors.
pub mod keyword {
    pub use crate::keyword::*;
}
