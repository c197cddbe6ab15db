//! A scanner for what a peer sent, from left to right.

use status_vocabulary::grammar::GrammarError;

/// The bytes of a header as text.
pub(crate) fn ascii(bytes: &[u8]) -> Result<&str, GrammarError> {
    match bytes.iter().position(|byte| !byte.is_ascii()) {
        Some(at) => Err(GrammarError::new(at, "ASCII only: there is no reliable way to carry it (RFC 9110 5.5)")),
        None => Ok(str::from_utf8(bytes).unwrap_or_default()),
    }
}

/// Reads what a peer sent as text of one character for each byte. Bytes above ASCII, obs-text, are opaque (RFC 9110 5.5): so none
/// of them is lost, and two different values remain different.
pub(crate) fn received<T>(bytes: &[u8], read: impl FnOnce(&str) -> Result<T, GrammarError>) -> Result<T, GrammarError> {
    match str::from_utf8(bytes) {
        Ok(text) if text.is_ascii() => read(text),
        _ => {
            let text = String::from_iter(bytes.iter().map(|&byte| char::from(byte)));
            let place = |error: GrammarError| text.char_indices().take_while(|(at, _)| *at < error.at()).count();
            read(&text).map_err(|error| GrammarError::new(place(error), error.what()))
        }
    }
}

/// The elements of a line (RFC 9110 5.6.1). A comma in quotes is part of one, and so is one in a target (RFC 8288 3).
#[cfg(feature = "read")]
pub(crate) fn elements(line: &[u8]) -> impl Iterator<Item = &[u8]> {
    let (mut is_quoted, mut is_escaped, mut is_target, mut is_start) = (false, false, false, true);
    let elements = line.split(move |byte| {
        let starts = is_start;
        is_start &= matches!(byte, b' ' | b'\t');
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = is_quoted,
            b'>' => is_target = false,
            _ if is_target => {}
            b'"' => is_quoted = !is_quoted,
            b'<' if starts => is_target = true,
            b',' if !is_quoted => {
                is_start = true;
                return true;
            }
            _ => {}
        }
        false
    });
    elements.map(<[u8]>::trim_ascii).filter(|element| !element.is_empty())
}

/// A position in text.
#[derive(Clone)]
pub(crate) struct Scan<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scan<'a> {
    /// The start of a text, which has to be ASCII.
    pub(crate) fn new(text: &'a str) -> Result<Scan<'a>, GrammarError> {
        ascii(text.as_bytes())?;
        Ok(Scan::received(text))
    }

    /// The start of a text that a peer sent, whose quoted-strings may have obs-text (RFC 9110 5.6.4).
    pub(crate) fn received(text: &'a str) -> Scan<'a> {
        Scan { text, at: 0 }
    }

    pub(crate) fn at(&self) -> usize {
        self.at
    }

    pub(crate) fn is_done(&self) -> bool {
        self.at == self.text.len()
    }

    pub(crate) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Skips that byte, if it is the next.
    pub(crate) fn eat(&mut self, byte: u8) -> bool {
        let next = self.peek() == Some(byte);
        if next {
            self.at += 1;
        }
        next
    }

    /// Skips and returns the run of such bytes.
    // Compiled once, and not for each kind of byte.
    pub(crate) fn run(&mut self, such: fn(u8) -> bool) -> &'a str {
        let rest = &self.text[self.at..];
        let length = rest.bytes().position(|byte| !such(byte)).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    /// Skips optional white space (RFC 9110 5.6.3).
    pub(crate) fn blanks(&mut self) {
        self.run(|byte| matches!(byte, b' ' | b'\t'));
    }

    /// Skips white space and empty elements, which a recipient of a list ignores (RFC 9110 5.6.1.2).
    pub(crate) fn separators(&mut self) {
        self.run(|byte| matches!(byte, b' ' | b'\t' | b','));
    }

    /// A token (RFC 9110 5.6.2), or an error with `missing`.
    pub(crate) fn token(&mut self, missing: &'static str) -> Result<&'a str, GrammarError> {
        let start = self.at;
        match self.run(is_tchar) {
            "" => Err(GrammarError::new(start, missing)),
            token => Ok(token),
        }
    }

    /// A token, or a quoted-string with its quotes and backslashes resolved (RFC 9110 5.6.4).
    pub(crate) fn word(&mut self, missing: &'static str) -> Result<String, GrammarError> {
        if self.eat(b'"') { self.quoted_rest() } else { self.token(missing).map(String::from) }
    }

    /// The rest of a quoted-string after its first quote.
    fn quoted_rest(&mut self) -> Result<String, GrammarError> {
        let mut value = String::new();
        loop {
            value.push_str(self.run(|byte| is_quotable(byte) && byte != b'"' && byte != b'\\'));
            if self.eat(b'"') {
                return Ok(value);
            }
            if !self.eat(b'\\') {
                return Err(match self.is_done() {
                    true => self.error("the quote is never closed (RFC 9110 5.6.4)"),
                    false => self.error("no control characters (RFC 9110 5.5)"),
                });
            }
            match self.text[self.at..].chars().next() {
                Some(c) if !c.is_ascii() || is_quotable(c as u8) => {
                    value.push(c);
                    self.at += c.len_utf8();
                }
                Some(_) => return Err(self.error("no control characters (RFC 9110 5.5)")),
                None => return Err(self.error("the quote is never closed (RFC 9110 5.6.4)")),
            }
        }
    }

    /// Skips the end of a list's element: white space and a comma, or the end of the text.
    pub(crate) fn element_end(&mut self, otherwise: &'static str) -> Result<(), GrammarError> {
        self.blanks();
        if self.is_done() || self.eat(b',') { Ok(()) } else { Err(self.error(otherwise)) }
    }

    /// An error at this position.
    pub(crate) fn error(&self, what: &'static str) -> GrammarError {
        GrammarError::new(self.at, what)
    }
}

/// A byte of a quoted-string (RFC 9110 5.6.4).
fn is_quotable(byte: u8) -> bool {
    matches!(byte, b'\t' | b' '..=b'~' | 0x80..)
}

pub(crate) fn is_tchar(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}
