//! The keywords of the type.

use quote::quote;
use status_vocabulary::grammar;
use status_vocabulary::{Companion, FRAMEWORKS, Kind, POLICIES, Policy, Role, SITUATIONS, Situation};
use syn::{Lit, Path};

use super::companion::given_once;
use super::{braces, choice, deliberate, header, named, number, subset, unknown};
use crate::constant::LiteralOrConst;
use crate::diagnostics::{At, Findings, Message, join, nearest, one_of};
use crate::facts::{Codes, ParsedCompanion, TypeFacts};
use crate::keywords::{self, TypeKeyword, VariantKeyword};
use crate::model::{Body, Frameworks};
use crate::names::unraw;
use crate::parse::{Input, Item, Value, ValueKind};
use crate::value::{self, Literals};

/// The keywords of the type, and those that a struct leaves for its variant.
pub(crate) fn container<'a>(input: &'a Input, kind: Kind, findings: &mut Findings) -> (TypeFacts, Vec<&'a Item>) {
    let mut keywords = TypeFacts::new(input);
    let mut rest = Vec::new();
    let mut seen: Vec<String> = Vec::new();
    // The role decides about headers, wherever it is given.
    let known = |item: &Item| item.keyword().as_deref().and_then(TypeKeyword::named);
    if let Some(item) = input.keywords.items.iter().find(|item| known(item) == Some(TypeKeyword::Role)) {
        match item.key {
            Some(_) => keywords.role(&item.value, findings),
            None => keywords.role_failed = true,
        }
    }
    keywords.subsets = subset::subsets(input, findings);
    for item in &input.keywords.items {
        if !input.is_enum && known(item).is_none_or(TypeKeyword::is_of_variants_too) {
            rest.push(item);
            continue;
        }
        let before = findings.errors();
        keywords.item(item, kind, &mut seen, findings);
        if findings.errors() == before {
            braces::stands_as_it_is(item, input.variants.iter().flat_map(|variant| &variant.fields), findings);
        }
    }
    (keywords, rest)
}

impl TypeFacts {
    /// The state before anything is read.
    fn new(input: &Input) -> TypeFacts {
        TypeFacts {
            ident: input.ident.clone(),
            generics: input.generics.clone(),
            is_enum: input.is_enum,
            types: None,
            domain: None,
            codes: Codes::Snake,
            parsed: Vec::new(),
            deliberate: Vec::new(),
            default: None,
            default_failed: false,
            incomplete: input.keywords.broken,
            policy: Vec::new(),
            role: Role::Origin,
            role_failed: false,
            body: Body::Problem,
            runtime: quote!(::status_runtime),
            frameworks: Frameworks::All,
            headers: Vec::new(),
            subsets: Vec::new(),
        }
    }

    fn item(&mut self, item: &Item, kind: Kind, seen: &mut Vec<String>, findings: &mut Findings) {
        let Some(keyword) = item.keyword() else {
            return findings.error(item.value.at, without_keyword(&item.value, kind));
        };
        let known = TypeKeyword::named(&keyword);
        if known.is_some_and(|known| !known.repeats()) && seen.contains(&keyword) {
            let message = Message::what(format!("`{keyword}` is given twice"))
                .help("give it once, in one attribute or another")
                .note("several `#[status]` on one item are read as one");
            return findings.error(item.at(), message);
        }
        let companion = Companion::named(&keyword).filter(|companion| companion.may_stand_on_the_type());
        match (known, companion) {
            (Some(known), _) => self.keyword(known, item, kind, findings),
            (None, Some(companion)) => self.companion(companion, item, findings),
            (None, None) => self.misplaced(&keyword, item, findings),
        }
        seen.push(keyword);
    }

