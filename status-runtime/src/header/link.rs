use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use http::HeaderValue;
use status_vocabulary::grammar::{self, GrammarError};
use status_vocabulary::render;

use super::field::{Invalid, field};
use super::scan::{Scan, received};

/// A related resource, and its relation: **Link** (RFC 8288 3).
///
/// # When
///
/// On any response. Two situations have a special relation: `blocked_by` on
/// [`legally_restricted`](crate::situation::LEGALLY_RESTRICTED) is `rel="blocked-by"` (RFC 7725 4), and `monitor` on
/// [`accepted`](crate::situation::ACCEPTED) is `rel="status"` (RFC 8631 4).
///
/// # In the attribute
///
/// ```text
/// #[status(not_found, link(rel = "help", href = "https://api.example.com/help"))]        // as often as you like
/// #[status(legally_restricted, blocked_by = "https://spqr.example.org/legislatione")]
/// #[status(accepted, monitor = "/jobs/{id}")] Queued { id: u64 }
/// #[status(not_found)] Missing { #[status(link)] see: Vec<Link> }                        // or Link
/// ```
///
/// # What is refused
///
/// A link without a relation, or with two `rel`; a relation that is neither a registered name in lower case nor an
/// absolute URI; a target that is not a URI reference, or that a client would run, such as `javascript:`; a value that
/// the definition of its parameter forbids (RFC 8288 3.4.1). In a parameter that is received, each byte above ASCII is a
/// character of its own, U+0080 to U+00FF, and is sent as that byte again.
///
/// # Example
///
/// ```
/// use status_runtime::header::Link;
///
/// let link = Link::new("help", "https://api.example.com/help")?.title("Hilfe für alle")?;
/// assert_eq!(
///     link.to_string(),
///     r#"<https://api.example.com/help>; rel="help"; title*=UTF-8''Hilfe%20f%C3%BCr%20alle"#,
/// );
///
/// let links = Link::parse_all([r#"</?page=2>; rel="next", </?page=9>; rel=last"#])?;
/// assert_eq!(links[1].href(), "/?page=9");
/// # Ok::<(), status_runtime::header::Invalid>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    href: String,
    rel: String,
    parameters: Vec<(Cow<'static, str>, Option<String>)>,
}

/// The parameters that a link has at most once (RFC 8288 3.2 to 3.4.1).
const ONCE: [&str; 5] = ["anchor", "media", "title", "title*", "type"];

impl Link {
    /// A link to that reference. Several relations are separated by one space.
    ///
    /// # Errors
    ///
    /// The relation or the reference is not valid, or the reference is one that a [`Location`](super::Location)
    /// refuses.
    pub fn new(rel: impl Into<String>, href: impl Into<String>) -> Result<Link, Invalid> {
        let (rel, href) = (rel.into(), href.into());
        grammar::relation(&rel).map_err(invalid)?;
        grammar::location(&href).map_err(invalid)?;
        Ok(Link { href, rel, parameters: Vec::new() })
    }

    /// The link with one more parameter, its value without quotes and backslashes.
    ///
    /// # Errors
    ///
    /// The parameter is `rel`, or is already there and may not be repeated; the name is not a token; or the value is
    /// not valid for the parameter: a URI reference for `anchor`, a language tag for `hreflang`, a media type for
    /// `type`, an extended value (RFC 8187) for a name that ends in `*`, ASCII for all others.
    pub fn with(mut self, name: impl Into<Cow<'static, str>>, value: &str) -> Result<Link, Invalid> {
        let name = name.into();
        validate(&name, Some(value)).map_err(invalid)?;
        if name.eq_ignore_ascii_case("rel") {
            return Err(invalid(GrammarError::new(0, "`rel` once (RFC 8288 3.3); several relations: `help next`")));
        }
        if once(&name) && self.parameter(&name).is_some() {
            return Err(invalid(GrammarError::new(0, "this parameter is given once (RFC 8288 3.4.1)")));
        }
        self.parameters.push((name, Some(value.into())));
        Ok(self)
    }

