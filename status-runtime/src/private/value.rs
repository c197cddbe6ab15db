//! Which types can be which companion, and how a value of one becomes a header.
//!
//! One trait per companion, so that the compiler can say what would fit. All of it is concrete code of this crate: a user's
//! crate instantiates nothing of `HeaderMap`.
//!
//! What is put is appended, here and wherever else an answer is made: its headers are new to it. With `insert` beside
//! `append`, what both call in `HeaderMap` is no longer inlined.

use std::fmt::{self, Display};
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method, Uri, header};
use status_vocabulary::grammar::{self, Fault};

use crate::document::{Document, Piece};
use crate::header::{
    Allow, Challenge, ContentRange, Deprecation, DpopNonce, ETag, LastModified, Link, Location, Parameter, RateLimit,
    RateLimitPolicy, RetryAfter, Sunset, Upgrade,
};
use crate::response::Content;
use crate::trace;

macro_rules! values {
    ($(
        $(#[$attribute:meta])*
        $trait:ident $arguments:tt {
            $([$($of:ty),*] => |$value:ident, $headers:ident| $put:expr;)*
        }
    )*) => {
        $(
            value_trait! { $(#[$attribute])* $trait $arguments }
            $($(value_impl! { $trait $arguments $of, $value, $headers, $put })*)*
        )*
    };
}

macro_rules! value_trait {
    ($(#[$attribute:meta])* $trait:ident ($($argument:ident: $type:ty),*)) => {
        $(#[$attribute])*
        #[allow(missing_docs)]
        pub trait $trait {
            const OPTIONAL: bool = false;
            fn put(&self, $($argument: $type,)* headers: &mut HeaderMap);
        }

        #[diagnostic::do_not_recommend]
        impl<T: $trait> $trait for Option<T> {
            const OPTIONAL: bool = true;
            fn put(&self, $($argument: $type,)* headers: &mut HeaderMap) {
                if let Some(value) = self {
                    value.put($($argument,)* headers);
                }
            }
        }
    };
}

macro_rules! value_impl {
    ($trait:ident ($($argument:ident: $type:ty),*) $of:ty, $value:ident, $headers:ident, $put:expr) => {
        #[diagnostic::do_not_recommend]
        impl $trait for $of {
            fn put(&self, $($argument: $type,)* $headers: &mut HeaderMap) {
                let $value = self;
                $put
            }
        }
    };
}

values! {
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be a Retry-After",
        label = "not a delay and not a date",
        note = "help: `Duration`, unsigned integers (seconds) such as `u64`, `SystemTime` or `RetryAfter`",
        note = "Retry-After is a delay or a date (RFC 9110 10.2.3)"
    )]
    RetryAfterValue() {
        [Duration] => |value, headers| retry_after(RetryAfter::after(*value), headers);
        [u8, u16, u32] => |value, headers| retry_after(RetryAfter::after(Duration::from_secs(u64::from(*value))), headers);
        [u64] => |value, headers| retry_after(RetryAfter::after(Duration::from_secs(*value)), headers);
        [usize] => |value, headers| retry_after(RetryAfter::after(Duration::from_secs(*value as u64)), headers);
        [SystemTime] => |value, headers| retry_after(RetryAfter::at(*value), headers);
        [RetryAfter] => |value, headers| retry_after(*value, headers);
    }

    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be an Allow",
        label = "not a list of methods",
        note = "help: `Allow`, `Vec<http::Method>` or `&'static [http::Method]`",
        note = "Allow lists methods (RFC 9110 10.2.1)"
    )]
    AllowValue() {
        [Allow] => |value, headers| { headers.append(header::ALLOW, value.into()); };
        [Vec<Method>] => |value, headers| { headers.append(header::ALLOW, Allow::from(value.as_slice()).into()); };
        [&'static [Method]] => |value, headers| { headers.append(header::ALLOW, Allow::from(*value).into()); };
    }

    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be a URI reference",
        label = "not a URI reference",
        note = "help: `http::Uri`, `String` or `Location`; or a literal with fields in it, `\"/orders/{{id}}\"`",
        note = "Location is a URI reference (RFC 9110 10.2.2)"
    )]
    LocationValue(name: HeaderName) {
        [Location] => |value, headers| append(name.clone(), fit_for(&name, value), headers);
        [String] => |value, headers| location(name, Location::encode(value), headers);
        [&'static str] => |value, headers| location(name, Location::encode(value), headers);
        [Uri] => |value, headers| location(name, Location::try_from(value), headers);
    }

    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be a list of names",
        label = "not a list of strings",
        note = "help: `Vec<String>` or `&'static [&'static str]`"
    )]
    ListValue(name: HeaderName, judge: Judge, empty: Option<&'static str>) {
        [Vec<String>] => |value, headers| list(name, judge, empty, &mut value.iter().map(String::as_str), headers);
        [&'static [&'static str]] => |value, headers| list(name, judge, empty, &mut value.iter().copied(), headers);
    }

    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be a length",
        label = "not a number of bytes",
        note = "help: an unsigned integer",
        note = "the complete length is a number of bytes (RFC 9110 14.4)"
    )]
    LengthValue() {
        [u8, u16, u32] => |value, headers| content_range(&ContentRange::unsatisfied(u64::from(*value)), headers);
        [u64] => |value, headers| content_range(&ContentRange::unsatisfied(*value), headers);
        [usize] => |value, headers| content_range(&ContentRange::unsatisfied(*value as u64), headers);
    }

    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be a Content-Range",
        label = "not a range",
        note = "help: `ContentRange`, e.g. from `ContentRange::bytes(first, last, Some(length))`",
        note = "Content-Range names first, last and complete length (RFC 9110 14.4)"
    )]
    ContentRangeValue() {
        [ContentRange] => |value, headers| content_range(value, headers);
    }

    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be an Upgrade",
        label = "not a list of protocols",
        note = "help: `Upgrade`",
        note = "Upgrade lists protocols (RFC 9110 7.8)"
    )]
    UpgradeValue() {
        [Upgrade] => |value, headers| {
            headers.append(header::UPGRADE, value.into());
            headers.append(header::CONNECTION, HeaderValue::from_static("upgrade"));
        };
        [&'static [&'static str]] => |value, headers| {
            list(header::UPGRADE, grammar::upgrade_protocol, None, &mut value.iter().copied(), headers);
            headers.append(header::CONNECTION, HeaderValue::from_static("upgrade"));
        };
    }

    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be an ETag",
        label = "not an entity tag",
        note = "help: `ETag` or `String`",
        note = "an entity tag is an opaque string (RFC 9110 8.8.3)"
    )]
    ETagValue() {
        [ETag] => |value, headers| { headers.append(header::ETAG, value.into()); };
        [String] => |value, headers| etag(value, headers);
        [&'static str] => |value, headers| etag(value, headers);
    }

    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be a date",
        label = "not a point in time",
        note = "help: `SystemTime`, of `std::time`",
        note = "the header is made from it, in the format that it wants"
    )]
    DateValue(name: HeaderName, date: Date) {
        [SystemTime] => |value, headers| {
            let sendable = match date {
                Date::LastModified => LastModified::at(*value).map(HeaderValue::from),
                Date::Deprecation => Deprecation::at(*value).map(HeaderValue::from),
                Date::Sunset => Sunset::at(*value).map(HeaderValue::from),
            };
            append(name, sendable, headers);
        };
    }

    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be a Link",
        label = "not a link",
        note = "help: `Link` or `Vec<Link>`",
        note = "a link has a relation and a target (RFC 8288 3)"
    )]
    LinkValue() {
        [Link] => |value, headers| { headers.append(header::LINK, value.into()); };
        [Vec<Link>] => |value, headers| {
            for link in value {
                headers.append(header::LINK, link.into());
            }
        };
    }

    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be a RateLimit",
        label = "not what is left of a quota",
        note = "help: `RateLimit`"
    )]
    RateLimitValue() {
        [RateLimit] => |value, headers| { headers.append(RATE_LIMIT, value.into()); };
        [Vec<RateLimit>] => |value, headers| {
            for limit in value {
                headers.append(RATE_LIMIT, limit.into());
            }
        };
    }

    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be a RateLimit-Policy",
        label = "not a quota",
        note = "help: `RateLimitPolicy`"
    )]
    RateLimitPolicyValue() {
        [RateLimitPolicy] => |value, headers| { headers.append(RATE_LIMIT_POLICY, value.into()); };
        [Vec<RateLimitPolicy>] => |value, headers| {
            for policy in value {
                headers.append(RATE_LIMIT_POLICY, policy.into());
            }
        };
    }

    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be a DPoP-Nonce",
        label = "not a nonce",
        note = "help: `String` or `DpopNonce`",
        note = "each nonce is fresh (RFC 9449 8)"
    )]
    NonceValue() {
        [DpopNonce] => |value, headers| { headers.append(DpopNonce::NAME, value.into()); };
        [String] => |value, headers| {
            append(DpopNonce::NAME, value.parse::<DpopNonce>().map(HeaderValue::from), headers);
        };
    }

    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be this header",
        label = "not a string",
        note = "help: `String`"
    )]
    TextValue(name: HeaderName, judge: Judge) {
        [String] => |value, headers| text(name, judge, value, headers);
        [&'static str] => |value, headers| text(name, judge, value, headers);
    }

    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be a header",
        label = "not a header value",
        note = "help: `http::HeaderValue`, `String`, `&'static str` or an integer"
    )]
    FieldValue(name: HeaderName) {
        [HeaderValue] => |value, headers| { headers.append(name, value.clone()); };
        [String] => |value, headers| text(name, grammar::field_value, value, headers);
        [&'static str] => |value, headers| text(name, grammar::field_value, value, headers);
        [u8, u16, u32, u64, usize, i8, i16, i32, i64, isize] => |value, headers| {
            text(name, grammar::field_value, &value.to_string(), headers);
        };
        [u128, i128] => |value, headers| text(name, grammar::field_value, &value.to_string(), headers);
    }
}

