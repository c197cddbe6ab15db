//! Validators of a user's `const`, for const evaluation: an error is a compile error with the wording of the derives.

use status_vocabulary::grammar::{self, GrammarError};

macro_rules! validators {
    ($($name:ident($validate:path, $help:literal, $source:literal);)*) => {
        $(
            #[allow(missing_docs)]
            pub const fn $name(text: &str) -> Option<Said> {
                validate($validate(text), $help, $source)
            }
        )*
    };
}

validators! {
    location(grammar::location, "a URI reference such as `\"/orders/1\"`", "RFC 9110 10.2.2");
    content_location(grammar::content_location, "a URI reference without a fragment, `\"/orders/1\"`", "RFC 9110 8.7");
    blocked_by(grammar::absolute_location, "a URI of the blocking entity: `\"https://isp.example/legal\"`", "RFC 7725 4");
    entity_tag(grammar::entity_tag, "the opaque part alone, such as `\"v1\"`", "RFC 9110 8.8.3");
    cache_control(grammar::cache_control, "directives such as `\"private, max-age=60\"`", "RFC 9111 5.2.2");
    vary(grammar::vary, "names of request headers, such as `\"Accept, Origin\"`", "RFC 9110 12.5.5");
    content_language(grammar::content_language, "language tags such as `\"en-GB\"`", "RFC 9110 8.5");
    domain(grammar::domain, "a name such as `\"orders.example.com\"`", "google.rpc.ErrorInfo");
    field_value(grammar::field_value, "visible ASCII, spaces and tabs, none of them at the ends", "RFC 9110 5.5");
}

macro_rules! list_validators {
    ($($name:ident($validate:path, $help:literal, $source:literal);)*) => {
        $(
            #[allow(missing_docs)]
            pub const fn $name(list: &[&str]) -> Option<Said> {
                let mut at = 0;
                while at < list.len() {
                    if let Some(said) = validate($validate(list[at]), $help, $source) {
                        return Some(said);
                    }
                    at += 1;
                }
                None
            }
        )*
    };
}

list_validators! {
    accept(grammar::media_range, "media ranges such as `\"application/json\"`", "RFC 9110 12.5.1");
    accept_patch(grammar::media_type, "media types such as `\"application/merge-patch+json\"`", "RFC 5789 3.1");
    accept_encoding(grammar::content_coding, "codings such as `\"gzip\"`", "RFC 9110 12.5.3");
    upgrade(grammar::upgrade_protocol, "protocols such as `\"websocket\"`", "RFC 9110 7.8");
}

/// Checks a response that no cache may store, whatever its author writes (RFC 6585). An invalid text is reported by
/// [`cache_control`].
pub const fn no_store(text: &str) -> Option<Said> {
    if grammar::forbids_storing(text) || grammar::cache_control(text).is_err() {
        return None;
    }
    let help = "`\"no-store\"`, or drop it: it is sent anyway";
    Some(Said::new("a response with this status must not be stored", help, "RFC 6585 3 to 6"))
}

/// Checks that a required companion does not depend on the value.
pub const fn always(optional: bool) -> Option<Said> {
    if !optional {
        return None;
    }
    let what = "a required companion must not be an `Option`";
    Some(Said::new(what, "take the type without `Option`", "it may be absent at run time"))
}

const fn validate(verdict: Result<(), GrammarError>, help: &'static str, source: &'static str) -> Option<Said> {
    match verdict {
        Ok(()) => None,
        Err(error) => Some(Said::new(error.what(), help, source)),
    }
}

/// A message that is built in const evaluation, where formatting is not available.
#[derive(Debug)]
pub struct Said {
    bytes: [u8; 512],
    len: usize,
}

impl Said {
    const fn new(what: &str, help: &str, note: &str) -> Said {
        Said::what(what).and("\nhelp: ").and(help).and("\nnote: ").and(note)
    }

    pub(crate) const fn what(what: &str) -> Said {
        Said { bytes: [0; 512], len: 0 }.and(what)
    }

    pub(crate) const fn and(mut self, text: &str) -> Said {
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
