#![no_main]

use libfuzzer_sys::fuzz_target;
use status_fuzz::{header, lines};
use status_runtime::header::ETag;

fuzz_target!(|text: &str| {
    header::<ETag>(text);
    lines(text, |lines| ETag::parse_all(lines));
});
