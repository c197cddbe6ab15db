//! Text for people: in a log, or as plain text on a terminal.

use std::borrow::Cow;
use std::fmt::{self, Write};

/// Writes text with its control characters escaped, so that it cannot end a line, move the cursor or change the
/// direction of the text after it.
pub(crate) struct Printable<W>(pub(crate) W);

impl<W: Write> Write for Printable<W> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let mut clean = 0;
        for (at, c) in text.char_indices().filter(|(_, c)| is_control(*c)) {
            self.0.write_str(&text[clean..at])?;
            write!(self.0, "{}", c.escape_default())?;
            clean = at + c.len_utf8();
        }
        self.0.write_str(&text[clean..])
    }
}

/// Writes text of several lines, with every control character but the line feed escaped.
pub(crate) struct PrintableLines<W>(pub(crate) W);

impl<W: Write> Write for PrintableLines<W> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for line in text.split_inclusive('\n') {
            let (line, end) = line.strip_suffix('\n').map_or((line, ""), |line| (line, "\n"));
            Printable(&mut self.0).write_str(line)?;
            self.0.write_str(end)?;
        }
        Ok(())
    }
}

/// Text of several lines with control characters escaped; nearly always it has none.
pub(crate) fn printable_lines(text: &str) -> Cow<'_, str> {
    if !text.contains(|c| c != '\n' && is_control(c)) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    _ = PrintableLines(&mut shown).write_str(text);
    Cow::Owned(shown)
}

/// C0 and C1, the separators of lines and paragraphs, and overrides of the text direction.
fn is_control(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Returns whether a character is a parse error wherever it stands in a page: a noncharacter, or a control character that
/// is not white space (HTML, "Preprocessing the input stream").
#[cfg(any(feature = "_layer", feature = "pages"))]
pub(crate) fn is_error_in_html(c: char) -> bool {
    let is_noncharacter = matches!(c, '\u{FDD0}'..='\u{FDEF}') || u32::from(c) & 0xFFFE == 0xFFFE;
    is_noncharacter || c.is_control() && !matches!(c, '\t' | '\n' | '\u{c}' | '\r')
}

/// A value in one line.
#[cfg(any(feature = "dropshot", feature = "tracing", test))]
pub(crate) struct OneLine<T>(pub(crate) T);

#[cfg(any(feature = "dropshot", feature = "tracing", test))]
impl<T: fmt::Display> fmt::Display for OneLine<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(Printable(f), "{}", self.0)
    }
}

/// A peer's text for use in a message: in one line, with a maximum number of characters.
#[cfg(feature = "problem")]
pub(crate) struct Excerpt<'a> {
    text: &'a str,
    length: usize,
}

#[cfg(feature = "problem")]
impl<'a> Excerpt<'a> {
    #[cfg(any(feature = "_extract", test))]
    pub(crate) fn new(text: &'a str, length: usize) -> Excerpt<'a> {
        Excerpt { text, length }
    }

    /// A name or a similar part of a message.
    pub(crate) fn word(text: &'a str) -> Excerpt<'a> {
        Excerpt { text, length: 64 }
    }
}

#[cfg(feature = "problem")]
impl fmt::Display for Excerpt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = self.text.char_indices().nth(self.length).map(|(end, _)| end);
        Printable(&mut *f).write_str(&self.text[..end.unwrap_or(self.text.len())])?;
        if end.is_some() { f.write_char('…') } else { Ok(()) }
    }
}

/// Text up to a maximum number of bytes: a write that would exceed it fails.
#[cfg(any(feature = "tracing", feature = "_layer", test))]
pub(crate) struct Bounded {
    pub(crate) text: String,
    pub(crate) most: usize,
}

#[cfg(any(feature = "tracing", feature = "_layer", test))]
impl Write for Bounded {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let room = self.most - self.text.len();
        if text.len() <= room {
            self.text.push_str(text);
            return Ok(());
        }
        let end = (0..=room).rev().find(|&end| text.is_char_boundary(end)).unwrap_or_default();
        self.text.push_str(&text[..end]);
        Err(fmt::Error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_controls_a_terminal_is_shown() {
        let shown = OneLine("a\r\nb\t\u{1b}[31m\u{7f}\u{85}\u{2028}\u{202e}\u{2066}é\\ \u{200d}😀").to_string();
        assert_eq!(shown, "a\\r\\nb\\t\\u{1b}[31m\\u{7f}\\u{85}\\u{2028}\\u{202e}\\u{2066}é\\ \u{200d}😀");
    }

    #[test]
    fn of_several_lines_each_is_shown() {
        for text in ["", "\n", "a", "a\n\nb\n"] {
            assert!(matches!(printable_lines(text), Cow::Borrowed(same) if same == text));
        }
        assert_eq!(printable_lines("a\r\n\u{1b}[2J\tb\n\u{85}\u{202e}"), "a\\r\n\\u{1b}[2J\\tb\n\\u{85}\\u{202e}");
    }

    #[cfg(feature = "problem")]
    #[test]
    fn an_excerpt_is_one_short_line() {
        assert_eq!(Excerpt::word("größe").to_string(), "größe");
        assert_eq!(Excerpt::new("a\r\n\u{202e}b", 4).to_string(), r"a\r\n\u{202e}…");
        assert_eq!(Excerpt::word(&"é".repeat(64)).to_string(), "é".repeat(64));
        assert_eq!(Excerpt::word(&"é".repeat(2_000_000)).to_string(), "é".repeat(64) + "…");
    }

    #[test]
    fn a_bound_is_kept_at_a_characters_border() {
        for most in 0..8 {
            let mut bounded = Bounded { text: String::new(), most };
            let whole = write!(bounded, "aé").and_then(|()| write!(bounded, "😀")).is_ok();
            assert_eq!(whole, most >= 7);
            assert!(bounded.text.len() <= most && "aé😀".starts_with(&bounded.text), "{most}");
        }
    }
}
