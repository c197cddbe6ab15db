//! The texts of the document, its log level and its type.

use proc_macro2::Ident;
use status_vocabulary::grammar;
use status_vocabulary::{Grpc, Keyword, Level};
use syn::Lit;

use super::reader::Reader;
use crate::diagnostics::{At, Message, join, nearest};
use crate::facts::{DetailKeyword, Facts, GrpcCode, Like, Text};
use crate::names::unraw;
use crate::parse::{Value, ValueKind, is_field};
use crate::value::template;

impl<'a> Reader<'a> {
    pub(super) fn code(&mut self, value: &Value, at: At) {
        let Some(text) = self.text("code", value, "conflict_state") else { return };
        if text.contains(char::is_control) {
            let message = Message::what(format!("{text:?} has a control character in it"))
                .help(format!("`code = {:?}`", text.replace(char::is_control, "_")))
                .note("a code is for a program, which compares it, and a person, who looks it up");
            return self.error(value.at, message);
        }
        self.set_text(|facts| &mut facts.code, "code", text, at, value.at);
    }

    pub(super) fn title(&mut self, value: &Value, at: At) {
        let Some(text) = self.text("title", value, "Out of stock") else { return };
        if text.contains(['{', '}']) {
            let message = Message::what("a `{` in a title is sent as it is: a title is fixed text")
                .help("put the part that changes into `detail = \"..\"`")
                .note("the title does not change from one occurrence to the next (RFC 9457 3.1.3)");
            self.findings.warning(Keyword::Title, value.at, message);
        }
        if text.contains(char::is_control) {
            let spaced = text.replace(char::is_control, " ");
            let one_line = if spaced.trim().is_empty() { "Out of stock" } else { spaced.trim() };
            let message = Message::what(format!("{text:?} has a control character in it"))
                .help(format!("one line: `title = {:?}`", one_line))
                .note("a title is a short summary that people read (RFC 9457 3.1.3)");
            self.findings.warning(Keyword::Title, value.at, message);
        }
        self.set_text(|facts| &mut facts.title, "title", text, at, value.at);
    }

    pub(super) fn type_uri(&mut self, value: &Value, at: At) {
        let Some(text) = self.text("type", value, "https://api.example.com/problems/out-of-stock") else { return };
        self.check_type(&text, value.at);
        self.set_text(|facts| &mut facts.type_uri, "type", text, at, value.at);
    }

    fn text(&mut self, keyword: &str, value: &Value, example: &str) -> Option<String> {
        let text = value.text();
        let source = Keyword::named(keyword).and_then(Keyword::source).unwrap_or("RFC 9457 3");
        match &text {
            None => self.error(
                value.at,
                Message::what(format!("`{keyword}` is a string"))
                    .help(format!("`{keyword} = {}`", value.as_quoted().unwrap_or_else(|| format!("{example:?}"))))
                    .note(source),
            ),
            Some(text) if text.trim().is_empty() => {
                self.error(
                    value.at,
                    Message::says_nothing(keyword, text)
                        .help(format!("`{keyword} = \"{example}\"`, or drop it"))
                        .note(source),
                );
                return None;
            }
            Some(_) => {}
        }
        text
    }

    fn set_text(
        &mut self,
        slot: impl for<'f> Fn(&'f mut Facts<'a>) -> &'f mut Option<Text>,
        keyword: &str,
        text: String,
        at: At,
        value_at: At,
    ) {
        if slot(&mut self.facts).is_some() {
            return self.twice(keyword, at);
        }
        *slot(&mut self.facts) = Some(Text { text, at, value_at });
    }

    fn check_type(&mut self, text: &str, at: At) {
        if text == "about:blank" {
            return;
        }
        let Err(error) = grammar::problem_type(text) else { return };
        let message = Message::what(match template::named(&self.facts.variant.fields, text) {
            Some(field) => format!("`{{{field}}}` would make a type for each occurrence"),
            None => format!("{text:?} is neither an absolute URI nor a full path: {}", error.what()),
        })
        .help(
            "`type = \"https://api.example.com/problems/out-of-stock\"`, or a full path, `type \
            = \"/problems/out-of-stock\"`",
        )
        .note("a type is a URI, and a relative one means something else on each page (RFC 9457 3.1.1)");
        self.error(at, message);
    }

