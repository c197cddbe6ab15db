//! Pages for people, where the `type` of a problem leads.
//!
//! A problem type is a URI, and who opens it should find out what it means (RFC 9457 4). [`respond`] answers the requests
//! for the pages in any framework, `serve` (feature `axum`) is the same as a handler, and [`page`] and [`index`] are the
//! pages themselves. They need no script, no style sheet and nothing from elsewhere, and [`respond`] sends headers that hold
//! them to it: Content-Security-Policy, which also keeps them out of frames, and X-Content-Type-Options.
//!
//! The pages of a type are constant: they are made when the first of them is asked for, and kept. Each has a strong entity
//! tag. `Cache-Control: no-cache` lets every cache store a page, and has it ask before each use: only a new release changes
//! a page, and then it changes for everybody at once, while asking costs a 304 without content.

use bytes::Bytes;
use http::{HeaderValue, Method, Request, StatusCode, header};

use super::comment::{Block, Span, blocks, spans};
use super::entries::Catalog;
use super::page::{Page, Row};
use super::site::{Found, Made, Site};
use crate::{ETag, Response};

/// The page of a problem type: what happened, what to do, when to try again, and an example.
///
/// `path` is the type's URI, or the path of it, or the last segment of that. `None` when no variant has such a type, and
/// for a type with a fragment: those are places in the [`index`].
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

/// The list of all problem types, with links to their pages. What has no page of its own is described here.
///
/// The links are relative: it belongs at the address that the types begin with, up to the last slash.
pub fn index<E: Catalog + ?Sized>() -> &'static str {
    &site::<E>().index().html
}

/// A page loads nothing, sends nothing, and stands in no frame: not all of that follows from `default-src`.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Responds to a request for one of the pages: with the index under a path that ends in a slash, with a page under its name.
///
/// From the path without that slash it leads to the index. A page that the client has already is not sent again
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
        // It could be stored without being asked to (RFC 9110 15.5.5), and the next release may have the type.
        headers.append(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    if request.method() == Method::HEAD {
        // Not every server takes away the content (RFC 9110 9.3.2); its length is that of GET (RFC 9110 8.6).
        headers.append(header::CONTENT_LENGTH, content.len().into());
    } else {
        *response.body_mut() = content;
    }
    response
}

/// Whether If-None-Match is false (RFC 9110 13.1.2). What is no list of entity tags is none of ours either.
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

/// One function for all who ask, and not inlined: the compiler places the list where it is named, and each place would have
/// pages of its own.
#[inline(never)]
fn site<E: Catalog + ?Sized>() -> &'static Site {
    Site::of(E::ENTRIES)
}

/// The page of the answers that have one type.
pub(super) fn page_of(same: &[&Page]) -> String {
    let Some(first) = same.first() else { return absent() };
    let mut main = format!("<h1>{}</h1>\n", escaped(&first.title));
    for page in same {
        article(page, 2, &mut main);
    }
    let title = first.code.as_ref().map_or_else(|| first.title.clone(), |code| format!("{} ({code})", first.title));
    document(&title, "<a href=\"./\">All problem types</a>", &main)
}

/// The page where there is none.
pub(super) fn absent() -> String {
    let main = "<h1>No such problem type</h1>\n<p>There is none at this address.</p>\n";
    document("No such problem type", "<a href=\"./\">All problem types</a>", main)
}

pub(super) fn index_of(pages: &[Page]) -> String {
    let mut main = String::from("<h1>Problem types</h1>\n");
    main.push_str("<p>Everything that can go wrong here, and what a client does about it.</p>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Problem types\"><table>\n");
    main.push_str("<thead><tr><th scope=\"col\">Problem</th><th scope=\"col\">Status</th><th scope=\"col\">Code</th></tr></thead>\n<tbody>\n");
    for page in pages {
        let link = match page.uri() {
            Some(_) => page.slug.clone(),
            None => format!("#{}", page.slug),
        };
        // A narrow screen breaks a code between its words.
        let words = |code: &String| format!("<code>{}</code>", escaped(code).replace('_', "_<wbr>"));
        let code = page.code.as_ref().map(words).unwrap_or_default();
        main.push_str(&format!(
            "<tr><th scope=\"row\"><a href=\"{}\">{}</a></th><td>{}</td><td>{code}</td></tr>\n",
            escaped(&link),
            inline(&first_sentence(&page.happened)),
            escaped(&page.status),
        ));
    }
    main.push_str("</tbody>\n</table></div>\n");
    for page in pages.iter().filter(|page| page.uri().is_none()) {
        main.push_str(&format!("<h2 id=\"{}\">{}</h2>\n", escaped(&page.slug), escaped(&page.title)));
        article(page, 3, &mut main);
    }
    document("Problem types", "", &main)
}

fn article(page: &Page, level: u8, out: &mut String) {
    let heading = |text: &str, out: &mut String| out.push_str(&format!("<h{level}>{text}</h{level}>\n"));
    out.push_str("<dl>\n");
    let mut term = |name: &str, value: &str| out.push_str(&format!("<div><dt>{name}</dt><dd>{value}</dd></div>\n"));
    term("Status", &escaped(&page.status));
    if let Some(code) = &page.code {
        term("Code", &format!("<code>{}</code>", escaped(code)));
    }
    if let Some(type_uri) = &page.type_uri {
        term("Type", &format!("<code>{}</code>", escaped(type_uri)));
    }
    out.push_str("</dl>\n");
    heading("What happened", out);
    paragraphs(&page.happened, out);
    heading("What to do", out);
    out.push_str("<ul>\n");
    page.advice.iter().for_each(|line| out.push_str(&format!("<li>{}</li>\n", inline(line))));
    out.push_str("</ul>\n");
    heading("When to try again", out);
    paragraphs(&page.retry, out);
    for (name, rows) in [("Headers", &page.headers), ("Members", &page.members)] {
        if !rows.is_empty() {
            heading(name, out);
            table(name, rows, out);
        }
    }
    heading("Example", out);
    out.push_str("<pre tabindex=\"0\" role=\"region\" aria-label=\"Example response\"><code>");
    out.push_str(&escaped(&page.example));
    out.push_str("</code></pre>\n");
}

