//! What an answer costs, in instructions, allocations and nanoseconds: `cargo bench --bench response`.
//!
//! The instructions are counted by callgrind, which has to be installed; they are the same in every run.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs, thread};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// The limit, and whom it is the limit of.
const LIMIT: &str = "tuned by hand";
const DERIVE: &str = "derive";

struct Measured {
    who: String,
    case: String,
    into: String,
    instructions: u64,
    allocations: u64,
    nanoseconds: u64,
}

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
    let (growth, cases): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|one| one.case.contains(':') || one.case.contains(" of "));
    for into in ["axum", "http"] {
        contest(into, &cases.iter().filter(|one| one.into == into).collect::<Vec<_>>());
    }
    println!("\n## Growth of the derive\n\n| | instructions | allocations | ns |\n|---|---|---|---|");
    for Measured { case, instructions, allocations, nanoseconds, .. } in growth {
        println!("| {case} | {instructions} | {allocations} | {nanoseconds} |");
    }
    Ok(())
}

/// The cases as a table: who in the rows, then how the derive compares.
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

struct Programs {
    cell: PathBuf,
    allocations: PathBuf,
}

/// That crate makes serde_json slower for everybody in the build, so it gets its own.
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

fn measured(programs: &Programs) -> Result<Vec<Measured>> {
    let names = output(Command::new(&programs.cell).arg("list"))?;
    let names: Vec<Vec<&str>> = names.lines().map(|line| line.split('\t').collect()).collect();
    let allocations = numbers(&output(&mut Command::new(&programs.allocations))?)?;
    let nanoseconds = numbers(&output(Command::new(&programs.cell).arg("time"))?)?;
    let instructions = instructions(&programs.cell, names.len())?;
    let measured = names.iter().zip(instructions).zip(allocations.into_iter().zip(nanoseconds));
    Ok(measured
        .map(|((name, instructions), (allocations, nanoseconds))| Measured {
            who: name[0].to_owned(),
            case: name[1].to_owned(),
            into: name[2].to_owned(),
            instructions,
            allocations,
            nanoseconds,
        })
        .collect())
}

/// Of each cell. Callgrind runs one thread at a time, so every core gets a cell of its own.
fn instructions(cell: &Path, cells: usize) -> Result<Vec<u64>> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let mut counted = vec![0; cells];
    thread::scope(|scope| {
        let workers: Vec<_> = counted
            .chunks_mut(cells.div_ceil(cores))
            .enumerate()
            .map(|(chunk, counted)| {
                scope.spawn(move || -> std::result::Result<(), String> {
                    for (at, counted) in counted.iter_mut().enumerate() {
                        let at = chunk * cells.div_ceil(cores) + at;
                        *counted = per_answer(cell, at).map_err(|error| error.to_string())?;
                    }
                    Ok(())
                })
            })
            .collect();
        workers.into_iter().try_for_each(|worker| worker.join().expect("a worker reports its errors"))
    })?;
    Ok(counted)
}

/// What a hundred more answers cost, by the answer: what happens once in a process is in both counts.
fn per_answer(cell: &Path, at: usize) -> Result<u64> {
    const FEW: u64 = 20;
    const MANY: u64 = 120;
    Ok((callgrind(cell, at, MANY)? - callgrind(cell, at, FEW)?) / (MANY - FEW))
}

fn callgrind(cell: &Path, at: usize, times: u64) -> Result<u64> {
    let out = env::temp_dir().join(format!("status-benches-{}-{at}-{times}", std::process::id()));
    let status = Command::new("valgrind")
        .args(["--quiet", "--tool=callgrind", "--collect-atstart=no", "--toggle-collect=*value_to_response*"])
        .arg(format!("--callgrind-out-file={}", out.display()))
        .arg(cell)
        .args([at.to_string(), times.to_string()])
        .stdout(Stdio::null())
        .status()?;
    let report = fs::read_to_string(&out)?;
    fs::remove_file(&out)?;
    let total = report.lines().find_map(|line| line.strip_prefix("totals: ")).filter(|_| status.success());
    Ok(total.ok_or("callgrind reported no total")?.parse()?)
}

fn output(command: &mut Command) -> Result<String> {
    let output = command.stderr(Stdio::inherit()).output()?;
    if !output.status.success() {
        return Err(format!("{command:?} failed").into());
    }
    Ok(String::from_utf8(output.stdout)?)
}

fn numbers(lines: &str) -> Result<Vec<u64>> {
    Ok(lines.lines().map(str::parse).collect::<std::result::Result<_, _>>()?)
}
