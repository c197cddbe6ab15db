//! Compares the responses with those of the reference.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::Deserialize;
use serde::de::{MapAccess, Visitor};
use serde_json::{Value as Json, json};

use crate::compile::{Messages, Read, Seen, Sent};
use crate::print::{Place, Printed, whole};
use crate::program::{Challenge, Fill};
use crate::reference::{Content, Finding, Line, Reading, Response};

/// Header fields whose lines may be joined (RFC 9110 5.3).
const LISTS: &[&str] = &[
    "allow",
    "accept",
    "accept-patch",
    "accept-encoding",
    "upgrade",
    "link",
    "ratelimit",
    "ratelimit-policy",
    "proxy-status",
    "vary",
    "cache-control",
    "content-language",
];

/// Compares the refusals in both directions.
pub(crate) fn refusals(expected: &[Finding], messages: &Messages, printed: &Printed) -> Vec<String> {
    let mut differences = Vec::new();
    for finding in expected {
        let reported = messages.iter().any(|(place, _)| place.is_some_and(|place| finding.places.contains(&place)));
        let other = messages.iter().any(|(place, _)| place.is_some_and(|place| place.ty() == finding.places[0].ty()));
        if finding.late && other {
            continue;
        }
        if !reported {
            let places: Vec<_> = finding.places.iter().map(|place| printed.source(*place)).collect();
            differences.push(format!("is not refused ({}): {}", finding.rule, places.join("  or  ")));
        }
    }
    for (place, message) in messages {
        let known = place.is_some_and(|place| expected.iter().any(|finding| finding.places.contains(&place)));
        if !known {
            let source = place.map_or("?", |place: Place| printed.source(place));
            differences.push(format!("is refused: {source}: {message}"));
        }
    }
    differences
}

/// Compares the response of one value, without a layer.
pub(crate) fn response(expected: &Response, seen: &Seen) -> Vec<String> {
    let mut differences = Vec::new();
    let sent = &seen.response;
    if sent.status != expected.status {
        differences.push(format!("status {}, not {}", sent.status, expected.status));
    }
    if let Some(entry) = seen.entry.as_ref().filter(|it| !expected.entry.0.is_empty() && **it != expected.entry) {
        differences.push(format!("entry {entry:?}, not {:?}", expected.entry));
    }
    let media = match &expected.content {
        Content::Empty => None,
        Content::Bytes(media, _) => Some((*media).to_owned()),
        Content::Chosen(media, _) => Some(media.clone()),
        Content::Json(_) => Some("application/json".to_owned()),
        Content::Problem => Some("application/problem+json".to_owned()),
        Content::Rendered => Some("application/vnd.rendered".to_owned()),
    };
    let content_type = only(sent, "content-type");
    let fits = match (&media, &content_type) {
        // Text may name its charset, and must where the design requires it.
        (Some(media), Some(content_type)) => {
            content_type == media || media == "text/plain" && content_type.starts_with("text/plain;")
        }
        (None, None) => true,
        _ => false,
    };
    if !fits {
        differences.push(format!("content-type {content_type:?}, not {media:?}"));
    }
    headers(&expected.headers, sent, &["content-type", "content-length"], &mut differences);
    match &expected.content {
        Content::Empty => {
            differences.extend((!sent.body.is_empty()).then(|| format!("content {:?}, not none", text(&sent.body))))
        }
        Content::Bytes(_, bytes) | Content::Chosen(_, bytes) => {
            differences.extend(
                (sent.body != *bytes).then(|| format!("content {:?}, not {:?}", text(&sent.body), text(bytes))),
            );
        }
        Content::Json(value) => match serde_json::from_slice::<Json>(&sent.body) {
            Ok(found) if same(&found, value) => {}
            found => differences.push(format!("content {found:?}, not {value}")),
        },
        Content::Problem => document("content", &expected.document, &sent.body, &mut differences),
        Content::Rendered => rendered(expected, &sent.body, &mut differences),
    }
    if let Some(problem) = &seen.problem {
        document("problem()", &expected.document, problem, &mut differences);
    }
    differences
}

