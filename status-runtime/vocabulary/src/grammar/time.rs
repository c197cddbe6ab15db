use core::fmt;

use super::error::GrammarError;
use super::scan::{is_digit, number_at, part, same, stray};

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: i64 = 86_400;

/// The longest plausible delay, in seconds: a larger number is taken for an epoch timestamp.
pub const MAX_DELAY: u64 = 999_999_999;

/// 366 days in seconds: a longer delay is not sent.
pub const YEAR: u64 = 366 * DAY as u64;

/// The first second of the year 1, in Unix seconds.
pub const MIN_DATE: i64 = -62_135_596_800;

/// The last second of the year 9999, in Unix seconds.
pub const MAX_DATE: i64 = 253_402_300_799;

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A duration as in an attribute, `"90s"`, `"5m"`, `"1h30m"`, `"1500ms"`: seconds and nanoseconds.
///
/// The units are `h`, `m`, `s` and `ms`, each at most once and in that order.
///
/// # Errors
///
/// The text is not such a duration. [`foreign_delay`] reads what may have been meant.
pub const fn delay(s: &str) -> Result<(u64, u32), GrammarError> {
    const FORMS: &str = "write seconds (`30`), a duration (`\"30s\"`, `\"5m\"`, `\"1h30m\"`) or an RFC 3339 date";
    const TOO_LONG: &str = "too long for a delay: an epoch timestamp is a date";

    let bytes = s.as_bytes();
    if bytes.is_empty() {
        return Err(GrammarError::new(0, FORMS));
    }
    match bytes[0] {
        b'+' => return Err(GrammarError::new(0, "no sign: `\"5s\"`")),
        b'-' => return Err(GrammarError::new(0, "a delay is not negative (RFC 9110 10.2.3)")),
        _ => {}
    }

    let mut at = 0;
    let mut millis: u64 = 0;
    let mut last = 0;
    while at < bytes.len() {
        let start = at;
        let (value, end) = check!(number_at(bytes, at, FORMS));
        if end == bytes.len() {
            return Err(GrammarError::new(
                end,
                match start {
                    0 => "a bare number of seconds stands without quotes, or takes a unit: `\"30s\"`",
                    _ => "a unit follows: `h`, `m`, `s` or `ms`",
                },
            ));
        }
        // The rank keeps the units in order.
        let (rank, unit, width) = match bytes[end] {
            b'h' => (1, HOUR * 1000, 1),
            b'm' if end + 1 < bytes.len() && bytes[end + 1] == b's' => (4, 1, 2),
            b'm' => (2, MINUTE * 1000, 1),
            b's' => (3, 1000, 1),
            b'.' | b',' => return Err(GrammarError::new(end, "whole numbers: `\"1500ms\"`")),
            b' ' => return Err(GrammarError::new(end, "no spaces: `\"5m\"`")),
            _ => return Err(stray(bytes, end, "the units are `h`, `m`, `s` and `ms`")),
        };
        at = end + width;
        if at < bytes.len() && !is_digit(bytes[at]) {
            return Err(match bytes[at] {
                b' ' => GrammarError::new(at, "no spaces: `\"1h30m\"`"),
                _ => stray(bytes, end, "the units are `h`, `m`, `s` and `ms`"),
            });
        }
        if rank <= last {
            return Err(GrammarError::new(end, "each unit once, the longest first: `\"1h30m\"`"));
        }
        last = rank;
        millis = match value.checked_mul(unit) {
            Some(more) => match millis.checked_add(more) {
                Some(sum) if sum / 1000 <= MAX_DELAY => sum,
                _ => return Err(GrammarError::new(start, TOO_LONG)),
            },
            None => return Err(GrammarError::new(start, TOO_LONG)),
        };
    }
    Ok((millis / 1000, (millis % 1000) as u32 * 1_000_000))
}

