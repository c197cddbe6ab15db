//! Invalid programs do not compile, valid ones do, and the messages are those that the cases announce.

use std::collections::BTreeSet;

use status_tests::{Case, cases};

#[test]
fn what_is_wrong_does_not_compile() {
    let tests = trybuild::TestCases::new();
    tests.compile_fail("ui/refused/*/*.rs");
    tests.compile_fail("ui/warned/*/*.rs");
}

#[test]
fn what_is_right_compiles() {
    trybuild::TestCases::new().pass("ui/right/*.rs");
}

#[test]
fn every_message_is_announced_and_every_announcement_kept() {
    report(cases().iter().flat_map(Case::differences));
}

#[test]
fn every_message_has_help_and_is_an_error() {
    report(cases().iter().flat_map(|case| {
        let shown = case.diagnostics().unwrap_or_default().into_iter();
        let wrong = shown.filter(|it| !it.error || !it.says("help:"));
        wrong.map(|it| format!("{}:{}: {}", case.path.display(), it.line, it.text)).collect::<Vec<_>>()
    }));
}

/// Readers look for a rule by its class, so a rule has one class at each level.
#[test]
fn a_case_announces_something_and_has_a_class_of_the_design() {
    const CLASSES: [&str; 6] = ["situation", "missing", "misplaced", "literal", "across", "field"];
    let cases = cases();
    report(cases.iter().filter(|it| it.marks.is_empty()).map(|it| it.path.display().to_string()));
    let classes: BTreeSet<_> = cases.iter().map(|case| case.class.as_str()).collect();
    assert_eq!(classes, BTreeSet::from(CLASSES));
}

fn report(differences: impl Iterator<Item = String>) {
    let differences: Vec<_> = differences.collect();
    assert!(differences.is_empty(), "{} differences:\n\n{}\n", differences.len(), differences.join("\n\n"));
}
