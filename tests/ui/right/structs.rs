// A struct is its own only variant: unit, tuple and named, with the words of the type beside those of the variant.
#![deny(warnings)]

use std::time::Duration;

use status_runtime::{HttpError, HttpOutcome};

#[derive(Debug, thiserror::Error, HttpError)]
#[error("the lights are out")]
#[status(internal)]
pub struct Unit;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("wait")]
#[status(rate_limited)]
pub struct Tuple(#[status(retry_after)] Duration, #[status(extension = "count")] u64);

#[derive(Debug, thiserror::Error, HttpError)]
#[error("order {id} has shipped")]
#[status(conflict_state, types = "https://api.example.com/problems/", codes = "kebab-case")]
pub struct Named {
    #[status(extension)]
    id: u64,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("sign in")]
#[status(unauthenticated, challenge = bearer(realm = "api"))]
#[status(body = text)]
pub struct TwoAttributes {}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it is hidden")]
#[status(hidden, like = none)]
pub struct Hidden;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("upstream failed")]
#[status(upstream_error, role = gateway)]
pub struct Upstream;

#[derive(HttpOutcome)]
#[status(created, location = "/orders/{id}")]
pub struct Created {
    id: u64,
}

#[derive(HttpOutcome)]
#[status(ok)]
pub struct Text(#[status(body)] String);

#[derive(HttpOutcome)]
#[status(no_content)]
pub struct Nothing;

fn main() {}
