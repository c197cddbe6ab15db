use std::time::Duration;

use super::decision::Decision;
use crate::error::Retry;

/// The attempts that have been made at one request, and the time that they and the delays between them took.
///
/// It is told of both, as it has no clock of its own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct History {
    attempts: u32,
    spent: Duration,
    went_at_once: bool,
    refreshed: bool,
}

impl History {
    /// The history of a request that has not been sent.
    pub const fn new() -> History {
        History { attempts: 0, spent: Duration::ZERO, went_at_once: false, refreshed: false }
    }

    /// Adds an attempt that failed, and the time that it took.
    pub fn failed(&mut self, took: Duration) {
        self.attempts = self.attempts.saturating_add(1);
        self.spent = self.spent.saturating_add(took);
    }

    /// Adds the decision that is followed, and the advice that it was made on: a delay is time spent, and what is advised once
    /// is used up.
    pub fn follow(&mut self, advice: Retry, decision: Decision) {
        match decision {
            Decision::Wait(delay) => {
                self.spent = self.spent.saturating_add(delay);
                self.went_at_once |= matches!(advice, Retry::AtOnce(_));
            }
            Decision::Refresh(delay) => {
                self.spent = self.spent.saturating_add(delay);
                self.refreshed = true;
            }
            Decision::GiveUp(_) => {}
        }
    }

    /// The number of attempts.
    pub const fn attempts(&self) -> u32 {
        self.attempts
    }

    /// The time spent on attempts and delays.
    pub const fn spent(&self) -> Duration {
        self.spent
    }

    /// Returns whether the request was sent again on the advice [`Retry::AtOnce`].
    pub const fn went_at_once(&self) -> bool {
        self.went_at_once
    }

    /// Returns whether the request was sent again with fresh credentials.
    pub const fn refreshed(&self) -> bool {
        self.refreshed
    }
}
