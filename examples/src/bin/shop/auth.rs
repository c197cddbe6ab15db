//! Authentication: bearer tokens (RFC 6750), and the permissions of each.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::extract::FromRequestParts;
use governor::Quota;
use http::header::AUTHORIZATION;
use http::request::Parts;

use crate::Shop;
use crate::error::{MustAdminister, MustBeStaff, MustWrite, ShopError};

/// A token and everything that belongs to it. A real shop gets them from its authorization server.
pub struct Token {
    pub secret: &'static str,
    pub customer: &'static str,
    pub scopes: &'static [Scope],
    /// Works in the warehouse: sees every order, and ships them.
    pub staff: bool,
    /// Issued for two factors, not for a password alone.
    pub strong: bool,
    /// In seconds since 1970.
    pub expires: u64,
    pub rate: Quota,
    pub daily_orders: u32,
}

#[derive(PartialEq)]
pub enum Scope {
    Write,
    Admin,
}

const ALICE: Token = Token {
    secret: "alice-token",
    customer: "alice",
    scopes: &[Scope::Write],
    staff: false,
    strong: false,
    expires: 4_102_444_800,
    rate: Quota::per_second(NonZeroU32::new(100).unwrap()),
    daily_orders: 100_000,
};

pub static TOKENS: &[Token] = &[
    ALICE,
    Token { secret: "alice-reading-token", scopes: &[], ..ALICE },
    Token { secret: "alice-old-token", expires: 1_700_000_000, ..ALICE },
    Token { secret: "bob-token", customer: "bob", ..ALICE },
    Token { secret: "carol-token", customer: "carol", daily_orders: 2, ..ALICE },
    Token { secret: "robot-token", customer: "robot", rate: Quota::per_hour(NonZeroU32::MIN), ..ALICE },
    Token { secret: "hasty-token", customer: "hasty", rate: Quota::per_second(NonZeroU32::MIN), ..ALICE },
    Token { secret: "warehouse-token", customer: "warehouse", staff: true, ..ALICE },
    Token { secret: "admin-token", customer: "admin", scopes: &[Scope::Admin], strong: true, ..ALICE },
    Token { secret: "admin-password-token", customer: "admin", scopes: &[Scope::Admin], ..ALICE },
];

/// The token of the request: it is known, has not expired, and is within its rate.
pub struct Caller(pub &'static Token);

impl FromRequestParts<Arc<Shop>> for Caller {
    type Rejection = ShopError;

    async fn from_request_parts(parts: &mut Parts, shop: &Arc<Shop>) -> Result<Self, ShopError> {
        let credentials = parts.headers.get(AUTHORIZATION).ok_or(ShopError::NoToken)?;
        let (scheme, secret) = credentials.to_str().ok().and_then(|it| it.split_once(' ')).ok_or(ShopError::NoToken)?;
        if !scheme.eq_ignore_ascii_case("bearer") {
            return Err(ShopError::NoToken);
        }
        let token = TOKENS.iter().find(|token| token.secret == secret.trim()).ok_or(ShopError::UnknownToken)?;
        if SystemTime::now() > UNIX_EPOCH + Duration::from_secs(token.expires) {
            return Err(ShopError::TokenExpired);
        }
        shop.limits.count(token)?;
        Ok(Self(token))
    }
}

impl Caller {
    pub fn must_write(&self) -> Result<(), MustWrite> {
        if self.0.scopes.contains(&Scope::Write) { Ok(()) } else { Err(MustWrite::MayNotWrite) }
    }

    pub fn must_administer(&self) -> Result<(), MustAdminister> {
        if !self.0.scopes.contains(&Scope::Admin) {
            return Err(MustAdminister::MayNotAdminister);
        }
        if self.0.strong { Ok(()) } else { Err(MustAdminister::SecondFactorRequired) }
    }

    pub fn must_be_staff(&self) -> Result<(), MustBeStaff> {
        if self.0.staff { Ok(()) } else { Err(MustBeStaff::StaffOnly) }
    }
}
