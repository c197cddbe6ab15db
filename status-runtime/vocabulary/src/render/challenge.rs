use core::fmt;

use super::quoted::quoted;
use crate::grammar;

/// A challenge of WWW-Authenticate or Proxy-Authenticate (RFC 9110 11.6.1).
///
/// The parameters of a known scheme are written in the order of [`auth_params`](grammar::auth_params), whatever their
/// order here; parameters that it does not have follow as they are, and so do all parameters of any other scheme.
///
/// ```
/// use status_vocabulary::render::{Challenge, Credentials};
///
/// let parameters = [("algs", "ES256"), ("realm", "api")];
/// let challenge = Challenge {
///     scheme: "DPoP",
///     credentials: Credentials::Parameters(&parameters),
///     error: Some("invalid_token"),
///     has_nonce: false,
/// };
/// assert_eq!(challenge.to_string(), r#"DPoP realm="api", error="invalid_token", algs="ES256""#);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Challenge<'a, N, V> {
    /// The scheme, in the case in which it is written.
    pub scheme: &'a str,
    /// The part after the scheme.
    pub credentials: Credentials<'a, N, V>,
    /// The error of the situation (RFC 6750 3.1), which is written where the scheme has one and the parameters name
    /// none.
    pub error: Option<&'a str>,
    /// True if a DPoP-Nonce is sent beside it: a DPoP challenge then asks for its use (RFC 9449 9).
    pub has_nonce: bool,
}

/// The part after the scheme of a challenge (RFC 9110 11.3).
#[derive(Debug, Clone, Copy)]
pub enum Credentials<'a, N, V> {
    /// One token68.
    Token68(&'a str),
    /// Names and values, without quotes and backslashes.
    Parameters(&'a [(N, V)]),
}

const ERROR: &str = "error";

/// The error that is supplied to a challenge of that scheme which names none: the situation's (RFC 6750 3.1), unless a
/// nonce is asked for (RFC 9449 9).
///
/// ```
/// use status_vocabulary::render::supplied_error;
///
/// assert_eq!(supplied_error("Bearer", Some("invalid_token"), true), Some("invalid_token"));
/// assert_eq!(supplied_error("DPoP", None, true), Some("use_dpop_nonce"));
/// assert_eq!(supplied_error("Basic", Some("invalid_token"), false), None);
/// ```
pub const fn supplied_error<'a>(scheme: &str, error: Option<&'a str>, has_nonce: bool) -> Option<&'a str> {
    if !grammar::has_error(scheme) {
        None
    } else if has_nonce && grammar::same_scheme(scheme, "DPoP") {
        Some("use_dpop_nonce")
    } else {
        error
    }
}

impl<N: AsRef<str>, V: AsRef<str>> Challenge<'_, N, V> {
    fn supplied_error(&self, parameters: &[(N, V)]) -> Option<&str> {
        match parameters.iter().any(|(name, _)| name.as_ref().eq_ignore_ascii_case(ERROR)) {
            true => None,
            false => supplied_error(self.scheme, self.error, self.has_nonce),
        }
    }
}

impl<N: AsRef<str>, V: AsRef<str>> fmt::Display for Challenge<'_, N, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.scheme)?;
        let parameters = match self.credentials {
            Credentials::Token68(token) => return write!(f, " {token}"),
            Credentials::Parameters(parameters) => parameters,
        };
        let known = grammar::auth_params(self.scheme);
        let error = self.supplied_error(parameters);
        let mut separator = " ";
        let mut write = |name: &str, value: &str| {
            f.write_str(core::mem::replace(&mut separator, ", "))?;
            // A value without quotes is a token, unless a peer sent it.
            if grammar::auth_param_quoted(self.scheme, name) || grammar::token(value).is_err() {
                write!(f, "{name}={}", quoted(value))
            } else {
                write!(f, "{name}={value}")
            }
        };
        for known in known {
            if let (&ERROR, Some(error)) = (known, error) {
                write(ERROR, error)?;
            }
            for (name, value) in parameters.iter().filter(|(name, _)| name.as_ref().eq_ignore_ascii_case(known)) {
                write(name.as_ref(), value.as_ref())?;
            }
        }
        let is_known = |name: &str| known.iter().any(|known| known.eq_ignore_ascii_case(name));
        for (name, value) in parameters.iter().filter(|(name, _)| !is_known(name.as_ref())) {
            write(name.as_ref(), value.as_ref())?;
        }
        Ok(())
    }
}
