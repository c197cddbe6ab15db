//! The frameworks' own rejections as a [`Rejection`](super::Rejection).
//!
//! What is known of the request is what the framework keeps of it. Without the content no message of a type's own can be
//! compared with it, so that none is passed on.

#[cfg(feature = "actix-web-extract")]
mod actix_web;
#[cfg(feature = "axum-extract")]
pub(super) mod axum;
#[cfg(feature = "poem-extract")]
mod poem;
#[cfg(feature = "salvo-extract")]
mod salvo;
