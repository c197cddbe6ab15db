#![no_main]

use libfuzzer_sys::fuzz_target;
use status_fuzz::header;
use status_runtime::header::ContentRange;

fuzz_target!(|text: &str| {
    header::<ContentRange>(text);
});