/// Units that are not those of [`delay`], or are spelled in another way, with their milliseconds.
const UNITS: [(&[u8], u64); 19] = [
    (b"d", DAY as u64 * 1000),
    (b"day", DAY as u64 * 1000),
    (b"days", DAY as u64 * 1000),
    (b"h", HOUR * 1000),
    (b"hr", HOUR * 1000),
    (b"hour", HOUR * 1000),
    (b"hours", HOUR * 1000),
    (b"m", MINUTE * 1000),
    (b"min", MINUTE * 1000),
    (b"mins", MINUTE * 1000),
    (b"minute", MINUTE * 1000),
    (b"minutes", MINUTE * 1000),
    (b"", 1000),
    (b"s", 1000),
    (b"sec", 1000),
    (b"secs", 1000),
    (b"second", 1000),
    (b"seconds", 1000),
    (b"ms", 1),
];

/// A duration in another spelling than [`delay`] takes: `5 minutes`, `+5s`, `90`, `1h 30m`, `2 days`.
///
/// ```
/// use status_vocabulary::grammar::{foreign_delay, spell_delay};
///
/// let (secs, nanos) = foreign_delay("5 minutes").unwrap();
/// assert_eq!(spell_delay(secs, nanos).to_string(), "5m");
/// ```
pub const fn foreign_delay(s: &str) -> Option<(u64, u32)> {
    let bytes = s.as_bytes();
    let mut millis: u64 = 0;
    let mut at = if !bytes.is_empty() && bytes[0] == b'+' { 1 } else { 0 };
    if at == bytes.len() {
        return None;
    }
    while at < bytes.len() {
        let (value, end) = match number_at(bytes, at, "") {
            Ok(number) => number,
            Err(_) => return None,
        };
        at = end;
        while at < bytes.len() && bytes[at] == b' ' {
            at += 1;
        }
        let unit = at;
        while at < bytes.len() && bytes[at].is_ascii_alphabetic() {
            at += 1;
        }
        let word = part(bytes, unit, at);
        let mut row = 0;
        while row < UNITS.len() && !same(UNITS[row].0, word) {
            row += 1;
        }
        if row == UNITS.len() {
            return None;
        }
        millis = match value.checked_mul(UNITS[row].1) {
            Some(more) if more / 1000 <= MAX_DELAY => millis + more,
            _ => return None,
        };
        if millis / 1000 > MAX_DELAY {
            return None;
        }
        while at < bytes.len() && bytes[at] == b' ' {
            at += 1;
        }
    }
    Some((millis / 1000, (millis % 1000) as u32 * 1_000_000))
}

/// The duration in the spelling of [`delay`], rounded up to milliseconds: `1h30m`.
pub const fn spell_delay(secs: u64, nanos: u32) -> SpelledDelay {
    SpelledDelay { secs, nanos }
}

/// The return value of [`spell_delay`].
#[derive(Debug, Clone, Copy)]
pub struct SpelledDelay {
    secs: u64,
    nanos: u32,
}

impl fmt::Display for SpelledDelay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (millis, carry) = match self.nanos.div_ceil(1_000_000) {
            1000.. => (0, 1),
            millis => (millis, 0),
        };
        let secs = self.secs.saturating_add(carry);
        if secs == 0 && millis == 0 {
            return f.write_str("0s");
        }
        for (value, unit) in
            [(secs / HOUR, "h"), (secs % HOUR / MINUTE, "m"), (secs % MINUTE, "s"), (millis.into(), "ms")]
        {
            if value > 0 {
                write!(f, "{value}{unit}")?;
            }
        }
        Ok(())
    }
}

