//! Counts the allocations of one response of each cell with a counting allocator. It is a separate program because that
//! allocator would distort instructions and time: no library here may link it.

fn main() {
    for cell in status_bench_layer::cells() {
        // Everything that is made once per process is made beforehand.
        (cell.prepare)()();
        println!("{}", allocation_counter::measure((cell.prepare)()).count_total);
    }
}
