//! Strings with fields in them: `"/orders/{id}"`, `"order {id:?} is gone"`.

use proc_macro2::Span;
use status_vocabulary::Companion;
use status_vocabulary::grammar::{self, percent};
use status_vocabulary::shape::Shape;
use syn::Type;

use crate::diagnostics::{Message, join, nearest};
use crate::model::{Part, Place, Segment};
use crate::names::{is_option, type_name};
use crate::parse::{Field, Variant};

/// A piece of a format string, before it is known whether there is such a field.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    Text(String),
    Field { name: String, format: String },
}

/// Parses a format string; an error has the wrong character.
pub(crate) fn pieces(text: &str) -> Result<Vec<Piece>, Message> {
    let mut pieces = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        plain.push_str(&rest[..at]);
        let brace = &rest[at..];
        if let Some(after) = brace.strip_prefix("{{").or_else(|| brace.strip_prefix("}}")) {
            plain.push_str(&brace[..1]);
            rest = after;
            continue;
        }
        let note = "braces take a field, as in `\"order {id}\"`; `{{` and `}}` are braces themselves";
        let Some(inner) = brace.strip_prefix('{') else {
            return Err(Message::what(format!("`}}` closes nothing in {text:?}"))
                .help("write `}}` for a brace itself, or open it")
                .note(note));
        };
        let Some((argument, after)) = inner.split_once('}') else {
            return Err(Message::what(format!("the brace is never closed in {text:?}"))
                .help(format!("close it: `{{{}}}`", first_word(inner)))
                .note(note));
        };
        let (name, format) = argument.split_once(':').map_or((argument, ""), |(name, format)| (name, format));
        if argument.contains('{') {
            return Err(Message::what(format!("the brace is never closed in {text:?}"))
                .help(format!("close it: `{{{}}}`", first_word(inner)))
                .note(note));
        }
        if !plain.is_empty() {
            pieces.push(Piece::Text(std::mem::take(&mut plain)));
        }
        pieces.push(Piece::Field { name: name.trim().to_owned(), format: format.to_owned() });
        rest = after;
    }
    plain.push_str(rest);
    if !plain.is_empty() {
        pieces.push(Piece::Text(plain));
    }
    Ok(pieces)
}

fn first_word(text: &str) -> &str {
    text.split(|char: char| !char.is_alphanumeric() && char != '_').next().unwrap_or_default()
}

/// A format string over the fields.
pub(crate) fn detail(text: &str, fields: &[Field], at: Span) -> Result<Vec<Segment>, Message> {
    pieces(text)?
        .into_iter()
        .map(|piece| match piece {
            Piece::Text(text) => Ok(Segment::Text(text)),
            Piece::Field { name, format } if format.contains('$') => {
                Err(Message::what(format!("`:{format}` takes its width from an argument, and there are none"))
                    .help(format!("write the width itself: `{{{name}:>8}}`"))
                    .note("a format string over the fields has no arguments of its own"))
            }
            Piece::Field { name, format } => {
                let field = field(&name, fields)?;
                let ty = &fields[field].ty;
                if format.is_empty() && has_no_display(ty) {
                    return Err(Message::what(format!("`{}` does not implement `Display`", type_name(ty)))
                        .help(format!("show it with `Debug`: `{{{name}:?}}`"))
                        .note("a placeholder without a format shows its field with `Display`"));
                }
                Ok(Segment::Field { field, format, at })
            }
        })
        .collect()
}

/// Returns whether a type is known not to implement `Display`; other types are left to the compiler, which cannot name
/// the field.
#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not of this project")]
fn has_no_display(ty: &Type) -> bool {
    match ty {
        Type::Array(_) | Type::Slice(_) | Type::Tuple(_) => true,
        Type::Reference(inner) => has_no_display(&inner.elem),
        Type::Paren(inner) => has_no_display(&inner.elem),
        Type::Group(inner) => has_no_display(&inner.elem),
        _ => false,
    }
}

/// The field that is named in braces by a text in which fields are not replaced.
pub(crate) fn named<'a>(fields: impl IntoIterator<Item = &'a Field>, text: &str) -> Option<String> {
    let is_named = |name: &String| [format!("{{{name}}}"), format!("{{{name}:")].iter().any(|it| text.contains(it));
    fields.into_iter().map(Field::name).find(is_named)
}

/// The message for a text that is not valid with the field that it names in braces.
pub(super) fn unreplaced(companion: Companion, fields: &[Field], text: &str) -> Option<Message> {
    let field = named(fields, text)?;
    let message = Message::what(format!("`{{{field}}}` is not replaced: this text takes no fields"))
        .help(format!("`#[status({companion})]` on a field that holds all of it"))
        .note("fields go into `detail` and into URI references");
    Some(message)
}

