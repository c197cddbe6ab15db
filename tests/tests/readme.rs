//! The tables of the README and of the reference, which are generated from the vocabulary: a difference fails, and
//! `UPDATE=1` rewrites them.

use std::fmt::Write as _;
use std::path::Path;

use status_vocabulary::{Companion, Form, Keyword, Kind, Place, RetryClass, SITUATIONS, Situation, Term, Terms, Tier};

#[test]
fn the_tables_are_the_vocabularys() {
    for (file, tables) in [
        ("README.md", vec![("situations", common_situations()), ("companions", common_companions())]),
        ("status-runtime/docs/situations.md", vec![("situations", situations())]),
        ("status-runtime/docs/companions.md", vec![("purposes", companions())]),
        ("status-runtime/docs/on_the_type.md", vec![("keywords", keywords(Place::Type))]),
        ("status-runtime/docs/on_a_variant.md", vec![("keywords", keywords(Place::Variant))]),
        ("status-runtime/docs/on_a_field.md", vec![("keywords", keywords(Place::Field))]),
    ] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(file);
        let committed = std::fs::read_to_string(&path).unwrap();
        let made = tables.iter().fold(committed.clone(), |text, (table, with)| replace(&text, table, with));
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, &made).unwrap();
        } else {
            assert!(
                committed == made,
                "{file} is not what the vocabulary says: `UPDATE=1 cargo test -p status-tests --test readme`"
            );
        }
    }
}

#[test]
fn every_situation_and_every_companion_is_there() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../status-runtime/docs");
    let page = std::fs::read_to_string(docs.join("situations.md")).unwrap();
    for situation in SITUATIONS {
        assert!(page.contains(&format!("| `{}` |", situation.name())), "{}", situation.name());
    }
    let page = std::fs::read_to_string(docs.join("companions.md")).unwrap();
    for companion in Companion::ALL {
        assert!(page.contains(&format!("| `{companion}` |")), "{companion}");
    }
}

#[test]
fn the_page_on_the_log_has_each_error_under_its_level() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../status-runtime/docs/logging.md");
    let page = std::fs::read_to_string(path).unwrap();
    for situation in SITUATIONS.iter().filter(|situation| situation.kind() == Kind::Error) {
        let level = format!("| `{}` |", situation.log().name().to_uppercase());
        let line = page.lines().find(|line| line.starts_with(&level)).unwrap_or_default();
        assert!(line.contains(&format!(" `{}`", situation.name())), "{}: {level}", situation.name());
    }
}

#[test]
fn the_page_on_retries_has_each_error_under_its_class() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../status-runtime/docs/retrying.md");
    let page = std::fs::read_to_string(path).unwrap();
    let rows = Vec::from_iter(page.lines().filter(|line| line.starts_with("| `")));
    for situation in SITUATIONS.iter().filter(|situation| situation.kind() == Kind::Error) {
        let (name, class) = (format!("`{}`", situation.name()), format!("| `{:?}` |", situation.retry()));
        let found = Vec::from_iter(rows.iter().filter(|row| row.contains(&name)));
        // "Any other" is what the last row has.
        let count = if situation.retry() == RetryClass::Never { 0 } else { 1 };
        assert!(found.len() == count && found.iter().all(|row| row.starts_with(&class)), "{name} {class}: {found:?}");
    }
}

/// The first line is what lists of items and editors show.
#[test]
fn a_doc_comment_begins_with_what_the_item_is() {
    const CLAUSES: [&str; 8] = ["How", "What", "Whether", "When", "Where", "Which", "Who", "Why"];
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut found = Vec::new();
    let mut directories: Vec<_> =
        ["status-derive/src", "status-runtime/src", "status-runtime/vocabulary/src"].map(|path| root.join(path)).into();
    while let Some(directory) = directories.pop() {
        for entry in std::fs::read_dir(directory).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                directories.push(path);
                continue;
            }
            let source = std::fs::read_to_string(&path).unwrap();
            let comment = |line: &str| {
                let line = line.trim_start();
                line.strip_prefix("///").or(line.strip_prefix("//!")).map(|text| text.trim_start().to_owned())
            };
            let comments: Vec<_> = std::iter::once(None).chain(source.lines().map(comment)).collect();
            for (at, pair) in comments.windows(2).enumerate() {
                if let [None, Some(first)] = pair
                    && first.split(' ').next().is_some_and(|word| CLAUSES.contains(&word))
                {
                    found.push(format!("{}:{}: {first}", path.display(), at + 1));
                }
            }
        }
    }
    assert!(found.is_empty(), "a noun phrase, or `Returns ..`:\n{}", found.join("\n"));
}

fn replace(text: &str, table: &str, with: &str) -> String {
    let (before, rest) = text.split_once(&format!("<!-- {table}:")).expect("the marker of the table");
    let (marker, rest) = rest.split_once("-->\n").expect("the end of the marker");
    let (_, after) = rest.split_once("<!-- end -->").expect("the end of the table");
    format!("{before}<!-- {table}:{marker}-->\n{with}<!-- end -->{after}")
}

