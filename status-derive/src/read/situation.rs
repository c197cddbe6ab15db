//! The situation of a variant, or `transparent`.

use status_vocabulary::{Keyword, Kind, Situation};
use syn::{GenericArgument, PathArguments, Type};

use super::attempt::{Attempt, attempt};
use super::reader::Reader;
use crate::diagnostics::{At, Message, nearest};
use crate::facts::TypeFacts;
use crate::keywords;
use crate::names::type_name;
use crate::parse::{Item, Keywords};

impl<'a> Reader<'a> {
    /// Finds the situation and returns the other items.
    pub(super) fn situation<'i>(
        &mut self,
        keywords: &Keywords,
        items: &[&'i Item],
        kind: Kind,
        container: &TypeFacts,
    ) -> Vec<&'i Item> {
        let mut rest = Vec::new();
        let mut failed = self.facts.broken && items.is_empty();
        for &item in items {
            match attempt(item, kind, self.facts.situation.is_some()) {
                Attempt::No => rest.push(item),
                Attempt::Transparent(at) => self.facts.transparent = Some(at),
                Attempt::Situation(_) if failed => {}
                Attempt::Situation(situation) => failed = self.only_situation(situation, item, rest.first().copied()),
                Attempt::Failed(at, message) => {
                    failed = true;
                    self.error(at, message);
                }
            }
        }
        if failed {
            self.facts.situation = None;
        }
        if self.facts.situation.is_none() && self.facts.transparent.is_none() {
            self.facts.broken |= failed;
            if !failed && !self.facts.broken {
                // An unknown keyword is one mistake, whatever is missing before it.
                let unknown = |item: &&Item| item.keyword().is_none_or(|keyword| !keywords::is_known(&keyword));
                if !rest.first().is_some_and(unknown) {
                    self.without_situation(keywords, &rest, kind, container);
                }
                // Nor is a value required of a bare keyword that may be the situation.
                if rest.first().is_some_and(|item| may_be_a_situation(item)) {
                    rest.remove(0);
                }
            }
        }
        if let Some(at) = self.facts.transparent {
            rest.retain(|item| !item.is_bare(Keyword::ServerOnly));
            self.check_transparent(at, &rest, kind);
            rest.clear();
        }
        rest
    }

    /// Takes the situation, and returns whether it is one too many.
    fn only_situation(&mut self, situation: &'static Situation, item: &Item, before: Option<&Item>) -> bool {
        let name = situation.name();
        if let Some((first, _)) = self.facts.situation {
            let choice = match first == situation {
                true => format!("`{name}`, once"),
                false => format!("`{}` ({}) or `{name}` ({})", first.name(), first.code(), situation.code()),
            };
            let message = Message::what(format!("`{name}` is a second situation"))
                .help(format!("give exactly one situation: {choice}"))
                .note("one response has one status (RFC 9110 15)");
            self.error(item.at(), message);
            return true;
        }
        if let Some(before) = before {
            let message = Message::what(format!("`{name}` comes after a companion"))
                .help(format!("the situation first: `#[status({name}, {})]`", before.shown()))
                .note("what happened decides what goes with it");
            self.error(item.at(), message);
        }
        self.facts.situation = Some((situation, item.at()));
        false
    }

    fn without_situation(&mut self, keywords: &Keywords, rest: &[&Item], kind: Kind, container: &TypeFacts) {
        let example = if kind == Kind::Error { "not_found" } else { "ok" };
        if let Some((default, at)) = container.default
            && rest.is_empty()
        {
            self.facts.situation = Some((default, at));
            self.facts.by_default = true;
            return;
        }
        self.facts.broken = true;
        let name = self.facts.variant.ident.to_string();
        let (at, message) = match (rest.first(), container.is_enum) {
            (Some(first), _) => {
                let keyword = first.keyword().unwrap_or_else(|| first.value.shown());
                let what = format!("`{keyword}` stands without a situation");
                let near = nearest(&keyword, keywords::situations(Some(kind)));
                let help = match near.filter(|_| may_be_a_situation(first)) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("name a situation first: `#[status({example}, {})]`", first.shown()),
                };
                (first.at(), Message::what(what).help(help).note("what happened decides what may go with it"))
            }
            (None, true) if container.default_failed => return,
            (None, true) => (
                if keywords.at.is_some() { keywords.place() } else { self.facts.variant.ident.span().into() },
                Message::what(format!("`{name}` has no situation"))
                    .help(format!(
                        "give it one, `#[status({example})]`, or `#[status(default = {})]` on the enum",
                        if kind == Kind::Error { "internal" } else { "ok" }
                    ))
                    .note("every variant needs a situation, so that no response is an accident"),
            ),
            (None, false) => (
                if keywords.at.is_some() { keywords.place() } else { self.facts.variant.ident.span().into() },
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
            let (at, keyword) = match (rest.first(), self.facts.situation) {
                (Some(item), _) => (item.at(), item.keyword().unwrap_or_default()),
                (None, Some((situation, at))) => (at, situation.name().to_owned()),
                (None, None) => (at, String::new()),
            };
            let message = Message::what(format!("`transparent` stands alone, without `{keyword}`"))
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
        if let Some(item) = self.facts.variant.fields[0].keywords.items.first() {
            let message = Message::what("`transparent` stands alone, also on its field")
                .help("drop the field's `#[status(..)]`")
                .note("status, headers and body are the inner error's");
            return self.error(item.at(), message);
        }
        let ty = &self.facts.variant.fields[0].ty;
        if is_any_error(ty) {
            let message = Message::what(format!("`{}` does not say what its HTTP response is", type_name(ty)))
                .help("a situation, such as `internal`, in place of `transparent`; or a type that is an `HttpError`")
                .note("status, headers and body of a `transparent` variant are the inner error's");
            return self.error(At::tokens(ty), message);
        }
        self.facts.broken = false;
    }
}

/// `Box<dyn Error>` and similar types: the compiler would report it twice for each method.
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

/// Returns whether it is a bare keyword whose value is missing.
fn may_be_a_situation(item: &Item) -> bool {
    item.key.is_none() && item.value.is_keyword() && item.value.keyword() != "expose"
}
