//! The representations of a problem other than JSON.

use std::borrow::Cow;
use std::fmt::{self, Display, Write as _};

use http::HeaderValue;

use super::accept::Representation;
use crate::json;
use crate::json::read::{Member, members, string_end, unescape, value_end, value_start};
use crate::printable::{Printable, PrintableLines, is_error_in_html};
use crate::{Problem, Renderer, trace};

/// A problem as `application/problem+xml` (RFC 9457 appendix B).
///
/// ```
/// use status_runtime::layer::Xml;
/// use status_runtime::{Problem, Renderer};
///
/// let problem = Problem::default().with_title("Not Found").with_extension("sizes", [1, 2])?;
/// let mut out = Vec::new();
/// Xml::render(&problem, &mut out);
/// assert_eq!(
///     String::from_utf8(out)?,
///     "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
///      <problem xmlns=\"urn:ietf:rfc:7807\"><type>about:blank</type><title>Not Found</title>\
///      <sizes><i>1</i><i>2</i></sizes></problem>"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Xml;

/// A problem as a page for people: plain HTML, without scripts and without external resources.
#[derive(Debug, Clone, Copy)]
pub struct Html;

/// A problem as plain text.
///
/// ```
/// use status_runtime::layer::Plain;
/// use status_runtime::{HttpError, IntoResponse};
///
/// #[derive(Debug, thiserror::Error, HttpError)]
/// #[error("order 7 does not exist")]
/// #[status(body = Plain, not_found)]
/// struct NoSuchOrder;
///
/// assert_eq!(
///     NoSuchOrder.into_response().body(),
///     "404 Not Found\norder 7 does not exist\ncode: no_such_order\n"
/// );
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Plain;

impl Renderer for Xml {
    fn content_type() -> HeaderValue {
        Representation::ProblemXml.content_type()
    }

    fn render(problem: &Problem, out: &mut Vec<u8>) {
        out.extend(xml(&problem.to_json()));
    }
}

impl Renderer for Html {
    fn content_type() -> HeaderValue {
        Representation::Html.content_type()
    }

    fn render(problem: &Problem, out: &mut Vec<u8>) {
        out.extend(html(members(&problem.to_json()), ENGLISH));
    }
}

impl Renderer for Plain {
    fn content_type() -> HeaderValue {
        Representation::Text.content_type()
    }

    fn render(problem: &Problem, out: &mut Vec<u8>) {
        out.extend(text(members(&problem.to_json())));
    }
}

/// A document in XML: an object's members are elements, and an array's are elements named `i` (RFC 9457 appendix B).
pub(super) fn xml(document: &[u8]) -> Vec<u8> {
    let text = str::from_utf8(document).unwrap_or_default();
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<problem xmlns=\"urn:ietf:rfc:7807\">");
    // The open elements, and whether each holds an array. There is no recursion, since the depth is not bounded.
    let mut open = vec![("problem", false)];
    let mut name = None;
    let mut unnamed = 0_usize;
    let mut at = text.find('{').map_or(text.len(), |brace| brace + 1);
    while let Some(byte) = text.as_bytes().get(value_start(text, at)).copied() {
        at = value_start(text, at);
        let Some(&(innermost, is_array)) = open.last() else { break };
        match byte {
            b'}' | b']' => {
                _ = write!(xml, "</{innermost}>");
                open.pop();
                at += 1;
            }
            b'"' if !is_array && name.is_none() => {
                let end = string_end(text, at + 1);
                let written = &text[at + 1..end];
                at = value_start(text, end + 1);
                if is_name(written) {
                    name = Some(written);
                } else {
                    at = value_end(text, at).max(end + 1);
                    unnamed += 1;
                }
            }
            byte => {
                let name = name.take().unwrap_or("i");
                _ = write!(xml, "<{name}>");
                if matches!(byte, b'{' | b'[') {
                    open.push((name, byte == b'['));
                    at += 1;
                    continue;
                }
                let end = value_end(text, at).max(at + 1);
                match &text[at..end] {
                    "null" => {}
                    value => match value.strip_prefix('"').and_then(|value| value.strip_suffix('"')) {
                        Some(value) => push_escaped(&mut xml, &unescape(value)),
                        None => push_escaped(&mut xml, value),
                    },
                }
                _ = write!(xml, "</{name}>");
                at = end;
            }
        }
    }
    if unnamed > 0 {
        let what = format!("{unnamed} of the document's members");
        trace::left_out(&what, &"their names are not those of XML elements");
    }
    xml.into_bytes()
}

/// The language of the titles of statuses.
pub(super) const ENGLISH: &str = "en";

