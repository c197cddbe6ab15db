use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;
use std::str::FromStr;

use http::HeaderValue;
use status_vocabulary::grammar::{self, ChallengePart, Challenges, GrammarError};
use status_vocabulary::render::{self, Credentials};

use super::field::{Invalid, field};
use super::scan::received;

/// The credentials that would be accepted: **WWW-Authenticate** (RFC 9110 11.6.1), and **Proxy-Authenticate** (11.7.1).
///
/// # When
///
/// Required on [`unauthenticated`], [`invalid_credentials`], [`expired_credentials`] and [`step_up_required`] (RFC 9110
/// 15.5.2), as `proxy_challenge` on [`proxy_authentication_required`]; good on [`insufficient_scope`] (RFC 6750 3). Never
/// on [`hidden`]: a challenge confirms that there is something.
///
/// [`unauthenticated`]: crate::situation::UNAUTHENTICATED
/// [`invalid_credentials`]: crate::situation::INVALID_CREDENTIALS
/// [`expired_credentials`]: crate::situation::EXPIRED_CREDENTIALS
/// [`step_up_required`]: crate::situation::STEP_UP_REQUIRED
/// [`proxy_authentication_required`]: crate::situation::PROXY_AUTHENTICATION_REQUIRED
/// [`insufficient_scope`]: crate::situation::INSUFFICIENT_SCOPE
/// [`hidden`]: crate::situation::HIDDEN
///
/// # In the attribute
///
/// ```text
/// #[status(unauthenticated, challenge = bearer(realm = "orders"))]      // on a variant, or for all on the type
/// #[status(unauthenticated, challenge = [bearer(realm = "a"), basic(realm = "a")])]
/// #[status(unauthenticated, challenge = custom("Session", realm = "a"))]
/// #[status(unauthenticated)] NoToken { #[status(challenge)] with: Challenge }       // or Vec<Challenge>
/// ```
///
/// The situation adds Bearer's `error`. Digest needs a fresh nonce each time, hence a field.
///
/// # What is refused
///
/// A scheme or a name that is not a token, a parameter given twice (RFC 9110 11.2), token68 beside parameters, and what
/// the scheme's own RFC forbids: see [`with`](Challenge::with). Values are ASCII; quotes and backslashes in them are
/// escaped. In a value that is received, each byte above ASCII is a character of its own, U+0080 to U+00FF, and is sent as that
/// byte again.
///
/// # Example
///
/// ```
/// use http::HeaderValue;
/// use status_runtime::header::Challenge;
///
/// let challenge = Challenge::bearer().with("realm", "orders")?.with("scope", "orders:read")?;
/// assert_eq!(HeaderValue::from(&challenge), r#"Bearer realm="orders", scope="orders:read""#);
///
/// // Several challenges in one line, as a peer may send them (RFC 9110 11.6.1).
/// let line = r#"Basic realm="simple", Newauth realm="apps", type=1, title="Login to \"apps\"""#;
/// let challenges = Challenge::parse_all([line])?;
/// assert_eq!(challenges.len(), 2);
/// assert_eq!(challenges[1].parameter("title"), Some("Login to \"apps\""));
/// # Ok::<(), status_runtime::header::Invalid>(())
/// ```
#[derive(Clone)]
pub struct Challenge {
    scheme: Cow<'static, str>,
    with: With,
}

