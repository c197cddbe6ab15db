//! The words of one variant and of its fields: which companions are given, and as what.

use proc_macro2::Ident;
use status_vocabulary::grammar;
use status_vocabulary::{Companion, Kind, Level, Role, Situation};
use syn::{GenericArgument, Lit, PathArguments, Type};

use super::{header, words};
use crate::diagnostics::{At, Faults, Message, join, nearest};
use crate::facts::{DetailWord, Facts, Given, Header, HeaderValue, How, Like, Text, TypeWords};
use crate::keywords;
use crate::names::{is_option, type_name, unraw};
use crate::parse::{Field, Item, Value, ValueKind, Variant, Words, is_field};
use crate::value::{self, Literals, constant, template};

/// Reads a variant. `words` are its own, or for a struct those of the type that are no words of a type.
pub(crate) fn facts<'a>(variant: &'a Variant, words: &Words, items: &[&Item], kind: Kind, of: &TypeWords) -> Facts<'a> {
    let mut facts = Facts {
        variant,
        situation: None,
        by_default: false,
        transparent: None,
        given: Vec::new(),
        deliberate: Vec::new(),
        expose: None,
        log: None,
        code: None,
        title: None,
        type_uri: None,
        detail: None,
        headers: Vec::new(),
        constants: Vec::new(),
        extensions: Vec::new(),
        like: None,
        body: None,
        broken: false,
        unreadable: words.broken || variant.fields.iter().any(|field| field.words.broken),
        faults: Faults::default(),
    };
    facts.broken = facts.unreadable;
    let items = facts.situation(words, items, kind, of);
    for item in &items {
        let before = facts.faults.errors();
        facts.item(item, of);
        if facts.faults.errors() == before {
            template::stands_as_it_is(item, &variant.fields, &mut facts.faults);
        }
    }
    for (index, field) in variant.fields.iter().enumerate() {
        facts.field(index, field, kind, of);
    }
    facts
}

impl<'a> Facts<'a> {
    fn error(&mut self, at: At, message: Message) {
        self.faults.error(at, message);
    }

