//! The names that generated code uses; not a public API, and subject to change with any release.

pub use std::boxed::Box;

pub use http::{self, HeaderMap, HeaderName, HeaderValue};
pub use status_vocabulary::{Level, Situation};

pub use crate::catalog::entries::{Answers, Flat, Flattened, NoAnswers, count, flatten, refs};
#[cfg(all(fuzzing, feature = "lock"))]
pub use crate::catalog::lock::again as lock_again;
#[cfg(feature = "lock")]
pub use crate::catalog::lock::check as lock;
pub use crate::document::{Document, Piece};
pub use crate::entry::{Body, Lines, Parts, content, fixed, header, line, member, status};
pub use crate::error::{AnError, an_error};
pub use crate::header;
pub use crate::integrations;
pub use crate::response::{Content, outcome, respond};
pub use crate::value::challenge::{ChallengeOf, ChallengeValue, challenge};
pub use crate::value::check;
pub use crate::value::content::{Carry, CarryAny, CarryOption, Json};
pub use crate::value::date::DateValue;
pub use crate::value::delay::RetryAfterValue;
pub use crate::value::detail::{Show, ShowAny, Shown, shown};
pub use crate::value::etag::ETagValue;
pub use crate::value::link::{LinkValue, linked};
pub use crate::value::list::ListValue;
#[cfg(feature = "problem")]
pub use crate::value::member::Element;
pub use crate::value::member::{AnyExtension, ErrorsValue, Extension, Member};
pub use crate::value::methods::AllowValue;
pub use crate::value::nonce::{NonceValue, by_nonce};
pub use crate::value::parameter::ParameterValue;
pub use crate::value::proxy_status::ProxyStatusValue;
pub use crate::value::put::lines;
pub use crate::value::range::{ContentRangeValue, LengthValue};
pub use crate::value::rate::{RateLimitPolicyValue, RateLimitValue, raise_retry_after};
pub use crate::value::reference::{LocationValue, Part, located};
pub use crate::value::storing::{no_store, no_store_always, no_store_with_nonce};
pub use crate::value::text::{FieldValue, TextValue};
pub use crate::value::twin::Same;

/// The keywords inside `#[status(..)]`, for editors.
pub mod word {
    pub use crate::word::*;
}
