//! The index of companions in the documentation, compared with the derive, and with the runtime's types of values.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::TokenStream;
use status_vocabulary::Companion;

use super::is_accepted;

struct Row {
    companions: Vec<Companion>,
    literals: String,
    field_types: String,
}

#[test]
fn a_literal_of_the_index_is_accepted() {
    for row in rows() {
        let literals = literals(&row.literals);
        for companion in &row.companions {
            let by_field = companion.by_field().is_some();
            assert_eq!(literals.is_empty(), by_field, "{companion}: {}", row.literals);
            assert!(
                by_field || literals.iter().any(|literal| accepts(*companion, literal)),
                "{companion}: {literals:?}"
            );
        }
        for literal in &literals {
            assert!(row.companions.iter().any(|companion| accepts(*companion, literal)), "{literal}");
        }
    }
}

#[test]
fn the_field_types_of_the_index_are_those_that_have_a_value() {
    for row in rows() {
        for companion in row.companions {
            let (file, value) = value_of(companion);
            let own = format!("{companion:?}");
            let mut known = types_of(&file, &value);
            match &*value {
                "Member" => known.extend(["whatever serializes".to_owned()]),
                "ErrorsValue" => known.extend(["any iterable of serializable items".to_owned()]),
                _ => {}
            }
            let is_shared = known.remove("H");
            let mut named = named(&row.field_types);
            // Every header's own type is one: the index says so once.
            named.retain(|ty| !(is_shared && (*ty == own || ty == "Location")));
            assert_eq!(named, known, "{companion}");
        }
    }
}

fn rows() -> Vec<Row> {
    let index = fs::read_to_string(runtime().join("docs/companions.md")).unwrap();
    let rows = index.lines().filter(|line| line.starts_with("| [`")).map(|line| {
        let cells: Vec<_> = line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
        let companions =
            code(&cells[0]).into_iter().map(|name| Companion::named(&name).expect("a companion")).collect();
        Row { companions, literals: cells[2].clone(), field_types: cells[3].clone() }
    });
    let rows: Vec<Row> = rows.collect();
    assert_eq!(rows.iter().map(|row| row.companions.len()).sum::<usize>(), Companion::ALL.len());
    rows
}

fn runtime() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../status-runtime")
}

/// The spans of code in a text.
fn code(text: &str) -> Vec<String> {
    text.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The literals of a cell. Those that name parameters in place of values are compared with the grammar elsewhere.
fn literals(cell: &str) -> Vec<String> {
    let dates = cell.contains("a date").then(|| "\"2026-12-31\"".to_owned());
    let written = code(cell).into_iter().filter(|literal| !literal.contains("(realm"));
    let filled_in = |literal: String| {
        literal
            .replace("\"https://..\"", "\"https://example.com/\"")
            .replace("(..)", "(\"x\")")
            .replace("Scheme", "HOBA")
    };
    written.map(filled_in).chain(dates).collect()
}

fn accepts(companion: Companion, literal: &str) -> bool {
    let written = match literal.strip_prefix(companion.name()) {
        Some(parts) if parts.starts_with('(') => literal.to_owned(),
        _ => format!("{companion} = {literal}"),
    };
    is_accepted(companion, &written.parse::<TokenStream>().unwrap())
}

/// The types that a cell names.
fn named(cell: &str) -> BTreeSet<String> {
    const PROSE: [&str; 2] = ["whatever serializes", "any iterable of serializable items"];

    let integers = cell.contains("unsigned integers").then(|| ["u8", "u16", "u32", "u64", "usize"].map(str::to_owned));
    let prose = PROSE.into_iter().filter(|prose| cell.contains(prose)).map(str::to_owned);
    let types = code(cell).into_iter().map(|ty| ty.replace("http::", ""));
    types.chain(integers.into_iter().flatten()).chain(prose).collect()
}

/// The file and the trait of a companion's values.
fn value_of(companion: Companion) -> (String, String) {
    let modules = fs::read_to_string(runtime().join("src/value/by_keyword.rs")).unwrap();
    let shape = format!("{:?}", companion.shape());
    let shape = shape.replace("List(", "List(List::").replace("Text(", "Text(Text::");
    let shape = if shape.starts_with("Date(") { "Date($date:path)".to_owned() } else { shape };
    let (_, rule) = modules.split_once(&format!("($of:ident: {shape}) =>")).expect("each shape has a rule");
    let (_, path) = rule.split_once("$of ").expect("a path");
    let (file, rest) = path.split_once("::").expect("a trait in a file");
    let value = rest.split(|char: char| !char.is_alphanumeric()).next().expect("the trait");
    (file.to_owned(), value.to_owned())
}

/// The types that implement a trait: in rows of `values!`, where `H` is the header's own type, or by hand.
fn types_of(file: &str, value: &str) -> BTreeSet<String> {
    let text = fs::read_to_string(runtime().join(format!("src/value/{file}.rs"))).unwrap();
    let by_hand = text.lines().filter_map(|line| line.strip_prefix(&format!("impl {value} for "))?.strip_suffix(" {"));
    let by_hand: BTreeSet<_> = by_hand.filter(|ty| !ty.starts_with("Option<")).map(str::to_owned).collect();
    let Some((_, rows)) = text.split_once(&format!("    {value}[")) else { return by_hand };
    let (rows, _) = rows.split_once("\n    }\n").expect("the end of the rows");
    let lists = rows.lines().filter_map(|line| Some(line.trim().strip_prefix('[')?.split_once("] => |")?.0));
    let in_rows = lists.flat_map(|list| list.split(", ")).filter(|ty| *ty != "Const").map(str::to_owned);
    by_hand.into_iter().chain(in_rows).collect()
}