    /// The link with a title for people, in any characters.
    ///
    /// # Errors
    ///
    /// The link has a title, or the new one has control characters.
    pub fn title(self, text: &str) -> Result<Link, Invalid> {
        if text.is_ascii() {
            return self.with("title", text);
        }
        if let Some(at) = text.find(char::is_control) {
            return Err(invalid(GrammarError::new(at, "no control characters (RFC 9110 5.5)")));
        }
        self.with("title*", &extended(text))
    }

    /// The target.
    pub fn href(&self) -> &str {
        &self.href
    }

    /// The relations, with a space between.
    pub fn rel(&self) -> &str {
        &self.rel
    }

    /// Returns whether the relation is among those of the link.
    pub fn is(&self, relation: &str) -> bool {
        self.rel.split(' ').any(|other| other.eq_ignore_ascii_case(relation))
    }

    /// The value of a parameter, without quotes and backslashes; empty if it has no value.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters
            .iter()
            .find_map(|(other, value)| other.eq_ignore_ascii_case(name).then_some(value.as_deref().unwrap_or_default()))
    }

    /// Parses the lines that a peer sent: each may have several links. Of parameters that may be given once, the first
    /// counts (RFC 8288 3.3), and a link without a relation is left out (RFC 8288 appendix B.2).
    ///
    /// # Errors
    ///
    /// A line is not a list of links, or a relation is neither a name nor a URI; the position counts from the line's
    /// start.
    pub fn parse_all<I>(lines: I) -> Result<Vec<Link>, Invalid>
    where
        I: IntoIterator<Item: AsRef<[u8]>>,
    {
        let mut links = Vec::new();
        for line in lines {
            let all = |text: &str| {
                let mut scan = Scan::received(text);
                scan.separators();
                while !scan.is_done() {
                    links.extend(read(&mut scan, false)?);
                    scan.element_end("a comma between links (RFC 8288 3)")?;
                    scan.separators();
                }
                Ok(())
            };
            received(line.as_ref(), all).map_err(invalid)?;
        }
        Ok(links)
    }

    /// The links of a line that can be read.
    #[cfg(feature = "read")]
    pub(crate) fn readable(line: &[u8]) -> Vec<Link> {
        super::scan::elements(line).flat_map(|link| Link::parse_all([link]).unwrap_or_default()).collect()
    }

    fn single(mut scan: Scan<'_>, strict: bool) -> Result<Link, GrammarError> {
        let link = read(&mut scan, strict)?
            .ok_or(GrammarError::new(0, "a relation is required (RFC 8288 3.3): `rel=\"help\"`"))?;
        scan.blanks();
        if scan.is_done() { Ok(link) } else { Err(scan.error("one link: several are read with `parse_all`")) }
    }

    fn line(value: &HeaderValue) -> Result<Link, Invalid> {
        received(value.as_bytes(), |text| Link::single(Scan::received(text), false)).map_err(invalid)
    }
}

fn invalid(error: GrammarError) -> Invalid {
    Invalid::new(Link::TITLE, error)
}

fn once(name: &str) -> bool {
    ONCE.iter().any(|other| other.eq_ignore_ascii_case(name))
}

/// Validates the parameters that RFC 8288 3.4.1 defines.
fn validate(name: &str, value: Option<&str>) -> Result<(), GrammarError> {
    grammar::token(name)?;
    let Some(value) = value else { return Ok(()) };
    if name.ends_with('*') {
        return match value.split('\'').count() == 3 && grammar::token(value).is_ok() && is_percent_encoded(value) {
            true => Ok(()),
            false => Err(GrammarError::new(0, "an extended value: `UTF-8''..` (RFC 8187 3.2.1)")),
        };
    }
    match () {
        () if name.eq_ignore_ascii_case("anchor") => grammar::uri_reference(value),
        () if name.eq_ignore_ascii_case("hreflang") => grammar::language_tag(value),
        () if name.eq_ignore_ascii_case("type") => grammar::media_type(value),
        () => grammar::quotable(value),
    }
}

