//! The value of a literal, if it is valid.

use super::grammar;
use crate::print::whole;
use crate::program::*;

/// The data that a literal of that companion stands for; `None` if it is not valid.
pub(crate) fn read(companion: &str, value: &Literal, situation: &str) -> Option<Data> {
    match companion {
        "challenge" | "proxy_challenge" => {
            let each = many(value);
            if each.iter().enumerate().any(|(at, it)| each[..at].contains(it)) {
                return None;
            }
            let read = each.iter().map(|it| challenge(it, situation, companion == "proxy_challenge"));
            read.collect::<Option<Vec<_>>>().filter(|read| !read.is_empty()).map(Data::Challenges)
        }
        "retry_after" => delay(value).or_else(|| moment(value)),
        "last_modified" | "deprecation" | "sunset" => moment(value),
        "allow" => {
            let words: Vec<_> = many(value).into_iter().map(word).collect::<Option<_>>()?;
            let standard = |it: &String| STANDARD.contains(&&*it.to_ascii_uppercase()) && !STANDARD.contains(&&**it);
            (once(&words) && !words.iter().any(standard)).then_some(Data::Texts(words))
        }
        "location" => reference(value).map(Data::Reference),
        // The content belongs to a resource, not to a part of one (RFC 9110 8.7).
        "content_location" => reference(value).filter(|it| !whole(it).contains('#')).map(Data::Reference),
        "monitor" => reference(value).map(|href| Data::Links(vec![("status".to_owned(), href)])),
        "blocked_by" => reference(value).map(|href| Data::Links(vec![("blocked-by".to_owned(), href)])),
        "accept" => texts(value, |it| grammar::media(it, true, true)),
        "accept_patch" => texts(value, |it| grammar::media(it, false, false)).filter(not_empty),
        "accept_encoding" => texts(value, grammar::coding),
        "upgrade" => texts(value, grammar::protocol).filter(not_empty),
        "complete_length" => number(value).map(Data::Number),
        "etag" => match value {
            Literal::Text(tag) if grammar::etag(tag) => Some(Data::ETag(false, tag.clone())),
            Literal::Call(weak, arguments) if weak == "weak" => match &arguments[..] {
                [Argument { key: None, value: Literal::Text(tag) }] if grammar::etag(tag) => {
                    Some(Data::ETag(true, tag.clone()))
                }
                _ => None,
            },
            _ => None,
        },
        "link" => {
            let (rel, href) = (argument(value, "rel")?, argument(value, "href")?);
            let Literal::Text(rel) = rel else { return None };
            grammar::relations(rel).then_some(())?;
            Some(Data::Links(vec![(rel.clone(), reference(href)?)]))
        }
        "rate_limit" => quota(value, "remaining", "reset", 0),
        "rate_limit_policy" => quota(value, "quota", "window", 1),
        "proxy_status" => intermediary(value),
        "cache_control" => text(value, grammar::cache_control),
        "vary" => text(value, grammar::vary),
        "content_language" => text(value, grammar::languages),
        "parameter" => match value {
            Literal::Call(place, arguments) if ["query", "path", "header", "cookie"].contains(&place.as_str()) => {
                match &arguments[..] {
                    [Argument { key: None, value: Literal::Text(name) }] => {
                        Some(Data::Parameter(place.clone(), name.clone()))
                    }
                    _ => None,
                }
            }
            _ => None,
        },
        "errors" => {
            let elements = many(value).into_iter().map(field_error).collect::<Option<Vec<_>>>()?;
            (!elements.is_empty()).then_some(Data::FieldErrors(elements))
        }
        "max_bytes" => number(value).map(Data::Number),
        "field" | "available" | "header_name" => plain(value),
        // A nonce is never a literal, and the others only come from fields.
        _ => None,
    }
}

