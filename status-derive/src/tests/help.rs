//! Applies the help of each message, and checks that the message is gone.
//!
//! The programs are those of `tests/ui`. A help has code in backticks; it is inserted at the places where a user would
//! insert it: in place of the underlined code, or of the item around it, or after existing code.

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::{env, fs};

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::ToTokens;
use status_vocabulary::{Companion, Kind};

use crate::diagnostics::{Diagnostics, Message};
use crate::parse;
use crate::pipeline;

#[test]
fn what_help_says_can_be_pasted() {
    let mut wrong = Vec::new();
    let mut excused = Vec::new();
    for case in cases() {
        let rule = case.file_stem().unwrap_or_default().to_string_lossy();
        let source = fs::read_to_string(&case).unwrap();
        let is_mark = |line: &&str| line.trim_start().starts_with("//~");
        let source: String = source.split_inclusive('\n').filter(|line| !is_mark(line)).collect();
        let found = found(&source).expect("a case is Rust");
        for one in found.iter().filter(|one| !mended(&source, one, &found)) {
            let Message { what, help, .. } = &one.message;
            match THE_READERS.iter().position(|(known, part, _)| *known == rule && what.contains(part)) {
                Some(at) => excused.push(at),
                None => wrong.push(format!("{rule}: {what}\n    help: {help}")),
            }
        }
    }
    assert!(wrong.is_empty(), "what these say does not help:\n{}", wrong.join("\n"));
    for (at, (rule, part, _)) in THE_READERS.iter().enumerate() {
        assert!(excused.contains(&at), "{rule}: `{part}` needs no excuse");
    }
}

/// Helps that leave a decision to the reader, or that affect more than one place: the rule, a part of the message, and
/// the reason.
const THE_READERS: &[(&str, &str, &str)] = &[
    ("type_for_two_statuses", "is the type of", "which of the two is another, and which"),
    ("told_apart", "cannot be told apart", "which of the two is called otherwise, and how"),
    ("told_apart", "is `by_status` too", "which of the two it is"),
    ("what_is_unknown", "are both `unknown`", "which of the two it is"),
    ("by_status", "exclude each other", "which of the two it is"),
    ("what_is_unknown", "has 0 fields", "the response is a field that is not there yet"),
    ("what_is_unknown", "cannot stand on a struct", "the struct becomes an enum"),
    ("two_values_in_one_header", "go out as", "the two become one"),
    ("reason_for_two_codes", "are one reason in gRPC", "which of the two is called otherwise, and how"),
    ("challenge_of_the_type", "is given twice", "the two become one"),
    ("content_type", "goes on a field", "which field is the content"),
    ("placeholder", "there is no field", "whether a field is missing or the braces are text"),
    ("rate_limit", "are named", "which of the two is called otherwise, and how"),
    ("words_of_the_type", "is not a keyword", "which variant it moves to"),
    ("words_of_the_type", "goes on a variant", "which variant it moves to"),
    ("error_in_an_outcome", "a number says less", "it moves to the other derive"),
    ("placeholder", "closes nothing", "whether a brace is meant or a placeholder"),
    ("union", "has no variants", "what can happen"),
    ("location", "a line break would end the header", "what was meant to be sent"),
    ("header_value", "cannot be sent", "what was meant to be sent"),
    ("code_never_sent", "is an interim response", "what the final response is"),
    ("code_never_sent", "306 is reserved", "it moves to the other derive"),
    ("default", "an error cannot be 2xx", "it moves to the other derive"),
    ("outcome_in_an_error", "", "it moves to the other derive"),
    ("error_in_an_outcome", "is an error", "it moves to the other derive"),
    ("words_of_the_type", "is a keyword of a variant", "which variant it moves to"),
    ("unknown_word", "is a situation", "it moves from the field to its variant"),
    ("unknown_word", "goes on the variant", "it moves from the field to its variant"),
    ("unknown_word", "on the type", "which variant it moves to"),
    ("detail_on_masked", "goes on the variant", "it moves from the field to its variant"),
    ("transparent", "takes only", "what the inner error gets of it"),
    ("parameter", "takes only", "what the inner error gets of it"),
    ("parameter", "on an outcome", "what the content gets of it"),
    ("text", "`title` is a string", "it needs a type of its own, which is said next"),
    ("role", "only a proxy sends 407", "the type has another role, which it takes the place of"),
    ("unknown_word", "is a field, and a field has its own", "the text has it already, so the field says what it is"),
    ("given_twice", "`challenge`", "the two become one"),
    ("syntax", "is an expression", "what its result is"),
    ("subset", "is the name of a variant", "which operation it is for"),
    ("subset", "has no variant `Look`", "the two change places"),
    ("one_mistake", "cannot be the name of a type", "a later subset names it as well"),
];

