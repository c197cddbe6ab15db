use std::fmt::{self, Write as _};
use std::mem;

use bytes::Bytes;

#[cfg(feature = "problem")]
use crate::entry::Entry;
use crate::entry::Parts;
#[cfg(feature = "problem")]
use crate::field_error::FieldError;
use crate::header::decimal::Digits;
use crate::json::{Buffer, escaped_len, stands_for_itself};
#[cfg(feature = "problem")]
use crate::problem::Problem;
use crate::trace;

/// The part of a body that depends on the value: generated code calls it, the response reads it.
///
/// It writes JSON without serde, so that the bytes are the same whichever features are on.
#[derive(Debug)]
pub struct Document<'a> {
    /// The text before the detail.
    head: &'a str,
    /// The text after the detail: `code` and the constant members. Taken when it has been written.
    tail: &'a str,
    /// True if the closing brace is still to be written after the tail.
    open: bool,
    form: Form,
    /// The whole document, if its length was known before it was written.
    whole: Vec<u8>,
    /// Otherwise the part written so far. Created on the first write, since it is large.
    out: Option<Buffer>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// JSON up to the members that depend on the value.
    Json,
    /// JSON up to the part of the detail that depends on the value.
    JsonInDetail,
    /// The detail alone.
    Text,
}

/// The text before a detail.
const DETAIL: &str = ",\"detail\":\"";

/// A value inside a detail, in most cases without `core::fmt`.
#[derive(Clone, Copy)]
#[allow(missing_debug_implementations)]
pub enum Piece<'a> {
    /// Text of the format string in which no character needs escaping.
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

    /// Writes the detail with its own `Display`; leaves it out when that fails.
    pub fn detail(&mut self, detail: &dyn fmt::Display) {
        self.piece("", Piece::Display(detail), "");
    }

    /// The same as [`pieces`](Document::pieces) with one piece, the most common case: cheaper to compile than a list
    /// and a call.
    pub fn piece(&mut self, lead: &str, piece: Piece<'_>, trail: &str) {
        self.pieces(lead, &[piece], trail);
    }

    /// Writes the detail from its pieces; constant text at its ends may already be written, with the text around it.
    pub fn pieces(&mut self, lead: &str, pieces: &[Piece<'_>], trail: &str) {
        match self.whole(pieces) {
            Some(whole) => self.whole = whole,
            None => self.write_pieces(lead, pieces, trail),
        }
    }

    /// Not inlined, so that its stack space is only used when it is needed.
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
            self.leave_out(before, lead, trail, "its `Display` failed");
        }
    }

    /// The document in one allocation of its length, if nothing in it needs escaping or formatting and nothing follows.
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
    fn leave_out(&mut self, before: usize, lead: &str, trail: &str, reason: &str) {
        let in_detail = self.form == Form::JsonInDetail;
        let there = if in_detail { DETAIL.len() + escaped_len(lead) } else { 0 };
        self.begin().truncate(before - there);
        if in_detail {
            self.tail = &self.tail[escaped_len(trail) + "\"".len()..];
        }
        trace::left_out("detail", &reason);
    }

    /// Leaves the detail out.
    #[cold]
    pub fn without_detail(&mut self, lead: &str, trail: &str) {
        let before = self.begin().len();
        self.leave_out(before, lead, trail, "it may repeat what the client has sent: give the variant a `detail`");
    }

    /// Writes the text after the detail, once.
    fn close_detail(&mut self) -> &mut Buffer {
        let tail = mem::take(&mut self.tail);
        let out = self.begin();
        if !tail.is_empty() {
            out.extend_from_slice(tail.as_bytes());
        }
        out
    }

    /// Writes constant members, each after its comma.
    pub fn constants(&mut self, members: &str) {
        if self.form != Form::Text {
            self.close_detail().extend_from_slice(members.as_bytes());
        }
    }

    /// Writes a member, whose name is already escaped; leaves it out when its value fails to serialize.
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

    #[inline]
    pub(crate) fn finish(&mut self) -> Bytes {
        match self.whole.is_empty() {
            false => Bytes::from(mem::take(&mut self.whole)),
            true => self.finish_written(),
        }
    }

    /// Not inlined, so that the case of a whole document does not save registers for it.
    #[inline(never)]
    fn finish_written(&mut self) -> Bytes {
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

/// The document that the client would see of a value: parsed from the written text, so that the two cannot differ.
#[cfg(feature = "problem")]
pub(crate) fn problem(entry: &'static Entry, write: &dyn Fn(&mut Document<'_>)) -> Problem {
    let mut document = Document::json(entry.parts());
    write(&mut document);
    Problem::from_json(&document.finish()).unwrap_or_else(|_| Problem::new(entry))
}

impl Piece<'_> {
    /// The text, if nothing in it needs escaping or formatting.
    fn plain(&self) -> Option<&[u8]> {
        match self {
            Piece::Display(_) => None,
            Piece::Text(text) if !stands_for_itself(text.as_bytes()) => None,
            Piece::Text(_) | Piece::Plain(_) | Piece::Number(_) => Some(self.unescaped()),
        }
    }

    /// The bytes of a piece that is not formatted.
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
