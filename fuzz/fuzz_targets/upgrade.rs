#![no_main]

use libfuzzer_sys::fuzz_target;
use status_fuzz::header;
use status_runtime::header::Upgrade;

fuzz_target!(|text: &str| {
    header::<Upgrade>(text);
});
