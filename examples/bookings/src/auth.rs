//! Who asks: bearer tokens (RFC 6750) that are JWTs.

use axum::extract::{FromRef, FromRequestParts};
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use jsonwebtoken::errors::{Error, ErrorKind};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode};
use serde::{Deserialize, Serialize};
use status_runtime::HttpError;

/// The scope of those who may change something.
pub const WRITE: &str = "bookings:write";

#[derive(Debug, thiserror::Error, HttpError)]
#[status(types = crate::TYPES, challenge = bearer(realm = crate::REALM))]
#[status(subset(SignIn = [NoToken, TokenExpired, InvalidToken]))]
pub enum AuthError {
    /// The request came without a token.
    #[error("sign in")]
    #[status(unauthenticated)]
    NoToken,

    /// The token was good once.
    #[error("the token has expired")]
    #[status(expired_credentials)]
    TokenExpired,

    /// The token is not one of ours.
    #[error("the token is not valid here")]
    #[status(invalid_credentials)]
    InvalidToken(#[source] Error),

    /// The token was given for reading.
    #[error("the token may only read")]
    #[status(insufficient_scope, challenge = bearer(realm = crate::REALM, scope = WRITE))]
    ReadOnly,
}

impl From<Error> for SignIn {
    fn from(error: Error) -> Self {
        match error.kind() {
            ErrorKind::ExpiredSignature => Self::TokenExpired,
            _ => Self::InvalidToken(error),
        }
    }
}

#[derive(Debug, Serialize, Deserialize)]
pub struct Guest {
    #[serde(rename = "sub")]
    pub name: String,
    pub scope: String,
    pub exp: u64,
}

impl Guest {
    pub fn must_write(&self) -> Result<(), AuthError> {
        if self.scope.split(' ').any(|scope| scope == WRITE) { Ok(()) } else { Err(AuthError::ReadOnly) }
    }

    /// The token of a guest. A real service gets it from its authorization server.
    pub fn token(&self, secret: &[u8]) -> Result<String, Error> {
        encode(&Header::new(Algorithm::HS256), self, &EncodingKey::from_secret(secret)?)
    }
}

impl<S: Sync> FromRequestParts<S> for Guest
where
    DecodingKey: FromRef<S>,
{
    type Rejection = SignIn;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, SignIn> {
        let sent = parts.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok()?.split_once(' '));
        let Some((scheme, token)) = sent else { return Err(SignIn::NoToken) };
        if !scheme.eq_ignore_ascii_case("Bearer") {
            return Err(SignIn::NoToken);
        }
        let token = decode(token, &DecodingKey::from_ref(state), &Validation::new(Algorithm::HS256))?;
        Ok(token.claims)
    }
}