/// A date as in an attribute (RFC 3339), `"2026-12-31"` or `"2026-12-31T10:00:00Z"`: Unix seconds.
///
/// A leap second is read as the second after it, as in Unix time.
///
/// # Errors
///
/// The text is not such a date. [`foreign_date`] reads what may have been meant.
pub const fn date(s: &str) -> Result<i64, GrammarError> {
    const FORMS: &str = "dates are RFC 3339 here: `\"2026-12-31\"` or `\"2026-12-31T10:00:00Z\"`";

    let bytes = s.as_bytes();
    let mut at = 0;
    while at < bytes.len() && at < 10 {
        let right = if at == 4 || at == 7 { bytes[at] == b'-' } else { is_digit(bytes[at]) };
        if !right {
            return Err(stray(bytes, at, FORMS));
        }
        at += 1;
    }
    if at < 10 {
        return Err(GrammarError::new(at, FORMS));
    }
    let days = check!(days_of(digits(bytes, 0, 4), digits(bytes, 5, 2), digits(bytes, 8, 2), [0, 5, 8]));
    if bytes.len() == 10 {
        return Ok(days * DAY);
    }

    if bytes[10] != b'T' {
        return Err(stray(bytes, 10, "a `T` between date and time: `\"2026-12-31T10:00:00Z\"`"));
    }
    at = 11;
    while at < bytes.len() && at < 19 {
        let right = if at == 13 || at == 16 { bytes[at] == b':' } else { is_digit(bytes[at]) };
        if !right {
            return Err(stray(bytes, at, "the time is `10:00:00` (RFC 3339 5.6)"));
        }
        at += 1;
    }
    if at < 19 {
        return Err(GrammarError::new(at, "the time is `10:00:00` (RFC 3339 5.6)"));
    }
    let time = check!(time_of(digits(bytes, 11, 2), digits(bytes, 14, 2), digits(bytes, 17, 2), 11));
    if bytes.len() == 19 {
        return Err(GrammarError::new(19, "a `Z` at the end: dates are in UTC"));
    }
    match bytes[19] {
        b'Z' if bytes.len() == 20 => in_range(days * DAY + time),
        b'.' => Err(GrammarError::new(19, "whole seconds: HTTP has no others (RFC 9110 5.6.7)")),
        b'+' | b'-' => Err(GrammarError::new(19, "no local offset: dates are in UTC and end in `Z`")),
        _ => Err(stray(bytes, 19, "a `Z` at the end: dates are in UTC")),
    }
}

/// The format of a foreign date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateForm {
    /// `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 5.6.7).
    ImfFixdate,
    /// `Sunday, 06-Nov-94 08:49:37 GMT`, which is obsolete.
    Rfc850,
    /// `Sun Nov  6 08:49:37 1994`, which is obsolete.
    Asctime,
    /// `@784111777` (RFC 9651 3.3.7).
    Structured,
    /// `784111777`.
    Epoch,
    /// `1994-11-06T09:49:37+01:00`, or `Z` with a fraction of a second.
    Offset,
    /// `11/06/1994`, or `06/11/1994` if that is unambiguous.
    Slashed,
}

/// A date in another spelling than RFC 3339's in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ForeignDate {
    form: DateForm,
    unix: i64,
}

impl ForeignDate {
    /// The format in which it was written.
    pub const fn form(&self) -> DateForm {
        self.form
    }

    /// The same instant in Unix seconds; [`rfc3339`] spells it.
    pub const fn unix(&self) -> i64 {
        self.unix
    }
}

/// A date in another spelling than [`date`] takes, for a message with the right one. The weekday may be wrong.
///
/// ```
/// use status_vocabulary::grammar::{foreign_date, rfc3339, weekday};
///
/// let meant = foreign_date("Sat, 31 Dec 2018 23:59:59 GMT").unwrap();
/// assert_eq!(rfc3339(meant.unix()).unwrap().as_str(), "2018-12-31T23:59:59Z");
/// assert_eq!(weekday(meant.unix()), "Monday");
/// ```
pub const fn foreign_date(s: &str) -> Option<ForeignDate> {
    let bytes = s.as_bytes();
    // A macro has no clock to tell the century by; dates in attributes are not decades away from this year.
    if let Ok((unix, form)) = any_http_date(bytes, 2026) {
        return Some(ForeignDate { form, unix });
    }
    let structured = !bytes.is_empty() && bytes[0] == b'@';
    if let Ok((unix, end)) = number_at(bytes, structured as usize, "")
        && end == bytes.len()
        && unix <= MAX_DATE as u64
    {
        let form = if structured { DateForm::Structured } else { DateForm::Epoch };
        return Some(ForeignDate { form, unix: unix as i64 });
    }
    if let Some(unix) = offset_date(bytes) {
        return Some(ForeignDate { form: DateForm::Offset, unix });
    }
    if let Some(unix) = slashed_date(bytes) {
        return Some(ForeignDate { form: DateForm::Slashed, unix });
    }
    None
}