    pub(super) fn detail(&mut self, value: &Value, at: At) {
        if self.facts.detail.is_some() {
            return self.twice("detail", at);
        }
        let is_field = |name: &Ident| is_field(&self.facts.variant.fields, &unraw(name));
        let constant = value.as_const().filter(|_| !value.ident().is_some_and(is_field));
        let keyword = match (&value.kind, constant) {
            _ if value.is_none() => DetailKeyword::None,
            (ValueKind::Literal(Lit::Str(text)), _) => {
                match template::detail(&text.value(), &self.facts.variant.fields, text.span()) {
                    Ok(_) if text.value().trim().is_empty() => {
                        let help = "`detail = none`, or say what happened this time";
                        self.error(
                            value.at,
                            Message::says_nothing("detail", &text.value()).help(help).note("RFC 9457 3.1.4"),
                        );
                        DetailKeyword::Broken
                    }
                    Ok(segments) => DetailKeyword::Format(segments),
                    Err(message) => {
                        self.error(value.at, message);
                        DetailKeyword::Broken
                    }
                }
            }
            (_, Some(path)) => DetailKeyword::Const(path),
            (_, None) => {
                let message = Message::what(format!("`{}` is not a string", value.shown()))
                    .help(
                        "a format string over the fields, `detail = \"order {id} is gone\"`, a path to a `const` in \
                        upper case, or `detail = none`",
                    )
                    .note("RFC 9457 3.1.4");
                self.error(value.at, message);
                DetailKeyword::Broken
            }
        };
        self.facts.detail = Some((keyword, at));
    }

    pub(super) fn log(&mut self, value: &Value, at: At) {
        let shown = value.shown();
        let level = Level::ALL.into_iter().find(|level| level.name() == shown);
        match level {
            Some(_) if self.facts.log.is_some() => self.twice("log", at),
            Some(level) => self.facts.log = Some((level, value.at)),
            None => {
                let names = Level::ALL.map(Level::name);
                let help = match nearest(shown.trim_matches('"'), names) {
                    Some(near) if shown == format!("\"{near}\"") => format!("without quotes: `log = {near}`"),
                    Some(near) => format!("did you mean `log = {near}`?"),
                    None => format!("the levels are {}", join(names, "and")),
                };
                self.error(
                    value.at,
                    Message::what(format!("`{shown}` is not a log level"))
                        .help(help)
                        .note("the level at which `tracing` records the response"),
                );
            }
        }
    }

    pub(super) fn grpc(&mut self, value: &Value, at: At) {
        let shown = value.shown();
        let code = value.ident().and_then(|_| Grpc::named(&shown));
        match code {
            Some(_) if self.facts.grpc.is_some() => self.twice("grpc", at),
            Some(code) => self.facts.grpc = Some(GrpcCode { code, at, value_at: value.at }),
            None => {
                let names = Grpc::ALL[1..].iter().map(|code| code.name());
                let written = shown.trim_matches('"').to_uppercase().replace('-', "_");
                let number = shown.parse().ok().filter(|number| (1..=16).contains(number)).map(Grpc::of_number);
                let help = match (number.map(Grpc::name), nearest(&written, names.clone())) {
                    (Some(name), _) => format!("codes are written by name: `grpc = {name}`"),
                    (None, Some(near)) if shown == format!("\"{near}\"") => format!("without quotes: `grpc = {near}`"),
                    (None, Some(near)) => format!("did you mean `grpc = {near}`?"),
                    (None, None) => format!("the codes are {}", join(names, "and")),
                };
                let message = Message::what(format!("`{shown}` is not a code of gRPC"))
                    .help(help)
                    .note("a code is one of the names of google.rpc.Code");
                self.error(value.at, message);
            }
        }
    }

    pub(super) fn like(&mut self, value: &Value, at: At) {
        if self.facts.like.is_some() {
            return self.twice("like", at);
        }
        let variant = value.ident().cloned().filter(|_| !value.is_none());
        if variant.is_some() || value.is_none() {
            self.facts.like = Some(Like { variant, at, value_at: value.at });
            return;
        }
        let named = if let ValueKind::Path(path) = &value.kind {
            path.segments.last().map(|last| last.ident.to_string())
        } else {
            value.text().filter(|text| syn::parse_str::<Ident>(text).is_ok())
        };
        let named = named.unwrap_or_else(|| "Missing".to_owned());
        let message = Message::what(format!("`{}` is not a variant", value.shown()))
            .help(format!("a `not_found` variant's name, `like = {named}`, or `like = none`"))
            .note("`hidden` responds as that variant would");
        self.error(value.at, message);
    }
}
