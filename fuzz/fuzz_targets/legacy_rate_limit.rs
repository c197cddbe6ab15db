//! The limits of the older drafts: a value that is read is sent again as an equal one.
#![no_main]

use http::{HeaderMap, HeaderValue};
use libfuzzer_sys::fuzz_target;
use status_runtime::header::{LegacyRateLimit, LegacyUnit};

fuzz_target!(|text: &[u8]| {
    let mut headers = HeaderMap::new();
    for (name, line) in LegacyRateLimit::RATELIMIT.into_iter().zip(text.split(|&byte| byte == b'\n')) {
        let Ok(value) = HeaderValue::from_bytes(line) else { return };
        headers.insert(name, value);
    }
    for unit in [LegacyUnit::Seconds, LegacyUnit::EpochSeconds, LegacyUnit::EpochMilliseconds, LegacyUnit::Date] {
        let read = |headers: &HeaderMap| LegacyRateLimit::read(headers, LegacyRateLimit::RATELIMIT, unit);
        if let Ok(Some(limit)) = read(&headers) {
            let mut sent = HeaderMap::new();
            limit.insert_into(&mut sent, LegacyRateLimit::RATELIMIT);
            assert_eq!(sent.len(), headers.len());
            assert_eq!(read(&sent), Ok(Some(limit)));
        }
    }
});
