//! One literal of one shape: what it means, or what is wrong with it. One file per shape.

mod arguments;
pub(crate) mod challenge;
mod context;
mod date;
mod delay;
mod etag;
mod link;
mod list;
mod member;
mod methods;
mod parameter;
mod range;
mod rate;
mod reference;
pub(crate) mod template;
mod text;

use status_vocabulary::{Companion, grammar};

use crate::diagnostics::{At, Message};
use crate::facts::How;
use crate::keywords;
use crate::names::unraw;
use crate::parse::{Item, Value, ValueKind, is_field};

pub(crate) use self::context::Literals;
pub(crate) use self::member::constant;

/// The meaning of `companion = value`, or of `companion(..)` for what is written like a call.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "a companion is open to users; what differs from one to the next is to be on its row"
)]
pub(crate) fn literal(literals: &mut Literals<'_>, companion: Companion, value: &Value) -> How {
    if value.is_none() {
        return How::Waived;
    }
    if companion == Companion::DpopNonce
        && !matches!(&value.kind, ValueKind::Word(word) if is_field(literals.fields, &unraw(word)))
    {
        let what = if value.is_path() { "a nonce is never a `const`" } else { "a nonce is never a literal" };
        let help = "put it in a field with `#[status(dpop_nonce)]`";
        let note = "each nonce is fresh, and a compiled one is a replay hole (RFC 9449 8)";
        return literals.broken(value.at, Message::new(what, help, note));
    }
    if let ValueKind::Path(path) = &value.kind {
        return How::Const(path.clone());
    }
    if let ValueKind::Word(word) = &value.kind
        && !(companion == Companion::Allow && methods::METHODS.contains(&unraw(word).as_str()))
    {
        return bare_word(literals, companion, word, value);
    }
    let outcome = match companion {
        Companion::Challenge | Companion::ProxyChallenge => {
            let challenges = challenge::list(companion, value, literals.situation, literals.faults);
            return challenges.map_or(How::Broken, How::Challenges);
        }
        Companion::RetryAfter => delay::retry_after(literals, value),
        Companion::Allow => methods::allow(literals, value),
        Companion::Location | Companion::ContentLocation => return reference::location(literals, companion, value),
        Companion::Accept | Companion::AcceptPatch | Companion::AcceptEncoding | Companion::Upgrade => {
            return list::list(literals, companion, value);
        }
        Companion::ContentRange => range::content_range(value),
        Companion::CompleteLength => {
            range::bytes(companion, value).map(|length| How::Lines(vec![format!("bytes */{length}")]))
        }
        Companion::Etag => etag::etag(literals, value),
        Companion::LastModified | Companion::Deprecation | Companion::Sunset => {
            date::date(companion, value).map(How::Date)
        }
        Companion::Link => Err(link::link_form(value)),
        Companion::BlockedBy => return reference::blocked_by(literals, value),
        Companion::Monitor => return reference::monitor(literals, value),
        Companion::RateLimit | Companion::RateLimitPolicy => Err(rate::rate_form(companion, value)),
        Companion::CacheControl => text::cache_control(literals, value),
        Companion::Vary => text::vary(literals, value),
        Companion::ContentLanguage => text::content_language(literals, value),
        Companion::Errors => Err(Message::new(
            "`errors` goes on a field",
            "`#[status(errors)] errors: Vec<status_runtime::FieldError>`",
            "what is wrong with a request is known when it comes",
        )),
        Companion::Parameter => parameter::parameter(value),
        Companion::MaxBytes => range::bytes(companion, value).map(|length| How::Member(length.to_string(), "u64")),
        Companion::Available => member::available(literals, value),
        _ => member::member(companion, value),
    };
    let at = match companion {
        Companion::Etag => match &value.kind {
            ValueKind::Call(name, items) if name == "weak" && items.len() == 1 => items[0].at(),
            ValueKind::Literal(_)
            | ValueKind::Negative(_)
            | ValueKind::Word(_)
            | ValueKind::Path(_)
            | ValueKind::Call(..)
            | ValueKind::List(_) => value.word_at(),
        },
        Companion::Parameter => match &value.kind {
            ValueKind::Call(place, items) if (place == "header" || place == "cookie") && items.len() == 1 => {
                let named = items[0].value.text().is_some_and(|name| !name.is_empty());
                if named { items[0].at() } else { value.word_at() }
            }
            ValueKind::Literal(_)
            | ValueKind::Negative(_)
            | ValueKind::Word(_)
            | ValueKind::Path(_)
            | ValueKind::Call(..)
            | ValueKind::List(_) => value.word_at(),
        },
        _ => value.at,
    };
    outcome.unwrap_or_else(|message| literals.broken(at, message))
}

/// The meaning of `companion(..)`.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "a companion is open to users; what differs from one to the next is to be on its row"
)]
pub(crate) fn call(literals: &mut Literals<'_>, companion: Companion, at: At, items: &[Item]) -> How {
    match companion {
        Companion::Link => link::link(literals, at, items),
        _ => rate::rate(literals, companion, at, items),
    }
}

/// A word is a `const`, unless it is the name of a field.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "a companion is open to users; what differs from one to the next is to be on its row"
)]
fn bare_word(literals: &mut Literals<'_>, companion: Companion, word: &syn::Ident, value: &Value) -> How {
    let name = unraw(word);
    if is_field(literals.fields, &name) {
        let message = Message::new(
            format!("`{name}` is a field, not a value known at compile time"),
            format!("write `#[status({companion})]` on the field `{name}`"),
            "a path in the attribute is a `const`",
        );
        return literals.broken(value.at, message);
    }
    if companion == Companion::Allow && grammar::method(&name).is_err() {
        let message = methods::method_fault(&name);
        return literals.broken(value.at, message);
    }
    if matches!(companion, Companion::Challenge | Companion::ProxyChallenge)
        && let Some(message) = challenge::word(companion, &name)
    {
        return literals.broken(value.at, message);
    }
    if name == "None" {
        let message = Message::new(
            "`None` is a value of Rust's, and not how a companion is waived",
            format!("`{companion} = none`"),
            "what is not to be sent is waived in the attribute's own words",
        );
        return literals.broken(value.at, message);
    }
    if !name.contains(char::is_uppercase) {
        let quoted = format!("{companion} = \"{}\"", name.replace('_', "-"));
        let help = match companion {
            Companion::CacheControl | Companion::Vary | Companion::Etag | Companion::ContentLanguage => quoted,
            Companion::AcceptEncoding | Companion::Upgrade => quoted,
            Companion::Field | Companion::HeaderName => format!("{companion} = \"{name}\""),
            _ => keywords::example(companion).to_owned(),
        };
        let message = Message::new(
            format!("`{name}` is no value of `{companion}`"),
            format!("`{help}`; a `const` is in upper case"),
            format!("it says {} ({})", companion.purpose(), companion.source()),
        );
        return literals.broken(value.at, message);
    }
    How::Const(syn::Path::from(word.clone()))
}
