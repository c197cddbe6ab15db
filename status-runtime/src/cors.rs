use http::{HeaderName, header};

/// The headers of companions, and the id that a layer gives every error, that a browser hides from scripts of another origin
/// unless they are exposed (Fetch, "CORS-safelisted response-header name").
///
/// Ready for tower-http, `CorsLayer::new().expose_headers(EXPOSED_HEADERS)`, and for whatever else takes header names:
///
/// ```
/// use status_runtime::EXPOSED_HEADERS;
///
/// let value = EXPOSED_HEADERS.map(|name| name.to_string()).join(", ");
/// assert!(value.contains("retry-after"));
/// // Scripts may read this one anyway.
/// assert!(!value.contains("cache-control"));
/// ```
pub const EXPOSED_HEADERS: [HeaderName; 20] = [
    header::WWW_AUTHENTICATE,
    header::PROXY_AUTHENTICATE,
    header::RETRY_AFTER,
    header::ALLOW,
    header::LOCATION,
    header::CONTENT_LOCATION,
    header::ACCEPT,
    HeaderName::from_static("accept-patch"),
    header::ACCEPT_ENCODING,
    header::CONTENT_RANGE,
    header::UPGRADE,
    header::ETAG,
    header::LINK,
    HeaderName::from_static("ratelimit"),
    HeaderName::from_static("ratelimit-policy"),
    HeaderName::from_static("deprecation"),
    HeaderName::from_static("sunset"),
    header::VARY,
    HeaderName::from_static("dpop-nonce"),
    HeaderName::from_static("x-request-id"),
];

#[cfg(test)]
mod tests {
    use status_vocabulary::{Companion, Form};

    use super::EXPOSED_HEADERS;

    /// Fetch 2.2.6.
    const READABLE: [&str; 7] =
        ["cache-control", "content-language", "content-length", "content-type", "expires", "last-modified", "pragma"];

    #[test]
    fn every_companion_is_exposed_or_readable_anyway() {
        let mut hidden: Vec<_> = Companion::ALL
            .iter()
            .filter_map(|companion| match companion.form() {
                Form::Header(name) if !READABLE.contains(&name) => Some(name),
                Form::Header(_) | Form::Member(_) => None,
            })
            .collect();
        hidden.dedup();
        // The layer's, which is not a companion.
        hidden.push("x-request-id");
        assert_eq!(EXPOSED_HEADERS.map(|name| name.to_string()).to_vec(), hidden);
    }
}