/// Returns whether each percent sign begins a byte, and no asterisk stands for itself (RFC 8187 3.2.1, `value-chars`).
fn is_percent_encoded(value: &str) -> bool {
    let begins_a_byte =
        |rest: &str| rest.as_bytes().get(..2).is_some_and(|byte| byte.iter().all(u8::is_ascii_hexdigit));
    value.split('%').skip(1).all(begins_a_byte) && !value.contains('*')
}

/// The text as an extended value in UTF-8 without a language (RFC 8187 3.2.1).
fn extended(text: &str) -> String {
    use fmt::Write as _;

    let mut value = String::from("UTF-8''");
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"!#$&+-.^_`|~".contains(&byte) {
            value.push(byte.into());
        } else {
            let written = write!(value, "%{byte:02X}");
            debug_assert!(written.is_ok());
        }
    }
    value
}

/// Parses one link (RFC 8288 3); `None` where there is no relation. A peer may leave extra semicolons, and repeat
/// parameters that may be given once.
fn read(scan: &mut Scan<'_>, strict: bool) -> Result<Option<Link>, GrammarError> {
    if !scan.eat(b'<') {
        return Err(scan.error("a link starts with its target: `<https://..>` (RFC 8288 3)"));
    }
    let target = scan.at();
    let href = scan.run(|byte| byte != b'>');
    let validate_target = if strict { grammar::location } else { grammar::uri_reference };
    validate_target(href).map_err(|error| error.moved(target))?;
    if !scan.eat(b'>') {
        return Err(scan.error("a `>` after the target (RFC 8288 3)"));
    }

    let mut rel = None;
    let mut parameters: Vec<(Cow<'static, str>, Option<String>)> = Vec::new();
    let mut seen = [false; ONCE.len()];
    loop {
        let mut ahead = scan.clone();
        ahead.blanks();
        if !ahead.eat(b';') {
            break;
        }
        ahead.blanks();
        *scan = ahead;
        if !strict && matches!(scan.peek(), None | Some(b';' | b',')) {
            continue;
        }
        let Parameter { name, at, value, value_at } = parameter(scan)?;
        let again = if name.eq_ignore_ascii_case("rel") {
            rel.is_some()
        } else {
            let place = ONCE.iter().position(|other| other.eq_ignore_ascii_case(name));
            place.is_some_and(|place| std::mem::replace(&mut seen[place], true))
        };
        match again {
            true if strict => return Err(GrammarError::new(at, "this parameter is given once (RFC 8288 3.3)")),
            true => continue,
            false => {}
        }
        if name.eq_ignore_ascii_case("rel") {
            let mut value = value.unwrap_or_default();
            if !strict {
                value = lowered(&value);
            }
            if strict || !value.is_empty() {
                grammar::relation(&value).map_err(|error| error.moved(value_at))?;
            }
            rel = Some(value);
        } else {
            if strict {
                validate(name, value.as_deref()).map_err(|error| error.moved(value_at))?;
            }
            parameters.push((name.to_owned().into(), value));
        }
    }
    let rel = rel.filter(|rel| !rel.is_empty());
    Ok(rel.map(|rel| Link { href: href.into(), rel, parameters }))
}

/// A parameter of a link, and the places of its name and its value.
struct Parameter<'a> {
    name: &'a str,
    at: usize,
    value: Option<String>,
    value_at: usize,
}

fn parameter<'a>(scan: &mut Scan<'a>) -> Result<Parameter<'a>, GrammarError> {
    let at = scan.at();
    let name = scan.token("a parameter: `rel=\"help\"` (RFC 8288 3)")?;
    let mut ahead = scan.clone();
    ahead.blanks();
    if !ahead.eat(b'=') {
        return Ok(Parameter { name, at, value: None, value_at: at });
    }
    ahead.blanks();
    let value_at = ahead.at() + usize::from(ahead.peek() == Some(b'"'));
    let value = Some(ahead.word("a parameter's value, a token or in quotes (RFC 8288 3)")?);
    *scan = ahead;
    Ok(Parameter { name, at, value, value_at })
}

