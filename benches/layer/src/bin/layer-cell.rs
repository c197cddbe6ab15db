//! Runs one cell as often as it is told, for callgrind to watch; or times them all, in turns.

fn main() {
    status_benches::measure::run(status_bench_layer::cells());
}
