//! Each companion has a page, which agrees with the vocabulary on its situations and with the cases on refusals.
//! `UPDATE=1` rewrites the generated parts.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use status_tests::{Case, cases};
use status_vocabulary::grammar::auth_params;
use status_vocabulary::{Companion, Form, Kind, SITUATIONS, Situation, Terms};

#[test]
fn every_companion_has_a_page_and_the_index_leads_to_it() {
    let index = fs::read_to_string(directory().with_extension("md")).unwrap();
    let mut pages: Vec<_> = fs::read_dir(directory()).unwrap().map(|page| page.unwrap().path()).collect();
    let mut expected: Vec<_> = companions().map(page).collect();
    pages.sort();
    expected.sort();
    assert_eq!(pages, expected);
    for companion in companions() {
        let link = format!("[`{companion}`](crate::reference::companions::{companion})");
        let row = index.lines().find(|line| line.starts_with('|') && line.contains(&link));
        let row = row.unwrap_or_else(|| panic!("the index has no {link}"));
        if let Form::Header(name) = companion.form() {
            let goes_out_as = row.split(" | ").nth(1).unwrap_or_default();
            assert!(goes_out_as.to_lowercase().contains(name), "{companion} is not {goes_out_as}");
        }
    }
}

#[test]
fn a_page_names_the_roles_that_may_send_it() {
    for companion in companions() {
        let text = fs::read_to_string(page(companion)).unwrap();
        for role in companion.roles().unwrap_or_default() {
            let written = format!("`role = {}`", role.name());
            assert!(text.contains(&written), "the page of `{companion}` has no {written}");
        }
    }
}

/// A scheme has the same parameters wherever they are listed: those of its RFC, but the error, which the situation says.
#[test]
fn the_parameters_of_a_scheme_are_those_of_the_grammar() {
    for page in [directory().with_extension("md"), page(Companion::Challenge)] {
        let text = fs::read_to_string(&page).unwrap();
        for scheme in ["basic", "bearer", "dpop"] {
            let known: Vec<_> = auth_params(scheme).iter().filter(|name| **name != "error").copied().collect();
            let form = format!("`{scheme}({})`", known.join(", "));
            assert!(text.contains(&form), "{} has no {form}", page.display());
        }
    }
}

#[test]
fn each_page_says_of_its_situations_what_the_vocabulary_says() {
    for companion in companions() {
        let committed = fs::read_to_string(page(companion)).unwrap();
        let (before, rest) = committed.split_once("<!-- situations:").expect("the marker of the situations");
        let (marker, rest) = rest.split_once("-->\n").expect("the end of the marker");
        let (_, after) = rest.split_once("<!-- end -->").expect("the end of the situations");
        let made = format!("{before}<!-- situations:{marker}-->\n{}<!-- end -->{after}", situations(companion));
        if env::var_os("UPDATE").is_some() {
            fs::write(page(companion), &made).unwrap();
        } else {
            assert!(
                committed == made,
                "`{companion}` is not what the vocabulary says: `UPDATE=1 cargo test -p status-tests --test companions`"
            );
        }
    }
}

#[test]
fn each_page_shows_the_forms_an_example_and_what_is_refused() {
    for companion in companions() {
        let text = fs::read_to_string(page(companion)).unwrap();
        let headings: Vec<_> = text.lines().filter(|line| line.starts_with("## ")).collect();
        assert_eq!(headings, ["## Forms", "## Example", "## What is refused"], "the page of `{companion}`");

        let (_, example) = text.split_once("```rust\n").expect("an example");
        let (example, _) = example.split_once("\n```").expect("its end");
        assert!(example.contains(companion.name()) && example.contains("assert"), "the example of `{companion}`");
    }
}

