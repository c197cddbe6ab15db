//! Suggestions for misspelled names, and lists of names.

use status_vocabulary::Role;

/// The candidate that is near enough to be the intended one.
pub(crate) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest_of(word, &mut candidates.into_iter())
}

/// Compiled once, and not for each kind of list.
fn nearest_of<'a>(word: &str, candidates: &mut dyn Iterator<Item = &'a str>) -> Option<&'a str> {
    let near = |candidate: &str| strsim::osa_distance(word, candidate) * 4 <= candidate.len();
    candidates
        .map(|candidate| (strsim::jaro_winkler(word, candidate), candidate))
        .filter(|(likeness, candidate)| *likeness > 0.87 || near(candidate))
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}

/// `a`, `b` or `c`, in backticks.
pub(crate) fn one_of<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    join(words, "or")
}

/// The text to write on a type that has one of these roles.
pub(crate) fn roles(may: &[Role]) -> String {
    join(may.iter().map(|role| format!("role = {}", role.name())), "or")
}

pub(crate) fn join(words: impl IntoIterator<Item = impl std::fmt::Display>, last: &str) -> String {
    joined(&mut words.into_iter().map(|word| format!("`{word}`")), last)
}

fn joined(quoted: &mut dyn Iterator<Item = String>, last: &str) -> String {
    let quoted: Vec<_> = quoted.collect();
    match quoted.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((end, rest)) => format!("{} {last} {end}", rest.join(", ")),
    }
}
