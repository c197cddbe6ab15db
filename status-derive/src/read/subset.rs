//! The subsets of an enum: each a name, and a list of variants and of subsets that stand before it.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::Path;

use crate::diagnostics::{Findings, Message, join, nearest};
use crate::facts::{Member, Subset};
use crate::keywords::TypeKeyword;
use crate::names::{capitalized, unraw};
use crate::parse::{Input, Item, Key, Keywords, Value, ValueKind};

const WHY: &str = "a subset is an enum with some of the variants: the responses of one operation";

pub(crate) fn subsets(input: &Input, findings: &mut Findings) -> Vec<Subset> {
    let mut known = Known { subsets: Vec::new(), refused: Vec::new(), some_unread: is_one_unread(&input.keywords) };
    for item in input.keywords.items.iter().filter(|item| is_subset(item)) {
        if !input.is_enum {
            let message = Message::what("a struct has no variants to choose from")
                .help("drop `subset`, or make it an enum with a variant for each thing that can happen")
                .note(WHY);
            findings.error(item.at(), message);
            continue;
        }
        match (&item.key, item.value.call()) {
            (None, Some(named @ [_, ..])) => {
                for item in named {
                    match subset(item, input, &known, findings) {
                        Some(subset) => known.subsets.push(subset),
                        None => known.refused.extend(item.key.as_ref().map(|key| key.name.clone())),
                    }
                }
            }
            (Some(_) | None, Some(_) | None) => findings.error(item.at(), form(input)),
        }
    }
    known.subsets
}

/// The subsets that stand before the one that is read.
struct Known {
    subsets: Vec<Subset>,
    /// The names of those that were refused, which is no mistake where they are named.
    refused: Vec<String>,
    /// The names of others could not be read.
    some_unread: bool,
}

/// Returns whether a part of the attribute that could not be parsed is a list of subsets.
fn is_one_unread(keywords: &Keywords) -> bool {
    let all = keywords.heads.iter().filter(|head| *head == TypeKeyword::Subset.name()).count();
    all > keywords.items.iter().filter(|item| is_subset(item)).count()
}

fn is_subset(item: &Item) -> bool {
    item.keyword().as_deref().and_then(TypeKeyword::named) == Some(TypeKeyword::Subset)
}

fn form(input: &Input) -> Message {
    Message::what("a subset has a name and a list of variants")
        .help(format!("`subset(ReadOrder = [{}])`", input.variants[0].ident))
        .note(WHY)
}

fn subset(item: &Item, input: &Input, known: &Known, findings: &mut Findings) -> Option<Subset> {
    let Some(key) = &item.key else {
        findings.error(item.value.at, form(input));
        return None;
    };
    let ident = name(key, input, &known.subsets).map_err(|message| findings.error(key.at, message)).ok()?;
    let mut members: Vec<Member> = Vec::new();
    let mut of_subsets = Vec::new();
    for value in item.value.as_list() {
        let at = value.keyword_at();
        let added = match element(value, &key.name, input, known) {
            Ok(Element::Variant(member)) => add(member, &mut members, input),
            Ok(Element::Subset(members)) => {
                of_subsets.push((members, at));
                Ok(())
            }
            Ok(Element::Refused) => Ok(()),
            Err(message) => Err(message),
        };
        added.unwrap_or_else(|message| findings.error(at, message));
    }
    // What is named here decides between the parts that subsets have.
    let named = members.clone();
    for (inner, at) in of_subsets {
        for member in inner {
            let is_decided = member.part.is_some() && named.iter().any(|known| known.variant == member.variant);
            if !is_decided {
                add(member, &mut members, input).unwrap_or_else(|message| findings.error(at, message));
            }
        }
    }
    if item.value.as_list().is_empty() {
        let message = Message::what(format!("`{}` has no variants", key.name))
            .help(format!("name some of `{}`: `{} = [{}]`", input.ident, key.name, input.variants[0].ident))
            .note("an enum without variants has no values, and so no responses");
        findings.error(item.value.at, message);
    }
    members.sort_by_key(|member| member.variant);
    (!members.is_empty()).then_some(Subset { ident, members })
}

/// The name of the type, which must differ from those that the list could mean.
fn name(key: &Key, input: &Input, known: &[Subset]) -> Result<Ident, Message> {
    let name = &key.name;
    let is = |ident: &Ident| unraw(ident) == *name;
    if key.quoted || name == "Self" || !name.starts_with(char::is_uppercase) {
        return Err(Message::what(format!("`{name}` cannot be the name of a type"))
            .help(format!("in upper camel case, as for every type: `{}`", camel(name)))
            .note(WHY));
    }
    if known.iter().any(|subset| is(&subset.ident)) {
        return Err(Message::what(format!("two subsets are named `{name}`"))
            .help("give one of them another name, or drop one")
            .note(WHY));
    }
    if is(&input.ident) || input.variants.iter().any(|variant| is(&variant.ident)) {
        let what = if is(&input.ident) { "the type's own name" } else { "the name of a variant" };
        return Err(Message::what(format!("`{name}` is {what}"))
            .help("give the subset a name of its own, such as that of the operation")
            .note(WHY));
    }
    Ok(Ident::new(name, key.at.start()))
}

