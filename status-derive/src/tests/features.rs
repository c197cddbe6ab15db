//! A feature adds a derive, and does not change what the others emit: features unify across a build, and would change the
//! code of another crate.

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Item;

/// Without the feature, the same code lacks some items: no statement, arm or field depends on it, and nothing stands in.
#[test]
fn a_feature_adds_items_and_changes_none() {
    let mut added = 0;
    for path in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        let file = syn::parse_file(&fs::read_to_string(&path).unwrap()).unwrap();
        let of_items = items(&file.items).filter(|condition| !condition.contains("not (")).count();
        assert_eq!(conditions(file.to_token_stream()), of_items, "{}", path.display());
        added += of_items;
    }
    assert!(added > 0);
}

#[test]
fn what_depends_on_a_feature_is_found() {
    let is_addition = |text: &str| {
        let file = syn::parse_file(text).unwrap();
        let of_items = items(&file.items).filter(|condition| !condition.contains("not (")).count();
        conditions(file.to_token_stream()) == of_items
    };
    assert!(is_addition("#[cfg(any(feature = \"x\", test))] pub fn f() {} #[cfg(test)] fn g() { #[cfg(test)] g() }"));
    assert!(is_addition("struct S { #[cfg_attr(not(feature = \"x\"), allow(dead_code))] a: u8 }"));
    assert!(!is_addition("#[cfg(not(feature = \"x\"))] fn f() {}"));
    assert!(!is_addition("fn f() { #[cfg(feature = \"x\")] g(); }"));
    assert!(!is_addition("fn f() { if cfg!(feature = \"x\") { g() } }"));
    assert!(!is_addition("fn f(a: u8) { match a { #[cfg(feature = \"x\")] 0 => {} _ => {} } }"));
    assert!(!is_addition("struct S { #[cfg(feature = \"x\")] a: u8 }"));
    assert!(!is_addition("#[cfg_attr(feature = \"x\", derive(Debug))] struct S;"));
}

fn sources(directory: &Path) -> Vec<PathBuf> {
    let all = fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path());
    let own = all.filter(|path| path.file_stem().is_some_and(|name| name != "tests"));
    own.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
}

/// The conditions on items, as far as they name a feature.
fn items(items: &[Item]) -> impl Iterator<Item = String> {
    let mut found = Vec::new();
    for item in items {
        if let Item::Mod(module) = item
            && let Some((_, inside)) = &module.content
        {
            found.extend(self::items(inside));
        }
        let mut tokens = item.to_token_stream().into_iter().peekable();
        while tokens.next_if(|token| token.to_string() == "#").is_some() {
            let attribute = tokens.next().map(|group| group.to_string()).unwrap_or_default();
            found.extend(Some(attribute).filter(|it| it.starts_with("[cfg (") && it.contains("feature =")));
        }
    }
    found.into_iter()
}

/// The number of conditions that name a feature. A lint that is allowed is no difference.
fn conditions(tokens: TokenStream) -> usize {
    let (mut found, mut is_condition) = (0, false);
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let text = group.to_string();
                let allows = text.contains("allow (");
                let counts = is_condition && group.delimiter() == Delimiter::Parenthesis && !allows;
                found += if counts { usize::from(text.contains("feature =")) } else { conditions(group.stream()) };
                is_condition = false;
            }
            TokenTree::Ident(ident) => is_condition = ident == "cfg" || ident == "cfg_attr",
            TokenTree::Punct(punct) => is_condition &= punct.as_char() == '!',
            TokenTree::Literal(_) => is_condition = false,
        }
    }
    found
}