/// Compares what a client makes of a response with what it should, and the response of that with the first one.
pub(crate) fn reading(expected: &Reading, read: &Read, sent: &Sent) -> Vec<String> {
    let seen = (read.entry.as_deref(), read.place.as_deref(), read.kept.as_deref());
    let is_expected = match expected {
        Reading::Known { code, .. } => seen == (Some(code), None, Some(code)),
        Reading::Unread { code, places } => {
            seen.0 == Some(code) && seen.1.is_some_and(|place| places.iter().any(|it| it == place))
        }
        Reading::Another { code } => seen.0 == Some(code),
        Reading::Unknown { kept } => seen == (None, None, kept.as_deref()),
    };
    if !is_expected {
        return vec![format!("is read as {seen:?}, not {expected:?}")];
    }
    match (expected, &read.response) {
        (Reading::Known { optional, .. }, Some(again)) => law(optional, read.detail.as_deref(), again, sent),
        _ => Vec::new(),
    }
}

/// What is read and written again is the same in status, headers and all members but `detail`, of which the client has the
/// first one.
fn law(optional: &[String], detail: Option<&str>, again: &Sent, sent: &Sent) -> Vec<String> {
    let mut differences = Vec::new();
    if again.status != sent.status {
        differences.push(format!("status {} after reading, {} before", again.status, sent.status));
    }
    let names = |sent: &Sent| sent.headers.iter().map(|(name, _)| name.clone()).collect::<BTreeSet<_>>();
    // The length is that of the detail, too.
    for name in names(again).union(&names(sent)).filter(|name| *name != "content-length") {
        let (after, before) = (lines(again, name), lines(sent, name));
        if after != before {
            differences.push(format!("{name}: {after:?} after reading, {before:?} before"));
        }
    }
    let members = |sent: &Sent| match serde_json::from_slice(&sent.body) {
        Ok(Members(members)) => members,
        Err(_) => Vec::new(),
    };
    let (after, before) = (members(again), members(sent));
    let first = before.iter().find(|(name, _)| name == "detail").and_then(|(_, value)| value.as_str());
    if detail != first {
        differences.push(format!("detail {detail:?} is kept, not {first:?}"));
    }
    // Null is an absent value to an `Option`.
    let counts = |(name, value): &&(String, Json)| name != "detail" && !(value.is_null() && optional.contains(name));
    if !after.iter().filter(counts).eq(before.iter().filter(counts)) {
        differences.push(format!("{} after reading, {} before", text(&again.body), text(&sent.body)));
    }
    differences
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

pub(crate) fn lines(sent: &Sent, name: &str) -> Vec<String> {
    sent.headers.iter().filter(|(it, _)| it == name).map(|(_, value)| text(value)).collect()
}

pub(crate) fn only(sent: &Sent, name: &str) -> Option<String> {
    let lines = lines(sent, name);
    (!lines.is_empty()).then(|| lines.join(" | "))
}

/// Compares every header line, by name and in order.
pub(crate) fn headers(
    expected: &BTreeMap<String, Vec<Line>>,
    sent: &Sent,
    except: &[&str],
    differences: &mut Vec<String>,
) {
    let names: BTreeSet<&str> =
        expected.keys().map(String::as_str).chain(sent.headers.iter().map(|(name, _)| name.as_str())).collect();
    for name in names {
        if except.contains(&name) {
            continue;
        }
        let found = lines(sent, name);
        let wanted = expected.get(name).map(Vec::as_slice).unwrap_or_default();
        let same = if LISTS.contains(&name) && !found.is_empty() && !wanted.is_empty() {
            let joined = wanted.iter().flat_map(|line| match line {
                Line::Text(fill) => [vec![Fill::Literal(", ".to_owned())], fill.clone()].concat(),
                Line::Challenge(_) => Vec::new(),
            });
            let joined: Vec<_> = joined.skip(1).collect();
            matches(&joined, &found.join(", "))
        } else {
            found.len() == wanted.len()
                && found.iter().zip(wanted).all(|(found, wanted)| match wanted {
                    Line::Text(fill) => matches(fill, found),
                    Line::Challenge(challenge) => parse(found).is_some_and(|found| same_challenge(&found, challenge)),
                })
        };
        if !same {
            let wanted: Vec<_> = wanted.iter().map(shown).collect();
            differences.push(format!("{name}: {found:?}, not {wanted:?}"));
        }
    }
}

fn shown(line: &Line) -> String {
    match line {
        Line::Text(fill) => whole(fill),
        Line::Challenge(challenge) => format!("{challenge:?}"),
    }
}

/// Compares literal text as it is, and a value percent-encoded: no more and no less than required.
fn matches(pattern: &[Fill], text: &str) -> bool {
    let mut rest = text.as_bytes();
    let mut query = false;
    for piece in pattern {
        match piece {
            Fill::Literal(literal) => {
                query |= literal.contains('?');
                let Some(after) = rest.strip_prefix(literal.as_bytes()) else { return false };
                rest = after;
            }
            Fill::Value(value) => {
                for byte in value.bytes() {
                    let raw = byte.is_ascii_alphanumeric()
                        || b"-._~".contains(&byte)
                        || !query && b"!$&'()*+,;=:@".contains(&byte)
                        || query && b"!$'()*,;:@/?".contains(&byte);
                    let hex = format!("%{byte:02X}");
                    rest = match (rest.strip_prefix(hex.as_bytes()), rest.strip_prefix(&[byte])) {
                        (Some(after), _) => after,
                        (None, Some(after)) if raw => after,
                        _ => return false,
                    };
                }
            }
        }
    }
    rest.is_empty()
}

/// Compares one challenge (RFC 9110 11.6.1).
fn parse(line: &str) -> Option<Challenge> {
    let (scheme, rest) = line.split_once(' ').unwrap_or((line, ""));
    let mut challenge = Challenge { scheme: scheme.to_owned(), token68: None, parameters: Vec::new() };
    if rest.is_empty() {
        return Some(challenge);
    }
    if !rest.trim_end_matches('=').contains('=') {
        challenge.token68 = Some(rest.to_owned());
        return Some(challenge);
    }
    let mut rest = rest;
    while !rest.is_empty() {
        let (name, after) = rest.split_once('=')?;
        let (value, after) = match after.strip_prefix('"') {
            None => {
                let end = after.find(',').unwrap_or(after.len());
                (after[..end].to_owned(), &after[end..])
            }
            Some(quoted) => {
                let mut value = String::new();
                let mut chars = quoted.char_indices();
                loop {
                    match chars.next()? {
                        (at, '"') => break (value, &quoted[at + 1..]),
                        (_, '\\') => value.push(chars.next()?.1),
                        (_, char) => value.push(char),
                    }
                }
            }
        };
        challenge.parameters.push((name.to_owned(), value));
        rest = match after.strip_prefix(", ") {
            Some(next) => next,
            None if after.is_empty() => after,
            None => return None,
        };
    }
    Some(challenge)
}

/// Compares parameters in any order.
fn same_challenge(found: &Challenge, wanted: &Challenge) -> bool {
    let sorted = |challenge: &Challenge| {
        let mut parameters = challenge.parameters.clone();
        parameters.sort();
        (challenge.scheme.clone(), challenge.token68.clone(), parameters)
    };
    sorted(found) == sorted(wanted)
}

/// The members of a JSON object in their order, including repeated ones.
pub(crate) struct Members(pub(crate) Vec<(String, Json)>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Each;
        impl<'de> Visitor<'de> for Each {
            type Value = Members;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Each)
    }
}

