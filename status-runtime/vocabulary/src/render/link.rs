use core::fmt;

use super::quoted::quoted;
use crate::grammar;

/// A link of Link (RFC 8288 3): the target, the relation first as in every example there, and the other parameters in
/// their order here.
#[derive(Debug, Clone, Copy)]
pub struct Link<'a, N, V> {
    /// The target.
    pub href: &'a str,
    /// The relations, with a space between.
    pub rel: &'a str,
    /// Names and values, without quotes and backslashes; a parameter that a peer sent may have no value.
    pub parameters: &'a [(N, Option<V>)],
}

impl<'a> Link<'a, &'static str, &'static str> {
    /// A link that has only a relation and a target.
    pub const fn plain(rel: &'a str, href: &'a str) -> Self {
        Link { href, rel, parameters: &[] }
    }
}

impl<N: AsRef<str>, V: AsRef<str>> fmt::Display for Link<'_, N, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<{}>; rel={}", self.href, quoted(self.rel))?;
        for (name, value) in self.parameters {
            let name = name.as_ref();
            match value.as_ref().map(V::as_ref) {
                None => write!(f, "; {name}")?,
                // An extended value is not quoted (RFC 8187 3.2.1).
                Some(value) if name.ends_with('*') && grammar::token(value).is_ok() => write!(f, "; {name}={value}")?,
                Some(value) => write!(f, "; {name}={}", quoted(value))?,
            }
        }
        Ok(())
    }
}
