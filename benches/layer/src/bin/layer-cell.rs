//! Runs one cell as often as the arguments say, for callgrind to watch; or times all of them, in turns.

fn main() {
    status_benches::measure::run(status_bench_layer::cells());
}
