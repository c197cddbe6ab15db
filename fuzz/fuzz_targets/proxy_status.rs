#![no_main]

use libfuzzer_sys::fuzz_target;
use status_fuzz::{header, lines};
use status_runtime::header::ProxyStatus;

fuzz_target!(|text: &str| {
    header::<ProxyStatus>(text);
    lines(text, |lines| ProxyStatus::parse_all(lines));

    if ProxyStatus::parse_all([text]).is_ok() {
        assert!(sfv::Parser::new(text).with_version(sfv::Version::Rfc9651).parse::<sfv::List>().is_ok());
    }
});
