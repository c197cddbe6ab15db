//! The representations of a problem other than JSON.

use std::fmt::Write as _;

use http::HeaderValue;
use serde_json::Value;

use super::accept::Representation;
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

/// A problem as a page for people: plain HTML, without script and without anything to load.
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
        let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<problem xmlns=\"urn:ietf:rfc:7807\">");
        for (name, text) in members(problem) {
            element(&mut xml, name, |xml| push_escaped(xml, &text));
        }
        for (name, value) in problem.extensions() {
            xml_member(&mut xml, name, value);
        }
        xml.push_str("</problem>");
        out.extend_from_slice(xml.as_bytes());
    }
}

impl Renderer for Html {
    fn content_type() -> HeaderValue {
        Representation::Html.content_type()
    }

    fn render(problem: &Problem, out: &mut Vec<u8>) {
        let heading = heading(problem);
        let mut page = String::from(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
        );
        element(&mut page, "title", |page| push_escaped(page, &heading));
        page.push_str("\n</head>\n<body>\n<main>\n");
        element(&mut page, "h1", |page| push_escaped(page, &heading));
        if let Some(detail) = problem.detail() {
            page.push('\n');
            element(&mut page, "p", |page| push_escaped(page, detail));
        }
        page.push_str("\n<dl>\n");
        for (name, text) in particulars(problem) {
            element(&mut page, "dt", |page| push_escaped(page, name));
            element(&mut page, "dd", |page| push_escaped(page, &text));
            page.push('\n');
        }
        page.push_str("</dl>\n</main>\n</body>\n</html>\n");
        out.extend_from_slice(page.as_bytes());
    }
}

impl Renderer for Plain {
    fn content_type() -> HeaderValue {
        Representation::Text.content_type()
    }

    fn render(problem: &Problem, out: &mut Vec<u8>) {
        let mut text = heading(problem);
        text.push('\n');
        if let Some(detail) = problem.detail() {
            text.push_str(detail);
            text.push('\n');
        }
        for (name, value) in particulars(problem) {
            let _ = writeln!(text, "{name}: {value}");
        }
        out.extend_from_slice(text.as_bytes());
    }
}

fn heading(problem: &Problem) -> String {
    let status = problem.status().map(|status| status.as_str().to_owned());
    let words = [status.as_deref(), problem.title()];
    words.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The standard members and `code`, as text.
fn members(problem: &Problem) -> impl Iterator<Item = (&'static str, String)> + use<> {
    let status = problem.status().map(|status| status.as_str().to_owned());
    let owned = |text: Option<&str>| text.map(str::to_owned);
    [
        ("type", Some(problem.type_uri().to_owned())),
        ("title", owned(problem.title())),
        ("status", status),
        ("detail", owned(problem.detail())),
        ("instance", owned(problem.instance())),
        ("code", owned(problem.code())),
    ]
    .into_iter()
    .filter_map(|(name, text)| Some((name, text?)))
}

/// What a person may want to pass on, beside heading and detail.
fn particulars(problem: &Problem) -> impl Iterator<Item = (&str, String)> {
    let shown = |&(name, ref text): &(&str, String)| match name {
        "type" => text != "about:blank",
        name => matches!(name, "instance" | "code"),
    };
    let extensions = problem.extensions().map(|(name, value)| match value {
        Value::String(text) => (name, text.clone()),
        other => (name, other.to_string()),
    });
    members(problem).map(|(name, text)| (name as &str, text)).filter(shown).chain(extensions)
}

fn element(out: &mut String, name: &str, content: impl FnOnce(&mut String)) {
    let _ = write!(out, "<{name}>");
    content(out);
    let _ = write!(out, "</{name}>");
}

/// An object's members are elements, and an array's are elements named `i` (RFC 9457 appendix B).
fn xml_member(xml: &mut String, name: &str, value: &Value) {
    if !is_name(name) {
        trace::left_out("a member of the document", &"its name is not one of an XML element");
        return;
    }
    element(xml, name, |xml| match value {
        Value::Null => {}
        Value::Bool(value) => xml.push_str(if *value { "true" } else { "false" }),
        Value::Number(value) => {
            let _ = write!(xml, "{value}");
        }
        Value::String(text) => push_escaped(xml, text),
        Value::Array(values) => values.iter().for_each(|value| xml_member(xml, "i", value)),
        Value::Object(members) => members.iter().for_each(|(name, value)| xml_member(xml, name, value)),
    });
}

/// Of the names that XML allows, those that are sure to be names everywhere.
fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'))
}

/// Text between tags, of HTML as of XML; what no XML document can hold is replaced.
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
