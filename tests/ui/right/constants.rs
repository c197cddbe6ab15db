// A path stands for a `const`, which the type system and const evaluation check.
#![deny(warnings)]

use std::time::{Duration, SystemTime};

use status_runtime::{HttpError, HttpOutcome};

mod limits {
    use std::time::Duration;

    pub const WAIT: Duration = Duration::from_secs(30);
    pub const BYTES: u64 = 1 << 20;
    pub const REASON: &str = "too large";
}

const SECONDS: u64 = 30;
const TAG: &str = "v1";
const WHERE: &str = "/orders";
const METHODS: &[http::Method] = &[http::Method::GET, http::Method::HEAD];
const TYPES: &[&str] = &["application/json"];
const CODINGS: &[&str] = &["gzip"];
const PROTOCOLS: &[&str] = &["websocket"];
const COURT: &str = "https://court.example/";
const EMAIL: &str = "email";
const REASON: &str = "deleted";
const LATER: SystemTime = SystemTime::UNIX_EPOCH;

struct Config;

impl Config {
    const WAIT: Duration = Duration::from_secs(5);
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
pub enum Constants {
    #[status(unavailable, retry_after = limits::WAIT)]
    Duration,
    #[status(unavailable, retry_after = SECONDS)]
    Seconds,
    #[status(overloaded, retry_after = Config::WAIT)]
    Associated,
    #[status(precondition_failed, etag = TAG)]
    Etag,
    #[status(method_not_allowed, allow = METHODS)]
    Allow,
    #[status(unsupported_media_type, accept = TYPES)]
    Accept,
    #[status(unsupported_media_type, accept_patch = TYPES)]
    AcceptPatch,
    #[status(unsupported_content_coding, accept_encoding = CODINGS)]
    Coding,
    #[status(upgrade_required, upgrade = PROTOCOLS)]
    Upgrade,
    #[status(legally_restricted, blocked_by = COURT)]
    BlockedBy,
    #[status(content_too_large, max_bytes = limits::BYTES)]
    MaxBytes,
    #[status(range_not_satisfiable, complete_length = limits::BYTES)]
    Length,
    #[status(already_exists, field = EMAIL)]
    Field,
    #[status(gone, sunset = LATER)]
    Sunset,
    #[status(not_acceptable, available = TYPES)]
    Available,
    #[status(not_found, header("X-Reason" = REASON), header("X-Limit" = limits::REASON))]
    Header,
}

#[derive(HttpOutcome)]
pub enum Outcomes {
    #[status(created, location = WHERE)]
    Created,
    #[status(accepted, monitor = WHERE)]
    Accepted,
}

fn main() {}
