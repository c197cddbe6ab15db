//! `cargo run -p status-programs -- --seeds 1000..1050`: the programs of those seeds. `--fixed`: the fixed set.

use std::process::ExitCode;

use status_programs::Programs;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let programs = match &arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--fixed"] => Some(Programs::fixed()),
        ["--seeds", range] => range
            .split_once("..")
            .and_then(|(start, end)| Some(start.parse().ok()?..end.parse().ok()?))
            .map(Programs::of_seeds),
        _ => None,
    };
    let Some(programs) = programs else {
        eprintln!("usage: status-programs --seeds 1000..1050 | --fixed");
        return ExitCode::FAILURE;
    };
    let differences = programs.differences("command");
    differences.iter().for_each(|difference| println!("{difference}"));
    println!("{} programs, {} differences", programs.count(), differences.len());
    if differences.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
