use super::auth::{auth_param, auth_params, token68};
use super::error::GrammarError;
use super::scan::{is_blank, is_quotable, is_tchar, part, same, stray};

/// The parts of a list of challenges (RFC 9110 11.6.1), one after another.
///
/// Its commas separate challenges as well as parameters; a challenge is recognized by the space, the comma or the end
/// that follows its scheme, a parameter by its `=`. Empty elements are skipped, as a recipient does (RFC 9110 5.6.1.2).
///
/// ```
/// use status_vocabulary::grammar::{ChallengePart, Challenges};
///
/// let mut parts = Challenges::new(r#"Negotiate, Basic realm="a \"b\"""#)?;
/// assert_eq!(parts.next()?, Some(ChallengePart::Scheme("Negotiate")));
/// assert_eq!(parts.next()?, Some(ChallengePart::Scheme("Basic")));
/// let realm = ChallengePart::Parameter { name: "realm", name_at: 17, value: r#"a \"b\""#, value_at: 24 };
/// assert_eq!(parts.next()?, Some(realm));
/// assert_eq!(parts.next()?, None);
/// # Ok::<(), status_vocabulary::grammar::GrammarError>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Challenges<'a> {
    text: &'a str,
    at: usize,
    /// The parameters that follow belong to the last challenge, which may have any.
    open: bool,
    /// The part after a scheme is next: its token68, or its first parameter.
    started: bool,
    /// The number of commas before the last part.
    commas: usize,
}

/// A part of a list of challenges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChallengePart<'a> {
    /// The scheme that a challenge begins with.
    Scheme(&'a str),
    /// The token68 that it has in place of parameters.
    Token68(&'a str),
    /// One of its parameters.
    Parameter {
        /// The name.
        name: &'a str,
        /// The position of the name.
        name_at: usize,
        /// The value without its quotes, and with its backslashes.
        value: &'a str,
        /// The position of the value.
        value_at: usize,
    },
}

const NEITHER: &str = "a challenge, or a parameter `name=\"value\"` (RFC 9110 11.6.1)";

const fn is_separator(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b',')
}

const fn is_space(byte: u8) -> bool {
    byte == b' '
}

const fn is_token68_like(byte: u8) -> bool {
    !is_separator(byte)
}

