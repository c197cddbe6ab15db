use core::ops::Range;

/// The elements of a list (RFC 9110 5.6.1.2) with their byte offsets, without white space and without empty elements.
pub fn elements(text: &str) -> impl Iterator<Item = (usize, &str)> {
    spans(text.as_bytes()).map(|span| (span.start, &text[span]))
}

/// The byte ranges of a list's elements, for a text that need not be ASCII: commas in quotes separate nothing.
pub fn spans(text: &[u8]) -> impl Iterator<Item = Range<usize>> {
    let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t');
    let mut start = Some(0);
    core::iter::from_fn(move || {
        let from = start?;
        let mut quoted = false;
        let mut escaped = false;
        let end = text[from..].iter().position(|&byte| {
            let comma = byte == b',' && !quoted;
            quoted ^= byte == b'"' && !escaped;
            escaped = byte == b'\\' && quoted && !escaped;
            comma
        });
        start = end.map(|end| from + end + 1);
        let element = &text[from..end.map_or(text.len(), |end| from + end)];
        let before = element.iter().take_while(|byte| is_blank(byte)).count();
        let after = element[before..].iter().rev().take_while(|byte| is_blank(byte)).count();
        Some(from + before..from + element.len() - after)
    })
    .filter(|span| !span.is_empty())
}
