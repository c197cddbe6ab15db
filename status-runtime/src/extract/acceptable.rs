use http::HeaderMap;
use http::header::ACCEPT;
use status_vocabulary::grammar::spans;

use super::Rejection;
use crate::range::Range;

/// Checks that the client accepts at least one of the media types that a service has (RFC 9110 12.5.1).
///
/// The most specific range that includes a type decides about it, and a weight of zero means that it is not acceptable. A
/// range with parameters includes the type without them. A request without Accept, or without a valid range in it, accepts
/// everything.
///
/// It is for services that refuse before the request has an effect. Others respond with what they have, which
/// RFC 9110 12.5.1 allows as well.
///
/// ```
/// use axum::extract::Request;
/// use axum::middleware::{Next, from_fn};
/// use axum::response::Response;
/// use axum::routing::post;
/// use status_runtime::extract::{Rejection, acceptable};
///
/// /// The service speaks JSON.
/// async fn json_only(request: Request, next: Next) -> Result<Response, Rejection> {
///     acceptable(request.headers(), &["application/json"])?;
///     Ok(next.run(request).await)
/// }
///
/// let app: axum::Router = axum::Router::new().route("/orders", post(async || "{}")).layer(from_fn(json_only));
/// ```
///
/// # Errors
///
/// [`NotAcceptable`](Rejection::NotAcceptable), with the types that there are.
pub fn acceptable(headers: &HeaderMap, available: &'static [&'static str]) -> Result<(), Rejection> {
    let lines = headers.get_all(ACCEPT).iter().map(|line| line.as_bytes());
    let elements = lines.flat_map(|line| spans(line).map(move |span| &line[span]));
    let mut ranges: Vec<_> = elements.filter_map(Range::parse).filter(Range::is_type_and_subtype).collect();
    // A client that refuses one version of a type does not refuse the type.
    ranges.retain(|range| range.weight > 0 || !range.is_narrowed);
    match ranges.is_empty() || available.iter().any(|media_type| is_accepted(media_type, &ranges)) {
        true => Ok(()),
        false => Err(Rejection::NotAcceptable { available }),
    }
}

fn is_accepted(media_type: &str, ranges: &[Range<'_>]) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim_ascii();
    let whole_type = essence.split_once('/').map(|(name, _)| format!("{name}/*")).unwrap_or_default();
    let names = [essence, &whole_type, "*/*"];
    let decisive = names.into_iter().find_map(|name| {
        let named = ranges.iter().filter(|range| range.essence.eq_ignore_ascii_case(name.as_bytes()));
        named.map(|range| range.weight).max()
    });
    decisive.is_some_and(|weight| weight > 0)
}

#[cfg(test)]
mod tests {
    use http::{HeaderMap, HeaderValue};

    use super::*;

    fn accepts(lines: &[&'static str], available: &'static [&'static str]) -> bool {
        let lines = lines.iter().map(|line| (ACCEPT, HeaderValue::from_static(line)));
        match acceptable(&HeaderMap::from_iter(lines), available) {
            Ok(()) => true,
            Err(Rejection::NotAcceptable { available: listed }) => {
                assert_eq!(listed, available);
                false
            }
            Err(other) => panic!("{other:?}"),
        }
    }

    /// RFC 9110 12.5.1: the most specific range counts, and a weight of zero is "not acceptable".
    #[test]
    fn the_most_specific_range_decides() {
        for (accept, accepted) in [
            ("application/json", true),
            ("APPLICATION/JSON;q=0.001", true),
            ("application/json;version=1", true),
            ("application/*", true),
            ("*/*;q=0.1", true),
            ("text/html, application/json;q=0.5", true),
            ("application/json, */*;q=0", true),
            ("application/json, application/*;q=0", true),
            ("*/*, application/json;q=0", false),
            ("*/*, application/json;version=1;q=0", true),
            ("text/html, application/json;version=1;q=0", false),
            ("*/*, application/*;q=0.000", false),
            ("*/*;q=0.0", false),
            ("application/json;q=0", false),
            ("text/html, text/csv", false),
            ("application/problem+json", false),
            ("text/*", false),
            ("text/html;x=\"application/json, */*\"", false),
            ("", true),
            (", ,", true),
            ("json", true),
        ] {
            assert_eq!(accepts(&[accept], &["application/json"]), accepted, "{accept}");
        }
        assert!(accepts(&[], &["application/json"]));
    }

    #[test]
    fn one_of_several_is_enough() {
        assert!(accepts(&["text/html", "text/csv"], &["application/json", "text/csv; charset=utf-8"]));
        assert!(!accepts(&["text/html", "image/*"], &["application/json", "text/csv; charset=utf-8"]));
    }
}
