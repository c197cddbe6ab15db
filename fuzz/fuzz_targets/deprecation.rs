#![no_main]

use libfuzzer_sys::fuzz_target;
use status_fuzz::header;
use status_runtime::header::Deprecation;

fuzz_target!(|text: &str| {
    header::<Deprecation>(text);

    if text.parse::<Deprecation>().is_ok() {
        let item = sfv::Parser::new(text).with_version(sfv::Version::Rfc9651).parse::<sfv::Item>();
        assert!(item.is_ok_and(|item| item.bare_item.as_date().is_some()));
    }
});
