//! Compares the responses that leave the layer, in each representation.

use serde_json::{Value as Json, json};

use crate::compare::{Members, document, lines, only};
use crate::compile::Sent;
use crate::program::Body;
use crate::reference::Response;

/// The path that the runner requests, and the id that it sends.
const PATH: &str = "/the/path";
const ID: &str = "the-id";

/// Compares one error through the layer; `body` is the body of its type.
pub(crate) fn response(expected: &Response, body: Body, accept: &str, sent: &Sent) -> Vec<String> {
    let mut differences = Vec::new();
    if sent.status != expected.status {
        differences.push(format!("status {}, not {}", sent.status, expected.status));
    }
    if lines(sent, "x-request-id") != [ID] {
        differences.push(format!("x-request-id: {:?}", lines(sent, "x-request-id")));
    }
    // A body other than a problem document is the author's choice.
    if body != Body::Problem {
        return differences;
    }
    kept(expected, sent, &mut differences);
    let content_type = only(sent, "content-type").unwrap_or_default();
    if content_type.split(';').next() != Some(accept) {
        differences.push(format!("content-type {content_type:?} for Accept: {accept}"));
        return differences;
    }
    let document = with_request(&expected.document);
    match accept {
        "application/problem+json" => json(&document, sent, &mut differences),
        "application/problem+xml" => xml(&document, sent, &mut differences),
        "text/html" => html(&document, sent, &mut differences),
        _ => plain(&document, sent, &mut differences),
    }
    differences
}

/// Checks that the companions pass the layer.
fn kept(expected: &Response, sent: &Sent, differences: &mut Vec<String>) {
    const ITS_OWN: &[&str] = &[
        "content-type",
        "content-length",
        "x-request-id",
        "vary",
        "x-content-type-options",
        "content-security-policy",
    ];
    crate::compare::headers(&expected.headers, sent, ITS_OWN, differences);
    if !lines(sent, "vary").iter().any(|it| it.split(',').any(|name| matches!(name.trim(), "Accept" | "accept" | "*")))
    {
        differences.push(format!("vary: {:?} without Accept", lines(sent, "vary")));
    }
}

/// The layer's own members follow, unless the author uses those names.
fn with_request(document: &[(String, Json)]) -> Vec<(String, Json)> {
    let mut document = document.to_vec();
    for (name, value) in [("instance", PATH), ("request_id", ID)] {
        if document.iter().all(|(it, _)| it != name) {
            document.push((name.to_owned(), json!(value)));
        }
    }
    document
}

fn json(expected: &[(String, Json)], sent: &Sent, differences: &mut Vec<String>) {
    document("the layer's document", expected, &sent.body, differences);
    if let Ok(Members(members)) = serde_json::from_slice(&sent.body) {
        let status = members.iter().find(|(name, _)| name == "status");
        if status.is_none_or(|(_, status)| *status != json!(sent.status)) {
            differences.push(format!("the document's status is {status:?}, the response's {}", sent.status));
        }
    }
}

/// Returns whether XML, HTML and a terminal can all show the text unchanged.
fn ordinary(text: &str) -> bool {
    !text.is_empty()
        && !text.chars().any(|it| it.is_control() || matches!(it, '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{feff}'))
}

/// Compares member by member where XML can hold it (RFC 9457 appendix B).
fn xml(expected: &[(String, Json)], sent: &Sent, differences: &mut Vec<String>) {
    let text = String::from_utf8_lossy(&sent.body);
    let parsed = match roxmltree::Document::parse(&text) {
        Ok(parsed) => parsed,
        Err(error) => return differences.push(format!("is not XML ({error}): {text}")),
    };
    let root = parsed.root_element();
    if !root.has_tag_name(("urn:ietf:rfc:7807", "problem")) {
        differences.push(format!("the root element is {:?}", root.tag_name()));
    }
    for (name, value) in expected {
        let named = name.starts_with(|it: char| it.is_ascii_alphabetic())
            && name.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'_');
        let value = match value {
            Json::String(text) if ordinary(text) => text.clone(),
            Json::Number(number) if number.is_u64() || number.is_i64() => number.to_string(),
            Json::Bool(flag) => flag.to_string(),
            _ => continue,
        };
        let elements: Vec<_> = root.children().filter(|it| it.tag_name().name() == name).collect();
        let found: Vec<String> = elements.iter().map(|it| it.text().unwrap_or_default().to_owned()).collect();
        if named && found != [value.clone()] {
            differences.push(format!("<{name}> is {found:?}, not {value:?}: {text}"));
        }
    }
}

/// Checks that a page shows the error and contains nothing that a browser would run.
fn html(expected: &[(String, Json)], sent: &Sent, differences: &mut Vec<String>) {
    let source = String::from_utf8_lossy(&sent.body);
    let mut open: Vec<String> = Vec::new();
    let mut words = String::new();
    for token in html5gum::Tokenizer::new(&*source) {
        let Ok(token) = token;
        match token {
            html5gum::Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                if ["script", "img", "iframe", "b"].contains(&name.as_str()) {
                    differences.push(format!("the page has a <{name}>: {source}"));
                }
                if !tag.self_closing && !["meta", "br", "link"].contains(&name.as_str()) {
                    open.push(name);
                }
            }
            html5gum::Token::EndTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                if open.pop().as_ref() != Some(&name) {
                    differences.push(format!("</{name}> closes nothing: {source}"));
                }
            }
            html5gum::Token::String(text) => words.push_str(&String::from_utf8_lossy(&text)),
            html5gum::Token::Error(error) => differences.push(format!("is not HTML ({}): {source}", *error)),
            html5gum::Token::Doctype(_) | html5gum::Token::Comment(_) => {}
        }
    }
    if !open.is_empty() {
        differences.push(format!("{open:?} stay open: {source}"));
    }
    shows(expected, &words, sent, differences);
}

fn plain(expected: &[(String, Json)], sent: &Sent, differences: &mut Vec<String>) {
    match std::str::from_utf8(&sent.body) {
        Ok(text) => {
            if text.chars().any(|it| it.is_control() && it != '\n') {
                differences.push(format!("control characters are sent: {text:?}"));
            }
            shows(expected, text, sent, differences);
        }
        Err(error) => differences.push(format!("is not text: {error}")),
    }
}

/// Checks that a person sees the status, the title, the detail, the code and the id.
fn shows(expected: &[(String, Json)], words: &str, sent: &Sent, differences: &mut Vec<String>) {
    for (name, value) in expected {
        let shown = match value.as_str() {
            Some(text) if ["title", "detail", "code", "request_id"].contains(&name.as_str()) && ordinary(text) => text,
            _ => continue,
        };
        if !words.contains(shown) {
            differences.push(format!("{name} {shown:?} is not shown: {words}"));
        }
    }
    if !words.contains(&sent.status.to_string()) {
        differences.push(format!("the status is not shown: {words}"));
    }
}
