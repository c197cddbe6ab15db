use core::fmt;

/// The alphabet of Base64 (RFC 4648 4).
pub const BASE64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// A Byte Sequence of a structured field (RFC 9651 4.1.8).
#[derive(Debug, Clone, Copy)]
pub struct ByteSequence<'a>(pub &'a [u8]);

impl fmt::Display for ByteSequence<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use fmt::Write as _;

        f.write_char(':')?;
        for chunk in self.0.chunks(3) {
            let [first, second, third] = [0, 1, 2].map(|at| u32::from(chunk.get(at).copied().unwrap_or_default()));
            let group = first << 16 | second << 8 | third;
            for place in 0..4 {
                let symbol = match place <= chunk.len() {
                    true => BASE64[(group >> (18 - 6 * place) & 0x3f) as usize],
                    false => b'=',
                };
                f.write_char(symbol.into())?;
            }
        }
        f.write_char(':')
    }
}
