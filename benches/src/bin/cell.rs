//! Runs one cell as often as it is told, for callgrind to watch; or times them all, in turns.

use std::env;
use std::time::Duration;

use status_benches::{Cell, cells};

/// How often all take their turn. What interrupts one turn is outvoted by the others.
const ROUNDS: usize = 1001;

/// Answers in a turn: so few that the allocator has no reason to give memory back meanwhile.
const TIMES: usize = 20;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match &arguments[..] {
        [list] if list == "list" => {
            for cell in cells() {
                println!("{}\t{}\t{}", cell.who, cell.case, cell.into);
            }
        }
        [time] if time == "time" => time_all(&cells()),
        [at, times] => {
            let cell = &cells()[number(at)];
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
            rounds.push((cell.time)(TIMES));
        }
    }
    for rounds in &mut rounds {
        rounds.sort();
        println!("{:.0}", rounds[ROUNDS / 2].as_nanos() as f64 / TIMES as f64);
    }
}
