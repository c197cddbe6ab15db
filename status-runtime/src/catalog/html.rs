//! Pages for people, at the URIs of problem types.
//!
//! A problem type is a URI, and opening it should show its documentation (RFC 9457 4). [`respond`] handles the requests
//! for the pages in any framework, `serve` (feature `axum`) is the same as a handler, and [`page`] and [`index`] are
//! the pages themselves. They need no script and no style sheet, and load nothing from other sites. [`respond`] sends
//! headers that enforce this: Content-Security-Policy, which also keeps them out of frames, and X-Content-Type-Options.
//!
//! The pages of a type are constant: they are built on the first request for one of them, and kept. Each has a strong
//! entity tag. `Cache-Control: no-cache` lets every cache store a page, and makes it revalidate the page before each
//! use: a page only changes with a new release, and then for every client at once, while a revalidation costs a 304
//! without content.

use bytes::Bytes;
use http::{HeaderValue, Method, Request, StatusCode, header};

use super::entries::Catalog;
use super::site::{Found, Made, Site};
use crate::{ETag, Response};

/// The page of a problem type: its cause, its remedy, advice on retries, and an example.
///
/// `path` is the type's URI, or the path of it, or the last segment of that. `None` when no variant has such a type,
/// and for a type with a fragment: that is a place in the [`index`].
///
/// ```
/// use status_runtime::{HttpError, catalog::html};
///
/// #[derive(Debug, thiserror::Error, HttpError)]
/// #[error("there is no such cart")]
/// #[status(types = "https://api.example.com/problems/", not_found)]
/// struct NoSuchCart;
///
/// assert!(html::page::<NoSuchCart>("no-such-cart").is_some());
/// assert!(html::page::<NoSuchCart>("https://api.example.com/problems/no-such-cart").is_some());
/// assert!(html::page::<NoSuchCart>("no-such-dog").is_none());
/// ```
pub fn page<E: Catalog + ?Sized>(path: &str) -> Option<&'static str> {
    site::<E>().page(path).map(|page| page.html.as_str())
}

/// The list of all problem types, with links to their pages. Types without a page are described here.
///
/// The links are relative: it belongs at the address that the types begin with, up to the last slash.
pub fn index<E: Catalog + ?Sized>() -> &'static str {
    &site::<E>().index().html
}

