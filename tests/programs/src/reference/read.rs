//! What a client makes of a response: the variant that it recognises, and whether each field comes back.

use super::refuse::{status, twin_of};
use super::respond::{self, Line, Response};
use super::{Finding, MEMBERS};
use crate::print::{Place, whole};
use crate::program::*;
use crate::table::{ROWS, row};

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Reading {
    /// The variant that was sent. The members of its `Option`s may be null, which comes back as nothing.
    Known { code: String, optional: Vec<String> },
    /// The variant that was sent, and the members and headers, one of which is reported.
    Unread { code: String, places: Vec<String> },
    /// Another variant, by its status: its fields may be there.
    Another { code: String },
    /// None, and the code of the type's variant for such responses.
    Unknown { kept: Option<String> },
}

/// A variant that is recognised.
struct Known<'a> {
    ty: &'a Type,
    variant: &'a Variant,
    /// The types and variants around it and its own, by their indices.
    path: Vec<(usize, usize)>,
    code: String,
    uri: String,
    status: u16,
}

impl Known<'_> {
    fn is_typed(&self) -> bool {
        self.uri != "about:blank"
    }

    fn has_one_identity_with(&self, other: &Known<'_>) -> bool {
        let by_status = |it: &Known<'_>| it.variant.pieces.contains(&Piece::ByStatus);
        match (self.is_typed(), other.is_typed()) {
            (true, true) if is_one_type(&self.uri, &other.uri) => true,
            (false, false) if (&self.code, self.status) == (&other.code, other.status) => true,
            _ => by_status(self) && by_status(other) && self.status == other.status,
        }
    }
}

/// The variants that a type reads: its own, then those of its transparent variants.
fn known(program: &Program, at: usize) -> Vec<Known<'_>> {
    let ty = &program.types[at];
    let read = || ty.variants.iter().enumerate().filter(|(_, variant)| ty.reads(variant));
    let own = read().filter_map(|(index, variant)| {
        let row = ROWS.iter().find(|row| Some(row.name) == ty.situation(variant))?;
        let code = respond::code(ty, variant);
        let (uri, status) = (respond::type_uri(ty, variant, &code), status(ty, row));
        Some(Known { ty, variant, path: vec![(at, index)], code, uri, status })
    });
    let inner = read().flat_map(|(index, variant)| {
        let inner = match variant.fields.first().map(|field| field.ty) {
            Some(Ty::Inner(inner) | Ty::Boxed(inner)) if variant.situation == Situation::Transparent => inner,
            _ => return Vec::new(),
        };
        let mut inner = known(program, inner);
        inner.iter_mut().for_each(|known| known.path.insert(0, (at, index)));
        inner
    });
    own.chain(inner).collect()
}

/// Compares problem types (RFC 9457 3.1.1): a relative one has no host, and is compared by its path.
fn is_one_type(a: &str, b: &str) -> bool {
    let path = |uri: &str| match uri.split_once("://") {
        Some((_, rest)) => {
            let end = rest.find(['/', '?', '#'])?;
            rest[end..].starts_with('/').then(|| rest[end..].to_owned())
        }
        None => uri.starts_with('/').then(|| uri.to_owned()),
    };
    match a.starts_with('/') || b.starts_with('/') {
        true => path(a).is_some() && path(a) == path(b),
        false => a == b,
    }
}

