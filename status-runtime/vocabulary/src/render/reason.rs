use core::fmt::{self, Write as _};

/// The `reason` of google.rpc.ErrorInfo for a code, in upper snake case and of at most 63 characters:
/// `no_such_order` is `NO_SUCH_ORDER`.
///
/// A character other than a letter or a digit separates words, and so does the beginning of a capitalized word. A letter
/// outside of ASCII is its code point, as in `U00F6`; what does not begin with a letter then is preceded by `CODE`.
#[derive(Debug, Clone, Copy)]
pub struct Reason<'a>(pub &'a str);

/// google/rpc/error_details.proto, "ErrorInfo".
const LONGEST: usize = 63;

impl fmt::Display for Reason<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let first = self.0.chars().find(|c| c.is_alphanumeric());
        let mut out = Bounded { f, left: LONGEST };
        let mut is_empty = first.is_some_and(|first| !first.is_ascii_digit());
        if !is_empty {
            out.write_str("CODE")?;
        }
        let mut previous = '\0';
        for c in self.0.chars() {
            if c.is_alphanumeric() {
                let begins = !previous.is_alphanumeric() || c.is_ascii_uppercase() && !previous.is_ascii_uppercase();
                let separator = if begins && !is_empty { "_" } else { "" };
                is_empty = false;
                match c.is_ascii() {
                    true => write!(out, "{separator}{}", c.to_ascii_uppercase())?,
                    false => write!(out, "{separator}U{:04X}", u32::from(c))?,
                }
            }
            previous = c;
        }
        Ok(())
    }
}

/// Drops what is too long.
struct Bounded<'a, 'b> {
    f: &'a mut fmt::Formatter<'b>,
    left: usize,
}

impl fmt::Write for Bounded<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        // A separator is never the last character.
        let kept = if text == "_" && self.left == 1 { "" } else { &text[..text.len().min(self.left)] };
        self.left = if kept.is_empty() && !text.is_empty() { 0 } else { self.left - kept.len() };
        self.f.write_str(kept)
    }
}