fn cases() -> Vec<PathBuf> {
    let ui = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/ui");
    let classes = ["refused", "warned"].map(|level| fs::read_dir(ui.join(level)).unwrap());
    let classes = classes.into_iter().flatten().map(|class| class.unwrap().path());
    let files = classes.flat_map(|class| fs::read_dir(class).unwrap()).map(|file| file.unwrap().path());
    let mut cases: Vec<_> = files.filter(|file| file.extension().is_some_and(|it| it == "rs")).collect();
    cases.sort();
    cases
}

struct Found {
    at: Range<usize>,
    is_error: bool,
    message: Message,
}

/// The messages of the derives for a program, if it is valid Rust.
fn found(source: &str) -> Option<Vec<Found>> {
    let file: syn::File = syn::parse2(TokenStream::from_str(source).ok()?).ok()?;
    let mut all = Vec::new();
    for item in &file.items {
        let attributes = match item {
            syn::Item::Enum(item) => &item.attrs,
            syn::Item::Struct(item) => &item.attrs,
            _ => continue,
        };
        let derives = attributes.iter().filter(|attribute| attribute.path().is_ident("derive"));
        let derives: String = derives.map(|derive| derive.to_token_stream().to_string()).collect();
        let mut diagnostics = Diagnostics::default();
        if let Some(written) = parse::input(item.to_token_stream(), "HttpError", &mut diagnostics) {
            for (derive, kind) in [("HttpError", Kind::Error), ("HttpOutcome", Kind::Outcome)] {
                if derives.contains(derive) {
                    pipeline::model(&written, kind, &mut diagnostics);
                }
            }
            if derives.contains("FromResponse") {
                pipeline::reading_model(&written, &mut diagnostics);
            }
        }
        let messages = diagnostics.messages().map(|(is_error, at, message)| Found {
            at: at.start().byte_range().start..at.end().byte_range().end,
            is_error,
            message: message.clone(),
        });
        all.extend(messages);
    }
    Some(all)
}

/// Returns whether one of the ways to apply the help silences the message.
fn mended(source: &str, one: &Found, before: &[Found]) -> bool {
    let count = |found: &[Found]| found.iter().filter(|other| other.message.what == one.message.what).count();
    edits(source, one).iter().filter_map(|edited| found(edited)).any(|after| {
        let new = after.iter().filter(|new| !before.iter().any(|old| old.message == new.message));
        count(&after) < count(before)
            && new.clone().count() <= 1
            && new.clone().all(asks_for_more)
            && after.len() <= before.len() - 1 + new.count()
    })
}

/// Returns whether the message may lead to another: a situation that is now known may require something, and an allowed
/// term may be odd.
fn asks_for_more(found: &Found) -> bool {
    let help = &found.message.help;
    let asks =
        ["add ", "give it one", "name a situation first", "say which one"].iter().any(|begin| help.starts_with(begin));
    !found.is_error || asks || help.contains("= none`")
}

fn edits(source: &str, one: &Found) -> Vec<String> {
    let replaced = |range: &Range<usize>, with: &str| [&source[..range.start], with, &source[range.end..]].concat();
    let around = around(source, &one.at);
    let without: Vec<_> = around.parts.iter().map(|part| replaced(&with_comma(source, part), "")).collect();
    let mut edits = Vec::new();
    let code = one.message.help.split('`').skip(1).step_by(2).filter(|code| !code.starts_with("#[derive"));
    for written in code.map(filled_in) {
        let places = [&one.at].into_iter().chain(&around.parts).chain(&around.values).chain(&around.attribute);
        edits.extend(places.map(|place| replaced(place, &written)));
        for inside in &around.lists {
            let text = source[inside.clone()].trim_end().trim_end_matches(',');
            let comma = if text.is_empty() { "" } else { ", " };
            edits.push(replaced(inside, &format!("{text}{comma}{written}")));
        }
        for place in holes(source, &one.at) {
            edits.push(replaced(&place, &written));
        }
        // Above the underlined code, or above the type.
        let line = source[..one.at.start].rfind('\n').map_or(0, |newline| newline + 1);
        edits.push(replaced(&(line..line), &written));
        let item = source[..one.at.start].rfind("\nenum ").unwrap_or_default();
        let above = |source: &str, written: &str| [&source[..item], "\n", written, &source[item..]].concat();
        edits.push(above(source, &format!("#[status({written})]")));
        edits.extend(without.iter().map(|without| above(without, &written)));
        // On a field that is added to the variant.
        if let Some(attribute) = &around.attribute {
            let name = source[attribute.end..].trim_start();
            let name = name.split(|char: char| !char.is_alphanumeric()).next().unwrap_or_default();
            let end = source.len() - source[attribute.end..].trim_start().len() + name.len();
            let field = if written.ends_with(']') { format!("{written} value: u64") } else { written.clone() };
            edits.extend(without.iter().map(String::as_str).chain([source]).map(|without| {
                let end = end + without.len() - source.len();
                match without[end..].trim_start().strip_prefix('{') {
                    Some(rest) => [&without[..end], " { ", &field, ", ", rest].concat(),
                    None => [&without[..end], " { ", &field, " }", &without[end..]].concat(),
                }
            }));
        }
    }
    if ["drop it", "drop `", "drop one", "drop the other", "once", "keep one", "exactly one"]
        .iter()
        .any(|keyword| one.message.help.contains(keyword))
    {
        edits.extend(around.attribute.iter().map(|attribute| replaced(attribute, "")));
        edits.extend(without);
    }
    edits
}

