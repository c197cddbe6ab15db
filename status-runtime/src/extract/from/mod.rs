//! The frameworks' own rejections as a [`Rejection`](super::Rejection).
//!
//! What is known of the request is what the framework keeps of it. Without the content no message of a type's own can be
//! compared with it, so that none is passed on.

#[cfg(feature = "actix-web-extract-multipart")]
mod actix_multipart;
#[cfg(feature = "actix-web-extract")]
mod actix_web;
#[cfg(feature = "axum-extract")]
pub(super) mod axum;
#[cfg(any(feature = "axum-extract-multipart", feature = "poem-extract-multipart"))]
pub(super) mod multer;
#[cfg(any(
    feature = "actix-web-extract-multipart",
    feature = "axum-extract-multipart",
    feature = "poem-extract-multipart"
))]
pub(super) mod multipart;
#[cfg(feature = "poem-extract")]
mod poem;
#[cfg(feature = "poem-extract-multipart")]
mod poem_multipart;
#[cfg(feature = "salvo-extract")]
mod salvo;
