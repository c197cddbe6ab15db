//! The nonce that the next proof must carry: DPoP-Nonce.

use http::{HeaderMap, HeaderValue};

use super::put::{append, values};
use crate::header::DpopNonce;
#[cfg(feature = "read")]
use crate::read::lines::reads;

values! {
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be a DPoP-Nonce",
        label = "not a nonce",
        note = "help: `String` or `DpopNonce`",
        note = "each nonce is fresh (RFC 9449 8)"
    )]
    NonceValue[]() {
        [DpopNonce] => |value, headers| { headers.append(DpopNonce::NAME, value.into()); };
        [String] => |value, headers| {
            append(DpopNonce::NAME, value.parse::<DpopNonce>().map(HeaderValue::from), headers);
        };
    }
}

/// The challenges that ask for the nonce, if there is one (RFC 9449 9), or else those that do not.
pub fn by_nonce(
    with: &'static [&'static str],
    without: &'static [&'static str],
    headers: &HeaderMap,
) -> &'static [&'static str] {
    if has_nonce(headers) { with } else { without }
}

pub(super) fn has_nonce(headers: &HeaderMap) -> bool {
    headers.contains_key(DpopNonce::NAME)
}

#[cfg(feature = "read")]
reads! {
    DpopNonce {
        DpopNonce => |lines| lines.parsed();
        String => |lines| Ok(lines.parsed::<DpopNonce>()?.as_str().to_owned());
    }
}
