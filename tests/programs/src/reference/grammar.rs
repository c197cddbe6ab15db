//! The grammars of RFC 9110 and related RFCs, as predicates on texts.

/// RFC 9110 5.6.2.
pub(crate) fn token(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}

/// A structured field's Token (RFC 9651 3.3.4).
pub(crate) fn sf_token(text: &str) -> bool {
    text.starts_with(|it: char| it.is_ascii_alphabetic() || it == '*') && token(&text.replace([':', '/'], "x"))
}

/// The field value of a custom header (RFC 9110 5.5), without obs-text.
pub(crate) fn field_value(text: &str) -> bool {
    text.bytes().all(|byte| byte == b'\t' || (0x20..0x7f).contains(&byte)) && text.trim() == text
}

/// `1*( %x21 / %x23-5B / %x5D-7E )`, separated by single spaces (RFC 6750 3).
pub(crate) fn scopes(text: &str) -> bool {
    text.split(' ').all(nqchar)
}

/// RFC 9449 8.1: `1*NQCHAR`.
pub(crate) fn nqchar(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| matches!(byte, 0x21 | 0x23..=0x5b | 0x5d..=0x7e))
}

/// RFC 6749 A.7: `1*NQSCHAR`.
pub(crate) fn nqschar(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| matches!(byte, 0x20 | 0x21 | 0x23..=0x5b | 0x5d..=0x7e))
}

/// RFC 9110 11.2.
pub(crate) fn token68(text: &str) -> bool {
    let plain = text.trim_end_matches('=');
    !plain.is_empty() && plain.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~+/".contains(&byte))
}

/// The opaque part of an entity tag in ASCII (RFC 9110 8.8.3).
pub(crate) fn etag(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, 0x21 | 0x23..=0x7e))
}

/// `token ["/" token]` (RFC 9110 7.8).
pub(crate) fn protocol(text: &str) -> bool {
    match text.split_once('/') {
        Some((name, version)) => token(name) && token(version),
        None => token(text),
    }
}

/// A media range, with its weight if `weighted` (RFC 9110 12.5.1), or a media type.
pub(crate) fn media(text: &str, wildcard: bool, weighted: bool) -> bool {
    let mut parts = text.split(';').map(|part| part.trim_matches([' ', '\t']));
    let Some((main, sub)) = parts.next().and_then(|range| range.split_once('/')) else { return false };
    let star = main == "*" || sub == "*";
    token(main)
        && token(sub)
        && (!star || wildcard && (main != "*" || sub == "*"))
        && parts.all(|parameter| match parameter.split_once('=') {
            Some(("q", value)) => weighted && weight(value),
            Some((name, value)) => token(name) && token(value),
            None => false,
        })
}

/// A content coding with its weight (RFC 9110 12.5.3).
pub(crate) fn coding(text: &str) -> bool {
    match text.split_once(';') {
        Some((name, parameter)) => token(name) && parameter.trim().strip_prefix("q=").is_some_and(weight),
        None => token(text),
    }
}

/// RFC 9110 12.4.2.
fn weight(text: &str) -> bool {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    rest.len() <= 3
        && rest.bytes().all(|byte| byte.is_ascii_digit())
        && (whole == "0" || whole == "1" && rest.bytes().all(|byte| byte == b'0'))
}

/// A URI reference (RFC 3986 4.1) that a client may be sent to.
pub(crate) fn reference(text: &str) -> bool {
    let bytes = text.as_bytes();
    let written = bytes.iter().enumerate().all(|(at, byte)| match byte {
        b'%' => bytes.len() > at + 2 && bytes[at + 1].is_ascii_hexdigit() && bytes[at + 2].is_ascii_hexdigit(),
        _ => byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=".contains(byte),
    });
    // A colon in the first segment would make the part before it a scheme.
    let first = text.split(['/', '?', '#']).next().unwrap_or_default();
    let scheme = match first.split_once(':') {
        Some((scheme, _)) => self::scheme(scheme) && !["javascript", "data"].contains(&&*scheme.to_ascii_lowercase()),
        None => true,
    };
    written && scheme && text.matches('#').count() <= 1
}

fn scheme(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
}

/// A URI with a scheme.
pub(crate) fn absolute(text: &str) -> bool {
    reference(text) && text.split_once(':').is_some_and(|(before, _)| scheme(before))
}

/// A URI with a scheme, or a full path (RFC 9457 3.1.1).
pub(crate) fn problem_type(text: &str) -> bool {
    absolute(text) || reference(text) && text.starts_with('/') && !text.starts_with("//")
}

