use std::fmt::{self, Display, Write as _};
use std::str::FromStr;

use status_vocabulary::grammar::percent::{Place, must_encode, repair};
use status_vocabulary::grammar::{self, GrammarError};

use super::field::{Header, Invalid, field};

/// The URI of the created resource, or the target of a redirect: **Location** (RFC 9110 10.2.2).
///
/// # When
///
/// On [`created`](crate::situation::CREATED), and required on every redirect:
/// [`see_other`](crate::situation::SEE_OTHER), [`found`](crate::situation::FOUND),
/// [`temporary_redirect`](crate::situation::TEMPORARY_REDIRECT),
/// [`permanent_redirect`](crate::situation::PERMANENT_REDIRECT) and similar ones. On an error it draws a warning: it
/// has no meaning there.
///
/// # In the attribute
///
/// ```text
/// #[status(created, location = "/orders/{id}")] Made { id: String }       // fields are percent-encoded into it
/// #[status(see_other)] Elsewhere { #[status(location)] to: Location }     // or http::Uri, String
/// ```
///
/// Characters of a `String` that are not allowed in a URI are percent-encoded, as by [`encode`](Location::encode).
///
/// # What is refused
///
/// A text that is not a URI reference (RFC 3986 4.1): with spaces, characters above ASCII, a `%` without two digits, a
/// second `#`, or a colon that would turn half a path into a scheme. Control characters. And `javascript:`, `data:` and
/// `vbscript:`, which clients should not follow.
///
/// # Example
///
/// ```
/// use http::HeaderValue;
/// use status_runtime::header::Location;
///
/// let location = Location::build("/orders").segment("a/b").query("from", "café & bar").finish()?;
/// assert_eq!(HeaderValue::from(&location), "/orders/a%2Fb?from=caf%C3%A9%20%26%20bar");
///
/// // A reference from an untrusted source stays on this host.
/// assert!(Location::local("/cart?step=2").is_ok());
/// assert!(Location::local("//evil.example/").is_err());
/// # Ok::<(), status_runtime::header::Invalid>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Location(String);

impl Location {
    /// The reference, with every character that is not allowed percent-encoded: `/café` becomes `/caf%C3%A9`.
    /// Percent-encoded parts stay as they are.
    ///
    /// # Errors
    ///
    /// The text has an error that encoding cannot repair: a control character, a second `#`, an unsafe scheme.
    ///
    /// ```
    /// use status_runtime::header::Location;
    ///
    /// assert_eq!(Location::encode("/a b?q=%41")?.as_str(), "/a%20b?q=%41");
    /// assert!(Location::encode("/a\r\nSet-Cookie: b").is_err());
    /// # Ok::<(), status_runtime::header::Invalid>(())
    /// ```
    pub fn encode(text: &str) -> Result<Location, Invalid> {
        encoded(text).map(Location).map_err(invalid)
    }

    /// As [`encode`](Location::encode), for a reference that must not lead to another host: without scheme and
    /// authority.
    ///
    /// # Errors
    ///
    /// As for `encode`, and for every reference that names a host or a scheme, even the right one.
    pub fn local(text: &str) -> Result<Location, Invalid> {
        let location = encoded(text).map_err(invalid)?;
        if location.starts_with("//") || grammar::absolute_uri(&location).is_ok() {
            return Err(invalid(GrammarError::new(0, "a path on this host: neither a scheme nor `//host`")));
        }
        Ok(Location(location))
    }

    /// A builder that starts with this reference, which is taken as it is.
    pub fn build(base: impl Into<String>) -> LocationBuilder {
        let text = base.into();
        let part = match text.find(['?', '#']) {
            None => Part::Path,
            Some(_) if text.contains('#') => Part::Fragment,
            Some(mark) => Part::Query { start: mark + 1 },
        };
        LocationBuilder { text, part, error: None }
    }

    /// The reference.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Builds a [`Location`] from arbitrary parts: each is percent-encoded for its place.
///
/// ```
/// use status_runtime::header::Location;
///
/// let location = Location::build("https://api.example.com/").segment("jobs").segment(42).fragment("log").finish()?;
/// assert_eq!(location.as_str(), "https://api.example.com/jobs/42#log");
///
/// // A client would interpret it as a step in the path.
/// assert!(Location::build("/files").segment("..").finish().is_err());
/// # Ok::<(), status_runtime::header::Invalid>(())
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct LocationBuilder {
    text: String,
    part: Part,
    error: Option<GrammarError>,
}

/// The part of a reference that its end is in. It is stored, so that the cost of many parts is linear.
#[derive(Debug, Clone, Copy)]
enum Part {
    Path,
    Query { start: usize },
    Fragment,
}

impl LocationBuilder {
    /// Appends a segment to the path.
    pub fn segment(mut self, value: impl Display) -> LocationBuilder {
        match self.part {
            Part::Path => {}
            Part::Query { .. } | Part::Fragment => {
                return self.with(false, "a segment comes before the query and the fragment");
            }
        }
        if !self.text.ends_with('/') {
            self.text.push('/');
        }
        let done = push_path_segment(&mut self.text, &value);
        self.with(done, "`.` and `..` are steps, not segments (RFC 3986 3.3)")
    }

