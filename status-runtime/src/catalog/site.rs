//! The pages of a catalogue, built once and found by the path of a request.

use std::collections::{BTreeMap, HashMap};
use std::sync::{PoisonError, RwLock};

use http::{HeaderValue, Uri};

use super::case::{Listed, cases};
use super::entries::Transparent;
use super::markup;
use super::page::Page;
use crate::{ETag, Entry};

/// All pages of a catalogue.
pub(crate) struct Site {
    index: Made,
    /// The response where there is no page.
    absent: Made,
    pages: Vec<Made>,
    /// The page of a type's URI, in full and as its path alone.
    by_uri: HashMap<String, usize>,
    /// The page of the last segment of a URI.
    by_slug: HashMap<String, usize>,
    /// The paths that the types are below, without the slash at the end, and the reference from there to the index.
    bases: HashMap<String, HeaderValue>,
}

/// A finished page.
pub(crate) struct Made {
    pub(crate) html: String,
    /// A strong entity tag: it changes with the page.
    tag: ETag,
    pub(crate) etag: HeaderValue,
}

/// The result for a path.
pub(crate) enum Found {
    Page(&'static Made),
    /// The index is at this reference, relative to the path.
    Elsewhere(&'static HeaderValue),
    Nothing(&'static Made),
}

impl Site {
    /// The site of these entries, built on first use.
    ///
    /// A list of entries is a constant, so its address identifies its content, and there are no more sites than such
    /// lists in the program. A `static` in a generic function would be one for all types, and a `TypeId` requires
    /// `'static`, which an error need not be.
    pub(crate) fn of(entries: &'static [&'static Entry], transparent: &'static [Transparent]) -> &'static Site {
        static SITES: RwLock<BTreeMap<[usize; 4], &'static Site>> = RwLock::new(BTreeMap::new());

        let address = [entries.as_ptr().addr(), entries.len(), transparent.as_ptr().addr(), transparent.len()];
        // Nothing can panic while it is held.
        if let Some(site) = SITES.read().unwrap_or_else(PoisonError::into_inner).get(&address) {
            return site;
        }
        // Built without the lock, since a custom representation may do anything, even ask for a page.
        let site = Box::new(Site::new(entries, transparent));
        SITES.write().unwrap_or_else(PoisonError::into_inner).entry(address).or_insert_with(|| Box::leak(site))
    }

    fn new(entries: &'static [&'static Entry], transparent: &'static [Transparent]) -> Site {
        let cases = cases(Listed::all(entries, transparent));
        let described: Vec<Page> = cases.iter().filter(|case| !case.is_outcome()).map(Page::of).collect();
        let (mut of_type, mut groups): (HashMap<&str, usize>, Vec<Vec<&Page>>) = Default::default();
        let (mut by_uri, mut by_slug, mut bases): (HashMap<_, _>, HashMap<_, _>, HashMap<_, _>) = Default::default();
        for page in &described {
            let Some(uri) = page.uri() else { continue };
            let at = *of_type.entry(uri).or_insert(groups.len());
            if at < groups.len() {
                groups[at].push(page);
                continue;
            }
            groups.push(vec![page]);
            by_slug.entry(page.slug.clone()).or_insert(at);
            by_uri.entry(uri.to_owned()).or_insert(at);
            if let Some(path) = path_of(uri) {
                if let Some((base, _)) = path.rsplit_once('/') {
                    bases.entry(base.to_owned()).or_insert_with(|| below(base));
                }
                by_uri.entry(path).or_insert(at);
            }
        }
        Site {
            index: Made::new(markup::index_of(&described)),
            absent: Made::new(markup::absent()),
            pages: groups.iter().map(|group| Made::new(markup::page_of(group))).collect(),
            by_uri,
            by_slug,
            bases: bases.into_iter().filter_map(|(base, below)| Some((base, below?))).collect(),
        }
    }

    /// The page of a type: by its URI, by the path of that, or by the last segment of that.
    pub(crate) fn page(&'static self, path: &str) -> Option<&'static Made> {
        let slug = path.rsplit('/').next().unwrap_or_default();
        let at = self.by_uri.get(path).or_else(|| self.by_slug.get(slug))?;
        self.pages.get(*at)
    }

    pub(crate) fn index(&'static self) -> &'static Made {
        &self.index
    }

    pub(crate) fn find(&'static self, path: &str) -> Found {
        match self.page(path) {
            Some(page) => Found::Page(page),
            None if path.ends_with('/') => Found::Page(&self.index),
            None => self.bases.get(path).map_or(Found::Nothing(&self.absent), Found::Elsewhere),
        }
    }
}

impl Made {
    fn new(html: String) -> Made {
        let tag = ETag::of_content(&html);
        Made { html, etag: HeaderValue::from(&tag), tag }
    }

    /// Returns whether the tag is that of this page, by the weak comparison that If-None-Match requires.
    pub(crate) fn is(&self, tag: &ETag) -> bool {
        self.tag.weak_eq(tag)
    }
}

fn path_of(uri: &str) -> Option<String> {
    uri.parse::<Uri>().ok().map(|uri| uri.path().to_owned())
}

/// The reference from a path to the pages below it.
fn below(base: &str) -> Option<HeaderValue> {
    let last = base.rsplit('/').next().filter(|last| !last.is_empty())?;
    // The part before a colon would be a scheme (RFC 3986 4.2).
    let here = if last.contains(':') { "./" } else { "" };
    HeaderValue::try_from(format!("{here}{last}/")).ok()
}
