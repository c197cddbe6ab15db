//! Rate limits: every token has its own.

use std::collections::HashMap;

use governor::clock::Clock;
use governor::{DefaultDirectRateLimiter, RateLimiter};
use status_runtime::RetryAfter;

use crate::auth::{TOKENS, Token};
use crate::error::ShopError;

pub struct Limits(HashMap<&'static str, DefaultDirectRateLimiter>);

impl Limits {
    pub fn new() -> Self {
        let limits = Self(TOKENS.iter().map(|token| (token.secret, RateLimiter::direct(token.rate))).collect());
        // The robot has just sent a request, so that one printed request is enough to reach the limit.
        for robot in TOKENS.iter().filter(|token| token.customer == "robot") {
            _ = limits.count(robot);
        }
        limits
    }

    pub fn count(&self, token: &Token) -> Result<(), ShopError> {
        let Some(limiter) = self.0.get(token.secret) else { return Ok(()) };
        limiter.check().map_err(|until| {
            let wait = RetryAfter::after(until.wait_time_from(limiter.clock().now()));
            ShopError::TooFast { wait }
        })
    }
}
