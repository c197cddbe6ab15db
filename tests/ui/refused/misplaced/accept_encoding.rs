// Accept-Encoding on a 415 says that the coding was the problem (RFC 9110 12.5.3), so it must not be there when it was the
// media type.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(unsupported_media_type, accept = ["application/json"], accept_encoding = ["gzip"])]
    //~ accept_encoding -> `accept_encoding` | RFC 9110 12.5.3 | `unsupported_content_coding`
    MediaType,
}

fn main() {}
