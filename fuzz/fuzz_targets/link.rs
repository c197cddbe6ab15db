#![no_main]

use libfuzzer_sys::fuzz_target;
use status_fuzz::{header, lines};
use status_runtime::header::Link;

fuzz_target!(|text: &str| {
    header::<Link>(text);
    lines(text, |lines| Link::parse_all(lines));
});
