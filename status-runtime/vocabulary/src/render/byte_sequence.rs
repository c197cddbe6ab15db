use core::fmt;

/// The alphabet of Base64 (RFC 4648 4).
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Bytes as Base64, without padding (RFC 4648 3.2 and 4).
#[derive(Debug, Clone, Copy)]
pub struct Base64<'a>(pub &'a [u8]);

impl fmt::Display for Base64<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use fmt::Write as _;

        for chunk in self.0.chunks(3) {
            let [first, second, third] = [0, 1, 2].map(|at| u32::from(chunk.get(at).copied().unwrap_or_default()));
            let group = first << 16 | second << 8 | third;
            for place in 0..=chunk.len() {
                f.write_char(ALPHABET[(group >> (18 - 6 * place) & 0x3f) as usize].into())?;
            }
        }
        Ok(())
    }
}

/// A Byte Sequence of a structured field (RFC 9651 4.1.8).
#[derive(Debug, Clone, Copy)]
pub struct ByteSequence<'a>(pub &'a [u8]);

impl fmt::Display for ByteSequence<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let padding = &"=="[..(3 - self.0.len() % 3) % 3];
        write!(f, ":{}{padding}:", Base64(self.0))
    }
}
