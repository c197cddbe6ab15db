// A union does not know which of its fields it holds, and an enum without variants never happens.

use status_runtime::HttpOutcome;

#[derive(HttpOutcome)]
union Either {
    //~ union -> union | enum | struct
    left: u32,
    right: f32,
}

#[derive(HttpOutcome)]
enum Never {}
//~ Never -> variant

fn main() {}