/// A pointer by RFC 6901 3 and a detail; a code, its parameters, and the part of the request that the pointer leads into.
fn field_error(value: &Literal) -> Option<FieldError> {
    let Literal::Call(name, arguments) = value else { return None };
    let is_params =
        |it: &&Argument| it.key.is_none() && matches!(&it.value, Literal::Call(name, _) if name == "params");
    let (params, arguments): (Vec<_>, Vec<_>) = arguments.iter().partition(is_params);
    let params = match params[..] {
        [] => Vec::new(),
        [Argument { value: Literal::Call(_, params), .. }] => self::params(params)?,
        _ => return None,
    };
    let keys: Vec<_> = arguments.iter().map(|it| it.key.as_deref().unwrap_or_default()).collect();
    let known = |key: &&str| ["pointer", "detail", "code", "within"].contains(key);
    let once = keys.iter().all(|key| keys.iter().filter(|it| *it == key).count() == 1);
    let get = |key: &str| {
        arguments.iter().find(|it| it.key.as_deref() == Some(key)).and_then(|it| match &it.value {
            Literal::Text(text) => Some(text.clone()),
            _ => None,
        })
    };
    let (pointer, detail, code) = (get("pointer")?, get("detail")?, get("code"));
    let within = match arguments.iter().find(|it| it.key.as_deref() == Some("within")).map(|it| &it.value) {
        None => None,
        Some(Literal::Word(part)) if PARTS.contains(&part.as_str()) => Some(part.clone()),
        Some(_) => return None,
    };
    let begins = pointer.is_empty() || pointer.starts_with('/');
    let escaped = pointer.split('~').skip(1).all(|rest| rest.starts_with('0') || rest.starts_with('1'));
    let says = |text: &String| !text.trim().is_empty();
    let valid = name == "field" && keys.iter().all(known) && once && begins && escaped;
    let valid = valid && says(&detail) && code.as_ref().is_none_or(says);
    valid.then_some(FieldError { pointer, detail, code, params, within })
}

/// The places of OpenAPI's parameters, and the content.
pub(crate) const PARTS: &[&str] = &["body", "query", "path", "header", "cookie"];

/// Names, each of them once, with numbers, texts and flags.
fn params(arguments: &[Argument]) -> Option<Vec<(String, Literal)>> {
    let mut params: Vec<(String, Literal)> = Vec::new();
    for Argument { key, value } in arguments {
        let name = key.clone().filter(|key| params.iter().all(|(name, _)| name != key))?;
        match value {
            Literal::Text(_) | Literal::Number(_) | Literal::Flag(_) => params.push((name, value.clone())),
            Literal::Template(_) | Literal::Word(_) | Literal::Call(..) | Literal::List(_) => return None,
        }
    }
    Some(params)
}

const STANDARD: &[&str] = &["GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH"];

/// The literal's own value.
pub(crate) fn plain(value: &Literal) -> Option<Data> {
    match value {
        Literal::Text(text) => Some(Data::Text(text.clone())),
        Literal::Number(number) => Some(Data::Number(i128::from(*number))),
        Literal::Flag(flag) => Some(Data::Flag(*flag)),
        Literal::List(each) => {
            let texts = each.iter().map(|it| if let Literal::Text(text) = it { Some(text.clone()) } else { None });
            texts.collect::<Option<_>>().map(Data::Texts)
        }
        Literal::Template(_) | Literal::Word(_) | Literal::Call(..) => None,
    }
}

/// A single value stands for a list of one.
pub(crate) fn many(value: &Literal) -> Vec<&Literal> {
    match value {
        Literal::List(each) => each.iter().collect(),
        single => vec![single],
    }
}

fn word(value: &Literal) -> Option<String> {
    match value {
        Literal::Word(word) if grammar::token(word) => Some(word.clone()),
        _ => None,
    }
}

fn text(value: &Literal, valid: impl Fn(&str) -> bool) -> Option<Data> {
    match value {
        Literal::Text(text) if valid(text) => Some(Data::Text(text.clone())),
        _ => None,
    }
}

fn texts(value: &Literal, valid: impl Fn(&str) -> bool) -> Option<Data> {
    let each = many(value).into_iter().map(|it| match it {
        Literal::Text(text) if valid(text) => Some(text.clone()),
        _ => None,
    });
    each.collect::<Option<Vec<_>>>().filter(|each| once(each)).map(Data::Texts)
}

/// Returns whether the elements of a list are distinct.
fn once(texts: &[String]) -> bool {
    texts.iter().enumerate().all(|(at, text)| !texts[..at].iter().any(|it| it.eq_ignore_ascii_case(text)))
}