/// A page loads nothing, sends nothing, and is not shown in a frame: not all of that follows from `default-src`.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Responds to a request for one of the pages: with the index for a path that ends in a slash, with a page for its
/// name.
///
/// The path without that slash is redirected to the index. A page that the client already has is not sent again
/// (If-None-Match, RFC 9110 13.1.2), and HEAD is GET without the content.
///
/// ```
/// use http::Request;
/// use status_runtime::{HttpError, catalog::html};
///
/// #[derive(Debug, thiserror::Error, HttpError)]
/// #[error("there is no such cart")]
/// #[status(types = "https://api.example.com/problems/", not_found)]
/// struct NoSuchCart;
///
/// let get = |path| Request::get(path).body(()).unwrap();
/// assert_eq!(html::respond::<NoSuchCart>(&get("/problems/")).status(), 200);
/// assert_eq!(html::respond::<NoSuchCart>(&get("/problems")).headers()["location"], "problems/");
/// assert_eq!(html::respond::<NoSuchCart>(&get("/problems/no-such-dog")).status(), 404);
///
/// let page = html::respond::<NoSuchCart>(&get("/problems/no-such-cart"));
/// assert_eq!(page.status(), 200);
/// let mut again = get("/problems/no-such-cart");
/// again.headers_mut().insert("if-none-match", page.headers()["etag"].clone());
/// assert_eq!(html::respond::<NoSuchCart>(&again).status(), 304);
/// ```
pub fn respond<E: Catalog + ?Sized>(request: &Request<impl Sized>) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return bare(StatusCode::METHOD_NOT_ALLOWED, header::ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    let (status, page) = match site::<E>().find(request.uri().path()) {
        Found::Page(page) if is_known(page, request) => {
            let mut response = bare(StatusCode::NOT_MODIFIED, header::ETAG, page.etag.clone());
            response.headers_mut().append(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
            return response;
        }
        Found::Elsewhere(index) => return bare(StatusCode::PERMANENT_REDIRECT, header::LOCATION, index.clone()),
        Found::Page(page) => (StatusCode::OK, page),
        Found::Nothing(page) => (StatusCode::NOT_FOUND, page),
    };
    let content = Bytes::from_static(page.html.as_bytes());
    let mut response = Response::default();
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.append(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.append(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.append(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    if status == StatusCode::OK {
        headers.append(header::ETAG, page.etag.clone());
        headers.append(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    } else {
        // It would be cacheable by default (RFC 9110 15.5.5), and the next release may have the type.
        headers.append(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    if request.method() == Method::HEAD {
        // Not every server removes the content (RFC 9110 9.3.2); its length is that of GET (RFC 9110 8.6).
        headers.append(header::CONTENT_LENGTH, content.len().into());
    } else {
        *response.body_mut() = content;
    }
    response
}

/// Returns whether If-None-Match is false (RFC 9110 13.1.2). A value that is not a list of entity tags does not match.
fn is_known(page: &Made, request: &Request<impl Sized>) -> bool {
    let mut lines = request.headers().get_all(header::IF_NONE_MATCH).iter().peekable();
    if lines.peek().is_none() {
        return false;
    }
    let lines: Vec<_> = lines.map(|line| line.as_bytes().trim_ascii()).collect();
    lines == [b"*"] || ETag::parse_all(lines).is_ok_and(|tags| tags.iter().any(|tag| page.is(tag)))
}

fn bare(status: StatusCode, name: header::HeaderName, value: HeaderValue) -> Response {
    let mut response = Response::default();
    *response.status_mut() = status;
    response.headers_mut().append(name, value);
    response
}

/// [`respond`] as a handler of axum, for two routes.
///
/// ```
/// use axum::{Router, routing::get};
/// use status_runtime::{HttpError, catalog::html};
///
/// #[derive(Debug, thiserror::Error, HttpError)]
/// #[error("there is no such cart")]
/// #[status(types = "https://api.example.com/problems/", not_found)]
/// struct NoSuchCart;
///
/// let app: Router = Router::new()
///     .route("/problems/", get(html::serve::<NoSuchCart>))
///     .route("/problems/{type}", get(html::serve::<NoSuchCart>));
/// ```
#[cfg(feature = "axum")]
pub async fn serve<E: Catalog + ?Sized>(request: axum_core::extract::Request) -> axum_core::response::Response {
    respond::<E>(&request).map(axum_core::body::Body::from)
}

/// The pages of a type. Not inlined: the compiler would place the list of entries at each use, and each would have
/// pages of its own.
#[inline(never)]
fn site<E: Catalog + ?Sized>() -> &'static Site {
    Site::of(E::ENTRIES, E::TRANSPARENT)
}

#[cfg(all(test, feature = "derive"))]
mod tests {
    use super::super::markup;
    use super::*;
    use crate::HttpError;

    /// <script>alert("docs")</script> & `<b>code</b>`
    ///
    /// - "one" <i>
    ///
    /// \<img src=x onerror=alert(1)> ` <img
    /// src=x> `` ` <img src=x>
    ///
    /// ~~~
    /// ```
    /// </code></pre><img src=x>
    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("<u>detail</u>")]
    #[status(crate = crate, not_found, type = "https://api.example.com/problems#hostile")]
    #[status(code = "a\"><img src=x onerror=alert(1)>", title = "</title><script>'title'</script>")]
    #[status(header("X-Said" = "<em>header</em>"), extension(said = "<s>member</s>"))]
    struct Hostile;

    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("it has a name")]
    #[status(crate = crate, not_found, code = "a \"name\"")]
    struct Spaced;

    #[derive(Debug, thiserror::Error, HttpError)]
    #[status(crate = crate, types = "https://api.example.com/problems/")]
    #[allow(dead_code, reason = "only its catalogue is looked at")]
    enum Plain {
        /// Gone for good. Nothing brings it back.
        #[error("it is gone")]
        #[status(gone)]
        ItIsGone,
    }

    fn get(path: &str) -> Request<()> {
        Request::get(path).body(()).unwrap()
    }

    fn tags(html: &str) -> Vec<&str> {
        html.split('<').skip(1).filter_map(|rest| rest.split(['>', ' ', '\n']).next()).collect()
    }

    #[test]
    fn nothing_that_an_author_writes_is_markup() {
        let html = index::<Hostile>();
        for tag in tags(html) {
            assert!(!["script", "img", "b", "i", "u", "em", "s"].contains(&tag), "<{tag}> in {html}");
        }
        assert!(html.contains(
            "&lt;script&gt;alert(&quot;docs&quot;)&lt;/script&gt; &amp; <code>&lt;b&gt;code&lt;/b&gt;</code>"
        ));
        assert!(html.contains("<li>&quot;one&quot; &lt;i&gt;</li>"));
        assert!(
            html.contains(
                "<p>&lt;img src=x onerror=alert(1)&gt; <code>&lt;img src=x&gt; ``</code> &lt;img src=x&gt;</p>"
            ),
            "{html}"
        );
        assert!(html.contains("<code>```\n&lt;/code&gt;&lt;/pre&gt;&lt;img src=x&gt;\n</code>"), "{html}");
        assert!(html.contains("&lt;em&gt;header&lt;/em&gt;"));
        assert!(html.contains("&lt;s&gt;member&lt;/s&gt;"));
    }

    /// White space would end an `id` (HTML, 3.2.6), and every link in the page has to have a target.
    #[test]
    fn a_link_of_the_index_leads_to_its_place() {
        let html = index::<Spaced>();
        let place = html.split("href=\"#").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
        assert!(!place.is_empty() && !place.contains(char::is_whitespace), "{place}");
        assert!(html.contains(&format!("id=\"{place}\"")), "{html}");
    }

    #[test]
    fn a_page_needs_nothing_from_elsewhere() {
        for html in [index::<Plain>(), page::<Plain>("it-is-gone").unwrap_or_default(), &markup::absent()] {
            for word in ["<link", "<script", "<img", "src=", "@import", "url("] {
                assert!(!html.contains(word), "{word} in {html}");
            }
        }
        for path in ["/problems/", "/problems/it-is-gone", "/elsewhere"] {
            let headers = respond::<Plain>(&get(path)).headers().clone();
            let policy = headers["content-security-policy"].to_str().unwrap_or_default();
            for part in ["default-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"] {
                assert!(policy.split("; ").any(|other| other == part), "{part} in {policy}");
            }
            assert_eq!(headers["x-content-type-options"], "nosniff");
        }
    }

    #[test]
    fn a_page_says_what_happened_what_to_do_and_when_to_try_again() {
        let html = page::<Plain>("https://api.example.com/problems/it-is-gone").unwrap_or_default();
        for part in [
            "<html lang=\"en\">",
            "<h1>Gone</h1>",
            "<dd>410 Gone</dd>",
            "<h2>What happened</h2>\n<p>Gone for good. Nothing brings it back.</p>",
            "<h2>What to do</h2>",
            "<h2>When to try again</h2>",
            "&quot;code&quot;: &quot;it_is_gone&quot;",
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
    }

    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("there is no such cart")]
    #[status(crate = crate, not_found, types = "https://api.example.com/v1:problems/")]
    struct NoSuchCart;

    /// RFC 3986 5.2: a relative reference replaces the last segment. 4.2: a colon in its first segment would end a scheme.
    #[test]
    fn without_its_slash_the_directory_leads_to_the_index() {
        for (response, location) in [
            (respond::<Plain>(&get("/problems")), "problems/"),
            (respond::<NoSuchCart>(&get("/v1:problems")), "./v1:problems/"),
        ] {
            assert_eq!(
                (response.status(), &response.headers()["location"]),
                (StatusCode::PERMANENT_REDIRECT, &HeaderValue::from_static(location))
            );
        }
        assert_eq!(respond::<Plain>(&get("/elsewhere")).status(), 404);
    }

    /// RFC 9110 9.1: the response to another method lists the allowed ones (RFC 9110 15.5.6).
    #[test]
    fn a_page_is_only_read() {
        for method in [Method::POST, Method::PUT, Method::DELETE, Method::OPTIONS] {
            let request = Request::builder().method(method).uri("/problems/it-is-gone").body(()).unwrap();
            let response = respond::<Plain>(&request);
            assert_eq!((response.status().as_u16(), response.headers()["allow"].to_str().unwrap()), (405, "GET, HEAD"));
        }
    }

    #[test]
    fn the_pages_of_a_type_are_made_once() {
        let first = page::<Plain>("it-is-gone").unwrap();
        assert!(std::ptr::eq(first, page::<Plain>("/problems/it-is-gone").unwrap()));
        let body = respond::<Plain>(&get("/problems/it-is-gone")).into_body();
        assert!(std::ptr::eq(&*body, first.as_bytes()));
    }

    /// A generic type: each instance has the pages of the type that it holds.
    #[derive(Debug, thiserror::Error, HttpError)]
    #[status(crate = crate)]
    #[allow(dead_code, reason = "only its catalogue is looked at")]
    enum Wrapped<E: HttpError + Catalog> {
        #[error(transparent)]
        #[status(transparent)]
        Inner(E),
    }

    #[test]
    fn types_do_not_share_their_pages() {
        let has = |path: &str| [page::<Wrapped<Plain>>(path).is_some(), page::<Wrapped<NoSuchCart>>(path).is_some()];
        assert_eq!(has("it-is-gone"), [true, false]);
        assert_eq!(has("no-such-cart"), [false, true]);
        assert_eq!(page::<Wrapped<Plain>>("it-is-gone"), page::<Plain>("it-is-gone"));
    }

    /// Each thread gets the same pages, whichever built them.
    #[test]
    fn threads_share_the_pages() {
        #[derive(Debug, thiserror::Error, HttpError)]
        #[error("it is asked for at once")]
        #[status(crate = crate, types = "/problems/", gone)]
        struct Shared;

        let page = || page::<Shared>("shared").map(str::as_ptr).map(<*const u8>::addr);
        let found = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..8).map(|_| scope.spawn(page)).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect::<std::collections::HashSet<_>>()
        });
        assert_eq!(found, std::collections::HashSet::from([page()]));
        assert!(page().is_some());
    }
}
