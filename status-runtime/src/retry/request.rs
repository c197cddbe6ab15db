use http::{HeaderMap, Method};

/// The part of a request that decides whether it may be sent twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Request {
    /// True if sending it twice has the effect of sending it once (RFC 9110 9.2.2).
    pub idempotent: bool,
    /// True if it has an `Idempotency-Key`, by which the server recognises the second one
    /// (draft-ietf-httpapi-idempotency-key-header-07).
    pub has_key: bool,
}

impl Request {
    /// Reads the method and `Idempotency-Key`.
    ///
    /// The idempotent methods are those of RFC 9110 9.2.2, GET, HEAD, OPTIONS, TRACE, PUT and DELETE, and QUERY (RFC 10008).
    /// Another method is if you know it to be: `Request { idempotent: true, .. }`.
    ///
    /// ```
    /// use http::{HeaderMap, Method};
    /// use status_runtime::retry::Request;
    ///
    /// let mut headers = HeaderMap::new();
    /// assert!(Request::new(&Method::PUT, &headers).is_repeatable());
    /// assert!(!Request::new(&Method::POST, &headers).is_repeatable());
    ///
    /// headers.insert("idempotency-key", "\"order-7\"".parse()?);
    /// assert!(Request::new(&Method::POST, &headers).is_repeatable());
    /// # Ok::<(), http::header::InvalidHeaderValue>(())
    /// ```
    pub fn new(method: &Method, headers: &HeaderMap) -> Request {
        Request {
            // Not every version of `http` knows QUERY.
            idempotent: method.is_idempotent() || method.as_str() == "QUERY",
            has_key: headers.get("idempotency-key").is_some_and(|key| !key.as_bytes().trim_ascii().is_empty()),
        }
    }

    /// Returns whether it does no harm to send the request twice.
    pub const fn is_repeatable(self) -> bool {
        self.idempotent || self.has_key
    }
}
