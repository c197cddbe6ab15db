//! Common parts of tonic's `Status` and the layer's gRPC responses.

/// The maximum length of an encoded message, in bytes. Clients refuse trailers of more than 8 KiB altogether (grpc-go
/// and gRPC core by default), and details and metadata need room, too.
/// default), and details and metadata need room, too.
const LONGEST_MESSAGE: usize = 1024;

/// The beginning of a message that fits, up to the end of a character. An escaped byte takes three bytes, whichever
/// bytes an encoder escapes.
pub(crate) fn beginning(text: &str) -> &str {
    let mut length = 0;
    let end = text.char_indices().find(|(_, char)| {
        length += if char.is_ascii_alphanumeric() { 1 } else { 3 * char.len_utf8() };
        length > LONGEST_MESSAGE
    });
    end.map_or(text, |(end, _)| &text[..end])
}