fn not_empty(data: &Data) -> bool {
    *data != Data::Texts(Vec::new())
}

fn number(value: &Literal) -> Option<i128> {
    match value {
        Literal::Number(number) if *number >= 0 => Some(i128::from(*number)),
        _ => None,
    }
}

/// A delay below 10^9 seconds: a larger number is an epoch timestamp by mistake.
fn delay(value: &Literal) -> Option<Data> {
    let (seconds, nanos) = match value {
        Literal::Text(text) => grammar::duration(text)?,
        other => (u64::try_from(number(other)?).ok()?, 0),
    };
    (seconds < 1_000_000_000).then_some(Data::Delay(seconds, nanos))
}

fn moment(value: &Literal) -> Option<Data> {
    match value {
        Literal::Text(text) => grammar::date(text).map(|seconds| Data::Moment(seconds, 0)),
        _ => None,
    }
}

/// A reference whose placeholders follow scheme and authority.
fn reference(value: &Literal) -> Option<Vec<Fill>> {
    let segments = match value {
        Literal::Text(text) => vec![Segment::Text(text.clone())],
        Literal::Template(segments) => segments.clone(),
        _ => return None,
    };
    // A letter takes the place of the value, which does not affect the grammar.
    let sample: String =
        segments.iter().map(|it| if let Segment::Text(text) = it { text.as_str() } else { "x" }).collect();
    let first = segments.first();
    let leads = matches!(first, Some(Segment::Field(..)));
    (grammar::reference(&sample) && !leads).then(|| {
        let fill = segments.iter().map(|it| match it {
            Segment::Text(text) => Fill::Literal(text.clone()),
            Segment::Field(at, _) => Fill::Value(at.to_string()),
        });
        fill.collect()
    })
}

fn argument<'a>(value: &'a Literal, key: &str) -> Option<&'a Literal> {
    let Literal::Call(_, arguments) = value else { return None };
    let mut named = arguments.iter().filter(|it| it.key.as_deref() == Some(key));
    named.next().filter(|_| named.next().is_none()).map(|it| &it.value)
}

/// A structured field's integer has 15 digits at most, and its strings are ASCII (RFC 9651 3.3).
fn quota(value: &Literal, amount: &str, time: &str, least: u64) -> Option<Data> {
    let Literal::Text(name) = argument(value, "name")? else { return None };
    let count = u64::try_from(number(argument(value, amount)?)?).ok().filter(|it| *it < 1_000_000_000_000_000)?;
    let seconds = match argument(value, time) {
        None => None,
        Some(time) => match delay(time)? {
            Data::Delay(seconds, nanos) => Some(seconds + u64::from(nanos > 0)).filter(|it| *it >= least),
            _ => None,
        }
        .map(Some)?,
    };
    name.bytes().all(|byte| (0x20..0x7f).contains(&byte)).then(|| Data::Quotas(vec![(name.clone(), count, seconds)]))
}

/// RFC 9209 2.1: what every member may have; the extra parameters are those of 2.3.
fn intermediary(value: &Literal) -> Option<Data> {
    let Literal::Call(_, arguments) = value else { return None };
    let extra: &[&str] = match argument(value, "error") {
        None => &[],
        Some(Literal::Word(error) | Literal::Text(error)) => match error.as_str() {
            "connection_timeout" | "dns_timeout" => &[],
            "dns_error" => &["rcode"],
            "http_response_content_coding" => &["coding"],
            _ => return None,
        },
        Some(_) => return None,
    };
    let common = ["error", "next_hop", "next_protocol", "received_status", "details"];
    let keys: Vec<_> = arguments.iter().map(|it| it.key.as_deref()).collect::<Option<_>>()?;
    let known = |key: &&str| *key == "name" || common.contains(key) || extra.contains(key);
    if !keys.iter().all(known) || keys.iter().enumerate().any(|(at, key)| keys[..at].contains(key)) {
        return None;
    }
    let ascii = |text: &str| text.bytes().all(|byte| (0x20..0x7f).contains(&byte));
    let Literal::Text(name) = argument(value, "name")? else { return None };
    let mut parameters = Vec::new();
    for key in common.iter().chain(extra) {
        let text = match (*key, argument(value, key)) {
            (_, None) => continue,
            ("received_status", Some(Literal::Number(code))) if (100..600).contains(code) => code.to_string(),
            ("received_status", Some(_)) => return None,
            ("error", Some(Literal::Word(word) | Literal::Text(word))) => word.clone(),
            ("coding", Some(Literal::Word(word) | Literal::Text(word))) if grammar::sf_token(word) => word.clone(),
            ("next_hop" | "next_protocol" | "details" | "rcode", Some(Literal::Text(text))) if ascii(text) => {
                text.clone()
            }
            _ => return None,
        };
        parameters.push((key.replace('_', "-"), text));
    }
    (!name.is_empty() && ascii(name)).then(|| Data::Intermediary(name.clone(), parameters))
}

