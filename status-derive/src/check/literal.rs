//! Literals of companions: what they mean, or what is wrong with them.

use status_vocabulary::grammar::{self, Fault};
use status_vocabulary::{Companion, Situation};
use std::time::Duration;
use syn::Lit;

use super::challenge::{self, Challenge};
use super::template;
use crate::diagnostics::{At, Faults, Message, join, nearest, one_of};
use crate::keywords;
use crate::model::{Part, Target};
use crate::names::{header_name, json_string, unraw};
use crate::parse::{Field, Item, Value, ValueKind, is_field};

/// What a companion was given as.
#[derive(Clone)]
pub(crate) enum How {
    /// `= none`.
    Waived,
    Field {
        index: usize,
        optional: bool,
    },
    Const(syn::Path),
    Challenges(Vec<Challenge>),
    /// Header values, one line each.
    Lines(Vec<String>),
    /// Retry-After in seconds.
    Delay(u64),
    /// Unix seconds.
    Date(i64),
    /// JSON, and what type it has.
    Member(String, &'static str),
    Template(Target, Vec<Part>),
    /// A rate limit's line, and when it resets.
    Limit(String, Option<u64>),
    /// Reported already. It counts as given, so that nobody asks for it.
    Broken,
}

pub(crate) struct Literals<'a> {
    pub(crate) faults: &'a mut Faults,
    pub(crate) fields: &'a [Field],
    pub(crate) situation: Option<&'static Situation>,
}

type Judge = fn(&str) -> Result<(), Fault>;

type Outcome = Result<How, Message>;