/// What a client with the value's type makes of its response.
pub(crate) fn reading(program: &Program, value: &Value, response: &Response) -> Reading {
    let ty = &program.types[value.ty];
    let known = known(program, value.ty);
    let member = |name: &str| response.document.iter().find(|(it, _)| it == name).and_then(|(_, value)| value.as_str());
    let (uri, code) = (member("type").expect("a type"), member("code").expect("a code"));
    let by_type = known.iter().find(|it| uri != "about:blank" && it.is_typed() && is_one_type(&it.uri, uri));
    let by_code = known.iter().find(|it| !it.is_typed() && it.code == code && it.status == response.status);
    let by_status =
        known.iter().find(|it| it.variant.pieces.contains(&Piece::ByStatus) && it.status == response.status);
    let Some(found) = by_type.or(by_code).or(by_status) else {
        let keeps = ty.variants.iter().find(|it| it.pieces.contains(&Piece::Unknown));
        return Reading::Unknown { kept: keeps.map(|variant| respond::code(ty, variant)) };
    };
    let sent = sent(program, value);
    let code = found.code.clone();
    if found.path != sent.iter().map(|level| level.place).collect::<Vec<_>>() {
        return Reading::Another { code };
    }
    let required = row(found.ty.situation(found.variant).expect("a situation")).required;
    let fields = || sent.iter().flat_map(|level| std::iter::zip(&level.variant.fields, &level.data));
    let places: Vec<_> = fields().filter_map(|(field, data)| lost(field, data, required, response)).collect();
    if !places.is_empty() {
        return Reading::Unread { code, places };
    }
    let optional = fields().filter(|(field, _)| field.optional).filter_map(|(field, _)| member_of(field)).collect();
    Reading::Known { code, optional }
}

/// The variants of a value, from the outermost, as a client sees them: in place of a hidden one, its twin.
struct Level<'a> {
    place: (usize, usize),
    variant: &'a Variant,
    data: Vec<Data>,
}

fn sent<'a>(program: &'a Program, value: &Value) -> Vec<Level<'a>> {
    let ty = &program.types[value.ty];
    let variant = &ty.variants[value.variant];
    let twin = (ty.situation(variant) == Some("hidden") && !ty.is_struct).then(|| twin_of(ty, variant)).flatten();
    let Some(twin) = twin.filter(|_| !ty.reads(variant)) else {
        let own = Level { place: (value.ty, value.variant), variant, data: value.fields.clone() };
        let inner = match value.fields.first() {
            Some(Data::Inner(inner)) => sent(program, inner),
            _ => Vec::new(),
        };
        return std::iter::once(own).chain(inner).collect();
    };
    let at = ty.variants.iter().position(|it| it.name == twin.name).expect("the twin");
    let data = twin.fields.iter().map(|field| {
        let own = variant.fields.iter().position(|it| it.name == field.name);
        own.map_or(Data::Absent, |own| value.fields[own].clone())
    });
    vec![Level { place: (value.ty, at), variant: twin, data: data.collect() }]
}

/// The member that a field is.
fn member_of(field: &Field) -> Option<String> {
    match &field.part {
        Part::Extension(renamed) => Some(renamed.as_ref().unwrap_or(&field.name).clone()),
        Part::Companion(name) if MEMBERS.contains(name) => Some((*name).to_owned()),
        _ => None,
    }
}

/// The member or header from which the field cannot be made again.
fn lost(field: &Field, data: &Data, required: &[&str], response: &Response) -> Option<String> {
    if let Some(name) = member_of(field) {
        // JSON has no such numbers, and serde_json writes null.
        let is_null = matches!(data, Data::Float(float) if !float.is_finite());
        let is_lost = is_null || matches!(data, Data::Broken | Data::Absent);
        return (is_lost && !field.optional).then(|| format!("member {name}"));
    }
    let (name, is_required) = match &field.part {
        Part::Header(name) => (name.to_ascii_lowercase(), false),
        Part::Companion(companion) => (header(companion).to_owned(), required.contains(companion)),
        _ => return None,
    };
    let Some(lines) = response.headers.get(&name) else {
        let may_be_absent = field.optional || is_list(field) && !is_required;
        return (!may_be_absent).then(|| format!("header {name}"));
    };
    // A rate limit raises a delay, beyond what the field can hold.
    let is_beyond = |line: &Line| matches!(line, Line::Text(fill) if whole(fill).parse::<u8>().is_err());
    let is_beyond = field.ty == Ty::U8 && lines.iter().any(is_beyond);
    is_beyond.then(|| format!("header {name}"))
}

/// A list that is not sent if it is empty.
fn is_list(field: &Field) -> bool {
    matches!(field.ty, Ty::Challenges | Ty::Links | Ty::Strings | Ty::Upgrade | Ty::Typed("accept" | "accept_encoding"))
}