/// Compares member by member, in order.
pub(crate) fn document(what: &str, expected: &[(String, Json)], bytes: &[u8], differences: &mut Vec<String>) {
    match serde_json::from_slice::<Members>(bytes) {
        Err(error) => differences.push(format!("{what} is not JSON ({error}): {}", text(bytes))),
        Ok(Members(found)) => {
            let equal = found.len() == expected.len()
                && found
                    .iter()
                    .zip(expected)
                    .all(|((name, value), (wanted_name, wanted))| name == wanted_name && same(value, wanted));
            if !equal {
                let wanted: Vec<_> = expected.iter().map(|(name, value)| format!("{name:?}: {value}")).collect();
                differences.push(format!("{what} {}, not {{{}}}", text(bytes), wanted.join(", ")));
            }
        }
    }
}

/// Returns whether the values are equal but for the precision of a wide integer.
fn same(found: &Json, wanted: &Json) -> bool {
    match (found, wanted) {
        (Json::Number(found), Json::Number(wanted)) => found == wanted || found.as_f64() == wanted.as_f64(),
        (found, wanted) => found == wanted,
    }
}

fn rendered(expected: &Response, bytes: &[u8], differences: &mut Vec<String>) {
    let Ok(found) = serde_json::from_slice::<Json>(bytes) else {
        return differences.push(format!("the renderer wrote {}", text(bytes)));
    };
    for name in ["type", "title", "status", "detail", "code"] {
        let wanted = expected.document.iter().find(|(it, _)| it == name).map_or(&Json::Null, |(_, value)| value);
        if found[name] != *wanted {
            differences.push(format!("the renderer saw {name} {}, not {wanted}", found[name]));
        }
    }
    let standard = ["type", "title", "status", "detail", "code"];
    let wanted: Vec<_> = expected.document.iter().filter(|(name, _)| !standard.contains(&name.as_str())).collect();
    let extensions = found["extensions"].as_array().cloned().unwrap_or_default();
    let equal = wanted.len() == extensions.len()
        && wanted.iter().all(|(name, value)| extensions.iter().any(|it| it[0] == json!(name) && same(&it[1], value)));
    if !equal {
        differences.push(format!("the renderer saw {}, not {wanted:?}", found["extensions"]));
    }
}

