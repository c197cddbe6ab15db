// Generated code needs no lint to be allowed.
//! The program under test.
#![forbid(unsafe_code, deprecated, missing_docs, unused_qualifications)]
#![deny(warnings, unused, unused_lifetimes, nonstandard_style, unreachable_pub, missing_debug_implementations, trivial_casts)]
#![allow(dead_code)]
#![deny(trivial_numeric_casts, single_use_lifetimes, unused_lifetimes, variant_size_differences, elided_lifetimes_in_paths)]

use std::error::Error;
use std::fmt;
use std::time::Duration;

use status_runtime::{HttpError, HttpOutcome};

/// What goes wrong.
#[derive(Debug, HttpError)]
#[status(challenge = bearer(realm = "api"), types = "https://api.example.com/problems/")]
pub(crate) enum Refusal {
    /// Nobody is signed in.
    #[status(unauthenticated)]
    NoToken,
    /// It is not there.
    #[status(not_found, detail = "there is no order {id}")]
    Missing {
        /// Which one.
        id: u64,
    },
    /// It is not for you.
    #[status(hidden)]
    Hidden {
        /// Which one.
        id: u64,
    },
    /// Too fast.
    #[status(rate_limited)]
    TooFast {
        /// For how long to wait.
        #[status(retry_after)]
        wait: Option<Duration>,
        /// How often it was tried.
        #[status(extension)]
        count: u64,
    },
    /// An extension member.
    #[status(internal, header("X-Reason" = "fire"))]
    Internal(#[status(header = "X-Trace")] String),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("it failed")
    }
}

impl Error for Refusal {}

/// What goes well.
#[derive(Debug, HttpOutcome)]
pub(crate) enum Done {
    /// It was made.
    #[status(created, location = "/orders/{id}")]
    Created {
        /// Which one.
        id: u64,
        /// What to say about it.
        #[status(body)]
        text: String,
    },
    /// Nothing to say.
    #[status(no_content)]
    Nothing,
}

fn main() {}
