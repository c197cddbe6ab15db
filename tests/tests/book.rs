//! The chapter on programs that do not compile is generated from the cases.

use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

use status_tests::{Case, cases};

const CLASSES: [(&str, &str); 6] = [
    ("situation", "Choosing the situation"),
    ("missing", "A companion is missing"),
    ("misplaced", "A companion that does not belong"),
    ("literal", "Literals"),
    ("across", "Across variants, and words on the type"),
    ("field", "Fields, types and syntax"),
];

const OPENING: &str = "\
Every program below is wrong about HTTP, or about these derives, and the compiler says so. What it says is printed under
each: what is wrong, what to write, and why. The first part is refused; the second is allowed with a warning, which
`= none` or `deliberate(..)` silences, whichever the message names. There the programs deny their warnings.

The chapter is made from the tests in `tests/ui`; `UPDATE=1 cargo test -p status-tests --test book` writes it anew.
";

/// Set `UPDATE` to regenerate it.
#[test]
fn the_chapter_says_what_the_cases_say() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../status-runtime/docs/what_does_not_compile.md");
    let chapter = chapter(&cases());
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, chapter).expect("a writable chapter");
        return;
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == chapter, "the chapter is not what the cases say: set `UPDATE=1` and look at what changes");
}

fn chapter(cases: &[Case]) -> String {
    let mut chapter = OPENING.to_owned();
    for (level, part) in [("refused", "Refused"), ("warned", "Warned about")] {
        let _ = write!(chapter, "\n## {part}\n");
        for (class, title) in CLASSES {
            let cases: Vec<_> = cases.iter().filter(|case| case.level == level && case.class == class).collect();
            if !cases.is_empty() {
                let _ = write!(chapter, "\n### {title}\n");
            }
            for case in cases {
                section(&mut chapter, case);
            }
        }
    }
    chapter
}

fn section(chapter: &mut String, case: &Case) {
    let rule = case.rule.replace('_', " ");
    let program = case.program.strip_suffix("fn main() {}").unwrap_or(&case.program).trim();
    let _ = write!(chapter, "\n#### {rule}\n\n{}\n\n```rust,compile_fail\n{program}\n```\n", case.reason);
    let texts: Vec<_> = case.diagnostics().unwrap_or_default().into_iter().map(|it| it.text).collect();
    let _ = write!(chapter, "\n```text\n{}\n```\n", texts.join("\n\n"));
}
