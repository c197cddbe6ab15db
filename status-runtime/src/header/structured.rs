//! The subset of structured fields (RFC 9651) that the fields of this crate use, and a scanner for the rest.

use status_vocabulary::grammar::GrammarError;

use super::scan::{Scan, ascii, is_tchar};
use crate::base64;

/// The largest Integer (RFC 9651 3.3.1).
pub(crate) const MAX_INTEGER: u64 = 999_999_999_999_999;

/// An item's value. Types that no field here uses are only skipped.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Bare {
    Integer(i64),
    String(String),
    Token(String),
    Bytes(Vec<u8>),
    Date(i64),
    Boolean,
    Other,
}

/// An item with its parameters; of parameters with one name, the last counts.
#[derive(Debug)]
pub(crate) struct Item<'a> {
    pub(crate) at: usize,
    pub(crate) bare: Bare,
    parameters: Vec<(&'a str, Bare)>,
}

impl Item<'_> {
    #[inline]
    pub(crate) fn parameter(&self, key: &str) -> Option<&Bare> {
        self.parameters.iter().rev().find_map(|(name, value)| (*name == key).then_some(value))
    }
}

/// The members of a List without inner lists (RFC 9651 4.2.1).
pub(crate) struct Items<'a>(Scan<'a>);

impl<'a> Items<'a> {
    /// Parses a List, which may be empty.
    #[inline]
    pub(crate) fn list(text: &'a str) -> Result<Vec<Item<'a>>, GrammarError> {
        let mut items = Items::new(text)?;
        let mut list = Vec::new();
        while !items.0.is_done() {
            list.push(items.item()?);
            items.0.blanks();
            if items.0.is_done() {
                break;
            }
            if !items.0.eat(b',') {
                return Err(items.0.error("a comma between members (RFC 9651 4.2.1)"));
            }
            items.0.blanks();
            if items.0.is_done() {
                return Err(items.0.error("nothing follows the last comma (RFC 9651 4.2.1)"));
            }
        }
        Ok(list)
    }

    /// Parses a single Item.
    #[inline]
    pub(crate) fn one(text: &'a str) -> Result<Item<'a>, GrammarError> {
        let mut items = Items::new(text)?;
        let item = items.item()?;
        items.spaces();
        if items.0.is_done() { Ok(item) } else { Err(items.0.error("nothing follows the item (RFC 9651 4.2)")) }
    }

    #[inline]
    fn new(text: &'a str) -> Result<Items<'a>, GrammarError> {
        // Only spaces are skipped around a structured field, tabs are not (RFC 9651 4.2).
        let mut items = Items(Scan::new(text.trim_end_matches(' '))?);
        items.spaces();
        Ok(items)
    }

    #[inline]
    fn spaces(&mut self) {
        self.0.run(|byte| byte == b' ');
    }

    #[inline]
    fn item(&mut self) -> Result<Item<'a>, GrammarError> {
        let at = self.0.at();
        let bare = self.bare()?;
        let mut parameters = Vec::new();
        while self.0.eat(b';') {
            self.spaces();
            let key = self.key()?;
            let value = if self.0.eat(b'=') { self.bare()? } else { Bare::Boolean };
            parameters.push((key, value));
        }
        Ok(Item { at, bare, parameters })
    }

    #[inline]
    fn key(&mut self) -> Result<&'a str, GrammarError> {
        if !matches!(self.0.peek(), Some(b'a'..=b'z' | b'*')) {
            return Err(self.0.error("a parameter's name starts with a small letter or `*` (RFC 9651 3.1.2)"));
        }
        Ok(self.0.run(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-' | b'.' | b'*')))
    }

    #[inline]
    fn bare(&mut self) -> Result<Bare, GrammarError> {
        match self.0.peek() {
            Some(b'"') => self.string(),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b'@') => {
                self.0.eat(b'@');
                match self.number()? {
                    Bare::Integer(unix) => Ok(Bare::Date(unix)),
                    Bare::String(_) | Bare::Token(_) | Bare::Bytes(_) | Bare::Date(_) | Bare::Boolean | Bare::Other => {
                        Err(self.0.error("a Date has whole seconds (RFC 9651 3.3.7)"))
                    }
                }
            }
            Some(b':') => self.bytes(),
            Some(b'?') => {
                self.0.eat(b'?');
                if self.0.eat(b'0') || self.0.eat(b'1') {
                    Ok(Bare::Boolean)
                } else {
                    Err(self.0.error("a Boolean is `?0` or `?1` (RFC 9651 3.3.6)"))
                }
            }
            Some(b'%') => self.display_string(),
            Some(byte) if byte.is_ascii_alphabetic() || byte == b'*' => {
                Ok(Bare::Token(self.0.run(|byte| is_tchar(byte) || matches!(byte, b':' | b'/')).to_owned()))
            }
            _ => Err(self.0.error("a value of a structured field (RFC 9651 3.3)")),
        }
    }

    #[inline]
    fn number(&mut self) -> Result<Bare, GrammarError> {
        let start = self.0.at();
        let negative = self.0.eat(b'-');
        let whole = self.0.run(|byte| byte.is_ascii_digit());
        if whole.is_empty() {
            return Err(self.0.error("digits (RFC 9651 4.2.4)"));
        }
        if self.0.eat(b'.') {
            let decimals = self.0.run(|byte| byte.is_ascii_digit());
            return match whole.len() <= 12 && matches!(decimals.len(), 1..=3) {
                true => Ok(Bare::Other),
                false => {
                    Err(GrammarError::new(start, "a Decimal has 12 digits and 3 decimals at most (RFC 9651 3.3.2)"))
                }
            };
        }
        match whole.parse::<i64>() {
            Ok(value) if whole.len() <= 15 => Ok(Bare::Integer(if negative { -value } else { value })),
            _ => Err(GrammarError::new(start, "an Integer has 15 digits at most (RFC 9651 3.3.1)")),
        }
    }

    #[inline]
    fn string(&mut self) -> Result<Bare, GrammarError> {
        self.0.eat(b'"');
        let mut value = String::new();
        loop {
            value.push_str(self.0.run(|byte| matches!(byte, b' '..=b'~') && byte != b'"' && byte != b'\\'));
            if self.0.eat(b'"') {
                return Ok(Bare::String(value));
            }
            if self.0.is_done() {
                return Err(self.0.error("the quote is never closed (RFC 9651 3.3.3)"));
            }
            if !self.0.eat(b'\\') {
                return Err(self.0.error("printable ASCII only (RFC 9651 3.3.3)"));
            }
            match self.0.peek() {
                Some(byte @ (b'"' | b'\\')) => {
                    self.0.eat(byte);
                    value.push(byte.into());
                }
                _ => return Err(self.0.error("only `\"` and `\\` are escaped (RFC 9651 3.3.3)")),
            }
        }
    }

    #[inline]
    fn bytes(&mut self) -> Result<Bare, GrammarError> {
        self.0.eat(b':');
        let start = self.0.at();
        let text = self.0.run(|byte| byte != b':');
        if !self.0.eat(b':') {
            return Err(self.0.error("the bytes are never closed (RFC 9651 3.3.5)"));
        }
        decode(text).map(Bare::Bytes).ok_or(GrammarError::new(start, "not Base64 (RFC 9651 3.3.5)"))
    }

    #[inline]
    fn display_string(&mut self) -> Result<Bare, GrammarError> {
        let start = self.0.at();
        self.0.eat(b'%');
        let text = match self.0.eat(b'"') {
            true => self.0.run(|byte| matches!(byte, b' '..=b'~') && byte != b'"'),
            false => return Err(self.0.error("a Display String is in quotes (RFC 9651 3.3.8)")),
        };
        if !self.0.eat(b'"') {
            return Err(self.0.error("the quote is never closed (RFC 9651 3.3.8)"));
        }
        match unescape(text) {
            Some(bytes) if str::from_utf8(&bytes).is_ok() => Ok(Bare::Other),
            _ => Err(GrammarError::new(start, "not UTF-8 in small hexadecimal digits (RFC 9651 3.3.8)")),
        }
    }
}

/// The members of a List of several lines: those for which `of` returns a value.
#[inline]
pub(crate) fn members<I, T>(
    lines: I,
    of: impl Fn(&Item<'_>) -> Result<Option<T>, GrammarError>,
) -> Result<Vec<T>, GrammarError>
where
    I: IntoIterator<Item: AsRef<[u8]>>,
{
    let mut members = Vec::new();
    let (mut count, mut empty) = (0, false);
    for line in lines {
        let items = Items::list(ascii(line.as_ref())?)?;
        (count, empty) = (count + 1, empty || items.is_empty());
        for item in items {
            members.extend(of(&item)?);
        }
    }
    // The lines are one list, and a comma has a member on both sides (RFC 9651 4.2).
    match empty && count > 1 {
        true => Err(GrammarError::new(0, "no empty line among several (RFC 9651 4.2)")),
        false => Ok(members),
    }
}

#[inline]
fn unescape(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };

    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => digit(rest.next()?)? << 4 | digit(rest.next()?)?,
            byte => byte,
        });
    }
    Some(bytes)
}

