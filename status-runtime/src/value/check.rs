//! Validators of a user's `const`, for const evaluation: an error is a compile error with the wording of the derives.

use status_vocabulary::grammar::{self, GrammarError};

use crate::text;

macro_rules! validators {
    ($($name:ident($validate:path, $kind:literal, $help:literal, $source:literal);)*) => {
        $(
            #[allow(missing_docs)]
            pub const fn $name(text: &str) -> Option<ConstMessage> {
                validate($validate(text), $kind, $help, $source)
            }
        )*
    };
}

validators! {
    location(grammar::location, "URI reference", "a URI reference such as `\"/orders/1\"`", "RFC 9110 10.2.2");
    content_location(grammar::content_location, "URI reference", "a URI reference without a fragment, `\"/orders/1\"`", "RFC 9110 8.7");
    blocked_by(grammar::absolute_location, "absolute URI", "a URI of the blocking entity: `\"https://isp.example/legal\"`", "RFC 7725 4");
    entity_tag(grammar::entity_tag, "entity tag", "the opaque part alone, such as `\"v1\"`", "RFC 9110 8.8.3");
    cache_control(grammar::cache_control, "Cache-Control", "directives such as `\"private, max-age=60\"`", "RFC 9111 5.2.2");
    vary(grammar::vary, "Vary", "names of request headers, such as `\"Accept, Origin\"`", "RFC 9110 12.5.5");
    content_language(grammar::content_language, "Content-Language", "language tags such as `\"en-GB\"`", "RFC 9110 8.5");
    domain(grammar::domain, "domain", "the name alone, such as `\"orders.example.com\"`", "google.rpc.ErrorInfo");
    field_value(grammar::field_value, "header value", "visible ASCII, spaces and tabs, none of them at the ends", "RFC 9110 5.5");
}

macro_rules! list_validators {
    ($($name:ident($validate:path, $kind:literal, $help:literal, $source:literal);)*) => {
        $(
            #[allow(missing_docs)]
            pub const fn $name(list: &[&str]) -> Option<ConstMessage> {
                let mut at = 0;
                while at < list.len() {
                    if let Some(message) = validate($validate(list[at]), $kind, $help, $source) {
                        return Some(message);
                    }
                    at += 1;
                }
                None
            }
        )*
    };
}

list_validators! {
    accept(grammar::media_range, "media range", "media ranges such as `\"application/json\"`", "RFC 9110 12.5.1");
    accept_patch(grammar::media_type, "media type", "media types such as `\"application/merge-patch+json\"`", "RFC 5789 3.1");
    accept_encoding(grammar::content_coding, "content coding", "codings such as `\"gzip\"`", "RFC 9110 12.5.3");
    upgrade(grammar::upgrade_protocol, "protocol", "protocols such as `\"websocket\"`", "RFC 9110 7.8");
}

/// Checks the beginning of a service's problem types.
pub const fn types(text: &str) -> Option<ConstMessage> {
    let help = "an absolute URI, or a full path such as `\"/problems/\"`, that ends in `/`, `#`, `:` or `=`";
    validate(
        grammar::problem_types(text),
        "beginning of problem types",
        help,
        "a type is a URI, made of this text and a code (RFC 9457 3.1.1)",
    )
}

/// Checks a parameter of a challenge.
pub const fn auth_param(scheme: &str, name: &str, text: &str) -> Option<ConstMessage> {
    validate(
        grammar::auth_param(scheme, name, text),
        "parameter of a challenge",
        auth_param_help(name),
        "RFC 9110 11.2",
    )
}

const fn auth_param_help(name: &str) -> &'static str {
    if text::is_same(name, "scope") {
        "scopes with one space between, such as `\"orders.read orders.write\"`"
    } else if text::is_same(name, "algs") {
        "algorithms with one space between, such as `\"ES256 PS256\"`"
    } else if text::is_same(name, "error_uri") || text::is_same(name, "resource_metadata") {
        "an absolute URI, such as `\"https://api.example.com/..\"`"
    } else if text::is_same(name, "max_age") {
        "a number of seconds, such as `\"300\"`"
    } else {
        "ASCII without quotes in it, such as `\"api\"`"
    }
}

/// Checks a token68 of a challenge.
pub const fn token68(text: &str) -> Option<ConstMessage> {
    validate(grammar::token68(text), "token68", "letters, digits and `-._~+/`, then `=`s", "RFC 9110 11.2")
}

/// Checks a whole challenge, with at least as many bytes of room as it has.
pub const fn challenge<const N: usize>(text: &str, of_a_proxy: bool) -> Option<ConstMessage> {
    let help = "one challenge as it is sent: `\"Bearer realm=\\\"api\\\"\"`";
    if of_a_proxy && grammar::same_scheme(grammar::challenge_scheme(text), "DPoP") {
        let help = "another scheme, such as `Basic`";
        return Some(ConstMessage::new("DPoP is not for proxies", help, "RFC 9449 7.1"));
    }
    validate(grammar::challenge::<N>(text), "challenge", help, "RFC 9110 11.6.1")
}