fn table(name: &str, rows: &[Row], out: &mut String) {
    out.push_str(&format!("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{name}\"><table>\n"));
    out.push_str("<thead><tr><th scope=\"col\">Name</th><th scope=\"col\">Sent</th><th scope=\"col\">Meaning</th></tr></thead>\n<tbody>\n");
    for row in rows {
        let sent = if row.always { "always" } else { "sometimes" };
        let (name, what) = (escaped(&row.name), inline(&row.what));
        out.push_str(&format!(
            "<tr><th scope=\"row\"><code>{name}</code></th><td>{sent}</td><td class=\"what\">{what}</td></tr>\n"
        ));
    }
    out.push_str("</tbody>\n</table></div>\n");
}

const STYLE: &str = "
:root { color-scheme: light dark; --text: #1a1a1a; --quiet: #555; --line: #d0d0d0; --back: #fff; --box: #f4f4f4; --link: #0b4fb3 }
@media (prefers-color-scheme: dark) {
  :root { --text: #e8e8e8; --quiet: #b4b4b4; --line: #444; --back: #151515; --box: #222; --link: #9ec5ff }
}
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 46rem; font: 1rem/1.6 system-ui, sans-serif; color: var(--text); background: var(--back) }
h1 { font-size: 1.9rem; line-height: 1.25; margin: 1rem 0 }
h2, h3 { font-size: 1.2rem; line-height: 1.3; margin: 2rem 0 .5rem }
h2[id] { font-size: 1.5rem; margin-top: 3rem }
a { color: var(--link) }
code, pre { font: .9em/1.5 ui-monospace, monospace }
pre, dl { background: var(--box); border: 1px solid var(--line); border-radius: .4rem; padding: .8rem 1rem; overflow-x: auto }
dl { margin: 1rem 0 }
dl div { display: flex; flex-wrap: wrap; gap: 0 1rem }
dt { min-width: 4.5rem; color: var(--quiet) }
dd { margin: 0; overflow-wrap: anywhere }
.scroll { overflow-x: auto }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: .45rem .8rem .45rem 0; border-bottom: 1px solid var(--line); font-weight: normal }
thead th { color: var(--quiet) }
.what code { overflow-wrap: anywhere }
";

fn document(title: &str, nav: &str, main: &str) -> String {
    let title = escaped(title);
    let nav = match nav {
        "" => String::new(),
        nav => format!("<header><nav aria-label=\"Catalogue\">{nav}</nav></header>\n"),
    };
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n{nav}<main>\n{main}</main>\n</body>\n</html>\n"
    )
}

/// Of a doc comment, paragraphs, lists and code.
fn paragraphs(text: &str, out: &mut String) {
    for block in blocks(text) {
        match block {
            Block::Text(text) => paragraph(text, out),
            Block::Code { lines, .. } => {
                let code: String = lines.iter().map(|line| escaped(line) + "\n").collect();
                out.push_str(&format!("<pre tabindex=\"0\"><code>{code}</code></pre>\n"));
            }
        }
    }
}

fn paragraph(text: &str, out: &mut String) {
    let items: Option<Vec<_>> =
        text.lines().map(|line| line.trim().strip_prefix("- ").or(line.trim().strip_prefix("* "))).collect();
    match items {
        Some(items) => {
            let items: String = items.iter().map(|item| format!("<li>{}</li>\n", inline(item))).collect();
            out.push_str(&format!("<ul>\n{items}</ul>\n"));
        }
        None => out.push_str(&format!("<p>{}</p>\n", inline(text.trim()))),
    }
}

/// Escaped text, with code in it.
fn inline(text: &str) -> String {
    let span = |span: &Span<'_>| match span {
        Span::Text(text) => escaped(text),
        Span::Escaped(letter) => escaped(letter.encode_utf8(&mut [0; 4])),
        Span::Code(code) => format!("<code>{}</code>", escaped(code)),
    };
    spans(text).iter().map(span).collect()
}

fn first_sentence(text: &str) -> String {
    let block = text.split("\n\n").next().unwrap_or_default().replace('\n', " ");
    match block.find(". ") {
        Some(end) => block[..end].to_owned(),
        None => block.trim_end_matches('.').to_owned(),
    }
}

fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            _ => html.push(letter),
        }
    }
    html
}

#[cfg(all(test, feature = "derive"))]
mod tests {
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

    /// White space would end an `id` (HTML, 3.2.6), and every link in the page has to lead somewhere.
    #[test]
    fn a_link_of_the_index_leads_to_its_place() {
        let html = index::<Spaced>();
        let place = html.split("href=\"#").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
        assert!(!place.is_empty() && !place.contains(char::is_whitespace), "{place}");
        assert!(html.contains(&format!("id=\"{place}\"")), "{html}");
    }

    #[test]
    fn a_page_needs_nothing_from_elsewhere() {
        for html in [index::<Plain>(), page::<Plain>("it-is-gone").unwrap_or_default(), &absent()] {
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

    /// RFC 9110 9.1: what is not allowed here is said with what is (RFC 9110 15.5.6).
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

    /// A generic type: each has the pages of what it holds.
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

    /// Each thread gets the same pages, whoever made them.
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
