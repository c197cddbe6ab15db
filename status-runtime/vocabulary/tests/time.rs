//! Dates and delays against other implementations of the same formats.

use std::time::{Duration, UNIX_EPOCH};

use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimePrinter;
use proptest::prelude::*;
use status_vocabulary::grammar::{self, MIN_DATE};

/// `PROPTEST_CASES` asks for more.
fn config() -> ProptestConfig {
    let default = ProptestConfig::default();
    ProptestConfig { cases: default.cases.max(4_096), failure_persistence: None, ..default }
}

/// The latest date for jiff, at which every time zone still has the year 9999; the unit tests cover the rest.
const LATEST: i64 = 253_402_207_200;

/// Seconds around the boundaries as well as anywhere.
fn any_second() -> impl Strategy<Value = i64> {
    const YEARS: i64 = 9_999;

    prop_oneof![
        MIN_DATE..=LATEST,
        (1..=YEARS, -2i64..2).prop_map(|(year, off)| {
            let first = grammar::date(&format!("{year:04}-01-01")).unwrap();
            (first + off).max(MIN_DATE)
        }),
        (1..=YEARS, -2i64..2).prop_map(|(year, off)| grammar::date(&format!("{year:04}-03-01")).unwrap() + off),
    ]
}

/// Every day but the last, once.
#[test]
fn every_day_is_that_of_jiff() {
    for unix in (MIN_DATE..=LATEST).step_by(86_400) {
        let date = Timestamp::from_second(unix).unwrap().strftime("%Y-%m-%d").to_string();
        assert_eq!(grammar::rfc3339(unix).unwrap().as_str(), date);
        assert_eq!(grammar::date(&date), Ok(unix));
        assert_eq!(grammar::year(unix).to_string(), date[..4].trim_start_matches('0'));
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn http_dates_are_written_as_by_others(unix in any_second()) {
        let ours = grammar::imf_fixdate(unix).unwrap();
        let ours = str::from_utf8(&ours).unwrap();
        let timestamp = Timestamp::from_second(unix).unwrap();
        prop_assert_eq!(ours, DateTimePrinter::new().timestamp_to_rfc9110_string(&timestamp).unwrap());
        if let Ok(since) = u64::try_from(unix) {
            prop_assert_eq!(ours, httpdate::fmt_http_date(UNIX_EPOCH + Duration::from_secs(since)));
        }
        prop_assert_eq!(grammar::http_date(ours, 2026), Ok(unix));
        prop_assert_eq!(grammar::weekday(unix), timestamp.strftime("%A").to_string());
    }

    #[test]
    fn rfc_3339_comes_back(unix in any_second()) {
        let text = grammar::rfc3339(unix).unwrap();
        prop_assert_eq!(grammar::date(text.as_str()), Ok(unix));
        let whole = if text.as_str().len() == 10 { format!("{text}T00:00:00Z") } else { text.to_string() };
        prop_assert_eq!(whole.parse::<Timestamp>().unwrap().as_second(), unix);
        prop_assert_eq!(grammar::date(&whole), Ok(unix));
    }

    /// jiff has no leap seconds and reads 60 as 59; it has the year 0.
    #[test]
    fn days_and_times_exist_or_do_not(
        year in 0i64..=9_999, month in 0..14, day in 0..33, hour in 0..26, minute in 0..62, second in 0..60,
    ) {
        let text = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z");
        prop_assume!((year, month, day) < (9_999, 12, 30));
        let theirs = text.parse::<Timestamp>().ok().filter(|_| year > 0).map(|timestamp| timestamp.as_second());
        prop_assert_eq!(grammar::date(&text).ok(), theirs, "{}", text);
    }

    /// The likely meaning of an offset is what jiff parses; a foreign spelling is never accepted as a date.
    #[test]
    fn offsets_are_understood(unix in any_second(), hours in -23i64..=23, minutes in 0i64..60) {
        let local = Timestamp::from_second(unix).unwrap().strftime("%Y-%m-%dT%H:%M:%S").to_string();
        let text = format!("{local}{}{:02}:{minutes:02}", if hours < 0 { '-' } else { '+' }, hours.abs());
        prop_assert!(grammar::date(&text).is_err());
        prop_assume!(unix < LATEST - 86_400);
        let theirs = text.parse::<Timestamp>().ok().map(|timestamp| timestamp.as_second());
        prop_assert_eq!(
            grammar::foreign_date(&text).map(|meant| meant.unix()),
            theirs.filter(|unix| *unix >= MIN_DATE),
            "{}", text
        );
    }

    #[test]
    fn nothing_panics(text in "\\PC{0,32}|[0-9:T@Z /,.+-]{0,32}|[0-9hms +-]{0,12}") {
        let ours = grammar::date(&text);
        if ours.is_ok() {
            prop_assert!(matches!(text.len(), 10 | 20));
        }
        if let Some(meant) = grammar::foreign_date(&text) {
            prop_assert!(grammar::rfc3339(meant.unix()).is_some());
        }
        if let Ok((secs, nanos)) = grammar::delay(&text) {
            prop_assert_eq!(grammar::foreign_delay(&text), Some((secs, nanos)));
        }
        if let Some((secs, nanos)) = grammar::foreign_delay(&text) {
            prop_assert_eq!(grammar::delay(&grammar::spell_delay(secs, nanos).to_string()), Ok((secs, nanos)));
        }
    }

    /// jiff reads the same units in its friendly format.
    #[test]
    fn delays_are_those_of_jiff(
        hours in prop::option::of(0u64..1_000), minutes in prop::option::of(0u64..1_000),
        secs in prop::option::of(0u64..1_000_000), millis in prop::option::of(0u64..100_000),
    ) {
        let units = [(hours, "h"), (minutes, "m"), (secs, "s"), (millis, "ms")];
        let text = units.iter().filter_map(|(value, unit)| value.map(|value| format!("{value}{unit}"))).collect::<String>();
        let ours = grammar::delay(&text).ok().map(|(secs, nanos)| Duration::new(secs, nanos));
        let theirs = text.parse::<jiff::SignedDuration>().ok().and_then(|duration| duration.try_into().ok());
        prop_assert_eq!(ours, theirs, "{}", text);
    }

    #[test]
    fn a_spelled_delay_is_not_too_short(secs in 0u64..1_000_000, nanos in 0u32..1_000_000_000) {
        let delay = grammar::delay(&grammar::spell_delay(secs, nanos).to_string());
        let (back, rest) = delay.unwrap();
        let (meant, spelled) = (Duration::new(secs, nanos), Duration::new(back, rest));
        prop_assert!(spelled >= meant && spelled - meant < Duration::from_millis(1));
    }
}
