//! Counts the allocations of one response of each cell with a counting allocator. It is a separate program because that
//! allocator would distort instructions and time: no library here may link it.

use status_benches::measure::ONCE;

fn main() {
    for cell in status_benches::cells() {
        // Everything that is made once per process is made beforehand, unless it is measured itself.
        if cell.into != ONCE {
            (cell.prepare)()();
        }
        println!("{}", allocation_counter::measure((cell.prepare)()).count_total);
    }
}
