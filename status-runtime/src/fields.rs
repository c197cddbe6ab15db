//! Header fields that describe the content of a response, and are removed when it is replaced.

use http::header::{
    CACHE_CONTROL, CONTENT_RANGE, CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY_REPORT_ONLY, ETAG, EXPIRES,
    LAST_MODIFIED,
};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use status_vocabulary::grammar::spans;

/// Headers about the content, in addition to those whose name begins with `Content-` (RFC 9110 8.8, RFC 9111 5.3,
/// RFC 9213 2).
static OF_THE_CONTENT: [HeaderName; 3] = [ETAG, EXPIRES, LAST_MODIFIED];

/// Headers that caches of a certain kind use in place of Cache-Control (RFC 9213 2).
static TARGETED: [HeaderName; 2] =
    [HeaderName::from_static("cdn-cache-control"), HeaderName::from_static("surrogate-control")];

/// Removes the headers about the bytes of a content that is replaced by another representation of the same.
#[cfg(feature = "_layer")]
pub(crate) fn without_bytes(headers: &mut HeaderMap) {
    remove(headers, describes_bytes);
}

/// Removes the headers about a content that is replaced by another. Cache-Control goes as well, unless it only forbids
/// storing.
pub(crate) fn without_content(status: StatusCode, headers: &mut HeaderMap) {
    remove(headers, |name| describes_content(status, name));
    if permits_storing(headers) {
        headers.remove(CACHE_CONTROL);
    }
}

fn remove(headers: &mut HeaderMap, is_gone: impl Fn(&HeaderName) -> bool) {
    while let Some(gone) = headers.keys().find(|name| is_gone(name)).cloned() {
        headers.remove(gone);
    }
}

/// Returns whether a header is about the bytes as sent: length, codings, digests and framing (RFC 9110 8.4, 8.6, 6.6.2,
/// RFC 9112 6.1, RFC 9530). Such headers do not apply to any other content, not even to another representation of the
/// same resource.
fn describes_bytes(name: &HeaderName) -> bool {
    matches!(
        name.as_str(),
        "accept-ranges"
            | "content-digest"
            | "content-encoding"
            | "content-length"
            | "content-md5"
            | "digest"
            | "repr-digest"
            | "trailer"
            | "transfer-encoding"
    )
}

fn describes_content(status: StatusCode, name: &HeaderName) -> bool {
    let of_the_page = [CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY_REPORT_ONLY].contains(name);
    // Content-Range of a 416 is about the requested resource (RFC 9110 14.4).
    let of_the_resource = name == CONTENT_RANGE && status == StatusCode::RANGE_NOT_SATISFIABLE;
    describes_bytes(name)
        || OF_THE_CONTENT.contains(name)
        || TARGETED.contains(name)
        || name.as_str().starts_with("content-") && !of_the_page && !of_the_resource
}

/// Returns whether Cache-Control has a directive other than a restriction (RFC 9111 5.2.2).
fn permits_storing(headers: &HeaderMap) -> bool {
    const FORBIDDING: [&str; 7] =
        ["no-store", "no-cache", "private", "no-transform", "must-revalidate", "proxy-revalidate", "must-understand"];
    directives(headers)
        .any(|name| !FORBIDDING.iter().any(|forbidding| name.eq_ignore_ascii_case(forbidding.as_bytes())))
}

/// Forbids storing a response, whatever its own headers say.
#[cfg(feature = "_layer")]
pub(crate) fn never_store(headers: &mut HeaderMap) {
    let mut is_said = headers.contains_key(CACHE_CONTROL) || headers.contains_key(EXPIRES);
    for name in &TARGETED {
        is_said |= headers.remove(name).is_some();
    }
    if is_said && !directives(headers).any(|name| name.eq_ignore_ascii_case(b"no-store")) {
        headers.remove(EXPIRES);
        headers.insert(CACHE_CONTROL, const { HeaderValue::from_static("no-store") });
    }
}

/// The names of the directives of Cache-Control.
fn directives(headers: &HeaderMap) -> impl Iterator<Item = &[u8]> {
    let lines = headers.get_all(CACHE_CONTROL).iter().map(HeaderValue::as_bytes);
    let directives = lines.flat_map(|line| spans(line).map(|span| &line[span]));
    directives.map(|directive| directive.split(|&byte| byte == b'=').next().unwrap_or_default().trim_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(status: StatusCode, fields: &[(&'static str, &'static str)]) -> Vec<String> {
        let mut headers = HeaderMap::new();
        for (name, value) in fields {
            headers.append(*name, HeaderValue::from_static(value));
        }
        without_content(status, &mut headers);
        headers.keys().map(|name| name.as_str().to_owned()).collect()
    }

    #[test]
    fn a_range_stays_where_it_is_the_resources_and_a_policy_is_the_pages() {
        let fields =
            [("content-range", "bytes */7"), ("content-security-policy", "sandbox"), ("content-disposition", "inline")];
        assert_eq!(left(StatusCode::RANGE_NOT_SATISFIABLE, &fields), ["content-range", "content-security-policy"]);
        assert_eq!(left(StatusCode::NOT_FOUND, &fields), ["content-security-policy"]);
    }

    /// RFC 9111 5.2.2 and 4.2.2.
    #[test]
    fn what_forbids_storing_stays_and_what_permits_it_goes() {
        for (value, stays) in [
            ("no-store", true),
            ("Private, no-cache=\"set-cookie\" ,, must-revalidate", true),
            ("public", false),
            ("max-age=60", false),
            ("private, max-age=60", false),
            ("no-cache=\"set-cookie, x-id\"", true),
            ("no-cache, s-maxage=5", false),
            ("stale-while-revalidate=9", false),
            ("immutable", false),
        ] {
            assert_eq!(!left(StatusCode::NOT_FOUND, &[("cache-control", value)]).is_empty(), stays, "{value}");
        }
    }
}