/// A URI reference with fields percent-encoded into it.
pub(crate) fn uri(text: &str, fields: &[Field], companion: Companion) -> Result<Vec<Part>, Message> {
    let source = companion.source();
    let mut parts = Vec::new();
    let mut before = String::new();
    for piece in pieces(text)? {
        match piece {
            Piece::Text(text) => {
                before.push_str(&text);
                parts.push(Part::Text(text));
            }
            Piece::Field { name, format } => {
                let field = field(&name, fields)?;
                if !format.is_empty() {
                    return Err(Message::what(format!(
                        "`{{{name}:{format}}}` has a format, which cannot be part of a URI"
                    ))
                    .help(format!("`{{{name}}}`"))
                    .note("a value is shown with `Display` and percent-encoded (RFC 3986 2.1)"));
                }
                if let Some(none) = no_part(&fields[field].ty) {
                    return Err(Message::what(format!("`{{{name}}}` is {none}, which cannot be part of a URI"))
                        .help(format!("make the whole reference at run time: `#[status({companion})]` on a field"))
                        .note("a value is shown with `Display` and percent-encoded (RFC 3986 2.1)"));
                }
                parts.push(Part::Field { field, place: place(&before, text, &name, companion)? });
                // A value becomes a run of characters that are allowed there.
                before.push('x');
            }
        }
    }
    let validate = match companion.shape() == (Shape::Reference { fragment: false }) {
        true => grammar::content_location,
        false => grammar::location,
    };
    let Err(error) = validate(&before) else { return Ok(parts) };
    if grammar::unsafe_scheme(&before) {
        let scheme = before.split(':').next().unwrap_or_default();
        return Err(Message::what(format!("`{scheme}:` is not a resource a client can fetch"))
            .help("an http(s) URI, or a reference on this server, such as `\"/orders\"`")
            .note(format!("a client that follows it runs what it carries ({source})")));
    }
    let note = if error.what().contains("IRI") { format!("a URI, not an IRI ({source})") } else { source.to_owned() };
    Err(Message::what(format!("{text:?} is not a valid URI reference: {}", error.what()))
        .help(repaired(text, &before, validate, error))
        .note(note))
}

/// The reason why a type cannot be shown with `Display`, as far as its name tells.
#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not of this project")]
fn no_part(ty: &Type) -> Option<&'static str> {
    match ty {
        _ if has_no_display(ty) => Some("a list"),
        _ if is_option(ty) => Some("an `Option`"),
        _ => None,
    }
}

/// A suggestion for an invalid reference. `before` has its placeholders filled in.
fn repaired(
    text: &str,
    before: &str,
    validate: fn(&str) -> Result<(), grammar::GrammarError>,
    error: grammar::GrammarError,
) -> String {
    let right = |reference: &str| validate(reference).is_ok();
    if right(before.trim()) {
        return format!("without the space around it: `{:?}`", text.trim());
    }
    if right(&without_user(before)) {
        return format!("`{:?}`", without_user(text));
    }
    if text.contains(|char: char| char.is_control()) {
        return "drop the control character: what comes after a line break is another header".to_owned();
    }
    if let Some((start, fragment)) = text.split_once('#')
        && let Some((fragment, _)) = fragment.split_once('#')
        && right("#")
    {
        return format!("`{:?}`, or `%23` for the character itself", format!("{start}#{fragment}"));
    }
    if let Some((start, _)) = text.split_once('#')
        && right(before.split('#').next().unwrap_or_default())
    {
        return format!("`{start:?}`");
    }
    if error.what().contains("first segment") && right(&format!("./{before}")) {
        return format!("`{:?}`", format!("./{text}"));
    }
    let encoded = percent::repair(text).to_string().replace("%7B", "{").replace("%7D", "}");
    match right(&percent::repair(before).to_string()) {
        true => format!("percent-encode it: `{encoded:?}`"),
        false => "a path on this server, such as `\"/orders/1\"`, or an https URI".to_owned(),
    }
}

/// `https://user:password@host/` without the user.
fn without_user(reference: &str) -> String {
    match reference.split_once("//").and_then(|(scheme, rest)| Some((scheme, rest.split_once('@')?))) {
        Some((scheme, (user, host))) if !user.contains(['/', '?', '#']) => format!("{scheme}//{host}"),
        _ => reference.to_owned(),
    }
}

fn place(before: &str, text: &str, name: &str, companion: Companion) -> Result<Place, Message> {
    if before.contains('#') {
        return Ok(Place::Fragment);
    }
    if before.contains('?') {
        return Ok(Place::Query);
    }
    let authority = before
        .split_once("//")
        .is_some_and(|(scheme, rest)| (scheme.is_empty() || scheme.ends_with(':')) && !rest.contains('/'));
    if authority || !before.contains('/') {
        return Err(Message::what(format!(
            "`{{{name}}}` would choose the {} of {text:?}",
            if authority { "host" } else { "scheme" }
        ))
        .help(format!(
            "start with a fixed part: `\"/{{{name}}}\"`, or put a `{}` in a field, `#[status({companion})]`",
            if matches!(companion.shape(), Shape::Link | Shape::Monitor) { "Link" } else { "Location" }
        ))
        .note("a value in the scheme or the authority is an open redirect (RFC 3986 3)"));
    }
    Ok(Place::Segment)
}

fn field(name: &str, fields: &[Field]) -> Result<usize, Message> {
    if let Some(index) = fields.iter().position(|field| field.name() == name) {
        return Ok(index);
    }
    let names: Vec<_> = fields.iter().map(Field::name).collect();
    let known = names.iter().map(String::as_str);
    let what = match name {
        "" => "`{}` names no field".to_owned(),
        name if name.parse::<u32>().is_ok() => format!("there is no field {name}"),
        name => format!("there is no field `{name}`"),
    };
    let help = match nearest(name, known.clone()) {
        Some(near) => format!("did you mean `{near}`?"),
        None if names.is_empty() => {
            "this variant has no fields: write the text without braces, or give it a field".to_owned()
        }
        None => format!("the fields are {}", join(names.iter().map(|name| format!("{{{name}}}")), "and")),
    };
    Err(Message::what(what).help(help).note("a format string is over the fields of its own variant"))
}

/// The `#[error("..")]` text, where it is made of the fields alone.
pub(crate) fn own_text(variant: &Variant) -> Option<Vec<Segment>> {
    let text = variant.text.as_ref()?;
    detail(&text.value(), &variant.fields, text.span()).ok()
}
