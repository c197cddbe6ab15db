#![no_main]

use libfuzzer_sys::fuzz_target;
use status_fuzz::{header, lines};
use status_runtime::header::Challenge;

fuzz_target!(|text: &str| {
    header::<Challenge>(text);
    lines(text, |lines| Challenge::parse_all(lines));
});
