//! The cost that the layers add to a request, beside tower-http's and actix-web's, and how the work grows with the input:
//! `cargo bench -p status-bench-layer --bench layer`, which fails if that is more than the input grows. It needs valgrind.

use status_bench_layer::actix::{self, DEFAULT_HEADERS};
use status_bench_layer::input::{MAP, READER};
use status_bench_layer::layers::{self, ALONE, SET_HEADER};
use status_bench_layer::sent::{DERIVE, TUNED};
use status_benches::measure::{Measured, Programs, Result, grow_linearly, growth, measured};

fn main() -> Result<()> {
    let all = measured(&Programs {
        cell: env!("CARGO_BIN_EXE_layer-cell").into(),
        allocations: env!("CARGO_BIN_EXE_layer-allocations").into(),
    })?;
    let (of_tower, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| one.into == "tower");
    let (of_actix, others): (Vec<_>, Vec<_>) = others.into_iter().partition(|one| one.into == "actix-web");
    let (input, sent): (Vec<_>, Vec<_>) = others.into_iter().partition(|one| one.into == "input");
    added(&of_tower, SET_HEADER, layers::PROBLEM);
    added(&of_actix, DEFAULT_HEADERS, actix::PROBLEM);
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
        let growth = growth(one, 2, &input).map_or_else(String::new, |growth| format!("{growth:.2}"));
        println!("| {} | {} | {} | {} | {growth} |", one.case, one.who, one.instructions, one.allocations);
    }
    for reader in input.iter().filter(|one| one.who == READER) {
        let map = find(&input, MAP, &reader.case);
        let ratio = reader.instructions as f64 / map.instructions as f64;
        println!("\n{}: {READER} takes {ratio:.2} of {MAP}", reader.case);
    }
    let ours: Vec<_> = input.into_iter().filter(|one| one.who != MAP).collect();
    grow_linearly(&ours)
}

/// Prints what a layer of the framework's own and this crate's add to a service.
fn added(layers: &[Measured], other: &str, ours: &str) {
    println!("\n## Added to the service alone: instructions / allocations\n");
    println!("| request | alone | {other} | {ours} | ratio of the two |\n|---|---|---|---|---|");
    for alone in layers.iter().filter(|one| one.who == ALONE) {
        let added = |who: &str| {
            let one = find(layers, who, &alone.case);
            (one.instructions as i64 - alone.instructions as i64, one.allocations as i64 - alone.allocations as i64)
        };
        let (other, ours) = (added(other), added(ours));
        println!(
            "| {} | {} / {} | +{} / +{} | +{} / +{} | {:.2} |",
            alone.case,
            alone.instructions,
            alone.allocations,
            other.0,
            other.1,
            ours.0,
            ours.1,
            ours.0 as f64 / other.0 as f64
        );
    }
}

fn find<'a>(all: &'a [Measured], who: &str, case: &str) -> &'a Measured {
    all.iter().find(|one| one.who == who && one.case == case).expect("every case has every contestant")
}
