//! Counts what one answer of each cell allocates, with an allocator that counts. It is a program of its own, since it would
//! be in the way where instructions and time are counted.

use status_benches::cells;

fn main() {
    for cell in cells() {
        // Whatever is made once for the whole process is made before.
        (cell.prepare)()();
        println!("{}", allocation_counter::measure((cell.prepare)()).count_total);
    }
}