/// RFC 3339 including what [`date`] refuses: lower case, a space for the `T`, fractions, offsets.
const fn offset_date(bytes: &[u8]) -> Option<i64> {
    if !shaped(bytes, b"0000-00-00?00:00:00") || !matches!(bytes[10], b'T' | b't' | b' ') {
        return None;
    }
    let Ok(days) = days_of(digits(bytes, 0, 4), digits(bytes, 5, 2), digits(bytes, 8, 2), [0; 3]) else {
        return None;
    };
    let Ok(time) = time_of(digits(bytes, 11, 2), digits(bytes, 14, 2), digits(bytes, 17, 2), 0) else {
        return None;
    };
    let mut at = 19;
    if at < bytes.len() && bytes[at] == b'.' {
        at = run!(bytes, at + 1, is_digit);
    }
    let rest = part(bytes, at, bytes.len());
    let offset = if rest.is_empty() || same(rest, b"z") {
        0
    } else if rest.len() == 6 && shaped(rest, b"?00:00") && matches!(rest[0], b'+' | b'-') {
        let seconds = (digits(rest, 1, 2) * 60 + digits(rest, 4, 2)) * 60;
        if rest[0] == b'+' { seconds } else { -seconds }
    } else {
        return None;
    };
    match in_range(days * DAY + time - offset) {
        Ok(unix) => Some(unix),
        Err(_) => None,
    }
}

/// Month first, unless only day first is possible; `None` if both are.
const fn slashed_date(bytes: &[u8]) -> Option<i64> {
    if bytes.len() != 10 || !shaped(bytes, b"00/00/0000") {
        return None;
    }
    let (first, second, year) = (digits(bytes, 0, 2), digits(bytes, 3, 2), digits(bytes, 6, 4));
    let days = if second > 12 || first == second {
        days_of(year, first, second, [0; 3])
    } else if first > 12 {
        days_of(year, second, first, [0; 3])
    } else {
        return None;
    };
    match days {
        Ok(days) => Some(days * DAY),
        Err(_) => None,
    }
}

/// A date that a peer sent (RFC 9110 5.6.7), in any of the three formats that a recipient has to accept: Unix seconds.
///
/// `year` is the present one: a two-digit year that seems to be more than 50 years after it is of the century before.
/// The weekday is parsed but not compared.
///
/// # Errors
///
/// The text has none of the three formats, or there is no such day or time.
pub const fn http_date(s: &str, year: i64) -> Result<i64, GrammarError> {
    match any_http_date(s.as_bytes(), year) {
        Ok((unix, _)) => Ok(unix),
        Err(error) => Err(error),
    }
}

const fn any_http_date(bytes: &[u8], present: i64) -> Result<(i64, DateForm), GrammarError> {
    const IMF: &[u8] = b"???, 00 ??? 0000 00:00:00 GMT";
    const RFC850: &[u8] = b", 00-???-00 00:00:00 GMT";
    const ASCTIME: &[u8] = b"??? ??? _0 00:00:00 0000";
    const FORMS: &str = "a date is `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 5.6.7)";

    let (form, base, year, month, day, time) = if bytes.len() == IMF.len() && shaped(bytes, IMF) {
        (DateForm::ImfFixdate, 3, digits(bytes, 12, 4), 8, 5, 17)
    } else if bytes.len() == ASCTIME.len() && shaped(bytes, ASCTIME) {
        (DateForm::Asctime, 3, digits(bytes, 20, 4), 4, 8, 11)
    } else {
        let mut comma = 0;
        while comma < bytes.len() && bytes[comma] != b',' {
            comma += 1;
        }
        if bytes.len() != comma + RFC850.len() || !shaped(part(bytes, comma, bytes.len()), RFC850) {
            return Err(GrammarError::new(0, FORMS));
        }
        let mut year = present - present % 100 + digits(bytes, comma + 9, 2);
        if year > present + 50 {
            year -= 100;
        }
        (DateForm::Rfc850, comma, year, comma + 5, comma + 2, comma + 12)
    };

    let mut known = false;
    let mut row = 0;
    while row < WEEKDAYS.len() {
        let name = WEEKDAYS[row].as_bytes();
        let name = if let DateForm::Rfc850 = form { name } else { name.split_at(3).0 };
        known = known || exactly_at(bytes, 0, name) && base == name.len();
        row += 1;
    }
    if !known {
        return Err(GrammarError::new(0, "a date starts with its weekday: `Sun` (RFC 9110 5.6.7)"));
    }
    row = 0;
    while row < MONTHS.len() && !exactly_at(bytes, month, MONTHS[row].as_bytes()) {
        row += 1;
    }
    if row == MONTHS.len() {
        return Err(GrammarError::new(month, "months are `Jan` to `Dec` (RFC 9110 5.6.7)"));
    }
    // The day of asctime is padded with a space.
    let of_month = if bytes[day] == b' ' { digits(bytes, day + 1, 1) } else { digits(bytes, day, 2) };
    let days = check!(days_of(year, row as i64 + 1, of_month, [base, month, day]));
    let seconds = check!(time_of(digits(bytes, time, 2), digits(bytes, time + 3, 2), digits(bytes, time + 6, 2), time));
    match in_range(days * DAY + seconds) {
        Ok(unix) => Ok((unix, form)),
        Err(error) => Err(error),
    }
}

