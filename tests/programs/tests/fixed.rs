//! The fixed set of programs.

use status_programs::Programs;

#[test]
fn everything_allowed_stands_together_at_least_once() {
    let missing = Programs::fixed().missing();
    assert!(missing.is_empty(), "{} goals are not reached:\n{}", missing.len(), missing.join("\n"));
}

#[test]
fn the_product_and_the_reference_agree() {
    let differences = Programs::fixed().differences("fixed");
    let shown: Vec<_> = differences.iter().take(20).map(ToString::to_string).collect();
    assert!(differences.is_empty(), "{} differences:\n\n{}", differences.len(), shown.join("\n"));
}
