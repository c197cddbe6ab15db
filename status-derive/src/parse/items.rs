//! The grammar between the parentheses.
//!
//! `items := item,*`, `item := [key =] value`, `value := [-]literal | path | name(items) | [value,*]`.

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use syn::{Lit, Path, PathArguments};

use super::mistake;
use super::tokens::{flatten, has_suffix, is_joint, is_punct, qualifiers, shown, source, split, starts_path};
use super::value::{Item, Key, Value, ValueKind};
use crate::diagnostics::{At, Diagnostics, Message};
use crate::names::unraw;

/// Deeper than any attribute nests, and shallow enough for any stack.
const DEEPEST: usize = 16;

/// The content of the parentheses of one `#[status(..)]`.
pub(crate) struct Inside {
    pub(crate) items: Vec<Item>,
    /// The keywords that begin an item, also where the rest of it could not be read.
    pub(crate) heads: Vec<Ident>,
    /// False if a part of it could not be read.
    pub(crate) complete: bool,
}

pub(crate) fn read(tokens: TokenStream, diagnostics: &mut Diagnostics) -> Inside {
    let parts = split(tokens);
    let head = |part: &Vec<TokenTree>| match part.first() {
        Some(TokenTree::Ident(keyword)) => Some(keyword.clone()),
        _ => None,
    };
    let heads = parts.iter().filter_map(head).collect();
    let mut parser = Parser { diagnostics, complete: true, takes_const: false };
    let items = parts.iter().filter_map(|part| parser.item(part, 0)).collect();
    Inside { items, heads, complete: parser.complete }
}

struct Parser<'a> {
    diagnostics: &'a mut Diagnostics,
    complete: bool,
    /// A path to a `const` may be the value that is read.
    takes_const: bool,
}

