use core::fmt;

/// The `reason` of google.rpc.ErrorInfo for a code, in upper snake case and of at most 63 characters:
/// `no_such_order` is `NO_SUCH_ORDER`.
///
/// A character of ASCII other than a letter or a digit separates words, and so does the beginning of a capitalized word. A
/// character outside of ASCII is its code point, as in `U00F6`; what does not begin with a letter then is preceded by `CODE`.
#[derive(Debug, Clone, Copy)]
pub struct Reason {
    text: [u8; LONGEST],
    length: usize,
    is_full: bool,
}

/// google/rpc/error_details.proto, "ErrorInfo".
const LONGEST: usize = 63;

impl Reason {
    /// The reason for a code. It is known in const evaluation, where codes of several types are compared.
    pub const fn of(code: &str) -> Reason {
        let mut reason = Reason { text: [0; LONGEST], length: 0, is_full: false };
        let mut rest = code.as_bytes();
        let mut previous = b'_';
        while let [first, ..] = rest {
            let (char, length) = code_point(rest);
            rest = rest.split_at(length).1;
            if first.is_ascii_alphanumeric() || !first.is_ascii() {
                let is_in_word = previous.is_ascii_alphanumeric() || !previous.is_ascii();
                if reason.length == 0 && first.is_ascii_digit() {
                    reason.put_all(b"CODE");
                }
                if reason.length > 0 && (!is_in_word || first.is_ascii_uppercase() && !previous.is_ascii_uppercase()) {
                    // A separator is never the last character.
                    reason.is_full = reason.is_full || reason.length + 1 == LONGEST;
                    reason.put(b'_');
                }
                match first.is_ascii() {
                    true => reason.put(first.to_ascii_uppercase()),
                    false => reason.put_hexadecimal(char),
                }
            }
            previous = *first;
        }
        if reason.length == 0 {
            reason.put_all(b"CODE");
        }
        reason
    }

    /// The text.
    pub const fn as_str(&self) -> &str {
        match str::from_utf8(self.text.split_at(self.length).0) {
            Ok(text) => text,
            Err(_) => "",
        }
    }

    /// Adds a character, unless there is no room.
    const fn put(&mut self, byte: u8) {
        self.is_full = self.is_full || self.length == LONGEST;
        if !self.is_full {
            self.text[self.length] = byte;
            self.length += 1;
        }
    }

    const fn put_all(&mut self, mut bytes: &[u8]) {
        while let [byte, rest @ ..] = bytes {
            self.put(*byte);
            bytes = rest;
        }
    }

    /// Adds a code point, of at least four digits.
    const fn put_hexadecimal(&mut self, char: u32) {
        self.put(b'U');
        let mut digits = if char > 0xfffff { 6 } else { 4 + (char > 0xffff) as u32 };
        while digits > 0 {
            digits -= 1;
            self.put(b"0123456789ABCDEF"[(char >> (4 * digits) & 0xf) as usize]);
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The first character of a text, and the number of its bytes (RFC 3629 3).
const fn code_point(text: &[u8]) -> (u32, usize) {
    let (mut char, length) = match text[0] {
        byte @ 0..0xc0 => (byte as u32, 1),
        byte @ 0xc0..0xe0 => ((byte & 0x1f) as u32, 2),
        byte @ 0xe0..0xf0 => ((byte & 0x0f) as u32, 3),
        byte => ((byte & 0x07) as u32, 4),
    };
    let mut at = 1;
    while at < length {
        char = char << 6 | (text[at] & 0x3f) as u32;
        at += 1;
    }
    (char, length)
}
