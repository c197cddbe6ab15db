//! The types that a field or a `const` may have, and the headers of their values: one file per shape.
//!
//! One trait per shape, with the header's type as a parameter where several headers share it, so that the compiler can
//! list the types that fit. The traits call concrete code of this crate: a user's crate instantiates nothing of
//! `HeaderMap`.
//!
//! Headers are always appended, here and wherever else a response is built, since it is new. If `insert` were called as
//! well, the code that both share in `HeaderMap` would no longer be inlined.

pub mod by_keyword;
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
#[cfg(feature = "grpc")]
pub(crate) mod named;
pub(crate) mod nonce;
pub(crate) mod parameter;
pub(crate) mod presence;
pub(crate) mod proxy_status;
pub(crate) mod put;
pub(crate) mod range;
pub(crate) mod rate;
pub(crate) mod reference;
pub(crate) mod storing;
pub(crate) mod text;
pub(crate) mod twin;