type Judge = fn(&str) -> Result<(), Fault>;

/// Which of the headers that are a date.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs)]
pub enum Date {
    LastModified,
    Deprecation,
    Sunset,
}

/// Not among the names that `http` knows.
pub const RATE_LIMIT: HeaderName = HeaderName::from_static("ratelimit");
#[allow(missing_docs)]
pub const RATE_LIMIT_POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");

/// Judges that generated code passes on.
pub mod judge {
    pub use status_vocabulary::grammar::{
        cache_control, content_coding, content_language, field_value, media_range, media_type, vary,
    };
}

fn append<E: Display>(name: HeaderName, value: Result<HeaderValue, E>, headers: &mut HeaderMap) {
    match value {
        Ok(value) => {
            headers.append(name, value);
        }
        Err(error) => trace::left_out(name.as_str(), &error),
    }
}

fn retry_after(value: RetryAfter, headers: &mut HeaderMap) {
    if let Some(value) = sendable(value) {
        headers.append(header::RETRY_AFTER, value);
    }
}

fn sendable(value: RetryAfter) -> Option<HeaderValue> {
    let value = value.to_value();
    if value.is_none() {
        trace::left_out("retry-after", &"more than 366 days, or a date outside the years 1 to 9999");
    }
    value
}

/// Of a text nobody has said that it may name a host of its own.
fn location(name: HeaderName, value: Result<Location, crate::header::Invalid>, headers: &mut HeaderMap) {
    let value = value.map_err(|invalid| invalid.fault()).and_then(|value| match names_host(value.as_str()) {
        true => Err(OTHER_HOST),
        false => fit_for(&name, &value),
    });
    append(name, value, headers);
}

