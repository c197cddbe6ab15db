use core::fmt;

/// A header that is a list (RFC 9110 5.6.1): its elements, separated by a comma and a space.
#[derive(Debug, Clone, Copy)]
pub struct List<'a, T>(pub &'a [T]);

impl<T: AsRef<str>> fmt::Display for List<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut is_first = true;
        self.0.iter().try_for_each(|text| element(f, core::mem::replace(&mut is_first, false), text.as_ref()))
    }
}

/// Writes one more element of a list.
///
/// # Errors
///
/// The errors of `out`.
pub fn element(out: &mut impl fmt::Write, is_first: bool, text: &str) -> fmt::Result {
    if !is_first {
        out.write_str(", ")?;
    }
    out.write_str(text)
}
