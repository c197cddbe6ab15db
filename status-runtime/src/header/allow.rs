use std::collections::HashSet;
use std::fmt;
use std::str::FromStr;

#[cfg(feature = "read")]
use http::HeaderValue;
use http::Method;
use status_vocabulary::grammar;

use super::field::{Invalid, field};
use super::list::List;

/// The methods that the resource supports: **Allow** (RFC 9110 10.2.1).
///
/// # When
///
/// Required on [`method_not_allowed`](crate::situation::METHOD_NOT_ALLOWED), even if it is empty: then no method is
/// allowed now. On a [`forbidden`](crate::situation::FORBIDDEN) it draws a warning, since that is about permission.
///
/// # In the attribute
///
/// ```text
/// #[status(method_not_allowed, allow = [GET, HEAD])]
/// #[status(method_not_allowed)] Wrong { #[status(allow)] methods: Allow }   // or Vec<Method>, &'static [Method]
/// ```
///
/// # What is refused
///
/// An element that is not a token, and a standard method in the wrong case: methods are case-sensitive (RFC 9110 9.1).
/// A method that is given twice is listed once.
///
/// # Example
///
/// ```
/// use http::{HeaderValue, Method};
/// use status_runtime::header::Allow;
///
/// let allow = Allow::from([Method::GET, Method::HEAD]);
/// assert_eq!(HeaderValue::from(&allow), "GET, HEAD");
/// assert!(allow.contains(&Method::HEAD));
///
/// assert_eq!(HeaderValue::from(Allow::none()), "");
/// assert!("get".parse::<Allow>().is_err());
/// # Ok::<(), status_runtime::header::Invalid>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allow(List);

impl Allow {
    /// No method at all.
    pub const fn none() -> Allow {
        Allow(List::new())
    }

    /// Parses the lines that a peer sent. A method in an unusual case is another method.
    ///
    /// # Errors
    ///
    /// An element is not a token; the position counts from the start of its line.
    pub fn parse_all<I>(lines: I) -> Result<Allow, Invalid>
    where
        I: IntoIterator<Item: AsRef<[u8]>>,
    {
        let mut list = List::new();
        for line in lines {
            list.extend(Allow::TITLE, line.as_ref(), grammar::token)?;
        }
        Ok(Allow::distinct(&mut list.iter()))
    }

    /// The methods, in their order.
    pub fn methods(&self) -> impl Iterator<Item = Method> {
        self.0.iter().filter_map(|method| method.parse().ok())
    }

    /// Returns whether the method is in the list.
    pub fn contains(&self, method: &Method) -> bool {
        self.0.iter().any(|other| other == method.as_str())
    }

    /// The methods with commas between.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Returns whether the list is empty.
    pub fn is_empty(&self) -> bool {
        self.as_str().is_empty()
    }

    /// The list without what is in it already.
    fn distinct(methods: &mut dyn Iterator<Item = &str>) -> Allow {
        let mut seen = HashSet::new();
        Allow(methods.filter(|method| seen.insert(*method)).collect())
    }

    /// The methods that can be read, unless there are none.
    #[cfg(feature = "read")]
    pub(crate) fn readable<'a>(lines: impl IntoIterator<Item = &'a HeaderValue>) -> Option<Allow> {
        let elements = lines.into_iter().flat_map(|line| line.as_bytes().split(|byte| *byte == b','));
        let methods = elements.filter_map(|element| Allow::parse_all([element]).ok());
        let methods = Vec::from_iter(methods.flat_map(|allow| Vec::from_iter(allow.methods())));
        (!methods.is_empty()).then(|| methods.into())
    }

    fn received(text: &str) -> Result<Allow, Invalid> {
        Allow::parse_all([text])
    }
}

impl FromIterator<Method> for Allow {
    fn from_iter<I: IntoIterator<Item = Method>>(methods: I) -> Allow {
        Vec::from_iter(methods).into()
    }
}

impl From<&[Method]> for Allow {
    fn from(methods: &[Method]) -> Allow {
        Allow::distinct(&mut methods.iter().map(Method::as_str))
    }
}

impl<const N: usize> From<[Method; N]> for Allow {
    fn from(methods: [Method; N]) -> Allow {
        methods.as_slice().into()
    }
}

impl From<Vec<Method>> for Allow {
    fn from(methods: Vec<Method>) -> Allow {
        methods.as_slice().into()
    }
}

impl FromStr for Allow {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Allow, Invalid> {
        let mut list = List::new();
        list.extend(Allow::TITLE, text.as_bytes(), grammar::method)?;
        Ok(Allow::distinct(&mut list.iter()))
    }
}

impl fmt::Display for Allow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

field!(Allow, "Allow", http::header::ALLOW, received: Allow::received, value: super::field::sendable);

#[cfg(test)]
mod tests {
    use http::{HeaderValue, Method};

    use super::Allow;

    #[test]
    fn read_as_it_is_sent() {
        assert_eq!("GET, HEAD".parse::<Allow>().unwrap(), Allow::from([Method::GET, Method::HEAD]));
        assert_eq!(Allow::from([Method::GET, Method::GET]).as_str(), "GET");
        assert_eq!(Allow::parse_all(["GET,,PURGE", "", " GET , PUT"]).unwrap().as_str(), "GET, PURGE, PUT");
        assert!("".parse::<Allow>().unwrap().is_empty());
        for (text, at) in [("GET HEAD", 3), ("GET, get", 5), ("GET;", 3), ("GET, H\"", 6), ("É", 0)] {
            assert_eq!(text.parse::<Allow>().expect_err(text).error().at(), at, "{text}");
        }
        // From a peer, another case is another method (RFC 9110 9.1).
        let theirs = Allow::try_from(&HeaderValue::from_static("get")).unwrap();
        assert!(!theirs.contains(&Method::GET));
    }
}