    fn keyword(&mut self, keyword: TypeKeyword, item: &Item, kind: Kind, findings: &mut Findings) {
        let value = item.key.as_ref().map(|_| &item.value);
        match (keyword, value) {
            (TypeKeyword::Types, Some(value)) => self.types(value, findings),
            (TypeKeyword::Codes, Some(value)) => self.codes(value, findings),
            (TypeKeyword::Domain, Some(value)) => self.domain(value, findings),
            (TypeKeyword::Default, Some(value)) => self.default(value, kind, findings),
            (TypeKeyword::Policy, Some(value)) => findings.error(item.at(), policy_form(&value.shown())),
            (TypeKeyword::Policy, None) => match item.value.call() {
                Some(items) => self.policy(items, item.at(), findings),
                None => findings.error(item.at(), policy_form("409")),
            },
            // Already read.
            (TypeKeyword::Role, Some(_)) | (TypeKeyword::Subset, _) => {}
            (TypeKeyword::Body, Some(value)) => self.body(value, findings),
            (TypeKeyword::Crate, Some(value)) => self.runtime(value, findings),
            (TypeKeyword::Frameworks, Some(value)) => self.frameworks(value, findings),
            (TypeKeyword::Header, _) => self.header(item, findings),
            (TypeKeyword::Deliberate, None) => self.deliberate(item, findings),
            (
                TypeKeyword::Types
                | TypeKeyword::Codes
                | TypeKeyword::Domain
                | TypeKeyword::Default
                | TypeKeyword::Role
                | TypeKeyword::Body
                | TypeKeyword::Crate
                | TypeKeyword::Frameworks,
                None,
            )
            | (TypeKeyword::Deliberate, Some(_)) => {
                self.incomplete = true;
                self.default_failed |= keyword == TypeKeyword::Default;
                findings.error(item.at(), unknown::without_value(keyword.name(), &item.value, keyword.example()));
            }
        }
    }

    /// Reports a keyword that does not belong on a type.
    fn misplaced(&mut self, keyword: &str, item: &Item, findings: &mut Findings) {
        let message = if Situation::named(keyword).is_some() {
            Message::what(format!("the situation `{keyword}` does not belong on the enum")).help(format!(
                    "`#[status({keyword})]` on the variant that it describes, or `default = {keyword}` for those without one"
                )).note("what happened differs from variant to variant")
        } else if VariantKeyword::named(keyword) == Some(VariantKeyword::Type)
            && item.value.text().is_some_and(|text| grammar::problem_types(&text).is_ok())
        {
            Message::what("`type` is one variant's problem type")
                .help(format!("for the part that all the types share, `types = {}`", item.value.shown()))
                .note("a variant's type is this and its code (RFC 9457 3.1.1)")
        } else if Companion::named(keyword).is_some() || VariantKeyword::named(keyword).is_some() {
            Message::what(format!("`{keyword}` is a keyword of a variant"))
                .help(format!("`#[status(.., {})]` on the variant", item.shown()))
                .note("it goes with what happened, which differs from variant to variant")
        } else {
            self.incomplete = true;
            unknown::unknown_on_type(keyword)
        };
        findings.error(item.at(), message);
    }

    fn companion(&mut self, companion: Companion, item: &Item, findings: &mut Findings) {
        let (value, at) = (&item.value, item.at());
        if item.key.is_none() {
            self.incomplete = true;
            return findings.error(at, unknown::without_value(companion.name(), value, companion.example()));
        }
        if self.parsed(companion).is_some() {
            let message = Message::what(format!("`{companion}` is given twice"))
                .help(given_once(companion.shape()))
                .note(companion.source());
            return findings.error(at, message);
        }
        let literals = &mut Literals { findings, fields: &[], situation: None };
        let parsed = value::literal(literals, companion, value.at, value);
        if parsed.is_waived() {
            let message = Message::what(format!("`{companion} = none` waives nothing on the type"))
                .help(format!("drop it, or give one: `{}`", companion.example()))
                .note(format!("it is for the variants whose situation requires it ({})", companion.source()));
            return findings.error(value.at, message);
        }
        self.parsed.push(ParsedCompanion { companion, at, value_at: value.at, value: parsed });
    }

