use std::fmt;
use std::str::FromStr;

use http::HeaderName;
use status_vocabulary::grammar::{self, GrammarError, ProxyValue};
use status_vocabulary::render;

use super::field::{Invalid, field};
use super::structured::{Bare, Item, Items, members};

/// An intermediary's handling of a response: one member of **Proxy-Status** (RFC 9209 2).
///
/// # When
///
/// On any response of a gateway or a proxy, to say why a next hop did not respond. An origin server must not send it. A
/// member can reveal the network behind the intermediary (RFC 9209 4): `next-hop` and `details` are only for clients
/// that may know it.
///
/// # In the attribute
///
/// ```text
/// #[status(role = gateway)]                                                              // on the type
/// #[status(upstream_timeout, proxy_status(name = "gw", error = connection_timeout))]     // as often as you like
/// #[status(upstream_error)] Broken { #[status(proxy_status)] hops: Vec<ProxyStatus> }    // or ProxyStatus
/// ```
///
/// # What is refused
///
/// A name that is empty or not printable ASCII, an error type that IANA's registry does not have, a parameter of
/// another error type, and a value that is not of the parameter's type (RFC 9209 2.1 and 2.3).
///
/// # Example
///
/// ```
/// use status_runtime::header::ProxyStatus;
///
/// let member = ProxyStatus::new("gw")?.with("error", "dns_error")?.with("rcode", "NXDOMAIN")?;
/// assert_eq!(member.to_string(), r#"gw;error=dns_error;rcode="NXDOMAIN""#);
///
/// let members = ProxyStatus::parse_all(["FooProxy, \"Example CDN\"; next-hop=backend.example.org:8001"])?;
/// assert_eq!(members[1].name(), "Example CDN");
/// assert_eq!(members[1].parameter("next-hop"), Some("backend.example.org:8001"));
/// # Ok::<(), status_runtime::header::Invalid>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProxyStatus {
    name: String,
    /// In the order of the grammar's table, so that equal members are written alike.
    parameters: Vec<(&'static str, String)>,
}

impl ProxyStatus {
    /// An intermediary, without parameters.
    ///
    /// # Errors
    ///
    /// The name is empty or not printable ASCII.
    #[inline]
    pub fn new(name: impl Into<String>) -> Result<ProxyStatus, Invalid> {
        let name = name.into();
        grammar::proxy_name(&name).map_err(|error| Invalid::new(ProxyStatus::TITLE, error))?;
        Ok(ProxyStatus { name, parameters: Vec::new() })
    }

    /// The same with one more parameter: `error`, `next-hop`, `next-protocol`, `received-status`, `details`, and after
    /// its error type the parameters of that type (RFC 9209 2.1 and 2.3).
    ///
    /// # Errors
    ///
    /// There is no such parameter, or not for this error type; it is already there; the value is not of its type, or is
    /// an error type that is not registered.
    #[inline]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Result<ProxyStatus, Invalid> {
        let value = value.into();
        let (name, at) = self.place(name, &value).map_err(|error| Invalid::new(ProxyStatus::TITLE, error))?;
        self.parameters.insert(at, (name, value));
        Ok(self)
    }

    #[inline]
    fn place(&self, name: &str, value: &str) -> Result<(&'static str, usize), GrammarError> {
        let order = |name: &str| grammar::proxy_parameters().position(|known| known == name);
        let known = grammar::proxy_parameters().find(|known| *known == name);
        let (Some(name), Some(ty)) = (known, grammar::proxy_value(name)) else {
            return Err(GrammarError::new(0, "a parameter of Proxy-Status (RFC 9209 2.1 and 2.3)"));
        };
        if !grammar::PROXY_PARAMETERS.contains(&name)
            && !self.error().and_then(grammar::proxy_error).is_some_and(|error| error.parameters.contains(&name))
        {
            return Err(GrammarError::new(0, "a parameter that the error type before it has (RFC 9209 2.3)"));
        }
        if self.parameter(name).is_some() {
            return Err(GrammarError::new(0, "each parameter once (RFC 9651 3.1.2)"));
        }
        ty.check(value)?;
        if name == "error" && grammar::proxy_error(value).is_none() {
            return Err(GrammarError::new(0, "an error type of IANA's registry (RFC 9209 2.3)"));
        }
        Ok((name, self.parameters.partition_point(|(before, _)| order(before) < order(name))))
    }

    /// The name of the intermediary.
    #[inline]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The error type, which may be one that a peer has and this crate does not know.
    #[inline]
    pub fn error(&self) -> Option<&str> {
        self.parameter("error")
    }

    /// The value of a parameter, as text.
    #[inline]
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find_map(|(known, value)| (*known == name).then_some(&**value))
    }

    /// Parses the lines that a peer sent: the intermediary that is nearest to the origin server comes first. Unknown
    /// parameters are ignored, as RFC 9209 2.1 requires, and so are protocols that are not ASCII.
    ///
    /// # Errors
    ///
    /// A line is not a list of structured fields, or a member of it has a value of another type; the position counts
    /// from the line's start.
    #[inline]
    pub fn parse_all<I>(lines: I) -> Result<Vec<ProxyStatus>, Invalid>
    where
        I: IntoIterator<Item: AsRef<[u8]>>,
    {
        members(lines, |item| ProxyStatus::of(item).map(Some)).map_err(|error| Invalid::new(ProxyStatus::TITLE, error))
    }

    #[inline]
    fn of(item: &Item<'_>) -> Result<ProxyStatus, GrammarError> {
        let name = text(ProxyValue::Name, &item.bare).ok_or(GrammarError::new(
            item.at,
            "a member is a String or a Token: an intermediary's name (RFC 9209 2)",
        ))?;
        let mut parameters = Vec::new();
        for parameter in grammar::proxy_parameters() {
            let (Some(bare), Some(ty)) = (item.parameter(parameter), grammar::proxy_value(parameter)) else { continue };
            if matches!(bare, Bare::Bytes(bytes) if ty == ProxyValue::Protocol && grammar::sf_string(&String::from_utf8_lossy(bytes)).is_err())
            {
                continue;
            }
            let value = text(ty, bare).ok_or(GrammarError::new(
                item.at,
                "a parameter has the type that is registered for it (RFC 9209 2.1 and 2.3)",
            ))?;
            parameters.push((parameter, value));
        }
        Ok(ProxyStatus { name, parameters })
    }
}

