//! The tables on frameworks: cost and effect of each feature, and its traits, in `docs/frameworks.md`; the README has the
//! frameworks whose handlers differ.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use crate::servers::{Http2, SERVERS};

/// The traits of a framework.
struct Row {
    feature: Option<&'static str>,
    framework: &'static str,
    errors: &'static str,
    outcomes: &'static str,
}

const ROWS: [Row; 15] = [
    row("actix-web", "`ResponseError`", "`Responder`"),
    row("axum", "`IntoResponse`", "`IntoResponse`"),
    Row { feature: Some("connect"), framework: "axum", errors: "`IntoResponse` of `grpc::Connect<E>`", outcomes: "" },
    row("connectrpc", "`From` into `ConnectError`", ""),
    row("dropshot", "`From` into `HttpError`", ""),
    Row { feature: None, framework: "hyper", errors: "`http::Response`", outcomes: "`http::Response`" },
    row("lambda_http", "`IntoResponse`", "`IntoResponse`"),
    row("ntex", "`WebResponseError`", "`Responder`"),
    row("poem", "`ResponseError`", "`IntoResponse`"),
    row("rocket", "`Responder`", "`Responder`"),
    row("salvo", "`Scribe`", "`Scribe`"),
    row("tonic", "`From` into `Status`", ""),
    row("viz", "`IntoResponse`, `From` into `Error`", "`IntoResponse`"),
    row("warp", "`Reply`", "`Reply`"),
    row("worker", "`IntoResponse`, `From` into `Response`", "`IntoResponse`, `From` into `Response`"),
];

const fn row(feature: &'static str, errors: &'static str, outcomes: &'static str) -> Row {
    Row { feature: Some(feature), framework: feature, errors, outcomes }
}

#[test]
fn the_tables_are_the_matrixs() {
    let page = "status-runtime/docs/frameworks.md";
    let differs = |feature: &str| line(feature).is_some() || feature == "hyper";
    let tables =
        [("README.md", "frameworks", costs(differs)), (page, "costs", costs(|_| true)), (page, "frameworks", traits())];
    let stale: Vec<_> = tables.iter().filter(|(page, name, table)| !is_in(&root().join(page), name, table)).collect();
    assert!(stale.is_empty(), "`UPDATE=1 cargo test -p status-frameworks --test matrix`\n{stale:#?}");
}

/// Returns whether the page contains this table between its markers; `UPDATE=1` writes it.
fn is_in(page: &Path, name: &str, table: &str) -> bool {
    let committed = fs::read_to_string(page).expect("the page");
    let (before, rest) = committed.split_once(&format!("<!-- {name}:")).expect("the marker of the table");
    let (marker, rest) = rest.split_once("-->\n").expect("the end of the marker");
    let (_, after) = rest.split_once("<!-- end -->").expect("the end of the table");
    let made = format!("{before}<!-- {name}:{marker}-->\n{table}<!-- end -->{after}");
    if env::var_os("UPDATE").is_some() {
        fs::write(page, &made).expect("a writable page");
    }
    committed == made
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("the workspace").to_owned()
}

/// Version, cost and tests of the features that are chosen by their names.
fn costs(is_chosen: impl Fn(&str) -> bool) -> String {
    let (core, locked) = (crates(None), locked());
    let mut table = "| feature | framework | the line that differs | crates | checked |\n".to_owned();
    table.push_str("|---|---|---|---|---|\n");
    for Row { feature, framework, .. } in ROWS {
        let of_row = feature.unwrap_or(framework);
        if !is_chosen(of_row) {
            continue;
        }
        let (name, version, added) = match feature {
            Some(feature) => {
                let with = crates(Some(feature));
                let (name, version) = of(framework, if feature == framework { &with } else { &locked });
                (name, version, with.difference(&core).count())
            }
            None => (framework.to_owned(), of(framework, &locked).1, 0),
        };
        let (feature, line, checked) = (code(feature), code(line(of_row).as_deref()), checked(of_row));
        table.push_str(&format!("| {feature} | {name} {version} | {line} | {added} | {checked} |\n"));
    }
    table
}

