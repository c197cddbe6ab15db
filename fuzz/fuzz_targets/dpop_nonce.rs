#![no_main]

use libfuzzer_sys::fuzz_target;
use status_fuzz::header;
use status_runtime::header::DpopNonce;

fuzz_target!(|text: &str| {
    header::<DpopNonce>(text);
});
