use std::fmt::{self, Write as _};
#[cfg(feature = "problem")]
use std::io;
use std::mem;

use bytes::Bytes;

#[cfg(feature = "problem")]
use crate::FieldError;
use crate::header::decimal::Digits;
use crate::private::Parts;
use crate::trace;

/// The part of a body that is written when there is a value: generated code calls it, the response reads it.
///
/// It writes JSON without serde, so that the bytes are the same whichever features are on.
#[derive(Debug)]
pub struct Document<'a> {
    /// What stands before the detail.
    head: &'a str,
    /// What follows the detail: `code` and the constant members. Taken when it has been written.
    tail: &'a str,
    /// Whether the closing brace is still to be written after the tail.
    open: bool,
    form: Form,
    /// All of it, where its length was known before it was written.
    whole: Vec<u8>,
    /// Otherwise what has been written. There is none until that begins: it is large to make.
    out: Option<Buffer>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// JSON that has begun, up to where the members go that depend on the value.
    Json,
    /// JSON that has begun, up to where the detail goes on with what depends on the value.
    JsonInDetail,
    /// The detail alone.
    Text,
}

/// What stands before a detail.
const DETAIL: &str = ",\"detail\":\"";

/// A value inside a detail that needs no `core::fmt`.
#[derive(Clone, Copy)]
#[allow(missing_debug_implementations)]
pub enum Piece<'a> {
    /// Text of the format string in which nothing is to be escaped.
    Plain(&'static str),
    /// Text, from the format string or a field.
    Text(&'a str),
    /// An integer.
    Number(Digits),
    /// Anything else.
    Display(&'a dyn fmt::Display),
}

impl<'a> Document<'a> {
    pub(crate) fn json(parts: &Parts) -> Document<'_> {
        let form = if parts.detail_varies { Form::JsonInDetail } else { Form::Json };
        let open = parts.members_vary;
        Document { head: parts.head, tail: parts.tail, open, form, whole: Vec::new(), out: None }
    }

    pub(crate) fn text() -> Document<'a> {
        Document { head: "", tail: "", open: false, form: Form::Text, whole: Vec::new(), out: None }
    }

    /// Writes the detail as its own `Display` does; leaves it out when that fails.
    pub fn detail(&mut self, detail: &dyn fmt::Display) {
        self.piece("", Piece::Display(detail), "");
    }

    /// [`pieces`](Document::pieces) of one, which is what most have: a call for the compiler, and not a list and a call.
    pub fn piece(&mut self, lead: &str, piece: Piece<'_>, trail: &str) {
        self.pieces(lead, &[piece], trail);
    }

    /// Writes the detail from its pieces: what is constant at its ends may be there already, with what is around it.
    pub fn pieces(&mut self, lead: &str, pieces: &[Piece<'_>], trail: &str) {
        match self.whole(pieces) {
            Some(whole) => self.whole = whole,
            None => self.write_pieces(lead, pieces, trail),
        }
    }

    /// Not inlined, so that its room on the stack is taken when it is needed.
    #[inline(never)]
    fn write_pieces(&mut self, lead: &str, pieces: &[Piece<'_>], trail: &str) {
        let form = self.form;
        let out = self.begin();
        let before = out.len();
        let mut escaper = Escaper { out, json: form != Form::Text };
        let written = match form {
            Form::Text => escaper.text(lead, pieces, trail),
            Form::Json | Form::JsonInDetail => escaper.pieces(pieces),
        };
        if written.is_err() {
            self.leave_out(before, lead, trail);
        }
    }

    /// The document in one allocation of its length, if nothing in it is to be escaped or formatted and nothing follows.
    fn whole(&self, pieces: &[Piece<'_>]) -> Option<Vec<u8>> {
        if self.form != Form::JsonInDetail || self.open {
            return None;
        }
        let mut length = self.head.len() + self.tail.len();
        for piece in pieces {
            length += piece.plain()?.len();
        }
        let mut whole = Vec::with_capacity(length);
        whole.extend_from_slice(self.head.as_bytes());
        for piece in pieces {
            whole.extend_from_slice(piece.unescaped());
        }
        whole.extend_from_slice(self.tail.as_bytes());
        Some(whole)
    }

    fn begin(&mut self) -> &mut Buffer {
        let fresh = self.out.is_none();
        let out = self.out.get_or_insert_with(Buffer::new);
        if fresh {
            out.extend_from_slice(self.head.as_bytes());
        }
        out
    }

    #[cold]
    fn leave_out(&mut self, before: usize, lead: &str, trail: &str) {
        let in_detail = self.form == Form::JsonInDetail;
        let there = if in_detail { DETAIL.len() + escaped_len(lead) } else { 0 };
        self.begin().truncate(before - there);
        if in_detail {
            self.tail = &self.tail[escaped_len(trail) + "\"".len()..];
        }
        trace::left_out("detail", &"its `Display` failed");
    }

    /// Writes what follows the detail, once.
    fn close_detail(&mut self) -> &mut Buffer {
        let tail = mem::take(&mut self.tail);
        let out = self.begin();
        if !tail.is_empty() {
            out.extend_from_slice(tail.as_bytes());
        }
        out
    }

    /// Writes a member, whose name is already escaped; leaves it out when it fails to serialize.
    #[cfg(feature = "problem")]
    pub(crate) fn any_member<T: serde::Serialize + ?Sized>(&mut self, name: &'static str, value: &T) {
        if self.form != Form::Text {
            let (out, before) = self.begin_member(name);
            if let Err(error) = serde_json::to_writer(&mut *out, value) {
                out.truncate(before);
                trace::left_out(name, &error);
            }
        }
    }

    #[cfg(not(feature = "problem"))]
    pub(crate) fn any_member<T: ?Sized>(&mut self, _name: &'static str, _value: &T) {}

    #[cfg(feature = "problem")]
    pub(crate) fn field_errors(&mut self, name: &'static str, errors: &[FieldError]) {
        if self.form != Form::Text {
            let (out, _) = self.begin_member(name);
            out.extend_from_slice(b"[");
            for (at, error) in errors.iter().enumerate() {
                if at > 0 {
                    out.extend_from_slice(b",");
                }
                error.write(out);
            }
            out.extend_from_slice(b"]");
        }
    }

    #[cfg(feature = "problem")]
    fn begin_member(&mut self, name: &str) -> (&mut Buffer, usize) {
        let out = self.close_detail();
        let before = out.len();
        out.extend_from_slice(b",\"");
        out.extend_from_slice(name.as_bytes());
        out.extend_from_slice(b"\":");
        (out, before)
    }

    pub(crate) fn finish(&mut self) -> Bytes {
        if !self.whole.is_empty() {
            return Bytes::from(mem::take(&mut self.whole));
        }
        if self.form != Form::Text {
            let open = self.open;
            let out = self.close_detail();
            if open {
                out.extend_from_slice(b"}");
            }
        }
        self.out.as_mut().map_or_else(Bytes::new, Buffer::take)
    }
}

impl Piece<'_> {
    /// What is written, if nothing in it is to be escaped or formatted.
    fn plain(&self) -> Option<&[u8]> {
        match self {
            Piece::Display(_) => None,
            Piece::Text(text) if !stands_for_itself(text.as_bytes()) => None,
            piece => Some(piece.unescaped()),
        }
    }

    /// The bytes of what is not formatted.
    fn unescaped(&self) -> &[u8] {
        match self {
            Piece::Plain(text) | Piece::Text(text) => text.as_bytes(),
            Piece::Number(digits) => digits.as_bytes(),
            Piece::Display(_) => &[],
        }
    }
}

struct Escaper<'a> {
    out: &'a mut Buffer,
    json: bool,
}

impl Escaper<'_> {
    fn text(&mut self, lead: &str, pieces: &[Piece<'_>], trail: &str) -> fmt::Result {
        self.write_str(lead)?;
        self.pieces(pieces)?;
        self.write_str(trail)
    }

    fn pieces(&mut self, pieces: &[Piece<'_>]) -> fmt::Result {
        for piece in pieces {
            match piece {
                Piece::Text(text) => self.write_str(text)?,
                Piece::Display(value) => write!(self, "{value}")?,
                Piece::Plain(_) | Piece::Number(_) => self.out.extend_from_slice(piece.unescaped()),
            }
        }
        Ok(())
    }
}

impl fmt::Write for Escaper<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if self.json {
            self.out.escaped(text);
        } else {
            self.out.extend_from_slice(text.as_bytes());
        }
        Ok(())
    }
}

/// Writes what stands between the quotes of a JSON string (RFC 8259 7).
pub(crate) fn escape(text: &str, mut write: impl FnMut(&[u8])) {
    let bytes = text.as_bytes();
    if stands_for_itself(bytes) {
        return write(bytes);
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

fn escaped_len(text: &str) -> usize {
    let mut len = 0;
    escape(text, |bytes| len += bytes.len());
    len
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

/// What most documents fit into: it is copied once, into an allocation of its length, which `Bytes` takes as it is.
const ROOM: usize = 512;

/// What `filled` is when everything is in `far`: no room begins there.
const SPILLED: usize = ROOM + 1;

/// Where a document is written.
#[derive(Debug)]
pub(crate) struct Buffer {
    near: [u8; ROOM],
    filled: usize,
    far: Vec<u8>,
}

impl Buffer {
    fn new() -> Buffer {
        Buffer { near: [0; ROOM], filled: 0, far: Vec::new() }
    }

    fn len(&self) -> usize {
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

    fn truncate(&mut self, len: usize) {
        match self.filled {
            SPILLED => self.far.truncate(len),
            filled => self.filled = filled.min(len),
        }
    }

    /// By reference, since a buffer is large to move.
    fn take(&mut self) -> Bytes {
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

    /// Wherever the one stands among the eights, as serde_json has it.
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

    /// Whatever is written and cut off, it holds what a `Vec` would.
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