/// A document's members as a page in a language, which is a valid tag.
pub(super) fn html<'a>(members: impl Iterator<Item = Member<'a>>, language: &str) -> Vec<u8> {
    let problem = Particulars::of(members);
    let mut page = String::with_capacity(1024);
    page.push_str("<!DOCTYPE html>\n<html lang=\"");
    page.push_str(language);
    page.push_str(
        "\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>",
    );
    let heading = page.len();
    for (at, member) in problem.heading().enumerate() {
        page.push_str(if at > 0 { " " } else { "" });
        push_value(&mut page, member);
    }
    let heading = heading..page.len();
    page.push_str("</title>\n</head>\n<body>\n<main>\n<h1>");
    page.extend_from_within(heading);
    page.push_str("</h1>");
    if let Some(detail) = &problem.detail {
        page.push_str("\n<p>");
        push_value(&mut page, detail);
        page.push_str("</p>");
    }
    page.push_str("\n<dl>\n");
    for member in problem.others() {
        page.push_str("<dt>");
        push_text(&mut page, member.name, || unescape(member.name));
        page.push_str("</dt><dd>");
        push_value(&mut page, member);
        page.push_str("</dd>\n");
    }
    page.push_str("</dl>\n</main>\n</body>\n</html>\n");
    page.into_bytes()
}

/// A document's members as plain text, each in a line.
pub(super) fn text<'a>(members: impl Iterator<Item = Member<'a>>) -> Vec<u8> {
    let problem = Particulars::of(members);
    let mut text = String::new();
    let mut line = |line: &dyn Display| {
        _ = write!(Printable(&mut text), "{line}");
        text.push('\n');
    };
    let heading: Vec<_> = problem.heading().map(Member::shown).collect();
    line(&heading.join(" "));
    if let Some(detail) = &problem.detail {
        line(&detail.shown());
    }
    for member in problem.others() {
        line(&format_args!("{}: {}", unescape(member.name), member.shown()));
    }
    text.into_bytes()
}

/// The members of a problem, by their places on a page.
#[derive(Default)]
struct Particulars<'a> {
    status: Option<Member<'a>>,
    title: Option<Member<'a>>,
    detail: Option<Member<'a>>,
    type_uri: Option<Member<'a>>,
    instance: Option<Member<'a>>,
    code: Option<Member<'a>>,
    others: Vec<Member<'a>>,
}

impl<'a> Particulars<'a> {
    fn of(members: impl Iterator<Item = Member<'a>>) -> Particulars<'a> {
        let mut all = Particulars::default();
        for member in members {
            let place = match member.name {
                "status" => &mut all.status,
                "title" => &mut all.title,
                "detail" => &mut all.detail,
                "type" if member.written() == "about:blank" => continue,
                "type" => &mut all.type_uri,
                "instance" => &mut all.instance,
                "code" => &mut all.code,
                _ => {
                    all.others.push(member);
                    continue;
                }
            };
            place.get_or_insert(member);
        }
        all
    }

    fn heading(&self) -> impl Iterator<Item = &Member<'a>> {
        self.status.iter().chain(&self.title)
    }

    /// Members that a person may want to pass on, beside heading and detail: those with a standard meaning first.
    fn others(&self) -> impl Iterator<Item = &Member<'a>> {
        self.type_uri.iter().chain(&self.instance).chain(&self.code).chain(&self.others)
    }
}

fn push_value(page: &mut String, member: &Member<'_>) {
    push_text(page, member.written(), || member.shown());
}

/// Writes a text between tags. Nearly every text is shown as it is written. Control characters are not allowed in HTML,
/// not as references either: they are made visible. Noncharacters are not allowed either: they are replaced.
fn push_text<'a>(page: &mut String, written: &str, shown: impl FnOnce() -> Cow<'a, str>) {
    match json::all(written.as_bytes(), is_plain) {
        true => page.push_str(written),
        false => _ = PrintableLines(Escaped(page)).write_str(&shown()),
    }
}

struct Escaped<'a>(&'a mut String);

impl fmt::Write for Escaped<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        match text.contains(is_error_in_html) {
            true => push_escaped(self.0, &text.replace(is_error_in_html, "\u{FFFD}")),
            false => push_escaped(self.0, text),
        }
        Ok(())
    }
}

/// Returns whether a name is valid in XML, from a set that is safe everywhere.
fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'))
}

/// Returns whether it is a printable character of ASCII that stands for itself in JSON and between tags.
fn is_plain(byte: u8) -> bool {
    let is_printable = byte.wrapping_sub(b' ') <= b'~' - b' ';
    let is_of_markup = (byte == b'&') | (byte == b'<') | (byte == b'>') | (byte == b'"') | (byte == b'\'');
    is_printable & !is_of_markup & (byte != b'\\')
}

/// Writes text between tags, of HTML or XML; characters that no XML document can hold are replaced.
fn push_escaped(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\r' => out.push_str("&#13;"),
            '\t' | '\n' => out.push(c),
            '\0'..' ' | '\u{FFFE}' | '\u{FFFF}' => out.push('\u{FFFD}'),
            _ => out.push(c),
        }
    }
}
