use std::fmt::{self, Write as _};

use bytes::Bytes;

#[cfg(feature = "problem")]
use crate::FieldError;
use crate::header::decimal;
use crate::trace;

/// The part of a body that is written when there is a value: generated code calls it, the response reads it.
///
/// It writes JSON without serde, so that the bytes are the same whichever features are on.
#[derive(Debug)]
pub struct Document<'a> {
    out: Vec<u8>,
    /// What follows the detail: `code` and the constant members. Taken when it has been written.
    tail: Option<&'a str>,
    json: bool,
}

/// A value inside a detail that needs no `core::fmt`.
#[derive(Clone, Copy)]
#[allow(missing_debug_implementations)]
pub enum Piece<'a> {
    /// Text, from the format string or a field.
    Text(&'a str),
    /// An unsigned integer.
    Unsigned(u64),
    /// A signed integer.
    Signed(i64),
    /// Anything else.
    Display(&'a dyn fmt::Display),
}

impl<'a> Document<'a> {
    pub(crate) fn json(head: &str, tail: &'a str) -> Document<'a> {
        let mut out = Vec::with_capacity(head.len() + tail.len() + 64);
        out.extend_from_slice(head.as_bytes());
        Document { out, tail: Some(tail), json: true }
    }

    pub(crate) fn text() -> Document<'a> {
        Document { out: Vec::new(), tail: None, json: false }
    }

    /// Writes the detail as its own `Display` does; leaves it out when that fails.
    pub fn detail(&mut self, detail: &dyn fmt::Display) {
        self.detail_with(|escaper| write!(escaper, "{detail}"));
    }

    /// Writes the detail from its pieces.
    pub fn pieces(&mut self, pieces: &[Piece<'_>]) {
        self.detail_with(|escaper| {
            for piece in pieces {
                match *piece {
                    Piece::Text(text) => escaper.write_str(text)?,
                    Piece::Unsigned(number) => escaper.digits(number),
                    Piece::Signed(number) => {
                        if number < 0 {
                            escaper.out.push(b'-');
                        }
                        escaper.digits(number.unsigned_abs());
                    }
                    Piece::Display(value) => write!(escaper, "{value}")?,
                }
            }
            Ok(())
        });
    }

    fn detail_with(&mut self, write: impl FnOnce(&mut Escaper<'_>) -> fmt::Result) {
        let before = self.out.len();
        if self.json {
            self.out.extend_from_slice(b",\"detail\":\"");
        }
        if write(&mut Escaper { out: &mut self.out, json: self.json }).is_err() {
            self.out.truncate(before);
            trace::left_out("detail", &"its `Display` failed");
        } else if self.json {
            self.out.push(b'"');
        }
    }

    fn close_detail(&mut self) {
        if let Some(tail) = self.tail.take() {
            self.out.extend_from_slice(tail.as_bytes());
        }
    }

    /// Writes a member; leaves it out when it fails to serialize.
    #[cfg(feature = "problem")]
    pub(crate) fn any_member<T: serde::Serialize + ?Sized>(&mut self, name: &'static str, value: &T) {
        if self.json {
            let before = self.begin_member(name);
            if let Err(error) = serde_json::to_writer(&mut self.out, value) {
                self.out.truncate(before);
                trace::left_out(name, &error);
            }
        }
    }

    #[cfg(not(feature = "problem"))]
    pub(crate) fn any_member<T: ?Sized>(&mut self, _name: &'static str, _value: &T) {}

    #[cfg(feature = "problem")]
    pub(crate) fn field_errors(&mut self, name: &'static str, errors: &[FieldError]) {
        if self.json {
            self.begin_member(name);
            self.out.reserve(errors.iter().map(FieldError::length).sum());
            self.out.push(b'[');
            for (at, error) in errors.iter().enumerate() {
                if at > 0 {
                    self.out.push(b',');
                }
                error.write(&mut self.out);
            }
            self.out.push(b']');
        }
    }

    #[cfg(feature = "problem")]
    fn begin_member(&mut self, name: &str) -> usize {
        self.close_detail();
        let before = self.out.len();
        self.out.extend_from_slice(b",\"");
        self.out.extend_from_slice(name.as_bytes());
        self.out.extend_from_slice(b"\":");
        before
    }

    pub(crate) fn finish(mut self) -> Bytes {
        self.close_detail();
        if self.json {
            self.out.push(b'}');
        }
        Bytes::from(self.out)
    }

    pub(crate) fn finish_or(self, title: &'static str) -> Bytes {
        if self.out.is_empty() { Bytes::from_static(title.as_bytes()) } else { self.finish() }
    }
}

struct Escaper<'a> {
    out: &'a mut Vec<u8>,
    json: bool,
}

impl Escaper<'_> {
    fn digits(&mut self, number: u64) {
        self.out.extend_from_slice(decimal::digits(number, &mut [0; decimal::MAX]));
    }
}

impl fmt::Write for Escaper<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if self.json {
            escape(self.out, text);
        } else {
            self.out.extend_from_slice(text.as_bytes());
        }
        Ok(())
    }
}

/// Writes what stands between the quotes of a JSON string (RFC 8259 7).
pub(crate) fn escape(out: &mut Vec<u8>, text: &str) {
    let bytes = text.as_bytes();
    if stands_for_itself(bytes) {
        return out.extend_from_slice(bytes);
    }
    let mut clean = 0;
    for (at, &byte) in bytes.iter().enumerate() {
        let short = match byte {
            b'"' | b'\\' => byte,
            b'\n' => b'n',
            b'\r' => b'r',
            b'\t' => b't',
            0x08 => b'b',
            0x0c => b'f',
            0..0x20 => b'u',
            _ => continue,
        };
        out.extend_from_slice(&bytes[clean..at]);
        clean = at + 1;
        out.extend_from_slice(&[b'\\', short]);
        if short == b'u' {
            const HEX: &[u8; 16] = b"0123456789abcdef";
            out.extend_from_slice(&[b'0', b'0', HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]]);
        }
    }
    out.extend_from_slice(&bytes[clean..]);
}

/// Whether nothing is to be escaped. Nearly always: so it looks at eight bytes at once, the last eight perhaps twice.
fn stands_for_itself(bytes: &[u8]) -> bool {
    const fn plain(byte: u8) -> bool {
        (byte >= 0x20) & (byte != b'"') & (byte != b'\\')
    }
    fn all_plain(bytes: &[u8; 8]) -> bool {
        bytes.iter().fold(true, |all, byte| all & plain(*byte))
    }
    match bytes.last_chunk() {
        Some(last) => bytes.as_chunks().0.iter().all(all_plain) && all_plain(last),
        None => bytes.iter().all(|byte| plain(*byte)),
    }
}

#[cfg(test)]
mod tests {
    use super::escape;

    /// Wherever the one stands among the eights, as serde_json has it.
    #[test]
    fn escapes_every_ascii_character_in_every_place() {
        for length in 1..=20 {
            for (at, byte) in (0..length).flat_map(|at| (0..0x80_u8).map(move |byte| (at, byte))) {
                let mut text = "x".repeat(length);
                text.replace_range(at..=at, char::from(byte).encode_utf8(&mut [0; 4]));
                let mut out = vec![b'"'];
                escape(&mut out, &text);
                out.push(b'"');
                assert_eq!(out, serde_json::to_vec(&text).expect("a string serializes"), "{text:?}");
            }
        }
    }
}
