//! The grammar of what stands between the parentheses.
//!
//! `items := item,*`, `item := [key =] value`, `value := [-]literal | path | name(items) | [value,*]`.

use crate::diagnostics::{At, Diagnostics, Message};
use crate::names::unraw;
use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, TokenStream, TokenTree};
use status_vocabulary::{Companion, Situation};
use syn::{Lit, Path};

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
            Some(key) if key.quoted => format!("{:?} = {}", key.name, self.value.shown()),
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

/// What stands between the parentheses of one `#[status(..)]`.
pub(crate) struct Inside {
    pub(crate) items: Vec<Item>,
    /// The words that begin an item, also where the rest of it could not be read.
    pub(crate) heads: Vec<Ident>,
    /// Whether all of it could be read.
    pub(crate) complete: bool,
}

pub(crate) fn read(tokens: TokenStream, diagnostics: &mut Diagnostics) -> Inside {
    let parts = split(tokens);
    let head = |part: &Vec<TokenTree>| match part.first() {
        Some(TokenTree::Ident(word)) => Some(word.clone()),
        _ => None,
    };
    let heads = parts.iter().filter_map(head).collect();
    let mut parser = Parser { diagnostics, complete: true };
    let items = parts.iter().filter_map(|part| parser.item(part, 0)).collect();
    Inside { items, heads, complete: parser.complete }
}

