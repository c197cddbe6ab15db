//! The cost of a response, in instructions, allocations and nanoseconds: `cargo bench --bench response`.
//!
//! The instructions are counted by callgrind, which has to be installed; they are the same in every run.

use std::path::Path;
use std::process::Command;

use status_benches::catalog::PAGES;
use status_benches::measure::{Measured, ONCE, Programs, Result, grow_linearly, growth, measured};
use status_benches::reading::READ;

/// The contestant that the derive is compared with as the limit.
const LIMIT: &str = "tuned by hand";
const DERIVE: &str = "derive";

fn main() -> Result<()> {
    Command::new("valgrind")
        .arg("--version")
        .output()
        .map_err(|_| "valgrind is not installed: it counts the instructions")?;
    let mut all = measured(&Programs {
        cell: env!("CARGO_BIN_EXE_cell").into(),
        allocations: env!("CARGO_BIN_EXE_allocations").into(),
    })?;
    all.extend(measured(&with_problemdetails()?)?);
    let (once, all): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| one.into == ONCE);
    let (pages, all): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| one.into == PAGES);
    let (reading, all): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| one.into == READ);
    let (by_count, cases): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|one| one.case.contains(':') || one.case.contains(" of "));
    for into in ["axum", "http"] {
        contest(into, &cases.iter().filter(|one| one.into == into).collect::<Vec<_>>());
    }
    println!("\n## Growth of the derive\n\n| | instructions | allocations | ns |\n|---|---|---|---|");
    for Measured { case, instructions, allocations, nanoseconds, .. } in by_count {
        println!("| {case} | {instructions} | {allocations} | {nanoseconds} |");
    }
    let derived = cases.iter().find(|one| one.who == DERIVE && one.into == "http");
    println!("\n## A request for a page of the catalogue\n");
    println!("| | instructions | allocations | ns | instructions over those of a derived 404 |\n|---|---|---|---|---|");
    for Measured { case, instructions, allocations, nanoseconds, .. } in pages {
        let ratio = derived.map_or(f64::NAN, |derived| instructions as f64 / derived.instructions as f64);
        println!("| {case} | {instructions} | {allocations} | {nanoseconds} | {ratio:.2} |");
    }
    println!("\n## Reading a known error\n");
    println!("| | instructions | allocations | ns | instructions over those of serde_json |\n|---|---|---|---|---|");
    for Measured { who, case, instructions, allocations, nanoseconds, .. } in &reading {
        let other = reading.iter().find(|other| other.case == *case && other.who != *who && *who == DERIVE);
        let ratio =
            other.map_or_else(String::new, |other| format!("{:.2}", *instructions as f64 / other.instructions as f64));
        println!("| {who}: {case} | {instructions} | {allocations} | {nanoseconds} | {ratio} |");
    }
    println!("\n## What is made of a catalogue, by its variants\n");
    println!("| | instructions | allocations | over half as many |\n|---|---|---|---|");
    for one @ Measured { case, instructions, allocations, .. } in &once {
        let growth = growth(one, 2, &once).map_or_else(String::new, |growth| format!("{growth:.2}"));
        println!("| {case} | {instructions} | {allocations} | {growth} |");
    }
    grow_linearly(&once)
}

/// Prints the cases as a table: a row for each contestant, then how the derive compares.
fn contest(into: &str, of: &[&Measured]) {
    let mut cases: Vec<&str> = Vec::new();
    let mut contestants: Vec<&str> = Vec::new();
    for one in of {
        if !cases.contains(&one.case.as_str()) {
            cases.push(&one.case);
        }
        if !contestants.contains(&one.who.as_str()) {
            contestants.push(&one.who);
        }
    }
    println!("\n## Into a response of {into}: instructions / allocations / ns\n");
    println!("| | {} |\n|---{}|", cases.join(" | "), "|---".repeat(cases.len()));
    let row = |who: &str, cell: &dyn Fn(&str) -> String| {
        println!("| {who} | {} |", cases.iter().map(|case| cell(case)).collect::<Vec<_>>().join(" | "));
    };
    let find = |who: &str, case: &str| of.iter().find(|one| one.who == who && one.case == case);
    for who in contestants {
        row(who, &|case| {
            find(who, case).map_or_else(String::new, |one| {
                format!("{} / {} / {}", one.instructions, one.allocations, one.nanoseconds)
            })
        });
    }
    let ratio = |case: &str, of: Option<&Measured>| {
        let (derive, other) = (find(DERIVE, case), of);
        derive.zip(other).map_or_else(String::new, |(derive, other)| {
            let ratio = |of: fn(&Measured) -> u64| of(derive) as f64 / of(other) as f64;
            format!(
                "{:.2} / {:.2} / {:.2}",
                ratio(|one| one.instructions),
                ratio(|one| one.allocations),
                ratio(|one| one.nanoseconds)
            )
        })
    };
    row("**derive to the limit**", &|case| ratio(case, find(LIMIT, case).copied()));
    row("**derive to the fastest other**", &|case| {
        let others = of.iter().filter(|one| one.case == case && one.who != DERIVE && one.who != LIMIT);
        ratio(case, others.copied().min_by_key(|one| one.instructions))
    });
}

/// Builds the programs with problemdetails. It makes serde_json slower for the whole build, so it has a separate one.
fn with_problemdetails() -> Result<Programs> {
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/problemdetails");
    let status = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--release", "--bins", "--features", "problemdetails", "--manifest-path"])
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml"))
        .arg("--target-dir")
        .arg(&target)
        .status()?;
    if !status.success() {
        return Err("the build with problemdetails failed".into());
    }
    Ok(Programs { cell: target.join("release/cell"), allocations: target.join("release/allocations") })
}
