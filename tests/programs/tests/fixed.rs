//! The fixed set of programs.

use status_programs::Programs;

#[test]
fn everything_allowed_stands_together_at_least_once() {
    let missing = Programs::fixed().missing();
    assert!(missing.is_empty(), "{} goals are not reached:\n{}", missing.len(), missing.join("\n"));
}
