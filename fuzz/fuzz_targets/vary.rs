#![no_main]

use libfuzzer_sys::fuzz_target;
use status_fuzz::header;
use status_runtime::header::Vary;

fuzz_target!(|text: &str| {
    header::<Vary>(text);
});