/// Each refusal on a page begins with the attribute, and a case contains it.
#[test]
fn what_a_page_calls_refused_a_case_refuses() {
    let cases = cases();
    let mut missing = Vec::new();
    for companion in companions() {
        let text = fs::read_to_string(page(companion)).unwrap();
        let (_, refused) = text.split_once("## What is refused\n").expect("that section");
        let (refused, warned) = refused.split_once("\nAnd warned about").unwrap_or((refused, ""));
        for (level, section) in [("refused", refused), ("warned", warned)] {
            for item in section.lines().filter_map(|line| line.strip_prefix("- `")) {
                let written = item.split_once('`').expect("the end of what is written").0;
                if !has(&cases, level, written) {
                    missing.push(format!("{companion}: no case that is {level} has `{written}`"));
                }
            }
        }
        assert!(refused.contains("\n- `"), "the page of `{companion}` refuses nothing");
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

/// Returns whether a message of that level points into an attribute that contains the text.
fn has(cases: &[Case], level: &str, written: &str) -> bool {
    cases.iter().filter(|case| case.level == level).any(|case| {
        let lines: Vec<_> = fs::read_to_string(&case.path).unwrap().lines().map(str::to_owned).collect();
        case.marks.iter().any(|mark| lines[mark.line - 1].contains(written))
    })
}

fn companions() -> impl Iterator<Item = Companion> {
    Companion::ALL.iter().copied()
}

fn directory() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../status-runtime/docs/companions")
}

fn page(companion: Companion) -> PathBuf {
    directory().join(format!("{companion}.md"))
}

/// The levels of the table, and the meaning of each for an author.
fn situations(companion: Companion) -> String {
    let form = match companion.form() {
        Form::Header(name) => format!("header `{name}`"),
        Form::Member(name) => format!("member `{name}` of the problem document"),
    };
    let mut text = format!("It goes out as the {form} ({}).\n\n", companion.source());

    let level = |level: fn(&Situation) -> Terms| {
        let rows = SITUATIONS.iter().copied().filter(move |row| level(row).contains(companion));
        rows.collect::<Vec<_>>()
    };
    let none = "`= none`";
    let instead =
        level(Situation::decide).into_iter().flat_map(|row| row.decide().companions()).find(|it| *it != companion);
    let given = instead.map_or("it".to_owned(), |other| format!("it, or `{other}`,"));
    let mut rows = vec![
        (level(Situation::required), "required: without it, the enum does not compile".to_owned()),
        (level(Situation::decide), format!("to be decided: {given} is given, or waived with {none}")),
        (level(Situation::suggested), format!("suggested: without it there is a warning, which {none} silences")),
        (level(Situation::odd), format!("odd: there is a warning, which `deliberate({companion})` silences")),
        (level(Situation::never), "refused".to_owned()),
    ];
    if let Form::Member(_) = companion.form() {
        let outcomes = SITUATIONS.iter().copied().filter(|row| row.kind() == Kind::Outcome).collect();
        rows.push((outcomes, "refused: there is no problem document".to_owned()));
    }
    let covered: Vec<_> = rows.iter().flat_map(|(rows, _)| rows).copied().collect();
    rows.push((SITUATIONS.iter().copied().filter(|row| !covered.contains(row)).collect(), "welcome".to_owned()));
    // The longest list is read last, as the remaining situations.
    rows.sort_by_key(|(rows, _)| rows.len());

    text.push_str("| on | it is |\n|---|---|\n");
    let last = rows.len() - 1;
    for (at, (rows, meaning)) in rows.iter().enumerate().filter(|(_, (rows, _))| !rows.is_empty()) {
        let on = if at == last { "every other situation".to_owned() } else { names(rows) };
        writeln!(text, "| {on} | {meaning} |").unwrap();
    }
    text
}

fn names(rows: &[&Situation]) -> String {
    let outcome = |row: &&Situation| row.kind() == Kind::Outcome;
    let all = SITUATIONS.iter().filter(|row| outcome(row)).all(|row| rows.contains(row));
    let mut names = Vec::from_iter(all.then(|| "every outcome".to_owned()));
    let each = rows.iter().filter(|row| !(all && outcome(row)));
    names.extend(each.map(|row| format!("[`{0}`](crate::situation::{0})", row.name())));
    names.join(", ")
}
