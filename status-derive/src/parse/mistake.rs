//! The messages for tokens that are not an item.

use proc_macro2::{Delimiter, Group, Ident, Literal, TokenTree};
use status_vocabulary::{Companion, Situation};
use syn::Lit;

use super::tokens::{is_punct, shown, source};
use crate::diagnostics::{At, Message};

/// Another token than `=` is between a key and its value.
pub(super) fn not_equals(written: &str, key: &str, value: &[TokenTree]) -> Message {
    Message::what(format!("`{written}` does not separate a key from its value"))
        .help(format!("`{key} = {}`", shown(value)))
        .note("a value is given with `=`, as in `retry_after = \"30s\"`")
}

/// A literal, as in the source, has a suffix that is not a type of Rust's.
pub(super) fn suffix(written: &str, literal: &Literal) -> Message {
    let literal = Lit::new(literal.clone());
    if matches!(literal, Lit::Int(_) | Lit::Float(_)) {
        return number_with_unit(written);
    }
    let bare = written.strip_suffix(literal.suffix()).unwrap_or("\"..\"");
    Message::what(format!("`{}` follows a literal without a space", literal.suffix()))
        .help(format!("drop it: `{bare}`; another item comes after a comma"))
        .note("Rust takes the letters for a suffix of the literal, and no literal of this kind has one")
}

fn number_with_unit(number: &str) -> Message {
    let unit = number.trim_start_matches(|char: char| !char.is_alphabetic());
    let help = match (unit, bytes(number, unit)) {
        ("h" | "m" | "s" | "ms", _) => format!("a duration is one value, in quotes: `\"{number}\"`"),
        (_, Some(bytes)) => format!("the number that it stands for, without a unit: `{bytes}`"),
        (_, None) => "the number that it stands for, without a unit, such as `10_000_000`".to_owned(),
    };
    Message::what(format!("`{number}` is a number with a unit"))
        .help(help)
        .note("Rust takes the letters for a type: the number would be sent without them")
}

/// `5KiB` is `5_120`.
fn bytes(number: &str, unit: &str) -> Option<String> {
    let lower = unit.to_lowercase();
    let prefix = lower.strip_suffix('b').unwrap_or(&lower);
    let (base, prefix) = prefix.strip_suffix('i').map_or((1000_u64, prefix), |prefix| (1024, prefix));
    let power = ["k", "m", "g", "t"].iter().position(|known| *known == prefix)? + 1;
    let amount: u64 = number.strip_suffix(unit)?.replace('_', "").parse().ok()?;
    let bytes = amount.checked_mul((0..power).map(|_| base).product())?.to_string();
    let groups = bytes.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy);
    Some(groups.collect::<Vec<_>>().join("_"))
}

/// Keywords of Rust's are in front of a name, as where it is declared.
pub(super) fn qualified(before: &[TokenTree], rest: &[TokenTree]) -> Message {
    let is_visibility = matches!(before, [TokenTree::Ident(first), ..] if first == "pub");
    Message::what(format!("`{}` does not belong in front of `{}`", shown(before), shown(&rest[..1])))
        .help(format!("without it: `{}`", shown(rest)))
        .note(match is_visibility {
            true => "a subset has the visibility of its enum, and nothing else in the attribute has one",
            false => "the attribute names things, and does not declare them as Rust does",
        })
}

/// These tokens are neither a literal nor a path, and nothing follows them.
pub(super) fn not_a_value(tokens: &[TokenTree]) -> Message {
    if let [TokenTree::Group(group)] = tokens
        && group.delimiter() == Delimiter::Parenthesis
        && !group.stream().is_empty()
    {
        let inner = inner(group);
        return Message::what(format!("`({inner})` has no name in front of it"))
            .help(format!("a list stands in brackets, `[{inner}]`; a single value stands alone"))
            .note("parentheses follow a name, as in `bearer(realm = \"api\")`");
    }
    Message::what(format!("`{}` is not a value", shown(tokens)))
        .help("a literal, a path to a `const`, a bare word, `name(..)` or a list `[..]`")
        .note("attributes take no expressions: a computed value goes into a field")
}

