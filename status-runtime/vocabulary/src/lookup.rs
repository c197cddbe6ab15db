//! Lookups in the rows.

use crate::grpc::Grpc;
use crate::policy::POLICIES;
use crate::row::Situation;
use crate::situation::{self, SITUATIONS};

impl Situation {
    /// The situation that clients see when a policy gives it that status code: a `hidden` with 403 is a `forbidden`.
    pub fn seen_as(&self, code: u16) -> &Situation {
        if self == situation::HIDDEN && code == situation::FORBIDDEN.code { situation::FORBIDDEN } else { self }
    }

    /// The gRPC code where a policy gives the situation that status code.
    pub fn grpc_as(&self, code: u16) -> Grpc {
        let chosen = POLICIES.iter().find(|policy| policy.situation == self).and_then(|policy| {
            let at = policy.codes.iter().position(|known| *known == code)?;
            policy.grpc.get(at).copied()
        });
        chosen.unwrap_or(self.grpc())
    }

    /// The situation of that name.
    pub fn named(name: &str) -> Option<&'static Situation> {
        SITUATIONS.iter().copied().find(|situation| situation.name == name)
    }
}

/// The reason phrase of a status code that a situation has.
pub const fn phrase(code: u16) -> Option<&'static str> {
    let mut at = 0;
    while at < SITUATIONS.len() {
        if SITUATIONS[at].code == code {
            return Some(SITUATIONS[at].phrase);
        }
        at += 1;
    }
    None
}
