//! The rules for what a client reads.

use std::collections::{BTreeMap, HashMap};

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use status_vocabulary::{Keyword, Situation};

use super::{subset, transparent};
use crate::diagnostics::{At, Findings, Message};
use crate::facts::{Facts, HeaderValue, TypeFacts};
use crate::keywords;
use crate::model::{Body, Target};
use crate::names::{header_name, type_name};
use crate::parse::{Field, Input, Item, Keywords, Variant};

/// The variant for what is unknown, which has one field, for the response.
pub(crate) fn unknown<'a>(input: &'a Input, findings: &mut Findings) -> Option<&'a Variant> {
    let mut unknown = None;
    for variant in &input.variants {
        let keywords = if input.is_enum { &variant.keywords } else { &input.keywords };
        let Some(at) = keywords.bare(Keyword::Unknown) else { continue };
        let name = variant.ident.to_string();
        let message = match (input.is_enum, unknown, variant.fields.len()) {
            (false, ..) => Message::what("`unknown` cannot stand on a struct, which is one error")
                .help("make it an enum with a variant for them: `#[status(unknown)] Unknown(Received)`")
                .note("an unknown response is one that no other variant recognises"),
            (true, Some(first), _) => Message::what(format!("`{first}` and `{name}` are both `unknown`"))
                .help("keep `unknown` on one variant: it takes every response that is not recognised")
                .note("an unknown response could be read into either of them"),
            (true, None, fields) if fields != 1 => Message::what(format!("`{name}` has {fields} fields"))
                .help(format!("give it one field, for the response: `{name}(Received)`"))
                .note("an unknown response is kept as it came"),
            (true, None, _) => {
                unknown = Some(&variant.ident);
                continue;
            }
        };
        findings.error(at, message);
    }
    input.variants.iter().find(|variant| Some(&variant.ident) == unknown)
}

/// Returns whether the type is a client's alone: a server's variant for what is unknown has a situation as well.
pub(crate) fn is_of_a_client(input: &Input) -> bool {
    let keywords = input.variants.iter().map(|variant| &variant.keywords);
    keywords.filter(|keywords| keywords.bare(Keyword::Unknown).is_some()).any(|keywords| !has_situation(keywords))
}

fn has_situation(keywords: &Keywords) -> bool {
    let is_situation = |item: &Item| item.keyword().is_some_and(|keyword| Situation::named(&keyword).is_some());
    keywords.items.iter().any(is_situation)
}

/// A variant for what is unknown is recognised by nothing and has no parts: keywords are for the server's side, which has a situation.
pub(crate) fn of_unknown(variant: &Variant, findings: &mut Findings) {
    let items = || variant.keywords.items.iter();
    if has_situation(&variant.keywords) {
        return;
    }
    // Two of them exclude `unknown`.
    let is_idle = |item: &&Item| {
        ![Keyword::Unknown, Keyword::ByStatus, Keyword::ServerOnly].iter().any(|keyword| item.is_bare(*keyword))
    };
    let alone = "`#[status(unknown)]` alone; a server's own variant has its situation first";
    let of_fields = variant.fields.iter().flat_map(|field| &field.keywords.items);
    for (item, help) in items().filter(is_idle).map(|item| (item, alone)).chain(of_fields.map(|item| (item, "drop it")))
    {
        let keyword = item.keyword().unwrap_or_else(|| item.value.shown());
        let what = format!("`{keyword}` has no effect: an unknown response is not recognised by anything");
        findings.error(item.at(), Message::what(what).help(help).note("an unknown response is kept as it came"));
    }
}

/// A variant that is `server_only` or `unknown` is recognised by nothing.
pub(crate) fn by_nothing(keywords: &Keywords, findings: &mut Findings) {
    for (keyword, of_none) in [
        (Keyword::ByStatus, Keyword::ServerOnly),
        (Keyword::ByStatus, Keyword::Unknown),
        (Keyword::Unknown, Keyword::ServerOnly),
    ] {
        let (Some(at), Some(_)) = (keywords.bare(keyword), keywords.bare(of_none)) else { continue };
        let (keyword, of_none) = (keyword.name(), of_none.name());
        let message = Message::what(format!("`{keyword}` and `{of_none}` exclude each other"))
            .help(format!("`{keyword}` or `{of_none}`, whichever is meant"))
            .note(
                "`by_status` recognises a response, `unknown` is for those that are not, and `server_only` is for none",
            );
        findings.error(at, message);
    }
}

/// Errors of the type are problem documents.
pub(crate) fn container(input: &Input, container: &TypeFacts, findings: &mut Findings) {
    if matches!(container.body, Body::Problem) {
        return;
    }
    let body = input.keywords.items.iter().find(|item| item.keyword().as_deref() == Some(Keyword::Body.name()));
    let at = body.map_or_else(|| At::from(input.ident.span()), |item| item.value.at);
    let message = Message::what("a client reads problem documents, and these errors are sent in another form")
        .help("`body = problem`, or drop `FromResponse`: `Received` has the content as it came")
        .note("code, type and members are in the document (RFC 9457 3)");
    findings.error(at, message);
}

/// Each field has a form on the wire from which it can be made again.
pub(crate) fn variant(facts: &Facts<'_>, container: &TypeFacts, findings: &mut Findings) {
    if facts.broken {
        return;
    }
    if facts.transparent.is_some() {
        return one_header(facts, container, findings);
    }
    for (index, field) in facts.variant.fields.iter().enumerate() {
        if let Some(message) = unreadable(facts, index, field) {
            findings.error(field.at(), message);
        } else if is_borrowed(field.ty.to_token_stream()) {
            let message =
                Message::what(format!("`{}` is borrowed, so it cannot be read from a response", type_name(&field.ty)))
                    .help(format!("a type that owns its data, such as `String`, or {}", server_only(facts)))
                    .note("the error outlives the response that it is read from, so it must own its data");
            findings.error(field.type_at(), message);
        }
    }
    one_header(facts, container, findings);
}