/// One challenge, with the `error` that the situation supplies.
fn challenge(value: &Literal, situation: &str, proxy: bool) -> Option<Challenge> {
    let Literal::Call(scheme, arguments) = value else { return None };
    let mut parameters = Vec::new();
    let mut token68 = None;
    let mut name = None;
    for argument in arguments {
        let text = match &argument.value {
            Literal::Text(text) => text.clone(),
            Literal::Number(number) if argument.key.as_deref() == Some("max_age") => number.to_string(),
            _ => return None,
        };
        match argument.key.as_deref() {
            None if scheme == "custom" && name.is_none() => name = Some(text),
            None => return None,
            Some("token68") if scheme == "custom" => token68 = Some(text),
            Some(key) if parameters.iter().any(|(it, _): &(String, String)| it == key) => return None,
            Some(key) => parameters.push((key.to_owned(), text)),
        }
    }
    let get = |key: &str| parameters.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str());
    let known = |names: &[&str]| parameters.iter().all(|(name, _)| names.contains(&name.as_str()));
    let ascii = parameters.iter().all(|(_, value)| value.bytes().all(|byte| (0x20..0x7f).contains(&byte)));
    let oauth = || {
        get("scope").is_none_or(grammar::scopes)
            && get("error_description").is_none_or(grammar::nqschar)
            && get("error_uri").is_none_or(grammar::absolute)
            && get("resource_metadata").is_none_or(grammar::absolute)
            && get("acr_values").is_none_or(grammar::scopes)
            && get("max_age").is_none_or(|age| !age.is_empty() && age.bytes().all(|byte| byte.is_ascii_digit()))
            // RFC 6750 3.1: without credentials there is no error to describe.
            && (situation != "unauthenticated" || get("error_description").or(get("error_uri")).is_none())
            // RFC 9470 3.
            && (situation != "step_up_required" || get("acr_values").or(get("max_age")).is_some())
    };
    let terms = ["realm", "scope", "error_description", "error_uri", "resource_metadata", "acr_values", "max_age"];
    let valid = ascii
        && match scheme.as_str() {
            "basic" => {
                known(&["realm", "charset"])
                    && get("realm").is_some()
                    && get("charset").is_none_or(|charset| charset.eq_ignore_ascii_case("utf-8"))
            }
            "bearer" => known(&terms) && oauth(),
            "dpop" => {
                let asymmetric = |alg: &str| alg != "none" && !alg.starts_with("HS");
                let mut names = terms.to_vec();
                names.push("algs");
                let algs = get("algs").is_none_or(|algs| grammar::scopes(algs) && algs.split(' ').all(asymmetric));
                known(&names) && oauth() && algs && !proxy
            }
            "custom" => {
                name.as_deref().is_some_and(grammar::token)
                    && parameters.iter().all(|(name, _)| grammar::token(name))
                    && token68.as_deref().is_none_or(|token| grammar::token68(token) && parameters.is_empty())
            }
            _ => false,
        };
    let scheme = match scheme.as_str() {
        "basic" => "Basic".to_owned(),
        "bearer" => "Bearer".to_owned(),
        "dpop" => "DPoP".to_owned(),
        _ => name?,
    };
    valid.then_some(Challenge { scheme, token68, parameters })
}