impl Literals<'_> {
    /// The meaning of `companion = value`, or of `companion(..)` for what is written like a call.
    pub(crate) fn companion(&mut self, companion: Companion, value: &Value) -> How {
        if value.is_none() {
            return How::Waived;
        }
        if companion == Companion::DpopNonce
            && !matches!(&value.kind, ValueKind::Word(word) if is_field(self.fields, &unraw(word)))
        {
            let what = if value.is_path() { "a nonce is never a `const`" } else { "a nonce is never a literal" };
            let help = "put it in a field with `#[status(dpop_nonce)]`";
            let note = "each nonce is fresh, and a compiled one is a replay hole (RFC 9449 8)";
            return self.broken(value.at, Message::new(what, help, note));
        }
        if let ValueKind::Path(path) = &value.kind {
            return How::Const(path.clone());
        }
        if let ValueKind::Word(word) = &value.kind
            && !(companion == Companion::Allow && METHODS.contains(&unraw(word).as_str()))
        {
            return self.word(companion, word, value);
        }
        let outcome = match companion {
            Companion::Challenge | Companion::ProxyChallenge => {
                let challenges = challenge::list(companion, value, self.situation, self.faults);
                return challenges.map_or(How::Broken, How::Challenges);
            }
            Companion::RetryAfter => self.retry_after(value),
            Companion::Allow => self.allow(value),
            Companion::Location | Companion::ContentLocation => return self.location(companion, value),
            Companion::Accept | Companion::AcceptPatch | Companion::AcceptEncoding | Companion::Upgrade => {
                return self.list(companion, value);
            }
            Companion::ContentRange => content_range(value),
            Companion::CompleteLength => {
                bytes(companion, value).map(|length| How::Lines(vec![format!("bytes */{length}")]))
            }
            Companion::Etag => self.etag(value),
            Companion::LastModified | Companion::Deprecation | Companion::Sunset => {
                date(companion, value).map(How::Date)
            }
            Companion::Link => Err(link_form(value)),
            Companion::BlockedBy => return self.blocked_by(value),
            Companion::Monitor => return self.monitor(value),
            Companion::RateLimit | Companion::RateLimitPolicy => Err(rate_form(companion, value)),
            Companion::CacheControl => self.cache_control(value),
            Companion::Vary => self.vary(value),
            Companion::ContentLanguage => self.content_language(value),
            Companion::Errors => Err(Message::new(
                "`errors` goes on a field",
                "`#[status(errors)] errors: Vec<status_runtime::FieldError>`",
                "what is wrong with a request is known when it comes",
            )),
            Companion::Parameter => parameter(value),
            Companion::MaxBytes => bytes(companion, value).map(|length| How::Member(length.to_string(), "u64")),
            Companion::Available => self.available(value),
            _ => member(companion, value),
        };
        let at = match companion {
            Companion::Etag => match &value.kind {
                ValueKind::Call(name, items) if name == "weak" && items.len() == 1 => items[0].at(),
                _ => value.word_at(),
            },
            Companion::Parameter => match &value.kind {
                ValueKind::Call(place, items) if (place == "header" || place == "cookie") && items.len() == 1 => {
                    let named = items[0].value.text().is_some_and(|name| !name.is_empty());
                    if named { items[0].at() } else { value.word_at() }
                }
                _ => value.word_at(),
            },
            _ => value.at,
        };
        outcome.unwrap_or_else(|message| self.broken(at, message))
    }

    fn broken(&mut self, at: At, message: Message) -> How {
        self.faults.error(at, message);
        How::Broken
    }

    /// A word is a `const`, unless it is the name of a field.
    fn word(&mut self, companion: Companion, word: &syn::Ident, value: &Value) -> How {
        let name = unraw(word);
        if is_field(self.fields, &name) {
            let message = Message::new(
                format!("`{name}` is a field, not a value known at compile time"),
                format!("write `#[status({companion})]` on the field `{name}`"),
                "a path in the attribute is a `const`",
            );
            return self.broken(value.at, message);
        }
        if companion == Companion::Allow && grammar::method(&name).is_err() {
            let message = method_fault(&name);
            return self.broken(value.at, message);
        }
        if matches!(companion, Companion::Challenge | Companion::ProxyChallenge)
            && let Some(message) = challenge::word(companion, &name)
        {
            return self.broken(value.at, message);
        }
        if name == "None" {
            let message = Message::new(
                "`None` is a value of Rust's, and not how a companion is waived",
                format!("`{companion} = none`"),
                "what is not to be sent is waived in the attribute's own words",
            );
            return self.broken(value.at, message);
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
            return self.broken(value.at, message);
        }
        How::Const(syn::Path::from(word.clone()))
    }

    fn retry_after(&mut self, value: &Value) -> Outcome {
        let companion = Companion::RetryAfter;
        let seconds = match &value.kind {
            ValueKind::Literal(Lit::Int(number)) => {
                number.base10_parse::<u64>().map_err(|_| delay_form(&value.shown()))?
            }
            ValueKind::Literal(Lit::Str(text)) => {
                let text = text.value();
                match grammar::delay(&text) {
                    Ok((seconds, nanos)) => {
                        let whole = whole_seconds(seconds, nanos);
                        if nanos > 0 {
                            let message = Message::new(
                                format!("{text:?} is no whole number of seconds"),
                                format!("`retry_after = \"{whole}s\"`: it is rounded up to that"),
                                "delay-seconds is a whole number, and nobody is told to come back early (RFC 9110 10.2.3)",
                            );
                            self.faults.warning(companion, value.at, message);
                        }
                        whole
                    }
                    Err(delay) => return self.retry_date(&text, value, delay),
                }
            }
            ValueKind::Negative(number) => {
                return Err(negative_delay(&quote::ToTokens::to_token_stream(number).to_string()));
            }
            ValueKind::Literal(Lit::Float(number)) => {
                let spelled = number.base10_parse().ok().and_then(|float| Duration::try_from_secs_f64(float).ok());
                return Err(match spelled {
                    Some(delay) => Message::new(
                        format!("{number} is no whole number of seconds"),
                        format!("write `\"{}\"`", whole_delay(delay.as_secs(), delay.subsec_nanos())),
                        "delay-seconds is a whole number, and nobody is told to come back early (RFC 9110 10.2.3)",
                    ),
                    None => delay_form(&value.shown()),
                });
            }
            _ => return Err(delay_form(&value.shown())),
        };
        if seconds >= 1_000_000_000 {
            let date = i64::try_from(seconds).ok().and_then(grammar::rfc3339);
            return Err(Message::new(
                format!("{seconds} is an epoch number, not a delay"),
                match date {
                    Some(date) => format!(
                        "as RFC 3339: `\"{date}\"`; better a delay, `retry_after = 30`, or a `SystemTime` in a field"
                    ),
                    None => "write the delay, `retry_after = 30`, or put a `SystemTime` in a field".to_owned(),
                },
                "delay-seconds counts from the receipt of the response (RFC 9110 10.2.3)",
            ));
        }
        if seconds == 0 {
            let message = Message::new(
                "0 asks for an immediate retry",
                "at least 1, `retry_after = 1`, or drop it",
                "Retry-After is how long to wait (RFC 9110 10.2.3)",
            );
            self.faults.warning(companion, value.at, message);
        } else if seconds > 366 * 86_400 {
            let message = Message::new(
                "this is more than 366 days",
                "a shorter delay, or `retry_after = none` and `gone` or `forbidden` where it will not come back",
                "no client waits that long; a value of a field that long is left out (RFC 9110 10.2.3)",
            );
            self.faults.warning(companion, value.at, message);
        }
        Ok(How::Delay(seconds))
    }

    fn retry_date(&mut self, text: &str, value: &Value, delay: Fault) -> Outcome {
        let Ok(unix) = grammar::date(text) else {
            // ISO 8601 has `PT30S`.
            let iso = text.strip_prefix("PT").or(text.strip_prefix('P')).map(str::to_lowercase);
            let meant = grammar::foreign_delay(text).or(iso.as_deref().and_then(grammar::foreign_delay));
            return Err(match (grammar::foreign_date(text), meant) {
                (Some(_), _) if text.bytes().all(|byte| byte.is_ascii_digit()) => bare_number(text),
                (Some(_), _) => date_fault(text),
                (None, Some((seconds, nanos))) => Message::new(
                    match (&iso, delay.what().split(": ").next()) {
                        (None, Some(what)) => format!("{text:?} is not how a delay is written here: {what}"),
                        _ => format!("{text:?} is not how a delay is written here"),
                    },
                    format!("write `\"{}\"`", whole_delay(seconds, nanos)),
                    "seconds, a duration or an RFC 3339 date; the macro renders the header (RFC 9110 10.2.3)",
                ),
                (None, None) if text.strip_prefix('-').is_some_and(|rest| grammar::delay(rest).is_ok()) => {
                    negative_delay(&format!("\"{}\"", &text[1..]))
                }
                (None, None) if text == "none" => Message::new(
                    "`none` stands without quotes",
                    "`retry_after = none`",
                    "it is a word of the attribute's, and no text",
                ),
                (None, None)
                    if text.starts_with(|first: char| first.is_ascii_digit()) && text.contains(['-', '/', '.']) =>
                {
                    date_fault(text)
                }
                (None, None) if text.bytes().all(|byte| byte.is_ascii_digit()) && !text.is_empty() => Message::new(
                    format!("{text:?} is more seconds than anybody waits"),
                    "a delay, `retry_after = \"30s\"`",
                    "delay-seconds counts from the receipt of the response (RFC 9110 10.2.3)",
                ),
                (None, None) => delay_form(&format!("{text:?}")),
            });
        };
        if self.situation.is_some_and(|situation| situation.name() != "maintenance") {
            let message = Message::new(
                "a date compiled in is wrong after it passes",
                "use a field, `#[status(retry_after)] until: SystemTime`; a literal date only for `maintenance`",
                "a build must not go stale; a delay also spares the client a comparison of clocks (RFC 9110 10.2.3)",
            );
            self.faults.warning(Companion::RetryAfter, value.at, message);
        }
        Ok(How::Date(unix))
    }

    fn etag(&mut self, value: &Value) -> Outcome {
        if let Some(rest) = value.text().as_deref().and_then(|text| text.strip_prefix("W/"))
            && !rest.contains('"')
        {
            let message = Message::new(
                "`W/` is a part of this strong tag",
                format!("`weak({rest:?})`, if it is to be weak"),
                "the `W/` of a weak tag stands before its quotes, which are added (RFC 9110 8.8.3)",
            );
            self.faults.warning(Companion::Etag, value.at, message);
        }
        etag(value)
    }

    fn allow(&mut self, value: &Value) -> Outcome {
        let values = as_list(value);
        let mut methods: Vec<String> = Vec::new();
        for value in values {
            let name = match &value.kind {
                ValueKind::Word(word) => word.to_string(),
                ValueKind::Literal(Lit::Str(text)) => text.value(),
                _ => {
                    let message = Message::new(
                        format!("`{}` is no method", value.shown()),
                        "methods are bare words: `allow = [GET, HEAD]`",
                        "Allow lists methods (RFC 9110 10.2.1)",
                    );
                    self.faults.error(value.at, message);
                    continue;
                }
            };
            if let Err(fault) = grammar::method(&name) {
                let several: Vec<_> = name.split([',', ' ']).filter(|name| !name.is_empty()).collect();
                let message = match several.len() {
                    0 | 1 => method_fault(&name),
                    _ => Message::new(
                        format!("{name:?} is no method: {}", fault.what()),
                        format!("`[{}]`", several.join(", ").to_uppercase()),
                        "one method per element; the macro joins them (RFC 9110 10.2.1)",
                    ),
                };
                self.faults.error(value.at, message);
            } else if methods.contains(&name) {
                let message = Message::new(
                    format!("`{name}` is listed twice"),
                    format!("name `{name}` once"),
                    "Allow is the set of methods that the resource supports (RFC 9110 10.2.1)",
                );
                self.faults.error(value.at, message);
            } else {
                let slip = |method: &&&str| strsim::osa_distance(method, &name) == 1 || other_case(method, &name);
                if !METHODS.contains(&&*name)
                    && let Some(near) = METHODS.iter().find(slip)
                {
                    let message = Message::new(
                        format!("`{name}` is no method that anybody registered"),
                        format!("did you mean `{near}`?"),
                        "methods are registered with IANA (RFC 9110 16.1)",
                    );
                    self.faults.warning(Companion::Allow, value.at, message);
                }
                methods.push(name);
            }
        }
        Ok(How::Lines(vec![methods.join(", ")]))
    }

    fn location(&mut self, companion: Companion, value: &Value) -> How {
        let Some(text) = value.text() else {
            let message = Message::new(
                format!("`{}` is no URI reference", value.shown()),
                format!("a string, with fields in braces: `{companion} = \"/orders/{{id}}\"`"),
                format!("a URI, or a path on this server ({})", companion.source()),
            );
            return self.broken(value.at, message);
        };
        let name = header_name(companion);
        if text.is_empty() {
            let message = Message::new(
                "an empty reference means this very document",
                format!("give a path: `{companion} = \"/orders/{{id}}\"`"),
                "an empty reference is the base URI itself (RFC 3986 4.4)",
            );
            self.faults.warning(companion, value.at, message);
            return How::Lines(vec![String::new()]);
        }
        let how = self.template(companion, Target::Header(name), &text, value.at);
        if !matches!(how, How::Broken) {
            self.reference(companion, &text, value.at);
        }
        how
    }

    /// What is a right URI reference, and likely not the one that was meant.
    fn reference(&mut self, companion: Companion, text: &str, at: At) {
        let created = self.situation.is_some_and(|situation| situation.name() == "created");
        let (scheme, rest) = text.split_once(':').unwrap_or(("", text));
        let message = if let Some(rest) = text.strip_prefix("//") {
            Message::new(
                "`//host` leaves the site",
                format!("`\"/{}\"`, or the full https URI", rest.split_once('/').map_or("", |(_, path)| path)),
                "a reference that starts with `//` names another authority (RFC 3986 4.2)",
            )
        } else if scheme.eq_ignore_ascii_case("http") && !is_loopback(rest.trim_start_matches('/')) {
            Message::new(
                "`http:` sends the client over a connection that anybody can read and change",
                format!("`\"https:{rest}\"`"),
                "credentials and content go in the clear (RFC 9110 4.2.2)",
            )
        } else if text.starts_with("www.") || is_port(rest) && (scheme.contains('.') || scheme == "localhost") {
            Message::new(
                match is_port(rest) {
                    true => format!("`{scheme}:` reads as a scheme"),
                    false => "this is a path on this server, whatever it looks like".to_owned(),
                },
                format!("`\"https://{text}\"`"),
                "a host comes after `//` (RFC 3986 3)",
            )
        } else if created && companion == Companion::Location && text.contains('#') {
            let whole = text.split('#').next().unwrap_or_default();
            Message::new(
                "a fragment is not appropriate here",
                format!("`location = {:?}`", if whole.is_empty() { "/orders/{id}" } else { whole }),
                "the Location of a 201 names the created resource, not a part of it (RFC 9110 10.2.2)",
            )
        } else if let Some(name) = self.pattern(text) {
            Message::new(
                format!("`:{name}` stands as it is"),
                format!("a field stands in braces: `{:?}`", text.replace(&format!(":{name}"), &format!("{{{name}}}"))),
                "a router's pattern has colons; a reference has none of it",
            )
        } else {
            return;
        };
        self.faults.warning(companion, at, message);
    }

    /// The field that a router's pattern would name.
    fn pattern(&self, text: &str) -> Option<String> {
        let mut segments = text.split(['/', '?', '#']).filter_map(|segment| segment.strip_prefix(':'));
        segments.find(|name| is_field(self.fields, name)).map(str::to_owned)
    }

    fn template(&mut self, companion: Companion, target: Target, text: &str, at: At) -> How {
        match template::uri(text, self.fields, companion) {
            Ok(parts) => match &parts[..] {
                [Part::Text(constant)] => match &target {
                    Target::Header(_) => How::Lines(vec![constant.clone()]),
                    Target::Link(rel) => How::Lines(vec![link_line(constant, rel, &[])]),
                },
                _ => How::Template(target, parts),
            },
            Err(message) => self.broken(at, message),
        }
    }

    fn monitor(&mut self, value: &Value) -> How {
        match value.text() {
            Some(text) => {
                let how = self.template(Companion::Monitor, Target::Link("status".to_owned()), &text, value.at);
                if !matches!(how, How::Broken) {
                    self.reference(Companion::Monitor, &text, value.at);
                }
                how
            }
            None => {
                let message = Message::new(
                    format!("`{}` is no URI reference", value.shown()),
                    "a string, with fields in braces: `monitor = \"/jobs/{id}\"`",
                    "the monitor is linked to with rel=\"status\" (RFC 8631 4)",
                );
                self.broken(value.at, message)
            }
        }
    }

    fn blocked_by(&mut self, value: &Value) -> How {
        let text = value.text().unwrap_or_default();
        match grammar::absolute_location(&text) {
            Ok(()) => How::Lines(vec![link_line(&text, "blocked-by", &[])]),
            Err(_) if template::named(self.fields, &text).is_some() => {
                let message = Message::new(
                    "`blocked_by` takes no fields",
                    "`#[status(blocked_by)] by: status_runtime::Link` on a field, with the relation `blocked-by`",
                    "the link `blocked-by` identifies who does the blocking (RFC 7725 4)",
                );
                self.broken(value.at, message)
            }
            Err(fault) => {
                let message = Message::new(
                    format!("`{}` names nobody: {}", value.shown(), fault.what()),
                    "a URI of the blocking entity: `blocked_by = \"https://isp.example/legal\"`",
                    "the link `blocked-by` identifies who does the blocking (RFC 7725 4)",
                );
                self.broken(value.at, message)
            }
        }
    }

    /// A list of strings; one string stands for a list of one. Every element is checked.
    fn list(&mut self, companion: Companion, value: &Value) -> How {
        let judge: Judge = match companion {
            Companion::Accept => grammar::media_range,
            Companion::AcceptPatch => grammar::media_type,
            Companion::AcceptEncoding => grammar::content_coding,
            _ => grammar::upgrade_protocol,
        };
        let example = keywords::example(companion);
        let values = as_list(value);
        let mut elements: Vec<String> = Vec::new();
        let mut broken = false;
        for value in &values {
            let fault = match value.text() {
                None => Some(Message::new(
                    format!("`{}` is no string", value.shown()),
                    format!("`{example}`"),
                    companion.source(),
                )),
                Some(text) => match judge(&text) {
                    Err(fault) => Some(element_fault(companion, &text, fault)),
                    Ok(()) if elements.iter().any(|known| known.eq_ignore_ascii_case(&text)) => Some(Message::new(
                        format!("{text:?} is listed twice"),
                        "name it once",
                        format!("each element says something of its own ({})", companion.source()),
                    )),
                    Ok(()) => {
                        match companion {
                            Companion::Upgrade => self.upgrade_protocol(&text, value.at),
                            Companion::AcceptEncoding => self.coding(&text, value.at),
                            _ => {}
                        }
                        elements.push(text);
                        None
                    }
                },
            };
            if let Some(message) = fault {
                self.faults.error(value.at, message);
                broken = true;
            }
        }
        if values.is_empty() {
            let (what, note) = match companion {
                Companion::AcceptPatch => ("Accept-Patch needs at least one media type", "RFC 5789 3.1"),
                Companion::Upgrade => ("Upgrade needs at least one protocol", "RFC 9110 15.5.22"),
                Companion::AcceptEncoding => {
                    ("an empty list says nothing", "`identity` says that no coding is supported (RFC 9110 12.5.3)")
                }
                _ => ("an empty list says nothing", companion.source()),
            };
            let help = match companion {
                Companion::AcceptEncoding => "`accept_encoding = [\"identity\"]` if none is supported".to_owned(),
                _ => format!("`{example}`"),
            };
            return self.broken(value.at, Message::new(what, help, note));
        }
        if broken { How::Broken } else { How::Lines(vec![elements.join(", ")]) }
    }

    fn coding(&mut self, text: &str, at: At) {
        let name = text.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        if name == "*" || grammar::CONTENT_CODINGS.contains(&&*name) {
            return;
        }
        let help = match nearest(&name, grammar::CONTENT_CODINGS.iter().copied()) {
            Some(near) => format!("did you mean `{near:?}`?"),
            None if name == "chunked" => "drop it: a transfer coding is for the server to take off".to_owned(),
            None => "`\"gzip\"`, `\"br\"`, `\"zstd\"`, or `\"identity\"` if none is supported".to_owned(),
        };
        let note = "codings are registered with IANA (RFC 9110 16.6.1)";
        let message = Message::new(format!("`{name}` is no registered content coding"), help, note);
        self.faults.warning(Companion::AcceptEncoding, at, message);
    }

    fn upgrade_protocol(&mut self, protocol: &str, at: At) {
        let (what, help, note) = match protocol.to_ascii_lowercase().as_str() {
            "ws" | "wss" | "websockets" | "web-socket" => (
                format!("`{protocol}` is not the token of the WebSocket protocol"),
                "`[\"websocket\"]`",
                "upgrade tokens are registered with IANA (RFC 9110 16.7, RFC 6455 11.2)",
            ),
            "http/2" | "http/1" => (
                format!("`{protocol}` is no version of HTTP as Upgrade names it"),
                "with both digits: `[\"HTTP/2.0\"]`",
                "a version of HTTP is DIGIT.DIGIT (RFC 9110 16.7)",
            ),
            "h2" | "h3" => (
                format!("`{protocol}` is an ALPN id, not an upgrade token"),
                "`[\"HTTP/2.0\"]`, or drop it: HTTP/2 over TLS is negotiated by ALPN",
                "upgrade tokens are a registry of their own (RFC 9110 16.7)",
            ),
            "h2c" => (
                "`h2c` is deprecated".to_owned(),
                "drop it: cleartext HTTP/2 starts with prior knowledge",
                "RFC 9113 3.1 took the upgrade away",
            ),
            "https" => (
                "`https` is a scheme, not an upgrade token".to_owned(),
                "`[\"TLS/1.3\"]`; to force https, answer `permanent_redirect`",
                "upgrade tokens are a registry of their own (RFC 9110 16.7)",
            ),
            "http/3.0" | "http/3" => (
                format!("`{protocol}` cannot be upgraded to"),
                "drop it, and say `header(\"Alt-Svc\" = \"h3=\\\":443\\\"\")`",
                "Upgrade cannot change the transport, and HTTP/3 runs over QUIC (RFC 9110 7.8)",
            ),
            _ => return,
        };
        self.faults.warning(Companion::Upgrade, at, Message::new(what, help, note));
    }

    fn available(&mut self, value: &Value) -> Outcome {
        let note = "the member lists what could have been sent (RFC 9110 15.5.7)";
        let values = as_list(value);
        if values.is_empty() {
            let help = "`available = [\"application/json\"]`, or `available = none`";
            return Err(Message::new("an empty list says nothing", help, note));
        }
        let mut elements = Vec::new();
        for value in values {
            let Some(text) = value.text() else {
                let what = format!("`{}` is no string", value.shown());
                return Ok(self.broken(value.at, Message::new(what, "`available = [\"application/json\"]`", note)));
            };
            elements.push(text);
        }
        let json: Vec<_> = elements.iter().map(|element| json_string(element)).collect();
        Ok(How::Member(format!("[{}]", json.join(",")), "[&str]"))
    }

    fn cache_control(&mut self, value: &Value) -> Outcome {
        let companion = Companion::CacheControl;
        let how = text(companion, value, grammar::cache_control, "\"no-store\"")?;
        let said = value.text().unwrap_or_default();
        if grammar::cache_directive(&said, "private") && grammar::cache_directive(&said, "s-maxage") {
            let message = Message::new(
                "`s-maxage` is for shared caches, and `private` keeps them out",
                "`private, max-age=60`, or `s-maxage=60` alone",
                "s-maxage applies to shared caches only (RFC 9111 5.2.2.10)",
            );
            self.faults.warning(companion, value.at, message);
        }
        let stored = !grammar::cache_directive(&said, "no-store") || grammar::cache_directive(&said, "must-understand");
        if self.situation.is_some_and(|row| row.no_store_only()) && stored {
            let code = self.situation.map_or(0, |row| row.code());
            return Err(Message::new(
                format!("a {code} must not be stored"),
                "`cache_control = \"no-store\"`, or drop it: it is sent anyway",
                "responses with 428, 429, 431 and 511 must not be stored by a cache (RFC 6585 3 to 6)",
            ));
        }
        for directive in said.split(',').map(|directive| directive.split('=').next().unwrap_or_default().trim()) {
            let lower = directive.to_lowercase();
            let near = nearest(&lower.replace('_', "-"), grammar::CACHE_DIRECTIVES.iter().copied());
            if let Some(near) = near.filter(|near| *near != lower && !said.contains('"')) {
                let message = Message::new(
                    format!("`{directive}` is no directive that caches know"),
                    format!("did you mean `{near}`?"),
                    "a cache ignores what it does not know (RFC 9111 5.2.3)",
                );
                self.faults.warning(companion, value.at, message);
            }
        }
        Ok(how)
    }

    fn content_language(&mut self, value: &Value) -> Outcome {
        let companion = Companion::ContentLanguage;
        let how = text(companion, value, grammar::content_language, "\"en\"")?;
        for tag in value.text().unwrap_or_default().split(',').map(str::trim) {
            let mut subtags = tag.split('-');
            let language = subtags.next().unwrap_or_default();
            let (what, help) = if language.len() > 3 {
                (format!("`{language}` is no language: registered ones have two or three letters"), "\"en\"".to_owned())
            } else if subtags.any(|subtag| subtag.eq_ignore_ascii_case("UK")) {
                let right = tag.replace("UK", "GB").replace("uk", "GB");
                ("`UK` is no region: the United Kingdom is `GB`".to_owned(), format!("{right:?}"))
            } else {
                continue;
            };
            let message = Message::new(
                what,
                format!("as in `content_language = {help}`"),
                "subtags are registered with IANA (RFC 5646 2.2.1 and 2.2.4)",
            );
            self.faults.warning(companion, value.at, message);
        }
        Ok(how)
    }

    fn vary(&mut self, value: &Value) -> Outcome {
        let said = value.text().unwrap_or_default();
        let how = match grammar::vary(&said) {
            Err(fault) if value.text().is_some() => {
                let names: Vec<_> = said.split([',', ';', ' ', '|']).filter(|name| !name.is_empty()).collect();
                let names = names.join(", ");
                return Err(Message::new(
                    format!("{said:?} is no Vary: {}", fault.what()),
                    format!("`vary = {:?}`", if grammar::vary(&names).is_ok() { &*names } else { "Accept" }),
                    "Vary lists request header names, separated by commas (RFC 9110 12.5.5)",
                ));
            }
            _ => text(Companion::Vary, value, grammar::vary, "\"Accept\"")?,
        };
        let names: Vec<_> = said.split(',').map(str::trim).collect();
        if names.contains(&"*") && names.len() > 1 {
            let message = Message::new(
                "`*` stands alone: it says that the answer varies with anything",
                "`vary = \"*\"`, or the names without it",
                "RFC 9110 12.5.5",
            );
            self.faults.warning(Companion::Vary, value.at, message);
        }
        const OF_RESPONSES: &[&str] =
            &["set-cookie", "location", "retry-after", "www-authenticate", "etag", "vary", "allow", "server", "age"];
        let of_response = |name: &&&str| OF_RESPONSES.iter().any(|known| name.eq_ignore_ascii_case(known));
        if let Some(name) = names.iter().find(of_response) {
            let rest: Vec<_> = names.iter().filter(|name| !of_response(name)).copied().collect();
            let message = Message::new(
                format!("`{name}` is a header of responses"),
                match (name.eq_ignore_ascii_case("set-cookie"), rest.is_empty()) {
                    (true, _) => "`vary = \"Cookie\"`, if the answer depends on it".to_owned(),
                    (false, true) => "drop it".to_owned(),
                    (false, false) => format!("`vary = {:?}`", rest.join(", ")),
                },
                "Vary names what of the request the answer depends on (RFC 9110 12.5.5)",
            );
            self.faults.warning(Companion::Vary, value.at, message);
        }
        if names.iter().any(|name| name.eq_ignore_ascii_case("authorization")) {
            let message = Message::new(
                "Vary is never needed for Authorization",
                match names
                    .iter()
                    .filter(|name| !name.eq_ignore_ascii_case("authorization"))
                    .copied()
                    .collect::<Vec<_>>()
                {
                    rest if rest.is_empty() => "drop it: caches keep such answers apart already".to_owned(),
                    rest => format!("`vary = \"{}\"`: caches keep such answers apart already", rest.join(", ")),
                },
                "a shared cache must not reuse an answer to a request with Authorization (RFC 9110 12.5.5, RFC 9111 3.5)",
            );
            self.faults.warning(Companion::Vary, value.at, message);
        }
        Ok(how)
    }

    /// `link(rel = "..", href = "..")`.
    pub(crate) fn link(&mut self, at: At, items: &[Item]) -> How {
        const PARAMETERS: &[&str] = &["rel", "href", "title", "type", "hreflang", "media"];
        let meant = match items {
            [Item { key: None, value: rel }, Item { key: None, value: href }] => {
                let at = At::range(rel.at, href.at);
                rel.text().zip(href.text()).map(|(rel, href)| (at, rel, href))
            }
            [Item { key: Some(rel), value: href }] if !PARAMETERS.contains(&rel.name.as_str()) => {
                let relation = grammar::relation(&rel.name.replace('_', "-")).ok().and(href.text());
                relation.map(|href| (rel.at, rel.name.replace('_', "-"), href))
            }
            _ => None,
        };
        if let Some((at, rel, href)) = meant {
            let message = Message::new(
                "a link names its relation and its target",
                format!("`link(rel = {rel:?}, href = {href:?})`"),
                "parameters are given by name (RFC 8288 3)",
            );
            return self.broken(at, message);
        }
        let Some(given) = self.arguments(items, PARAMETERS, "link", "RFC 8288 3.4", |name| match name {
            "rel" => ("once, with a space between several relations: `rel = \"help next\"`", "RFC 8288 3.3"),
            _ => ("give it once", "RFC 8288 3"),
        }) else {
            return How::Broken;
        };
        let text = |name: &str| {
            given.iter().find(|(known, _)| known == name).and_then(|(_, value)| Some((value.at, value.text()?)))
        };
        let mut strings = true;
        for (name, value) in &given {
            if value.text().is_none() {
                strings = false;
                self.faults.error(
                    value.at,
                    Message::new(format!("`{name}` is a string"), format!("`{name} = \"..\"`"), "RFC 8288 3"),
                );
            }
        }
        if !strings {
            return How::Broken;
        }
        let Some((rel_at, rel)) = text("rel") else {
            let message = Message::new(
                "a link needs a relation",
                format!(
                    "`link(rel = \"help\", href = {:?})`",
                    text("href").map_or("https://..".to_owned(), |(_, href)| href)
                ),
                "`rel` must be there (RFC 8288 3.3)",
            );
            return self.broken(at, message);
        };
        if let Err(fault) = grammar::relation(&rel) {
            let message = Message::new(
                format!("{rel:?} is no relation: {}", fault.what()),
                "a registered name such as `rel = \"help\"`, or an absolute URI",
                "relations are registered with IANA, or URIs of one's own (RFC 8288 2.1)",
            );
            return self.broken(rel_at, message);
        }
        let Some((href_at, href)) = text("href") else {
            let message = Message::new(
                "a link needs a target",
                format!("`link(rel = {rel:?}, href = \"https://..\")`"),
                "RFC 8288 3.1",
            );
            return self.broken(at, message);
        };
        let mut parameters = Vec::new();
        for name in ["title", "type", "hreflang", "media"] {
            let Some((at, value)) = text(name) else { continue };
            let judge: Judge = match name {
                "type" => grammar::media_type,
                "hreflang" => grammar::language_tag,
                _ => grammar::quotable,
            };
            if let Err(fault) = judge(&value) {
                let example = match name {
                    "title" => "in ASCII: `title = \"How to order\"`",
                    "type" => "`type = \"text/html\"`",
                    "hreflang" => "`hreflang = \"en-GB\"`",
                    _ => "`media = \"screen\"`",
                };
                let message =
                    Message::new(format!("{value:?} is no `{name}`: {}", fault.what()), example, "RFC 8288 3.4.1");
                return self.broken(at, message);
            }
            parameters.push((name, value));
        }
        match template::uri(&href, self.fields, Companion::Link) {
            Ok(parts) => match &parts[..] {
                [Part::Text(target)] => How::Lines(vec![link_line(target, &rel, &parameters)]),
                [] => How::Lines(vec![link_line("", &rel, &parameters)]),
                _ if parameters.is_empty() => How::Template(Target::Link(rel), parts),
                _ => {
                    let message = Message::new(
                        "a link with fields in it has only `rel` and `href`",
                        "put a `Link` with its parameters in a field, `#[status(link)]`",
                        "a literal link is constant, or its target is",
                    );
                    self.broken(href_at, message)
                }
            },
            Err(message) => self.broken(href_at, message),
        }
    }

    /// `rate_limit(..)` and `rate_limit_policy(..)`.
    pub(crate) fn rate(&mut self, companion: Companion, at: At, items: &[Item]) -> How {
        let policy = companion == Companion::RateLimitPolicy;
        let (known, call): (&[&str], _) = if policy {
            (&["name", "quota", "window"], "rate_limit_policy")
        } else {
            (&["name", "remaining", "reset"], "rate_limit")
        };
        let source = companion.source();
        let Some(given) = self.arguments(items, known, call, source, |_| {
            ("give it once", "a parameter of a structured field is unique (RFC 9651 3.1.2)")
        }) else {
            return How::Broken;
        };
        let find = |name: &str| given.iter().find(|(known, _)| known == name).map(|(_, value)| value);
        let amount = if policy { "quota" } else { "remaining" };
        for needed in ["name", amount] {
            if find(needed).is_none() {
                let example = format!("`{}`", keywords::example(companion));
                let message = Message::new(format!("`{needed}` is missing"), example, source);
                return self.broken(at, message);
            }
        }
        let mut line = String::new();
        let mut reset = None;
        let mut broken = false;
        for (name, value) in &given {
            let outcome = match name.as_str() {
                "name" => policy_name(value).map(|name| line.insert_str(0, &name)),
                "quota" | "remaining" => {
                    whole(name, value).map(|amount| line.push_str(&format!(";{}={amount}", &name[..1])))
                }
                _ => seconds(name, value, policy).map(|seconds| {
                    line.push_str(&format!(";{}={seconds}", if policy { "w" } else { "t" }));
                    reset = (!policy).then_some(seconds);
                }),
            };
            if let Err(message) = outcome {
                broken = true;
                self.faults.error(value.at, message);
            }
        }
        if broken { How::Broken } else { How::Limit(line, reset) }
    }

    /// The arguments of a call by name; each is known and given once.
    fn arguments(
        &mut self,
        items: &[Item],
        known: &[&str],
        call: &str,
        source: &str,
        twice: impl Fn(&str) -> (&'static str, &'static str),
    ) -> Option<Vec<(String, Value)>> {
        let mut given: Vec<(String, Value)> = Vec::new();
        let mut right = true;
        for item in items {
            let name = item.key.as_ref().map(|key| key.name.clone());
            let message = match name {
                Some(name) if !known.contains(&name.as_str()) => unknown_parameter(&name, known, call, source),
                Some(name) if given.iter().any(|(known, _)| *known == name) => {
                    let (help, note) = twice(&name);
                    Message::new(format!("`{name}` is given twice"), help, note)
                }
                Some(name) => {
                    given.push((name, item.value.clone()));
                    continue;
                }
                None => Message::new(
                    format!("`{}` has no name", item.value.shown()),
                    format!("`{call}({} = ..)`", known[0]),
                    "parameters are given by name",
                ),
            };
            right = false;
            self.faults.error(item.at(), message);
        }
        right.then_some(given)
    }
}