    /// Appends a name and a value to the query.
    pub fn query(mut self, name: impl Display, value: impl Display) -> LocationBuilder {
        match self.part {
            Part::Path => {
                self.text.push('?');
                self.part = Part::Query { start: self.text.len() };
            }
            Part::Query { start } if start == self.text.len() || self.text.ends_with('&') => {}
            Part::Query { .. } => self.text.push('&'),
            Part::Fragment => return self.with(false, "the query comes before the fragment"),
        }
        let done = push_query(&mut self.text, &name);
        self.text.push('=');
        let done = push_query(&mut self.text, &value) && done;
        self.with(done, "a part of the query cannot be shown")
    }

    /// Sets the fragment.
    pub fn fragment(mut self, value: impl Display) -> LocationBuilder {
        if matches!(self.part, Part::Fragment) {
            return self.with(false, "at most one `#` (RFC 3986 3.5)");
        }
        self.text.push('#');
        self.part = Part::Fragment;
        let done = push_fragment(&mut self.text, &value);
        self.with(done, "the fragment cannot be shown")
    }

    /// Returns the location.
    ///
    /// # Errors
    ///
    /// The base was not valid, a segment is `.` or `..`, or a part came too late.
    pub fn finish(self) -> Result<Location, Invalid> {
        match self.error {
            Some(error) => Err(invalid(error)),
            None => self.text.parse(),
        }
    }

    fn with(mut self, done: bool, what: &'static str) -> LocationBuilder {
        if !done && self.error.is_none() {
            self.error = Some(GrammarError::new(self.text.len(), what));
        }
        self
    }
}

/// Appends the value as part of a path's segment, percent-encoded.
///
/// Returns whether it could: a value that is `.` or `..`, or that makes the segment such, would be a step to another
/// resource (RFC 3986 5.2.4). Then, and when the value's `Display` fails, nothing is appended.
pub(crate) fn push_path_segment(out: &mut String, value: &dyn Display) -> bool {
    let start = out.len();
    let pushed = push(out, value, Place::Segment);
    if is_dots(&out[start..]) || is_step(out) {
        out.truncate(start);
        return false;
    }
    pushed
}

/// Returns whether the last segment is a step to another resource (RFC 3986 5.2.4), also with encoded dots (RFC 3986
/// 6.2.2.2).
pub(crate) fn is_step(path: &str) -> bool {
    is_dots(&path[path.rfind('/').map_or(0, |slash| slash + 1)..])
}

fn is_dots(segment: &str) -> bool {
    let after_dot = |text: &str| {
        let rest = text.strip_prefix('.').or(text.strip_prefix("%2e")).or(text.strip_prefix("%2E"))?;
        Some(text.len() - rest.len())
    };
    after_dot(segment).is_some_and(|at| at == segment.len() || after_dot(&segment[at..]) == Some(segment.len() - at))
}

/// Appends the value as part of a query, percent-encoded: `&`, `=` and `+` are data.
///
/// Returns whether it could; when the value's `Display` fails, nothing is appended.
pub(crate) fn push_query(out: &mut String, value: &dyn Display) -> bool {
    push(out, value, Place::Query)
}

/// Appends the value as part of the fragment, percent-encoded.
///
/// Returns whether it could; when the value's `Display` fails, nothing is appended.
pub(crate) fn push_fragment(out: &mut String, value: &dyn Display) -> bool {
    push(out, value, Place::Fragment)
}

fn push(out: &mut String, value: &dyn Display, place: Place) -> bool {
    struct Encoder<'a> {
        out: &'a mut String,
        place: Place,
    }

    impl fmt::Write for Encoder<'_> {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            for byte in text.bytes() {
                if must_encode(byte, self.place) {
                    write!(self.out, "%{byte:02X}")?;
                } else {
                    self.out.push(byte.into());
                }
            }
            Ok(())
        }
    }

    let start = out.len();
    let done = write!(Encoder { out: &mut *out, place }, "{value}").is_ok();
    if !done {
        out.truncate(start);
    }
    done
}