/// Checks that no text of a source leaves the service, in any representation.
pub(crate) fn secret(sent: &Sent) -> Option<String> {
    let discloses = |bytes: &[u8]| text(bytes).contains("SECRET");
    let header = sent.headers.iter().find(|(_, value)| discloses(value)).map(|(name, _)| name.as_str());
    let place = header.or_else(|| discloses(&sent.body).then_some("the content"))?;
    Some(format!("the text of a source is in {place}"))
}

/// Checks that a hidden response equals its twin's, byte for byte.
pub(crate) fn twins(twin: &Sent, hidden: &Sent) -> Option<String> {
    let sorted = |sent: &Sent| {
        let mut headers = sent.headers.clone();
        headers.sort();
        headers
    };
    let same = twin.status == hidden.status && sorted(twin) == sorted(hidden) && twin.body == hidden.body;
    let shown = |sent: &Sent| {
        let headers: Vec<_> = sent.headers.iter().map(|(name, value)| format!("{name}: {}", text(value))).collect();
        format!("{} {headers:?} {}", sent.status, text(&sent.body))
    };
    (!same).then(|| format!("the hidden value is not its twin: {} and {}", shown(twin), shown(hidden)))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use status_vocabulary::shape::Shape;
    use status_vocabulary::{Companion, Form};

    use super::LISTS;

    /// Returns whether a header of this shape is a list, whose lines are compared as one. Challenges are compared one by one.
    fn is_list(shape: Shape) -> bool {
        match shape {
            Shape::Methods
            | Shape::List(_)
            | Shape::Link
            | Shape::BlockedBy
            | Shape::Monitor
            | Shape::RateLimit
            | Shape::RateLimitPolicy
            | Shape::ProxyStatus
            | Shape::Text(_) => true,
            Shape::Challenges
            | Shape::Delay
            | Shape::Reference { .. }
            | Shape::Range
            | Shape::Length
            | Shape::EntityTag
            | Shape::Date(_)
            | Shape::Nonce
            | Shape::Errors
            | Shape::Parameter
            | Shape::Available
            | Shape::Bytes
            | Shape::FieldName
            | Shape::Constant => false,
        }
    }

    #[test]
    fn the_lists_are_those_of_the_vocabulary() {
        let lists = Companion::ALL.iter().filter_map(|companion| match companion.form() {
            Form::Header(name) => is_list(companion.shape()).then_some(name),
            Form::Member(_) => None,
        });
        assert_eq!(BTreeSet::from_iter(LISTS.iter().copied()), lists.collect());
    }
}