pub(crate) fn unknown_parameter(name: &str, known: &[&str], call: &str, source: &str) -> Message {
    let help = match nearest(name, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("drop it; the parameters are {}", join(known.iter().copied(), "and")),
    };
    Message::new(format!("unknown parameter `{name}` of `{call}`"), help, source.to_owned())
}

/// Whether a port, and perhaps a path, is all that there is.
fn is_port(rest: &str) -> bool {
    let port = rest.split('/').next().unwrap_or_default();
    !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit())
}

/// What never leaves the machine cannot be read on the way.
pub(crate) fn is_loopback(host: &str) -> bool {
    let host = host.split(['/', '?', '#']).next().unwrap_or_default();
    let name = host.rsplit_once(':').filter(|(_, port)| is_port(port)).map_or(host, |(name, _)| name);
    matches!(name, "localhost" | "[::1]") || name.starts_with("127.") || name.ends_with(".localhost")
}

/// The methods of RFC 9110, and those that are registered and in use besides (RFC 9110 16.1).
const METHODS: &[&str] = &[
    "GET",
    "HEAD",
    "POST",
    "PUT",
    "DELETE",
    "CONNECT",
    "OPTIONS",
    "TRACE",
    "PATCH",
    "QUERY",
    "PROPFIND",
    "PROPPATCH",
    "MKCOL",
    "COPY",
    "MOVE",
    "LOCK",
    "UNLOCK",
    "REPORT",
    "SEARCH",
    "ACL",
    "BIND",
    "LINK",
    "UNLINK",
    "MKCALENDAR",
];