#[derive(Clone)]
enum With {
    Token68(String),
    Parameters(Vec<(Cow<'static, str>, String)>),
}

impl Challenge {
    /// The name of the header in a proxy's response.
    pub const PROXY_NAME: http::HeaderName = http::header::PROXY_AUTHENTICATE;

    /// A challenge for user name and password in that realm (RFC 7617). Browsers ask for them in a dialog.
    ///
    /// ```
    /// use status_runtime::header::Challenge;
    ///
    /// let challenge = Challenge::basic("orders")?.with("charset", "UTF-8")?;
    /// assert_eq!(challenge.to_string(), r#"Basic realm="orders", charset="UTF-8""#);
    /// # Ok::<(), status_runtime::header::Invalid>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The realm has control characters or is not ASCII.
    #[inline]
    pub fn basic(realm: &str) -> Result<Challenge, Invalid> {
        Challenge::of("Basic").with("realm", realm)
    }

    /// A challenge for a bearer token (RFC 6750 3), which needs at least one parameter: `realm`, `scope`, `error`,
    /// `error_description`, `error_uri`, `resource_metadata` (RFC 9728 5.1), `acr_values` and `max_age` (RFC 9470 3).
    pub const fn bearer() -> Challenge {
        Challenge::of("Bearer")
    }

    /// A challenge for a token with a proof of possession (RFC 9449 7.1), signed with one of these algorithms.
    ///
    /// ```
    /// use status_runtime::header::Challenge;
    ///
    /// assert_eq!(Challenge::dpop("ES256 PS256")?.to_string(), r#"DPoP algs="ES256 PS256""#);
    /// assert!(Challenge::dpop("HS256").is_err());
    /// # Ok::<(), status_runtime::header::Invalid>(())
    /// ```
    ///
    /// # Errors
    ///
    /// There is no algorithm, or one that is not asymmetric.
    #[inline]
    pub fn dpop(algs: &str) -> Result<Challenge, Invalid> {
        Challenge::of("DPoP").with("algs", algs)
    }

    /// A challenge for a digest of the password (RFC 7616 3.3), with `qop="auth"` and SHA-256. The nonce must be a
    /// fresh one.
    ///
    /// # Errors
    ///
    /// Realm or nonce have control characters or are not ASCII.
    #[inline]
    pub fn digest(realm: &str, nonce: &str) -> Result<Challenge, Invalid> {
        Challenge::of("Digest")
            .with("realm", realm)?
            .with("qop", "auth")?
            .with("algorithm", "SHA-256")?
            .with("nonce", nonce)
    }

    /// A challenge of any scheme, without parameters so far.
    ///
    /// # Errors
    ///
    /// The name is not a token.
    #[inline]
    pub fn new(scheme: impl Into<Cow<'static, str>>) -> Result<Challenge, Invalid> {
        let scheme = scheme.into();
        grammar::scheme(&scheme).map_err(invalid)?;
        Ok(Challenge { scheme, with: With::Parameters(Vec::new()) })
    }

    /// A challenge with a token68 in place of parameters (RFC 9110 11.2).
    ///
    /// # Errors
    ///
    /// The name is not a token, or the value is not a token68.
    #[inline]
    pub fn token68(scheme: impl Into<Cow<'static, str>>, token: &str) -> Result<Challenge, Invalid> {
        let challenge = Challenge::new(scheme)?;
        grammar::token68(token).map_err(invalid)?;
        Ok(Challenge { with: With::Token68(token.into()), ..challenge })
    }

    /// The challenge with one more parameter. The value is given unescaped: quotes and backslashes are added.
    ///
    /// # Errors
    ///
    /// The name is not a token or is already there, the challenge has a token68, or the value has control characters or
    /// is not ASCII. Some schemes have further rules: Basic takes `realm` and `charset="UTF-8"` only (RFC 7617
    /// 2); Bearer's `scope` has single spaces, its texts are without quotes, its URIs are absolute, its `max_age` is a
    /// number (RFC 6750 3, 9470 3, 9728 5.1); DPoP's `algs` are asymmetric (RFC 9449 4.2); Digest's `stale` is `true` or
    /// `false`, its `qop` a list of tokens, its `domain` one of URIs (RFC 7616 3.3).
    #[inline]
    pub fn with(mut self, name: impl Into<Cow<'static, str>>, value: &str) -> Result<Challenge, Invalid> {
        let name = name.into();
        grammar::auth_param(&self.scheme, &name, value).map_err(invalid)?;
        if self.parameter(&name).is_some() {
            return Err(invalid(GrammarError::new(0, grammar::TWICE)));
        }
        match &mut self.with {
            With::Token68(_) => Err(invalid(GrammarError::new(0, "token68 or parameters, not both (RFC 9110 11.3)"))),
            With::Parameters(parameters) => {
                parameters.push((name, value.into()));
                Ok(self)
            }
        }
    }

    /// The scheme, as written; its case is not significant.
    #[inline]
    pub fn scheme(&self) -> &str {
        &self.scheme
    }

    /// Returns whether the challenge has that scheme.
    #[inline]
    pub fn is(&self, scheme: &str) -> bool {
        self.scheme.eq_ignore_ascii_case(scheme)
    }

    /// The value of a parameter, without quotes and backslashes.
    #[inline]
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters().find_map(|(other, value)| other.eq_ignore_ascii_case(name).then_some(value))
    }

    /// Names and values, in their order.
    #[inline]
    pub fn parameters(&self) -> impl Iterator<Item = (&str, &str)> {
        let parameters = match &self.with {
            With::Token68(_) => &[][..],
            With::Parameters(parameters) => parameters,
        };
        parameters.iter().map(|(name, value)| (name.as_ref(), value.as_str()))
    }

    /// The token68 in place of parameters, if there is one.
    #[inline]
    pub fn as_token68(&self) -> Option<&str> {
        match &self.with {
            With::Token68(token) => Some(token),
            With::Parameters(_) => None,
        }
    }

    /// Parses the lines that a peer sent: each may have several challenges (RFC 9110 11.6.1). The rules of the schemes'
    /// RFCs are not checked, since Basic, for example, asks recipients to ignore unknown parameters (RFC 7617 2).
    ///
    /// # Errors
    ///
    /// A line is not a list of challenges; the position counts from its start.
    #[inline]
    pub fn parse_all<I>(lines: I) -> Result<Vec<Challenge>, Invalid>
    where
        I: IntoIterator<Item: AsRef<[u8]>>,
    {
        let mut challenges = Vec::new();
        for line in lines {
            let all = |text: &str| read(text, Challenges::received(text), &mut challenges, |_, _, _| Ok(()));
            received(line.as_ref(), all).map_err(invalid)?;
        }
        Ok(challenges)
    }

    /// The challenges of a line that can be read. What is between two that can is one that cannot, with its parameters.
    #[cfg(feature = "read")]
    pub(crate) fn readable(line: &[u8]) -> Vec<Challenge> {
        let is_parameter = |element: &[u8]| {
            let name = element.iter().take_while(|byte| super::scan::is_tchar(**byte)).count();
            element[name..].trim_ascii_start().starts_with(b"=")
        };
        let mut parts: Vec<Vec<u8>> = Vec::new();
        for element in super::scan::elements(line) {
            match parts.last_mut().filter(|_| is_parameter(element)) {
                Some(part) => part.extend([b" ,", element].concat()),
                None => parts.push(element.to_owned()),
            }
        }
        parts.iter().flat_map(|part| Challenge::parse_all([part]).unwrap_or_default()).collect()
    }

    /// The line as sent, with the situation's `error`, and with or without a DPoP-Nonce beside it.
    #[inline]
    pub(crate) fn sent(&self, error: Option<&str>, has_nonce: bool) -> HeaderValue {
        let mut value = super::field::sendable(&self.rendered(error, has_nonce));
        value.set_sensitive(self.parameters().any(|(name, _)| is_nonce(name)));
        value
    }

    #[inline]
    fn rendered<'a>(&'a self, error: Option<&'a str>, has_nonce: bool) -> impl fmt::Display + 'a {
        let credentials = match &self.with {
            With::Token68(token) => Credentials::Token68(token),
            With::Parameters(parameters) => Credentials::Parameters(parameters),
        };
        render::Challenge { scheme: &self.scheme, credentials, error, has_nonce }
    }

    const fn of(scheme: &'static str) -> Challenge {
        Challenge { scheme: Cow::Borrowed(scheme), with: With::Parameters(Vec::new()) }
    }

    #[inline]
    fn line(value: &HeaderValue) -> Result<Challenge, Invalid> {
        let single = |text: &str| Challenge::single(text, Challenges::received(text), |_, _, _| Ok(()));
        received(value.as_bytes(), single).map_err(invalid)
    }

    #[inline]
    fn single(text: &str, parts: Challenges<'_>, validate: Validator) -> Result<Challenge, GrammarError> {
        let mut challenges = Vec::new();
        read(text, parts, &mut challenges, validate)?;
        let second = challenges.len() > 1;
        match challenges.pop() {
            Some(challenge) if !second => Ok(challenge),
            Some(_) => Err(GrammarError::new(text.len(), "one challenge: several are read with `parse_all`")),
            None => Err(GrammarError::new(0, "at least one challenge (RFC 9110 11.6.1)")),
        }
    }
}

#[inline]
fn invalid(error: GrammarError) -> Invalid {
    Invalid::new(Challenge::TITLE, error)
}

/// Rules for authors that peers need not obey: of scheme, name and value of a parameter.
type Validator = fn(&str, &str, &str) -> Result<(), GrammarError>;

/// Parses a list of challenges, whose parts are those of the text.
#[inline]
fn read(
    text: &str,
    mut parts: Challenges<'_>,
    challenges: &mut Vec<Challenge>,
    validate: Validator,
) -> Result<(), GrammarError> {
    let lower_case = text.to_ascii_lowercase();
    let mut names: HashSet<&str> = HashSet::new();
    while let Some(part) = parts.next()? {
        match (part, challenges.last_mut()) {
            (ChallengePart::Scheme(scheme), _) => {
                challenges.push(Challenge { scheme: scheme.to_owned().into(), with: With::Parameters(Vec::new()) });
                names.clear();
            }
            (ChallengePart::Token68(token), Some(challenge)) => challenge.with = With::Token68(token.into()),
            (
                ChallengePart::Parameter { name, name_at, value, value_at },
                Some(Challenge { scheme, with: With::Parameters(parameters) }),
            ) => {
                if !names.insert(&lower_case[name_at..][..name.len()]) {
                    return Err(GrammarError::new(name_at, grammar::TWICE));
                }
                let value = unescaped(value);
                validate(scheme, name, &value).map_err(|error| error.moved(value_at))?;
                parameters.push((name.to_owned().into(), value));
            }
            // The list begins with a scheme, and nothing follows a token68.
            (ChallengePart::Token68(_) | ChallengePart::Parameter { .. }, _) => {}
        }
    }
    Ok(())
}

/// The text in a quoted-string without its backslashes (RFC 9110 5.6.4).
#[inline]
fn unescaped(quoted: &str) -> String {
    let mut letters = quoted.chars();
    std::iter::from_fn(|| letters.next().filter(|letter| *letter != '\\').or_else(|| letters.next())).collect()
}

/// Parses one challenge, by the rules of its scheme's RFC as well.
impl FromStr for Challenge {
    type Err = Invalid;

