//! JSON without serde: the buffer for a document, and the escaping of strings.

#[cfg(feature = "grpc")]
pub(crate) mod read;

#[cfg(feature = "problem")]
use std::io;
use std::mem;

use bytes::Bytes;

/// Writes the content of a JSON string, without its quotes (RFC 8259 7).
#[inline]
pub(crate) fn escape(text: &str, mut write: impl FnMut(&[u8])) {
    let bytes = text.as_bytes();
    match stands_for_itself(bytes) {
        true => write(bytes),
        false => escape_each(bytes, &mut write),
    }
}

/// Not inlined, so that the usual case does not save registers for it.
#[cold]
fn escape_each(bytes: &[u8], write: &mut dyn FnMut(&[u8])) {
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
        write(&bytes[clean..at]);
        clean = at + 1;
        write(&[b'\\', short]);
        if short == b'u' {
            const HEX: &[u8; 16] = b"0123456789abcdef";
            write(&[b'0', b'0', HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]]);
        }
    }
    write(&bytes[clean..]);
}

pub(crate) fn escaped_len(text: &str) -> usize {
    let mut len = 0;
    escape(text, |bytes| len += bytes.len());
    len
}

/// Returns whether no byte needs escaping, nearly always the case.
pub(crate) fn stands_for_itself(bytes: &[u8]) -> bool {
    all(bytes, |byte| (byte >= 0x20) & (byte != b'"') & (byte != b'\\'))
}

/// Returns whether a check passes for every byte. It checks eight bytes at once, the last eight perhaps twice.
#[inline]
pub(crate) fn all(bytes: &[u8], check: impl Fn(u8) -> bool) -> bool {
    let all_of = |bytes: &[u8; 8]| bytes.iter().fold(true, |all, byte| all & check(*byte));
    match bytes.last_chunk() {
        Some(last) => bytes.as_chunks().0.iter().all(all_of) && all_of(last),
        None => bytes.iter().all(|byte| check(*byte)),
    }
}

/// Room for most documents: such a document is copied once, into an allocation of its length, which `Bytes` takes as it
/// is.
const ROOM: usize = 512;

/// The value of `filled` when all content is in `far`, which is beyond the room.
const SPILLED: usize = ROOM + 1;

/// The buffer that a document is written to.
#[derive(Debug)]
pub(crate) struct Buffer {
    near: [u8; ROOM],
    filled: usize,
    far: Vec<u8>,
}

impl Buffer {
    pub(crate) fn new() -> Buffer {
        Buffer { near: [0; ROOM], filled: 0, far: Vec::new() }
    }

    pub(crate) fn len(&self) -> usize {
        if self.filled == SPILLED { self.far.len() } else { self.filled }
    }

    pub(crate) fn extend_from_slice(&mut self, bytes: &[u8]) {
        match self.near.get_mut(self.filled..self.filled + bytes.len()) {
            Some(room) => {
                room.copy_from_slice(bytes);
                self.filled += bytes.len();
            }
            None => self.extend_far(bytes),
        }
    }

    #[inline(never)]
    fn extend_far(&mut self, bytes: &[u8]) {
        if self.filled != SPILLED {
            self.far.reserve(2 * ROOM + bytes.len());
            self.far.extend_from_slice(&self.near[..self.filled]);
            self.filled = SPILLED;
        }
        self.far.extend_from_slice(bytes);
    }

    pub(crate) fn escaped(&mut self, text: &str) {
        escape(text, |bytes| self.extend_from_slice(bytes));
    }

    pub(crate) fn truncate(&mut self, len: usize) {
        match self.filled {
            SPILLED => self.far.truncate(len),
            filled => self.filled = filled.min(len),
        }
    }

    /// By reference, since a buffer is large to move.
    pub(crate) fn take(&mut self) -> Bytes {
        match mem::take(&mut self.filled) {
            SPILLED => Bytes::from(mem::take(&mut self.far)),
            filled => Bytes::copy_from_slice(&self.near[..filled]),
        }
    }
}

#[cfg(feature = "problem")]
impl io::Write for Buffer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Buffer, ROOM, escape};

    /// Each at all offsets of an eight-byte word, with the result of serde_json.
    #[test]
    fn escapes_every_ascii_character_in_every_place() {
        for length in 1..=20 {
            for (at, byte) in (0..length).flat_map(|at| (0..0x80_u8).map(move |byte| (at, byte))) {
                let mut text = "x".repeat(length);
                text.replace_range(at..=at, char::from(byte).encode_utf8(&mut [0; 4]));
                let mut out = vec![b'"'];
                escape(&text, |bytes| out.extend_from_slice(bytes));
                out.push(b'"');
                assert_eq!(out, serde_json::to_vec(&text).expect("a string serializes"), "{text:?}");
            }
        }
    }

    /// After any writes and truncations, the buffer holds what a `Vec` would.
    #[test]
    fn a_buffer_is_a_vec() {
        let sizes = [0, 1, 7, ROOM - 1, ROOM, ROOM + 1, 3 * ROOM];
        for first in sizes {
            for cut in sizes.into_iter().filter(|cut| *cut <= first) {
                for second in sizes {
                    let (mut buffer, mut vec) = (Buffer::new(), Vec::new());
                    for bytes in [&vec![b'a'; first][..], b"b"] {
                        buffer.extend_from_slice(bytes);
                        vec.extend_from_slice(bytes);
                    }
                    buffer.truncate(cut);
                    vec.truncate(cut);
                    assert_eq!(buffer.len(), vec.len());
                    let more = vec![b'c'; second];
                    buffer.extend_from_slice(&more);
                    vec.extend_from_slice(&more);
                    assert_eq!(buffer.take(), vec, "{first}, {cut}, {second}");
                }
            }
        }
    }
}