fn other_case(method: &str, name: &str) -> bool {
    method.eq_ignore_ascii_case(name) && method != name
}

/// A single value stands for a list of one.
pub(crate) fn as_list(value: &Value) -> Vec<&Value> {
    match &value.kind {
        ValueKind::List(values) => values.iter().collect(),
        _ => vec![value],
    }
}

fn link_line(target: &str, rel: &str, parameters: &[(&str, String)]) -> String {
    let mut line = format!("<{target}>; rel=\"{rel}\"");
    for (name, value) in parameters {
        line.push_str(&format!("; {name}={}", grammar::quoted(value)));
    }
    line
}

fn negative_delay(amount: &str) -> Message {
    Message::new(
        "a delay is not negative",
        format!("`{amount}`, or `retry_after = none`"),
        "delay-seconds is digits and nothing else (RFC 9110 10.2.3)",
    )
}

/// What Retry-After counts: nobody is told to come back early.
fn whole_seconds(seconds: u64, nanos: u32) -> u64 {
    seconds.saturating_add(u64::from(nanos > 0))
}

/// The delay as one may write it for Retry-After.
fn whole_delay(seconds: u64, nanos: u32) -> impl std::fmt::Display {
    grammar::spell_delay(whole_seconds(seconds, nanos), 0)
}

