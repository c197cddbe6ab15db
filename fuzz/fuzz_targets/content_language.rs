#![no_main]

use libfuzzer_sys::fuzz_target;
use oxilangtag::LanguageTag;
use status_fuzz::header;
use status_runtime::header::ContentLanguage;

fuzz_target!(|text: &str| {
    header::<ContentLanguage>(text);

    // LanguageTag also validates, which asks for more than well-formed tags (RFC 5646 2.2.9).
    if LanguageTag::parse(text).is_ok() {
        assert!(ContentLanguage::new([text]).is_ok());
    }
});
