//! The text of the document, and its description in the catalogue.

use status_vocabulary::{Kind, Situation, situation};
use syn::Type;

use crate::facts::{DetailKeyword, Facts, TypeFacts};
use crate::model::{Detail, Segment};

pub(super) fn detail(facts: &Facts<'_>, situation: &Situation, container: &TypeFacts, kind: Kind) -> Detail {
    let shows_itself = situation == situation::HIDDEN && container.code(situation) == 403;
    if kind == Kind::Outcome || situation.masked() && facts.expose.is_none() && !shows_itself {
        return Detail::None;
    }
    match &facts.detail {
        Some((DetailKeyword::None | DetailKeyword::Broken, _)) => Detail::None,
        Some((DetailKeyword::Const(path), _)) => Detail::Const(path.clone()),
        Some((DetailKeyword::Format(segments), _)) => format(segments.clone()),
        None => facts.text.clone().map_or(Detail::Display, |segments| match format(segments) {
            Detail::Pieces(segments)
                if segments
                    .iter()
                    .filter_map(Segment::field)
                    .all(|field| is_plain(&facts.variant.fields[field].ty)) =>
            {
                Detail::Pieces(segments)
            }
            Detail::Constant(text) => Detail::Constant(text),
            // The output of thiserror for a field that is neither a number nor a string is left to thiserror.
            Detail::None | Detail::Display | Detail::Pieces(_) | Detail::Format(..) | Detail::Const(_) => {
                Detail::Display
            }
        }),
    }
}

/// The named fields that stand as they are in the text, each once.
pub(super) fn named(detail: &Detail, facts: &Facts<'_>) -> Vec<(String, usize)> {
    let segments = match detail {
        Detail::None | Detail::Constant(_) | Detail::Const(_) => &[][..],
        Detail::Pieces(segments) | Detail::Format(segments, _) => segments,
        Detail::Display => facts.text.as_deref().unwrap_or_default(),
    };
    let mut named: Vec<(String, usize)> = Vec::new();
    for segment in segments {
        if let Segment::Field { field, format, .. } = segment
            && format.is_empty()
            && facts.variant.fields[*field].has_name()
            && named.iter().all(|(_, known)| known != field)
        {
            named.push((facts.variant.fields[*field].name(), *field));
        }
    }
    named
}

/// The fields that the detail may show, except for those whose type is known to show nothing but itself. Of a text whose
/// fields are not known it may be any.
pub(super) fn repeating(detail: &Detail, facts: &Facts<'_>) -> Vec<usize> {
    let fields = &facts.variant.fields;
    let shown = |segments: &[Segment]| segments.iter().filter_map(Segment::field).collect();
    let mut repeating: Vec<usize> = match detail {
        Detail::None | Detail::Constant(_) | Detail::Const(_) => Vec::new(),
        Detail::Pieces(segments) | Detail::Format(segments, _) => shown(segments),
        Detail::Display => facts.text.as_deref().map_or_else(|| (0..fields.len()).collect(), shown),
    };
    repeating.sort_unstable();
    repeating.dedup();
    repeating.retain(|field| !is_plain(&fields[*field].ty));
    repeating
}

/// The detail for the catalogue. A placeholder is described where it is the name of a field.
pub(super) fn text(detail: &Detail, facts: &Facts<'_>) -> String {
    match detail {
        Detail::None | Detail::Const(_) => String::new(),
        Detail::Constant(text) => text.clone(),
        Detail::Display => facts.variant.text.as_ref().map_or_else(String::new, |text| placeholders(&text.value())),
        Detail::Pieces(segments) | Detail::Format(segments, _) => segments
            .iter()
            .map(|segment| match segment {
                Segment::Text(text) => text.clone(),
                Segment::Field { field, .. } => placeholder(&facts.variant.fields[*field].name()),
            })
            .collect(),
    }
}

fn placeholders(format: &str) -> String {
    let mut text = String::new();
    let mut rest = format;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, brace) = rest.split_at(at);
        text.push_str(before);
        match brace.find('}') {
            _ if brace.starts_with("{{") || brace.starts_with("}}") => {
                text.push_str(&brace[..1]);
                rest = &brace[2..];
            }
            Some(end) => {
                text.push_str(&placeholder(brace[1..end].split(':').next().unwrap_or_default()));
                rest = &brace[end + 1..];
            }
            None => rest = &brace[1..],
        }
    }
    text + rest
}

fn placeholder(name: &str) -> String {
    match name.starts_with(|first: char| first.is_alphabetic() || first == '_') {
        true => format!("{{{name}}}"),
        false => "…".to_owned(),
    }
}

pub(super) fn format(segments: Vec<Segment>) -> Detail {
    let plain = |segment: &Segment| matches!(segment, Segment::Field { format, .. } if !format.is_empty());
    if segments.iter().any(plain) {
        let at = segments.iter().find_map(|segment| match segment {
            Segment::Field { at, .. } => Some(*at),
            Segment::Text(_) => None,
        });
        return Detail::Format(segments, at.unwrap_or_else(proc_macro2::Span::call_site));
    }
    match &segments[..] {
        [] => Detail::Constant(String::new()),
        [Segment::Text(text)] => Detail::Constant(text.clone()),
        _ => Detail::Pieces(segments),
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not of this project")]
fn is_plain(ty: &Type) -> bool {
    const PLAIN: &[&str] = &[
        "u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64", "i128", "isize", "bool", "char",
        "String",
    ];
    match ty {
        Type::Path(path) => path.path.get_ident().is_some_and(|ident| PLAIN.contains(&ident.to_string().as_str())),
        Type::Reference(reference) => matches!(&*reference.elem, Type::Path(path) if path.path.is_ident("str")),
        _ => false,
    }
}
