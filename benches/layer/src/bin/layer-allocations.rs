//! Counts what one response of each cell allocates, with an allocator that counts.

fn main() {
    status_benches::measure::count_allocations(status_bench_layer::cells());
}
