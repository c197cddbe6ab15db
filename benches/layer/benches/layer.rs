//! The cost that the layer adds to a request, beside tower-http's, and how the work grows with the input:
//! `cargo bench -p status-bench-layer --bench layer`. It needs valgrind.

use status_bench_layer::input::{MAP, READER};
use status_bench_layer::layers::{ALONE, PROBLEM, SET_HEADER};
use status_bench_layer::sent::{DERIVE, TUNED};
use status_benches::measure::{Measured, Programs, Result, half_of, measured};

fn main() -> Result<()> {
    let all = measured(&Programs {
        cell: env!("CARGO_BIN_EXE_layer-cell").into(),
        allocations: env!("CARGO_BIN_EXE_layer-allocations").into(),
    })?;
    let (layers, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| one.into == "tower");
    let (input, sent): (Vec<_>, Vec<_>) = others.into_iter().partition(|one| one.into == "input");
    println!("\n## Added to the service alone: instructions / allocations\n");
    println!("| request | alone | {SET_HEADER} | {PROBLEM} | ratio of the two |\n|---|---|---|---|---|");
    for alone in layers.iter().filter(|one| one.who == ALONE) {
        let added = |who: &str| {
            let one = find(&layers, who, &alone.case);
            (one.instructions as i64 - alone.instructions as i64, one.allocations as i64 - alone.allocations as i64)
        };
        let (set, ours) = (added(SET_HEADER), added(PROBLEM));
        println!(
            "| {} | {} / {} | +{} / +{} | +{} / +{} | {:.2} |",
            alone.case,
            alone.instructions,
            alone.allocations,
            set.0,
            set.1,
            ours.0,
            ours.1,
            ours.0 as f64 / set.0 as f64
        );
    }
    println!("\n## Where it is sent: instructions / allocations\n");
    println!("| case | through | {DERIVE} | {TUNED} | ratio |\n|---|---|---|---|---|");
    for derive in sent.iter().filter(|one| one.who == DERIVE) {
        let tuned =
            sent.iter().find(|one| (one.who.as_str(), &one.case, &one.into) == (TUNED, &derive.case, &derive.into));
        let tuned = tuned.expect("every case has both");
        println!(
            "| {} | {} | {} / {} | {} / {} | {:.2} |",
            derive.case,
            derive.into,
            derive.instructions,
            derive.allocations,
            tuned.instructions,
            tuned.allocations,
            derive.instructions as f64 / tuned.instructions as f64
        );
    }
    println!("\n## Growth with the input: instructions at n, and over those at n / 2\n");
    println!("| | who | instructions | allocations | growth |\n|---|---|---|---|---|");
    for one in &input {
        let half = half_of(&one.case);
        let half = half.and_then(|half| input.iter().find(|other| other.who == one.who && other.case == half));
        let growth =
            half.map_or_else(String::new, |half| format!("{:.2}", one.instructions as f64 / half.instructions as f64));
        println!("| {} | {} | {} | {} | {growth} |", one.case, one.who, one.instructions, one.allocations);
    }
    for reader in input.iter().filter(|one| one.who == READER) {
        let map = find(&input, MAP, &reader.case);
        let ratio = reader.instructions as f64 / map.instructions as f64;
        println!("\n{}: {READER} takes {ratio:.2} of {MAP}", reader.case);
    }
    Ok(())
}

fn find<'a>(all: &'a [Measured], who: &str, case: &str) -> &'a Measured {
    all.iter().find(|one| one.who == who && one.case == case).expect("every case has every contestant")
}