fn delay_form(said: &str) -> Message {
    Message::new(
        format!("`{said}` is no delay and no date"),
        "write seconds (`30`), a duration (`\"30s\"`, `\"5m\"`, `\"1h30m\"`) or an RFC 3339 date (`\"2026-12-31T10:00:00Z\"`)",
        "Retry-After is a delay or a date (RFC 9110 10.2.3)",
    )
}

fn bare_number(text: &str) -> Message {
    Message::new(
        format!("{text:?} has no unit"),
        format!("write `\"{text}s\"`, or the bare number of seconds, `{text}`"),
        "a number in quotes could be anything (RFC 9110 10.2.3)",
    )
}

fn method_fault(name: &str) -> Message {
    if name == "*" {
        return Message::new(
            "`*` is no method",
            "name the methods: `allow = [GET, HEAD]`, or none: `allow = []`",
            "the name is reserved, so that `*` can stand for all of them elsewhere (RFC 9110 18.2)",
        );
    }
    let upper = name.to_uppercase();
    Message::new(
        format!("`{name}` is not how the method is spelled"),
        format!("`{}`", if grammar::method(&upper).is_ok() { &*upper } else { "GET" }),
        "methods are case-sensitive (RFC 9110 9.1)",
    )
}

/// A media type for the one word that is left of it.
fn guess(text: &str) -> String {
    match text {
        "json" | "xml" | "pdf" | "zip" => format!("application/{text}"),
        "html" | "css" | "csv" | "plain" => format!("text/{text}"),
        "text" => "text/plain".to_owned(),
        "png" | "jpeg" | "webp" | "gif" => format!("image/{text}"),
        _ => "application/json".to_owned(),
    }
}