/// The name of a companion's header.
fn header(companion: &str) -> &'static str {
    match companion {
        "challenge" => "www-authenticate",
        "proxy_challenge" => "proxy-authenticate",
        "retry_after" => "retry-after",
        "allow" => "allow",
        "location" => "location",
        "content_location" => "content-location",
        "accept" => "accept",
        "accept_patch" => "accept-patch",
        "accept_encoding" => "accept-encoding",
        "content_range" | "complete_length" => "content-range",
        "upgrade" => "upgrade",
        "etag" => "etag",
        "last_modified" => "last-modified",
        "link" | "blocked_by" | "monitor" => "link",
        "rate_limit" => "ratelimit",
        "rate_limit_policy" => "ratelimit-policy",
        "proxy_status" => "proxy-status",
        "deprecation" => "deprecation",
        "sunset" => "sunset",
        "cache_control" => "cache-control",
        "vary" => "vary",
        "content_language" => "content-language",
        "dpop_nonce" => "dpop-nonce",
        other => panic!("{other} is not a header"),
    }
}

/// The pieces of a type that no client can read.
pub(super) fn refusals(program: &Program, at: usize, findings: &mut Vec<Finding>) {
    let ty = &program.types[at];
    // A variant with another mistake is not looked at.
    let beside = findings.iter().any(|finding| finding.places.iter().any(|place| place.ty() == at));
    let mut found = |rule, late, places| findings.push(Finding { places, rule, late: late || beside });
    let body = ty.keywords.iter().position(|it| matches!(it, Keyword::Body(body) if *body != Body::Problem));
    if let Some(body) = body {
        found("a client reads problem documents", false, vec![Place::Keyword(at, body)]);
    }
    unknown(at, ty, &mut found);
    if !ty.variants.iter().any(|variant| ty.reads(variant)) {
        let is_both = |it: &Variant| [Piece::ByStatus, Piece::ServerOnly].iter().all(|piece| it.pieces.contains(piece));
        let others = body.is_some() || unknowns(ty).next().is_some() || ty.variants.iter().any(is_both);
        found("nothing is read", others, vec![Place::Type(at)]);
    }
    for (index, variant) in ty.variants.iter().enumerate().filter(|(_, variant)| ty.reads(variant)) {
        if variant.situation == Situation::Transparent {
            // One of the errors within may be recognised by its status alone.
            let by_status = |it: &Known<'_>| it.path[0] == (at, index) && it.variant.pieces.contains(&Piece::ByStatus);
            if known(program, at).iter().any(by_status) {
                for field_at in beyond_a_status(variant, &[]) {
                    found("a part beside a status alone", true, vec![Place::Field(at, index, field_at)]);
                }
            }
            continue;
        }
        for (field_at, field) in variant.fields.iter().enumerate() {
            let is_there = matches!(field.part, Part::Companion(_) | Part::Extension(_) | Part::Header(_));
            let is_borrowed = matches!(field.ty, Ty::Str | Ty::StaticStrs | Ty::StaticMethods | Ty::Borrowed);
            if !is_there || is_borrowed {
                found("a field that no client can read", false, vec![Place::Field(at, index, field_at)]);
            }
        }
        several(at, index, variant, &mut found);
        if variant.pieces.contains(&Piece::ByStatus) {
            for field_at in beyond_a_status(variant, required(ty, variant)) {
                found("a part beside a status alone", true, vec![Place::Field(at, index, field_at)]);
            }
        }
    }
    for (index, variant) in ty.variants.iter().enumerate() {
        let place = |piece: &Piece| {
            let piece = variant.pieces.iter().position(|it| it == piece)?;
            Some(Place::Piece(at, index, piece))
        };
        for (one, other) in [
            (Piece::ByStatus, Piece::ServerOnly),
            (Piece::ByStatus, Piece::Unknown),
            (Piece::Unknown, Piece::ServerOnly),
        ] {
            if let (Some(one), Some(other)) = (place(&one), place(&other)) {
                found("recognised by nothing", false, vec![one, other]);
            }
        }
    }
    told_apart(program, at, &mut found);
}

/// Returns whether a response with nothing but a status is all that a variant needs.
pub(crate) fn needs_a_status_alone(ty: &Type, variant: &Variant) -> bool {
    beyond_a_status(variant, required(ty, variant)).next().is_none()
}