fn fit_for(name: &HeaderName, value: &Location) -> Result<HeaderValue, Fault> {
    if *name == header::CONTENT_LOCATION {
        grammar::content_location(value.as_str())?;
    }
    Ok(value.into())
}

const OTHER_HOST: Fault = Fault::new(0, "a reference that starts with `//` names another host (RFC 3986 4.2)");

fn names_host(reference: &str) -> bool {
    reference.starts_with("//")
}

fn content_range(value: &ContentRange, headers: &mut HeaderMap) {
    headers.append(header::CONTENT_RANGE, value.into());
}

fn etag(opaque: &str, headers: &mut HeaderMap) {
    append(header::ETAG, ETag::strong(opaque).map(HeaderValue::from), headers);
}

fn text(name: HeaderName, judge: Judge, value: &str, headers: &mut HeaderMap) {
    let sendable = judge(value).and_then(|()| grammar::field_value(value));
    match (sendable, HeaderValue::from_str(value)) {
        (Ok(()), Ok(value)) => {
            headers.append(name, value);
        }
        (Err(fault), _) => trace::left_out(name.as_str(), &fault),
        (_, Err(error)) => trace::left_out(name.as_str(), &error),
    }
}

fn list(
    name: HeaderName,
    judge: Judge,
    empty: Option<&'static str>,
    elements: &mut dyn Iterator<Item = &str>,
    headers: &mut HeaderMap,
) {
    let mut joined = String::new();
    for element in elements {
        match judge(element) {
            Ok(()) => {
                if !joined.is_empty() {
                    joined.push_str(", ");
                }
                joined.push_str(element);
            }
            Err(fault) => trace::left_out(name.as_str(), &fault),
        }
    }
    match (joined.is_empty(), empty) {
        (false, _) => text(name, grammar::field_value, &joined, headers),
        (true, Some(empty)) => {
            headers.append(name, HeaderValue::from_static(empty));
        }
        (true, None) => trace::left_out(name.as_str(), &"the list is empty"),
    }
}

