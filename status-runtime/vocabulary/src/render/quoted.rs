use core::fmt;

/// A text in quotes, `"` and `\` escaped, as a quoted-string (RFC 9110 5.6.4) and a structured field's String
/// (RFC 9651 3.3.3) write it.
///
/// ```
/// assert_eq!(status_vocabulary::render::quoted(r#"say "hi""#).to_string(), r#""say \"hi\"""#);
/// ```
pub const fn quoted(s: &str) -> Quoted<'_> {
    Quoted(s)
}

/// The return value of [`quoted`].
#[derive(Debug, Clone, Copy)]
pub struct Quoted<'a>(&'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use fmt::Write as _;

        f.write_char('"')?;
        let mut rest = self.0;
        while let Some(at) = rest.find(['"', '\\']) {
            f.write_str(&rest[..at])?;
            f.write_char('\\')?;
            f.write_str(&rest[at..=at])?;
            rest = &rest[at + 1..];
        }
        f.write_str(rest)?;
        f.write_char('"')
    }
}
