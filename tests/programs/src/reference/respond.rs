//! The response of a value: status, headers line by line, and content member by member.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use super::refuse::{status, twin_of};
use super::{MEMBERS, grammar, literal};
use crate::print::whole;
use crate::program::*;
use crate::table::{Row, phrase, row};

#[derive(Debug, Clone)]
pub(crate) struct Response {
    pub(crate) status: u16,
    /// Header lines by lower-case name, in order.
    pub(crate) headers: BTreeMap<String, Vec<Line>>,
    pub(crate) content: Content,
    /// The members of an error's document, for any representation.
    pub(crate) document: Vec<(String, Json)>,
    /// The variant's own situation, status, code, type and title.
    pub(crate) entry: (String, u16, String, String, String),
    /// `hidden` without a twin: under a layer it is a router's 404.
    pub(crate) like_none: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Line {
    /// Literal text, and percent-encoded values.
    Text(Vec<Fill>),
    /// A challenge, whose parameters have no order.
    Challenge(Challenge),
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Content {
    Empty,
    /// The media type and the bytes.
    Bytes(&'static str, Vec<u8>),
    Chosen(String, Vec<u8>),
    Json(Json),
    Problem,
    Rendered,
}

/// A delay or a date above this limit is left out.
const LONGEST_DELAY: u64 = 366 * 86_400;

pub(crate) fn respond(program: &Program, value: &Value) -> Response {
    let ty = &program.types[value.ty];
    let variant = &ty.variants[value.variant];
    if variant.situation == Situation::Transparent {
        let Data::Inner(inner) = &value.fields[0] else { panic!("{:?} is no error", value.fields[0]) };
        let mut response = respond(program, inner);
        // A resource that must not be known is like one that does not exist, wherever it is.
        if !response.like_none {
            members(variant, &value.fields, &mut response.document);
            own_headers(&Type::default(), variant, &value.fields, &mut response.headers);
        }
        return response;
    }
    let own = row(ty.situation(variant).expect("a situation"));
    // Under a policy, a hidden error is a 403.
    let shown = if own.name == "hidden" && status(ty, own) == 403 { row("forbidden") } else { own };
    let mut entry = entry(ty, variant, shown);
    entry.0 = own.name.to_owned();
    if own.name == "hidden" && status(ty, own) == 404 {
        let mut response = match twin_of(ty, variant).filter(|_| !ty.is_struct) {
            Some(twin) => {
                // The twin, made of the hidden variant's fields of the same names.
                let data = twin.fields.iter().map(|field| {
                    let own = variant.fields.iter().position(|it| it.name == field.name);
                    own.map_or(Data::Absent, |own| value.fields[own].clone())
                });
                let data: Vec<_> = data.collect();
                made(ty, twin, &data, row("not_found"))
            }
            None => bare(),
        };
        response.entry = entry;
        return response;
    }
    let mut response = made(ty, variant, &value.fields, shown);
    response.entry = entry;
    response
}

/// The representation of the error, which the innermost type determines.
pub(crate) fn body(program: &Program, value: &Value) -> Body {
    match &value.fields[..] {
        [Data::Inner(inner), ..] => body(program, inner),
        _ => program.types[value.ty].body(),
    }
}

/// `hidden` without a twin.
fn bare() -> Response {
    let row = row("not_found");
    let document = vec![
        ("type".to_owned(), json!("about:blank")),
        ("title".to_owned(), json!(row.phrase)),
        ("status".to_owned(), json!(404)),
        ("code".to_owned(), json!("not_found")),
    ];
    let mut headers = BTreeMap::new();
    headers.insert("cache-control".to_owned(), vec![text_line("no-store")]);
    // A problem document, in the representation of the type's other errors.
    let content = Content::Problem;
    let entry = <(String, u16, String, String, String)>::default();
    Response { status: 404, headers, content, document, entry, like_none: true }
}

fn entry(ty: &Type, variant: &Variant, row: &Row) -> (String, u16, String, String, String) {
    let status = status(ty, row);
    let code = code(ty, variant);
    let type_uri = type_uri(ty, variant, &code);
    let title = title(variant, row, status, &type_uri);
    (row.name.to_owned(), status, code, type_uri, title)
}

pub(super) fn code(ty: &Type, variant: &Variant) -> String {
    let given = variant.pieces.iter().find_map(|it| if let Piece::Code(code) = it { Some(code.clone()) } else { None });
    let style = ty.keywords.iter().find_map(|it| if let Keyword::Codes(style) = it { Some(*style) } else { None });
    given.unwrap_or_else(|| match style {
        Some("SCREAMING_SNAKE_CASE") => snake(&variant.name).to_ascii_uppercase(),
        Some("kebab-case") => snake(&variant.name).replace('_', "-"),
        _ => snake(&variant.name),
    })
}

/// `NoSuchOrder` is `no_such_order`.
fn snake(name: &str) -> String {
    let mut snake = String::new();
    let chars: Vec<char> = name.chars().collect();
    for (at, char) in chars.iter().enumerate() {
        // A new part begins at a capital that follows another letter, and at the last of several capitals.
        let after = at > 0 && !chars[at - 1].is_uppercase();
        let last = at > 0 && chars.get(at + 1).is_some_and(|it| it.is_lowercase());
        if char.is_uppercase() && (after || last) {
            snake.push('_');
        }
        snake.extend(char.to_lowercase());
    }
    snake
}

pub(super) fn type_uri(ty: &Type, variant: &Variant, code: &str) -> String {
    let given = variant.pieces.iter().find_map(|it| if let Piece::Type(uri) = it { Some(uri.clone()) } else { None });
    let base = ty.keywords.iter().find_map(|it| if let Keyword::Types(base, _) = it { Some(base) } else { None });
    given.unwrap_or_else(|| match base {
        Some(base) => format!("{base}{}", code.to_lowercase().replace('_', "-")),
        None => "about:blank".to_owned(),
    })
}

fn title(variant: &Variant, row: &Row, status: u16, type_uri: &str) -> String {
    let given =
        variant.pieces.iter().find_map(|it| if let Piece::Title(title) = it { Some(title.clone()) } else { None });
    given.unwrap_or_else(|| match (type_uri, row.error) {
        ("about:blank", _) | (_, false) => phrase(status).to_owned(),
        (_, true) => row.title.to_owned(),
    })
}

fn made(ty: &Type, variant: &Variant, data: &[Data], row: &Row) -> Response {
    let exposed = variant.pieces.contains(&Piece::Expose);
    let masked = row.masked && !exposed;
    let status = status(ty, row);
    let code = code(ty, variant);
    let type_uri = type_uri(ty, variant, &code);
    let mut document = vec![
        ("type".to_owned(), json!(type_uri)),
        ("title".to_owned(), json!(title(variant, row, status, &type_uri))),
        ("status".to_owned(), json!(status)),
    ];
    let written = variant.pieces.iter().find_map(|it| if let Piece::Detail(detail) = it { Some(detail) } else { None });
    let detail = match written {
        Some(Detail::None) => None,
        Some(Detail::Text(segments)) => render(segments, data),
        Some(Detail::Const(text)) => Some(text.clone()),
        None => render(&variant.display, data),
    };
    if let Some(detail) = detail.filter(|_| !masked) {
        document.push(("detail".to_owned(), json!(detail)));
    }
    document.push(("code".to_owned(), json!(code)));
    members(variant, data, &mut document);

    let mut headers = BTreeMap::new();
    companions(ty, variant, data, row, &mut headers);
    own_headers(ty, variant, data, &mut headers);

    let mut response =
        Response { status, headers, content: Content::Empty, document, entry: Default::default(), like_none: false };
    if ty.outcome {
        response.document.clear();
        success(variant, data, &mut response);
    } else {
        response.content = content(ty, &response.document);
    }
    response
}

fn content(ty: &Type, document: &[(String, Json)]) -> Content {
    let member = |name: &str| document.iter().find(|(it, _)| it == name).and_then(|(_, value)| value.as_str());
    match ty.body() {
        Body::Problem => Content::Problem,
        Body::None => Content::Empty,
        Body::Renderer => Content::Rendered,
        Body::Text => {
            let text = member("detail").or(member("title")).unwrap_or_default();
            Content::Bytes("text/plain; charset=utf-8", shown(text).into_bytes())
        }
    }
}

/// Text without terminal commands: control characters except the line feed, and characters that separate lines or
/// change their direction, are escaped as in a literal.
fn shown(text: &str) -> String {
    let is_shown = |c: char| {
        c != '\n' && c.is_control()
            || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let mut shown = String::new();
    for c in text.chars() {
        if is_shown(c) { shown.extend(c.escape_default()) } else { shown.push(c) }
    }
    shown
}

/// The content of an outcome.
fn success(variant: &Variant, data: &[Data], response: &mut Response) {
    let Some(at) = variant.fields.iter().position(|it| matches!(it.part, Part::Body(_))) else { return };
    let chosen = if let Part::Body(media) = &variant.fields[at].part { media.clone() } else { None };
    response.content = match (&data[at], variant.fields[at].ty) {
        (Data::Absent, _) => Content::Empty,
        (Data::Broken, _) => {
            // The error that the author did not intend, masked.
            response.status = 500;
            response.headers.clear();
            Content::Problem
        }
        (Data::Text(text), Ty::String | Ty::Str) => match chosen {
            Some(media) => Content::Chosen(media, text.clone().into_bytes()),
            None => Content::Bytes("text/plain", text.clone().into_bytes()),
        },
        (Data::Bytes(bytes), _) => match chosen {
            Some(media) => Content::Chosen(media, bytes.clone()),
            None => Content::Bytes("application/octet-stream", bytes.clone()),
        },
        (data, _) => Content::Json(member(data).unwrap_or_default()),
    };
    if response.status == 500 {
        let internal = row("internal");
        response.document = vec![
            ("type".to_owned(), json!("about:blank")),
            ("title".to_owned(), json!(internal.phrase)),
            ("status".to_owned(), json!(500)),
            ("code".to_owned(), json!("internal")),
        ];
    }
}

/// The text of a format string; `None` where a `Display` fails.
fn render(segments: &[Segment], data: &[Data]) -> Option<String> {
    let each = segments.iter().map(|segment| match segment {
        Segment::Text(text) => Some(text.clone()),
        Segment::Field(at, shown) => match (shown, &data[*at]) {
            (_, Data::Broken) => None,
            (Shown::Display, data) => Some(display(data)),
            (Shown::Padded, data) => Some(format!("{:>12}", display(data))),
            (Shown::Debug, Data::Text(text)) => Some(format!("{text:?}")),
            (Shown::Debug, Data::Texts(texts)) => Some(format!("{texts:?}")),
            (Shown::Debug, Data::Char(char)) => Some(format!("{char:?}")),
            (Shown::Debug, Data::Float(float)) => Some(format!("{float:?}")),
            (Shown::Debug, data) => Some(display(data)),
        },
    });
    each.collect()
}

fn display(data: &Data) -> String {
    match data {
        Data::Text(text) | Data::Secret(text) => text.clone(),
        Data::Number(number) => number.to_string(),
        Data::Float(float) => float.to_string(),
        Data::Flag(flag) => flag.to_string(),
        Data::Char(char) => char.to_string(),
        other => panic!("{other:?} has no text"),
    }
}

/// Members of literals come first, then those of `const`s and those of fields.
fn members(variant: &Variant, data: &[Data], document: &mut Vec<(String, Json)>) {
    let mut constants = Vec::new();
    for piece in &variant.pieces {
        let (name, data) = match piece {
            Piece::Extension(name, value) => (name.as_str(), literal::plain(value)),
            Piece::Companion(name, Given::Literal(value)) if MEMBERS.contains(name) => {
                (*name, literal::read(name, value, ""))
            }
            Piece::Companion(name, Given::Const(_, data)) if MEMBERS.contains(name) => {
                constants.extend(member(data).map(|value| ((*name).to_owned(), value)));
                continue;
            }
            _ => continue,
        };
        document.extend(data.as_ref().and_then(member).map(|value| (name.to_owned(), value)));
    }
    document.append(&mut constants);
    for (field, data) in variant.fields.iter().zip(data) {
        let name = match &field.part {
            Part::Extension(renamed) => renamed.as_ref().unwrap_or(&field.name),
            Part::Companion(name) if MEMBERS.contains(name) => *name,
            _ => continue,
        };
        document.extend(member(data).map(|value| (name.to_owned(), value)));
    }
}

/// The JSON that serde makes of the data; `None` where there is nothing, or where it fails.
fn member(data: &Data) -> Option<Json> {
    Some(match data {
        Data::Absent | Data::Broken => return None,
        Data::Unit => Json::Null,
        Data::Text(text) => json!(text),
        Data::Number(number) => match (u64::try_from(*number), i64::try_from(*number)) {
            (Ok(number), _) => json!(number),
            (_, Ok(number)) => json!(number),
            // The value as a reader without wider integers sees it.
            _ => json!(*number as f64),
        },
        Data::Float(float) => json!(float),
        Data::Flag(flag) => json!(flag),
        Data::Char(char) => json!(char),
        Data::Delay(seconds, nanos) => json!({"secs": seconds, "nanos": nanos}),
        Data::Texts(texts) => json!(texts),
        Data::Json(value) => value.clone(),
        Data::Bytes(bytes) => json!(bytes),
        Data::FieldErrors(errors) => errors
            .iter()
            .map(|FieldError { pointer, detail, code, params, within }| {
                let mut error = json!({"pointer": pointer, "detail": detail});
                if let Some(code) = code {
                    error["code"] = json!(code);
                }
                for (name, value) in params {
                    error["params"][name] = member(&literal::plain(value)?)?;
                }
                if let Some(part) = within {
                    error["in"] = json!(part);
                }
                Some(error)
            })
            .collect::<Option<Json>>()?,
        Data::Parameter(place, name) => json!({"name": name, "in": place}),
        other => panic!("{other:?} is not a member"),
    })
}

type Headers = BTreeMap<String, Vec<Line>>;

fn text_line(text: &str) -> Line {
    Line::Text(vec![Fill::Literal(text.to_owned())])
}

fn own_headers(ty: &Type, variant: &Variant, data: &[Data], headers: &mut Headers) {
    let mut add = |name: &str, value: &str| {
        headers.entry(name.to_ascii_lowercase()).or_default().push(text_line(value));
    };
    for keyword in &ty.keywords {
        if let Keyword::Header(name, value) = keyword {
            add(name, value);
        }
    }
    for piece in &variant.pieces {
        if let Piece::Header(name, value) = piece {
            add(name, value);
        }
    }
    for (field, data) in variant.fields.iter().zip(data) {
        let Part::Header(name) = &field.part else { continue };
        match data {
            Data::Absent => {}
            Data::Text(text) if !grammar::field_value(text) => {}
            data => add(name, &display(data)),
        }
    }
}

fn companions(ty: &Type, variant: &Variant, data: &[Data], row: &Row, headers: &mut Headers) {
    let mut all: Vec<(&str, Data)> = Vec::new();
    for piece in &variant.pieces {
        if let Piece::Companion(name, Given::Literal(value)) = piece {
            let read = literal::read(name, value, row.name).expect("a valid literal");
            all.extend(filled(read, variant, data).map(|data| (*name, data)));
        }
    }
    for piece in &variant.pieces {
        match piece {
            Piece::Companion("monitor", Given::Const(_, Data::Text(href))) => {
                all.push(("monitor", linked("status", href)))
            }
            Piece::Companion("blocked_by", Given::Const(_, Data::Text(href))) => {
                all.push(("blocked_by", linked("blocked-by", href)));
            }
            Piece::Companion(name, Given::Const(_, data)) => all.push((name, data.clone())),
            _ => {}
        }
    }
    for (field, data) in variant.fields.iter().zip(data) {
        if let Part::Companion(name) = field.part {
            all.push((name, data.clone()));
        }
    }
    all.retain(|(_, data)| *data != Data::Absent);

    if row.required.contains(&"challenge") {
        let given = all.iter().any(|(name, data)| *name == "challenge" && *data != Data::Challenges(Vec::new()));
        if !given {
            all.retain(|(name, _)| *name != "challenge");
            all.extend(ty.challenge().and_then(|it| literal::read("challenge", it, "")).map(|it| ("challenge", it)));
        }
        if all.iter().all(|(name, _)| *name != "challenge") {
            all.push(("challenge", Data::Challenges(vec![unknown()])));
        }
    }
    for (_, data) in all.iter_mut().filter(|(name, _)| *name == "proxy_challenge") {
        // DPoP cannot be used with proxies (RFC 9449 7.1).
        if let Data::Challenges(challenges) = data {
            challenges.retain(|it| !it.scheme.eq_ignore_ascii_case("DPoP"));
            if challenges.is_empty() {
                challenges.push(unknown());
            }
        }
    }
    let nonce =
        all.iter().any(|(name, data)| *name == "dpop_nonce" && matches!(data, Data::Text(it) if grammar::nqchar(it)));
    for (name, data) in &mut all {
        if let (true, Data::Challenges(challenges)) = (*name == "challenge", data) {
            challenges.iter_mut().for_each(|it| supply_error(it, row.name, nonce));
        }
    }
    let reset = all.iter().filter_map(|(name, data)| match data {
        Data::Quotas(quotas) if *name == "rate_limit" => quotas[0].2.filter(|it| *it <= LONGEST_DELAY),
        _ => None,
    });
    // Two literals stay as they are written, with a warning.
    let written =
        matches!(variant.given("retry_after"), Some(Given::Literal(_))) && variant.field_of("rate_limit").is_none();
    let reset = reset.max().filter(|_| !written);
    for (name, data) in &all {
        let Some((header, lines)) = header(name, data, reset) else { continue };
        if header == "upgrade" {
            headers.entry("connection".to_owned()).or_default().push(text_line("upgrade"));
        }
        headers.entry(header.to_owned()).or_default().extend(lines);
    }
    // RFC 9449 8.2: a nonce must not come from a cache. Errors that a cache may store have `no-store` anyway.
    let no_store = row.no_store || nonce && !row.error;
    if row.no_store_only && headers.get("cache-control").is_some_and(|lines| !says_no_store(lines))
        || no_store && !headers.contains_key("cache-control")
    {
        headers.insert("cache-control".to_owned(), vec![text_line("no-store")]);
    }
}

/// The challenge of a response that requires one when none is given.
fn unknown() -> Challenge {
    Challenge { scheme: "Unknown".to_owned(), token68: None, parameters: Vec::new() }
}

fn says_no_store(lines: &[Line]) -> bool {
    lines.iter().any(|it| matches!(it, Line::Text(fill) if whole(fill).split(',').any(|it| it.trim() == "no-store")))
}

fn linked(rel: &str, href: &str) -> Data {
    Data::Links(vec![(rel.to_owned(), vec![Fill::Literal(href.to_owned())])])
}

/// The data with the fields' values in place of their names; `None` if a value cannot be sent.
fn filled(data: Data, variant: &Variant, values: &[Data]) -> Option<Data> {
    let fill = |reference: Vec<Fill>| -> Option<Vec<Fill>> {
        let made = reference.iter().any(|it| matches!(it, Fill::Value(_)));
        let each = reference.into_iter().map(|it| match it {
            Fill::Value(at) => {
                let value = display(&values[at.parse::<usize>().expect("a field's place")]);
                (value != "." && value != "..").then_some(Fill::Value(value))
            }
            literal => Some(literal),
        });
        let each: Vec<_> = each.collect::<Option<_>>()?;
        // The authority never depends on a value (RFC 3986 4.2).
        (!made || !encoded(&each).starts_with("//")).then_some(each)
    };
    debug_assert!(values.len() == variant.fields.len());
    Some(match data {
        Data::Reference(reference) => Data::Reference(fill(reference)?),
        Data::Links(links) => {
            Data::Links(links.into_iter().map(|(rel, href)| Some((rel, fill(href)?))).collect::<Option<_>>()?)
        }
        other => other,
    })
}

/// The reference with every permitted character encoded.
fn encoded(reference: &[Fill]) -> String {
    let each = reference.iter().map(|it| match it {
        Fill::Literal(text) => text.clone(),
        Fill::Value(text) => text.bytes().map(|byte| format!("%{byte:02X}")).collect(),
    });
    each.collect()
}

/// Adds the error of the credentials that the situation implies (RFC 6750 3.1, RFC 9470 3, RFC 9449 9).
fn supply_error(challenge: &mut Challenge, situation: &str, nonce: bool) {
    let dpop = challenge.scheme.eq_ignore_ascii_case("DPoP");
    if !dpop && !challenge.scheme.eq_ignore_ascii_case("Bearer") || challenge.token68.is_some() {
        return;
    }
    let error = match situation {
        _ if dpop && nonce => "use_dpop_nonce",
        "invalid_credentials" | "expired_credentials" => "invalid_token",
        "insufficient_scope" => "insufficient_scope",
        "step_up_required" => "insufficient_user_authentication",
        "bad_request" => "invalid_request",
        _ => return,
    };
    if challenge.parameters.iter().all(|(name, _)| name != "error") {
        challenge.parameters.push(("error".to_owned(), error.to_owned()));
    }
}

/// The header of a companion, and its lines; `None` if the value cannot be sent.
fn header(companion: &str, data: &Data, reset: Option<u64>) -> Option<(&'static str, Vec<Line>)> {
    let list = |texts: &[String], valid: &dyn Fn(&str) -> bool| {
        let valid: Vec<_> = texts.iter().filter(|it| valid(it)).cloned().collect();
        (!valid.is_empty()).then(|| vec![text_line(&valid.join(", "))])
    };
    let (name, lines) = match (companion, data) {
        ("challenge", Data::Challenges(each)) => {
            ("www-authenticate", each.iter().cloned().map(Line::Challenge).collect())
        }
        ("proxy_challenge", Data::Challenges(each)) => {
            ("proxy-authenticate", each.iter().cloned().map(Line::Challenge).collect())
        }
        ("retry_after", Data::Moment(seconds, nanos)) => {
            ("retry-after", vec![text_line(&imf_fixdate(seconds + i64::from(*nanos > 0))?)])
        }
        ("retry_after", data) => {
            let (seconds, nanos) = match data {
                Data::Delay(seconds, nanos) => (*seconds, *nanos),
                Data::Number(seconds) => (u64::try_from(*seconds).ok()?, 0),
                _ => return None,
            };
            let seconds = seconds.checked_add(u64::from(nanos > 0)).filter(|it| *it <= LONGEST_DELAY)?;
            ("retry-after", vec![text_line(&seconds.max(reset.unwrap_or(0)).to_string())])
        }
        // An empty Allow means that no method is allowed.
        ("allow", Data::Texts(methods)) => ("allow", vec![text_line(&methods.join(", "))]),
        ("location" | "content_location", data) => {
            let name = if companion == "location" { "location" } else { "content-location" };
            let fill = match data {
                Data::Reference(reference) => reference.clone(),
                Data::Text(text) => vec![Fill::Literal(escape(text)?)],
                _ => return None,
            };
            (name, vec![Line::Text(fill)])
        }
        ("accept", Data::Texts(texts)) => ("accept", list(texts, &|it| grammar::media(it, true, true))?),
        ("accept_patch", Data::Texts(texts)) => ("accept-patch", list(texts, &|it| grammar::media(it, false, false))?),
        ("accept_encoding", Data::Texts(texts)) => ("accept-encoding", list(texts, &grammar::coding)?),
        ("content_range", Data::Range(first, last, complete)) => {
            let complete = complete.map_or("*".to_owned(), |it| it.to_string());
            ("content-range", vec![text_line(&format!("bytes {first}-{last}/{complete}"))])
        }
        ("complete_length", Data::Number(length)) => ("content-range", vec![text_line(&format!("bytes */{length}"))]),
        ("upgrade", Data::Texts(texts)) => ("upgrade", list(texts, &grammar::protocol)?),
        ("etag", Data::ETag(weak, tag)) => {
            ("etag", vec![text_line(&format!("{}\"{tag}\"", if *weak { "W/" } else { "" }))])
        }
        ("etag", Data::Text(tag)) => ("etag", grammar::etag(tag).then(|| vec![text_line(&format!("\"{tag}\""))])?),
        ("last_modified", Data::Moment(seconds, _)) => ("last-modified", vec![text_line(&imf_fixdate(*seconds)?)]),
        ("sunset", Data::Moment(seconds, _)) => ("sunset", vec![text_line(&imf_fixdate(*seconds)?)]),
        ("deprecation", Data::Moment(seconds, _)) => {
            imf_fixdate(*seconds)?;
            ("deprecation", vec![text_line(&format!("@{seconds}"))])
        }
        ("link" | "blocked_by" | "monitor", Data::Links(links)) => {
            let each = links.iter().map(|(rel, href)| {
                let mut fill = vec![Fill::Literal("<".to_owned())];
                fill.extend(href.iter().cloned());
                fill.push(Fill::Literal(format!(">; rel=\"{rel}\"")));
                Line::Text(fill)
            });
            ("link", each.collect())
        }
        ("rate_limit", Data::Quotas(quotas)) => ("ratelimit", quotas.iter().map(|it| quota(it, "r", "t")).collect()),
        ("rate_limit_policy", Data::Quotas(quotas)) => {
            ("ratelimit-policy", quotas.iter().map(|it| quota(it, "q", "w")).collect())
        }
        ("proxy_status", Data::Intermediary(name, parameters)) => {
            ("proxy-status", vec![intermediary(name, parameters)])
        }
        ("cache_control", Data::Text(text)) => ("cache-control", line_if(text, grammar::cache_control)?),
        ("vary", Data::Text(text)) => ("vary", line_if(text, grammar::vary)?),
        ("content_language", Data::Text(text)) => ("content-language", line_if(text, grammar::languages)?),
        ("dpop_nonce", Data::Text(text)) => ("dpop-nonce", line_if(text, grammar::nqchar)?),
        _ => return None,
    };
    Some((name, lines))
}

fn line_if(text: &str, valid: impl Fn(&str) -> bool) -> Option<Vec<Line>> {
    valid(text).then(|| vec![text_line(text)])
}

/// A structured field's item (RFC 9651 4.1).
fn quota((name, amount, time): &(String, u64, Option<u64>), amount_key: &str, time_key: &str) -> Line {
    let name = name.replace('\\', "\\\\").replace('"', "\\\"");
    let time = time.map(|time| format!(";{time_key}={time}")).unwrap_or_default();
    text_line(&format!("\"{name}\";{amount_key}={amount}{time}"))
}

/// A structured field's item, whose parameters have the types of RFC 9209 2.1 and 2.3.
fn intermediary(name: &str, parameters: &[(String, String)]) -> Line {
    let string = |text: &str| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    let either = |text: &str| if grammar::sf_token(text) { text.to_owned() } else { string(text) };
    let mut line = either(name);
    for (name, value) in parameters {
        line.push_str(&format!(";{name}="));
        line.push_str(&match name.as_str() {
            "details" | "rcode" => string(value),
            "next-hop" | "alert-message" => either(value),
            _ => value.clone(),
        });
    }
    text_line(&line)
}

/// A text as a URI reference: other characters are encoded; `None` if the text cannot be one.
fn escape(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let mut escaped = String::new();
    for (at, byte) in bytes.iter().enumerate() {
        let hex = |offset: usize| bytes.get(at + offset).is_some_and(u8::is_ascii_hexdigit);
        match byte {
            0..=0x1f | 0x7f => return None,
            b'%' if hex(1) && hex(2) => escaped.push('%'),
            _ if byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=".contains(byte) => {
                escaped.push(char::from(*byte))
            }
            _ => escaped.push_str(&format!("%{byte:02X}")),
        }
    }
    grammar::reference(&escaped).then_some(escaped)
}

/// RFC 9110 5.6.7; `None` outside the years 1 to 9999.
pub(crate) fn imf_fixdate(seconds: i64) -> Option<String> {
    let (day, time) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let first = |year| grammar::days(year, 1, 1);
    if day < first(1) || day >= first(10_000) {
        return None;
    }
    let year = (1..10_000).find(|year| first(year + 1) > day)?;
    let month = (1..=12).rev().find(|month| grammar::days(year, *month, 1) <= day)?;
    let of_month = day - grammar::days(year, month, 1) + 1;
    let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][day.rem_euclid(7) as usize];
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = months[month as usize - 1];
    let (hour, minute, second) = (time / 3600, time / 60 % 60, time % 60);
    Some(format!("{weekday}, {of_month:02} {month} {year:04} {hour:02}:{minute:02}:{second:02} GMT"))
}