fn element_fault(companion: Companion, text: &str, fault: Fault) -> Message {
    let help = match companion {
        Companion::Accept | Companion::AcceptPatch if !text.contains('/') => {
            format!("`\"{}\"`: a type and a subtype", guess(text))
        }
        Companion::Accept | Companion::AcceptPatch | Companion::AcceptEncoding | Companion::Upgrade
            if (text.contains(',') || companion != Companion::Upgrade)
                && text.trim().contains([' ', ','])
                && !text.contains(';') =>
        {
            let glued = text.replace(' ', "");
            if companion == Companion::AcceptEncoding && grammar::CONTENT_CODINGS.contains(&&*glued) {
                return Message::new(
                    format!("{text:?} cannot stand in `{companion}`: no spaces in a coding"),
                    format!("`{glued:?}`"),
                    companion.source(),
                );
            }
            let media = matches!(companion, Companion::Accept | Companion::AcceptPatch);
            let elements = text.split([' ', ',']).filter(|element| !element.is_empty());
            let elements: Vec<_> = elements
                .map(|element| if media && !element.contains('/') { guess(element) } else { element.to_owned() })
                .collect();
            format!("`[\"{}\"]`: one per element", elements.join("\", \""))
        }
        Companion::Accept if fault.what().starts_with("q comes last") => {
            let mut parts: Vec<_> = text.split(';').map(str::trim).collect();
            parts.sort_by_key(|part| part.starts_with("q="));
            format!("q goes to the end: `{:?}`", parts.join(";"))
        }
        Companion::Accept if text.contains("q=") => {
            "q is 0 to 1 with at most 3 decimals: `\"application/json;q=0.5\"`".to_owned()
        }
        Companion::AcceptPatch if text.contains('*') => {
            "name the patch formats: `\"application/merge-patch+json\"`".to_owned()
        }
        Companion::AcceptPatch => "a media type without a weight: `\"application/json-patch+json\"`".to_owned(),
        Companion::AcceptEncoding => "a coding, `\"gzip\"`, or with a weight, `\"br;q=0.5\"`".to_owned(),
        Companion::Upgrade => {
            let token = text.replace(' ', "").to_lowercase();
            let meant = if grammar::upgrade_protocol(&token).is_ok() { &*token } else { "websocket" };
            format!("a protocol is a token: `{meant:?}`")
        }
        _ => "`\"application/json\"`".to_owned(),
    };
    let note = match companion {
        Companion::Accept if text.contains("q=") => "RFC 9110 12.4.2",
        _ => companion.source(),
    };
    Message::new(format!("{text:?} cannot stand in `{companion}`: {}", fault.what()), help, note)
}

fn text(companion: Companion, value: &Value, judge: Judge, example: &str) -> Outcome {
    let Some(text) = value.text() else {
        let joined = value.texts().map(|texts| texts.join(", ")).filter(|joined| judge(joined).is_ok());
        return Err(Message::new(
            format!("`{companion}` is a string"),
            match joined {
                Some(joined) => format!("one string, with commas between: `{companion} = {joined:?}`"),
                None => format!("`{companion} = {example}`"),
            },
            companion.source(),
        ));
    };
    if let Err(fault) = judge(&text) {
        let commas = text.replace(';', ",");
        let help = match fault.what().split_once('`').and_then(|(_, rest)| rest.split_once('`')) {
            Some(_) if fault.what().contains("contradict") => {
                let one = if text.contains("no-store") { "no-store" } else { "private" };
                format!("choose one: `{companion} = \"{one}\"`, or the other without it")
            }
            _ if judge(&commas).is_ok() => format!("`{companion} = {commas:?}`"),
            _ if judge(text.trim()).is_ok() => format!("`{companion} = {:?}`", text.trim()),
            Some((meant, _)) => format!("`{companion} = \"{meant}\"`"),
            None => format!("as in `{companion} = {example}`"),
        };
        let fault = fault.what().trim_end_matches(": choose one");
        let what = format!("{text:?} cannot stand in `{companion}`: {fault}");
        return Err(Message::new(what, help, companion.source()));
    }
    Ok(How::Lines(vec![text]))
}