    /// Finds the situation and gives back what else there is.
    fn situation<'i>(&mut self, words: &Words, items: &[&'i Item], kind: Kind, of: &TypeWords) -> Vec<&'i Item> {
        let mut rest = Vec::new();
        let mut failed = self.broken && items.is_empty();
        for &item in items {
            let attempt = match self.attempt(item, kind) {
                Attempt::No => {
                    rest.push(item);
                    continue;
                }
                Attempt::Transparent(at) => {
                    self.transparent = Some(at);
                    continue;
                }
                Attempt::Situation(situation) => Ok(situation),
                Attempt::Failed(at, message) => Err((at, message)),
            };
            match (attempt, self.situation) {
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
                    self.error(item.at(), Message::new(format!("`{name}` is a second situation"), choice, note));
                    failed = true;
                }
                (Ok(situation), None) => {
                    if let Some(before) = rest.first() {
                        let message = Message::new(
                            format!("`{}` comes after a companion", situation.name()),
                            format!("the situation first: `#[status({}, {})]`", situation.name(), before.shown()),
                            "what happened decides what goes with it",
                        );
                        self.error(item.at(), message);
                    }
                    self.situation = Some((situation, item.at()));
                }
            }
        }
        if failed {
            self.situation = None;
        }
        if self.situation.is_none() && self.transparent.is_none() {
            self.broken |= failed;
            if !failed && !self.broken {
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
        if let Some(at) = self.transparent {
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
        if let Some(key) = &item.key {
            let said = item.value.shown();
            let name = match (Situation::named(&key.name), key.name.as_str()) {
                (Some(situation), _) => situation.name(),
                (None, "situation" | "status") => said.trim_matches('"'),
                (None, _) => return Attempt::No,
            };
            let (help, note) = (format!("`#[status({name})]`"), "it stands first, without a key and without a value");
            return Attempt::Failed(item.at(), Message::new("the situation is a bare word", help, note));
        }
        match &item.value.kind {
            ValueKind::Word(word) => {
                let name = unraw(word);
                if name == "transparent" {
                    return Attempt::Transparent(at);
                }
                let known = keywords::VARIANT.contains(&name.as_str())
                    || keywords::companion(&name).is_some()
                    || keywords::TYPE.contains(&name.as_str());
                if known {
                    return Attempt::No;
                }
                match words::situation(&name, kind) {
                    Ok(situation) => Attempt::Situation(situation),
                    // A companion misspelled is nearer than any situation.
                    Err(_) if self.situation.is_some() && nearest(&name, keywords::companions()).is_some() => {
                        Attempt::No
                    }
                    Err(_) if self.situation.is_some() && Situation::named(&name).is_none() && !is_alias(&name) => {
                        Attempt::No
                    }
                    Err(message) => Attempt::Failed(at, message),
                }
            }
            ValueKind::Literal(Lit::Int(number)) if self.situation.is_none() => {
                let code = number.base10_parse().unwrap_or(u64::MAX);
                Attempt::Failed(at, words::number(code, kind))
            }
            ValueKind::Literal(Lit::Str(text)) if self.situation.is_none() => {
                let said = text.value();
                let message = match said.parse() {
                    Ok(code) => words::number(code, kind),
                    Err(_) => Message::new(
                        "a situation is a bare word",
                        format!("`#[status({})]`", said.replace([' ', '-'], "_").to_lowercase()),
                        "quotes are for values",
                    ),
                };
                Attempt::Failed(at, message)
            }
            ValueKind::Path(path) if self.situation.is_none() => {
                let last =
                    path.segments.last().map(|segment| segment.ident.to_string().to_lowercase()).unwrap_or_default();
                let help = match words::situation(&last, kind) {
                    Ok(situation) => format!("`{}`", situation.name()),
                    Err(message) => message.help,
                };
                Attempt::Failed(
                    at,
                    Message::new(
                        "a situation is a bare word",
                        help,
                        "the attribute has its own words, which need no import",
                    ),
                )
            }
            ValueKind::Literal(_) | ValueKind::Negative(_) | ValueKind::List(_) | ValueKind::Path(_) => {
                let message = Message::new(
                    format!("`{}` is no word", item.value.shown()),
                    "a companion is given by name: `retry_after = \"60s\"`",
                    "a variant has one situation, then its companions",
                );
                Attempt::Failed(at, message)
            }
            ValueKind::Call(name, items) if name == "status" && self.situation.is_none() => {
                let inside: Vec<_> = items.iter().map(Item::shown).collect();
                let (help, note) =
                    (format!("`#[status({})]`", inside.join(", ")), "the attribute is that word already");
                Attempt::Failed(item.at(), Message::new("`status` stands inside `status`", help, note))
            }
            ValueKind::Call(name, _) if name == "transparent" => {
                let (help, note) = ("`#[status(transparent)]`", "it takes no parentheses");
                Attempt::Failed(item.at(), Message::new("`transparent` is a bare word", help, note))
            }
            ValueKind::Call(name, items) => match Situation::named(&unraw(name)) {
                Some(situation) if self.situation.is_none() => {
                    let beside = if items.is_empty() { "" } else { ", .." };
                    let help = format!("`#[status({situation}{beside})]`", situation = situation.name());
                    let note = "it takes no parentheses: companions stand beside it";
                    Attempt::Failed(item.at(), Message::new("the situation is a bare word", help, note))
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
            self.situation = Some((default, at));
            self.by_default = true;
            return;
        }
        self.broken = true;
        let name = self.variant.ident.to_string();
        let (at, message) = match (rest.first(), of.is_enum) {
            (Some(first), _) => {
                let word = first.word().unwrap_or_else(|| first.value.shown());
                let what = format!("`{word}` stands without a situation");
                let near = nearest(&word, keywords::situations(Some(kind)));
                let help = match near.filter(|_| may_be_a_situation(first)) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("name a situation first: `#[status({example}, {})]`", first.shown()),
                };
                (first.at(), Message::new(what, help, "what happened decides what may go with it"))
            }
            (None, true) if of.default_failed => return,
            (None, true) => (
                if words.at.is_some() { words.place() } else { self.variant.ident.span().into() },
                Message::new(
                    format!("`{name}` has no situation"),
                    format!(
                        "give it one, `#[status({example})]`, or `#[status(default = {})]` on the enum",
                        if kind == Kind::Error { "internal" } else { "ok" }
                    ),
                    "every variant needs a situation, so that none is answered by accident",
                ),
            ),
            (None, false) => (
                if words.at.is_some() { words.place() } else { self.variant.ident.span().into() },
                Message::new(
                    format!("`{name}` has no situation"),
                    format!("a struct needs `#[status(SITUATION)]`, e.g. `#[status({example})]`"),
                    "a situation says what happened; the status code follows from it",
                ),
            ),
        };
        self.error(at, message);
    }

    fn check_transparent(&mut self, at: At, rest: &[&Item], kind: Kind) {
        self.broken = true;
        if kind == Kind::Outcome {
            let message = Message::new(
                "`transparent` is for errors only",
                "an outcome needs a situation, such as `ok`",
                "there is no inner outcome to pass on",
            );
            return self.error(at, message);
        }
        if self.situation.is_some() || !rest.is_empty() {
            let (at, word) = match (rest.first(), self.situation) {
                (Some(item), _) => (item.at(), item.word().unwrap_or_default()),
                (None, Some((situation, at))) => (at, situation.name().to_owned()),
                (None, None) => (at, String::new()),
            };
            let message = Message::new(
                format!("`transparent` stands alone, without `{word}`"),
                "`#[status(transparent)]`, or a situation in its place",
                "status, headers and body are the inner error's",
            );
            return self.error(at, message);
        }
        if self.variant.fields.len() != 1 {
            let message = Message::new(
                format!(
                    "`transparent` needs exactly one field, and `{}` has {}",
                    self.variant.ident,
                    self.variant.fields.len()
                ),
                format!("`{}(InnerError)`, where `InnerError` is itself an `HttpError`", self.variant.ident),
                "status, headers and body are the inner error's",
            );
            return self.error(at, message);
        }
        if let Some(item) = self.variant.fields[0].words.items.first() {
            let message = Message::new(
                "`transparent` stands alone, also on its field",
                "drop the field's `#[status(..)]`",
                "status, headers and body are the inner error's",
            );
            return self.error(item.at(), message);
        }
        let ty = &self.variant.fields[0].ty;
        if is_any_error(ty) {
            let message = Message::new(
                format!("`{}` does not say what its HTTP answer is", type_name(ty)),
                "a situation, such as `internal`, in place of `transparent`; or a type that is an `HttpError`",
                "status, headers and body of a `transparent` variant are the inner error's",
            );
            return self.error(At::tokens(ty), message);
        }
        self.broken = false;
    }

    fn is_never(&self, companion: Companion) -> bool {
        self.situation.is_some_and(|(situation, _)| situation.never().contains(companion))
    }

    fn literals(&mut self) -> Literals<'_> {
        let situation = self.situation.map(|(situation, _)| situation);
        Literals { faults: &mut self.faults, fields: &self.variant.fields, situation }
    }

    fn give(&mut self, companion: Companion, at: At, value_at: At, how: How) {
        let repeatable = matches!(companion, Companion::Link | Companion::RateLimit | Companion::RateLimitPolicy);
        let waived = matches!(how, How::Waived);
        if let Some(before) = self.given.iter().find(|given| given.companion == companion)
            && (!repeatable || waived || matches!(before.how, How::Waived))
        {
            let on_field = |how: &How| matches!(how, How::Field { .. });
            let (what, help) = if on_field(&before.how) != on_field(&how) {
                (
                    format!("`{companion}` is given on the variant and on a field"),
                    "on the variant or on a field, never both: drop one",
                )
            } else {
                let help = match companion {
                    Companion::Challenge => {
                        "several stand in one list: `challenge = [bearer(realm = \"api\"), basic(realm = \"api\")]`"
                    }
                    Companion::Allow => "several stand in one list: `allow = [GET, HEAD]`",
                    Companion::Accept | Companion::AcceptPatch | Companion::AcceptEncoding | Companion::Upgrade => {
                        "give it once: several stand in one list, `[\"..\", \"..\"]`"
                    }
                    _ => "give it once",
                };
                (format!("`{companion}` is given twice"), help)
            };
            self.error(
                at,
                Message::new(
                    what,
                    help,
                    format!("the answer says once {} ({})", companion.purpose(), companion.source()),
                ),
            );
            return;
        }
        let name = companion.name();
        if keywords::is_member(companion)
            && !waived
            && (self.constants.iter().any(|(known, ..)| known == name)
                || self.extensions.iter().any(|(_, known, _)| known == name))
        {
            let message = Message::new(
                format!("there are two members `{name}`"),
                "give the extension another name, `#[status(extension = \"..\")]`",
                "a member occurs once in a document (RFC 8259 4)",
            );
            self.error(at, message);
            return self.given.push(Given { companion, at, value_at, how: How::Broken });
        }
        self.given.push(Given { companion, at, value_at, how });
    }

    fn item(&mut self, item: &Item, of: &TypeWords) {
        let at = item.at();
        let Some(word) = item.word() else {
            let name = item.key.as_ref().map(|key| key.name.clone()).unwrap_or_default();
            let word = name.to_lowercase().replace('-', "_");
            let known = keywords::companion(&word).map(|companion| companion.name());
            let help = match known.or(keywords::VARIANT.iter().copied().find(|known| *known == word)) {
                Some(word) => format!("`{word} = {}`", item.value.shown()),
                None => format!("a header of one's own is `header({name:?} = {})`", item.value.shown()),
            };
            self.broken = true;
            return self.error(at, Message::new(format!("{name:?} is no word"), help, "words have no quotes"));
        };
        if let Some(companion) = keywords::companion(&word) {
            let how = match (&item.key, &item.value.kind) {
                // It is refused for being there, whatever it says.
                _ if self.is_never(companion) && !item.value.is_none() => How::Broken,
                (Some(_), ValueKind::Call(name, items)) if *name == word && is_call(companion) => {
                    value::call(&mut self.literals(), companion, at, items)
                }
                (None, ValueKind::Call(_, items)) if is_call(companion) => {
                    value::call(&mut self.literals(), companion, at, items)
                }
                (Some(_), _) => value::literal(&mut self.literals(), companion, &item.value),
                (None, ValueKind::Call(..)) => {
                    self.broken = true;
                    return self
                        .error(at, words::without_value(companion.name(), &item.value, keywords::example(companion)));
                }
                (None, _) => {
                    let help = match companion {
                        Companion::Errors | Companion::DpopNonce | Companion::ContentRange => {
                            format!("on a field: `{}`", keywords::example(companion))
                        }
                        _ => format!(
                            "give it a value, `{}`, or put it on a field, `#[status({companion})]`",
                            keywords::example(companion)
                        ),
                    };
                    let what = match companion {
                        Companion::Errors => "`errors` goes on a field".to_owned(),
                        _ => format!("`{companion}` has no value"),
                    };
                    self.broken = true;
                    return self.error(at, Message::new(what, help, companion.source()));
                }
            };
            return self.give(companion, at, item.value.at, how);
        }
        let value = item.key.as_ref().map(|_| &item.value);
        match (word.as_str(), value) {
            ("code", Some(value)) => {
                if let Some(text) = self.text("code", value, "conflict_state") {
                    if let Some(base) = &of.types
                        && let Err(fault) = grammar::uri_reference(&format!("{base}{text}"))
                    {
                        let message = Message::new(
                            format!("{text:?} cannot end the problem's type: {}", fault.what()),
                            "letters, digits, `_` and `-`: `code = \"out_of_stock\"`; or a `type` of its own",
                            "under `types`, the type of a problem is that and its code (RFC 9457 3.1.1)",
                        );
                        self.error(value.at, message);
                    }
                    self.set_text(|facts| &mut facts.code, "code", text, at, value.at);
                }
            }
            ("title", Some(value)) => {
                if let Some(text) = self.text("title", value, "Out of stock") {
                    if text.contains(['{', '}']) {
                        let message = Message::new(
                            "a `{` in a title stands as it is: a title is fixed text",
                            "say what changes in `detail = \"..\"`",
                            "the title does not change from one occurrence to the next (RFC 9457 3.1.3)",
                        );
                        self.faults.warning(Companion::Title, value.at, message);
                    }
                    self.set_text(|facts| &mut facts.title, "title", text, at, value.at);
                }
            }
            ("type", Some(value)) => {
                if let Some(text) = self.text("type", value, "https://api.example.com/problems/out-of-stock") {
                    self.check_type(&text, value.at);
                    self.set_text(|facts| &mut facts.type_uri, "type", text, at, value.at);
                }
            }
            ("detail", Some(value)) => self.detail(value, at),
            ("log", Some(value)) => self.log(value, at),
            ("like", Some(value)) => self.like(value, at),
            ("expose", None) if item.value.is_word() => {
                if self.expose.replace(at).is_some() {
                    self.twice("expose", at);
                }
            }
            ("header", None) if matches!(item.value.kind, ValueKind::Call(..)) => {
                if let ValueKind::Call(_, items) = &item.value.kind {
                    self.header(at, items, of);
                }
            }
            ("header", _) => {
                let value = value.map_or_else(|| "\"x\"".to_owned(), Value::shown);
                let message = Message::new(
                    "which header is it?",
                    format!("`header(\"X-Reason\" = {value})`"),
                    "a header of one's own has a name",
                );
                self.error(at, message);
            }
            ("deliberate", None) if matches!(item.value.kind, ValueKind::Call(..)) => {
                if let ValueKind::Call(_, items) = &item.value.kind {
                    let known = deliberate(at, items, &mut self.faults);
                    self.deliberate.extend(known);
                }
            }
            ("extension", None) if matches!(item.value.kind, ValueKind::Call(..)) => {
                if let ValueKind::Call(_, items) = &item.value.kind {
                    self.constants(at, items);
                }
            }
            ("extension", _) => {
                let message = Message::new(
                    "`extension` goes on a field",
                    "`#[status(extension)]` on the field, or `extension(name = \"..\")` for a constant",
                    "an extension is a member of the document (RFC 9457 3.2)",
                );
                self.error(at, message);
            }
            ("code" | "title" | "type" | "detail" | "log" | "like", None) => {
                let example = match word.as_str() {
                    "code" => "code = \"out_of_stock\"",
                    "title" => "title = \"Out of stock\"",
                    "type" => "type = \"https://api.example.com/problems/out-of-stock\"",
                    "detail" => "detail = \"order {id} is gone\"",
                    "log" => "log = warn",
                    _ => "like = Missing",
                };
                self.error(at, words::without_value(&word, &item.value, example));
            }
            ("expose", _) => {
                self.error(at, Message::new("`expose` takes no value", "`expose`", "it is there or it is not"))
            }
            ("deliberate", _) => {
                self.faults.silencer_failed();
                let named = value.map_or_else(|| "retry_after".to_owned(), Value::shown);
                self.error(at, deliberate_form(&named));
            }
            ("body" | "content_type", _) => {
                let message = Message::new(
                    format!("`{word}` goes on a field"),
                    match value {
                        Some(value) if word == "content_type" => {
                            format!(
                                "`#[status(body, content_type = {})]` on the field that is the content",
                                value.shown()
                            )
                        }
                        _ => "`#[status(body)]` on the field that is the content".to_owned(),
                    },
                    "the content is a value",
                );
                self.error(at, message);
            }
            (word, _) if keywords::TYPE.contains(&word) => {
                let message = Message::new(
                    format!("`{word}` is a word of the type"),
                    format!("`{word}` goes on the enum: `#[status({})]` above `enum`", item.shown()),
                    "it holds for all variants",
                );
                self.error(at, message);
            }
            (word, value) => {
                self.broken = true;
                if is_field(&self.variant.fields, word) && value.is_none() {
                    let message = Message::new(
                        format!("`{word}` is a field, and a field has its own `#[status(..)]`"),
                        format!("name it in the text, `detail = \"order {{{word}}}\"`, or say on the field what it is"),
                        "a format string is over the fields, and has no arguments of its own",
                    );
                    return self.error(at, message);
                }
                let is_call = matches!(item.value.kind, ValueKind::Call(..)) && value.is_none();
                let shown = match value {
                    Some(value) => value.shown(),
                    None if is_call => item.value.shown(),
                    None => "\"..\"".to_owned(),
                };
                self.error(at, words::unknown_on_variant(word, &shown, is_call));
            }
        }
    }

    fn twice(&mut self, word: &str, at: At) {
        let message = Message::new(
            format!("`{word}` is given twice"),
            "give it once",
            "a word given twice has no meaning of its own",
        );
        self.error(at, message);
    }

    fn text(&mut self, word: &str, value: &Value, example: &str) -> Option<String> {
        let text = value.text();
        let source = Companion::named(word).map_or("RFC 9457 3", Companion::source);
        match &text {
            None => self.error(
                value.at,
                Message::new(format!("`{word}` is a string"), format!("`{word} = \"{example}\"`"), source),
            ),
            Some(text) if text.trim().is_empty() => {
                self.error(
                    value.at,
                    Message::new(
                        format!("an empty `{word}` says nothing"),
                        format!("`{word} = \"{example}\"`, or drop it"),
                        source,
                    ),
                );
                return None;
            }
            Some(_) => {}
        }
        text
    }

    fn set_text(
        &mut self,
        slot: impl Fn(&mut Self) -> &mut Option<Text>,
        word: &str,
        text: String,
        at: At,
        value_at: At,
    ) {
        if slot(self).is_some() {
            return self.twice(word, at);
        }
        *slot(self) = Some(Text { text, at, value_at });
    }

    fn check_type(&mut self, text: &str, at: At) {
        if text == "about:blank" {
            return;
        }
        let Err(fault) = grammar::problem_type(text) else { return };
        let message = Message::new(
            match template::named(&self.variant.fields, text) {
                Some(field) => format!("`{{{field}}}` would make a type of each occurrence"),
                None => format!("{text:?} is neither an absolute URI nor a full path: {}", fault.what()),
            },
            "`type = \"https://api.example.com/problems/out-of-stock\"`, or a full path, `type = \"/problems/out-of-stock\"`",
            "a type is a URI, and a relative one means another thing on each page (RFC 9457 3.1.1)",
        );
        self.error(at, message);
    }

    fn detail(&mut self, value: &Value, at: At) {
        if self.detail.is_some() {
            return self.twice("detail", at);
        }
        let word = match &value.kind {
            _ if value.is_none() => DetailWord::None,
            ValueKind::Literal(Lit::Str(text)) => {
                match template::detail(&text.value(), &self.variant.fields, text.span()) {
                    Ok(_) if text.value().trim().is_empty() => {
                        let help = "`detail = none`, or say what happened this time";
                        self.error(value.at, Message::new("an empty `detail` says nothing", help, "RFC 9457 3.1.4"));
                        DetailWord::Broken
                    }
                    Ok(segments) => DetailWord::Format(segments),
                    Err(message) => {
                        self.error(value.at, message);
                        DetailWord::Broken
                    }
                }
            }
            ValueKind::Path(path) => DetailWord::Const(path.clone()),
            ValueKind::Word(word) if !is_field(&self.variant.fields, &unraw(word)) => {
                DetailWord::Const(word.clone().into())
            }
            _ => {
                let message = Message::new(
                    format!("`{}` is no text", value.shown()),
                    "a format string over the fields: `detail = \"order {id} is gone\"`, or `detail = none`",
                    "RFC 9457 3.1.4",
                );
                self.error(value.at, message);
                DetailWord::Broken
            }
        };
        self.detail = Some((word, at));
    }

    fn log(&mut self, value: &Value, at: At) {
        let said = value.shown();
        let level = Level::ALL.into_iter().find(|level| level.name() == said);
        match level {
            Some(_) if self.log.is_some() => self.twice("log", at),
            Some(level) => self.log = Some((level, value.at)),
            None => {
                let names = Level::ALL.map(Level::name);
                let help = match nearest(said.trim_matches('"'), names) {
                    Some(near) => format!("a bare word: `log = {near}`"),
                    None => format!("the levels are {}", join(names, "and")),
                };
                self.error(
                    value.at,
                    Message::new(format!("`{said}` is no level"), help, "at what level `tracing` hears of it"),
                );
            }
        }
    }

    fn like(&mut self, value: &Value, at: At) {
        if self.like.is_some() {
            return self.twice("like", at);
        }
        match &value.kind {
            _ if value.is_none() => self.like = Some(Like { variant: None, at, value_at: value.at }),
            ValueKind::Word(word) => self.like = Some(Like { variant: Some(word.clone()), at, value_at: value.at }),
            _ => {
                let named = match &value.kind {
                    ValueKind::Path(path) => path.segments.last().map(|last| last.ident.to_string()),
                    _ => value.text().filter(|text| syn::parse_str::<Ident>(text).is_ok()),
                };
                let named = named.unwrap_or_else(|| "Missing".to_owned());
                let message = Message::new(
                    format!("`{}` is no variant", value.shown()),
                    format!("a `not_found` variant's name, `like = {named}`, or `like = none`"),
                    "`hidden` answers as that variant would",
                );
                self.error(value.at, message);
            }
        }
    }

    fn header(&mut self, at: At, items: &[Item], of: &TypeWords) {
        let fields = &self.variant.fields;
        for item in items {
            let Some(key) = &item.key else { continue };
            let field = match &item.value.kind {
                ValueKind::Word(word) => Some(unraw(word)).filter(|name| is_field(fields, name)),
                _ => item.value.text().and_then(|text| template::named(fields, &text)),
            };
            if let Some(field) = field {
                let message = Message::new(
                    format!("`{field}` is a field, and this value is known at compile time"),
                    format!("`#[status(header = {:?})]` on the field `{field}`", key.name),
                    "a header's value takes no fields: it is constant, or it is one",
                );
                return self.error(item.value.at, message);
            }
        }
        for header in header::literals(at, items, of.role, &mut self.faults) {
            self.headers.push(header);
        }
    }

    fn constants(&mut self, at: At, items: &[Item]) {
        if items.is_empty() {
            let message = Message::new("`extension()` has no member", "`extension(tier = \"free\")`", "RFC 9457 3.2");
            return self.error(at, message);
        }
        for item in items {
            let name = item.value.word();
            if item.value.is_word() && is_field(&self.variant.fields, &name) {
                let help = match &item.key {
                    Some(key) if key.name != name => {
                        format!("`#[status(extension = {:?})]` on the field `{name}`", key.name)
                    }
                    _ => format!("`#[status(extension)]` on the field `{name}`"),
                };
                let note = "a member that changes is a field (RFC 9457 3.2)";
                self.error(item.value.at, Message::new(format!("`{name}` is a field"), help, note));
                continue;
            }
            let Some(key) = &item.key else {
                let message = Message::new(
                    format!("`{}` has no name", item.value.shown()),
                    format!("`extension(name = {})`", item.value.shown()),
                    "a member has a name (RFC 9457 3.2)",
                );
                self.error(item.at(), message);
                continue;
            };
            match constant(&item.value) {
                Some((json, ty)) => {
                    if self.check_member(&key.name, key.at) {
                        self.constants.push((key.name.clone(), json, ty.to_owned(), at));
                    }
                }
                None => {
                    let message = Message::new(
                        format!("`{}` is no literal", item.value.shown()),
                        "a string, a number, `true`, `false` or a list of them; what changes goes on a field",
                        "a constant member is written when the macro runs",
                    );
                    self.error(item.value.at, message);
                }
            }
        }
    }

    /// The rules for a member's name (RFC 9457 3.2).
    fn check_member(&mut self, name: &str, at: At) -> bool {
        let standard = ["type", "title", "status", "detail", "instance"].contains(&name);
        let message = if standard {
            Message::new(
                format!("`{name}` is a standard member"),
                format!("another name: `#[status(extension = \"order_{name}\")]`"),
                "the five standard members mean one thing everywhere (RFC 9457 3.1)",
            )
        } else if name == "code" {
            Message::new(
                "`code` is a member of every document",
                "another name: `#[status(extension = \"number\")]`",
                "it says what happened, for a program",
            )
        } else if self.given.iter().any(|given| given.companion.name() == name && keywords::is_member(given.companion))
        {
            Message::new(
                format!("`{name}` is the companion's member"),
                format!("another name: `#[status(extension = \"more_{name}\")]`"),
                "a member occurs once in a document (RFC 8259 4)",
            )
        } else if self.constants.iter().any(|(known, ..)| known == name)
            || self.extensions.iter().any(|(_, known, _)| known == name)
        {
            Message::new(
                format!("there are two members `{name}`"),
                "give one of them another name, `#[status(extension = \"..\")]`",
                "a member occurs once in a document (RFC 8259 4)",
            )
        } else if let Err(fault) = grammar::member_name(name) {
            if name.is_empty() {
                Message::new("a member needs a name", "`#[status(extension = \"balance\")]`", "RFC 9457 3.2")
            } else {
                let message = Message::new(
                    format!("{name:?} is no name for a member everywhere: {}", fault.what()),
                    "letters, digits and `_`, a letter first: `#[status(extension = \"order_id\")]`",
                    "such a name can be carried over to other formats (RFC 9457 3.2)",
                );
                self.faults.warning(Companion::Extension, at, message);
                return true;
            }
        } else {
            return true;
        };
        self.error(at, message);
        false
    }

    fn field(&mut self, index: usize, field: &'a Field, kind: Kind, of: &TypeWords) {
        let Some(place) = field.words.at else { return };
        if field.words.items.is_empty() && !field.words.broken {
            let message = Message::new(
                "the attribute does not say what the field is",
                "a companion, `#[status(retry_after)]`, an `extension`, or `header = \"..\"`",
                "a field without the attribute stays with the service",
            );
            return self.error(place, message);
        }
        let optional = is_option(&field.ty);
        let mut content_type: Option<(String, At)> = None;
        for item in &field.words.items {
            let at = item.at();
            let Some(word) = item.word() else {
                let message = Message::new(
                    format!("`{}` is no word", item.value.shown()),
                    "a companion, `extension`, or `header = \"..\"`",
                    "one word says what a field is",
                );
                self.error(item.value.at, message);
                continue;
            };
            let value = item.key.as_ref().map(|_| &item.value);
            let bare = item.value.is_word();
            match (word.as_str(), value) {
                ("extension", None) if bare && matches!(field.member, syn::Member::Unnamed(_)) => {
                    let help = "`#[status(extension = \"order_id\")]`";
                    let note = "a member is called like its field (RFC 9457 3.2)";
                    self.error(at, Message::new("a field without a name gives its member none", help, note));
                }
                ("extension", None) if bare => self.extension(index, field.name(), field.at(), at),
                ("extension", Some(value)) => {
                    if let Some(name) = value.text() {
                        self.extension(index, name, value.at, at);
                    } else {
                        self.error(
                            value.at,
                            Message::new("a member's name is a string", "`extension = \"order_id\"`", "RFC 9457 3.2"),
                        );
                    }
                }
                ("header", Some(value)) => {
                    if let Some(name) = header::name(value, of.role, &mut self.faults) {
                        let of = HeaderValue::Field(index);
                        self.headers.push(Header { name, of, optional, at, name_at: value.at });
                    }
                }
                ("header" | "extension", None) if !bare => {
                    let example = if word == "header" { "header = \"X-Trace\"" } else { "extension = \"order_id\"" };
                    self.error(at, words::without_value(&word, &item.value, example));
                }
                ("header", None) => {
                    let message = Message::new(
                        "which header is it?",
                        "`header = \"X-Trace\"`",
                        "a header of one's own has a name",
                    );
                    self.error(at, message);
                }
                ("body", None) if bare && kind == Kind::Outcome => {
                    if self.body.is_some() {
                        let message = Message::new(
                            "a second field is the content",
                            "drop one, or put both in one struct",
                            "one response has one content (RFC 9110 6.4)",
                        );
                        self.error(at, message);
                    } else {
                        if is_borrowed_text(&field.ty) {
                            let message = Message::new(
                                "a borrowed text cannot be the content: the answer outlives it",
                                "`String`, or `&'static str`",
                                "the content is sent after what it was borrowed from is gone",
                            );
                            self.error(At::tokens(&field.ty), message);
                        }
                        self.body = Some((index, None, at));
                    }
                }
                ("body", None) if bare => {
                    let message = Message::new(
                        "the content of an error is its document",
                        "`#[status(extension)]`: a member of the document",
                        "`body` is for outcomes; an error is a problem document (RFC 9457)",
                    );
                    self.error(at, message);
                }
                ("content_type", Some(value)) => match value.text() {
                    Some(text) => match content_type_fault(&text) {
                        None => content_type = Some((text, at)),
                        Some(what) => self.error(
                            value.at,
                            Message::new(
                                format!("{text:?} is no content type: {what}"),
                                "`content_type = \"text/csv\"`",
                                "RFC 9110 8.3",
                            ),
                        ),
                    },
                    None => self.error(
                        value.at,
                        Message::new("a content type is a string", "`content_type = \"text/csv\"`", "RFC 9110 8.3"),
                    ),
                },
                ("detail", None) if bare => {
                    let expose = match self.situation {
                        Some((situation, _)) if situation.masked() => ", and `expose`, without which it is not shown",
                        _ => "",
                    };
                    let help = format!("on the variant: `detail = \"{{{}}}\"`{expose}", field.name());
                    let note = "a detail is a format string over the fields (RFC 9457 3.1.4)";
                    self.error(at, Message::new("`detail` goes on the variant", help, note));
                }
                (word, value) => match keywords::companion(word) {
                    Some(companion) if value.is_none() && bare => {
                        self.give(companion, at, at, How::Field { index, optional });
                    }
                    Some(companion) => {
                        let shown = value.map_or_else(|| "..".to_owned(), Value::shown);
                        let message = Message::new(
                            format!("the field is the value of `{companion}`"),
                            format!(
                                "`#[status({companion})]` here, or the literal on the variant: `{companion} = {shown}`"
                            ),
                            "a companion is given on the variant or on a field",
                        );
                        self.broken = true;
                        self.error(item.value.at, message);
                    }
                    None => {
                        self.broken = true;
                        let message = match words::situation(word, kind) {
                            Ok(situation) => Message::new(
                                format!("`{word}` is a situation"),
                                format!("it goes on the variant: `#[status({})]`", situation.name()),
                                "a field is a companion, an extension, a header or the content",
                            ),
                            Err(_) => words::unknown_on_field(word),
                        };
                        self.error(at, message);
                    }
                },
            }
        }
        match (content_type, &mut self.body) {
            (Some((text, _)), Some((of, content_type, _))) if *of == index => *content_type = Some(text),
            (Some((_, at)), _) => {
                let message = Message::new(
                    "`content_type` belongs to `body`",
                    "`#[status(body, content_type = \"..\")]`",
                    "only the content has a type (RFC 9110 8.3)",
                );
                self.error(at, message);
            }
            (None, _) => {}
        }
    }

    fn extension(&mut self, index: usize, name: String, name_at: At, at: At) {
        if self.check_member(&name, name_at) {
            self.extensions.push((index, name, at));
        }
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

fn is_call(companion: Companion) -> bool {
    matches!(companion, Companion::Link | Companion::RateLimit | Companion::RateLimitPolicy)
}

/// Parameters may follow the media type.
fn content_type_fault(text: &str) -> Option<&'static str> {
    let essence = text.split(';').next().unwrap_or_default().trim_end();
    let fault = grammar::media_type(essence).err().or_else(|| grammar::field_value(text).err());
    fault.map(|fault| fault.what())
}

/// The companions that `deliberate(..)` names.
pub(crate) fn deliberate(at: At, items: &[Item], faults: &mut Faults) -> Vec<(Companion, At)> {
    let mut known = Vec::new();
    if items.is_empty() {
        faults.error(at, deliberate_form("retry_after"));
    }
    for item in items {
        let word = item.word().unwrap_or_else(|| item.value.shown());
        match Companion::named(&word) {
            Some(companion) if item.key.is_none() => known.push((companion, item.at())),
            _ => {
                let help = match nearest(&word, Companion::ALL.iter().map(|companion| companion.name())) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "the name of a companion that is on this variant: `deliberate(retry_after)`".to_owned(),
                };
                faults.silencer_failed();
                faults.error(
                    item.at(),
                    Message::new(
                        format!("unknown companion `{word}`"),
                        help,
                        "`deliberate(..)` silences the warnings about a companion",
                    ),
                );
            }
        }
    }
    known
}

pub(crate) fn deliberate_form(named: &str) -> Message {
    Message::new(
        "`deliberate` names companions",
        format!("`deliberate({named})`"),
        "it silences the warnings about a companion",
    )
}

/// A bare word that takes a value and has none.
fn may_be_a_situation(item: &Item) -> bool {
    item.key.is_none() && item.value.is_word() && item.value.word() != "expose"
}

/// `Box<dyn Error>`, and the like: the compiler would say it twice for each method.
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

/// `&'a str`, of any lifetime but `'static`: the compiler would say so of the derive.
fn is_borrowed_text(ty: &Type) -> bool {
    match ty {
        Type::Reference(reference) => {
            let is_static = reference.lifetime.as_ref().is_some_and(|lifetime| lifetime.ident == "static");
            !is_static && matches!(&*reference.elem, Type::Path(path) if path.path.is_ident("str"))
        }
        _ => false,
    }
}

pub(crate) fn may_use_proxy_status(role: Role) -> bool {
    matches!(role, Role::Gateway | Role::Proxy | Role::InterceptingProxy)
}
