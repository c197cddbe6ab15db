//! Counts what one response of each cell allocates, with an allocator that counts. It is a program of its own, since that
//! allocator would be in the way where instructions and time are counted: no library here may link it.

use status_benches::measure::ONCE;

fn main() {
    for cell in status_benches::cells() {
        // Whatever is made once for the whole process is made before, unless it is what is measured.
        if cell.into != ONCE {
            (cell.prepare)()();
        }
        println!("{}", allocation_counter::measure((cell.prepare)()).count_total);
    }
}
