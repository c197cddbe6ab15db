//! Base64, as metadata of gRPC has it: written without padding, read with and without (gRPC over HTTP/2, "Custom-Metadata").

use status_vocabulary::render::Base64;

use crate::base64;

/// The text for the bytes.
pub(crate) fn encode(bytes: &[u8]) -> String {
    Base64(bytes).to_string()
}

/// The bytes of a text, or `None` where it is not Base64.
pub(crate) fn decode(text: &[u8]) -> Option<Vec<u8>> {
    let padding = text.iter().rev().take_while(|byte| **byte == b'=').count();
    // Padding completes four symbols (RFC 4648 4).
    if padding > 2 || padding > 0 && !text.len().is_multiple_of(4) {
        return None;
    }
    // Bits that stand for nothing are zero (RFC 4648 3.5).
    base64::decode(&text[..text.len() - padding]).filter(|(_, rest)| *rest == 0).map(|(bytes, _)| bytes)
}

#[cfg(test)]
mod tests {
    use super::{decode, encode};

    /// RFC 4648 10.
    #[test]
    fn base64() {
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            let unpadded = text.trim_end_matches('=');
            assert_eq!(encode(bytes.as_bytes()), unpadded);
            for text in [text, unpadded] {
                assert_eq!(decode(text.as_bytes()).as_deref(), Some(bytes.as_bytes()), "{text}");
            }
        }
        for text in ["A", "Zg=", "Zg===", "Zh", "Zm9=", "Zm9v=", "====", "=", "Zm 9", "Zm-_", "Z\u{e9}"] {
            assert_eq!(decode(text.as_bytes()), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn what_is_written_is_read(bytes: Vec<u8>) {
            proptest::prop_assert_eq!(decode(encode(&bytes).as_bytes()), Some(bytes));
        }

        #[test]
        fn nothing_panics(text: Vec<u8>) {
            decode(&text);
        }
    }
}