impl Parser<'_> {
    fn error(&mut self, at: impl Into<At>, message: Message) {
        self.complete = false;
        self.diagnostics.error(at, message);
    }

    fn items(&mut self, tokens: TokenStream, depth: usize) -> Vec<Item> {
        split(tokens).iter().filter_map(|part| self.item(part, depth)).collect()
    }

    fn item(&mut self, part: &[TokenTree], depth: usize) -> Option<Item> {
        let part = &flatten(part);
        let part = self.unqualified(part);
        let (first, rest) = part.split_first()?;
        if let (TokenTree::Ident(_) | TokenTree::Literal(_), [colon, value @ ..]) = (first, rest)
            && is_punct(colon, ':')
            && !is_joint(colon)
        {
            self.error(colon.span(), mistake::not_equals(":", &shown(&part[..1]), value));
            return None;
        }
        let Some((equals, value)) = rest.split_first().filter(|(next, _)| is_punct(next, '=')) else {
            return Some(Item { key: None, value: self.value(part, depth)? });
        };
        let key = self.key(first)?;
        if let [right, value @ ..] = value
            && is_joint(equals)
            && (is_punct(right, '>') || is_punct(right, '='))
        {
            let at = At::range(equals.span().into(), right.span().into());
            let written = if is_punct(right, '>') { "=>" } else { "==" };
            self.error(at, mistake::not_equals(written, &shown(&part[..1]), value));
            return None;
        }
        if value.is_empty() {
            self.error(
                At::range(key.at, equals.span().into()),
                Message::what(format!("the value of `{}` is missing", key.name))
                    .help(format!("`{} = ..`, or `#[status({})]` on a field that holds it", key.name, key.name))
                    .note("a key that ends in `=` needs a value"),
            );
            return None;
        }
        let before = std::mem::replace(&mut self.takes_const, key.takes_const());
        let value = self.value(value, depth);
        self.takes_const = before;
        Some(Item { key: Some(key), value: value? })
    }

    /// The tokens without the keywords of Rust's in front of a name, which are reported: the rest has a meaning without them.
    fn unqualified<'a>(&mut self, tokens: &'a [TokenTree]) -> &'a [TokenTree] {
        let count = qualifiers(tokens);
        let (before, rest) = tokens.split_at(count);
        if !matches!(rest, [TokenTree::Ident(_), ..]) || before.is_empty() {
            return tokens;
        }
        self.diagnostics.error(At::all(before), mistake::qualified(before, rest));
        rest
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not of this project")]
    fn key(&mut self, token: &TokenTree) -> Option<Key> {
        let at = At::from(token.span());
        match token {
            TokenTree::Ident(ident) => return Some(Key { name: unraw(ident), quoted: false, at }),
            TokenTree::Literal(literal) if has_suffix(literal) => {
                self.error(at, mistake::suffix(&literal.to_string(), literal));
                return None;
            }
            TokenTree::Literal(literal) => {
                if let Lit::Str(text) = Lit::new(literal.clone()) {
                    return Some(Key { name: text.value(), quoted: true, at });
                }
            }
            _ => {}
        }
        self.error(
            at,
            Message::what(format!("`{token}` cannot be a key"))
                .help(
                    "a keyword, as in `retry_after = \"30s\"`, or a header's \
                    name in quotes, as in `header(\"X-Reason\" = \"x\")`",
                )
                .note("a key is a keyword, or in `header(..)` a name in quotes"),
        );
        None
    }

    fn value(&mut self, tokens: &[TokenTree], depth: usize) -> Option<Value> {
        let tokens = self.unqualified(tokens);
        let at = At::all(tokens);
        if depth > DEEPEST {
            self.error(
                at,
                Message::what("this is nested too deeply")
                    .help("take it apart")
                    .note("no value needs so many parentheses"),
            );
            return None;
        }
        let (kind, rest) = match tokens {
            [TokenTree::Literal(literal), ..] | [TokenTree::Punct(_), TokenTree::Literal(literal), ..]
                if has_suffix(literal) =>
            {
                self.error(at, mistake::suffix(&source(tokens), literal));
                return None;
            }
            [TokenTree::Literal(literal), rest @ ..] => (ValueKind::Literal(Lit::new(literal.clone())), rest),
            [TokenTree::Punct(minus), TokenTree::Literal(literal), rest @ ..] if minus.as_char() == '-' => {
                (ValueKind::Negative(Lit::new(literal.clone())), rest)
            }
            [TokenTree::Group(group), rest @ ..] if group.delimiter() == Delimiter::Bracket => {
                (ValueKind::List(self.whole(|parser| parser.list(group, depth))?), rest)
            }
            [TokenTree::Ident(name), TokenTree::Group(group), rest @ ..]
                if group.delimiter() == Delimiter::Parenthesis =>
            {
                let items = self.whole(|parser| parser.items(group.stream(), depth + 1))?;
                (ValueKind::Call(name.clone(), items), rest)
            }
            [TokenTree::Ident(truth), rest @ ..] if truth == "true" || truth == "false" => {
                (ValueKind::Literal(Lit::Bool(syn::LitBool::new(truth == "true", truth.span()))), rest)
            }
            [TokenTree::Ident(keyword), rest @ ..] if !starts_path(rest) => {
                (ValueKind::BareWord(keyword.clone()), rest)
            }
            _ => match path(tokens) {
                Some(path) => (ValueKind::Path(path), &[][..]),
                None => {
                    self.error(at, mistake::not_a_value(tokens));
                    return None;
                }
            },
        };
        if rest.is_empty() {
            return Some(Value { kind, at });
        }
        let (at, message) = mistake::follows(&tokens[..tokens.len() - rest.len()], rest, self.takes_const);
        self.error(at, message);
        None
    }

    /// The content, or `None` if a part of it could not be read: the rest would be reported for what it lacks.
    fn whole<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> Option<T> {
        let before = std::mem::replace(&mut self.complete, true);
        let inside = read(self);
        let complete = std::mem::replace(&mut self.complete, before);
        self.complete &= complete;
        complete.then_some(inside)
    }

    fn list(&mut self, group: &Group, depth: usize) -> Vec<Value> {
        let before = std::mem::replace(&mut self.takes_const, false);
        let parts = split(group.stream());
        let values = parts.iter().filter_map(|part| self.value(&flatten(part), depth + 1)).collect();
        self.takes_const = before;
        values
    }
}

/// The path, with `::` before its generic arguments, which an expression requires and a type allows.
fn path(tokens: &[TokenTree]) -> Option<Path> {
    let mut path: Path = syn::parse2(tokens.iter().cloned().collect()).ok()?;
    for segment in &mut path.segments {
        match &mut segment.arguments {
            PathArguments::None => {}
            PathArguments::AngleBracketed(arguments) => {
                arguments.colon2_token.get_or_insert_default();
            }
            // In an expression it would be a call.
            PathArguments::Parenthesized(_) => return None,
        }
    }
    Some(path)
}