struct Parser<'a> {
    diagnostics: &'a mut Diagnostics,
    complete: bool,
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
        let (first, rest) = part.split_first()?;
        if let (TokenTree::Ident(_) | TokenTree::Literal(_), [colon, value @ ..]) = (first, rest)
            && is_punct(colon, ':')
            && !is_joint(colon)
        {
            self.not_equals(colon.span().into(), ":", &shown(&part[..1]), value);
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
            let said = if is_punct(right, '>') { "=>" } else { "==" };
            self.not_equals(at, said, &shown(&part[..1]), value);
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
        Some(Item { key: Some(key), value: self.value(value, depth)? })
    }

    fn not_equals(&mut self, at: At, said: &str, key: &str, value: &[TokenTree]) {
        self.error(
            at,
            Message::what(format!("`{said}` stands between a key and its value"))
                .help(format!("`{key} = {}`", shown(value)))
                .note("a value is given with `=`, as in `retry_after = \"30s\"`"),
        );
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not of this project")]
    fn key(&mut self, token: &TokenTree) -> Option<Key> {
        let at = At::from(token.span());
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
            Message::what(format!("`{token}` cannot be a key"))
                .help(
                    "a word, as in `retry_after = \"30s\"`, or a header's \
                    name in quotes, as in `header(\"X-Reason\" = \"x\")`",
                )
                .note("keys are words of the attribute's language"),
        );
        None
    }

    fn value(&mut self, tokens: &[TokenTree], depth: usize) -> Option<Value> {
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
                if has_unit(literal) =>
            {
                let number = source(tokens);
                let help = match number.trim_start_matches(|char: char| !char.is_alphabetic()) {
                    "h" | "m" | "s" | "ms" => format!("a duration is one value, in quotes: `\"{number}\"`"),
                    _ => "the number that it stands for, without a unit, such as `10_000_000`".to_owned(),
                };
                let note = "Rust takes the letters for a type: the number would be sent without them";
                self.error(at, Message::what(format!("`{number}` is a number with a unit")).help(help).note(note));
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
            [TokenTree::Ident(word), rest @ ..] if !starts_path(rest) => (ValueKind::Word(word.clone()), rest),
            _ => match syn::parse2::<Path>(tokens.iter().cloned().collect()) {
                Ok(path) => (ValueKind::Path(path), &[][..]),
                Err(_) => {
                    if let [TokenTree::Group(group)] = tokens
                        && group.delimiter() == Delimiter::Parenthesis
                        && !group.stream().is_empty()
                    {
                        let inner = source(&group.stream().into_iter().collect::<Vec<_>>());
                        self.error(
                            at,
                            Message::what(format!("`({inner})` has no name in front of it"))
                                .help(format!("a list stands in brackets, `[{inner}]`; one value or word stands alone"))
                                .note("parentheses follow a name, as in `bearer(realm = \"api\")`"),
                        );
                        return None;
                    }
                    self.error(
                        at,
                        Message::what(format!("`{}` is no value", shown(tokens)))
                            .help("a literal, a path to a `const`, a word, `word(..)` or a list `[..]`")
                            .note("attributes take no expressions: what is computed goes into a field"),
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

    /// What is inside, or nothing if a part of it could not be read: the rest of it would be judged for what it lacks.
    fn whole<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> Option<T> {
        let before = std::mem::replace(&mut self.complete, true);
        let inside = read(self);
        let complete = std::mem::replace(&mut self.complete, before);
        self.complete &= complete;
        complete.then_some(inside)
    }

    /// Something stands where a comma should.
    fn follows(&mut self, value: &[TokenTree], rest: &[TokenTree]) {
        let at = At::all(rest);
        let (before, after) = (shown(value), shown(rest));
        match rest {
            [TokenTree::Punct(punct), tail @ ..] if punct.as_char() == ';' => self.error(
                punct.span(),
                Message::what("`;` does not separate words")
                    .help(format!("separate with commas: `{before}, {}`", shown(tail)))
                    .note("the words of an attribute are a list"),
            ),
            [TokenTree::Punct(punct), TokenTree::Ident(_), ..] if punct.as_char() == '-' => self.dashed(value, rest),
            [TokenTree::Punct(punct), tail @ ..] if matches!(punct.as_char(), '|' | '&') => self.error(
                punct.span(),
                Message::what(format!("`{}` does not separate values", punct.as_char()))
                    .help(format!("a list: `[{before}, {}]`", shown(tail).replace(['|', '&'], ",").replace(" ,", ",")))
                    .note("what is more than one stands in brackets, with commas"),
            ),
            [TokenTree::Punct(_), ..] => self.error(
                At::range(At::all(value), at),
                Message::what(format!("`{}` is an expression", source(&[value, rest].concat())))
                    .help("its result, as a literal, or a path to a `const` that has it")
                    .note("attributes take no expressions: what is computed goes into a field"),
            ),
            [TokenTree::Group(group)] => {
                let inner = source(&group.stream().into_iter().collect::<Vec<_>>());
                self.error(
                    at,
                    Message::what(format!("`{before}` takes its words in parentheses"))
                        .help(format!("`{before}({inner})`"))
                        .note("braces and brackets mean something else: `[..]` is a list"),
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
                        if Situation::named(&key.to_string()).is_none() =>
                    {
                        (
                            "`=`, a comma or the end",
                            format!("give it its value: `{before} = {after}`"),
                            "a value is given with `=`, as in `retry_after = \"30s\"`",
                        )
                    }
                    ([TokenTree::Ident(first)], [TokenTree::Ident(second)])
                        if Situation::named(&format!("{first}_{second}").to_lowercase()).is_some() =>
                    {
                        (
                            "a comma or the end",
                            format!("`{}`", format!("{first}_{second}").to_lowercase()),
                            "situations are snake_case",
                        )
                    }
                    _ => (
                        "a comma or the end",
                        format!("separate with commas: `{before}, {after}`"),
                        "the words of an attribute are a list",
                    ),
                };
                self.error(
                    rest[0].span(),
                    Message::what(format!("expected {expected} after `{before}`, found `{}`", shown(&rest[..1])))
                        .help(help)
                        .note(note),
                );
            }
        }
    }

    /// `not-found`, `Retry-After = "5s"`, `M-SEARCH`.
    fn dashed(&mut self, value: &[TokenTree], rest: &[TokenTree]) {
        let tokens: Vec<_> = value.iter().chain(rest).cloned().collect();
        let end = tokens.iter().position(|token| is_punct(token, '=')).unwrap_or(tokens.len());
        let (dashed, after) = (shown(&tokens[..end]).replace(' ', ""), shown(&tokens[end..]));
        let word = dashed.replace('-', "_").to_lowercase();
        let gap = if after.is_empty() { "" } else { " " };
        let (help, note) = match Situation::named(&word).is_some() || Companion::named(&word).is_some() {
            true => (
                format!("situations and companions are snake_case: `{word}{gap}{after}`"),
                "words are Rust identifiers, which have no hyphen",
            ),
            false => {
                (format!("in quotes: `\"{dashed}\"{gap}{after}`"), "a word is a Rust identifier, which has no hyphen")
            }
        };
        let at = At::all(&tokens[..end]);
        self.error(at, Message::what(format!("`{dashed}` is no word")).help(help).note(note));
    }

    fn list(&mut self, group: &Group, depth: usize) -> Vec<Value> {
        let parts = split(group.stream());
        parts.iter().filter_map(|part| self.value(&flatten(part), depth + 1)).collect()
    }
}

/// Splits at the commas that are not inside the angle brackets of a path.
#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not of this project")]
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
#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not of this project")]
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

/// Whether the number has letters behind it that are no type of Rust's: `10MB`, `5m`.
#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not of this project")]
fn has_unit(literal: &proc_macro2::Literal) -> bool {
    const TYPES: [&str; 15] =
        ["", "u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64", "i128", "isize", "f32", "f64"];
    match Lit::new(literal.clone()) {
        Lit::Int(number) => !TYPES.contains(&number.suffix()),
        Lit::Float(number) => !TYPES.contains(&number.suffix()),
        _ => false,
    }
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
#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not of this project")]
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

/// The tokens as they stand in the source, and not more of them than fit in a message.
fn source(tokens: &[TokenTree]) -> String {
    let text = tokens.iter().cloned().collect::<TokenStream>().to_string();
    if text.chars().count() > 60 { format!("{}..", text.chars().take(60).collect::<String>()) } else { text }
}

/// `s` of `seconds`.
fn initial(unit: &Ident) -> String {
    unit.to_string().chars().take(1).collect()
}

fn glues(punct: &Punct) -> bool {
    matches!(punct.as_char(), ':' | '-' | '+') || punct.spacing() == Spacing::Joint
}

impl Value {
    /// Every text in it, with its key and its place.
    pub(crate) fn each_text<'a>(&'a self, see: &mut impl FnMut(Option<&'a str>, &str, At)) {
        self.texts_under(None, see);
    }

    fn texts_under<'a>(&'a self, key: Option<&'a str>, see: &mut impl FnMut(Option<&'a str>, &str, At)) {
        match &self.kind {
            ValueKind::Literal(Lit::Str(text)) => see(key, &text.value(), self.at),
            ValueKind::Call(_, items) => {
                for item in items {
                    item.value.texts_under(item.key.as_ref().map(|key| key.name.as_str()), see);
                }
            }
            ValueKind::List(values) => values.iter().for_each(|value| value.texts_under(key, see)),
            ValueKind::Literal(_) | ValueKind::Negative(_) | ValueKind::Word(_) | ValueKind::Path(_) => {}
        }
    }

    /// The elements of a list; a single value stands for a list of one.
    pub(crate) fn as_list(&self) -> Vec<&Value> {
        match &self.kind {
            ValueKind::List(values) => values.iter().collect(),
            ValueKind::Literal(_)
            | ValueKind::Negative(_)
            | ValueKind::Word(_)
            | ValueKind::Path(_)
            | ValueKind::Call(..) => vec![self],
        }
    }

    /// Whether it is a word, or several with `::` between.
    pub(crate) fn is_path(&self) -> bool {
        matches!(self.kind, ValueKind::Word(_) | ValueKind::Path(_))
    }

    /// What a message about the value as such marks: the name of what is written like a call, or all of it.
    pub(crate) fn word_at(&self) -> At {
        match &self.kind {
            ValueKind::Call(name, _) => name.span().into(),
            ValueKind::Literal(_)
            | ValueKind::Negative(_)
            | ValueKind::Word(_)
            | ValueKind::Path(_)
            | ValueKind::List(_) => self.at,
        }
    }

    /// The name of what is written like a call, or the word.
    pub(crate) fn word(&self) -> String {
        match &self.kind {
            ValueKind::Call(name, _) | ValueKind::Word(name) => unraw(name),
            ValueKind::Literal(_) | ValueKind::Negative(_) | ValueKind::Path(_) | ValueKind::List(_) => self.shown(),
        }
    }

    pub(crate) fn is_word(&self) -> bool {
        matches!(self.kind, ValueKind::Word(_))
    }

    /// The strings of a list that has no other elements.
    pub(crate) fn texts(&self) -> Option<Vec<String>> {
        match &self.kind {
            ValueKind::List(values) => values.iter().map(Value::text).collect(),
            ValueKind::Literal(_)
            | ValueKind::Negative(_)
            | ValueKind::Word(_)
            | ValueKind::Path(_)
            | ValueKind::Call(..) => None,
        }
    }

    pub(crate) fn is_none(&self) -> bool {
        matches!(&self.kind, ValueKind::Word(word) if word == "none")
    }

    /// The string, where it is one.
    pub(crate) fn text(&self) -> Option<String> {
        match &self.kind {
            ValueKind::Literal(Lit::Str(text)) => Some(text.value()),
            ValueKind::Literal(_)
            | ValueKind::Negative(_)
            | ValueKind::Word(_)
            | ValueKind::Path(_)
            | ValueKind::Call(..)
            | ValueKind::List(_) => None,
        }
    }

    /// The value as an author would write it.
    pub(crate) fn shown(&self) -> String {
        match &self.kind {
            ValueKind::Literal(literal) => lit(literal),
            ValueKind::Negative(literal) => format!("-{}", lit(literal)),
            ValueKind::Word(word) => word.to_string(),
            ValueKind::Path(path) => quote::quote!(#path).to_string().replace(' ', ""),
            ValueKind::Call(name, items) => format!("{name}({})", inside(items.iter().map(Item::shown))),
            ValueKind::List(values) => format!("[{}]", inside(values.iter().map(Value::shown))),
        }
    }
}

/// What is between parentheses or brackets, unless it would fill the message.
fn inside(parts: impl Iterator<Item = String>) -> String {
    let text = parts.collect::<Vec<_>>().join(", ");
    if text.chars().count() > 60 { "..".to_owned() } else { text }
}

fn lit(literal: &Lit) -> String {
    let shown = quote::ToTokens::to_token_stream(literal).to_string();
    if shown.chars().count() > 60 { format!("{}..", shown.chars().take(60).collect::<String>()) } else { shown }
}