/// Another token is where a comma is required.
pub(super) fn follows(value: &[TokenTree], rest: &[TokenTree], takes_const: bool) -> (At, Message) {
    let before = shown(value);
    match rest {
        [TokenTree::Punct(punct), tail @ ..] if punct.as_char() == ';' => {
            let (help, note) = one_situation(value, tail).unwrap_or_else(|| {
                (format!("separate with commas: `{before}, {}`", shown(tail)), "the items of an attribute are a list")
            });
            (punct.span().into(), Message::what("`;` does not separate items").help(help).note(note))
        }
        [TokenTree::Punct(punct), TokenTree::Ident(_), ..] if punct.as_char() == '-' => dashed(value, rest),
        [TokenTree::Punct(punct), tail @ ..] if matches!(punct.as_char(), '|' | '&') => {
            let (help, note) = one_situation(value, tail).unwrap_or_else(|| {
                let rest = shown(tail).replace(['|', '&'], ",").replace(" ,", ",");
                (format!("a list: `[{before}, {rest}]`"), "several values stand in brackets, separated by commas")
            });
            let what = format!("`{}` does not separate values", punct.as_char());
            (punct.span().into(), Message::what(what).help(help).note(note))
        }
        [TokenTree::Punct(_), ..] => {
            let (help, note) = match takes_const {
                true => (
                    "write its result as a literal, or a path to a `const` that has it",
                    "attributes take no expressions: a computed value goes into a field",
                ),
                false => ("write its result as a literal", "attributes take no expressions"),
            };
            let what = format!("`{}` is an expression", source(&[value, rest].concat()));
            (At::range(At::all(value), At::all(rest)), Message::what(what).help(help).note(note))
        }
        [TokenTree::Group(group)] => (
            At::all(rest),
            Message::what(format!("`{before}` takes its items in parentheses"))
                .help(format!("`{before}({})`", inner(group)))
                .note("`[..]` is a list, and braces have no meaning here"),
        ),
        _ => (At::all(&rest[..1]), no_comma(value, rest)),
    }
}

/// The help and the note where two situations are beside one another: a comma between them would be the next mistake.
fn one_situation(value: &[TokenTree], rest: &[TokenTree]) -> Option<(String, &'static str)> {
    let ([TokenTree::Ident(first)], [TokenTree::Ident(second), ..]) = (value, rest) else { return None };
    let [first, second] = [first, second].map(|name| Situation::named(&name.to_string()));
    let (first, second) = (first?.name(), second?.name());
    let choice = if first == second { format!("`{first}`, once") } else { format!("`{first}` or `{second}`") };
    Some((format!("give exactly one situation: {choice}"), "one response has one status (RFC 9110 15)"))
}

/// The text before the missing comma may be one keyword, or a keyword and its value.
fn no_comma(value: &[TokenTree], rest: &[TokenTree]) -> Message {
    let (before, after) = (shown(value), shown(rest));
    let (expected, help, note) = match (value, rest) {
        ([TokenTree::Literal(number)], [TokenTree::Ident(unit)]) => (
            "a comma or the end",
            format!("a duration is one value, in quotes: `\"{number}{}\"`", initial(unit)),
            "a keyword has one value: a number and its unit are one string",
        ),
        ([TokenTree::Ident(key)], [TokenTree::Literal(_)]) if Situation::named(&key.to_string()).is_none() => (
            "`=`, a comma or the end",
            format!("give it its value: `{before} = {after}`"),
            "a value is given with `=`, as in `retry_after = \"30s\"`",
        ),
        ([TokenTree::Ident(first)], [TokenTree::Ident(second)])
            if Situation::named(&format!("{first}_{second}").to_lowercase()).is_some() =>
        {
            (
                "a comma or the end",
                format!("`{}`", format!("{first}_{second}").to_lowercase()),
                "situations are snake_case",
            )
        }
        _ => {
            let (help, note) = one_situation(value, rest).unwrap_or_else(|| {
                (format!("separate with commas: `{before}, {after}`"), "the items of an attribute are a list")
            });
            ("a comma or the end", help, note)
        }
    };
    Message::what(format!("expected {expected} after `{before}`, found `{}`", shown(&rest[..1]))).help(help).note(note)
}

/// `not-found`, `Retry-After = "5s"`, `M-SEARCH`.
fn dashed(value: &[TokenTree], rest: &[TokenTree]) -> (At, Message) {
    let tokens: Vec<_> = value.iter().chain(rest).cloned().collect();
    let end = tokens.iter().position(|token| is_punct(token, '=')).unwrap_or(tokens.len());
    let (dashed, after) = (shown(&tokens[..end]).replace(' ', ""), shown(&tokens[end..]));
    let keyword = dashed.replace('-', "_").to_lowercase();
    let gap = if after.is_empty() { "" } else { " " };
    let (help, note) = match Situation::named(&keyword).is_some() || Companion::named(&keyword).is_some() {
        true => (
            format!("situations and companions are snake_case: `{keyword}{gap}{after}`"),
            "an identifier cannot contain a hyphen",
        ),
        false => (format!("in quotes: `\"{dashed}\"{gap}{after}`"), "an identifier cannot contain a hyphen"),
    };
    (At::all(&tokens[..end]), Message::what(format!("`{dashed}` is not an identifier")).help(help).note(note))
}

fn inner(group: &Group) -> String {
    source(&Vec::from_iter(group.stream()))
}

/// `s` of `seconds`.
fn initial(unit: &Ident) -> String {
    unit.to_string().chars().take(1).collect()
}
