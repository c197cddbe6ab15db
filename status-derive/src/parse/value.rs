//! The grammar of what stands between the parentheses.
//!
//! `items := item,*`, `item := [key =] value`, `value := [-]literal | path | name(items) | [value,*]`.

use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, TokenStream, TokenTree};
use status_vocabulary::Companion;
use syn::{Lit, Path};

use super::unraw;
use crate::diagnostics::{At, Diagnostics, Message};

/// Deeper than anybody nests, and shallow enough for any stack.
const DEEPEST: usize = 16;

/// One of the parts that commas separate.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    pub(crate) key: Option<Key>,
    pub(crate) value: Value,
}

impl Item {
    /// What a message about the item as a whole marks: its key, or its name.
    pub(crate) fn at(&self) -> At {
        self.key.as_ref().map_or_else(|| self.value.word_at(), |key| key.at)
    }

    /// The item as an author would write it.
    pub(crate) fn shown(&self) -> String {
        match &self.key {
            Some(key) => format!("{} = {}", key.name, self.value.shown()),
            None => self.value.shown(),
        }
    }

    /// The word that says what the item is: `challenge` in `challenge = ..`, `link` in `link(..)`, `expose`.
    pub(crate) fn word(&self) -> Option<String> {
        match (&self.key, &self.value.kind) {
            (Some(key), _) => (!key.quoted).then(|| key.name.clone()),
            (None, ValueKind::Word(word) | ValueKind::Call(word, _)) => Some(unraw(word)),
            (None, _) => None,
        }
    }
}

#[derive(Debug, Clone)]
pub(crate) struct Key {
    pub(crate) name: String,
    pub(crate) quoted: bool,
    pub(crate) at: At,
}

#[derive(Debug, Clone)]
pub(crate) struct Value {
    pub(crate) kind: ValueKind,
    pub(crate) at: At,
}

#[derive(Debug, Clone)]
pub(crate) enum ValueKind {
    Literal(Lit),
    Negative(Lit),
    /// A path of one segment: `none`, a situation, a method, a field, a `const`.
    Word(Ident),
    Path(Path),
    Call(Ident, Vec<Item>),
    List(Vec<Value>),
}

/// The items, and whether all of them could be read.
pub(crate) fn items(tokens: TokenStream, diagnostics: &mut Diagnostics) -> (Vec<Item>, bool) {
    let mut parser = Parser { diagnostics, complete: true };
    let items = parser.items(tokens, 0);
    (items, parser.complete)
}

/// The words that the items begin with.
pub(crate) fn heads(tokens: TokenStream) -> Vec<Ident> {
    let head = |part: &Vec<TokenTree>| match part.first() {
        Some(TokenTree::Ident(word)) => Some(word.clone()),
        _ => None,
    };
    split(tokens).iter().filter_map(head).collect()
}

struct Parser<'a> {
    diagnostics: &'a mut Diagnostics,
    complete: bool,
}

