#![no_main]

use libfuzzer_sys::fuzz_target;
use status_fuzz::{header, lines};
use status_runtime::header::RateLimitPolicy;

fuzz_target!(|text: &str| {
    header::<RateLimitPolicy>(text);
    lines(text, |lines| RateLimitPolicy::parse_all(lines));
});
