use std::mem;

use http::HeaderName;
use status_vocabulary::{Companion, Cors, Form};

use crate::text::is_same;

/// The headers of companions, the request id of a layer, and the trailers of gRPC-Web, that a browser hides from scripts of
/// another origin unless they are exposed (Fetch, "CORS-safelisted response-header name").
///
/// Ready for tower-http, `CorsLayer::new().expose_headers(EXPOSED_HEADERS)`, and for every other API that takes header
/// names:
///
/// ```
/// use status_runtime::EXPOSED_HEADERS;
///
/// let value = EXPOSED_HEADERS.map(|name| name.to_string()).join(", ");
/// assert!(value.contains("retry-after"));
/// // Scripts may read this one without it.
/// assert!(!value.contains("cache-control"));
/// ```
pub const EXPOSED_HEADERS: [HeaderName; EXPOSED + OTHERS.len()] = {
    let mut names = [const { HeaderName::from_static(OTHERS[0]) }; EXPOSED + OTHERS.len()];
    let (mut row, mut at, mut other) = (0, 0, 0);
    while row < Companion::ALL.len() {
        if let Some(name) = exposed(row) {
            mem::forget(mem::replace(&mut names[at], HeaderName::from_static(name)));
            at += 1;
        }
        row += 1;
    }
    while other < OTHERS.len() {
        mem::forget(mem::replace(&mut names[at + other], HeaderName::from_static(OTHERS[other])));
        other += 1;
    }
    names
};

/// The headers that are not of a companion: that of the layer, and those of a response of gRPC-Web without content (gRPC Web,
/// "Protocol differences vs gRPC over HTTP2").
const OTHERS: [&str; 4] = ["x-request-id", "grpc-status", "grpc-message", "grpc-status-details-bin"];

/// The number of companions' headers to expose.
const EXPOSED: usize = {
    let (mut row, mut count) = (0, 0);
    while row < Companion::ALL.len() {
        count += exposed(row).is_some() as usize;
        row += 1;
    }
    count
};

/// The header of that row, where it is to be exposed and is not in an earlier row.
const fn exposed(row: usize) -> Option<&'static str> {
    let (Form::Header(name), Some(Cors::Hidden)) = (Companion::ALL[row].form(), Companion::ALL[row].cors()) else {
        return None;
    };
    let mut before = 0;
    while before < row {
        if let Form::Header(known) = Companion::ALL[before].form()
            && is_same(known, name)
        {
            return None;
        }
        before += 1;
    }
    Some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

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
        // The headers that are not of a companion.
        hidden.extend(["x-request-id", "grpc-status", "grpc-message", "grpc-status-details-bin"]);
        assert_eq!(EXPOSED_HEADERS.map(|name| name.to_string()).to_vec(), hidden);
    }
}
