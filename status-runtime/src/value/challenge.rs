//! Challenges: WWW-Authenticate and Proxy-Authenticate.

use http::{HeaderMap, HeaderName, header};

use super::nonce::has_nonce;
use super::put::{UNKNOWN, lines};
use crate::header::Challenge;
#[cfg(feature = "read")]
use crate::read::lines::reads;
use crate::trace;

/// The challenges of a field. Where one is required there is always one: the type's, or `Unknown`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a challenge",
    label = "not a challenge",
    note = "help: `Challenge`, `Vec<Challenge>` or `&'static [Challenge]`; for one that never changes, `challenge = bearer(realm = \"..\")` on the variant",
    note = "WWW-Authenticate is a list of challenges (RFC 9110 11.6.1)"
)]
#[allow(missing_docs)]
pub trait ChallengeValue {
    const OPTIONAL: bool = false;
    fn challenges(&self) -> &[Challenge];
    fn of(&self) -> &dyn ChallengeOf
    where
        Self: Sized,
    {
        self
    }
    fn absent(&self) -> bool {
        false
    }
}

#[diagnostic::do_not_recommend]
impl ChallengeValue for Challenge {
    fn challenges(&self) -> &[Challenge] {
        std::slice::from_ref(self)
    }
}

#[diagnostic::do_not_recommend]
impl ChallengeValue for Vec<Challenge> {
    fn challenges(&self) -> &[Challenge] {
        self
    }
}

#[diagnostic::do_not_recommend]
impl ChallengeValue for &'static [Challenge] {
    fn challenges(&self) -> &[Challenge] {
        self
    }
}

#[diagnostic::do_not_recommend]
impl<T: ChallengeValue> ChallengeValue for Option<T> {
    const OPTIONAL: bool = true;
    fn challenges(&self) -> &[Challenge] {
        self.as_ref().map_or(&[], T::challenges)
    }
    fn absent(&self) -> bool {
        self.is_none()
    }
}

#[allow(missing_docs)]
pub fn challenge(
    name: HeaderName,
    value: &dyn ChallengeOf,
    required: bool,
    error: Option<&'static str>,
    fallback: &'static [&'static str],
    headers: &mut HeaderMap,
) {
    let challenges = value.list();
    let mut sent = false;
    for challenge in challenges {
        if challenge.is("DPoP") && name == header::PROXY_AUTHENTICATE {
            trace::left_out(name.as_str(), &"DPoP is not for proxies (RFC 9449 7.1)");
            continue;
        }
        let value = challenge.sent(error, has_nonce(headers));
        headers.append(&name, value);
        sent = true;
    }
    if required && !sent {
        if challenges.is_empty() && !value.none() {
            trace::left_out(name.as_str(), &"an empty list of challenges where one is required");
        }
        lines(name, if fallback.is_empty() { &[UNKNOWN] } else { fallback }, headers);
    }
}

/// [`ChallengeValue`] without its constant, so that it can be a trait object.
#[allow(missing_docs)]
pub trait ChallengeOf {
    fn list(&self) -> &[Challenge];
    fn none(&self) -> bool;
}

impl<T: ChallengeValue> ChallengeOf for T {
    fn list(&self) -> &[Challenge] {
        self.challenges()
    }
    fn none(&self) -> bool {
        self.absent()
    }
}

#[cfg(feature = "read")]
reads! {
    Challenge {
        Challenge => |lines| lines.member(|lines| Challenge::parse_all(lines));
        Vec<Challenge>, absent: Some(Vec::new()) => |lines| lines.members(|lines| Challenge::parse_all(lines));
    }
}