/// Decodes Base64 (RFC 4648 4). Missing padding and left-over bits are accepted, as RFC 9651 4.2.7 recommends.
#[inline]
fn decode(text: &str) -> Option<Vec<u8>> {
    let symbols = text.trim_end_matches('=');
    let missing = symbols.len().next_multiple_of(4) - symbols.len();
    if text.len() - symbols.len() > missing {
        return None;
    }
    base64::decode(symbols.as_bytes()).map(|(bytes, _)| bytes)
}

#[cfg(test)]
mod tests {
    use status_vocabulary::render::ByteSequence;

    use super::{Bare, Items};

    /// RFC 9651 3.3, one of each type, and near misses.
    #[test]
    fn items() {
        let bare = |text| Items::one(text).map(|item| item.bare);
        assert_eq!(bare("42"), Ok(Bare::Integer(42)));
        assert_eq!(bare("-999999999999999"), Ok(Bare::Integer(-999_999_999_999_999)));
        assert_eq!(bare(r#""hello \"world\" \\""#), Ok(Bare::String("hello \"world\" \\".into())));
        assert_eq!(
            bare(":cHJldGVuZCB0aGlzIGlzIGJpbmFyeSBjb250ZW50Lg==:"),
            Ok(Bare::Bytes(b"pretend this is binary content.".to_vec()))
        );
        assert_eq!(bare("::"), Ok(Bare::Bytes(vec![])));
        assert_eq!(bare("foo123/456"), Ok(Bare::Token("foo123/456".into())));
        assert_eq!(bare("@1659578233"), Ok(Bare::Date(1_659_578_233)));
        for text in
            ["4.5", "-0.001", "foo123/456", "*", "?1", "?0", r#"%"This is intended for display to %c3%bcsers.""#]
        {
            assert!(bare(text).is_ok(), "{text}");
        }
        for text in [
            "",
            "-",
            "1.",
            "1.0000",
            "1234567890123456",
            "1234567890123.0",
            "\"a",
            "\"\t\"",
            r#""\a""#,
            ":a:",
            ":YQ=,:",
            ":YQ",
            "@1.0",
            "?2",
            "?",
            "%\"%C3%BC\"",
            "%\"%c3\"",
            "%x",
            "a b",
            "a;B=1",
            "a;",
            "\ta",
            "(a b)",
            "é",
        ] {
            assert!(bare(text).is_err(), "{text}");
        }
    }

    #[test]
    fn parameters_and_lists() {
        let item = Items::one(r#""a";r=1; t=2;r=3;x"#).unwrap();
        assert_eq!(item.parameter("r"), Some(&Bare::Integer(3)));
        assert_eq!(item.parameter("x"), Some(&Bare::Boolean));
        assert_eq!(item.parameter("y"), None);
        let count = |text| Items::list(text).map(|items| items.len());
        assert_eq!(count(""), Ok(0));
        assert_eq!(count(" a,\tb , c "), Ok(3));
        for text in ["a,", "a,,b", ",a", "a b", "a;r =1", "a ;r=1"] {
            assert!(count(text).is_err(), "{text}");
        }
    }

    /// RFC 4648 10.
    #[test]
    fn base64() {
        for (bytes, text) in [
            ("", "::"),
            ("f", ":Zg==:"),
            ("fo", ":Zm8=:"),
            ("foo", ":Zm9v:"),
            ("foob", ":Zm9vYg==:"),
            ("fooba", ":Zm9vYmE=:"),
            ("foobar", ":Zm9vYmFy:"),
        ] {
            assert_eq!(ByteSequence(bytes.as_bytes()).to_string(), text);
            assert_eq!(Items::one(text).unwrap().bare, Bare::Bytes(bytes.into()));
        }
        for text in [":=:", ":Zm9v=:", ":Zm8==:", ":Z:", ":Z===:", ":Zg=Zg=:", ":Zg ==:"] {
            assert!(Items::one(text).is_err(), "{text}");
        }
        assert_eq!(Items::one(":Zg:").unwrap().bare, Bare::Bytes(b"f".to_vec()));
        assert_eq!(Items::one(":Zh==:").unwrap().bare, Bare::Bytes(b"f".to_vec()));
    }
}
