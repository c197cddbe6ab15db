//! Tests that send the same requests to every framework and expect the same responses.

/// The page on the documents of frameworks is compiled here, where those are.
#[cfg(doctest)]
#[doc = include_str!("../../../status-runtime/docs/openapi.md")]
mod openapi {}
