//! The text of the author: items, keys and values.

use proc_macro2::Ident;
use quote::ToTokens;
use status_vocabulary::shape::Shape;
use status_vocabulary::{Companion, Keyword};
use syn::{Lit, LitInt, Path, PathSegment};

use crate::constant::{ConstPath, LiteralOrConst};
use crate::diagnostics::At;
use crate::names::unraw;

/// One of the parts that commas separate.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    pub(crate) key: Option<Key>,
    pub(crate) value: Value,
}

impl Item {
    /// The place of a message about the item as a whole: its key, or its name.
    pub(crate) fn at(&self) -> At {
        self.key.as_ref().map_or_else(|| self.value.keyword_at(), |key| key.at)
    }

    /// The item in normal spacing.
    pub(crate) fn shown(&self) -> String {
        match &self.key {
            Some(key) if key.quoted => format!("{:?} = {}", key.name, self.value.shown()),
            Some(key) => format!("{} = {}", key.name, self.value.shown()),
            None => self.value.shown(),
        }
    }

    /// The keyword of the item: `challenge` in `challenge = ..`, `link` in `link(..)`, `expose`.
    pub(crate) fn keyword(&self) -> Option<String> {
        match (&self.key, &self.value.kind) {
            (Some(key), _) => (!key.quoted).then(|| key.name.clone()),
            (None, ValueKind::BareWord(keyword) | ValueKind::Call(keyword, _)) => Some(unraw(keyword)),
            (None, _) => None,
        }
    }

    /// Returns whether it is that keyword and nothing else.
    pub(crate) fn is_bare(&self, keyword: Keyword) -> bool {
        self.key.is_none() && self.value.is_keyword() && self.value.keyword() == keyword.name()
    }
}

#[derive(Debug, Clone)]
pub(crate) struct Key {
    pub(crate) name: String,
    pub(crate) quoted: bool,
    pub(crate) at: At,
}

impl Key {
    /// Returns whether its value may be a path to a `const`, as far as the key says.
    pub(super) fn takes_const(&self) -> bool {
        let is_companion = |companion: Companion| companion.shape() != Shape::Nonce;
        let keyword = Keyword::named(&self.name);
        let is_keyword = || matches!(keyword, Some(Keyword::Types | Keyword::Domain | Keyword::Detail));
        self.quoted || Companion::named(&self.name).is_some_and(is_companion) || is_keyword()
    }
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
    BareWord(Ident),
    Path(Path),
    Call(Ident, Vec<Item>),
    List(Vec<Value>),
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
            ValueKind::Literal(_) | ValueKind::Negative(_) | ValueKind::BareWord(_) | ValueKind::Path(_) => {}
        }
    }

    pub(crate) fn integer(&self) -> Option<&LitInt> {
        if let ValueKind::Literal(Lit::Int(number)) = &self.kind { Some(number) } else { None }
    }

    /// The items of a value that is written like a call.
    pub(crate) fn call(&self) -> Option<&[Item]> {
        if let ValueKind::Call(_, items) = &self.kind { Some(items) } else { None }
    }

    /// The items of a call of that name.
    pub(crate) fn call_of(&self, name: &str) -> Option<&[Item]> {
        self.call().filter(|_| self.keyword() == name)
    }

    /// The elements of a list; a single value stands for a list of one.
    pub(crate) fn as_list(&self) -> Vec<&Value> {
        if let ValueKind::List(values) = &self.kind { values.iter().collect() } else { vec![self] }
    }

    /// Returns whether it is a path of one or several segments.
    pub(crate) fn is_path(&self) -> bool {
        matches!(self.kind, ValueKind::BareWord(_) | ValueKind::Path(_))
    }

    /// The path, of one segment or several. A keyword of Rust's is none, unless a path may begin with it.
    pub(crate) fn as_path(&self) -> Option<Path> {
        match &self.kind {
            ValueKind::Path(path) => Some(path.clone()),
            ValueKind::BareWord(name) => syn::parse2(name.to_token_stream()).ok(),
            ValueKind::Literal(_) | ValueKind::Negative(_) | ValueKind::Call(..) | ValueKind::List(_) => None,
        }
    }

    /// The text, or the path to a `const` that has one.
    pub(crate) fn as_text(&self) -> Option<LiteralOrConst> {
        self.text().map(LiteralOrConst::Literal).or_else(|| Some(LiteralOrConst::Const(ConstPath(self.as_const()?))))
    }

    /// The string that a bare word may stand for, in its quotes: one in upper case is the name of a `const`.
    pub(crate) fn as_quoted(&self) -> Option<String> {
        let word = self.ident().filter(|_| self.as_const().is_none() && !self.is_none())?;
        Some(format!("{:?}", unraw(word)))
    }

    /// The path to a `const`: of several segments, or of one in upper case.
    pub(crate) fn as_const(&self) -> Option<Path> {
        self.as_path().filter(|path| match path.get_ident() {
            Some(name) => name != "Self" && unraw(name).contains(char::is_uppercase),
            None => true,
        })
    }

    /// The path to a module or a crate.
    pub(crate) fn as_module(&self) -> Option<Path> {
        let is_type = |segment: &PathSegment| !segment.arguments.is_none() || segment.ident == "Self";
        self.as_path().filter(|path| !path.segments.iter().any(is_type))
    }

    /// The place of a message about the value as such: the name of a call, or all of it.
    pub(crate) fn keyword_at(&self) -> At {
        if let ValueKind::Call(name, _) = &self.kind { name.span().into() } else { self.at }
    }

    /// The name of a call, or the bare identifier.
    pub(crate) fn keyword(&self) -> String {
        if let ValueKind::Call(name, _) | ValueKind::BareWord(name) = &self.kind { unraw(name) } else { self.shown() }
    }

    pub(crate) fn ident(&self) -> Option<&Ident> {
        if let ValueKind::BareWord(keyword) = &self.kind { Some(keyword) } else { None }
    }

    pub(crate) fn is_keyword(&self) -> bool {
        self.ident().is_some()
    }

    /// The strings of a list that has no other elements.
    pub(crate) fn texts(&self) -> Option<Vec<String>> {
        if let ValueKind::List(values) = &self.kind { values.iter().map(Value::text).collect() } else { None }
    }

    pub(crate) fn is_none(&self) -> bool {
        self.ident().is_some_and(|keyword| keyword == "none")
    }

    /// The string, where it is one.
    pub(crate) fn text(&self) -> Option<String> {
        if let ValueKind::Literal(Lit::Str(text)) = &self.kind { Some(text.value()) } else { None }
    }

    /// The value in normal spacing.
    pub(crate) fn shown(&self) -> String {
        match &self.kind {
            ValueKind::Literal(literal) => lit(literal),
            ValueKind::Negative(literal) => format!("-{}", lit(literal)),
            ValueKind::BareWord(keyword) => keyword.to_string(),
            ValueKind::Path(path) => quote::quote!(#path).to_string().replace(' ', ""),
            ValueKind::Call(name, items) => format!("{name}({})", inside(items.iter().map(Item::shown))),
            ValueKind::List(values) => format!("[{}]", inside(values.iter().map(Value::shown))),
        }
    }
}

/// The content of parentheses or brackets, unless it would fill the message.
fn inside(parts: impl Iterator<Item = String>) -> String {
    let text = parts.collect::<Vec<_>>().join(", ");
    if text.chars().count() > 60 { "..".to_owned() } else { text }
}

fn lit(literal: &Lit) -> String {
    let shown = literal.to_token_stream().to_string();
    if shown.chars().count() > 60 { format!("{}..", shown.chars().take(60).collect::<String>()) } else { shown }
}
