//! The message of a status: percent-encoded in `grpc-message`, and bounded.

/// The maximum length of an encoded message, in bytes. Clients refuse trailers of more than 8 KiB altogether (grpc-go
/// and gRPC core by default), and details and metadata need room, too.
const LONGEST: usize = 1024;

/// The beginning of a message that fits, up to the end of a character. An escaped byte takes three bytes, whichever
/// bytes an encoder escapes.
pub(super) fn beginning(text: &str) -> &str {
    let mut length = 0;
    let end = text.char_indices().find(|(_, char)| {
        length += if char.is_ascii_alphanumeric() { 1 } else { 3 * char.len_utf8() };
        length > LONGEST
    });
    end.map_or(text, |(end, _)| &text[..end])
}

/// The value of `grpc-message` (gRPC over HTTP/2, "Status-Message"): visible ASCII and spaces, except the percent sign.
pub(super) fn encode(message: &str) -> String {
    use std::fmt::Write as _;

    let mut encoded = String::with_capacity(message.len());
    for byte in message.bytes() {
        match byte {
            b' '..=b'~' if byte != b'%' => encoded.push(byte.into()),
            byte => _ = write!(encoded, "%{byte:02X}"),
        }
    }
    encoded
}

/// The message in a `grpc-message`. What is not an escape stays as it is, and what is not UTF-8 is replaced.
pub(super) fn decode(encoded: &[u8]) -> String {
    let mut message = Vec::with_capacity(encoded.len());
    let mut rest = encoded;
    while let [byte, after @ ..] = rest {
        let escaped = match rest {
            [b'%', high, low, ..] => digit(*high).zip(digit(*low)),
            _ => None,
        };
        rest = if escaped.is_some() { &rest[3..] } else { after };
        message.push(escaped.map_or(*byte, |(high, low)| high << 4 | low));
    }
    String::from_utf8_lossy(&message).into_owned()
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).map(|digit| digit as u8)
}
