//! Values that only an author writes: dates and delays in an attribute, and the suggested spelling of invalid ones.
#![no_main]

use libfuzzer_sys::fuzz_target;
use status_vocabulary::grammar::{self, delay, foreign_delay, rfc3339, spell_delay};

fuzz_target!(|text: &str| {
    if let Ok(unix) = grammar::date(text) {
        let spelled = rfc3339(unix).unwrap();
        assert_eq!(grammar::date(spelled.as_str()), Ok(unix));
        assert!(grammar::imf_fixdate(unix).is_some());
    }
    if let Some(meant) = grammar::foreign_date(text) {
        assert_eq!(grammar::date(rfc3339(meant.unix()).unwrap().as_str()), Ok(meant.unix()));
    }
    for (secs, nanos) in delay(text).ok().into_iter().chain(foreign_delay(text)) {
        assert_eq!(delay(&spell_delay(secs, nanos).to_string()), Ok((secs, nanos)));
    }
    for validator in [grammar::member_name, grammar::method, grammar::relation, grammar::sf_string, grammar::token68] {
        if let Err(finding) = validator(text) {
            assert!(finding.at() <= text.len());
        }
    }
});