/// Which challenges a field holds. Where one is required there is always one: the type's, or `Unknown`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a challenge",
    label = "not a challenge",
    note = "help: `Challenge` or `Vec<Challenge>`; for one that never changes, `challenge = bearer(realm = \"..\")` on the variant",
    note = "WWW-Authenticate is a list of challenges (RFC 9110 11.6.1)"
)]
#[allow(missing_docs)]
pub trait ChallengeValue {
    const OPTIONAL: bool = false;
    fn challenges(&self) -> &[Challenge];
    fn of(&self) -> &dyn ChallengeOf
    where
        Self: Sized,
    {
        self
    }
    fn absent(&self) -> bool {
        false
    }
}

#[diagnostic::do_not_recommend]
impl ChallengeValue for Challenge {
    fn challenges(&self) -> &[Challenge] {
        std::slice::from_ref(self)
    }
}

#[diagnostic::do_not_recommend]
impl ChallengeValue for Vec<Challenge> {
    fn challenges(&self) -> &[Challenge] {
        self
    }
}

#[diagnostic::do_not_recommend]
impl<T: ChallengeValue> ChallengeValue for Option<T> {
    const OPTIONAL: bool = true;
    fn challenges(&self) -> &[Challenge] {
        self.as_ref().map_or(&[], T::challenges)
    }
    fn absent(&self) -> bool {
        self.is_none()
    }
}

#[allow(missing_docs)]
pub fn challenge(
    name: HeaderName,
    value: &dyn ChallengeOf,
    required: bool,
    error: Option<&'static str>,
    fallback: &'static [&'static str],
    headers: &mut HeaderMap,
) {
    let challenges = value.list();
    let mut sent = false;
    for challenge in challenges {
        let dpop = challenge.is("DPoP");
        if dpop && name == header::PROXY_AUTHENTICATE {
            trace::left_out(name.as_str(), &"DPoP is not for proxies (RFC 9449 7.1)");
            continue;
        }
        let error = if dpop && has_nonce(headers) { Some("use_dpop_nonce") } else { error };
        headers.append(&name, challenge.with_error(error));
        sent = true;
    }
    if required && !sent {
        if challenges.is_empty() && !value.none() {
            trace::left_out(name.as_str(), &"an empty list of challenges where one is required");
        }
        lines(name, if fallback.is_empty() { &["Unknown"] } else { fallback }, headers);
    }
}

