//! Ids of requests: validation, and generation for requests without one.

use std::cell::Cell;
use std::hash::{BuildHasher, RandomState};

use http::HeaderValue;
use status_vocabulary::grammar;

use crate::json::read::members;

/// Returns whether an id may be repeated: it is short enough, and has no character with a meaning in a header or a log.
pub(super) fn is_sane(id: &HeaderValue) -> bool {
    id.len() <= 128 && str::from_utf8(id.as_bytes()).is_ok_and(|id| grammar::token(id).is_ok())
}

/// The id in a document.
pub(super) fn of_document(document: &[u8]) -> Option<HeaderValue> {
    let shown = members(document).find(|member| member.name == "request_id")?.scalar()?;
    HeaderValue::from_str(&shown).ok().filter(is_sane)
}

/// A UUID of version 4 (RFC 9562 5.4): it has to be unique, need not be secret, and costs no system call.
pub(super) fn new() -> HeaderValue {
    thread_local! {
        static RANDOM: Cell<[u64; 2]> = Cell::new(seed());
    }
    let number = RANDOM.try_with(|state| {
        let (high, next) = random(state.get());
        let (low, next) = random(next);
        state.set(next);
        u128::from(high) << 64 | u128::from(low)
    });
    // A thread that ends handles no requests; if it did, its seed would be a new one each time.
    let number = number.unwrap_or_else(|_| u128::from(random(seed()).0));
    HeaderValue::from_bytes(&uuid(number)).unwrap_or(const { HeaderValue::from_static("") })
}

/// A seed from the keys that the operating system gives each thread.
fn seed() -> [u64; 2] {
    let keys = RandomState::new();
    // A state of zeros would only produce zeros.
    [keys.hash_one(0_u8) | 1, keys.hash_one(1_u8)]
}

/// A random number and the state after it: xoroshiro128++ (Blackman and Vigna, "Scrambled Linear Pseudorandom Number
/// Generators").
fn random([a, b]: [u64; 2]) -> (u64, [u64; 2]) {
    let number = a.wrapping_add(b).rotate_left(17).wrapping_add(a);
    let b = a ^ b;
    (number, [a.rotate_left(49) ^ b ^ (b << 21), b.rotate_left(28)])
}

fn uuid(number: u128) -> [u8; 36] {
    const VERSION: u128 = 0x4 << 76;
    const VARIANT: u128 = 0b10 << 62;
    const STARTS: [usize; 16] = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];
    let number = number & !(0xf << 76) & !(0b11 << 62) | VERSION | VARIANT;
    let mut text = [b'-'; 36];
    for (start, byte) in STARTS.into_iter().zip(number.to_be_bytes()) {
        [text[start], text[start + 1]] = DIGITS[usize::from(byte)];
    }
    text
}

/// The two digits of each byte.
static DIGITS: [[u8; 2]; 256] = {
    let mut digits = [[0; 2]; 256];
    let mut byte = 0;
    while byte < 256 {
        digits[byte] = [b"0123456789abcdef"[byte >> 4], b"0123456789abcdef"[byte & 0xf]];
        byte += 1;
    }
    digits
};

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// RFC 9562 5.4: the version's nibble is 4, the variant's two bits are 10, and all other bits are unchanged.
    #[test]
    fn the_version_and_the_variant_are_set() {
        assert_eq!(&uuid(0), b"00000000-0000-4000-8000-000000000000");
        assert_eq!(&uuid(u128::MAX), b"ffffffff-ffff-4fff-bfff-ffffffffffff");
        assert_eq!(&uuid(0x0123_4567_89ab_cdef_0123_4567_89ab_cdef), b"01234567-89ab-4def-8123-456789abcdef");
    }

    #[test]
    fn ids_differ_on_one_thread_and_on_several() {
        let several = (0..4).map(|_| std::thread::spawn(|| (0..1000).map(|_| new()).collect::<Vec<_>>()));
        let threads: Vec<_> = several.collect();
        let ids = threads.into_iter().flat_map(|thread| thread.join().expect("ids"));
        let distinct: BTreeSet<_> = ids.map(|id| id.as_bytes().to_owned()).collect();
        assert_eq!(distinct.len(), 4000);
    }
}
