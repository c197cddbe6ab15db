use std::fmt::{self, Write as _};

/// Text of a peer's, as a message shows it: on one line, and so many characters of it at most. What a terminal or a log viewer
/// would take for an instruction is escaped.
pub(crate) struct Excerpt<'a> {
    text: &'a str,
    length: usize,
}

impl<'a> Excerpt<'a> {
    pub(crate) fn new(text: &'a str, length: usize) -> Excerpt<'a> {
        Excerpt { text, length }
    }

    /// What is a name, or another word of a message.
    pub(crate) fn word(text: &'a str) -> Excerpt<'a> {
        Excerpt::new(text, 64)
    }
}

impl fmt::Display for Excerpt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = self.text.chars();
        for letter in letters.by_ref().take(self.length) {
            match letter {
                // Separators of lines, and what changes the direction of the text (UAX #9 2).
                '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                    write!(f, "{}", letter.escape_unicode())?
                }
                _ if letter.is_control() => write!(f, "{}", letter.escape_default())?,
                _ => f.write_char(letter)?,
            }
        }
        if letters.next().is_some() { f.write_char('…') } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::Excerpt;

    #[test]
    fn an_excerpt_is_one_short_line() {
        assert_eq!(Excerpt::word("größe").to_string(), "größe");
        assert_eq!(
            Excerpt::word("a\r\n\0\u{1b}[31m\u{85}\u{202e}\u{2028}").to_string(),
            r"a\r\n\u{0}\u{1b}[31m\u{85}\u{202e}\u{2028}"
        );
        assert_eq!(Excerpt::word(&"é".repeat(64)).to_string(), "é".repeat(64));
        assert_eq!(Excerpt::word(&"é".repeat(2_000_000)).to_string(), "é".repeat(64) + "…");
    }
}