fn encoded(text: &str) -> Result<String, GrammarError> {
    if let Some(at) = text.find(char::is_control) {
        return Err(GrammarError::new(at, "no control characters (RFC 3986 2)"));
    }
    let encoded = repair(text).to_string();
    grammar::location(&encoded)?;
    Ok(encoded)
}

fn of_uri(uri: &http::Uri) -> Result<String, GrammarError> {
    if uri.authority().is_some() && uri.scheme().is_none() {
        return Err(GrammarError::new(0, "a host without a scheme is not a reference (RFC 3986 4.1)"));
    }
    encoded(&uri.to_string())
}

fn invalid(error: GrammarError) -> Invalid {
    Invalid::new(Location::TITLE, error)
}

impl TryFrom<&http::Uri> for Location {
    type Error = Invalid;

    fn try_from(uri: &http::Uri) -> Result<Location, Invalid> {
        of_uri(uri).map(Location).map_err(invalid)
    }
}

impl TryFrom<http::Uri> for Location {
    type Error = Invalid;

    fn try_from(uri: http::Uri) -> Result<Location, Invalid> {
        Location::try_from(&uri)
    }
}

/// Parses a URI reference as it stands: nothing is encoded.
impl FromStr for Location {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Location, Invalid> {
        grammar::location(text).map_err(invalid)?;
        Ok(Location(text.into()))
    }
}

impl Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

field!(Location, "Location", http::header::LOCATION);

/// A header that is a URI reference.
#[allow(missing_docs)]
pub trait ReferenceHeader: Header {}

impl ReferenceHeader for Location {}

/// The resource that the content represents: **Content-Location** (RFC 9110 8.7).
///
/// # When
///
/// On an outcome whose content represents another resource than the requested one: the result of a POST, or the variant
/// that was chosen. Unlike [`Location`], it does not ask the client to go there.
///
/// # In the attribute
///
/// ```text
/// #[status(ok, content_location = "/orders/{id}")] Paid { id: u64 }
/// #[status(ok)] Shown { #[status(content_location)] of: ContentLocation }   // or Location, http::Uri, String
/// ```
///
/// # What is refused
///
/// The errors of a [`Location`], and a fragment.
///
/// # Example
///
/// ```
/// use status_runtime::header::{ContentLocation, Location};
///
/// let location = Location::build("/orders").segment(42).finish()?;
/// assert_eq!(ContentLocation::try_from(location)?.to_string(), "/orders/42");
/// assert!("/orders#first".parse::<ContentLocation>().is_err());
/// # Ok::<(), status_runtime::header::Invalid>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ContentLocation(Location);

impl ContentLocation {
    /// The reference, with every character that is not allowed percent-encoded, as [`Location::encode`] does.
    ///
    /// # Errors
    ///
    /// As for `Location::encode`, and for a fragment.
    pub fn encode(text: &str) -> Result<ContentLocation, Invalid> {
        encoded(text).and_then(ContentLocation::of).map_err(|error| Invalid::new(ContentLocation::TITLE, error))
    }

    /// The reference.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    fn of(text: String) -> Result<ContentLocation, GrammarError> {
        grammar::content_location(&text)?;
        Ok(ContentLocation(Location(text)))
    }
}

impl TryFrom<Location> for ContentLocation {
    type Error = Invalid;

    fn try_from(location: Location) -> Result<ContentLocation, Invalid> {
        ContentLocation::of(location.0).map_err(|error| Invalid::new(ContentLocation::TITLE, error))
    }
}

impl TryFrom<http::Uri> for ContentLocation {
    type Error = Invalid;

    fn try_from(uri: http::Uri) -> Result<ContentLocation, Invalid> {
        of_uri(&uri).and_then(ContentLocation::of).map_err(|error| Invalid::new(ContentLocation::TITLE, error))
    }
}

impl FromStr for ContentLocation {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<ContentLocation, Invalid> {
        ContentLocation::of(text.into()).map_err(|error| Invalid::new(ContentLocation::TITLE, error))
    }
}

impl Display for ContentLocation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

field!(ContentLocation, "Content-Location", http::header::CONTENT_LOCATION);

impl ReferenceHeader for ContentLocation {}

#[cfg(test)]
mod tests {
    use std::fmt;

    use super::{ContentLocation, Location, push_path_segment, push_query};

