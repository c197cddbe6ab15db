//! The situation of a variant, or `transparent`.

use status_vocabulary::{Keyword, Kind, SITUATIONS, Situation, Term};
use syn::{GenericArgument, Ident, PathArguments, Type};

use super::attempt::{Attempt, attempt};
use super::reader::Reader;
use crate::diagnostics::{At, Message, nearest};
use crate::facts::TypeFacts;
use crate::keywords::{self, FieldKeyword, VariantKeyword};
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
        if self.facts.transparent.is_some() {
            rest.retain(|item| !item.is_bare(Keyword::ServerOnly));
        }
        if let Some(at) = self.facts.transparent
            && !self.check_transparent(at, &rest, kind)
        {
            self.facts.broken = true;
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
                    None => format!(
                        "name a situation first: `#[status({}, {})]`",
                        situation_with(&keyword, kind).unwrap_or(example),
                        first.shown()
                    ),
                };
                (first.at(), Message::what(what).help(help).note("what happened decides what may go with it"))
            }
            (None, true) if container.default_failed => return,
            (None, true) if kind == Kind::Error && keywords.at.is_none() && self.facts.variant.has_text_of_field => (
                self.facts.variant.ident.span().into(),
                Message::what(format!("`{name}` has no situation"))
                    .help("`#[status(transparent)]` if its field is an `HttpError`; else a situation, `#[status(internal)]`")
                    .note("`transparent` passes on the whole response of the inner error, and not its text alone"),
            ),
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

    /// Returns whether the variant has an inner error, and beside it only what may be added to a response.
    fn check_transparent(&mut self, at: At, rest: &[&Item], kind: Kind) -> bool {
        let before = self.findings.errors();
        if kind == Kind::Outcome {
            let message = Message::what("`transparent` is for errors only")
                .help("an outcome needs a situation, such as `ok`")
                .note("there is no inner outcome to pass on");
            self.error(at, message);
            return false;
        }
        if let Some((situation, at)) = self.facts.situation {
            self.error(
                at,
                beside_transparent(situation.name(), "`#[status(transparent)]`, or a situation in its place"),
            );
            return false;
        }
        for item in rest {
            match item.keyword().as_deref().and_then(VariantKeyword::named) {
                Some(VariantKeyword::Extension | VariantKeyword::Header) => {}
                _ => {
                    let keyword = item.keyword().unwrap_or_else(|| item.value.shown());
                    self.error(item.at(), beside_transparent(&keyword, "drop it, or put it on the inner error"));
                }
            }
        }
        let fields = &self.facts.variant.fields;
        let (inner, added): (Vec<_>, Vec<_>) = fields.iter().partition(|field| field.keywords.at.is_none());
        for item in added.iter().flat_map(|field| &field.keywords.items) {
            match item.keyword().as_deref().and_then(FieldKeyword::named) {
                Some(FieldKeyword::Extension | FieldKeyword::Header) => {}
                Some(FieldKeyword::Body | FieldKeyword::ContentType) | None => {
                    let keyword = item.keyword().unwrap_or_else(|| item.value.shown());
                    self.error(item.at(), beside_transparent(&keyword, "drop it, or put it on the inner error"));
                }
            }
        }
        let [inner] = inner[..] else {
            let name = &self.facts.variant.ident;
            let message = Message::what(format!(
                "`transparent` needs exactly one field without an attribute, and `{name}` has {}",
                inner.len()
            ))
            .help(format!(
                "`{name}(InnerError)`, where `InnerError` is itself an `HttpError`; a field that is added to its response \
                has an attribute, `#[status(extension)]` or `#[status(header = \"..\")]`"
            ))
            .note("status, companions and text are the inner error's");
            self.error(at, message);
            return false;
        };
        let ty = &inner.ty;
        if let Some(of) = any_error(ty) {
            let (what, help, note) = if of == "HttpError" {
                (
                    "which HTTP responses it has",
                    "the type of that error, in place of the box; or let the handler return \
                    `Result<T, Box<dyn HttpError + Send + Sync>>`",
                    "the responses of a `transparent` variant are among those of its type, which are known at compile time",
                )
            } else {
                (
                    "what its HTTP response is",
                    "a situation, such as `internal`, in place of `transparent`; or a type that is an `HttpError`",
                    "status, companions and text of a `transparent` variant are the inner error's",
                )
            };
            let message = Message::what(format!("`{}` does not say {what}", type_name(ty))).help(help).note(note);
            self.error(At::tokens(ty), message);
        }
        self.findings.errors() == before
    }
}

/// The message for a keyword that is the inner error's to have.
fn beside_transparent(keyword: &str, help: &str) -> Message {
    Message::what(format!("`transparent` takes only `extension(..)` and `header(..)`, and not `{keyword}`"))
        .help(help)
        .note("status, companions and text are the inner error's")
}

/// The trait of `Box<dyn Error>`, `Box<dyn HttpError>` and similar types: the compiler would report them for each method.
#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not of this project")]
fn any_error(ty: &Type) -> Option<&Ident> {
    let Type::Path(path) = ty else { return None };
    let PathArguments::AngleBracketed(inner) = &path.path.segments.last()?.arguments else { return None };
    inner.args.iter().find_map(|argument| match argument {
        GenericArgument::Type(Type::TraitObject(object)) => object.bounds.iter().find_map(|bound| match bound {
            syn::TypeParamBound::Trait(bound) => {
                let name = &bound.path.segments.last()?.ident;
                (name == "Error" || name == "HttpError").then_some(name)
            }
            _ => None,
        }),
        _ => None,
    })
}

/// The first situation that asks for this companion, or for `expose` the first one that is masked.
fn situation_with(keyword: &str, kind: Kind) -> Option<&'static str> {
    let term = Term::named(keyword)?;
    let asks = |row: &&Situation| {
        [row.required(), row.decide(), row.suggested()].iter().any(|terms| terms.contains(term))
            || term == Term::Keyword(Keyword::Expose) && row.masked()
    };
    let mut rows = SITUATIONS.iter().copied().filter(|row| row.kind() == kind && !row.never().contains(term));
    rows.find(asks).map(Situation::name)
}

/// Returns whether it is a bare keyword whose value is missing.
fn may_be_a_situation(item: &Item) -> bool {
    item.key.is_none() && item.value.is_keyword() && item.value.keyword() != Keyword::Expose.name()
}
