use core::ops::Range;

/// The elements of a list (RFC 9110 5.6.1.2) with their byte offsets, without white space and without empty elements.
pub fn elements(text: &str) -> impl Iterator<Item = (usize, &str)> {
    spans(text.as_bytes()).map(|span| (span.start, &text[span]))
}

/// The byte ranges of a list's elements, for a text that need not be ASCII: commas in quotes separate nothing.
pub fn spans(text: &[u8]) -> impl Iterator<Item = Range<usize>> {
    let is_blank = |at: usize| matches!(text[at], b' ' | b'\t');
    let mut next = Some(0);
    core::iter::from_fn(move || {
        let mut start = next?;
        let mut end = element_end(text, start);
        next = (end < text.len()).then_some(end + 1);
        while start < end && is_blank(start) {
            start += 1;
        }
        while start < end && is_blank(end - 1) {
            end -= 1;
        }
        Some(start..end)
    })
    .filter(|span| !span.is_empty())
}

/// The position of the first comma that is not in quotes, or the end of the text.
fn element_end(text: &[u8], from: usize) -> usize {
    let mut at = from;
    while let Some(found) = position_of_either(&text[at..], *b",\"") {
        at += found;
        if text[at] == b',' {
            return at;
        }
        at = quotes_end(text, at + 1);
    }
    text.len()
}

/// The position after the closing quote, or the end of the text.
fn quotes_end(text: &[u8], from: usize) -> usize {
    let mut at = from;
    while let Some(byte) = text.get(at) {
        match byte {
            b'"' => return at + 1,
            // The next byte is escaped.
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    text.len()
}

/// The position of the first of two bytes, found in eight bytes at once: header values and documents are short.
///
/// ```
/// use status_vocabulary::grammar::position_of_either;
///
/// assert_eq!(position_of_either(b"no-store, max-age=5", *b",;"), Some(8));
/// assert_eq!(position_of_either(b"no-store", *b",;"), None);
/// ```
pub fn position_of_either(bytes: &[u8], [one, other]: [u8; 2]) -> Option<usize> {
    const LOWEST: u64 = u64::from_le_bytes([1; 8]);
    const HIGHEST: u64 = LOWEST << 7;
    // The highest bit of each zero byte; above the first such byte also other bits (Warren, "Hacker's Delight", 6-1).
    let zeros = |eight: u64| eight.wrapping_sub(LOWEST) & !eight & HIGHEST;
    let (eights, rest) = bytes.as_chunks();
    for (at, eight) in eights.iter().enumerate() {
        let eight = u64::from_le_bytes(*eight);
        let found = zeros(eight ^ (LOWEST * u64::from(one))) | zeros(eight ^ (LOWEST * u64::from(other)));
        if found != 0 {
            return Some(8 * at + found.trailing_zeros() as usize / 8);
        }
    }
    let found = rest.iter().position(|&byte| byte == one || byte == other)?;
    Some(bytes.len() - rest.len() + found)
}