/// The relations in normal form: registered names compare without case (RFC 8288 2.1.1), and white space between them
/// is one space.
fn lowered(rel: &str) -> String {
    let mut relations = String::with_capacity(rel.len());
    for relation in rel.split([' ', '\t']).filter(|relation| !relation.is_empty()) {
        if !relations.is_empty() {
            relations.push(' ');
        }
        if relation.contains(':') {
            relations.push_str(relation);
        } else {
            relations.extend(relation.chars().map(|c| c.to_ascii_lowercase()));
        }
    }
    relations
}

/// Parses one link, by the definitions of its parameters as well.
impl FromStr for Link {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Link, Invalid> {
        Scan::new(text).and_then(|scan| Link::single(scan, true)).map_err(invalid)
    }
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        render::Link { href: &self.href, rel: &self.rel, parameters: &self.parameters }.fmt(f)
    }
}

field!(Link, "Link", http::header::LINK, line: Link::line, value: super::field::sendable);

#[cfg(test)]
mod tests {
    use super::Link;

    /// RFC 8288 3.5, RFC 7725 4 and RFC 9745 3.
    #[test]
    fn what_the_rfcs_show() {
        let read = |line: &str| Link::parse_all([line]).unwrap();

        let link = &read(r#"<http://example.com/TheBook/chapter2>; rel="previous"; title="previous chapter""#)[0];
        assert_eq!((link.rel(), link.parameter("Title")), ("previous", Some("previous chapter")));
        let link = &read(r#"</terms>; rel="copyright"; anchor="\#foo""#)[0];
        assert_eq!(link.parameter("anchor"), Some("#foo"));
        let links = read(
            r#"</TheBook/chapter2>; rel="previous"; title*=UTF-8'de'letztes%20Kapitel, </TheBook/chapter4>; rel="next"; title*=UTF-8'de'n%c3%a4chstes%20Kapitel"#,
        );
        assert_eq!(links[1].to_string(), "</TheBook/chapter4>; rel=\"next\"; title*=UTF-8'de'n%c3%a4chstes%20Kapitel");
        let link = &read(r#"<http://example.org/>; rel="start http://example.net/relation/other""#)[0];
        assert!(link.is("START") && link.is("http://example.net/relation/other"));
        assert_eq!(read(r#"<https://example.org/>; rel="start", <https://example.org/index>; rel="index""#).len(), 2);
        assert!(r#"<https://spqr.example.org/legislatione>; rel="blocked-by""#.parse::<Link>().is_ok());
        assert!(r#"<https://developer.example.com/deprecation>; rel="deprecation"; type="text/html""#.parse::<Link>().is_ok());
    }

    /// RFC 8187 3.2.1: `value-chars` are percent-encoded bytes and attribute characters.
    #[test]
    fn an_extended_value_is_percent_encoded() {
        let with = |value: &str| Link::new("next", "/").and_then(|link| link.with("title*", value));
        for value in ["UTF-8''a%20b", "UTF-8'en'%c3%A4", "UTF-8''"] {
            assert!(with(value).is_ok(), "{value}");
        }
        for value in ["UTF-8''%e", "UTF-8''%", "UTF-8''%zz", "UTF-8''%2", "UTF-8''a*b", "UTF-8'a"] {
            assert!(with(value).is_err(), "{value}");
        }
    }

    /// RFC 8288 3.3 and appendix B.
    #[test]
    fn peers_are_forgiven_what_authors_are_not() {
        for (line, right) in [
            ("</a>;rel=next", r#"</a>; rel="next""#),
            ("</a> ;\trel = next ; crossorigin", r#"</a>; rel="next"; crossorigin"#),
            (r#"</a>; rel="Next  LAST""#, r#"</a>; rel="next last""#),
            ("</a>; rel=a; rel=b", r#"</a>; rel="a""#),
            ("</a>; rel=a; title=b; TITLE=c", r#"</a>; rel="a"; title="b""#),
            ("</a>;; rel=a;", r#"</a>; rel="a""#),
            ("</a>; rel=a; hreflang=x_y", r#"</a>; rel="a"; hreflang="x_y""#),
            ("<>; rel=self", r#"<>; rel="self""#),
        ] {
            assert_eq!(Link::parse_all([line]).unwrap()[0].to_string(), right, "{line}");
        }
        for line in [
            r#"</a>; rel="Next""#,
            "</a>; rel=a; rel=b",
            "</a>; rel=a; title=b; TITLE=c",
            "</a>;; rel=a;",
            "</a>; rel=a; hreflang=x_y",
            "</a>; rel=a, </b>; rel=b",
        ] {
            assert!(line.parse::<Link>().is_err(), "{line}");
        }
        for (line, at, word) in [
            ("/a; rel=b", 0, "`<https://..>`"),
            ("</a", 3, "`>`"),
            ("</a b>; rel=c", 3, "`%20`"),
            ("</a>; rel=c d", 12, "a comma"),
            ("</a>; =c", 6, "a parameter"),
            ("</a>; rel=\"a", 12, "never closed"),
            ("</a>; rel=b, x", 13, "`<https://..>`"),
        ] {
            let invalid = Link::parse_all([line]).expect_err(line);
            assert_eq!(invalid.error().at(), at, "{line}: {invalid}");
            assert!(invalid.error().what().contains(word), "{line}: {invalid}");
        }
        assert_eq!(Link::parse_all(["", ", </a>; rel=b,,", "</c>; rel=d"]).unwrap().len(), 2);
    }

    /// RFC 8288 3.3 and appendix B.2.
    #[test]
    fn a_link_without_a_relation_is_left_out() {
        let hrefs = |line: &str| -> Vec<String> {
            Link::parse_all([line]).unwrap().iter().map(|link| link.href().to_owned()).collect()
        };
        assert_eq!(hrefs("</2>; rel=next, </1>; title=x"), ["/2"]);
        assert_eq!(hrefs("</1>, </2>; rel=next, </3>; rel, </4>; rel=\"\", </5>; rel=\" \""), ["/2"]);
        // The first counts, though it has no value.
        assert!(hrefs("</1>; rel; rel=next").is_empty());
        for (line, at, word) in [
            ("</a>", 0, "a relation is required"),
            ("</a>; rel", 6, "an empty relation"),
            ("</a>; rel=\"\"", 11, "an empty relation"),
        ] {
            let invalid = line.parse::<Link>().expect_err(line);
            assert_eq!(invalid.error().at(), at, "{line}: {invalid}");
            assert!(invalid.error().what().contains(word), "{line}: {invalid}");
        }
    }

    #[test]
    fn built_step_by_step() {
        let link =
            Link::new("help next", "/a?b#c").unwrap().with("hreflang", "de").unwrap().with("hreflang", "en").unwrap();
        let link = link.with("type", "text/html").unwrap().title("a \"b\"").unwrap();
        assert_eq!(
            link.to_string(),
            r#"</a?b#c>; rel="help next"; hreflang="de"; hreflang="en"; type="text/html"; title="a \"b\"""#
        );
        assert_eq!(link.to_string().parse::<Link>().unwrap(), link);
        assert!(link.clone().with("rel", "b").is_err());
        assert!(link.clone().with("title", "b").is_err());
        assert!(link.clone().with("a b", "c").is_err());
        assert!(link.clone().with("x", "a\r\nb").is_err());
        assert!(link.clone().with("media*", "x").is_err());
        assert!(link.with("anchor", "a b").is_err());
        assert!(Link::new("", "/a").is_err());
        // A peer's link is parsed: the client that follows it decides.
        for unsafe_target in
            ["javascript:alert(1)", "DATA:text/html,x", "vbscript:x", "https:///a", "https://u:p@a.example/"]
        {
            assert!(Link::new("help", unsafe_target).is_err(), "{unsafe_target}");
            let line = format!("<{unsafe_target}>; rel=help");
            assert!(line.parse::<Link>().is_err() && Link::parse_all([&line]).is_ok(), "{unsafe_target}");
        }
        assert!(Link::new("help", "/a>; rel=\"x").is_err());
        assert!(Link::new("help", "/a").unwrap().title("a\u{85}").is_err());
    }
}
