//! Ids of requests: which are repeated, and those of requests that have none.

use std::cell::Cell;
use std::hash::{BuildHasher, RandomState};

use http::HeaderValue;
use status_vocabulary::grammar;

use super::json::members;

/// Whether an id may be repeated: not longer than needed, and nothing in it means something in a header or a log.
pub(super) fn is_sane(id: &HeaderValue) -> bool {
    id.len() <= 128 && id.to_str().is_ok_and(|id| grammar::token(id).is_ok())
}

/// The id that a document shows.
pub(super) fn of_document(document: &[u8]) -> Option<HeaderValue> {
    let shown = members(document).find(|member| member.name == "request_id")?.scalar()?;
    HeaderValue::from_str(&shown).ok().filter(is_sane)
}

/// A UUID of version 4 (RFC 9562 5.4). The random numbers are SipHash's, keyed once per thread by the operating system:
/// an id has to be unique and costs no system call.
pub(super) fn new() -> HeaderValue {
    thread_local! {
        static RANDOM: (RandomState, Cell<u64>) = (RandomState::new(), const { Cell::new(0) });
    }
    let number = RANDOM.try_with(|(keys, count)| {
        let next = count.get();
        count.set(next.wrapping_add(2));
        u128::from(keys.hash_one(next)) << 64 | u128::from(keys.hash_one(next.wrapping_add(1)))
    });
    // A thread that ends answers no requests; should it do so, its keys are new ones each time.
    let number = number.unwrap_or_else(|_| u128::from(RandomState::new().hash_one(0_u8)));
    HeaderValue::from_bytes(&uuid(number)).unwrap_or(const { HeaderValue::from_static("") })
}

fn uuid(number: u128) -> [u8; 36] {
    const VERSION: u128 = 0x4 << 76;
    const VARIANT: u128 = 0b10 << 62;
    let mut rest = number & !(0xf << 76) & !(0b11 << 62) | VERSION | VARIANT;
    let mut text = [b'-'; 36];
    for (at, digit) in text.iter_mut().enumerate().rev() {
        if !matches!(at, 8 | 13 | 18 | 23) {
            *digit = b"0123456789abcdef"[(rest & 0xf) as usize];
            rest >>= 4;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// RFC 9562 5.4: the version's nibble is 4, the variant's two bits are 10, and everything else is as it was.
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
