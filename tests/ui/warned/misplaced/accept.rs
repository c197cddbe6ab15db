// Accept, Accept-Patch and Accept-Encoding in a response are about a format that is not supported (RFC 9110 12.5.1, 12.5.3,
// RFC 5789 3.1).

#![deny(deprecated)]

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Warned {
    #[status(rate_limited, retry_after = "5s", accept = ["application/json"])]
    //~ accept -> Accept | `deliberate(accept)`
    RateLimited,
    #[status(conflict_state, accept_patch = ["application/merge-patch+json"])]
    //~ accept_patch -> Accept-Patch | `deliberate(accept_patch)`
    Conflict,
    #[status(malformed, accept_encoding = ["gzip"])]
    //~ accept_encoding -> Accept-Encoding | `unsupported_content_coding` | `deliberate(accept_encoding)`
    Malformed,
    #[status(unsupported_content_coding, accept_encoding = ["gzip"], accept = ["application/json"])]
    //~ accept -> Accept | `deliberate(accept)`
    Coding,
}

fn main() {}