fn traits() -> String {
    let (packages, locked) = (packages(), locked());
    let mut table = "| framework | errors | outcomes | Rust |\n|---|---|---|---|\n".to_owned();
    for Row { feature, framework, errors, outcomes } in ROWS {
        let feature = feature.filter(|feature| *feature == framework);
        let (name, version) = of(framework, &feature.map_or(locked.clone(), |feature| crates(Some(feature))));
        let rust = rust_version(&packages, &name, &version);
        table.push_str(&format!("| {name} | {errors} | {outcomes} | {rust} |\n"));
    }
    table
}

fn code(text: Option<&str>) -> String {
    text.map(|text| format!("`{text}`")).unwrap_or_default()
}

/// The handler in the example that is named like the framework, if there is one.
fn line(framework: &str) -> Option<String> {
    let name = framework.trim_end_matches("_http");
    let example = fs::read_to_string(root().join(format!("examples/src/bin/{name}.rs"))).ok()?;
    let is_handler = |line: &&str| line.contains("fn order(") || line.contains("let order =");
    let handler = example.lines().find(is_handler).expect("a handler named `order`");
    Some(handler.trim().trim_end_matches([' ', '{', ';']).to_owned())
}

fn checked(framework: &str) -> &'static str {
    match SERVERS.iter().find(|server| server.framework == framework).map(|server| server.http2) {
        Some(Http2::Served) => "HTTP/1.1 and HTTP/2, GET and HEAD",
        Some(Http2::HeadWithContent) => "HTTP/1.1 and HTTP/2, GET and HEAD; HEAD has content in HTTP/2",
        Some(Http2::Refused) => "HTTP/1.1, GET and HEAD; its HTTP/2 wants TLS",
        None if framework == "lambda_http" => "Lambda's envelope",
        None if framework == "worker" => "that it compiles",
        None => "status, code, detail, companions",
    }
}

/// The crate that defines the trait: the smallest of the framework.
fn of(framework: &str, among: &BTreeSet<(String, String)>) -> (String, String) {
    let names = [format!("{framework}-core"), format!("{framework}_core"), framework.to_owned()];
    let found = names.iter().find_map(|name| among.iter().rev().find(|(found, _)| found == name));
    found.unwrap_or_else(|| panic!("{framework} is not among {among:?}")).clone()
}

/// The crates that a program links, with and without a feature; no build scripts, no macros.
fn crates(feature: Option<&str>) -> BTreeSet<(String, String)> {
    let features = feature.map_or("derive,problem".to_owned(), |feature| format!("derive,problem,{feature}"));
    tree(&["--package", "status-runtime", "--edges", "no-build,no-dev,no-proc-macro", "--features", &features])
}

fn locked() -> BTreeSet<(String, String)> {
    tree(&["--package", "status-frameworks", "--edges", "all"])
}

fn tree(arguments: &[&str]) -> BTreeSet<(String, String)> {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--locked", "--no-default-features", "--prefix", "none", "--format", "{p}"])
        .args(["--target", "x86_64-unknown-linux-gnu"])
        .args(arguments)
        .current_dir(root())
        .output()
        .expect("cargo");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("names");
    let package = |line: &str| {
        let mut words = line.split(' ');
        Some((words.next()?.to_owned(), words.next()?.strip_prefix('v')?.to_owned()))
    };
    text.lines().filter_map(package).collect()
}

fn packages() -> Vec<serde_json::Value> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--offline", "--locked", "--format-version", "1"])
        .args(["--filter-platform", "x86_64-unknown-linux-gnu"])
        .current_dir(root())
        .output()
        .expect("cargo");
    let mut metadata: serde_json::Value = serde_json::from_slice(&output.stdout).expect("metadata");
    match metadata["packages"].take() {
        serde_json::Value::Array(packages) => packages,
        other => panic!("{other}"),
    }
}

/// The oldest compiler that the framework supports, if it names one.
fn rust_version<'a>(packages: &'a [serde_json::Value], name: &str, version: &str) -> &'a str {
    let package = packages.iter().find(|package| package["name"] == name && package["version"] == version);
    package.expect("a package of the workspace")["rust_version"].as_str().unwrap_or_default()
}