/// The date as a sender writes it (RFC 9110 5.6.7), `Sun, 06 Nov 1994 08:49:37 GMT`; `None` outside the years 1 to
/// 9999.
///
/// ```
/// let date = status_vocabulary::grammar::imf_fixdate(784_111_777).unwrap();
/// assert_eq!(&date, b"Sun, 06 Nov 1994 08:49:37 GMT");
/// ```
pub const fn imf_fixdate(unix: i64) -> Option<[u8; 29]> {
    if unix < MIN_DATE || unix > MAX_DATE {
        return None;
    }
    let (year, month, day) = civil(unix.div_euclid(DAY));
    let mut text = *b"???, 00 ??? 0000 00:00:00 GMT";
    copy(&mut text, 0, weekday(unix).as_bytes(), 3);
    put(&mut text, 5, day, 2);
    copy(&mut text, 8, MONTHS[month as usize - 1].as_bytes(), 3);
    put(&mut text, 12, year, 4);
    put_time(&mut text, 17, unix);
    Some(text)
}

/// The date in the spelling of [`date`], without the time if that is midnight; `None` outside the years 1 to 9999.
///
/// ```
/// use status_vocabulary::grammar::rfc3339;
///
/// assert_eq!(rfc3339(784_111_777).unwrap().as_str(), "1994-11-06T08:49:37Z");
/// assert_eq!(rfc3339(1_767_225_600).unwrap().as_str(), "2026-01-01");
/// ```
pub const fn rfc3339(unix: i64) -> Option<Rfc3339> {
    if unix < MIN_DATE || unix > MAX_DATE {
        return None;
    }
    let (year, month, day) = civil(unix.div_euclid(DAY));
    let mut text = *b"0000-00-00T00:00:00Z";
    put(&mut text, 0, year, 4);
    put(&mut text, 5, month, 2);
    put(&mut text, 8, day, 2);
    put_time(&mut text, 11, unix);
    Some(Rfc3339 { text, midnight: unix.rem_euclid(DAY) == 0 })
}

/// The return value of [`rfc3339`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rfc3339 {
    text: [u8; 20],
    midnight: bool,
}

impl Rfc3339 {
    /// The shortest spelling of the instant.
    pub const fn as_str(&self) -> &str {
        let text = if self.midnight { self.text.split_at(10).0 } else { &self.text };
        match str::from_utf8(text) {
            Ok(text) => text,
            // Only digits and ASCII punctuation were written.
            Err(_) => "",
        }
    }
}

impl fmt::Display for Rfc3339 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The year of that instant in UTC.
pub const fn year(unix: i64) -> i64 {
    let days = unix.div_euclid(DAY);
    // Outside the range an approximation is enough: callers ask for the present year.
    if unix < MIN_DATE || unix > MAX_DATE { 1970 + days / 365 } else { civil(days).0 }
}

/// The weekday of that instant in UTC, in full.
pub const fn weekday(unix: i64) -> &'static str {
    // 1970 began with a Thursday.
    WEEKDAYS[(unix.div_euclid(DAY) + 3).rem_euclid(7) as usize]
}

