//! Texts that are constant: to the macro, or to the compiler where a `const` of the user's is a part of them.

use std::fmt;

use quote::ToTokens;
use syn::Path;

/// A path to a `const`. Two of them are the same if they are spelled the same.
#[derive(Clone)]
pub(crate) struct ConstPath(pub(crate) Path);

impl fmt::Display for ConstPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.to_token_stream().to_string().replace(' ', ""))
    }
}

impl PartialEq for ConstPath {
    fn eq(&self, other: &ConstPath) -> bool {
        self.to_string() == other.to_string()
    }
}

/// A value that the author has written as a literal or as a path.
#[derive(Clone, PartialEq)]
pub(crate) enum LiteralOrConst {
    Literal(String),
    Const(ConstPath),
}

impl LiteralOrConst {
    /// The path, if it is one.
    pub(crate) fn path(&self) -> Option<&ConstPath> {
        if let LiteralOrConst::Const(path) = self { Some(path) } else { None }
    }
}

/// A text of which parts may be known to the compiler alone.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct ConstText {
    parts: Vec<ConstPart>,
}

#[derive(Clone, PartialEq)]
pub(crate) enum ConstPart {
    Text(String),
    Const(ConstPath),
    /// As it is in a quoted-string.
    Escaped(ConstPath),
    /// The error that is supplied to this challenge, where its scheme has one; and if a nonce is sent beside it.
    Supplied(ConstPath, Option<&'static str>, bool),
}

impl ConstText {
    /// The text, if no `const` is a part of it.
    pub(crate) fn literal(&self) -> Option<&str> {
        match &self.parts[..] {
            [] => Some(""),
            [ConstPart::Text(text)] => Some(text),
            _ => None,
        }
    }

    pub(crate) fn parts(&self) -> &[ConstPart] {
        &self.parts
    }

    pub(crate) fn push_str(&mut self, text: &str) {
        match self.parts.last_mut() {
            _ if text.is_empty() => {}
            Some(ConstPart::Text(last)) => last.push_str(text),
            _ => self.parts.push(ConstPart::Text(text.to_owned())),
        }
    }

    pub(crate) fn push(&mut self, part: ConstPart) {
        match part {
            ConstPart::Text(text) => self.push_str(&text),
            part @ (ConstPart::Const(_) | ConstPart::Escaped(_) | ConstPart::Supplied(..)) => self.parts.push(part),
        }
    }

    /// Appends another text, with each part of it changed.
    pub(crate) fn append(&mut self, other: &ConstText, mut change: impl FnMut(&str) -> String) {
        for part in &other.parts {
            match part {
                ConstPart::Text(text) => self.push_str(&change(text)),
                ConstPart::Const(_) | ConstPart::Escaped(_) | ConstPart::Supplied(..) => self.push(part.clone()),
            }
        }
    }
}

impl From<String> for ConstText {
    fn from(text: String) -> ConstText {
        let mut constant = ConstText::default();
        constant.push_str(&text);
        constant
    }
}

impl From<LiteralOrConst> for ConstText {
    fn from(text: LiteralOrConst) -> ConstText {
        match text {
            LiteralOrConst::Literal(text) => text.into(),
            LiteralOrConst::Const(path) => path.into(),
        }
    }
}

impl From<ConstPath> for ConstText {
    fn from(path: ConstPath) -> ConstText {
        ConstText { parts: vec![ConstPart::Const(path)] }
    }
}

impl fmt::Debug for ConstText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.to_string())
    }
}

/// For messages and for comparison: a `const` by its path, in braces.
impl fmt::Display for ConstText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.parts.iter().try_for_each(|part| match part {
            ConstPart::Text(text) => f.write_str(text),
            ConstPart::Const(path) | ConstPart::Escaped(path) => write!(f, "{{{path}}}"),
            ConstPart::Supplied(..) => Ok(()),
        })
    }
}

/// A check of a `const` of the user's, in const evaluation.
#[derive(Clone, PartialEq)]
pub(crate) enum Check {
    Types,
    Domain,
    /// A parameter of a challenge of this scheme.
    Parameter {
        scheme: String,
        name: String,
    },
    Token68,
    Challenge {
        of_a_proxy: bool,
    },
    /// A challenge where no credentials were sent, so that there is no error to explain (RFC 6750 3.1).
    Anonymous,
    /// One of these challenges requires a strength or an age (RFC 9470 3).
    Strength(Vec<ConstPath>),
}
