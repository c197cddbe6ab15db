//! The symbols of Base64 (RFC 4648 4). Each format decides about padding and left-over bits.

/// The bytes of symbols without padding, and the bits that are left over, or `None` where they are not Base64.
pub(crate) fn decode(symbols: &[u8]) -> Option<(Vec<u8>, u32)> {
    if symbols.len() % 4 == 1 {
        return None;
    }
    let mut bytes = Vec::with_capacity(symbols.len() / 4 * 3 + 2);
    let (mut pending, mut bits) = (0, 0);
    for symbol in symbols {
        pending = pending << 6 | value(*symbol)?;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((pending >> bits) as u8);
            pending &= (1 << bits) - 1;
        }
    }
    Some((bytes, pending))
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