/// Days from 1970-01-01 to that day; `at` has the positions of year, month and day for errors.
const fn days_of(year: i64, month: i64, day: i64, at: [usize; 3]) -> Result<i64, GrammarError> {
    const FAR: &str = "the years are 1 to 9999";

    if year < 1 || year > 9999 {
        return Err(GrammarError::new(at[0], FAR));
    }
    if month < 1 || month > 12 {
        return Err(GrammarError::new(at[1], "there is no such month"));
    }
    if day < 1 || day > days_in(year, month) {
        return Err(GrammarError::new(at[2], "there is no such day"));
    }
    let mut days = days_before(year) + day - 1;
    let mut earlier = 1;
    while earlier < month {
        days += days_in(year, earlier);
        earlier += 1;
    }
    Ok(days)
}

/// Seconds from midnight; a leap second, which only the last minute of a day can have, belongs to the next day.
const fn time_of(hour: i64, minute: i64, second: i64, at: usize) -> Result<i64, GrammarError> {
    if hour > 23 {
        return Err(GrammarError::new(at, "hours are 0 to 23"));
    }
    if minute > 59 {
        return Err(GrammarError::new(at + 3, "minutes are 0 to 59"));
    }
    if second > 59 && !(second == 60 && hour == 23 && minute == 59) {
        return Err(GrammarError::new(at + 6, "seconds are 0 to 59, and 60 only at 23:59 (RFC 3339 5.7)"));
    }
    Ok((hour * 60 + minute) * 60 + second)
}

/// Checks the range: the leap second of the last day would be in the year 10000.
const fn in_range(unix: i64) -> Result<i64, GrammarError> {
    if unix < MIN_DATE || unix > MAX_DATE { Err(GrammarError::new(0, "the years are 1 to 9999")) } else { Ok(unix) }
}

/// Days from 1970-01-01 to the first day of that year, which is 1 or later.
const fn days_before(year: i64) -> i64 {
    let past = year - 1;
    past * 365 + past / 4 - past / 100 + past / 400 - 719_162
}

const fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Year, month and day of that many days after 1970-01-01.
const fn civil(days: i64) -> (i64, i64, i64) {
    // 400 years have 146,097 days, so the guess is right or one too few.
    let mut year = (days + 719_162) * 400 / 146_097 + 1;
    if days_before(year) > days {
        year -= 1;
    } else if days_before(year + 1) <= days {
        year += 1;
    }
    let mut day = days - days_before(year);
    let mut month = 1;
    while day >= days_in(year, month) {
        day -= days_in(year, month);
        month += 1;
    }
    (year, month, day + 1)
}

/// Returns whether the text starts like the pattern: `0` is a digit, `_` a digit or a space, `?` any byte, and any
/// other byte itself.
const fn shaped(bytes: &[u8], pattern: &[u8]) -> bool {
    if bytes.len() < pattern.len() {
        return false;
    }
    let mut at = 0;
    while at < pattern.len() {
        let right = match pattern[at] {
            b'0' => is_digit(bytes[at]),
            b'_' => is_digit(bytes[at]) || bytes[at] == b' ',
            b'?' => true,
            byte => bytes[at] == byte,
        };
        if !right {
            return false;
        }
        at += 1;
    }
    true
}

const fn exactly_at(bytes: &[u8], at: usize, name: &[u8]) -> bool {
    let mut offset = 0;
    while offset < name.len() {
        if at + offset >= bytes.len() || bytes[at + offset] != name[offset] {
            return false;
        }
        offset += 1;
    }
    true
}

const fn digits(bytes: &[u8], at: usize, count: usize) -> i64 {
    let mut value = 0;
    let mut offset = 0;
    while offset < count {
        value = value * 10 + (bytes[at + offset] - b'0') as i64;
        offset += 1;
    }
    value
}

const fn put<const N: usize>(text: &mut [u8; N], at: usize, value: i64, width: usize) {
    let mut value = value;
    let mut left = width;
    while left > 0 {
        left -= 1;
        text[at + left] = b'0' + (value % 10) as u8;
        value /= 10;
    }
}

const fn put_time<const N: usize>(text: &mut [u8; N], at: usize, unix: i64) {
    let second = unix.rem_euclid(DAY);
    put(text, at, second / 3600, 2);
    put(text, at + 3, second / 60 % 60, 2);
    put(text, at + 6, second % 60, 2);
}

const fn copy<const N: usize>(text: &mut [u8; N], at: usize, from: &[u8], count: usize) {
    let mut offset = 0;
    while offset < count {
        text[at + offset] = from[offset];
        offset += 1;
    }
}
