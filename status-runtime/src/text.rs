//! Constant texts that have a `const` of the user's in them: they are put together by the compiler.

pub use status_vocabulary::render::{escaped, escaped_len};
use status_vocabulary::{grammar, render};

/// Returns whether two texts are the same, for const evaluation.
pub(crate) const fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

/// The texts in one, as a constant.
#[doc(hidden)]
#[macro_export]
macro_rules! __joined {
    ($($part:expr),+) => {{
        const __PARTS: &[&::core::primitive::str] = &[$($part),+];
        const __JOINED: [::core::primitive::u8; $crate::private::text::length(__PARTS)] =
            $crate::private::text::join(__PARTS);
        const __TEXT: &::core::primitive::str = $crate::private::text::of(&__JOINED);
        __TEXT
    }};
}

/// The text as it is in a quoted-string.
#[doc(hidden)]
#[macro_export]
macro_rules! __escaped {
    ($text:ident) => {{
        const __ESCAPED: [::core::primitive::u8; $crate::private::text::escaped_len($text)] =
            $crate::private::text::escaped($text);
        $crate::private::text::of(&__ESCAPED)
    }};
}

/// The parameter that a situation adds to a challenge, or nothing.
#[doc(hidden)]
#[macro_export]
macro_rules! __supplied {
    ($challenge:ident, $error:expr, $has_nonce:expr) => {
        $crate::__joined!(
            $crate::private::text::supplied($challenge, $error, $has_nonce)[0],
            $crate::private::text::supplied($challenge, $error, $has_nonce)[1],
            $crate::private::text::supplied($challenge, $error, $has_nonce)[2]
        )
    };
}

/// The text if it can be sent, else nothing: its part that cannot be sent has been reported.
#[doc(hidden)]
#[macro_export]
macro_rules! __sendable {
    ($text:expr) => {{
        const __SENT: &::core::primitive::str = $crate::private::text::sendable($text);
        __SENT
    }};
}

pub use crate::{__escaped, __joined, __sendable, __supplied};

#[allow(missing_docs)]
pub const fn length(parts: &[&str]) -> usize {
    let (mut at, mut length) = (0, 0);
    while at < parts.len() {
        length += parts[at].len();
        at += 1;
    }
    length
}

#[allow(missing_docs)]
pub const fn join<const N: usize>(parts: &[&str]) -> [u8; N] {
    let mut joined = [0; N];
    let mut free: &mut [u8] = &mut joined;
    let mut at = 0;
    while at < parts.len() {
        let (part, rest) = free.split_at_mut(parts[at].len());
        part.copy_from_slice(parts[at].as_bytes());
        free = rest;
        at += 1;
    }
    joined
}

#[allow(missing_docs)]
pub const fn of(bytes: &[u8]) -> &str {
    match str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => "",
    }
}

#[allow(missing_docs)]
pub const fn sendable(text: &'static str) -> &'static str {
    if grammar::field_value(text).is_ok() { text } else { "" }
}

#[allow(missing_docs)]
pub const fn supplied(challenge: &str, error: Option<&'static str>, has_nonce: bool) -> [&'static str; 3] {
    let scheme = grammar::challenge_scheme(challenge);
    match render::supplied_error(scheme, error, has_nonce) {
        Some(error) if scheme.len() == challenge.len() => [" error=\"", error, "\""],
        Some(error) => [", error=\"", error, "\""],
        None => [""; 3],
    }
}