impl Parser<'_> {
    fn error(&mut self, at: At, what: impl Into<String>, help: impl Into<String>, note: &str) {
        self.complete = false;
        self.diagnostics.error(at, Message::new(what, help, note));
    }

    fn items(&mut self, tokens: TokenStream, depth: usize) -> Vec<Item> {
        split(tokens).iter().filter_map(|part| self.item(part, depth)).collect()
    }

    fn item(&mut self, part: &[TokenTree], depth: usize) -> Option<Item> {
        let part = &flatten(part);
        let (first, rest) = part.split_first()?;
        if let (TokenTree::Ident(key), [colon, value @ ..]) = (first, rest)
            && is_punct(colon, ':')
            && !is_joint(colon)
        {
            self.not_equals(At::tokens(colon), ":", &unraw(key), value);
            return None;
        }
        let Some((equals, value)) = rest.split_first().filter(|(next, _)| is_punct(next, '=')) else {
            return Some(Item { key: None, value: self.value(part, depth)? });
        };
        let key = self.key(first)?;
        if let [right, value @ ..] = value
            && is_joint(equals)
            && is_punct(right, '>')
        {
            let at = At::range(At::tokens(equals), At::tokens(right));
            self.not_equals(at, "=>", &key.name, value);
            return None;
        }
        if value.is_empty() {
            self.error(
                At::range(key.at, At::tokens(equals)),
                format!("the value of `{}` is missing", key.name),
                format!("`{} = ..`, or `#[status({})]` on a field that holds it", key.name, key.name),
                "a key that ends in `=` needs a value",
            );
            return None;
        }
        Some(Item { key: Some(key), value: self.value(value, depth)? })
    }

    fn not_equals(&mut self, at: At, said: &str, key: &str, value: &[TokenTree]) {
        self.error(
            at,
            format!("`{said}` stands between a key and its value"),
            format!("`{key} = {}`", shown(value)),
            "a value is given with `=`, as in `retry_after = \"30s\"`",
        );
    }

    fn key(&mut self, token: &TokenTree) -> Option<Key> {
        let at = At::tokens(token);
        match token {
            TokenTree::Ident(ident) => return Some(Key { name: unraw(ident), quoted: false, at }),
            TokenTree::Literal(literal) => {
                if let Lit::Str(text) = Lit::new(literal.clone()) {
                    return Some(Key { name: text.value(), quoted: true, at });
                }
            }
            _ => {}
        }
        self.error(
            at,
            format!("`{token}` cannot be a key"),
            "a word, as in `retry_after = \"30s\"`, or a header's name in quotes, as in `header(\"X-Reason\" = \"x\")`",
            "keys are words of the attribute's language",
        );
        None
    }

    fn value(&mut self, tokens: &[TokenTree], depth: usize) -> Option<Value> {
        let at = At::tokens(tokens.iter().cloned().collect::<TokenStream>());
        if depth > DEEPEST {
            self.error(at, "this is nested too deeply", "take it apart", "no value needs so many parentheses");
            return None;
        }
        let (kind, rest) = match tokens {
            [TokenTree::Literal(literal), rest @ ..] => (ValueKind::Literal(Lit::new(literal.clone())), rest),
            [TokenTree::Punct(minus), TokenTree::Literal(literal), rest @ ..] if minus.as_char() == '-' => {
                (ValueKind::Negative(Lit::new(literal.clone())), rest)
            }
            [TokenTree::Group(group), rest @ ..] if group.delimiter() == Delimiter::Bracket => {
                (ValueKind::List(self.list(group, depth)), rest)
            }
            [TokenTree::Ident(name), TokenTree::Group(group), rest @ ..]
                if group.delimiter() == Delimiter::Parenthesis =>
            {
                (ValueKind::Call(name.clone(), self.items(group.stream(), depth + 1)), rest)
            }
            [TokenTree::Ident(truth), rest @ ..] if truth == "true" || truth == "false" => {
                (ValueKind::Literal(Lit::Bool(syn::LitBool::new(truth == "true", truth.span()))), rest)
            }
            [TokenTree::Ident(word), rest @ ..] if !starts_path(rest) => (ValueKind::Word(word.clone()), rest),
            _ => match syn::parse2::<Path>(tokens.iter().cloned().collect()) {
                Ok(path) => (ValueKind::Path(path), &[][..]),
                Err(_) => {
                    self.error(
                        at,
                        format!("`{}` is no value", shown(tokens)),
                        "a literal, a path to a `const`, a word, `word(..)` or a list `[..]`",
                        "attributes take no expressions: what is computed goes into a field",
                    );
                    return None;
                }
            },
        };
        if rest.is_empty() {
            return Some(Value { kind, at });
        }
        self.follows(&tokens[..tokens.len() - rest.len()], rest);
        None
    }

    /// Something stands where a comma should.
    fn follows(&mut self, value: &[TokenTree], rest: &[TokenTree]) {
        let at = At::tokens(rest.iter().cloned().collect::<TokenStream>());
        let (before, after) = (shown(value), shown(rest));
        match rest {
            [TokenTree::Punct(punct), tail @ ..] if punct.as_char() == ';' => self.error(
                At::tokens(punct),
                "`;` does not separate words",
                format!("separate with commas: `{before}, {}`", shown(tail)),
                "the words of an attribute are a list",
            ),
            [TokenTree::Punct(punct), TokenTree::Ident(_), ..] if punct.as_char() == '-' => {
                let dashed = format!("{before}{after}").replace(' ', "");
                self.error(
                    At::range(At::tokens(value.iter().cloned().collect::<TokenStream>()), at),
                    format!("`{dashed}` is no word"),
                    format!("situations and companions are snake_case: `{}`", dashed.replace('-', "_")),
                    "words are Rust identifiers, which have no hyphen",
                );
            }
            _ => {
                let (expected, help, note) = match (value, rest) {
                    ([TokenTree::Literal(number)], [TokenTree::Ident(unit)]) => (
                        "a comma or the end",
                        format!("a duration is one value, in quotes: `\"{number}{}\"`", initial(unit)),
                        "a word has one value: a number and its unit are one string",
                    ),
                    ([TokenTree::Ident(key)], [TokenTree::Literal(_)])
                        if Companion::named(&key.to_string()).is_some() =>
                    {
                        (
                            "`=`, a comma or the end",
                            format!("give it its value: `{before} = {after}`"),
                            "a value is given with `=`, as in `retry_after = \"30s\"`",
                        )
                    }
                    _ => (
                        "a comma or the end",
                        format!("separate with commas: `{before}, {after}`"),
                        "the words of an attribute are a list",
                    ),
                };
                self.error(
                    At::tokens(&rest[0]),
                    format!("expected {expected} after `{before}`, found `{}`", shown(&rest[..1])),
                    help,
                    note,
                );
            }
        }
    }

    fn list(&mut self, group: &Group, depth: usize) -> Vec<Value> {
        let parts = split(group.stream());
        parts.iter().filter_map(|part| self.value(&flatten(part), depth + 1)).collect()
    }
}

