//! The matches of the crates over the enums that they share: a new value has to be decided wherever one is matched.
//!
//! Clippy's `wildcard_enum_match_arm` holds that where the enum itself is matched. It knows neither a tuple, nor what is in
//! an `Option`, nor a `_` that stands for a single value.

use std::fs;
use std::path::Path;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{ExprMatch, Pat};

const SHARED: [&str; 18] = [
    "Companion",
    "Cors",
    "Date",
    "FieldKeyword",
    "Form",
    "Grpc",
    "Keyword",
    "Kind",
    "Level",
    "List",
    "Metadata",
    "Presence",
    "RetryClass",
    "Role",
    "Severity",
    "Shape",
    "Tier",
    "TypeKeyword",
];

#[test]
fn no_wildcard_stands_for_a_value_of_a_shared_enum() {
    let mut found = Vec::new();
    for crate_of in ["src", "../status-runtime/src", "../status-runtime/vocabulary/src"] {
        each_file(&Path::new(env!("CARGO_MANIFEST_DIR")).join(crate_of), &mut |path, text| {
            let wildcards = wildcards(text.parse().unwrap());
            found.extend(wildcards.into_iter().map(|arm| format!("{}: {arm}", path.display())));
        });
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn a_wildcard_is_found_in_a_tuple_and_in_an_option() {
    let arms = |text: &str| wildcards(text.parse().unwrap());
    assert_eq!(arms("match kind { Kind::Error => 1, _ => 2 }"), ["_"]);
    assert_eq!(arms("match kind { Kind::Error => 1, other => 2 }"), ["other"]);
    assert_eq!(
        arms("f(|| match (a, kind) { (true, Kind::Error) => 1, (true, _) => 2, (false, _) => 3 })"),
        ["(true , _)"]
    );
    assert_eq!(arms("match kind { Some(Kind::Error) => 1, Some(_) => 2, None => 3 }"), ["Some (_)"]);
    assert_eq!(arms("match kind { Some(Kind::Error) => 1, _ => 2 }"), ["_"]);
    assert_eq!(arms("match kind { _ if is_it => 1, Kind::Error => 2, Kind::Outcome => 3 }"), [""; 0]);
    assert_eq!(arms("match (kind, code) { (Kind::Error, 404) => 1, (Kind::Error | Kind::Outcome, _) => 2 }"), [""; 0]);
}

fn each_file(path: &Path, see: &mut impl FnMut(&Path, &str)) {
    if path.is_dir() {
        fs::read_dir(path).unwrap().for_each(|entry| each_file(&entry.unwrap().path(), see));
    } else if path.extension().is_some_and(|extension| extension == "rs")
        && !path.components().any(|part| part.as_os_str() == "tests" || part.as_os_str() == "tests.rs")
    {
        see(path, &fs::read_to_string(path).unwrap());
    }
}

/// The arms that stand for the remaining values. A `match` in a macro's definition is not Rust yet, and is not read.
fn wildcards(code: TokenStream) -> Vec<String> {
    let mut found = Vec::new();
    let mut of_match: Option<TokenStream> = None;
    for token in code {
        let is_match = matches!(&token, TokenTree::Ident(ident) if ident == "match");
        let is_body = matches!(&token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
        if let TokenTree::Group(group) = &token {
            found.extend(wildcards(group.stream()));
        }
        if is_match {
            of_match = Some(TokenStream::new());
        }
        if let Some(mut tokens) = of_match.take() {
            tokens.extend([token]);
            match is_body {
                true => found.extend(syn::parse2(tokens).iter().flat_map(of_arms)),
                false => of_match = Some(tokens),
            }
        }
    }
    found
}

fn of_arms(matched: &ExprMatch) -> Vec<String> {
    let arms: Vec<_> = matched.arms.iter().map(|arm| parts(&arm.pat)).collect();
    let takes_in = |wild: &[Pat], named: &[Pat]| {
        let same = |(one, other): (&Pat, &Pat)| is_wild(one) || text(one) == text(other);
        let takes_a_shared = |(one, other): (&Pat, &Pat)| is_wild(one) && names_a_shared(other);
        match wild {
            [all] if is_wild(all) => named.iter().any(names_a_shared),
            wild => {
                wild.len() == named.len()
                    && std::iter::zip(wild, named).all(same)
                    && std::iter::zip(wild, named).any(takes_a_shared)
            }
        }
    };
    let wild = std::iter::zip(&matched.arms, &arms).filter(|(_, wild)| arms.iter().any(|named| takes_in(wild, named)));
    wild.map(|(arm, _)| text(&arm.pat)).collect()
}

/// `_`, or a name.
fn is_wild(pat: &Pat) -> bool {
    match pat {
        Pat::Wild(_) | Pat::Rest(_) => true,
        Pat::Ident(name) => name.subpat.is_none() && name.ident.to_string().starts_with(char::is_lowercase),
        _ => false,
    }
}

fn names_a_shared(pat: &Pat) -> bool {
    let pat = text(pat);
    SHARED
        .iter()
        .any(|name| pat.split_whitespace().zip(pat.split_whitespace().skip(1)).any(|pair| pair == (name, "::")))
}

/// The parts of a tuple, or of `Some`. An arm with a guard takes what it names and nothing else.
fn parts(pat: &Pat) -> Vec<Pat> {
    match pat {
        Pat::Tuple(tuple) => tuple.elems.iter().cloned().collect(),
        Pat::TupleStruct(option) if option.path.is_ident("Some") => {
            [Pat::Path(syn::parse_quote!(Some))].into_iter().chain(option.elems.iter().cloned()).collect()
        }
        Pat::Guard(guarded) => match &*guarded.pat {
            pat if is_wild(pat) => Vec::new(),
            pat => parts(pat),
        },
        pat => vec![pat.clone()],
    }
}

fn text(pat: &Pat) -> String {
    pat.to_token_stream().to_string()
}
