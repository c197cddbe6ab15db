#![no_main]

use std::time::UNIX_EPOCH;

use http::HeaderValue;
use libfuzzer_sys::fuzz_target;
use status_fuzz::header;
use status_runtime::header::{LastModified, RetryAfter, Sunset};

fuzz_target!(|text: &str| {
    header::<LastModified>(text);
    header::<Sunset>(text);

    if let Ok(wait) = text.parse::<RetryAfter>() {
        let sent = HeaderValue::from(wait);
        let nearest = RetryAfter::try_from(&sent).unwrap();
        assert_eq!(nearest.to_value(), Some(sent));
        assert_eq!(nearest == wait, wait.to_value().is_some());
    }

    // httpdate has no year before 1970, and does not check the separators between the numbers strictly.
    if let Ok(date) = text.parse::<LastModified>()
        && date.to_string() == text
        && date.time() >= Some(UNIX_EPOCH)
    {
        assert_eq!(httpdate::parse_http_date(text).ok(), date.time());
    }
});
