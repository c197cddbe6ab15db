//! Every level of every row of the vocabulary is shown by a case.
//!
//! A missing companion is shown for each situation; for misplaced ones the product is large, so a case shows each
//! companion once and `matrix.rs` tries them all.

use status_tests::{Case, Mark, cases};
use status_vocabulary::{AMBIGUOUS, POLICIES, SITUATIONS, Severity, Situation, Term, Terms};

#[test]
fn every_required_companion_is_missed_by_a_case() {
    each_pair("refused", Situation::required);
}

#[test]
fn every_companion_to_be_decided_is_missed_by_a_case() {
    each_pair("refused", Situation::decide);
}

#[test]
fn every_suggested_companion_is_missed_by_a_case() {
    each_pair("warned", Situation::suggested);
}

#[test]
fn every_odd_companion_is_warned_about_by_a_case() {
    each_term("warned", "misplaced", Situation::odd);
}

#[test]
fn every_impossible_companion_is_refused_by_a_case() {
    each_term("refused", "misplaced", Situation::never);
}

#[test]
fn every_role_is_breached_by_a_case() {
    let cases = cases();
    for situation in SITUATIONS {
        let Some(rule) = situation.role() else { continue };
        let level = if rule.otherwise == Severity::Error { "refused" } else { "warned" };
        let shown =
            marks(&cases, level, "situation").any(|mark| mark.spanned == situation.name() && says(mark, "role ="));
        assert!(shown, "no case uses `{}` in another role than its own", situation.name());
    }
}

#[test]
fn every_ambiguous_word_and_every_policy_has_a_case() {
    let cases = cases();
    for ambiguous in AMBIGUOUS {
        let shown = marks(&cases, "refused", "situation").any(|mark| {
            mark.spanned == ambiguous.keyword
                && ambiguous.choose.iter().all(|choice| says(mark, &format!("`{choice}`")))
        });
        assert!(shown, "no case writes `{}` and is offered {:?}", ambiguous.keyword, ambiguous.choose);
    }
    for policy in POLICIES {
        let shown = cases.iter().any(|case| case.class == "across" && case.program.contains(policy.keyword));
        assert!(shown, "no case gets `policy({} = ..)` wrong", policy.keyword);
    }
}

#[test]
fn every_rule_about_storing_and_masking_has_a_case() {
    let cases = cases();
    for situation in SITUATIONS.iter().filter(|situation| situation.no_store_only()) {
        let shown = cases.iter().any(|case| case.rule == "only_no_store" && case.program.contains(situation.name()));
        assert!(shown, "no case lets `{}` be stored", situation.name());
    }
    let shown = marks(&cases, "refused", "misplaced").any(|mark| mark.spanned == "detail" && says(mark, "`expose`"));
    assert!(shown, "no case shows the text of a masked situation");
}

fn each_pair(level: &str, terms: fn(&Situation) -> Terms) {
    let cases = cases();
    let mut pairs = 0;
    for situation in SITUATIONS {
        // The detail, a keyword, is suggested and never missing: it is the error's text.
        for companion in terms(situation).companions() {
            pairs += 1;
            let shown = marks(&cases, level, "missing")
                .any(|mark| mark.spanned == situation.name() && says(mark, companion.name()));
            assert!(shown, "no case leaves `{companion}` out of `{}`", situation.name());
        }
    }
    assert_ne!(pairs, 0, "no row has that level");
}

fn each_term(level: &str, class: &str, terms: fn(&Situation) -> Terms) {
    let cases = cases();
    for term in Term::all() {
        if SITUATIONS.iter().any(|situation| terms(situation).contains(term)) {
            let shown = marks(&cases, level, class).any(|mark| mark.spanned == term.name());
            assert!(shown, "no case gives `{term}` where it does not belong");
        }
    }
}

fn marks<'a>(cases: &'a [Case], level: &'a str, class: &'a str) -> impl Iterator<Item = &'a Mark> {
    cases.iter().filter(move |case| case.level == level && case.class == class).flat_map(|case| &case.marks)
}

fn says(mark: &Mark, what: &str) -> bool {
    mark.says.iter().any(|says| says.contains(what))
}
