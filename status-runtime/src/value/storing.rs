//! Cache-Control where the author has not set it, or where the status requires it.

use http::{HeaderMap, HeaderValue, header};
use status_vocabulary::grammar;

use super::nonce::has_nonce;
use crate::trace;

const NO_STORE: HeaderValue = HeaderValue::from_static("no-store");

/// Adds the default of the vocabulary, if there is no other value.
pub fn no_store(headers: &mut HeaderMap) {
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.append(header::CACHE_CONTROL, NO_STORE);
    }
}

/// Keeps a nonce out of caches: it would be used again (RFC 9449 8.2).
pub fn no_store_with_nonce(headers: &mut HeaderMap) {
    if has_nonce(headers) {
        no_store(headers);
    }
}

/// Enforces `no-store` on responses that must not be stored, whatever a value says (RFC 6585 3 to 6).
pub fn no_store_always(headers: &mut HeaderMap) {
    match headers.get_mut(header::CACHE_CONTROL) {
        None => no_store(headers),
        Some(present) if present.to_str().is_ok_and(grammar::forbids_storing) => {}
        Some(present) => {
            trace::left_out("cache-control", &"a response with this status must not be stored (RFC 6585)");
            *present = NO_STORE;
        }
    }
}
