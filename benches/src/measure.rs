//! Counts the cost of a cell with the programs that run the cells, and callgrind that watches them.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;
use std::{env, fs, thread};

use crate::Cell;

pub type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// The `into` of a response that is the first in its process, and counted as that.
pub const ONCE: &str = "once";

/// A cell, measured.
pub struct Measured {
    pub who: String,
    pub case: String,
    pub into: String,
    pub instructions: u64,
    pub allocations: u64,
    pub nanoseconds: u64,
}

/// How often the instructions of a case with a number after its colon are those of the same case with a part of that
/// number, if that was measured, too.
pub fn growth(of: &Measured, parts: u64, all: &[Measured]) -> Option<f64> {
    let (what, count) = of.case.rsplit_once(": ")?;
    let part = format!("{what}: {}", count.parse::<u64>().ok()? / parts);
    let part = all.iter().find(|other| other.who == of.who && other.case == part)?;
    Some(of.instructions as f64 / part.instructions as f64)
}

/// Fails with the cases that take more than 4.4 times the work for four times the input.
pub fn grow_linearly(all: &[Measured]) -> Result<()> {
    const MOST: f64 = 4.4;

    let four_times = all.iter().filter_map(|one| Some((one, growth(one, 4, all)?)));
    let (more, within): (Vec<_>, Vec<_>) = four_times.partition(|(_, growth)| *growth > MOST);
    println!("\n{} cases take at most {MOST} times the work for four times the input.", within.len());
    match more.is_empty() {
        true => Ok(()),
        false => {
            let more = more.iter().map(|(one, growth)| format!("{}, {}: {growth:.2} times", one.case, one.who));
            Err(format!("more work than the input has grown: {}", more.collect::<Vec<_>>().join("; ")).into())
        }
    }
}

/// The two programs that run the cells: one for callgrind and time, one with an allocator that counts.
pub struct Programs {
    pub cell: PathBuf,
    pub allocations: PathBuf,
}

/// Measures every cell of the programs.
pub fn measured(programs: &Programs) -> Result<Vec<Measured>> {
    let names = output(Command::new(&programs.cell).arg("list"))?;
    let names: Vec<Vec<&str>> = names.lines().map(|line| line.split('\t').collect()).collect();
    let allocations = numbers(&output(&mut Command::new(&programs.allocations))?)?;
    let nanoseconds = numbers(&output(Command::new(&programs.cell).arg("time"))?)?;
    let instructions = instructions(&programs.cell, &names)?;
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

/// The instructions of each cell. Callgrind runs one thread at a time, so the cells are spread over the cores.
fn instructions(cell: &Path, names: &[Vec<&str>]) -> Result<Vec<u64>> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let cells = names.len();
    let mut counted = vec![0; cells];
    thread::scope(|scope| {
        let workers: Vec<_> = counted
            .chunks_mut(cells.div_ceil(cores))
            .enumerate()
            .map(|(chunk, counted)| {
                scope.spawn(move || -> std::result::Result<(), String> {
                    for (at, counted) in counted.iter_mut().enumerate() {
                        let at = chunk * cells.div_ceil(cores) + at;
                        let count = if names[at][2] == ONCE { callgrind(cell, at, 1) } else { per_response(cell, at) };
                        *counted = count.map_err(|error| error.to_string())?;
                    }
                    Ok(())
                })
            })
            .collect();
        workers.into_iter().try_for_each(|worker| worker.join().expect("a worker reports its errors"))
    })?;
    Ok(counted)
}

/// The instructions per response, from the difference of two runs: work that a process does once is in both counts.
fn per_response(cell: &Path, at: usize) -> Result<u64> {
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

/// The number of rounds. An interrupted round does not affect the median.
const ROUNDS: usize = 1001;

/// Responses per round: so few that the allocator has no reason to give memory back meanwhile.
const TIMES: usize = 20;

/// Runs one cell as often as the arguments say, for callgrind to watch; or lists or times all of them.
pub fn run(cells: Vec<Cell>) {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match &arguments[..] {
        [list] if list == "list" => {
            for cell in cells {
                println!("{}\t{}\t{}", cell.who, cell.case, cell.into);
            }
        }
        [time] if time == "time" => time_all(&cells),
        [at, times] => {
            let cell = &cells[number(at)];
            (0..number(times)).for_each(|_| (cell.prepare)()());
        }
        _ => panic!("`cell list`, `cell time`, or `cell <which> <times>`"),
    }
}

fn number(text: &str) -> usize {
    text.parse().expect("a number")
}

fn time_all(cells: &[Cell]) {
    let mut rounds: Vec<Vec<Duration>> = cells.iter().map(|_| Vec::with_capacity(ROUNDS)).collect();
    for _ in 0..ROUNDS {
        for (cell, rounds) in cells.iter().zip(&mut rounds) {
            // Work that is done once takes no time in the median.
            rounds.push(if cell.into == ONCE { Duration::ZERO } else { (cell.time)(TIMES) });
        }
    }
    for rounds in &mut rounds {
        rounds.sort();
        println!("{:.0}", rounds[ROUNDS / 2].as_nanos() as f64 / TIMES as f64);
    }
}