#[allow(missing_docs)]
pub fn lines(name: HeaderName, lines: &'static [&'static str], headers: &mut HeaderMap) {
    for line in lines {
        headers.append(&name, HeaderValue::from_static(line));
    }
}

/// Challenges that tell the client to take the nonce, where there is one (RFC 9449 9), and those that do not.
pub fn by_nonce(
    with: &'static [&'static str],
    without: &'static [&'static str],
    headers: &HeaderMap,
) -> &'static [&'static str] {
    if has_nonce(headers) { with } else { without }
}

fn has_nonce(headers: &HeaderMap) -> bool {
    headers.contains_key(DpopNonce::NAME)
}

/// [`ChallengeValue`] without its constant, so that it can be a trait object.
#[allow(missing_docs)]
pub trait ChallengeOf {
    fn list(&self) -> &[Challenge];
    fn none(&self) -> bool;
}

impl<T: ChallengeValue> ChallengeOf for T {
    fn list(&self) -> &[Challenge] {
        self.challenges()
    }
    fn none(&self) -> bool {
        self.absent()
    }
}

/// The next request must not come before the quota resets (draft-ietf-httpapi-ratelimit-headers-10 4).
pub fn raise_retry_after(headers: &mut HeaderMap) {
    let resets = headers.get_all(RATE_LIMIT).iter().filter_map(|value| RateLimit::try_from(value).ok());
    let Some(reset) = resets.filter_map(|limit| limit.reset_after()).max() else { return };
    let Some(value) = headers.get_mut(header::RETRY_AFTER) else { return };
    let told = RetryAfter::try_from(&*value).ok().and_then(|told| told.delay());
    if told.is_some_and(|delay| delay < reset)
        && let Some(later) = sendable(RetryAfter::after(reset))
    {
        *value = later;
    }
}

const NO_STORE: HeaderValue = HeaderValue::from_static("no-store");

/// The vocabulary's word, where a field has none that can be sent.
pub fn no_store(headers: &mut HeaderMap) {
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.append(header::CACHE_CONTROL, NO_STORE);
    }
}

/// A stored nonce would be used again (RFC 9449 8.2).
pub fn no_store_with_nonce(headers: &mut HeaderMap) {
    if has_nonce(headers) {
        no_store(headers);
    }
}

/// Some responses must not be stored, whatever a value says (RFC 6585 3 to 6).
pub fn no_store_always(headers: &mut HeaderMap) {
    match headers.get_mut(header::CACHE_CONTROL) {
        None => no_store(headers),
        Some(said) if is_no_store(said) => {}
        Some(said) => {
            trace::left_out("cache-control", &"a response with this status must not be stored (RFC 6585)");
            *said = NO_STORE;
        }
    }
}

/// A cache that understands the status may store in spite of `no-store` where `must-understand` is beside it
/// (RFC 9111 5.2.2.3).
fn is_no_store(cache_control: &HeaderValue) -> bool {
    let has = |directive| cache_control.to_str().is_ok_and(|said| grammar::cache_directive(said, directive));
    has("no-store") && !has("must-understand")
}

