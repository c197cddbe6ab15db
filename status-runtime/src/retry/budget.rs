use std::sync::atomic::{AtomicU64, Ordering};

use super::decision::{Decision, GiveUp};

/// The number of further attempts that the requests of a client may make together.
///
/// When most requests fail, sending them again is what keeps the server from recovering. Each further attempt is taken from
/// the budget, and only what succeeds adds to it: in an outage its reserve is all there is. It is a token bucket that needs no
/// clock, shared between threads, best one for each server.
///
/// ```
/// use std::time::Duration;
/// use status_runtime::retry::{Budget, Decision, GiveUp};
///
/// static BUDGET: Budget = Budget::new(1, 10);
///
/// let wait = Decision::Wait(Duration::from_secs(1));
/// assert_eq!(BUDGET.spend(wait), wait);
/// assert_eq!(BUDGET.spend(wait), Decision::GiveUp(GiveUp::Budget));
///
/// (0..10).for_each(|_| BUDGET.succeeded());
/// assert_eq!(BUDGET.spend(wait), wait);
/// ```
#[derive(Debug)]
pub struct Budget {
    /// In hundredths of an attempt.
    left: AtomicU64,
    reserve: u64,
    percent: u64,
}

const ATTEMPT: u64 = 100;

impl Budget {
    /// A budget of that many further attempts, and as many percent of the requests that succeed. It never holds more than the
    /// reserve.
    pub const fn new(reserve: u32, percent: u32) -> Budget {
        // Both fit: they have 32 bits, and become at most a hundred times as large.
        let reserve = reserve as u64 * ATTEMPT;
        Budget { left: AtomicU64::new(reserve), reserve, percent: percent as u64 }
    }

    /// Takes another attempt from the budget if that was the decision, or gives up if nothing is left.
    pub fn spend(&self, decision: Decision) -> Decision {
        match decision {
            Decision::GiveUp(_) => decision,
            Decision::Wait(_) | Decision::Refresh(_) => match self.change(|left| left.checked_sub(ATTEMPT)) {
                true => decision,
                false => Decision::GiveUp(GiveUp::Budget),
            },
        }
    }

    /// Gives back an attempt that was taken and then not made, such as one for which there were no fresh credentials.
    pub fn give_back(&self) {
        self.change(|left| Some(left.saturating_add(ATTEMPT).min(self.reserve)));
    }

    /// Adds the share of a request that succeeded.
    pub fn succeeded(&self) {
        self.change(|left| Some(left.saturating_add(self.percent).min(self.reserve)));
    }

    fn change(&self, change: impl FnMut(u64) -> Option<u64>) -> bool {
        self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, change).is_ok()
    }
}

/// A reserve of a hundred, and ten percent.
impl Default for Budget {
    fn default() -> Budget {
        Budget::new(100, 10)
    }
}
