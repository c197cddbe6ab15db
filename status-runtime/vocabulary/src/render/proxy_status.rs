use core::fmt;

use super::byte_sequence::ByteSequence;
use super::quoted::quoted;
use crate::grammar::{self, ProxyValue};

/// A member of Proxy-Status (RFC 9209 2): an intermediary, and its parameters in their order here.
#[derive(Debug, Clone, Copy)]
pub struct ProxyStatus<'a, N, V> {
    /// The name of the intermediary.
    pub name: &'a str,
    /// Names and values, of which each is written in the type that the parameter has.
    pub parameters: &'a [(N, V)],
}

impl<N: AsRef<str>, V: AsRef<str>> fmt::Display for ProxyStatus<'_, N, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        value(f, ProxyValue::Name, self.name)?;
        for (name, text) in self.parameters {
            let name = name.as_ref();
            write!(f, ";{name}=")?;
            value(f, grammar::proxy_value(name).unwrap_or(ProxyValue::Text), text.as_ref())?;
        }
        Ok(())
    }
}

fn value(f: &mut fmt::Formatter<'_>, ty: ProxyValue, text: &str) -> fmt::Result {
    let is_token = || grammar::sf_token(text).is_ok();
    match ty {
        ProxyValue::Name if !is_token() => write!(f, "{}", quoted(text)),
        ProxyValue::Protocol if !is_token() => write!(f, "{}", ByteSequence(text.as_bytes())),
        ProxyValue::Text => write!(f, "{}", quoted(text)),
        ProxyValue::Token | ProxyValue::Name | ProxyValue::Protocol | ProxyValue::Number | ProxyValue::Code => {
            f.write_str(text)
        }
    }
}