    #[inline]
    fn from_str(text: &str) -> Result<Challenge, Invalid> {
        let parts = Challenges::new(text).map_err(invalid)?;
        let challenge = Challenge::single(text, parts, grammar::auth_param).map_err(invalid)?;
        if challenge.is("Basic") && challenge.parameter("realm").is_none() {
            return Err(invalid(GrammarError::new(text.len(), grammar::REALM)));
        }
        Ok(challenge)
    }
}

impl fmt::Display for Challenge {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.rendered(None, false).fmt(f)
    }
}

/// Nonces are left out: a nonce is for the client alone.
impl fmt::Debug for Challenge {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |(name, value)| (name, if is_nonce(name) { ".." } else { value });
        let mut debug = f.debug_struct("Challenge");
        debug.field("scheme", &self.scheme);
        match &self.with {
            With::Token68(token) => debug.field("token68", token),
            With::Parameters(_) => debug.field("parameters", &Vec::from_iter(self.parameters().map(shown))),
        };
        debug.finish()
    }
}

#[inline]
fn is_nonce(name: &str) -> bool {
    name.eq_ignore_ascii_case("nonce")
}

/// The case of schemes and of parameters' names is not significant (RFC 9110 11.1), nor is the order of parameters,
/// each of which occurs once (11.2).
impl PartialEq for Challenge {
    #[inline]
    fn eq(&self, other: &Challenge) -> bool {
        self.is(&other.scheme)
            && self.as_token68() == other.as_token68()
            && self.parameters().count() == other.parameters().count()
            && self.parameters().all(|(name, value)| other.parameter(name) == Some(value))
    }
}