impl<'a> Challenges<'a> {
    /// The start of a list.
    ///
    /// # Errors
    ///
    /// The text has a character above ASCII.
    pub const fn new(text: &'a str) -> Result<Challenges<'a>, GrammarError> {
        let mut at = 0;
        while at < text.len() {
            if !text.as_bytes()[at].is_ascii() {
                return Err(stray(text.as_bytes(), at, ""));
            }
            at += 1;
        }
        Ok(Challenges::received(text))
    }

    /// The start of a list that a peer sent, whose quoted-strings may have obs-text (RFC 9110 5.6.4).
    pub const fn received(text: &'a str) -> Challenges<'a> {
        Challenges { text, at: 0, open: false, started: false, commas: 0 }
    }

    /// The next part.
    ///
    /// # Errors
    ///
    /// The text is not a list of challenges.
    // An iterator's method could not be `const`.
    #[allow(clippy::should_implement_trait)]
    pub const fn next(&mut self) -> Result<Option<ChallengePart<'a>>, GrammarError> {
        let bytes = self.text.as_bytes();
        let follows = self.started;
        self.started = false;
        self.commas = 0;
        if follows && let Some(token) = self.token68() {
            self.open = false;
            return Ok(Some(ChallengePart::Token68(token)));
        }
        while !follows && self.at < bytes.len() && is_separator(bytes[self.at]) {
            if bytes[self.at] == b',' {
                self.commas += 1;
            }
            self.at += 1;
        }
        if self.at == bytes.len() {
            return Ok(None);
        }
        let start = self.at;
        let end = run!(bytes, start, is_tchar);
        if end == start {
            return Err(self.error(NEITHER));
        }
        let word = self.part(start, end);
        let after = run!(bytes, end, is_blank);
        let has_value = after < bytes.len() && bytes[after] == b'=';
        if !has_value && !follows {
            return self.scheme(word, end);
        }
        if !self.open {
            return Err(self.error("parameters come after a scheme that has no token68 (RFC 9110 11.3)"));
        }
        if !has_value {
            return Err(GrammarError::new(after, "a parameter is `name=\"value\"` (RFC 9110 11.2)"));
        }
        self.at = run!(bytes, after + 1, is_blank);
        self.value(word, start)
    }

    /// The number of commas before the last part: more than one is an empty element, which a sender must not generate
    /// (RFC 9110 5.6.1.1).
    pub const fn commas(&self) -> usize {
        self.commas
    }

    const fn scheme(&mut self, scheme: &'a str, end: usize) -> Result<Option<ChallengePart<'a>>, GrammarError> {
        let bytes = self.text.as_bytes();
        self.at = run!(bytes, end, is_space);
        self.open = self.at > end;
        // A tab is white space before a comma, but not between scheme and parameters.
        let alone = self.ends_element(self.at);
        if !self.open && !alone {
            return Err(self.error("one space between the scheme and what follows (RFC 9110 11.6.1)"));
        }
        self.started = self.open && !alone;
        Ok(Some(ChallengePart::Scheme(scheme)))
    }

    /// A token68 that is followed by a comma or the end.
    const fn token68(&mut self) -> Option<&'a str> {
        let end = run!(self.text.as_bytes(), self.at, is_token68_like);
        let token = self.part(self.at, end);
        if !self.ends_element(end) || token68(token).is_err() {
            return None;
        }
        self.at = end;
        Some(token)
    }

    const fn value(&mut self, name: &'a str, name_at: usize) -> Result<Option<ChallengePart<'a>>, GrammarError> {
        let bytes = self.text.as_bytes();
        let (value_at, end) = if self.at < bytes.len() && bytes[self.at] == b'"' {
            let value_at = self.at + 1;
            (value_at, check!(self.quoted(value_at)))
        } else {
            let end = run!(bytes, self.at, is_tchar);
            if end == self.at {
                return Err(self.error("a parameter's value, a token or in quotes (RFC 9110 11.2)"));
            }
            (self.at, end)
        };
        let value = self.part(value_at, end);
        self.at = run!(bytes, if value_at == self.at { end } else { end + 1 }, is_blank);
        if self.at < bytes.len() && bytes[self.at] != b',' {
            return Err(self.error("a comma, or the end (RFC 9110 11.6.1)"));
        }
        Ok(Some(ChallengePart::Parameter { name, name_at, value, value_at }))
    }

    /// The position of the quote that ends a quoted-string (RFC 9110 5.6.4).
    const fn quoted(&self, start: usize) -> Result<usize, GrammarError> {
        const OPEN: &str = "the quote is never closed (RFC 9110 5.6.4)";
        let bytes = self.text.as_bytes();
        let mut at = start;
        while at < bytes.len() {
            if bytes[at] == b'"' {
                return Ok(at);
            }
            if bytes[at] == b'\\' {
                at += 1;
                if at == bytes.len() {
                    return Err(GrammarError::new(at, OPEN));
                }
            }
            if !is_quotable(bytes[at]) && bytes[at].is_ascii() {
                return Err(GrammarError::new(at, "no control characters (RFC 9110 5.5)"));
            }
            at += 1;
        }
        Err(GrammarError::new(at, OPEN))
    }

    const fn ends_element(&self, at: usize) -> bool {
        let bytes = self.text.as_bytes();
        let end = run!(bytes, at, is_blank);
        end == bytes.len() || bytes[end] == b','
    }

    const fn part(&self, from: usize, to: usize) -> &'a str {
        self.text.split_at(to).0.split_at(from).1
    }

    const fn error(&self, what: &'static str) -> GrammarError {
        GrammarError::new(self.at, what)
    }
}

/// One challenge as an author writes it, for WWW-Authenticate: it is sent as it is, and the situation adds its error
/// (RFC 6750 3.1). `N` is at least the length of the text.
///
/// # Errors
///
/// The text is not one challenge, or not in the form in which one is sent, a parameter is given twice or fails the rules of its scheme (see
/// [`auth_param`]), `Basic` lacks its realm, or there is something that is never constant: a nonce, an `error`.
pub const fn challenge<const N: usize>(text: &str) -> Result<(), GrammarError> {
    const SENT: &str = "the scheme, one space, and parameters with one comma between (RFC 9110 11.6.1)";
    let mut parts = check!(Challenges::new(text));
    let Some(ChallengePart::Scheme(scheme)) = check!(parts.next()) else {
        return Err(GrammarError::new(0, "one challenge, such as `Bearer realm=\"api\"` (RFC 9110 11.6.1)"));
    };
    if same(scheme.as_bytes(), b"Digest") {
        return Err(GrammarError::new(
            0,
            "a digest has a fresh nonce, and a constant one is a replay hole (RFC 7616 3.3)",
        ));
    }
    let bytes = text.as_bytes();
    if !is_tchar(bytes[0]) || is_separator(bytes[bytes.len() - 1]) {
        return Err(GrammarError::new(0, SENT));
    }
    let mut first = true;
    let mut has_realm = false;
    loop {
        let before = parts;
        let Some(part) = check!(parts.next()) else { break };
        if let ChallengePart::Scheme(_) = part {
            return Err(GrammarError::new(before.at, "one challenge; several are a list, `[FIRST, SECOND]`"));
        }
        if parts.commas > 1 || first && parts.commas > 0 {
            return Err(GrammarError::new(before.at, SENT));
        }
        first = false;
        match part {
            ChallengePart::Scheme(_) => {}
            ChallengePart::Token68(_) if auth_params(scheme).is_empty() => {}
            ChallengePart::Token68(_) => {
                return Err(GrammarError::new(
                    before.at,
                    "the scheme has parameters, each with its name (RFC 9110 11.3)",
                ));
            }
            ChallengePart::Parameter { name, name_at, value, value_at } => {
                if named(text, name, name_at) {
                    return Err(GrammarError::new(name_at, TWICE));
                }
                // Where the parameter starts, its value is there, so that a byte precedes it.
                let is_quoted = bytes[value_at - 1] == b'"';
                let equals = name_at + name.len();
                if equals + 1 + is_quoted as usize != value_at {
                    return Err(GrammarError::new(
                        equals,
                        "no space around `=`, which is for recipients (RFC 9110 5.6.3)",
                    ));
                }
                if same(name.as_bytes(), b"realm") && !is_quoted {
                    return Err(GrammarError::new(value_at, "a realm is in quotes: `realm=\"..\"` (RFC 9110 11.5)"));
                }
                if same(name.as_bytes(), b"nonce") {
                    return Err(GrammarError::new(name_at, "a nonce is fresh, and a constant one is a replay hole"));
                }
                if same(name.as_bytes(), b"error") && has_error(scheme) {
                    return Err(GrammarError::new(name_at, "the situation supplies `error` (RFC 6750 3.1)"));
                }
                let mut buffer = [0; N];
                if let Err(error) = auth_param(scheme, name, unescape(value, &mut buffer)) {
                    return Err(error.moved(value_at));
                }
                has_realm = has_realm || same(name.as_bytes(), b"realm");
            }
        }
    }
    if same(scheme.as_bytes(), b"Basic") && !has_realm {
        return Err(GrammarError::new(text.len(), REALM));
    }
    Ok(())
}

/// The error for a parameter that is given twice.
pub const TWICE: &str = "a parameter is given once (RFC 9110 11.2)";

/// The error for a `Basic` without its realm.
pub const REALM: &str = "realm is required (RFC 7617 2): `Basic realm=\"..\"`";

/// Returns whether the scheme has a parameter for the error of a situation (RFC 6750 3.1).
pub const fn has_error(scheme: &str) -> bool {
    let mut rest = auth_params(scheme);
    while let [first, others @ ..] = rest {
        if same(first.as_bytes(), b"error") {
            return true;
        }
        rest = others;
    }
    false
}

/// Returns whether they are one scheme, whose case is not significant (RFC 9110 11.1).
pub const fn same_scheme(one: &str, other: &str) -> bool {
    same(one.as_bytes(), other.as_bytes())
}

/// The scheme of a challenge, up to its first space.
pub const fn challenge_scheme(text: &str) -> &str {
    let end = run!(text.as_bytes(), 0, is_tchar);
    text.split_at(end).0
}

/// Returns whether the challenge has one of these parameters; false for a text that is not a challenge.
pub const fn challenge_names(text: &str, names: &[&str]) -> bool {
    let mut at = 0;
    while at < names.len() {
        if named(text, names[at], text.len()) {
            return true;
        }
        at += 1;
    }
    false
}

/// Returns whether the list has a parameter of that name before `end`.
const fn named(text: &str, name: &str, end: usize) -> bool {
    let Ok(mut parts) = Challenges::new(text) else { return false };
    while let Ok(Some(part)) = parts.next() {
        if let ChallengePart::Parameter { name: known, name_at, .. } = part
            && name_at < end
            && same(known.as_bytes(), name.as_bytes())
        {
            return true;
        }
    }
    false
}

/// The text in a quoted-string without its backslashes (RFC 9110 5.6.4).
const fn unescape<'a>(quoted: &str, buffer: &'a mut [u8]) -> &'a str {
    let bytes = quoted.as_bytes();
    let (mut at, mut len) = (0, 0);
    while at < bytes.len() {
        if bytes[at] == b'\\' && at + 1 < bytes.len() {
            at += 1;
        }
        buffer[len] = bytes[at];
        at += 1;
        len += 1;
    }
    match core::str::from_utf8(part(buffer, 0, len)) {
        Ok(text) => text,
        Err(_) => "",
    }
}