fn unreadable(facts: &Facts<'_>, index: usize, field: &Field) -> Option<Message> {
    let is_companion = facts.parsed.iter().any(|parsed| parsed.value.field() == Some(index));
    let is_member = facts.extensions.iter().any(|(member, ..)| *member == index);
    let is_header = facts.headers.iter().any(|header| matches!(header.value, HeaderValue::Field(of) if of == index));
    if is_companion || is_member || is_header {
        return None;
    }
    let name = field.name();
    let masked = facts.situation.map(|(situation, _)| situation).filter(|row| row.masked() && facts.expose.is_none());
    Some(if field.is_source {
        Message::what(format!("the source `{name}` stays with the server"))
            .help(server_only(facts))
            .note("a source is for the log, and is not part of the response")
    } else if let Some(masked) = masked {
        Message::what(format!("`{name}` stays with the server: `{}` is masked", masked.name()))
            .help(format!("{}; a client's own enum has no such field", server_only(facts)))
            .note("the text of a masked situation is not sent (RFC 9457 5)")
    } else {
        let extension = match field.has_name() {
            true => "`#[status(extension)]` on the field".to_owned(),
            false => "`#[status(extension = \"name\")]` on the field".to_owned(),
        };
        Message::what(format!("`{name}` is not in the response, so no client can read it"))
            .help(format!("{extension}, or {}", server_only(facts)))
            .note("a field is read from the member or the header that is made of it (RFC 9457 3.2)")
    })
}

/// The way out for a variant that no client can read.
fn server_only(facts: &Facts<'_>) -> String {
    let situation = facts.situation.map_or("..", |(situation, _)| situation.name());
    format!("`#[status({situation}, server_only)]` on the variant")
}

/// Of the values in one header, only one is not known beforehand.
fn one_header(facts: &Facts<'_>, container: &TypeFacts, findings: &mut Findings) {
    let mut headers: BTreeMap<&str, (usize, bool, At)> = BTreeMap::new();
    let mut count = |name, is_field: bool, at| {
        let known = headers.entry(name).or_insert((0, false, at));
        *known = (known.0 + 1, known.1 || is_field, at);
    };
    for header in container.headers.iter().chain(&facts.headers) {
        count(&header.name, matches!(header.value, HeaderValue::Field(_)), header.name_at);
    }
    for parsed in facts.parsed.iter().filter(|parsed| !keywords::is_member(parsed.companion)) {
        let name = match parsed.value.template() {
            Some((Target::Link(_), _)) => "link",
            Some((Target::Header(name), _)) => name,
            None if parsed.value.source().is_some() => header_name(parsed.companion),
            None => continue,
        };
        count(name, parsed.value.is_field(), parsed.at);
    }
    for (name, (count, is_read, at)) in headers {
        if count > 1 && is_read {
            let message = Message::what(format!("{count} values go out as `{name}`, and nothing tells which is which"))
                .help(format!("one field for all of them, or {}", server_only(facts)))
                .note("a client sees the header alone, whose lines an intermediary may join (RFC 9110 5.3)");
            findings.error(at, message);
        }
    }
}

/// Returns whether the type has a reference in it. One with a lifetime may own its data, as a `Cow` does: that is left to the
/// compiler.
fn is_borrowed(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Punct(punct) => punct.as_char() == '&',
        TokenTree::Group(group) => is_borrowed(group.stream()),
        TokenTree::Ident(_) | TokenTree::Literal(_) => false,
    })
}

/// Checks that something is read, and each variant by something of its own.
pub(crate) fn across(input: &Input, variants: &[Facts<'_>], container: &TypeFacts, findings: &mut Findings) {
    if variants.is_empty() && findings.errors() == 0 {
        let message = Message::what(format!("`{}` has no variant that can be read from a response", input.ident))
            .help("add a variant that a client may see, or drop `FromResponse`")
            .note("`server_only`, `hidden` and `unknown` variants have no response of their own");
        findings.error(input.ident.span(), message);
    }
    let read = |at: usize| variants.iter().find(|facts| facts.variant.ident == input.variants[at].ident);
    subset::parts(read, container, findings);
    let mut identities: HashMap<(String, u16), &Facts<'_>> = HashMap::new();
    let mut statuses: HashMap<u16, &Facts<'_>> = HashMap::new();
    for facts in variants {
        transparent::of_itself(facts, container, findings);
        let Some((situation, _)) = facts.situation.filter(|_| facts.is_comparable()) else { continue };
        let status = container.code(situation);
        let uri = facts.type_uri(container).to_string();
        let identity = if uri == "about:blank" { (facts.code(container), status) } else { (uri, 0) };
        let ident = &facts.variant.ident;
        if let Some(first) = identities.get(&identity) {
            let message = Message::what(format!("`{}` and `{ident}` cannot be told apart", first.variant.ident))
                .help("give one of them another code, `code = \"..\"`, or mark it `server_only`")
                .note("a client recognises an error by its type, else by its code and status (RFC 9457 3.1.1)");
            findings.error(ident.span(), message);
        }
        identities.entry(identity).or_insert(facts);
        let Some(at) = facts.by_status else { continue };
        if let Some(first) = statuses.get(&status) {
            let message = Message::what(format!(
                "`{}` is `by_status` too, and its status is {status} as well",
                first.variant.ident
            ))
            .help("keep `by_status` on one of them")
            .note("a status alone cannot tell two errors apart");
            findings.error(at, message);
        }
        statuses.entry(status).or_insert(facts);
    }
}