/// One or more relations (RFC 8288 3.3).
pub(crate) fn relations(text: &str) -> bool {
    text.split(' ').all(|rel| {
        let registered = rel.starts_with(|first: char| first.is_ascii_lowercase())
            && rel.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-".contains(&byte));
        registered || absolute(rel)
    })
}

/// The texts of a comma-separated list, without empty elements.
fn elements(text: &str) -> Option<Vec<&str>> {
    let each: Vec<_> = text.split(',').map(|it| it.trim_matches([' ', '\t'])).collect();
    each.iter().all(|it| !it.is_empty()).then_some(each)
}

/// RFC 9110 12.5.5.
pub(crate) fn vary(text: &str) -> bool {
    elements(text).is_some_and(|each| each.into_iter().all(token))
}

/// Language tags that are well-formed (RFC 5646 2.1).
pub(crate) fn languages(text: &str) -> bool {
    elements(text).is_some_and(|each| {
        each.into_iter().all(|tag| {
            let mut parts = tag.split('-');
            let primary = parts.next().unwrap_or_default();
            (2..=8).contains(&primary.len())
                && primary.bytes().all(|byte| byte.is_ascii_alphabetic())
                && parts
                    .all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
        })
    })
}

/// RFC 9111 5.2.2, with the contradictions that the design names.
pub(crate) fn cache_control(text: &str) -> bool {
    let Some(each) = elements(text) else { return false };
    let has = |name: &str| each.iter().any(|it| it.split('=').next() == Some(name));
    let written = each.iter().all(|directive| match directive.split_once('=') {
        Some(("max-age" | "s-maxage", value)) => !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()),
        Some((name, value)) => token(name) && (token(value) || quoted(value)),
        None => token(directive) && !["max-age", "s-maxage"].contains(directive),
    });
    written && !(has("no-store") && (has("max-age") || has("public"))) && !(has("public") && has("private"))
}

fn quoted(text: &str) -> bool {
    text.len() > 1 && text.starts_with('"') && text.ends_with('"') && !text[1..text.len() - 1].contains(['"', '\\'])
}

/// Seconds since 1970 of an RFC 3339 date, with or without a time in UTC.
pub(crate) fn date(text: &str) -> Option<i64> {
    let digits =
        |range: std::ops::Range<usize>| text.get(range).filter(|it| it.bytes().all(|byte| byte.is_ascii_digit()));
    let number = |range| digits(range).and_then(|it| it.parse::<i64>().ok());
    let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
    let separators: String = text.chars().filter(|it| !it.is_ascii_digit()).collect();
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        4 | 6 | 9 | 11 => 30,
        2 => 28 + i64::from(leap),
        1..=12 => 31,
        _ => return None,
    };
    let valid = year >= 1 && (1..=length).contains(&day);
    let time = match (text.len(), separators.as_str()) {
        (10, "--") => 0,
        (20, "--T::Z") => {
            let (hour, minute, second) = (number(11..13)?, number(14..16)?, number(17..19)?);
            (hour < 24 && minute < 60 && second < 60).then_some(hour * 3600 + minute * 60 + second)?
        }
        _ => return None,
    };
    valid.then(|| days(year, month, day) * 86_400 + time)
}

/// Days from 1970-01-01, by counting.
pub(crate) fn days(year: i64, month: i64, day: i64) -> i64 {
    let before = |year: i64| year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let lengths = [31, 28 + i64::from(leap), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    before(year - 1) - before(1969) + lengths[..month as usize - 1].iter().sum::<i64>() + day - 1
}

/// Nanoseconds of a duration such as `1h30m`; units in descending order, each once.
pub(crate) fn duration(text: &str) -> Option<(u64, u32)> {
    let (mut rest, mut millis, mut last) = (text, 0_u64, u64::MAX);
    if rest.is_empty() {
        return None;
    }
    while !rest.is_empty() {
        let end = rest.find(|it: char| !it.is_ascii_digit()).filter(|end| *end > 0)?;
        let number: u64 = rest[..end].parse().ok()?;
        rest = &rest[end..];
        let (unit, length) = [("ms", 1), ("h", 3_600_000), ("m", 60_000), ("s", 1000)]
            .into_iter()
            .find(|(unit, _)| rest.starts_with(unit))?;
        if length >= last {
            return None;
        }
        last = length;
        rest = &rest[unit.len()..];
        millis = millis.checked_add(number.checked_mul(length)?)?;
    }
    Some((millis / 1000, (millis % 1000) as u32 * 1_000_000))
}
