//! Protocol Buffers on the wire, as far as google.rpc.Status needs them: varints and what has a length.

use super::data::ReadError;

/// The wire types of Protocol Buffers (Encoding, "Message Structure"). Groups do not exist in proto3.
const VARINT: u64 = 0;
const FIXED_64: u64 = 1;
const LENGTH: u64 = 2;
const FIXED_32: u64 = 5;

/// Writes a field that is a varint; zero is the default, which is not written.
pub(super) fn number(out: &mut Vec<u8>, field: u64, number: u64) {
    if number != 0 {
        varint(out, field << 3 | VARINT);
        varint(out, number);
    }
}

/// Writes a field that is a text; the empty one is the default, which is not written.
pub(super) fn text(out: &mut Vec<u8>, field: u64, text: &str) {
    if !text.is_empty() {
        bytes(out, field, text.as_bytes());
    }
}

/// Writes a field that is a message or an element of a list, which is written even if it is empty.
pub(super) fn bytes(out: &mut Vec<u8>, field: u64, bytes: &[u8]) {
    varint(out, field << 3 | LENGTH);
    varint(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}

fn varint(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// The length of a field with a length; the number of the field is below 16, so that its tag is one byte.
pub(super) fn length(bytes: usize) -> usize {
    let bits = usize::BITS - bytes.max(1).leading_zeros();
    1 + bits.div_ceil(7) as usize + bytes
}

/// The value of a field.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Value<'a> {
    Number(u64),
    Bytes(&'a [u8]),
    /// Of a type that google.rpc.Status does not have.
    Other,
}

impl<'a> Value<'a> {
    pub(super) fn number(self) -> Result<u64, ReadError> {
        match self {
            Value::Number(number) => Ok(number),
            Value::Bytes(_) | Value::Other => Err(ReadError::malformed("a field has another type")),
        }
    }

    pub(super) fn bytes(self) -> Result<&'a [u8], ReadError> {
        match self {
            Value::Bytes(bytes) => Ok(bytes),
            Value::Number(_) | Value::Other => Err(ReadError::malformed("a field has another type")),
        }
    }

    pub(super) fn text(self) -> Result<&'a str, ReadError> {
        str::from_utf8(self.bytes()?).map_err(|_| ReadError::malformed("a text is not UTF-8"))
    }
}

/// Passes every field of a message, in order. It is compiled once, and not for each kind of message.
pub(super) fn fields<'a>(
    mut message: &'a [u8],
    each: &mut dyn FnMut(u64, Value<'a>) -> Result<(), ReadError>,
) -> Result<(), ReadError> {
    while !message.is_empty() {
        let tag = read_varint(&mut message)?;
        let value = match tag & 7 {
            VARINT => Value::Number(read_varint(&mut message)?),
            LENGTH => {
                let length = read_varint(&mut message)?;
                Value::Bytes(take(&mut message, length)?)
            }
            FIXED_64 => take(&mut message, 8).map(|_| Value::Other)?,
            FIXED_32 => take(&mut message, 4).map(|_| Value::Other)?,
            _ => return Err(ReadError::malformed("a field has a type that proto3 does not have")),
        };
        match tag >> 3 {
            // A tag is an unsigned number of 32 bits.
            field @ 1..=0x1fff_ffff => each(field, value)?,
            _ => return Err(ReadError::malformed("a field has an invalid number")),
        }
    }
    Ok(())
}

fn take<'a>(message: &mut &'a [u8], length: u64) -> Result<&'a [u8], ReadError> {
    let split = usize::try_from(length).ok().and_then(|length| message.split_at_checked(length));
    let (taken, rest) = split.ok_or(ReadError::malformed("a field ends too early"))?;
    *message = rest;
    Ok(taken)
}

fn read_varint(message: &mut &[u8]) -> Result<u64, ReadError> {
    let mut number = 0;
    for shift in (0..64).step_by(7) {
        let [byte, rest @ ..] = message else { break };
        *message = rest;
        // The tenth byte has one bit.
        if shift == 63 && *byte > 1 {
            break;
        }
        number |= u64::from(byte & 0x7f) << shift;
        if *byte < 0x80 {
            return Ok(number);
        }
    }
    Err(ReadError::malformed("a number ends too early or too late"))
}