/// `read_order` is `ReadOrder`.
fn camel(name: &str) -> String {
    let words = name.split(|char: char| !char.is_alphanumeric()).map(capitalized);
    let camel: String = words.collect();
    if camel.starts_with(char::is_uppercase) && camel != "Self" { camel } else { "ReadOrder".to_owned() }
}

/// An element of a list.
enum Element {
    Variant(Member),
    Subset(Vec<Member>),
    /// The name of a subset whose mistake has been reported.
    Refused,
}

fn element(value: &Value, subset: &str, input: &Input, known: &Known) -> Result<Element, Message> {
    let (ident, part) = match &value.kind {
        ValueKind::BareWord(ident) => (ident, None),
        ValueKind::Call(ident, items) => (ident, Some(part(ident, items)?)),
        ValueKind::Literal(_) | ValueKind::Negative(_) | ValueKind::Path(_) | ValueKind::List(_) => {
            let shown = value.shown();
            let meant = shown.rsplit("::").next().unwrap_or(&shown).trim().trim_matches('"');
            let named = input.variants.iter().find(|variant| unraw(&variant.ident) == meant);
            return Err(Message::what(format!("`{shown}` is not the name of a variant"))
                .help(format!(
                    "the name alone, without quotes or a path: `{subset} = [{}]`",
                    named.unwrap_or(&input.variants[0]).ident
                ))
                .note(WHY));
        }
    };
    let name = unraw(ident);
    if let Some(variant) = input.variants.iter().position(|variant| unraw(&variant.ident) == name) {
        let written = &input.variants[variant];
        let holds = written.inner().map(|field| written.fields[field].ty.to_token_stream().to_string());
        if part.is_some() && holds == Some(part.to_token_stream().to_string()) {
            return Err(Message::what(format!("`{}` is all that `{name}` holds", holds.unwrap_or_default()))
                .help(format!("without parentheses: `{name}`"))
                .note("parentheses take a subset of what a `transparent` variant holds"));
        }
        return Ok(Element::Variant(Member { variant, part, at: ident.span().into() }));
    }
    match known.subsets.iter().find(|subset| unraw(&subset.ident) == name) {
        Some(subset) if part.is_none() => Ok(Element::Subset(subset.members.clone())),
        Some(_) => Err(Message::what(format!("`{name}` is a subset, not a variant"))
            .help(format!("without parentheses: `{name}`"))
            .note("parentheses take a subset of what a `transparent` variant holds")),
        None if known.some_unread || known.refused.contains(&name) => Ok(Element::Refused),
        None => Err(unknown(&name, subset, input, &known.subsets)),
    }
}

fn part(ident: &Ident, items: &[Item]) -> Result<Path, Message> {
    let path = match items {
        [Item { key: None, value }] => value.as_path(),
        _ => None,
    };
    path.ok_or_else(|| {
        Message::what(format!("`{ident}(..)` takes one type"))
            .help(format!("a subset of what it holds, `{ident}(path::to::Subset)`; or all of it, `{ident}`"))
            .note("a `transparent` variant has all the responses of what it holds")
    })
}

fn unknown(name: &str, subset: &str, input: &Input, known: &[Subset]) -> Message {
    let variants: Vec<_> = input.variants.iter().map(|variant| unraw(&variant.ident)).collect();
    let subsets: Vec<_> = known.iter().map(|subset| unraw(&subset.ident)).collect();
    let all = input.keywords.items.iter().filter(|item| is_subset(item));
    let mut lists = all.flat_map(|item| item.value.call().unwrap_or_default());
    let later = lists.find(|item| item.key.as_ref().is_some_and(|key| key.name == name));
    let is_own = |value: &&Value| matches!(&value.kind, ValueKind::BareWord(ident) if unraw(ident) == subset);
    if name == subset || later.is_some_and(|item| item.value.as_list().iter().any(is_own)) {
        return Message::what("a subset cannot contain itself")
            .help(format!("name the variants that `{name}` stands for: `{}`", input.variants[0].ident))
            .note("a subset names variants of its enum, and subsets that stand before it");
    }
    let help = match nearest(name, variants.iter().chain(&subsets).map(String::as_str)) {
        _ if later.is_some() => format!("put the subset `{name}` before this one"),
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the variants are {}", join(&variants, "and")),
    };
    Message::what(format!("`{}` has no variant `{name}`", input.ident))
        .help(help)
        .note("a subset names variants of its enum, and subsets that stand before it")
}

/// Adds a variant, once: lists overlap, and all that a variant holds includes every part of it.
fn add(member: Member, members: &mut Vec<Member>, input: &Input) -> Result<(), Message> {
    let Some(known) = members.iter_mut().find(|known| known.variant == member.variant) else {
        members.push(member);
        return Ok(());
    };
    let shown = |part: &Path| part.to_token_stream().to_string().replace(' ', "");
    match (&known.part, &member.part) {
        (None, _) => {}
        (Some(_), None) => *known = member,
        (Some(first), Some(second)) if shown(first) == shown(second) => {}
        (Some(first), Some(second)) => {
            let (name, first, second) = (&input.variants[member.variant].ident, shown(first), shown(second));
            return Err(Message::what(format!("`{name}` has two parts, `{first}` and `{second}`"))
                .help(format!("name one that contains both, `{name}(path::to::Subset)`; or all of it, `{name}`"))
                .note("a variant has one type in a subset"));
        }
    }
    Ok(())
}
