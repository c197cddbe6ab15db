//! Tokens as they come: splitting and display.

use proc_macro2::{Delimiter, Literal, Punct, Spacing, TokenStream, TokenTree};
use syn::Lit;

/// Splits at the commas that are not inside the angle brackets of a path.
#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not of this project")]
pub(super) fn split(tokens: TokenStream) -> Vec<Vec<TokenTree>> {
    let mut parts = vec![Vec::new()];
    let mut angles = 0_usize;
    for token in tokens {
        match &token {
            TokenTree::Punct(punct) if punct.as_char() == ',' && angles == 0 => {
                parts.push(Vec::new());
                continue;
            }
            TokenTree::Punct(punct) if punct.as_char() == '<' => angles += 1,
            TokenTree::Punct(punct) if punct.as_char() == '>' => angles = angles.saturating_sub(1),
            _ => {}
        }
        if let Some(part) = parts.last_mut() {
            part.push(token);
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// Removes the groups without delimiters around expressions and literals that `macro_rules!` passes on.
#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not of this project")]
pub(super) fn flatten(tokens: &[TokenTree]) -> Vec<TokenTree> {
    let mut flat = Vec::with_capacity(tokens.len());
    let mut pending: Vec<TokenTree> = tokens.iter().rev().cloned().collect();
    while let Some(token) = pending.pop() {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
                let inner: Vec<_> = group.stream().into_iter().collect();
                pending.extend(inner.into_iter().rev());
            }
            token => flat.push(token),
        }
    }
    flat
}

/// Returns whether the literal has a suffix that is not a type of Rust's: `10MB`, `5m`, `"5s"u8`.
pub(super) fn has_suffix(literal: &Literal) -> bool {
    const TYPES: [&str; 14] =
        ["u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64", "i128", "isize", "f32", "f64"];
    let literal = Lit::new(literal.clone());
    let is_number = matches!(literal, Lit::Int(_) | Lit::Float(_));
    match literal.suffix() {
        "" => false,
        suffix => !is_number || !TYPES.contains(&suffix),
    }
}

/// The number of tokens that a declaration of Rust's has in front of its name: `pub(crate) enum`.
pub(super) fn qualifiers(tokens: &[TokenTree]) -> usize {
    const WORDS: [&str; 10] = ["pub", "enum", "struct", "type", "const", "static", "let", "mut", "ref", "dyn"];
    match tokens {
        [TokenTree::Ident(word), TokenTree::Group(group), rest @ ..]
            if word == "pub" && group.delimiter() == Delimiter::Parenthesis =>
        {
            2 + qualifiers(rest)
        }
        [TokenTree::Ident(word), rest @ ..] if WORDS.iter().any(|known| word == known) => 1 + qualifiers(rest),
        _ => 0,
    }
}

pub(super) fn starts_path(rest: &[TokenTree]) -> bool {
    matches!(rest, [TokenTree::Punct(first), ..] if matches!(first.as_char(), ':' | '<'))
}

pub(super) fn is_punct(token: &TokenTree, char: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == char)
}

pub(super) fn is_joint(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.spacing() == Spacing::Joint)
}

/// The tokens in normal spacing, up to the length that fits in a message.
#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not of this project")]
pub(super) fn shown(tokens: &[TokenTree]) -> String {
    let mut text = String::new();
    for (at, token) in tokens.iter().enumerate() {
        if text.len() > 60 {
            return format!("{text} ..");
        }
        let glued = match (at.checked_sub(1).map(|before| &tokens[before]), token) {
            (None, _) => true,
            (Some(TokenTree::Ident(_)), TokenTree::Group(group)) => group.delimiter() == Delimiter::Parenthesis,
            (Some(TokenTree::Punct(before)), _) => glues(before),
            (_, TokenTree::Punct(punct)) => punct.as_char() == ':',
            _ => false,
        };
        if !glued {
            text.push(' ');
        }
        match token {
            TokenTree::Group(_) => text.push_str(&token.to_string().chars().take(60).collect::<String>()),
            token => text.push_str(&token.to_string()),
        }
    }
    text
}

/// The tokens as in the source, up to the length that fits in a message.
pub(super) fn source(tokens: &[TokenTree]) -> String {
    let text = tokens.iter().cloned().collect::<TokenStream>().to_string();
    if text.chars().count() > 60 { format!("{}..", text.chars().take(60).collect::<String>()) } else { text }
}

fn glues(punct: &Punct) -> bool {
    matches!(punct.as_char(), ':' | '-' | '+') || punct.spacing() == Spacing::Joint
}