    #[test]
    fn encoded_where_it_can_be() {
        for (text, right) in [
            ("/orders/1", "/orders/1"),
            ("/a b", "/a%20b"),
            ("/café", "/caf%C3%A9"),
            ("/a|b", "/a%7Cb"),
            ("/100%", "/100%25"),
            ("/a%20b", "/a%20b"),
            ("https://example.com/é#f", "https://example.com/%C3%A9#f"),
            ("", ""),
        ] {
            assert_eq!(Location::encode(text).unwrap().as_str(), right);
        }
        for text in [
            "/a\r\nSet-Cookie: b",
            "/a\0",
            "/a\tb",
            "/a\u{85}",
            "/a#b#c",
            "javascript:alert(1)",
            "JavaScript:x",
            "data:text/html,x",
            "vbscript:x",
            "1:2",
            " javascript:alert(1)",
            "//[::1/",
            "//a:b/",
        ] {
            assert!(Location::encode(text).is_err(), "{text}");
        }
    }

    #[test]
    fn local_stays() {
        for text in
            ["/", "/cart?next=//evil.example", "login", "?a", "#b", "", "/\\evil.example", "/..//evil.example", "/a:b"]
        {
            assert!(Location::local(text).is_ok(), "{text}");
        }
        for text in [
            "//evil.example",
            "///evil.example",
            "https://evil.example",
            "https:evil.example",
            "HTTPS://a",
            "mailto:a@b",
            "javascript:x",
            "//",
            "a:",
            "/\t/evil.example",
        ] {
            assert!(Location::local(text).is_err(), "{text}");
        }
    }

    #[test]
    fn parts_stay_what_they_are() {
        let build = |base: &str| Location::build(base);
        assert_eq!(build("").segment("a").text(), "/a");
        assert_eq!(build("/a/").segment("").segment("b").text(), "/a/b");
        assert_eq!(build("/").segment("a/../b?c#d").text(), "/a%2F..%2Fb%3Fc%23d");
        assert_eq!(build("/a?b=c").query("d&", "e=f").text(), "/a?b=c&d%26=e%3Df");
        assert_eq!(build("/a?").query("b", 1).query("c", "").text(), "/a?b=1&c=");
        assert_eq!(build("/a?b?").query("c", "?").query("d", 1).text(), "/a?b?&c=?&d=1");
        assert_eq!(build("/a").fragment("b#c").text(), "/a#b%23c");
        assert_eq!(build("/a").segment("...").text(), "/a/...");
        for builder in [
            build("/a").segment("."),
            build("/a").segment(".."),
            build("/a").query("b", "c").segment("d"),
            build("/a").fragment("b").query("c", "d"),
            build("/a").fragment("b").fragment("c"),
            build("/a b").segment("c"),
            build("/a?b").segment("c"),
            build("/a#b?c").query("d", "e"),
            build("javascript:").segment("c"),
            build("/a").segment(Mute).segment("b"),
            build("/a").query(Mute, "b"),
            build("/a").query("b", Mute),
            build("/a").fragment(Mute),
        ] {
            assert!(builder.clone().finish().is_err(), "{builder:?}");
        }
    }

    impl super::LocationBuilder {
        fn text(self) -> String {
            self.finish().unwrap().to_string()
        }
    }

    /// A value whose `Display` fails half-way.
    struct Mute;

    impl fmt::Display for Mute {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("half")?;
            Err(fmt::Error)
        }
    }

    #[test]
    fn steps_are_no_segments() {
        let push = |start: &str, value: &str| {
            let mut out = start.to_owned();
            push_path_segment(&mut out, &value).then_some(out)
        };
        assert_eq!(push("/a/", "b").as_deref(), Some("/a/b"));
        assert_eq!(push("/a/b", ".").as_deref(), None);
        assert_eq!(push("/a/", ".."), None);
        assert_eq!(push("/a/.", "."), None);
        assert_eq!(push("/a/.", ""), None);
        assert_eq!(push("/a/%2E", "."), None);
        assert_eq!(push("/a/%2e", ".."), None);
        assert_eq!(push("/a/%2e", "..b").as_deref(), Some("/a/%2e..b"));
        assert_eq!(push("/a/", "").as_deref(), Some("/a/"));
        assert_eq!(push("/a/", "%2e%2e").as_deref(), Some("/a/%252e%252e"));
        assert_eq!(push("", "a:b").as_deref(), Some("a%3Ab"));

        let mut out = String::from("/a/");
        assert!(!push_path_segment(&mut out, &Mute));
        assert!(!push_query(&mut out, &Mute));
        assert_eq!(out, "/a/");
    }

    #[test]
    fn uris_of_http() {
        let of = |text: &str| Location::try_from(text.parse::<http::Uri>().unwrap());
        assert_eq!(of("https://example.com/a?b").unwrap().as_str(), "https://example.com/a?b");
        assert_eq!(of("/a?b={c}").unwrap().as_str(), "/a?b=%7Bc%7D");
        assert!(of("example.com:80").is_err());
        assert!(ContentLocation::try_from("/a".parse::<http::Uri>().unwrap()).is_ok());
    }
}
