//! A challenge as sent.

use status_vocabulary::Situation;
use status_vocabulary::render::{self, Credentials};

use crate::facts::Challenge;

/// The header line, with the error that the situation supplies.
pub(super) fn line(challenge: &Challenge, situation: &Situation, has_nonce: bool) -> String {
    let credentials = match &challenge.token68 {
        Some(token68) => Credentials::Token68(token68),
        None => Credentials::Parameters(&challenge.params),
    };
    let error = situation.challenge_error();
    render::Challenge { scheme: &challenge.scheme, credentials, error, has_nonce }.to_string()
}