fn required(ty: &Type, variant: &Variant) -> &'static [&'static str] {
    ty.situation(variant).map_or(&[], |situation| row(situation).required)
}

/// The fields without which a variant cannot be, though a response with its status may lack them.
fn beyond_a_status(variant: &Variant, required: &'static [&'static str]) -> impl Iterator<Item = usize> {
    let is_beyond = |field: &Field| match field.part {
        Part::Extension(_) | Part::Header(_) => true,
        Part::Companion(name) => MEMBERS.contains(&name) || !is_list(field) || required.contains(&name),
        Part::Plain | Part::Source | Part::Body(_) | Part::Inner => false,
    };
    let fields = variant.fields.iter().enumerate();
    fields.filter(move |(_, field)| !field.optional && is_beyond(field)).map(|(at, _)| at)
}

fn unknowns(ty: &Type) -> impl Iterator<Item = (usize, usize, &Variant)> {
    ty.variants.iter().enumerate().filter_map(|(index, variant)| {
        let piece = variant.pieces.iter().position(|it| *it == Piece::Unknown)?;
        Some((index, piece, variant))
    })
}

/// One variant keeps what is unknown, in its one field.
fn unknown(at: usize, ty: &Type, found: &mut impl FnMut(&'static str, bool, Vec<Place>)) {
    let mut is_there = false;
    for (index, piece, variant) in unknowns(ty) {
        if ty.is_struct || is_there || variant.fields.len() != 1 {
            found("unknown", false, vec![Place::Piece(at, index, piece)]);
            continue;
        }
        is_there = true;
        if variant.fields[0].ty != Ty::Received {
            found("unknown", true, vec![Place::Field(at, index, 0)]);
        }
    }
}

/// Of several values in one header, only one may be unknown to the macro, if it is a field.
fn several(at: usize, index: usize, variant: &Variant, found: &mut impl FnMut(&'static str, bool, Vec<Place>)) {
    let mut values: Vec<(&str, Place, bool)> = Vec::new();
    for (piece_at, piece) in variant.pieces.iter().enumerate() {
        let Piece::Companion(name, Given::Const(..) | Given::Literal(Literal::Template(_))) = piece else { continue };
        if !MEMBERS.contains(name) {
            values.push((header(name), Place::Piece(at, index, piece_at), false));
        }
    }
    for (field_at, field) in variant.fields.iter().enumerate() {
        let Part::Companion(name) = field.part else { continue };
        if !MEMBERS.contains(&name) {
            values.push((header(name), Place::Field(at, index, field_at), true));
        }
    }
    values.sort();
    for values in values.chunk_by(|a, b| a.0 == b.0) {
        if values.len() > 1 && values.iter().any(|(.., is_read)| *is_read) {
            found("several values in one header", false, values.iter().map(|(_, place, _)| *place).collect());
        }
    }
}

/// Each variant that is read has something of its own.
fn told_apart(program: &Program, at: usize, found: &mut impl FnMut(&'static str, bool, Vec<Place>)) {
    let known = known(program, at);
    for (nth, one) in known.iter().enumerate() {
        for other in known[..nth].iter().filter(|other| one.has_one_identity_with(other)) {
            // Across types, const evaluation finds it.
            let places = |it: &Known<'_>| match it.path[..] {
                [(_, index)] => {
                    let by_status = it.variant.pieces.iter().position(|piece| *piece == Piece::ByStatus);
                    let piece = by_status.map(|piece| Place::Piece(at, index, piece));
                    std::iter::once(Place::Situation(at, index)).chain(piece).collect()
                }
                [(_, index), ..] => vec![Place::Field(at, index, 0)],
                [] => Vec::new(),
            };
            let is_within = one.path.len() == 1 && other.path.len() == 1;
            // The first of the inner errors is marked.
            let inner = known.iter().find(|it| it.path.len() > 1).filter(|_| !is_within);
            let places = [places(one), places(other), inner.map(places).unwrap_or_default()].concat();
            found("cannot be told apart", !is_within, places);
        }
    }
}
