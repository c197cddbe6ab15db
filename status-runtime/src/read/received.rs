use std::borrow::Cow;
use std::fmt;
use std::sync::OnceLock;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};

use super::lines::{moment, only};
use crate::header::{Allow, Challenge, ETag, Invalid, Link, RetryAfter};
use crate::printable::Excerpt;
use crate::problem::{Problem, is_json};

/// A response as it came, whatever it is.
///
/// Of the body it keeps [`LIMIT`](Received::LIMIT) bytes: an error is kept, logged and passed on, and must not be as large
/// as a peer likes. Of a list, the elements that cannot be parsed are left out of what the methods return, and the others are
/// not; [`headers`](Received::headers) has them all.
///
/// ```
/// use std::time::Duration;
/// use status_runtime::Received;
///
/// let response = http::Response::builder()
///     .status(503)
///     .header("date", "Sun, 06 Nov 1994 08:49:37 GMT")
///     .header("retry-after", "Sun, 06 Nov 1994 08:50:07 GMT")
///     .header("content-type", "text/html")
///     .body("<h1>Back soon</h1>")?;
/// let received = Received::new(response);
///
/// assert_eq!(received.status(), 503);
/// assert_eq!(received.retry_after(), Some(Duration::from_secs(30)));
/// assert_eq!(received.problem(), None);
/// assert_eq!(received.body(), "<h1>Back soon</h1>");
/// # Ok::<(), http::Error>(())
/// ```
#[derive(Clone)]
pub struct Received {
    // Both in boxes, since this stands in the variants and results of its users.
    response: Box<http::Response<Bytes>>,
    problem: OnceLock<Option<Box<Problem>>>,
    is_cut: bool,
}

impl Received {
    /// The number of bytes that are kept of a body. A longer document is not read.
    pub const LIMIT: usize = 256 * 1024;

    /// Keeps a response, whose body has been received and decoded.
    pub fn new<B: AsRef<[u8]>>(response: http::Response<B>) -> Received {
        let (head, body) = response.into_parts();
        let body = body.as_ref();
        let is_cut = body.len() > Received::LIMIT;
        let body = Bytes::copy_from_slice(body.get(..Received::LIMIT).unwrap_or(body));
        Received { response: Box::new(http::Response::from_parts(head, body)), is_cut, problem: OnceLock::new() }
    }

    /// The status code of the response, which may be an intermediary's.
    pub fn status(&self) -> StatusCode {
        self.response.status()
    }

    /// The header fields.
    pub fn headers(&self) -> &HeaderMap {
        self.response.headers()
    }

    /// The body, up to [`LIMIT`](Received::LIMIT).
    pub fn body(&self) -> &Bytes {
        self.response.body()
    }

    /// Returns whether the body was longer than what is kept of it.
    pub fn is_cut(&self) -> bool {
        self.is_cut
    }

    /// The problem document (RFC 9457), if the body is one. It is parsed when it is first asked for.
    pub fn problem(&self) -> Option<&Problem> {
        let read = || Problem::from_response(&self.response).ok().filter(|_| !self.is_cut).map(Box::new);
        self.problem.get_or_init(read).as_deref()
    }

    /// The text of the problem document, if there may be one.
    pub(super) fn document(&self) -> Option<Cow<'_, str>> {
        let is_whole = is_json(self.headers()) && !self.is_cut;
        is_whole.then(|| String::from_utf8_lossy(self.body()))
    }

    /// The delay that Retry-After asks for (RFC 9110 10.2.3), from the moment of the response.
    ///
    /// A date is relative to the response's own Date, so that a wrong clock on either side does not matter, and in the past
    /// it is zero. Of several lines the longest delay counts. If one of them cannot be read, or is a date without a Date to
    /// relate it to, it is nothing: what is known of the delay could be too short. The delays of a gRPC call, in RetryInfo
    /// and in `grpc-retry-pushback-ms`, count like further lines.
    pub fn retry_after(&self) -> Option<Duration> {
        self.longest_delay().ok()??.delay()
    }

    /// Retry-After, of several lines the one that is latest. A date that cannot be related stays one, and counts as the latest.
    pub(crate) fn longest_delay(&self) -> Result<Option<RetryAfter>, Invalid> {
        let now = moment(self.headers());
        let lines = self.headers().get_all(header::RETRY_AFTER).iter();
        let delays = lines.map(RetryAfter::try_from).collect::<Result<Vec<_>, _>>()?;
        let related = delays.into_iter().map(|delay| now.map_or(delay, |now| RetryAfter::after(delay.since(now))));
        #[cfg(feature = "grpc")]
        let related = related.chain(self.delay_of_call());
        Ok(related.max_by_key(|delay| (delay.delay().is_none(), delay.delay())))
    }

    /// The challenges of WWW-Authenticate (RFC 9110 11.6.1), from all its lines.
    pub fn challenges(&self) -> Vec<Challenge> {
        self.elements(&header::WWW_AUTHENTICATE, |line| Challenge::parse_all([line]), Challenge::readable)
    }

    /// The methods of Allow (RFC 9110 10.2.1). An empty one, that allows none, is not one of which nothing can be read.
    pub fn allow(&self) -> Option<Allow> {
        let lines = || self.headers().get_all(header::ALLOW);
        let is_there = self.headers().contains_key(header::ALLOW);
        is_there.then(|| Allow::parse_all(lines()).ok().or_else(|| Allow::readable(lines())))?
    }

    /// The entity tag of the current representation (RFC 9110 8.8.3). With several lines it is invalid, and there is none.
    pub fn etag(&self) -> Option<ETag> {
        ETag::try_from(only(self.headers(), "etag")?).ok()
    }

    /// The links (RFC 8288 3), from all lines.
    pub fn links(&self) -> Vec<Link> {
        self.elements(&header::LINK, |line| Link::parse_all([line]), Link::readable)
    }

    /// The elements of a list, from each line: all, or those that can be read.
    fn elements<T>(
        &self,
        name: &HeaderName,
        all: impl Fn(&[u8]) -> Result<Vec<T>, Invalid>,
        readable: impl Fn(&[u8]) -> Vec<T>,
    ) -> Vec<T> {
        let lines = self.headers().get_all(name).iter().map(HeaderValue::as_bytes);
        lines.flat_map(|line| all(line).unwrap_or_else(|_| readable(line))).collect()
    }
}