fn with_comma(source: &str, part: &Range<usize>) -> Range<usize> {
    let rest = &source[part.end..];
    part.start..source.len() - rest.trim_start().strip_prefix(',').unwrap_or(rest).len()
}

/// The placeholders of a text, also those that are not closed.
fn holes(source: &str, text: &Range<usize>) -> Vec<Range<usize>> {
    let inside = &source[text.clone()];
    let hole = |(open, _)| {
        let close = inside[open..].find(['}', '"']).map_or(inside.len(), |close| open + close);
        text.start + open..text.start + close + usize::from(inside[close..].starts_with('}'))
    };
    inside.match_indices('{').map(hole).collect()
}

/// The surroundings of a place.
#[derive(Default)]
struct Around {
    /// The `#[status(..)]` that contains it or precedes it.
    attribute: Option<Range<usize>>,
    /// The contents of its parentheses, and of those and brackets further inside.
    lists: Vec<Range<usize>>,
    /// The parts of these lists.
    parts: Vec<Range<usize>>,
    /// The values after the `=` in them.
    values: Vec<Range<usize>>,
}

fn around(source: &str, at: &Range<usize>) -> Around {
    let mut around = Around::default();
    if let Ok(tokens) = TokenStream::from_str(source) {
        search(tokens, at, &mut around);
    }
    around
}

fn search(tokens: TokenStream, at: &Range<usize>, around: &mut Around) {
    let mut hash = None;
    for token in tokens {
        let range = token.span().byte_range();
        if range.start > at.start {
            return;
        }
        if let TokenTree::Group(group) = &token {
            let mut inner = group.stream().into_iter();
            match (hash, inner.next()) {
                (Some(start), Some(TokenTree::Ident(name))) if name == "status" => {
                    around.attribute = Some(start..range.end);
                    if let (Some(TokenTree::Group(keywords)), true) = (inner.next(), at.start < range.end) {
                        list(&keywords, at, around);
                    }
                }
                _ if at.start < range.end => search(group.stream(), at, around),
                _ => {}
            }
        }
        hash = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '#').then_some(range.start);
    }
}

fn list(group: &Group, at: &Range<usize>, around: &mut Around) {
    let inside = |group: &Group| group.span_open().byte_range().end..group.span_close().byte_range().start;
    around.lists.push(inside(group));
    let tokens: Vec<_> = group.stream().into_iter().collect();
    for part in tokens.split(|token| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',')) {
        let (Some(first), Some(last)) = (part.first(), part.last()) else { continue };
        let range = first.span().byte_range().start..last.span().byte_range().end;
        if at.start < range.start || range.end < at.end {
            continue;
        }
        if let [_, TokenTree::Punct(equals), value, ..] = part
            && equals.as_char() == '='
        {
            around.values.push(value.span().byte_range().start..range.end);
        }
        around.parts.push(range);
        for token in part {
            match token {
                TokenTree::Group(group) if group.span().byte_range().contains(&at.start) => list(group, at, around),
                // The subject of a message about a call may be missing inside it.
                TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis => {
                    around.lists.push(inside(group));
                }
                _ => {}
            }
        }
    }
}

/// The help with a value for each `..`.
fn filled_in(written: &str) -> String {
    let key = written.split([' ', '(']).next().unwrap_or_default();
    match Companion::named(key) {
        Some(companion) if written.contains("..") => companion.example().to_owned(),
        _ => written.replace("content_type = \"..\"", "content_type = \"text/csv\"").replace("\"..\"", "\"x\""),
    }
    .replace("/{id}", "/7")
    .replace(", ..)", ")")
}