/// A value that a peer sent, as text, if it is of the type.
#[inline]
fn text(ty: ProxyValue, bare: &Bare) -> Option<String> {
    match (ty, bare) {
        (ProxyValue::Name | ProxyValue::Text, Bare::String(text))
        | (ProxyValue::Name | ProxyValue::Token | ProxyValue::Protocol, Bare::Token(text)) => Some(text.clone()),
        (ProxyValue::Protocol, Bare::Bytes(bytes)) => String::from_utf8(bytes.clone()).ok(),
        (ProxyValue::Number | ProxyValue::Code, Bare::Integer(number)) => {
            u64::try_from(*number).ok().map(|number| number.to_string())
        }
        (_, Bare::Integer(_) | Bare::String(_) | Bare::Token(_) | Bare::Bytes(_))
        | (_, Bare::Date(_) | Bare::Boolean | Bare::Other) => None,
    }
}

impl FromStr for ProxyStatus {
    type Err = Invalid;

    #[inline]
    fn from_str(text: &str) -> Result<ProxyStatus, Invalid> {
        Items::one(text)
            .and_then(|item| ProxyStatus::of(&item))
            .map_err(|error| Invalid::new(ProxyStatus::TITLE, error))
    }
}

impl fmt::Display for ProxyStatus {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        render::ProxyStatus { name: &self.name, parameters: &self.parameters }.fmt(f)
    }
}

field!(ProxyStatus, "Proxy-Status", HeaderName::from_static("proxy-status"));

#[cfg(test)]
mod tests {
    use super::ProxyStatus;

    /// The examples of RFC 9209 2 and 2.1.
    #[test]
    fn what_the_rfc_shows() {
        let members = ProxyStatus::parse_all(["r34.example.net; error=http_request_error, ExampleCDN"]).unwrap();
        assert_eq!(members.len(), 2);
        assert_eq!((members[0].name(), members[0].error()), ("r34.example.net", Some("http_request_error")));
        assert_eq!((members[1].name(), members[1].error()), ("ExampleCDN", None));

        let member: ProxyStatus = r#""proxy.example.org"; next-protocol=h2"#.parse().unwrap();
        assert_eq!(member.parameter("next-protocol"), Some("h2"));
        assert_eq!(member.to_string(), "proxy.example.org;next-protocol=h2");

        let details =
            r#"ExampleProxy;error=http_protocol_error;details="Malformed response header: space before colon""#;
        assert_eq!(details.parse::<ProxyStatus>().unwrap().to_string(), details);
    }

    /// Unrecognised parameters must be ignored, and an error type may be newer than this crate (RFC 9209 2.1).
    #[test]
    fn what_is_not_known_is_gone_over() {
        let read = |text: &str| text.parse::<ProxyStatus>().unwrap().to_string();
        assert_eq!(read("a;later=1;error=of_tomorrow;rcode=\"x\""), "a;error=of_tomorrow;rcode=\"x\"");
        assert_eq!(read("a;next-protocol=:AAE=:"), "a");
        assert_eq!(read("a;next-protocol=:MWE=:"), "a;next-protocol=:MWE=:");
        assert_eq!(read("a;next-protocol=:aDI=:"), "a;next-protocol=h2");
    }

    #[test]
    fn what_is_refused() {
        let gateway = || ProxyStatus::new("gw").unwrap();
        for (made, word) in [
            (ProxyStatus::new(""), "not empty"),
            (ProxyStatus::new("día"), "ASCII only"),
            (gateway().with("error", "timeout"), "registry"),
            (gateway().with("next_hop", "a"), "a parameter of Proxy-Status"),
            (gateway().with("rcode", "NXDOMAIN"), "error type"),
            (gateway().with("error", "dns_timeout").unwrap().with("rcode", "NXDOMAIN"), "error type"),
            (gateway().with("details", "a").unwrap().with("details", "b"), "once"),
            (gateway().with("received-status", "42"), "status code"),
            (gateway().with("next-hop", "a\r\nb"), "line break"),
        ] {
            let invalid = made.expect_err(word);
            assert!(invalid.error().what().contains(word), "{invalid}");
        }
        for text in [
            "1",
            "(a b)",
            "a;error=\"dns_error\"",
            "a;received-status=502.0",
            "a;received-status=-1",
            "a;details=b",
            "a;error",
        ] {
            assert!(text.parse::<ProxyStatus>().is_err(), "{text}");
        }
    }
}