/// The situations that most services have.
const SITUATIONS_OF_MOST: [&str; 10] = [
    "unauthenticated",
    "forbidden",
    "not_found",
    "conflict_state",
    "already_exists",
    "content_too_large",
    "validation_failed",
    "rate_limited",
    "internal",
    "unavailable",
];

/// The companions that most services have.
const COMPANIONS_OF_MOST: [&str; 10] =
    ["challenge", "retry_after", "allow", "location", "accept", "etag", "link", "cache_control", "errors", "parameter"];

fn common_situations() -> String {
    let mut table = String::from("| situation | code | when | companions |\n|---|---|---|---|\n");
    for name in SITUATIONS_OF_MOST {
        let row = SITUATIONS.iter().find(|row| row.name() == name).expect("a situation");
        let masked = if row.masked() { " Masked." } else { "" };
        let (code, when) = (row.code(), row.when().replace('|', "\\|"));
        writeln!(table, "| `{name}` | {code} | {when}{masked} | {} |", levels(row).join("; ")).unwrap();
    }
    table
}

fn common_companions() -> String {
    let all = companions();
    let (head, rows) = all.split_at(all.match_indices('\n').nth(1).expect("a head of two lines").0 + 1);
    let row = |name: &&str| rows.lines().find(|row| row.starts_with(&format!("| `{name}` |"))).expect("a companion");
    COMPANIONS_OF_MOST.iter().map(row).fold(head.to_owned(), |table, row| format!("{table}{row}\n"))
}

/// The companions of a situation, by level.
fn levels(row: &Situation) -> Vec<String> {
    let mut companions = Vec::new();
    let mut level = |name: &str, set: Terms, between: &str| {
        let words: Vec<_> = set.iter().map(|term| format!("`{term}`")).collect();
        if !words.is_empty() {
            companions.push(format!("{name}: {}", words.join(between)));
        }
    };
    level("required", row.required(), ", ");
    level("decide", row.decide(), " or ");
    level("suggested", row.suggested(), ", ");
    companions
}

fn situations() -> String {
    let mut table = String::new();
    for (heading, kind) in
        [("Errors, for `#[derive(HttpError)]`", Kind::Error), ("Outcomes, for `#[derive(HttpOutcome)]`", Kind::Outcome)]
    {
        writeln!(
            table,
            "{heading}:\n\n| situation | code | when | companions | retry | masked |\n|---|---|---|---|---|---|"
        )
        .unwrap();
        for row in SITUATIONS.iter().filter(|row| row.kind() == kind) {
            let mut companions = levels(row);
            let role = row.role().map(|rule| rule.is.iter().map(|role| role.name()).collect::<Vec<_>>().join(" or "));
            companions.extend(role.map(|role| format!("role: {role}")));
            let tier = match row.tier() {
                Tier::Common => "",
                Tier::Legacy => " (for old clients)",
                Tier::Infra => " (for proxies and servers of a special kind)",
            };
            let retry = if kind == Kind::Error { row.retry().advice() } else { "" };
            writeln!(
                table,
                "| `{}` | {} | {}{tier} | {} | {retry} | {} |",
                row.name(),
                row.code(),
                row.when().replace('|', "\\|"),
                companions.join("; "),
                if row.masked() { "yes" } else { "" },
            )
            .unwrap();
        }
        table.push('\n');
    }
    table
}

fn companions() -> String {
    let mut table = String::from("| companion | sent as | what it tells the client | source |\n|---|---|---|---|\n");
    for term in Term::all() {
        let form = match term.form() {
            Some(Form::Header(name)) => format!("header `{name}`"),
            Some(Form::Member(name)) => format!("member `{name}`"),
            None => continue,
        };
        let source = match term {
            Term::Companion(companion) => Some(companion.source()),
            Term::Keyword(keyword) => keyword.source(),
        };
        writeln!(table, "| `{term}` | {form} | {} | {} |", term.purpose(), source.unwrap_or_default()).unwrap();
    }
    table
}

fn keywords(place: Place) -> String {
    let mut table = String::from("| keyword | for example | value | purpose | source |\n|---|---|---|---|---|\n");
    for keyword in Keyword::of(place) {
        let (example, value) = (keyword.example(place).unwrap(), keyword.value(place).unwrap());
        let (first, rest) = keyword.purpose().split_at(1);
        let remark = keyword.remark().map_or(String::new(), |remark| format!(". {remark}"));
        let purpose = format!("{}{rest}{remark}", first.to_uppercase());
        let source = keyword.source().unwrap_or_default();
        writeln!(table, "| `{keyword}` | `{example}` | {value} | {purpose} | {source} |").unwrap();
    }
    table
}