impl Eq for Challenge {}

field!(
    Challenge,
    "WWW-Authenticate",
    http::header::WWW_AUTHENTICATE,
    line: Challenge::line,
    value: |challenge: &Challenge| challenge.sent(None, false)
);

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::Challenge;

    fn read(line: &str) -> Vec<String> {
        Challenge::parse_all([line]).unwrap().iter().map(Challenge::to_string).collect()
    }

    /// RFC 9110 11.6.1, RFC 6750 3, RFC 7616 3.9.1, RFC 9449 7.1 and 9, RFC 9470 3.
    #[test]
    fn what_the_rfcs_show() {
        assert_eq!(
            read(r#"Basic realm="simple", Newauth realm="apps", type=1, title="Login to \"apps\"""#),
            [r#"Basic realm="simple""#, r#"Newauth realm="apps", type="1", title="Login to \"apps\"""#]
        );
        for line in [
            r#"Basic realm="foo", charset="UTF-8""#,
            r#"Bearer realm="example", error="invalid_token", error_description="The access token expired""#,
            r#"Digest realm="api@example.org", qop="auth", algorithm=SHA-512-256, nonce="5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK", opaque="HRPCssKJSGjCrkzDg8OhwpzCiGPChXYjwrI2QmXDnsOS", charset=UTF-8, userhash=true"#,
            r#"DPoP algs="ES256 PS256""#,
            r#"DPoP error="use_dpop_nonce", error_description="Resource server requires nonce in DPoP proof""#,
            r#"Bearer error="insufficient_user_authentication", error_description="A different authentication level is required", acr_values="myACR""#,
            "Negotiate",
            "Negotiate oYIBczCCAW+gAwoBAaESBhAwggGY==",
        ] {
            assert_eq!(line.parse::<Challenge>().unwrap().to_string(), line);
            assert_eq!(read(line), [line]);
        }
    }

    #[test]
    fn where_one_ends_and_the_next_begins() {
        assert_eq!(read("Negotiate, Basic realm=a"), ["Negotiate", r#"Basic realm="a""#]);
        assert_eq!(read("A , B"), ["A", "B"]);
        assert_eq!(read("A b, C d=e"), ["A b", r#"C d="e""#]);
        assert_eq!(read("A b=, C"), ["A b=", "C"]);
        assert_eq!(read("A ,b=c"), [r#"A b="c""#]);
        assert_eq!(read("A b=c,, ,d = \t\"e\" , F"), [r#"A b="c", d="e""#, "F"]);
        assert_eq!(read(", A,"), ["A"]);
        assert_eq!(read("A   b=c"), [r#"A b="c""#]);
        assert_eq!(read(r#"A b="c, D e=f""#), [r#"A b="c, D e=f""#]);
        assert_eq!(read(""), [""; 0]);
    }

    #[test]
    fn what_is_no_list_of_challenges() {
        for (line, at, word) in [
            ("A, b=c", 3, "after a scheme"),
            ("b=c", 0, "after a scheme"),
            ("A b==, c=d", 7, "after a scheme"),
            ("A b=c, d=e, B=f", 12, "once"),
            ("A b c", 4, "`name="),
            ("A b=c d", 6, "a comma"),
            ("A\tb=c", 1, "one space"),
            ("A b=\"c", 6, "never closed"),
            ("A b=\"c\\", 7, "never closed"),
            ("A b=\"c\r\nd\"", 6, "control"),
            ("A b=\"\\\0\"", 6, "control"),
            ("A \"b\"", 2, "a challenge, or a parameter"),
            ("\"", 0, "a challenge, or a parameter"),
            ("é", 0, "a challenge, or a parameter"),
            ("A b=\"é\" é", 9, "a comma"),
            ("A b=,c=d e", 5, "after a scheme"),
        ] {
            let invalid = Challenge::parse_all([line]).expect_err(line);
            assert_eq!(invalid.error().at(), at, "{line}: {invalid}");
            assert!(invalid.error().what().contains(word), "{line}: {invalid}");
        }
    }

    /// Values that a peer may send and an author may not.
    #[test]
    fn authors_obey_the_schemes_too() {
        for (line, at, word) in [
            ("Basic", 5, "realm is required"),
            (r#"Basic realm="a", encoding="b""#, 27, "only `realm`"),
            (r#"Bearer scope="a  b""#, 16, "one space between scopes"),
            ("DPoP algs=HS256", 10, "asymmetric"),
            ("Basic realm=a, Bearer", 21, "`parse_all`"),
            ("", 0, "at least one"),
        ] {
            let invalid = line.parse::<Challenge>().expect_err(line);
            assert_eq!(invalid.error().at(), at, "{line}: {invalid}");
            assert!(invalid.error().what().contains(word), "{line}: {invalid}");
        }
        assert!(Challenge::try_from(&HeaderValue::from_static(r#"Basic realm="a", encoding="b""#)).is_ok());
        assert!(Challenge::try_from(&HeaderValue::from_static("Basic realm=a, Bearer")).is_err());
    }

    #[test]
    fn built_step_by_step() {
        let challenge = Challenge::digest("a \"b\"", "n").unwrap().with("stale", "true").unwrap();
        assert_eq!(
            challenge.to_string(),
            r#"Digest realm="a \"b\"", qop="auth", algorithm=SHA-256, nonce="n", stale=true"#
        );
        assert_eq!(challenge.to_string().parse::<Challenge>().unwrap(), challenge);
        assert_eq!(challenge.parameter("REALM"), Some("a \"b\""));

        assert!(Challenge::basic("a").unwrap().with("Realm", "b").is_err());
        assert!(Challenge::token68("HOBA", "abc=").unwrap().with("realm", "a").is_err());
        assert!(Challenge::token68("HOBA", "a b").is_err());
        assert!(Challenge::new("My Scheme").is_err());
        assert!(Challenge::bearer().with("a b", "c").is_err());
    }

    #[test]
    fn a_nonce_is_shown_to_the_client_alone() {
        let digest = Challenge::digest("api", "7ypf/xlj9XXwfDPEoM4URrv").unwrap();
        let shown = format!("{digest:?}");
        assert!(shown.contains("Digest") && shown.contains("api") && !shown.contains("7ypf"), "{shown}");
        assert!(HeaderValue::from(&digest).is_sensitive());
        assert!(!HeaderValue::from(&Challenge::basic("api").unwrap()).is_sensitive());
    }

    #[test]
    fn case_of_names_means_nothing_and_of_values_something() {
        let challenge: Challenge = "BEARER Realm=a".parse().unwrap();
        assert_eq!(challenge, Challenge::bearer().with("realm", "a").unwrap());
        assert_ne!(challenge, Challenge::bearer().with("realm", "A").unwrap());
        assert_ne!(challenge, Challenge::bearer());
        assert_ne!(Challenge::new("A").unwrap(), Challenge::token68("A", "b").unwrap());
    }
}
