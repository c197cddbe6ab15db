//! Numbers as header values, without formatting and mostly without an allocation.

use http::HeaderValue;

/// One entry for each second of an hour.
const ENTRIES: usize = 3601;
const WIDTH: usize = 4;

static TABLE: [[u8; WIDTH]; ENTRIES] = {
    let mut table = [[b'0'; WIDTH]; ENTRIES];
    let mut entry = 0;
    while entry < ENTRIES {
        let mut rest = entry;
        let mut digit = WIDTH;
        while digit > 0 {
            digit -= 1;
            table[entry][digit] = b'0' + (rest % 10) as u8;
            rest /= 10;
        }
        entry += 1;
    }
    table
};

static DIGITS: &str = match str::from_utf8(TABLE.as_flattened()) {
    Ok(digits) => digits,
    Err(_) => panic!("digits are ASCII"),
};

/// The number in decimal: a slice of the table, or its digits.
pub(crate) fn decimal(number: u64) -> HeaderValue {
    match tabled(number) {
        Some(digits) => HeaderValue::from_static(digits),
        None => formatted(number),
    }
}

/// Not inlined: the room for the digits costs the others their registers.
#[cold]
fn formatted(number: u64) -> HeaderValue {
    HeaderValue::from_bytes(Digits::from(number).as_bytes()).unwrap_or_else(|_| number.into())
}

/// The maximum number of digits of a number; or 19 and a sign.
const MAX: usize = 20;

/// An integer in decimal.
#[derive(Debug, Clone, Copy)]
pub struct Digits {
    /// The digits are at the end.
    room: [u8; MAX],
    start: u8,
}

impl Digits {
    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.room[usize::from(self.start)..]
    }
}

impl From<u64> for Digits {
    fn from(number: u64) -> Digits {
        let mut room = [0; MAX];
        let start = write(number, &mut room) as u8;
        Digits { room, start }
    }
}

impl From<i64> for Digits {
    fn from(number: i64) -> Digits {
        let mut digits = Digits::from(number.unsigned_abs());
        if number < 0 {
            digits.start -= 1;
            digits.room[usize::from(digits.start)] = b'-';
        }
        digits
    }
}

/// Writes the digits into the end of the room, and returns the start.
///
/// Not inlined: otherwise the compiler keeps every byte of the array in a register.
#[inline(never)]
fn write(number: u64, room: &mut [u8; MAX]) -> usize {
    let mut start = room.len();
    let mut rest = number;
    loop {
        let entry = &TABLE[(rest % 100) as usize];
        start -= 2;
        room[start..start + 2].copy_from_slice(&entry[WIDTH - 2..]);
        rest /= 100;
        if rest == 0 {
            return start + usize::from(room[start] == b'0');
        }
    }
}

fn tabled(number: u64) -> Option<&'static str> {
    let entry = usize::try_from(number).ok().filter(|entry| *entry < ENTRIES)?;
    let zeros = match entry {
        0..10 => 3,
        10..100 => 2,
        100..1_000 => 1,
        _ => 0,
    };
    DIGITS.get(entry * WIDTH + zeros..(entry + 1) * WIDTH)
}

#[cfg(test)]
mod tests {
    use super::{Digits, decimal};

    #[test]
    fn is_what_is_formatted() {
        for number in (0..=4_000).chain([9_999, 10_000, u64::from(u32::MAX), u64::MAX - 1, u64::MAX]) {
            assert_eq!(decimal(number), number.to_string());
            assert_eq!(Digits::from(number).as_bytes(), number.to_string().as_bytes());
        }
        for number in [i64::MIN, i64::MIN + 1, -100, -99, -1, 0, 1, 10, i64::MAX] {
            assert_eq!(Digits::from(number).as_bytes(), number.to_string().as_bytes());
        }
    }
}