/// The same as [`Received::new`].
/// A response that can be read: whatever a [`Received`] is made [`From`]. An `http::Response` of any bytes is one, and with the
/// feature `tonic` or `connectrpc` the error of a call.
///
/// ```
/// use status_runtime::{IntoReceived, Received};
///
/// fn excerpt(response: impl IntoReceived) -> String {
///     let received: Received = response.into_received();
///     format!("{}: {} bytes", received.status(), received.body().len())
/// }
///
/// assert_eq!(excerpt(http::Response::new("none yet")), "200 OK: 8 bytes");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a response whose body has been received",
    label = "this cannot be read",
    note = "help: an `http::Response` of the status, the headers and the bytes of the body",
    note = "help: with reqwest, `client::receive(request.send().await).await`, or a call of `client::Client` (feature `reqwest`)",
    note = "an error is read from all three (RFC 9457 3)"
)]
pub trait IntoReceived {
    /// The response as it came.
    fn into_received(self) -> Received;
}

#[diagnostic::do_not_recommend]
impl<T: Into<Received>> IntoReceived for T {
    fn into_received(self) -> Received {
        self.into()
    }
}

impl<B: AsRef<[u8]>> From<http::Response<B>> for Received {
    fn from(response: http::Response<B>) -> Received {
        Received::new(response)
    }
}

/// The response itself, as far as it is kept.
impl From<Received> for http::Response<Bytes> {
    fn from(received: Received) -> http::Response<Bytes> {
        *received.response
    }
}

