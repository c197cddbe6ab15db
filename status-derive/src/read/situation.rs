//! The situation of a variant, or `transparent`.

use status_vocabulary::{Kind, Situation};
use syn::{GenericArgument, Lit, PathArguments, Type};

use super::named;
use super::reader::Reader;
use crate::diagnostics::{At, Message, nearest};
use crate::facts::TypeWords;
use crate::keywords::{self, TypeWord, VariantWord};
use crate::names::{type_name, unraw};
use crate::parse::{Item, ValueKind, Words};

impl<'a> Reader<'a> {
    /// Finds the situation and gives back what else there is.
    pub(super) fn situation<'i>(
        &mut self,
        words: &Words,
        items: &[&'i Item],
        kind: Kind,
        of: &TypeWords,
    ) -> Vec<&'i Item> {
        let mut rest = Vec::new();
        let mut failed = self.facts.broken && items.is_empty();
        for &item in items {
            let attempt = match self.attempt(item, kind) {
                Attempt::No => {
                    rest.push(item);
                    continue;
                }
                Attempt::Transparent(at) => {
                    self.facts.transparent = Some(at);
                    continue;
                }
                Attempt::Situation(situation) => Ok(situation),
                Attempt::Failed(at, message) => Err((at, message)),
            };
            match (attempt, self.facts.situation) {
                (Err((at, message)), _) => {
                    failed = true;
                    self.error(at, message);
                }
                (Ok(_), _) if failed => {}
                (Ok(situation), Some((first, _))) => {
                    let name = situation.name();
                    let choice = match first == situation {
                        true => format!("give exactly one situation: `{name}`, once"),
                        false => format!(
                            "give exactly one situation: `{}` ({}) or `{name}` ({})",
                            first.name(),
                            first.code(),
                            situation.code()
                        ),
                    };
                    let note = "one response has one status (RFC 9110 15)";
                    self.error(
                        item.at(),
                        Message::what(format!("`{name}` is a second situation")).help(choice).note(note),
                    );
                    failed = true;
                }
                (Ok(situation), None) => {
                    if let Some(before) = rest.first() {
                        let message = Message::what(format!("`{}` comes after a companion", situation.name()))
                            .help(format!("the situation first: `#[status({}, {})]`", situation.name(), before.shown()))
                            .note("what happened decides what goes with it");
                        self.error(item.at(), message);
                    }
                    self.facts.situation = Some((situation, item.at()));
                }
            }
        }
        if failed {
            self.facts.situation = None;
        }
        if self.facts.situation.is_none() && self.facts.transparent.is_none() {
            self.facts.broken |= failed;
            if !failed && !self.facts.broken {
                // One that nobody knows is one mistake, whatever is missing before it.
                let unknown = |item: &&Item| item.word().is_none_or(|word| !keywords::is_known(&word));
                if !rest.first().is_some_and(unknown) {
                    self.without_situation(words, &rest, kind, of);
                }
                // Nor is a bare word asked for its value, when it may have been meant as the situation.
                if rest.first().is_some_and(|item| may_be_a_situation(item)) {
                    rest.remove(0);
                }
            }
        }
        if let Some(at) = self.facts.transparent {
            self.check_transparent(at, &rest, kind);
            rest.clear();
        }
        rest
    }

    fn attempt(&self, item: &Item, kind: Kind) -> Attempt {
        let at = item.value.at;
        if item.key.as_ref().is_some_and(|key| key.quoted) {
            return Attempt::No;
        }
        if let (Some(key), ValueKind::Literal(Lit::Int(number)), None) =
            (&item.key, &item.value.kind, self.facts.situation)
            && ["code", "situation", "status"].contains(&key.name.as_str())
        {
            return Attempt::Failed(item.at(), named::number(number.base10_parse().unwrap_or(u64::MAX), kind));
        }
        if let Some(key) = &item.key {
            let said = item.value.shown();
            let name = match (Situation::named(&key.name), key.name.as_str()) {
                (Some(situation), _) => situation.name(),
                (None, "situation" | "status") => said.trim_matches('"'),
                (None, _) => return Attempt::No,
            };
            let (help, note) = (format!("`#[status({name})]`"), "it stands first, without a key and without a value");
            return Attempt::Failed(item.at(), Message::what("the situation is a bare word").help(help).note(note));
        }
        match &item.value.kind {
            ValueKind::Word(word) => {
                let name = unraw(word);
                if name == "transparent" {
                    return Attempt::Transparent(at);
                }
                let known = VariantWord::named(&name).is_some()
                    || keywords::companion(&name).is_some()
                    || TypeWord::named(&name).is_some();
                if known {
                    return Attempt::No;
                }
                match named::situation(&name, kind) {
                    Ok(situation) => Attempt::Situation(situation),
                    // A companion misspelled is nearer than any situation.
                    Err(_) if self.facts.situation.is_some() && nearest(&name, keywords::companions()).is_some() => {
                        Attempt::No
                    }
                    Err(_)
                        if self.facts.situation.is_some() && Situation::named(&name).is_none() && !is_alias(&name) =>
                    {
                        Attempt::No
                    }
                    Err(message) => Attempt::Failed(at, message),
                }
            }
            ValueKind::Literal(Lit::Int(number)) if self.facts.situation.is_none() => {
                let code = number.base10_parse().unwrap_or(u64::MAX);
                Attempt::Failed(at, named::number(code, kind))
            }
            ValueKind::Literal(Lit::Str(text)) if self.facts.situation.is_none() => {
                let said = text.value();
                let message = match said.parse() {
                    Ok(code) => named::number(code, kind),
                    Err(_) => Message::what("a situation is a bare word")
                        .help(format!("`#[status({})]`", said.replace([' ', '-'], "_").to_lowercase()))
                        .note("quotes are for values"),
                };
                Attempt::Failed(at, message)
            }
            ValueKind::Path(path) if self.facts.situation.is_none() => {
                let last =
                    path.segments.last().map(|segment| segment.ident.to_string().to_lowercase()).unwrap_or_default();
                let help = match named::situation(&last, kind) {
                    Ok(situation) => format!("`{}`", situation.name()),
                    Err(message) => message.help,
                };
                Attempt::Failed(
                    at,
                    Message::what("a situation is a bare word")
                        .help(help)
                        .note("the attribute has its own words, which need no import"),
                )
            }
            ValueKind::Literal(_) | ValueKind::Negative(_) | ValueKind::List(_) | ValueKind::Path(_) => {
                let message = Message::what(format!("`{}` is no word", item.value.shown()))
                    .help("a companion is given by name: `retry_after = \"60s\"`")
                    .note("a variant has one situation, then its companions");
                Attempt::Failed(at, message)
            }
            ValueKind::Call(name, items) if name == "status" && self.facts.situation.is_none() => {
                let inside: Vec<_> = items.iter().map(Item::shown).collect();
                let (help, note) =
                    (format!("`#[status({})]`", inside.join(", ")), "the attribute is that word already");
                Attempt::Failed(item.at(), Message::what("`status` stands inside `status`").help(help).note(note))
            }
            ValueKind::Call(name, _) if name == "transparent" => {
                let (help, note) = ("`#[status(transparent)]`", "it takes no parentheses");
                Attempt::Failed(item.at(), Message::what("`transparent` is a bare word").help(help).note(note))
            }
            ValueKind::Call(name, items) => match Situation::named(&unraw(name)) {
                Some(situation) if self.facts.situation.is_none() => {
                    let beside = if items.is_empty() { "" } else { ", .." };
                    let help = format!("`#[status({situation}{beside})]`", situation = situation.name());
                    let note = "it takes no parentheses: companions stand beside it";
                    Attempt::Failed(item.at(), Message::what("the situation is a bare word").help(help).note(note))
                }
                _ => Attempt::No,
            },
        }
    }

    fn without_situation(&mut self, words: &Words, rest: &[&Item], kind: Kind, of: &TypeWords) {
        let example = if kind == Kind::Error { "not_found" } else { "ok" };
        if let Some((default, at)) = of.default
            && rest.is_empty()
        {
            self.facts.situation = Some((default, at));
            self.facts.by_default = true;
            return;
        }
        self.facts.broken = true;
        let name = self.facts.variant.ident.to_string();
        let (at, message) = match (rest.first(), of.is_enum) {
            (Some(first), _) => {
                let word = first.word().unwrap_or_else(|| first.value.shown());
                let what = format!("`{word}` stands without a situation");
                let near = nearest(&word, keywords::situations(Some(kind)));
                let help = match near.filter(|_| may_be_a_situation(first)) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("name a situation first: `#[status({example}, {})]`", first.shown()),
                };
                (first.at(), Message::what(what).help(help).note("what happened decides what may go with it"))
            }
            (None, true) if of.default_failed => return,
            (None, true) => (
                if words.at.is_some() { words.place() } else { self.facts.variant.ident.span().into() },
                Message::what(format!("`{name}` has no situation"))
                    .help(format!(
                        "give it one, `#[status({example})]`, or `#[status(default = {})]` on the enum",
                        if kind == Kind::Error { "internal" } else { "ok" }
                    ))
                    .note("every variant needs a situation, so that none is answered by accident"),
            ),
            (None, false) => (
                if words.at.is_some() { words.place() } else { self.facts.variant.ident.span().into() },
                Message::what(format!("`{name}` has no situation"))
                    .help(format!("a struct needs `#[status(SITUATION)]`, e.g. `#[status({example})]`"))
                    .note("a situation says what happened; the status code follows from it"),
            ),
        };
        self.error(at, message);
    }

    fn check_transparent(&mut self, at: At, rest: &[&Item], kind: Kind) {
        self.facts.broken = true;
        if kind == Kind::Outcome {
            let message = Message::what("`transparent` is for errors only")
                .help("an outcome needs a situation, such as `ok`")
                .note("there is no inner outcome to pass on");
            return self.error(at, message);
        }
        if self.facts.situation.is_some() || !rest.is_empty() {
            let (at, word) = match (rest.first(), self.facts.situation) {
                (Some(item), _) => (item.at(), item.word().unwrap_or_default()),
                (None, Some((situation, at))) => (at, situation.name().to_owned()),
                (None, None) => (at, String::new()),
            };
            let message = Message::what(format!("`transparent` stands alone, without `{word}`"))
                .help("`#[status(transparent)]`, or a situation in its place")
                .note("status, headers and body are the inner error's");
            return self.error(at, message);
        }
        if self.facts.variant.fields.len() != 1 {
            let message = Message::what(format!(
                "`transparent` needs exactly one field, and `{}` has {}",
                self.facts.variant.ident,
                self.facts.variant.fields.len()
            ))
            .help(format!("`{}(InnerError)`, where `InnerError` is itself an `HttpError`", self.facts.variant.ident))
            .note("status, headers and body are the inner error's");
            return self.error(at, message);
        }
        if let Some(item) = self.facts.variant.fields[0].words.items.first() {
            let message = Message::what("`transparent` stands alone, also on its field")
                .help("drop the field's `#[status(..)]`")
                .note("status, headers and body are the inner error's");
            return self.error(item.at(), message);
        }
        let ty = &self.facts.variant.fields[0].ty;
        if is_any_error(ty) {
            let message = Message::what(format!("`{}` does not say what its HTTP answer is", type_name(ty)))
                .help("a situation, such as `internal`, in place of `transparent`; or a type that is an `HttpError`")
                .note("status, headers and body of a `transparent` variant are the inner error's");
            return self.error(At::tokens(ty), message);
        }
        self.facts.broken = false;
    }
}

enum Attempt {
    No,
    Transparent(At),
    Situation(&'static Situation),
    Failed(At, Message),
}

fn is_alias(name: &str) -> bool {
    status_vocabulary::SITUATIONS.iter().any(|row| row.aliases().contains(&name))
        || status_vocabulary::AMBIGUOUS.iter().any(|row| row.word == name)
}

/// `Box<dyn Error>`, and the like: the compiler would say it twice for each method.
#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not of this project")]
fn is_any_error(ty: &Type) -> bool {
    let Type::Path(path) = ty else { return false };
    let Some(PathArguments::AngleBracketed(inner)) = path.path.segments.last().map(|last| &last.arguments) else {
        return false;
    };
    inner.args.iter().any(|argument| match argument {
        GenericArgument::Type(Type::TraitObject(object)) => object.bounds.iter().any(|bound| {
            matches!(bound, syn::TypeParamBound::Trait(bound)
                if bound.path.segments.last().is_some_and(|last| last.ident == "Error"))
        }),
        _ => false,
    })
}

/// A bare word that takes a value and has none.
fn may_be_a_situation(item: &Item) -> bool {
    item.key.is_none() && item.value.is_word() && item.value.word() != "expose"
}