fn content_range(value: &Value) -> Outcome {
    let by_field = "put a `ContentRange` in a field: `#[status(content_range)] range: status_runtime::ContentRange`";
    match value.text().map(|text| (grammar::content_range(&text), text)) {
        Some((Err(fault), text)) => {
            Err(Message::new(format!("{text:?} is no range: {}", fault.what()), by_field, "RFC 9110 14.4"))
        }
        _ => Err(Message::new(
            "a range is never known at compile time",
            by_field,
            "Content-Range says which part of this representation is sent (RFC 9110 14.4)",
        )),
    }
}

fn bytes(companion: Companion, value: &Value) -> Result<u64, Message> {
    match &value.kind {
        ValueKind::Literal(Lit::Int(number)) => number.base10_parse().ok(),
        _ => None,
    }
    .ok_or_else(|| {
        Message::new(
            format!("`{}` is no number of bytes", value.shown()),
            format!("0 or more, in bytes: `{companion} = 1_000_000`, or `#[status({companion})]` on a field"),
            companion.source(),
        )
    })
}

fn etag(value: &Value) -> Outcome {
    let (opaque, weak) = match &value.kind {
        ValueKind::Literal(Lit::Str(text)) => (text.value(), false),
        ValueKind::Call(name, items) if name == "weak" => match &items[..] {
            [Item { key: None, value }] if value.text().is_some() => (value.text().unwrap_or_default(), true),
            _ => return Err(etag_form(value)),
        },
        _ => return Err(etag_form(value)),
    };
    if let Err(fault) = grammar::entity_tag(&opaque) {
        let weak = weak || opaque.to_lowercase().starts_with("w/");
        let inner = opaque.trim_start_matches("W/").trim_start_matches("w/").trim_matches('"');
        let inner = inner.replace([' ', '"'], "-");
        let help = match weak {
            true => format!("`weak(\"{inner}\")`: the macro adds the quotes"),
            false => format!("`\"{inner}\"`: the macro adds the quotes"),
        };
        return Err(Message::new(
            format!("`{}` is no entity tag: {}", value.shown(), fault.what()),
            help,
            "RFC 9110 8.8.3",
        ));
    }
    Ok(How::Lines(vec![if weak { format!("W/\"{opaque}\"") } else { format!("\"{opaque}\"") }]))
}

fn etag_form(value: &Value) -> Message {
    if let ValueKind::Literal(Lit::Int(number)) = &value.kind {
        let help = format!("`\"{number}\"`, or a field, where it changes");
        return Message::new(format!("`{number}` is no string"), help, "an entity tag is opaque text (RFC 9110 8.8.3)");
    }
    let near = matches!(&value.kind, ValueKind::Call(name, _) if nearest(&name.to_string(), ["weak"]).is_some());
    if near {
        return Message::new(
            format!("`{}` is no entity tag", value.shown()),
            "did you mean `weak(\"v1\")`?",
            "RFC 9110 8.8.3",
        );
    }
    Message::new(
        format!("`{}` is no entity tag", value.shown()),
        "`etag = \"v1\"` or `etag = weak(\"v1\")`; one that changes goes on a field",
        "RFC 9110 8.8.3",
    )
}

fn date(companion: Companion, value: &Value) -> Result<i64, Message> {
    match &value.kind {
        ValueKind::Literal(Lit::Str(text)) => {
            let text = text.value();
            grammar::date(&text).map_err(|_| date_fault(&text))
        }
        ValueKind::Literal(Lit::Int(number)) => Err(match number.base10_parse().ok().and_then(grammar::rfc3339) {
            Some(date) => Message::new(
                format!("{number} is an epoch number"),
                format!("`{companion} = \"{date}\"`"),
                "a date is written one way everywhere, as RFC 3339; the macro renders the header's own format",
            ),
            None => date_fault(&number.to_string()),
        }),
        _ => Err(date_fault(&value.shown())),
    }
}

fn date_fault(text: &str) -> Message {
    use grammar::DateForm::{Asctime, Epoch, ImfFixdate, Offset, Rfc850, Structured};
    let note = "a date is written one way everywhere, as RFC 3339; the macro renders the header's own format";
    let zulu = text.strip_suffix("UTC").map(|date| format!("{date}GMT"));
    let Some(foreign) = grammar::foreign_date(text).or(zulu.as_deref().and_then(grammar::foreign_date)) else {
        if let Some(right) = meant(text) {
            let help = format!("write RFC 3339: `\"{right}\"`");
            return Message::new(format!("{text:?} is not how a date is written here"), help, note);
        }
        let what = match (text, grammar::date(text)) {
            ("true", _) => "`true` is an old draft's: Deprecation is a date".to_owned(),
            // The help says it as well.
            (_, Err(fault)) if fault.what().starts_with("dates are") => format!("{text:?} is no date"),
            (_, Err(fault)) => format!("{text:?} is no date: {}", fault.what()),
            (_, Ok(_)) => format!("`{text}` is no date"),
        };
        let note = if text == "true" { "Deprecation is the date since when (RFC 9745 2)" } else { note };
        return Message::new(what, "give the date as RFC 3339: `\"2026-12-31\"` or `\"2026-12-31T10:00:00Z\"`", note);
    };
    let right = grammar::rfc3339(foreign.unix());
    let help = right
        .map_or_else(|| "a date of the years 1 to 9999".to_owned(), |date| format!("write RFC 3339: `\"{date}\"`"));
    let note = match text {
        "Sat, 31 Dec 2018 23:59:59 GMT" => {
            "RFC 8594's own example has the wrong weekday; written as RFC 3339, a date has none"
        }
        _ => note,
    };
    let weekday = grammar::weekday(foreign.unix());
    let what = match foreign.form() {
        _ if zulu.is_some() => format!("\"{text}\" is an HTTP-date of no kind: its zone is GMT"),
        ImfFixdate if !text.starts_with(&weekday[..3]) => {
            format!("\"{text}\" is an HTTP-date with the wrong weekday: it was a {weekday}")
        }
        ImfFixdate => format!("\"{text}\" is an HTTP-date"),
        Rfc850 | Asctime => format!("\"{text}\" is an obsolete HTTP-date"),
        Structured => format!("\"{text}\" is the header's own format"),
        Epoch => format!("\"{text}\" is an epoch number"),
        Offset => match grammar::date(text) {
            Err(fault) => format!("\"{text}\" is not how a date is written here: {}", fault.what()),
            Ok(_) => format!("\"{text}\" is not how a date is written here"),
        },
        _ => format!("\"{text}\" is not how a date is written here"),
    };
    Message::new(what, help, note)
}

/// A date that leaves no doubt: `2026/1/2`, `2026-1-2`, `2.1.2026`, milliseconds.
fn meant(text: &str) -> Option<String> {
    if let Ok(millis) = text.parse::<i64>() {
        return grammar::rfc3339(millis / 1000).map(|date| date.to_string());
    }
    let parts: Vec<u32> = text.split(['/', '-', '.']).map(str::parse).collect::<Result<_, _>>().ok()?;
    let (year, month, day) = match parts[..] {
        [year, month, day] if year > 31 && !text.contains('.') => (year, month, day),
        [day, month, year] if text.contains('.') && !text.contains(['/', '-']) => (year, month, day),
        _ => return None,
    };
    let date = format!("{year:04}-{month:02}-{day:02}");
    grammar::date(&date).is_ok().then_some(date)
}

fn link_form(value: &Value) -> Message {
    let help = match &value.kind {
        ValueKind::List(values) if !values.is_empty() => {
            let links: Vec<_> = values.iter().map(Value::shown).collect();
            format!("one after the other: `{}`", links.join(", "))
        }
        _ => format!("`link(rel = \"help\", href = {:?})`", value.text().unwrap_or_else(|| "https://..".to_owned())),
    };
    Message::new("`link` is written like a call: it has a relation and a target", help, "RFC 8288 3")
}

fn rate_form(companion: Companion, value: &Value) -> Message {
    let help = format!("`{}`", keywords::example(companion));
    Message::new(format!("`{companion} = {}` does not name its parts", value.shown()), help, companion.source())
}

