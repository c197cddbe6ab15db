//! Suggestions for misspelled names, and lists of names.

use status_vocabulary::Role;

/// The candidate that is near enough to be the intended one.
pub(crate) fn nearest<'a>(keyword: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest_of(keyword, &mut candidates.into_iter())
}

/// Compiled once, and not for each kind of list.
fn nearest_of<'a>(keyword: &str, candidates: &mut dyn Iterator<Item = &'a str>) -> Option<&'a str> {
    let len = keyword.chars().count();
    let near = |candidate: &str| {
        // The distance is no less than the difference of the lengths, which takes no time.
        len.abs_diff(candidate.len()) * 4 <= candidate.len()
            && strsim::osa_distance(keyword, candidate) * 4 <= candidate.len()
    };
    candidates
        .map(|candidate| (strsim::jaro_winkler(keyword, candidate), candidate))
        .filter(|(likeness, candidate)| *likeness > 0.87 || near(candidate))
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}

/// `a`, `b` or `c`, in backticks.
pub(crate) fn one_of<'a>(keywords: impl IntoIterator<Item = &'a str>) -> String {
    join(keywords, "or")
}

/// The text to write on a type that has one of these roles.
pub(crate) fn roles(may: &[Role]) -> String {
    join(may.iter().map(|role| format!("role = {}", role.name())), "or")
}

pub(crate) fn join(keywords: impl IntoIterator<Item = impl std::fmt::Display>, last: &str) -> String {
    joined(&mut keywords.into_iter().map(|keyword| format!("`{keyword}`")), last)
}

fn joined(quoted: &mut dyn Iterator<Item = String>, last: &str) -> String {
    let quoted: Vec<_> = quoted.collect();
    match quoted.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((end, rest)) => format!("{} {last} {end}", rest.join(", ")),
    }
}