/// Checks a challenge where no credentials were sent.
pub const fn anonymous(text: &str) -> Option<ConstMessage> {
    if !grammar::challenge_names(text, &["error_description", "error_uri"]) {
        return None;
    }
    let what = "this challenge explains an error, and without credentials there is none";
    let help = "a `const` without `error_description` and `error_uri`, or `invalid_credentials`";
    Some(ConstMessage::new(what, help, "RFC 6750 3.1"))
}

/// Checks the challenges for stronger authentication.
pub const fn strength(challenges: &[&str]) -> Option<ConstMessage> {
    let mut at = 0;
    while at < challenges.len() {
        if grammar::challenge_names(challenges[at], &["acr_values", "max_age"]) {
            return None;
        }
        at += 1;
    }
    let what = "the challenge does not say how strong or how recent the authentication has to be";
    Some(ConstMessage::new(what, "`acr_values=\"urn:example:mfa\"` or `max_age=\"300\"` in it", "RFC 9470 3"))
}

/// Checks a response that no cache may store, whatever its author writes (RFC 6585). An invalid text is reported by
/// [`cache_control`].
pub const fn no_store(text: &str) -> Option<ConstMessage> {
    if grammar::forbids_storing(text) || grammar::cache_control(text).is_err() {
        return None;
    }
    let help = "`\"no-store\"`, or drop it: it is sent anyway";
    Some(ConstMessage::new("a response with this status must not be stored", help, "RFC 6585 3 to 6"))
}

/// Checks a delay of Retry-After, which a macro warns about as a literal.
pub const fn delay(seconds: u64) -> Option<ConstMessage> {
    const SOURCE: &str = "Retry-After is how long to wait (RFC 9110 10.2.3)";
    if seconds == 0 {
        let help = "a delay of 1 s or more, or the literal `retry_after = 0` with `deliberate(retry_after)`";
        return Some(ConstMessage::new("0 asks for an immediate retry", help, SOURCE));
    }
    if seconds > grammar::MAX_DELAY {
        let help = "the delay from now on, or a `SystemTime`";
        return Some(ConstMessage::new("this is an epoch number, not a delay", help, SOURCE));
    }
    if seconds > grammar::YEAR {
        let help = "a shorter delay, or `retry_after = none` and `gone` or `forbidden` where it will not come back";
        return Some(ConstMessage::new("this is more than 366 days, and would not be sent", help, SOURCE));
    }
    None
}

/// Checks that a required companion does not depend on the value.
pub const fn always(optional: bool) -> Option<ConstMessage> {
    if !optional {
        return None;
    }
    let what = "a required companion must not be an `Option`";
    Some(ConstMessage::new(what, "take the type without `Option`", "it may be absent at run time"))
}

/// Checks that a field of a variant that is `by_status` may be absent: there may be nothing but a status.
#[cfg(feature = "read")]
pub const fn by_status(always: bool, name: &str) -> Option<ConstMessage> {
    if !always {
        return None;
    }
    let what = ConstMessage::begin("what is recognised by its status alone may lack `").and(name).and("`");
    let help = "an `Option` of that type, or drop `by_status`";
    Some(
        what.help(help).note("an intermediary responds with a status, and without what the server adds (RFC 9110 3.7)"),
    )
}

/// `kind` is the name of what the `const` should be.
const fn validate(verdict: Result<(), GrammarError>, kind: &str, help: &str, source: &str) -> Option<ConstMessage> {
    match verdict {
        Ok(()) => None,
        Err(error) => {
            let message = ConstMessage::begin("this `const` is not a valid ").and(kind).and(": ").and(error.what());
            Some(message.help(help).note(source))
        }
    }
}

/// A message that is built in const evaluation, where formatting is not available.
#[derive(Debug)]
pub struct ConstMessage {
    bytes: [u8; 512],
    len: usize,
}

impl ConstMessage {
    const fn new(what: &str, help: &str, note: &str) -> ConstMessage {
        ConstMessage::begin(what).help(help).note(note)
    }

    pub(crate) const fn begin(what: &str) -> ConstMessage {
        ConstMessage { bytes: [0; 512], len: 0 }.and(what)
    }

    pub(crate) const fn help(self, help: &str) -> ConstMessage {
        self.and("\nhelp: ").and(help)
    }

    pub(crate) const fn note(self, note: &str) -> ConstMessage {
        self.and("\nnote: ").and(note)
    }

    /// Adds a number of three digits.
    pub(crate) const fn number(self, number: u16) -> ConstMessage {
        let digits = [number / 100 % 10, number / 10 % 10, number % 10];
        let digits = [b'0' + digits[0] as u8, b'0' + digits[1] as u8, b'0' + digits[2] as u8];
        self.and(text::of(&digits))
    }

    pub(crate) const fn and(mut self, text: &str) -> ConstMessage {
        let text = text.as_bytes();
        let mut at = 0;
        while at < text.len() && self.len < self.bytes.len() {
            self.bytes[self.len] = text[at];
            self.len += 1;
            at += 1;
        }
        self
    }

    /// The error, the help and the note.
    pub const fn text(&self) -> &str {
        match std::str::from_utf8(self.bytes.split_at(self.len).0) {
            Ok(text) => text,
            Err(_) => "this cannot be sent",
        }
    }
}