    fn runtime(&mut self, value: &Value, findings: &mut Findings) {
        match value.as_module() {
            Some(path) => self.runtime = quote!(#path),
            None => {
                let message = Message::what(format!("`{}` is not the path of a crate or a module", value.shown()))
                    .help("a path: `crate = my::reexport`")
                    .note("generated code finds the runtime there");
                findings.error(value.at, message);
            }
        }
    }

    fn header(&mut self, item: &Item, findings: &mut Findings) {
        if let (None, Some(items)) = (&item.key, item.value.call()) {
            let headers = header::literals(item.at(), items, findings);
            return self.headers.extend(headers);
        }
        let message = Message::what("`header` needs a name and a value")
            .help("`header(\"X-Service\" = \"orders\")`")
            .note("a header field is a name and a value (RFC 9110 5)");
        findings.error(item.at(), message);
    }

    fn deliberate(&mut self, item: &Item, findings: &mut Findings) {
        let at = item.at();
        let Some(items) = item.value.call() else {
            return findings.error(at, deliberate::deliberate_form("challenge"));
        };
        for (term, at) in deliberate::deliberate(at, items, findings) {
            if keywords::companions_of_the_type().any(|name| name == term.name()) {
                self.deliberate.push((term, at));
            } else {
                let possible = join(keywords::companions_of_the_type(), "and");
                let message = Message::what(format!("`deliberate({term})` goes on a variant"))
                    .help(format!("`#[status(.., deliberate({term}))]` on the variant that means it"))
                    .note(format!("on the type only {possible} can be deliberate"));
                findings.error(at, message);
            }
        }
    }

    fn types(&mut self, value: &Value, findings: &mut Findings) {
        self.types = Some(types(value).unwrap_or_else(|message| {
            findings.error(value.at, message);
            // The variants still have types of their own, so that their titles and codes are not refused as well.
            LiteralOrConst::Literal("#".to_owned())
        }));
    }

    fn domain(&mut self, value: &Value, findings: &mut Findings) {
        match domain(value) {
            Ok(domain) => self.domain = Some(domain),
            Err(message) => findings.error(value.at, message),
        }
    }

    fn codes(&mut self, value: &Value, findings: &mut Findings) {
        let names = Codes::ALL.map(|(name, _)| name);
        let shown = value.text().unwrap_or_else(|| value.shown());
        match Codes::ALL.iter().find(|(name, _)| *name == shown && value.text().is_some()) {
            Some((_, codes)) => self.codes = *codes,
            None => findings.error(
                value.at,
                Message::what(format!("`{shown}` is not a case for codes"))
                    .help(format!("{}, in quotes: `codes = \"kebab-case\"`", one_of(names)))
                    .note("a code is the variant's name in another case"),
            ),
        }
    }

    fn default(&mut self, value: &Value, kind: Kind, findings: &mut Findings) {
        let example = if kind == Kind::Error { "internal" } else { "ok" };
        let outcome = match &value.kind {
            ValueKind::BareWord(keyword) => named::situation(&unraw(keyword), kind),
            ValueKind::Literal(Lit::Int(number)) => {
                let code = number.base10_parse().unwrap_or(u64::MAX);
                let named = SITUATIONS.iter().find(|row| u64::from(row.code()) == code && row.kind() == kind);
                let message = number::number(code, kind);
                let help = match named {
                    Some(row) => format!("{}: `default = {}`", message.help, row.name()),
                    None => format!("{}; a default may be `default = {example}`", message.help),
                };
                Err(Message::what("`default` takes a situation, not a number").help(help).note(message.note))
            }
            ValueKind::Literal(_)
            | ValueKind::Negative(_)
            | ValueKind::Path(_)
            | ValueKind::Call(..)
            | ValueKind::List(_) => Err(Message::what(format!("`{}` is not a situation", value.shown()))
                .help(match value.text().filter(|text| Situation::named(text).is_some()) {
                    Some(named) => format!("without quotes: `default = {named}`"),
                    None => format!("a bare word: `default = {example}`"),
                })
                .note("`default` is the situation of the variants without `#[status]`")),
        };
        match outcome {
            Ok(situation) => self.default = Some((situation, value.at)),
            Err(message) => {
                self.default_failed = true;
                findings.error(value.at, message);
            }
        }
    }

    fn policy(&mut self, items: &[Item], at: At, findings: &mut Findings) {
        if items.is_empty() {
            return findings.error(at, policy_form("409"));
        }
        for item in items {
            let keyword = item.keyword().unwrap_or_default();
            match POLICIES.iter().find(|policy| policy.keyword == keyword) {
                Some(policy) => self.choose(policy, item, findings),
                None => {
                    let keywords = POLICIES.iter().map(|policy| policy.keyword);
                    let help = nearest(&keyword, keywords.clone()).map_or_else(
                        || format!("the choices are {}", join(keywords, "and")),
                        |near| format!("did you mean `{near}`?"),
                    );
                    let message = Message::what(format!("`{keyword}` is not a policy"))
                        .help(help)
                        .note("a policy chooses between codes on which published guides disagree");
                    findings.error(item.at(), message);
                }
            }
        }
    }

    fn choose(&mut self, policy: &Policy, item: &Item, findings: &mut Findings) {
        let keyword = policy.keyword;
        let is_usual = |at| if at == 0 { " (the default)" } else { "" };
        let choices = policy.codes.iter().enumerate();
        let choices: Vec<_> = choices.map(|(at, code)| format!("`{keyword} = {code}`{}", is_usual(at))).collect();
        let choice = choice::or(&choices);
        let code = item.value.integer().and_then(|number| number.base10_parse::<u16>().ok());
        let code = code.filter(|code| policy.codes.contains(code));
        let is_chosen = self.policy.iter().any(|(situation, _)| *situation == policy.situation);
        let (at, what, help) = match code {
            _ if item.key.is_none() => {
                (item.at(), format!("`{keyword}` has no code"), format!("give the code: {choice}"))
            }
            None => (item.value.at, format!("`{}` is not a valid choice for `{keyword}`", item.value.shown()), choice),
            Some(_) if is_chosen => {
                (item.at(), format!("`{keyword}` is chosen twice"), format!("choose once; {choice}"))
            }
            Some(code) => return self.policy.push((policy.situation, code)),
        };
        let note = format!(
            "published guides disagree about `{}`; anything else would be another situation",
            policy.situation.name()
        );
        findings.error(at, Message::what(what).help(help).note(note));
    }

    fn role(&mut self, value: &Value, findings: &mut Findings) {
        let shown = value.shown();
        match Role::ALL.into_iter().find(|role| role.name() == shown) {
            Some(role) => self.role = role,
            None => {
                self.role_failed = true;
                let names = Role::ALL.map(Role::name);
                let help = match nearest(shown.trim_matches('"'), names) {
                    Some(near) if shown == format!("\"{near}\"") => format!("without quotes: `role = {near}`"),
                    Some(near) => format!("did you mean `{near}`? The roles are {}", one_of(names)),
                    None => one_of(names),
                };
                findings.error(
                    value.at,
                    Message::what(format!("`{shown}` is not a role"))
                        .help(help)
                        .note("a role is the part that the service plays between client and origin (RFC 9110 3.7)"),
                );
            }
        }
    }

    fn body(&mut self, value: &Value, findings: &mut Findings) {
        self.body = match &value.kind {
            ValueKind::BareWord(keyword) if keyword == "problem" => Body::Problem,
            ValueKind::BareWord(keyword) if keyword == "text" => Body::Text,
            ValueKind::BareWord(keyword) if keyword == "none" => Body::None,
            // Types are in upper camel case, so that a keyword in lower case is one of the attribute, misspelled or
            // unknown.
            ValueKind::BareWord(keyword)
                if keyword.to_string().chars().all(|char| char.is_lowercase() || char == '_') =>
            {
                let message = Message::what(format!("there is no body `{keyword}`"))
                    .help("`problem`, `text`, `none`, or a path to a type that implements `Renderer`: `body = Html`")
                    .note("the body is a representation of the problem (RFC 9457 3)");
                return findings.error(value.at, message);
            }
            ValueKind::BareWord(keyword) => Body::Renderer(Path::from(keyword.clone())),
            ValueKind::Path(path) => Body::Renderer(path.clone()),
            ValueKind::Literal(_) | ValueKind::Negative(_) | ValueKind::Call(..) | ValueKind::List(_) => {
                let shown = value.text().unwrap_or_default();
                let bare = ["problem", "text", "none"].contains(&&*shown);
                let message = Message::what(format!("`{}` is not a path", value.shown()))
                    .help(if bare {
                        format!("without quotes: `body = {shown}`")
                    } else {
                        "`problem`, `text`, `none`, or a path to a type that implements `Renderer`".to_owned()
                    })
                    .note("the body is a representation of the problem (RFC 9457 3)");
                return findings.error(value.at, message);
            }
        };
    }

    fn frameworks(&mut self, value: &Value, findings: &mut Findings) {
        if value.is_none() {
            self.frameworks = Frameworks::Only(Vec::new());
            return;
        }
        const NOTE: &str = "the derive implements the traits of the frameworks that are listed, and no others";
        let mut names: Vec<&str> = Vec::new();
        for value in value.as_list() {
            let written = value.ident().map(unraw);
            match FRAMEWORKS.iter().find(|name| written.as_deref() == Some(**name)) {
                Some(name) if names.contains(name) => {
                    let message = Message::what(format!("`{name}` is given twice")).help("give it once").note(NOTE);
                    findings.error(value.at, message);
                }
                Some(name) => names.push(name),
                None => {
                    let shown = value.shown();
                    let list = one_of(FRAMEWORKS.iter().copied());
                    let help = match nearest(shown.trim_matches('"'), FRAMEWORKS.iter().copied()) {
                        Some(near) if shown == format!("\"{near}\"") => format!("without quotes: `{near}`"),
                        Some(near) => format!("did you mean `{near}`? The frameworks are {list}"),
                        None => format!("`frameworks = none`, or a list of {list}"),
                    };
                    let message = Message::what(format!("`{shown}` is not the name of a framework"));
                    findings.error(value.at, message.help(help).note(NOTE));
                }
            }
        }
        self.frameworks = Frameworks::Only(names);
    }
}

/// The beginning of the problem types; a `const` is checked where it is evaluated.
fn types(value: &Value) -> Result<LiteralOrConst, Message> {
    let example = "https://api.example.com/problems/";
    let Some(types) = value.as_text() else {
        return Err(Message::what("`types` is a string, or a path to a `const` in upper case")
            .help(format!("`types = \"{example}\"`"))
            .note("RFC 9457 3.1.1"));
    };
    let LiteralOrConst::Literal(text) = &types else { return Ok(types) };
    if let Err(error) = grammar::problem_type(text) {
        return Err(Message::what(format!("{text:?} is neither an absolute URI nor a full path: {}", error.what()))
            .help(format!("an absolute URI, `types = \"{example}\"`, or a full path, `types = \"/problems/\"`"))
            .note("a type is a URI, and a relative one means something else on each page (RFC 9457 3.1.1)"));
    }
    if grammar::problem_types(text).is_err() {
        return Err(Message::what(format!("the code would run into {text:?}"))
            .help(match text.starts_with("about:") {
                true => "drop `types`: without it a problem is `about:blank`".to_owned(),
                false => format!("end it in `/`, `#`, `:` or `=`: `types = {:?}`", format!("{text}/")),
            })
            .note("a variant's type is this and its code (RFC 9457 3.1.1)"));
    }
    Ok(types)
}

/// The name of the service; a `const` is checked where it is evaluated.
fn domain(value: &Value) -> Result<LiteralOrConst, Message> {
    let example = "`domain = \"orders.example.com\"`";
    let note = "a client of gRPC knows an error by its domain and its reason (google.rpc.ErrorInfo)";
    let Some(domain) = value.as_text() else {
        return Err(Message::what("`domain` is a string, or a path to a `const` in upper case")
            .help(example)
            .note(note));
    };
    if let LiteralOrConst::Literal(text) = &domain
        && let Err(error) = grammar::domain(text)
    {
        let what = format!("{text:?} is not a valid domain: {}", error.what());
        let help = host(text).map_or_else(|| example.to_owned(), |host| format!("`domain = {host:?}`"));
        return Err(Message::what(what).help(help).note(note));
    }
    Ok(domain)
}

/// The name in a URL, or in a part of one.
fn host(text: &str) -> Option<&str> {
    let authority = text.trim().split_once("://").map_or(text, |(_, rest)| rest).split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?.split(':').next()?.trim().trim_matches('.');
    grammar::domain(host).is_ok().then_some(host)
}

/// The message for a value that is alone on the type.
fn without_keyword(value: &Value, kind: Kind) -> Message {
    let help = match value.integer() {
        Some(code) => {
            let code = code.base10_parse().unwrap_or(u64::MAX);
            format!("a situation goes on a variant, by its name: {}", number::number(code, kind).help)
        }
        None => "a situation goes on a variant; the keywords of the type have names".to_owned(),
    };
    Message::what(format!("`{}` is not a keyword", value.shown()))
        .help(help)
        .note("the keywords of the type apply to all its variants")
}

fn policy_form(code: &str) -> Message {
    let choices = POLICIES.iter().map(|policy| {
        let codes: Vec<_> = policy.codes.iter().map(u16::to_string).collect();
        format!("{} = {}", policy.keyword, codes.join("/"))
    });
    Message::what("`policy` does not say what it chooses")
        .help(format!("`policy(duplicate = {code})`"))
        .note(format!("the choices are {}", join(choices, "and")))
}
