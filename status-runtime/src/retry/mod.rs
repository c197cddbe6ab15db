//! The decision whether a request is sent again, and when, without clock, I/O or thread.
//!
//! The server's advice is a [`Retry`](crate::Retry): from a typed error by
//! [`HttpError::retry`](crate::HttpError::retry), from a response of which nothing more is known by
//! [`Retry::by_status`](crate::Retry::by_status). A [`Policy`] decides what follows from it for one [`Request`] and its
//! [`History`], and a [`Budget`] that many requests share keeps them from making an outage worse.
//!
//! * **Never earlier than told.** Retry-After is a lower bound: jitter is added to it. A delay beyond what the client will
//!   wait is a reason to give up, not to come back early.
//! * **Never twice what may have been done.** Where it is unknown whether the server acted on the request, only an idempotent
//!   one is sent again (RFC 9110 9.2.2), or one with an `Idempotency-Key`.
//! * **It ends**, after so many attempts and so much time.
//!
//! | advice | another attempt |
//! |---|---|
//! | [`Never`](crate::Retry::Never) | none |
//! | [`AtOnce`](crate::Retry::AtOnce) | one, at once or after the delay that is told, with any method: nothing was done |
//! | [`AfterDelay`](crate::Retry::AfterDelay) | after the delay, with any method: nothing was done |
//! | [`AfterDelayIfIdempotent`](crate::Retry::AfterDelayIfIdempotent) | after the delay, if the request may be repeated |
//! | [`AfterRefresh`](crate::Retry::AfterRefresh) | one, with fresh credentials, and not before the delay that is told |
//!
//! Where no delay is told, it is drawn from a range that doubles with every attempt, evenly and from zero ("full jitter").
//!
//! # Example
//!
//! ```
//! use std::time::Duration;
//! use http::{HeaderMap, Method};
//! use status_runtime::{HttpError, RetryAfter};
//! use status_runtime::retry::{Budget, Decision, History, Policy, Request};
//!
//! #[derive(Debug, thiserror::Error, HttpError)]
//! #[error("too many orders")]
//! #[status(rate_limited)]
//! struct TooFast {
//!     #[status(retry_after)]
//!     wait: RetryAfter,
//! }
//!
//! static BUDGET: Budget = Budget::new(10, 10);
//!
//! # let mut responses = vec![Ok("order 7"), Err(TooFast { wait: RetryAfter::after(Duration::from_secs(30)) })];
//! # let mut send = || responses.pop().unwrap();
//! # let random = || 1 << 63;
//! # let mut waited = Vec::new();
//! # let mut sleep = |delay| waited.push(delay);
//! let policy = Policy::new().attempts(5);
//! let request = Request::new(&Method::POST, &HeaderMap::new());
//! let mut history = History::new();
//! let order = loop {
//!     let sent = std::time::Instant::now();
//!     let error = match send() {
//!         Ok(order) => {
//!             BUDGET.succeeded();
//!             break Ok(order);
//!         }
//!         Err(error) => error,
//!     };
//!     history.failed(sent.elapsed());
//!     let advice = error.retry();
//!     let decision = BUDGET.spend(policy.decide(advice, request, &history, random()));
//!     match decision {
//!         Decision::Wait(delay) => sleep(delay),
//!         Decision::Refresh(_) | Decision::GiveUp(_) => break Err(error),
//!     }
//!     history.follow(advice, decision);
//! };
//! # assert_eq!(order.unwrap(), "order 7");
//! # assert!(waited[0] >= Duration::from_secs(30) && waited[0] < Duration::from_secs(33));
//! ```

mod advice;
mod budget;
mod decision;
mod history;
mod policy;
mod request;

pub use budget::Budget;
pub use decision::{Decision, GiveUp};
pub use history::History;
pub use policy::Policy;
pub use request::Request;