/// A part of a URI reference that is put together from fields.
#[allow(missing_docs, missing_debug_implementations)]
#[derive(Clone, Copy)]
pub enum Part<'a> {
    Text(&'static str),
    Segment(&'a dyn Display),
    Query(&'a dyn Display),
    Fragment(&'a dyn Display),
}

/// Whatever the values are, the host is that of the text (RFC 3986 4.2): an empty segment can make `//` of two slashes.
fn reference(parts: &[Part<'_>]) -> Result<Location, Fault> {
    const NO_PART: &str = "a value that no URI can hold";

    let mut uri = String::new();
    let mut is_begun = false;
    for part in parts {
        let sendable = match *part {
            Part::Text(text) => {
                let end = uri.len() + text.find(['/', '?', '#']).unwrap_or(text.len());
                uri.push_str(text);
                // What follows a value is in its segment.
                !(is_begun && crate::header::location::is_step(&uri[..end]))
            }
            Part::Segment(value) => crate::header::location::push_path_segment(&mut uri, value),
            Part::Query(value) => crate::header::location::push_query(&mut uri, value),
            Part::Fragment(value) => crate::header::location::push_fragment(&mut uri, value),
        };
        if !sendable {
            return Err(Fault::new(uri.len(), NO_PART));
        }
        is_begun = matches!(part, Part::Segment(_));
    }
    if names_host(&uri) && !matches!(parts.first(), Some(Part::Text(text)) if names_host(text)) {
        return Err(OTHER_HOST);
    }
    Location::try_from(uri).map_err(|invalid| invalid.fault())
}

#[allow(missing_docs)]
pub fn located(name: HeaderName, parts: &[Part<'_>], headers: &mut HeaderMap) {
    append(name, reference(parts).map(HeaderValue::from), headers);
}

#[allow(missing_docs)]
pub fn linked(rel: &'static str, parts: &[Part<'_>], headers: &mut HeaderMap) {
    let link = reference(parts)
        .and_then(|target| Link::new(rel, target.as_str()).map_err(|invalid| invalid.fault()))
        .map(HeaderValue::from);
    append(header::LINK, link, headers);
}

/// What can stand in a format string.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not implement `Display`",
    label = "a value of this text cannot be shown with `{{}}`",
    note = "help: implement `Display` for it, or show it with `Debug`: `:?` after the name, as in `{{id:?}}`",
    note = "a placeholder without a format shows its field with `Display`"
)]
#[allow(missing_docs)]
pub trait Shown {
    fn shown(&self) -> &dyn Display;
}

#[diagnostic::do_not_recommend]
impl<T: Display> Shown for T {
    fn shown(&self) -> &dyn Display {
        self
    }
}

#[allow(missing_docs)]
pub fn shown<T: Shown>(value: &T) -> &dyn Display {
    value.shown()
}

/// A field in a detail. Its inherent methods are for what needs no `core::fmt`, the trait's for the rest.
#[derive(Debug)]
pub struct Show<'a, T>(pub &'a T);

macro_rules! show_numbers {
    ($($as:ty: $($type:ty),*;)*) => {
        $($(
            #[allow(missing_docs)]
            impl<'a> Show<'a, $type> {
                pub fn piece(self) -> Piece<'a> {
                    Piece::Number((*self.0 as $as).into())
                }
            }
        )*)*
    };
}

show_numbers! {
    u64: u8, u16, u32, u64, usize;
    i64: i8, i16, i32, i64;
}

#[allow(missing_docs)]
impl<'a> Show<'a, String> {
    pub fn piece(self) -> Piece<'a> {
        Piece::Text(self.0)
    }
}

#[allow(missing_docs)]
impl<'a> Show<'a, &str> {
    pub fn piece(self) -> Piece<'a> {
        Piece::Text(self.0)
    }
}

#[allow(missing_docs)]
pub trait ShowAny<'a> {
    fn piece(self) -> Piece<'a>;
}

impl<'a, T: Shown> ShowAny<'a> for Show<'a, T> {
    fn piece(self) -> Piece<'a> {
        Piece::Display(self.0.shown())
    }
}

/// What can be a member of the document.
#[cfg(feature = "problem")]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a member of the problem document",
    label = "this does not serialize",
    note = "help: any `serde::Serialize`: add `#[derive(serde::Serialize)]` to it"
)]
pub trait Member: serde::Serialize {}