/// The values of the headers and the body are left out: they may be secret, and are for the program. So is what is long, as it
/// is the peer's.
impl fmt::Debug for Received {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const NAMES: usize = 32;
        let name = |name: &HeaderName| Excerpt::word(name.as_str()).to_string();
        let mut names = Vec::from_iter(self.headers().keys().take(NAMES).map(name));
        names.extend((self.headers().keys_len() > NAMES).then(|| "…".to_owned()));
        f.debug_struct("Received")
            .field("status", &self.status())
            .field("headers", &names)
            .field("bytes", &self.body().len())
            .field("is_cut", &self.is_cut)
            .field("code", &self.problem().and_then(Problem::code).map(|code| Excerpt::word(code).to_string()))
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn received(fields: &[(&'static str, &str)], body: &[u8]) -> Received {
        let mut response = http::Response::builder().status(429);
        for (name, value) in fields {
            response = response.header(*name, *value);
        }
        Received::new(response.body(body).unwrap())
    }

    /// RFC 9110 10.2.3; the dates in each of the formats of 5.6.7.
    #[test]
    fn a_delay_is_relative_to_the_response() {
        const DATE: (&str, &str) = ("date", "Sun, 06 Nov 1994 08:49:37 GMT");
        let delay = |fields: &[_]| received(fields, b"").retry_after().map(|delay| delay.as_secs());
        assert_eq!(delay(&[]), None);
        assert_eq!(delay(&[("retry-after", "120")]), Some(120));
        assert_eq!(delay(&[DATE, ("retry-after", "120")]), Some(120));
        assert_eq!(delay(&[DATE, ("retry-after", "Sun, 06 Nov 1994 08:50:37 GMT")]), Some(60));
        assert_eq!(delay(&[DATE, ("retry-after", "Sun Nov  6 08:49:38 1994")]), Some(1));
        assert_eq!(delay(&[DATE, ("retry-after", "Sunday, 06-Nov-94 08:49:37 GMT")]), Some(0));
        assert_eq!(delay(&[DATE, ("retry-after", "Sat, 05 Nov 1994 08:49:37 GMT")]), Some(0));
        assert_eq!(delay(&[("retry-after", "Sun, 06 Nov 1994 08:50:37 GMT")]), None);
        assert_eq!(delay(&[("date", "now"), ("retry-after", "Sun, 06 Nov 1994 08:50:37 GMT")]), None);
        // RFC 9110 5.3: two lines are one value, which is not a date, whether they differ or not.
        for second in [DATE, ("date", "Sun, 06 Nov 1994 08:50:00 GMT")] {
            assert_eq!(delay(&[DATE, second, ("retry-after", "Sun, 06 Nov 1994 08:50:37 GMT")]), None);
            assert_eq!(delay(&[DATE, second, ("retry-after", "60")]), Some(60));
        }
        assert_eq!(delay(&[("retry-after", "soon")]), None);
        assert_eq!(delay(&[("retry-after", "-5")]), None);
        assert_eq!(delay(&[("retry-after", "5"), ("retry-after", "7")]), Some(7));
        let until = ("retry-after", "Sun, 06 Nov 1994 08:50:37 GMT");
        assert_eq!(delay(&[DATE, until, ("retry-after", "5")]), Some(60));
        assert_eq!(delay(&[DATE, until, ("retry-after", "61")]), Some(61));
        // What is known may be less than what is told.
        assert_eq!(delay(&[until, ("retry-after", "5")]), None);
        assert_eq!(delay(&[("date", "now"), ("retry-after", "5"), until]), None);
        assert_eq!(delay(&[("retry-after", "5"), ("retry-after", "soon"), ("retry-after", "7")]), None);
        assert_eq!(delay(&[("retry-after", "5, 7")]), None);
        assert_eq!(delay(&[("retry-after", "99999999999999999999")]), Some(u64::MAX));
    }

    #[test]
    fn challenges_of_several_lines_and_of_one() {
        let shown = |fields: &[_]| Vec::from_iter(received(fields, b"").challenges().iter().map(Challenge::to_string));
        let both = ["Basic realm=\"a, b\"", "Bearer realm=\"c\", scope=\"d e\""];
        let joined = both.join(", ");
        assert_eq!(shown(&[("www-authenticate", both[0]), ("www-authenticate", both[1])]), both);
        assert_eq!(shown(&[("www-authenticate", &joined)]), both);
        assert_eq!(shown(&[("www-authenticate", "Basic realm=\"a"), ("www-authenticate", both[1])]), both[1..]);
        assert_eq!(shown(&[]), [""; 0]);
    }

    #[test]
    fn what_is_not_there_is_nothing_and_an_empty_allow_is_one() {
        let nothing = received(&[("etag", "v1"), ("link", "help")], b"");
        assert_eq!((nothing.allow(), nothing.etag(), nothing.links()), (None, None, Vec::new()));
        let there = received(&[("allow", "GET"), ("allow", "HEAD"), ("etag", "W/\"v1\"")], b"");
        assert_eq!(there.allow().unwrap().as_str(), "GET, HEAD");
        assert_eq!(there.etag(), Some(ETag::weak("v1").unwrap()));
        assert_eq!(received(&[("etag", "\"v1\""), ("etag", "\"v1\"")], b"").etag(), None);
        assert_eq!(received(&[("allow", "")], b"").allow(), Some(Allow::none()));
        let links = received(&[("link", "</a>; rel=help, </b>; rel=next"), ("link", "</c>; rel=prev")], b"").links();
        assert_eq!(Vec::from_iter(links.iter().map(Link::href)), ["/a", "/b", "/c"]);
    }

    #[test]
    fn a_document_beyond_the_limit_is_cut_and_not_read() {
        const PROBLEM: (&str, &str) = ("content-type", "application/problem+json");
        let document = |length: usize| {
            let mut document = br#"{"code":"too_fast"}"#.to_vec();
            document.resize(length, b' ');
            received(&[PROBLEM], &document)
        };
        let whole = document(Received::LIMIT);
        assert_eq!(whole.problem().and_then(Problem::code), Some("too_fast"));
        assert_eq!((whole.is_cut(), whole.body().len()), (false, Received::LIMIT));
        let cut = document(Received::LIMIT + 1);
        assert_eq!((cut.is_cut(), cut.body().len(), cut.problem()), (true, Received::LIMIT, None));
    }

    #[test]
    fn the_status_is_the_responses() {
        let json = ("content-type", "application/json");
        let received = received(&[json], br#"{"status":409,"code":"empty"}"#);
        assert_eq!(received.problem().and_then(Problem::status), Some(StatusCode::TOO_MANY_REQUESTS));
    }

    #[test]
    fn nothing_secret_is_shown() {
        let received = received(&[("set-cookie", "id=secret")], b"secret");
        let shown = format!("{received:?}");
        assert!(shown.contains("set-cookie") && shown.contains("429") && !shown.contains("secret"), "{shown}");
    }
}
