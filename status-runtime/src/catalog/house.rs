//! The house style of a type, as its entries show it, and the types that it holds with another one.

use std::collections::BTreeMap;

use status_vocabulary::POLICIES;

use super::entries::Transparent;
use crate::entry::{Body, Entry};
use crate::problem::Problem;

/// A part of the house style that a held type has otherwise.
pub(super) struct Difference {
    /// The type that is held, as in the source.
    pub(super) inner: &'static str,
    /// The keyword.
    pub(super) what: String,
    pub(super) theirs: String,
    pub(super) own: String,
}

/// The differences between a type and those that its `transparent` variants hold. Where the type itself shows nothing,
/// they are compared with the first of those that do.
pub(super) fn differences(entries: &'static [&'static Entry], transparent: &'static [Transparent]) -> Vec<Difference> {
    let mut house = style(entries, transparent);
    let mut differences = Vec::new();
    compare(transparent, &mut house, &mut differences);
    differences
}

fn compare(transparent: &'static [Transparent], house: &mut Style, differences: &mut Vec<Difference>) {
    for variant in transparent {
        for (what, theirs) in style(variant.entries(), variant.inner()) {
            match house.get_mut(&what) {
                Some(own) if !own.agrees(&theirs) => differences.push(Difference {
                    inner: variant.ty(),
                    what,
                    theirs: theirs.display(),
                    own: own.display(),
                }),
                Some(own) => own.narrow(theirs),
                None => drop(house.insert(what, theirs)),
            }
        }
        compare(variant.inner(), house, differences);
    }
}

/// The style that a type shows, by keyword.
type Style = BTreeMap<String, Setting>;

#[derive(Debug)]
enum Setting {
    Text(String),
    /// The cases that all codes are in. A code of one word may be in two.
    Cases(Vec<&'static str>),
    /// A media type, and a document in it.
    Rendered(String, Vec<u8>),
}

impl Setting {
    fn agrees(&self, other: &Setting) -> bool {
        match (self, other) {
            (Setting::Text(one), Setting::Text(other)) => one == other,
            (Setting::Cases(one), Setting::Cases(other)) => one.iter().any(|case| other.contains(case)),
            (Setting::Rendered(..), Setting::Rendered(..)) => self.rendered() == other.rendered(),
            (Setting::Text(_) | Setting::Cases(_) | Setting::Rendered(..), _) => false,
        }
    }

    fn rendered(&self) -> Option<(&str, &[u8])> {
        if let Setting::Rendered(media_type, bytes) = self { Some((media_type, bytes)) } else { None }
    }

    fn narrow(&mut self, other: Setting) {
        if let (Setting::Cases(own), Setting::Cases(other)) = (self, other) {
            own.retain(|case| other.contains(case));
        }
    }

    fn display(&self) -> String {
        match self {
            Setting::Text(text) | Setting::Rendered(text, _) => text.clone(),
            Setting::Cases(cases) => cases.join("/"),
        }
    }
}

fn style(entries: &'static [&'static Entry], transparent: &'static [Transparent]) -> Style {
    let own = own(entries, transparent);
    let seen: Vec<_> = own.iter().copied().filter(|entry| !entry.is_concealed()).collect();
    let mut style = Style::new();
    style.extend(types(&seen).map(|types| ("types".to_owned(), Setting::Text(types))));
    style.extend(cases(&seen).map(|cases| ("codes".to_owned(), Setting::Cases(cases))));
    style.extend(seen.first().map(|entry| ("body".to_owned(), body(entry))));
    for policy in POLICIES {
        let chosen = own.iter().find(|entry| entry.situation() == policy.situation);
        let code =
            |entry: &&Entry| (format!("policy({})", policy.keyword), Setting::Text(entry.status().as_str().to_owned()));
        style.extend(chosen.map(code));
    }
    style
}

/// A type and those that its `transparent` variants hold, by their names in the source, each with its own entries.
pub(super) fn held(
    name: &'static str,
    entries: &'static [&'static Entry],
    transparent: &'static [Transparent],
) -> Vec<(&'static str, Vec<&'static Entry>)> {
    let inner = transparent.iter().flat_map(|variant| held(variant.ty(), variant.entries(), variant.inner()));
    std::iter::once((name, own(entries, transparent))).chain(inner).collect()
}

/// The entries of the type itself.
fn own(entries: &'static [&'static Entry], transparent: &'static [Transparent]) -> Vec<&'static Entry> {
    let (mut rest, mut own) = (entries, Vec::new());
    for variant in transparent {
        let (before, others) = rest.split_at(variant.before() - own.len());
        own.extend(before);
        rest = others.split_at(variant.entries().len()).1;
    }
    own.extend(rest);
    own
}

/// The beginning of the types, where they end in the code: one that is written on a variant need not.
fn types(entries: &[&Entry]) -> Option<String> {
    let base = |entry: &&Entry| {
        let base = entry.type_uri().strip_suffix(&entry.code().to_lowercase().replace('_', "-"))?;
        (!base.is_empty()).then(|| base.to_owned())
    };
    let blank = || entries.iter().any(|entry| entry.type_uri() == "about:blank").then(|| "about:blank".to_owned());
    entries.iter().find_map(base).or_else(blank)
}

/// Returns whether a code is in a case.
type Fits = fn(&str) -> bool;

/// The cases that the codes are in: none where they are written on the variants.
fn cases(entries: &[&Entry]) -> Option<Vec<&'static str>> {
    const ALL: [(&str, Fits); 3] = [
        ("snake_case", |code| !code.contains(|letter: char| letter.is_uppercase() || letter == '-')),
        ("SCREAMING_SNAKE_CASE", |code| !code.contains(|letter: char| letter.is_lowercase() || letter == '-')),
        ("kebab-case", |code| !code.contains(|letter: char| letter.is_uppercase() || letter == '_')),
    ];
    let fits = |(_, fits): &&(&str, Fits)| entries.iter().all(|entry| fits(entry.code()));
    let cases: Vec<_> = ALL.iter().filter(fits).map(|(name, _)| *name).collect();
    (!cases.is_empty() && !entries.is_empty()).then_some(cases)
}

fn body(entry: &'static Entry) -> Setting {
    match entry.parts().body {
        Body::Problem => Setting::Text("problem".to_owned()),
        Body::Text => Setting::Text("text".to_owned()),
        Body::None => Setting::Text("none".to_owned()),
        Body::Rendered { content_type, render } => {
            let mut bytes = Vec::new();
            render(&Problem::default().with_title("title").with_status(http::StatusCode::NOT_FOUND), &mut bytes);
            Setting::Rendered(String::from_utf8_lossy(content_type().as_bytes()).into_owned(), bytes)
        }
    }
}