#[cfg(feature = "problem")]
#[diagnostic::do_not_recommend]
impl<T: serde::Serialize + ?Sized> Member for T {}

/// What can be a member of the document: nothing, without serde.
#[cfg(not(feature = "problem"))]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a member of the problem document",
    label = "members need the feature `problem` of `status-runtime`",
    note = "help: turn it on; it brings serde"
)]
pub trait Member {}

/// What can be the list of what is wrong.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the list of what is wrong",
    label = "not a list of what serializes",
    note = "help: `Vec<FieldError>` or any iterable of what serializes, but no map",
    note = "the member `errors` is an array, and a map is an object (RFC 9457 3)"
)]
pub trait ErrorsValue: Member {}

#[cfg(feature = "problem")]
#[diagnostic::do_not_recommend]
impl<T: serde::Serialize + ?Sized> ErrorsValue for T where for<'a> &'a T: IntoIterator<Item: Element> {}

/// What a list is iterated by. A map is by pairs.
#[cfg(feature = "problem")]
#[allow(missing_docs)]
pub trait Element {}

#[cfg(feature = "problem")]
#[diagnostic::do_not_recommend]
impl<T: ?Sized> Element for &T {}

/// Two fields that show the same, one of a `hidden` variant and one of its twin.
#[diagnostic::on_unimplemented(
    message = "the twin's field of this name is of another type, `{Twin}`",
    label = "`{Self}` may be shown otherwise",
    note = "help: `{Twin}`, as the twin has it; or `like = none` on this variant",
    note = "it must not be told from absence (RFC 9110 15.5.4)"
)]
#[allow(missing_docs)]
pub trait Same<Twin: ?Sized> {
    fn is_the_same() {}
}

#[diagnostic::do_not_recommend]
impl<T: ?Sized> Same<T> for T {}

/// A field that is a member of the document. Its inherent methods are for what is left out or written in a shorter way.
#[derive(Debug)]
pub struct Extension<'a, T>(pub &'a T);

#[allow(missing_docs)]
impl<T> Extension<'_, Option<T>> {
    pub fn member(self, name: &'static str, document: &mut Document<'_>)
    where
        T: Member,
    {
        if let Some(value) = self.0 {
            document.any_member(name, value);
        }
    }

    pub fn errors(self, name: &'static str, document: &mut Document<'_>)
    where
        T: ErrorsValue,
    {
        if let Some(value) = self.0 {
            document.any_member(name, value);
        }
    }
}

#[cfg(feature = "problem")]
#[allow(missing_docs)]
impl Extension<'_, Vec<crate::FieldError>> {
    pub fn errors(self, name: &'static str, document: &mut Document<'_>) {
        document.field_errors(name, self.0);
    }
}

#[allow(missing_docs)]
pub trait AnyExtension<T> {
    fn member(self, name: &'static str, document: &mut Document<'_>)
    where
        T: Member;
    fn errors(self, name: &'static str, document: &mut Document<'_>)
    where
        T: ErrorsValue;
}

impl<T> AnyExtension<T> for Extension<'_, T> {
    fn member(self, name: &'static str, document: &mut Document<'_>)
    where
        T: Member,
    {
        document.any_member(name, self.0);
    }

    fn errors(self, name: &'static str, document: &mut Document<'_>)
    where
        T: ErrorsValue,
    {
        document.any_member(name, self.0);
    }
}

/// Which parameter is wrong.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a parameter",
    label = "not a parameter",
    note = "help: `Parameter`, e.g. `Parameter::query(\"page\")`"
)]
#[allow(missing_docs)]
pub trait ParameterValue {
    const OPTIONAL: bool = false;
    fn parameter(&self) -> Option<&Parameter>;
}

#[diagnostic::do_not_recommend]
impl ParameterValue for Parameter {
    fn parameter(&self) -> Option<&Parameter> {
        Some(self)
    }
}

