//! Base64, as metadata of gRPC has it: written without padding, read with and without (gRPC over HTTP/2, "Custom-Metadata").

use status_vocabulary::render::BASE64;

/// The text for the bytes.
pub(super) fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let [first, second, third] = [0, 1, 2].map(|at| u32::from(chunk.get(at).copied().unwrap_or_default()));
        let group = first << 16 | second << 8 | third;
        text.extend((0..=chunk.len()).map(|place| char::from(BASE64[(group >> (18 - 6 * place) & 0x3f) as usize])));
    }
    text
}

/// The bytes of a text, or `None` where it is not Base64.
pub(super) fn decode(text: &[u8]) -> Option<Vec<u8>> {
    let padding = text.iter().rev().take_while(|byte| **byte == b'=').count();
    let symbols = &text[..text.len() - padding];
    // Padding completes four symbols (RFC 4648 4).
    if padding > 2 || padding > 0 && !text.len().is_multiple_of(4) {
        return None;
    }
    let mut bytes = Vec::with_capacity(symbols.len() / 4 * 3 + 2);
    for chunk in symbols.chunks(4) {
        let mut group = 0;
        for symbol in chunk {
            group = group << 6 | value(*symbol)?;
        }
        group <<= 6 * (4 - chunk.len());
        let [_, whole @ ..] = u32::to_be_bytes(group);
        match chunk.len() {
            1 => return None,
            length if whole[length - 1..].iter().all(|rest| *rest == 0) || length == 4 => {
                bytes.extend_from_slice(&whole[..length - 1]);
            }
            // Bits that stand for nothing are zero (RFC 4648 3.5).
            _ => return None,
        }
    }
    Some(bytes)
}

fn value(symbol: u8) -> Option<u32> {
    Some(u32::from(match symbol {
        b'A'..=b'Z' => symbol - b'A',
        b'a'..=b'z' => symbol - b'a' + 26,
        b'0'..=b'9' => symbol - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    }))
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
