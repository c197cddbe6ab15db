//! A media range of Accept (RFC 9110 12.5.1).

use status_vocabulary::grammar::position_of_either;

use crate::header::is_tchar;

/// A media range, with its weight.
pub(crate) struct Range<'a> {
    /// The part before the parameters, which may be anything.
    pub(crate) essence: &'a [u8],
    /// True if it has a parameter other than `charset=utf-8`.
    pub(crate) is_narrowed: bool,
    /// In thousandths.
    pub(crate) weight: u16,
}

impl Range<'_> {
    pub(crate) fn parse(element: &[u8]) -> Option<Range<'_>> {
        // No quote is valid before the first semicolon.
        let end = position_of_either(element, *b";;").unwrap_or(element.len());
        let (essence, parameters) = (element[..end].trim_ascii(), &element[end..]);
        // Nearly every range has a weight alone, or nothing.
        let weight = match parameters {
            [] => Some(1000),
            [b';', b'q', b'=', weight @ ..] => thousandths(weight),
            [..] => None,
        };
        if let Some(weight) = weight {
            return Some(Range { essence, is_narrowed: false, weight });
        }
        let (mut is_narrowed, mut weight) = (false, None);
        for parameter in parts(parameters).filter(|parameter| !parameter.is_empty()) {
            let equals = parameter.iter().position(|&byte| byte == b'=')?;
            let (name, value) = (&parameter[..equals], &parameter[equals + 1..]);
            if name.eq_ignore_ascii_case(b"q") {
                // The weight, at any place (RFC 9110 12.5.1); of several the first.
                weight = weight.or(Some(thousandths(value)?));
            } else if is_token(name) && is_value(value) {
                is_narrowed |= !is_utf_8(name, value);
            } else {
                return None;
            }
        }
        Some(Range { essence, is_narrowed, weight: weight.unwrap_or(1000) })
    }

    pub(crate) fn is_type_and_subtype(&self) -> bool {
        let slash = self.essence.iter().position(|&byte| byte == b'/');
        slash.is_some_and(|slash| is_token(&self.essence[..slash]) && is_token(&self.essence[slash + 1..]))
    }
}

/// The parts between the semicolons that are not in quotes, without white space.
fn parts(element: &[u8]) -> impl Iterator<Item = &[u8]> {
    let (mut quoted, mut escaped) = (false, false);
    element
        .split(move |&byte| {
            let semicolon = byte == b';' && !quoted;
            quoted ^= byte == b'"' && !escaped;
            escaped = byte == b'\\' && quoted && !escaped;
            semicolon
        })
        .map(<[u8]>::trim_ascii)
}

/// A qvalue (RFC 9110 12.4.2) in thousandths.
fn thousandths(text: &[u8]) -> Option<u16> {
    let (whole, decimals) = match text {
        [whole] => (whole, &[][..]),
        [whole, b'.', decimals @ ..] => (whole, decimals),
        _ => return None,
    };
    let digit = |byte: &u8| byte.is_ascii_digit().then(|| u16::from(byte - b'0'));
    if decimals.len() > 3 {
        return None;
    }
    let padded = decimals.iter().chain(b"000").take(3);
    let sum = padded.map(digit).try_fold(digit(whole)?, |sum, digit| Some(sum * 10 + digit?))?;
    (sum <= 1000).then_some(sum)
}

fn is_token(text: &[u8]) -> bool {
    !text.is_empty() && text.iter().all(|&byte| is_tchar(byte))
}

/// Returns whether it is a token or a quoted-string (RFC 9110 5.6.6), whose text may be beyond ASCII (RFC 9110 5.6.4).
fn is_value(text: &[u8]) -> bool {
    let Some(inside) = text.strip_prefix(b"\"").and_then(|text| text.strip_suffix(b"\"")) else {
        return is_token(text);
    };
    let mut escaped = false;
    let is_clean = inside.iter().all(|&byte| {
        let is_end = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        !is_end && (byte == b'\t' || byte >= b' ' && byte != 0x7f)
    });
    is_clean && !escaped
}

/// Returns whether it is `charset=utf-8`, which the representations have or imply. In quotes, a backslash precedes the
/// character that is meant (RFC 9110 5.6.4).
fn is_utf_8(name: &[u8], value: &[u8]) -> bool {
    let quoted = value.strip_prefix(b"\"").and_then(|value| value.strip_suffix(b"\""));
    let mut escaped = false;
    let meant = quoted.unwrap_or(value).iter().filter(|&&byte| {
        escaped = byte == b'\\' && !escaped;
        !escaped
    });
    name.eq_ignore_ascii_case(b"charset") && meant.map(u8::to_ascii_lowercase).eq(*b"utf-8")
}

#[cfg(test)]
mod tests {
    use super::Range;

    /// RFC 9110 12.4.2.
    #[test]
    fn a_weight_is_in_thousandths() {
        for (text, expected) in
            [("0", 0), ("0.", 0), ("0.5", 500), ("0.05", 50), ("0.999", 999), ("1", 1000), ("1.00", 1000)]
        {
            let range = format!("text/html;q={text}");
            assert_eq!(Range::parse(range.as_bytes()).map(|range| range.weight), Some(expected), "{text}");
        }
    }
}
