//! The responses of an entry as a client can see them: the constant part as sent, parsed.

use std::collections::HashSet;
use std::ptr;

use http::HeaderMap;
use status_vocabulary::Kind;

use super::entries::Transparent;
use crate::entry::{Entry, HeaderSpec, MemberSpec, Parts, append, fixed};
use crate::problem::Problem;

/// An entry as a type lists it, with the `transparent` variants that add something to it.
#[derive(Clone)]
pub(crate) struct Listed {
    entry: &'static Entry,
    added: Vec<&'static Transparent>,
}

impl Listed {
    /// The entries of a type.
    pub(crate) fn all(entries: &'static [&'static Entry], transparent: &'static [Transparent]) -> Vec<Listed> {
        let mut all = Vec::new();
        list(entries, transparent, &mut Vec::new(), &mut all);
        all
    }
}

/// An entry by itself.
impl From<&'static Entry> for Listed {
    fn from(entry: &'static Entry) -> Listed {
        Listed { entry, added: Vec::new() }
    }
}

fn list(
    entries: &'static [&'static Entry],
    transparent: &'static [Transparent],
    added: &mut Vec<&'static Transparent>,
    all: &mut Vec<Listed>,
) {
    let (mut rest, mut own) = (entries, 0);
    for variant in transparent {
        let (before, others) = rest.split_at(variant.before() - own);
        all.extend(before.iter().map(|entry| Listed { entry, added: added.clone() }));
        own = variant.before();
        rest = others.split_at(variant.entries().len()).1;
        added.push(variant);
        list(variant.entries(), variant.inner(), added, all);
        added.pop();
    }
    all.extend(rest.iter().map(|entry| Listed { entry, added: added.clone() }));
}

/// A case of the responses of a type, distinguishable from the others.
pub(crate) struct Case {
    pub(crate) entry: &'static Entry,
    /// The constant part of the document; outcomes have none.
    pub(super) problem: Option<Problem>,
    headers: Vec<HeaderSpec>,
    members: Vec<MemberSpec>,
    /// The headers that are the same for every value.
    #[cfg_attr(not(any(feature = "openapi", feature = "pages")), allow(dead_code, reason = "documents show it"))]
    fixed: HeaderMap,
}

/// Every response once, in order. A `hidden` one that must be indistinguishable from another is listed as that other,
/// and one that must be indistinguishable from absence is not listed.
pub(crate) fn cases(entries: impl IntoIterator<Item = impl Into<Listed>>) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut known = HashSet::new();
    for listed in entries.into_iter().map(Into::into) {
        let added = listed.added.iter().copied().filter(|added| added.adds()).map(ptr::from_ref);
        if !listed.entry.is_absent() && known.insert((ptr::from_ref(listed.entry), Vec::from_iter(added))) {
            cases.push(Case::of(&listed));
        }
    }
    let seen = |case: &Case| (case.entry.status(), case.identity(), case.headers.clone(), case.members.clone());
    let twins: HashSet<_> = cases.iter().filter(|case| !case.entry.is_concealed()).map(seen).collect();
    cases.retain(|case| !case.entry.is_concealed() || !twins.contains(&seen(case)));
    // Two types that a third one holds may have one error.
    let mut known = HashSet::new();
    cases.retain(|case| known.insert((seen(case), case.texts())));
    cases
}

fn constant(parts: &Parts, added: &[&'static Transparent]) -> Option<Problem> {
    let text = [parts.head, parts.tail].concat();
    let brace = if parts.members_vary { "}" } else { "" };
    let mut problem: Problem = serde_json::from_str(&(text + brace)).ok()?;
    for variant in added.iter().filter(|variant| !variant.constants().is_empty()) {
        let members = format!("{{{}}}", &variant.constants()[1..]);
        let members: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&members).ok()?;
        for (name, value) in members {
            problem = problem.with_extension(name, value).ok()?;
        }
    }
    Some(if parts.detail_varies { problem.without_detail() } else { problem })
}

/// The identity of a document among those of the same status: its type, and its code where the type is not specific.
pub(crate) type Identity = (String, Option<String>);

impl Case {
    pub(super) fn of(listed: &Listed) -> Case {
        let Listed { entry, added } = listed;
        let mut fixed = fixed(entry);
        for variant in added {
            append(variant.lines(), &mut fixed);
        }
        // The innermost first, as they are written.
        let added: Vec<_> = added.iter().rev().copied().collect();
        Case {
            entry,
            problem: constant(entry.parts(), &added),
            headers: entry
                .headers()
                .iter()
                .chain(added.iter().flat_map(|variant| variant.headers()))
                .copied()
                .collect(),
            members: entry
                .members()
                .iter()
                .chain(added.iter().flat_map(|variant| variant.members()))
                .copied()
                .collect(),
            fixed,
        }
    }

    /// The texts that a catalogue has of it, besides what distinguishes it from others.
    fn texts(&self) -> (&'static str, &'static str, &'static str, Option<String>) {
        (self.entry.title(), self.entry.detail(), self.entry.docs(), self.media_type())
    }

    /// The headers that it has, always or sometimes.
    pub(crate) fn headers(&self) -> &[HeaderSpec] {
        &self.headers
    }

    /// The members that its document has besides the standard ones and `code`.
    pub(crate) fn members(&self) -> &[MemberSpec] {
        &self.members
    }

    /// The headers that are the same for every value.
    #[cfg(any(feature = "openapi", feature = "pages"))]
    pub(super) fn fixed_headers(&self) -> &HeaderMap {
        &self.fixed
    }

    pub(crate) fn is_outcome(&self) -> bool {
        self.entry.situation().kind() == Kind::Outcome
    }

    pub(crate) fn identity(&self) -> Identity {
        (self.type_uri().to_owned(), self.code().map(str::to_owned))
    }

    pub(crate) fn type_uri(&self) -> &str {
        self.problem.as_ref().map_or("about:blank", Problem::type_uri)
    }

    /// The code that is sent; outcomes have none.
    pub(crate) fn code(&self) -> Option<&str> {
        self.problem.as_ref().and_then(Problem::code)
    }

    /// The media type of the content, without parameters; `None` where there is no content.
    pub(crate) fn media_type(&self) -> Option<String> {
        let whole = match self.entry.content() {
            Some(content) => content.media_type().to_owned(),
            None => self.entry.parts().body.content_type()?.to_str().ok()?.to_owned(),
        };
        whole.split(';').next().map(|essence| essence.trim().to_owned())
    }
}
