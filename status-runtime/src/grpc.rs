//! What tonic's `Status` and the layer's gRPC responses have in common.

/// The longest message as it is sent. Clients refuse trailers of more than 8 KiB altogether (grpc-go and gRPC core by
/// default), and details and metadata need room, too.
const LONGEST_MESSAGE: usize = 1024;

/// As much of a message as may be sent, up to the end of a character. Whichever bytes an encoder escapes: it is three bytes
/// for one.
pub(crate) fn beginning(text: &str) -> &str {
    let mut length = 0;
    let end = text.char_indices().find(|(_, char)| {
        length += if char.is_ascii_alphanumeric() { 1 } else { 3 * char.len_utf8() };
        length > LONGEST_MESSAGE
    });
    end.map_or(text, |(end, _)| &text[..end])
}
