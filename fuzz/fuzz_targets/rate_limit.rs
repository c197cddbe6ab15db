#![no_main]

use libfuzzer_sys::fuzz_target;
use status_fuzz::{header, lines};
use status_runtime::header::RateLimit;

fuzz_target!(|text: &str| {
    header::<RateLimit>(text);
    lines(text, |lines| RateLimit::parse_all(lines));

    if RateLimit::parse_all([text]).is_ok() {
        assert!(sfv::Parser::new(text).with_version(sfv::Version::Rfc9651).parse::<sfv::List>().is_ok());
    }
});