fn policy_name(value: &Value) -> Result<String, Message> {
    let Some(name) = value.text() else {
        return Err(Message::new(
            format!("`{}` is no string", value.shown()),
            format!("a string: `name = \"{}\"`", value.shown().trim_matches('"')),
            "each item is a String that names a policy (draft-ietf-httpapi-ratelimit-headers-10 3)",
        ));
    };
    match grammar::sf_string(&name) {
        Ok(()) => Ok(grammar::quoted(&name).to_string()),
        Err(fault) => Err(Message::new(
            format!("{name:?} cannot name a policy: {}", fault.what()),
            "ASCII only: `name = \"default\"`",
            "a String of a structured field is printable ASCII (RFC 9651 3.3.3)",
        )),
    }
}

fn whole(name: &str, value: &Value) -> Result<u64, Message> {
    let number = match &value.kind {
        ValueKind::Literal(Lit::Int(number)) => number.base10_parse::<u64>().ok(),
        _ => None,
    };
    number.filter(|number| *number < 1_000_000_000_000_000).ok_or_else(|| {
        Message::new(
            format!("`{}` is no number of requests", value.shown()),
            match value.text().filter(|text| text.parse::<u32>().is_ok()) {
                Some(text) => format!("without quotes: `{name} = {text}`"),
                None => format!("0 or more, of at most 15 digits: `{name} = 100`"),
            },
            "an Integer of a structured field (RFC 9651 3.3.1)",
        )
    })
}

fn seconds(name: &str, value: &Value, at_least_one: bool) -> Result<u64, Message> {
    let seconds = match &value.kind {
        ValueKind::Literal(Lit::Int(_)) => whole(name, value).ok(),
        ValueKind::Literal(Lit::Str(text)) => {
            grammar::delay(&text.value()).ok().map(|(seconds, nanos)| seconds + u64::from(nanos > 0))
        }
        _ => None,
    };
    match seconds {
        Some(0) if at_least_one => Err(Message::new(
            format!("a {name} of 0 s limits nothing"),
            format!("a {name} of 1 s or more: `{name} = \"60s\"`"),
            "the window is greater than 0 (draft-ietf-httpapi-ratelimit-headers-10 3)",
        )),
        Some(1_000_000_000..) => Err(Message::new(
            format!("{} is an epoch number, not a number of seconds to wait", value.shown()),
            format!("`{name} = \"60s\"`; a moment goes into a `RateLimit` in a field"),
            "it is counted from the response (draft-ietf-httpapi-ratelimit-headers-10 3 and 4)",
        )),
        Some(seconds) => Ok(seconds),
        None => Err(Message::new(
            format!("`{}` is no number of seconds", value.shown()),
            match value.text().as_deref().and_then(grammar::foreign_delay) {
                Some((seconds, nanos)) => format!("`{name} = \"{}\"`", grammar::spell_delay(seconds, nanos)),
                None => format!("`{name} = \"60s\"` or `{name} = 60`"),
            },
            "draft-ietf-httpapi-ratelimit-headers-10 3 and 4",
        )),
    }
}

fn parameter(value: &Value) -> Outcome {
    const PLACES: [&str; 4] = ["query", "path", "header", "cookie"];
    let places = one_of(PLACES);
    match &value.kind {
        ValueKind::Call(place, items) if PLACES.contains(&place.to_string().as_str()) => match &items[..] {
            [Item { key: None, value: named }] if named.text().is_some_and(|name| !name.is_empty()) => {
                let said = named.text().unwrap_or_default();
                if let (Some(fault), "header" | "cookie") = (grammar::token(&said).err(), place.to_string().as_str()) {
                    return Err(Message::new(
                        format!("{said:?} names no {place}: {}", fault.what()),
                        format!(
                            "its name alone: `{place}(\"{}\")`",
                            if place == "header" { "X-Page" } else { "session" }
                        ),
                        "the name of a header and of a cookie is a token (RFC 9110 5.1, RFC 6265 4.1.1)",
                    ));
                }
                let name = json_string(&said);
                Ok(How::Member(format!("{{\"name\":{name},\"in\":\"{place}\"}}"), "Parameter"))
            }
            _ => Err(Message::new(
                "which parameter is it?",
                format!("its name, in quotes: `{place}(\"page\")`"),
                "the member names the parameter and where it is",
            )),
        },
        ValueKind::Call(place, _) if place == "body" => Err(Message::new(
            "a field of the body is no parameter",
            format!("`validation_failed` with `errors`; a parameter is in {places}"),
            "what stands in the content is checked by `validation_failed` (RFC 9110 15.5.21)",
        )),
        ValueKind::Call(place, _) => Err(Message::new(
            format!("a parameter is not in `{place}`"),
            nearest(&place.to_string(), PLACES).map_or(places, |near| format!("did you mean `{near}`?")),
            "the member names the parameter and where it is",
        )),
        ValueKind::List(_) => Err(Message::new(
            "`parameter` names one parameter",
            "one, `parameter = query(\"page\")`; where several are wrong, `#[status(errors)]` on a field says which",
            "the member is one object: a name and a place",
        )),
        _ => {
            let name = value.text().unwrap_or_else(|| "page".to_owned());
            Err(Message::new(
                "where is the parameter?",
                format!("`query(\"{name}\")`, `path(\"{name}\")`, `header(\"{name}\")` or `cookie(\"{name}\")`"),
                "the member names the parameter and where it is",
            ))
        }
    }
}

/// Any other member: a literal that JSON has.
pub(crate) fn constant(value: &Value) -> Option<(String, &'static str)> {
    Some(match &value.kind {
        ValueKind::Literal(Lit::Str(text)) => (json_string(&text.value()), "&str"),
        ValueKind::Literal(Lit::Int(number)) => (number.base10_parse::<u64>().ok()?.to_string(), "u64"),
        ValueKind::Negative(Lit::Int(number)) => (format!("-{}", number.base10_parse::<u64>().ok()?), "i64"),
        ValueKind::Literal(Lit::Float(number)) => (float(number)?, "f64"),
        ValueKind::Negative(Lit::Float(number)) => (format!("-{}", float(number)?), "f64"),
        ValueKind::Literal(Lit::Bool(truth)) => (truth.value.to_string(), "bool"),
        ValueKind::List(values) => {
            let elements: Option<Vec<_>> = values.iter().map(|value| constant(value).map(|(json, _)| json)).collect();
            (format!("[{}]", elements?.join(",")), "[..]")
        }
        _ => return None,
    })
}

fn float(number: &syn::LitFloat) -> Option<String> {
    let digits = number.base10_digits();
    let number: f64 = digits.parse().ok()?;
    number.is_finite().then(|| format!("{number:?}"))
}

fn member(companion: Companion, value: &Value) -> Outcome {
    let text = value.text();
    let header = text.as_deref().filter(|_| companion == Companion::HeaderName);
    if let Some(fault) = header.and_then(|name| grammar::field_name(name).err()) {
        return Err(Message::new(
            format!("{:?} is no header name: {}", text.unwrap_or_default(), fault.what()),
            "the name alone: `header_name = \"Cookie\"`",
            "the member says which header field is too large (RFC 6585 5)",
        ));
    }
    if text.as_deref().is_some_and(|text| text.trim().is_empty()) {
        return Err(Message::new(
            format!("an empty `{companion}` says nothing"),
            format!("`{}`, or `{companion} = none`", keywords::example(companion)),
            format!("the member says {}", companion.purpose()),
        ));
    }
    match constant(value) {
        Some((json, ty)) => Ok(How::Member(json, ty)),
        None => Err(Message::new(
            format!("`{}` is no value of `{companion}`", value.shown()),
            format!("`{companion} = \"..\"`, or `#[status({companion})]` on a field"),
            format!("the member `{companion}` says {}", companion.purpose()),
        )),
    }
}