#[diagnostic::do_not_recommend]
impl ParameterValue for Option<Parameter> {
    const OPTIONAL: bool = true;
    fn parameter(&self) -> Option<&Parameter> {
        self.as_ref()
    }
}

/// A field that is the content of an outcome: the inherent methods are for bytes and text, the trait's for JSON.
#[derive(Debug)]
pub struct Carry<T>(pub T);

const TEXT: &str = "text/plain; charset=utf-8";
const OCTETS: &str = "application/octet-stream";
const JSON: &str = "application/json";

fn carry(bytes: Bytes, of_type: &'static str, said: Option<&'static str>) -> Content {
    Content::Some { media_type: HeaderValue::from_static(said.unwrap_or(of_type)), bytes }
}

macro_rules! carries {
    ($($type:ty, $of_type:expr, |$value:ident| $bytes:expr;)*) => {
        $(
            #[allow(missing_docs)]
            impl Carry<$type> {
                pub const MEDIA_TYPE: &'static str = $of_type;

                pub fn content(self, said: Option<&'static str>) -> Content {
                    let $value = self.0;
                    carry($bytes, $of_type, said)
                }
            }

            #[allow(missing_docs)]
            impl Carry<Option<$type>> {
                pub const MEDIA_TYPE: &'static str = $of_type;

                pub fn content(self, said: Option<&'static str>) -> Content {
                    self.0.map_or(Content::None, |value| Carry(value).content(said))
                }
            }
        )*
    };
}

carries! {
    String, TEXT, |value| Bytes::from(value);
    &'static str, TEXT, |value| Bytes::from_static(value.as_bytes());
    Bytes, OCTETS, |value| value;
    Vec<u8>, OCTETS, |value| Bytes::from(value);
}

/// What can be the content of an outcome.
#[cfg(feature = "problem")]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the content of an answer",
    label = "this does not serialize",
    note = "help: `String`, `Bytes`, `Vec<u8>`, or any `serde::Serialize` (as JSON)"
)]
pub trait Json: serde::Serialize {}

#[cfg(feature = "problem")]
#[diagnostic::do_not_recommend]
impl<T: serde::Serialize> Json for T {}

/// What can be the content of an outcome: text and bytes, without serde.
#[cfg(not(feature = "problem"))]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the content of an answer",
    label = "JSON needs the feature `problem` of `status-runtime`",
    note = "help: turn it on; it brings serde"
)]
pub trait Json {}

/// By reference, so that the compiler looks for a [`CarryOption`] first.
#[allow(missing_docs)]
pub trait CarryAny<T> {
    const MEDIA_TYPE: &'static str = JSON;

    fn content(&self, said: Option<&'static str>) -> Content
    where
        T: Json;
}

impl<T> CarryAny<T> for Carry<T> {
    fn content(&self, said: Option<&'static str>) -> Content
    where
        T: Json,
    {
        json(&self.0, said)
    }
}

#[allow(missing_docs)]
pub trait CarryOption<T> {
    fn content(self, said: Option<&'static str>) -> Content
    where
        T: Json;
}

impl<T> CarryOption<T> for Carry<Option<T>> {
    fn content(self, said: Option<&'static str>) -> Content
    where
        T: Json,
    {
        self.0.map_or(Content::None, |value| json(&value, said))
    }
}

#[cfg(feature = "problem")]
fn json<T: serde::Serialize>(value: &T, said: Option<&'static str>) -> Content {
    match serde_json::to_vec(value) {
        Ok(bytes) => carry(Bytes::from(bytes), JSON, said),
        Err(error) => Content::Failed(error),
    }
}

#[cfg(not(feature = "problem"))]
fn json<T>(_value: &T, _said: Option<&'static str>) -> Content {
    Content::None
}

impl fmt::Debug for Part<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Part::Text(text) => f.write_str(text),
            Part::Segment(value) | Part::Query(value) | Part::Fragment(value) => write!(f, "{{{value}}}"),
        }
    }
}