/// Splits at the commas that are not inside the angle brackets of a path.
fn split(tokens: TokenStream) -> Vec<Vec<TokenTree>> {
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

/// What `macro_rules!` passes on as an expression or a literal comes in a group without delimiters.
fn flatten(tokens: &[TokenTree]) -> Vec<TokenTree> {
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

fn starts_path(rest: &[TokenTree]) -> bool {
    matches!(rest, [TokenTree::Punct(first), ..] if matches!(first.as_char(), ':' | '<'))
}

fn is_punct(token: &TokenTree, char: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == char)
}

fn is_joint(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.spacing() == Spacing::Joint)
}

/// The tokens as an author would write them, and not more of them than fit in a message.
fn shown(tokens: &[TokenTree]) -> String {
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

/// `s` of `seconds`.
fn initial(unit: &Ident) -> String {
    unit.to_string().chars().take(1).collect()
}

fn glues(punct: &Punct) -> bool {
    matches!(punct.as_char(), ':' | '-' | '+') || punct.spacing() == Spacing::Joint
}

impl Value {
    /// What a message about the value as such marks: the name of what is written like a call, or all of it.
    pub(crate) fn word_at(&self) -> At {
        match &self.kind {
            ValueKind::Call(name, _) => name.span().into(),
            _ => self.at,
        }
    }

    pub(crate) fn is_none(&self) -> bool {
        matches!(&self.kind, ValueKind::Word(word) if word == "none")
    }

    /// The string, where it is one.
    pub(crate) fn text(&self) -> Option<String> {
        match &self.kind {
            ValueKind::Literal(Lit::Str(text)) => Some(text.value()),
            _ => None,
        }
    }

    /// The value as an author would write it.
    pub(crate) fn shown(&self) -> String {
        match &self.kind {
            ValueKind::Literal(literal) => lit(literal),
            ValueKind::Negative(literal) => format!("-{}", lit(literal)),
            ValueKind::Word(word) => word.to_string(),
            ValueKind::Path(path) => quote::quote!(#path).to_string().replace(' ', ""),
            ValueKind::Call(name, _) => format!("{name}(..)"),
            ValueKind::List(_) => "[..]".to_owned(),
        }
    }
}

fn lit(literal: &Lit) -> String {
    let shown = quote::ToTokens::to_token_stream(literal).to_string();
    if shown.chars().count() > 60 { format!("{}..", shown.chars().take(60).collect::<String>()) } else { shown }
}
