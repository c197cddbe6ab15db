use std::fmt;
use std::str::FromStr;

use http::HeaderName;
use status_vocabulary::grammar;

use super::field::{Invalid, field};

/// The nonce that the next proof must carry: **DPoP-Nonce** (RFC 9449 8 and 9).
///
/// # When
///
/// On [`invalid_credentials`](crate::situation::INVALID_CREDENTIALS) and similar situations, when the proof lacked a
/// nonce or had an old one; the DPoP challenge beside it then has `error="use_dpop_nonce"`.
///
/// # In the attribute
///
/// ```text
/// #[status(invalid_credentials, challenge = dpop(algs = "ES256"))]
/// Nonce { #[status(dpop_nonce)] nonce: String }          // never a literal
/// ```
///
/// # What is refused
///
/// The empty nonce, and one with spaces, quotes, backslashes or characters above ASCII (RFC 9449 8.1). In a field such
/// a nonce is left out and reported.
///
/// # Example
///
/// ```
/// use status_runtime::header::DpopNonce;
///
/// let nonce: DpopNonce = "eyJ7S_zG.eyJH0-Z.HX4w-7v".parse()?;
/// assert_eq!(nonce.as_str(), "eyJ7S_zG.eyJH0-Z.HX4w-7v");
/// assert!("a b".parse::<DpopNonce>().is_err());
/// # Ok::<(), status_runtime::header::Invalid>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct DpopNonce(String);

/// The nonce is left out: it is for the client alone.
impl fmt::Debug for DpopNonce {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DpopNonce(..)")
    }
}

impl DpopNonce {
    /// The nonce.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for DpopNonce {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<DpopNonce, Invalid> {
        grammar::dpop_nonce(text).map_err(|error| Invalid::new(DpopNonce::TITLE, error))?;
        Ok(DpopNonce(text.into()))
    }
}

impl fmt::Display for DpopNonce {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

field!(
    DpopNonce,
    "DPoP-Nonce",
    HeaderName::from_static("dpop-nonce"),
    received: str::parse,
    value: |nonce: &DpopNonce| {
        let mut value = super::field::sendable(nonce);
        value.set_sensitive(true);
        value
    }
);

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::DpopNonce;

    #[test]
    fn it_is_shown_to_the_client_alone() {
        let nonce: DpopNonce = "eyJ7S_zG".parse().unwrap();
        assert!(!format!("{nonce:?}").contains("eyJ7"));
        assert!(HeaderValue::from(&nonce).is_sensitive() && HeaderValue::from(nonce).is_sensitive());
    }
}
