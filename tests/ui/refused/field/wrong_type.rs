// A field that is a companion's value has a type that can only hold what the header can: a `String` in Retry-After would
// be checked nowhere. The types that fit are named.

use std::collections::HashMap;
use status_runtime::header::{Accept, CacheControl, ContentLocation, Sunset};
use status_runtime::{FromResponse, HttpError, HttpOutcome, Parameter};

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(rate_limited)]
    Halted {
        #[status(retry_after)]
        value: String,
        //~ String -> `Duration` | unsigned integer | `SystemTime` | `RetryAfter`
    },
    #[status(rate_limited)]
    Impossible {
        #[status(retry_after)]
        value: i64,
        //~ i64 -> `Duration` | unsigned
    },
    #[status(unauthenticated)]
    Failed {
        #[status(challenge)]
        value: String,
        //~ String -> `Challenge` | `Vec<Challenge>` | `&'static [Challenge]`
    },
    #[status(method_not_allowed)]
    Method {
        #[status(allow)]
        value: Vec<String>,
        //~ Vec<String> -> `Allow` | `Vec<http::Method>` | `&'static [http::Method]`
    },
    #[status(unsupported_media_type)]
    MediaType {
        #[status(accept)]
        value: u32,
        //~ u32 -> `Vec<String>` | `&'static [&'static str]` | `Accept`
    },
    #[status(upgrade_required)]
    Upgrade {
        #[status(upgrade)]
        value: String,
        //~ String -> `Vec<String>` | `Upgrade`
    },
    #[status(precondition_failed)]
    Etag {
        #[status(etag)]
        value: u64,
        //~ u64 -> `ETag` | `String`
    },
    #[status(gone)]
    Sunset {
        #[status(sunset)]
        value: String,
        //~ String -> `SystemTime` | `Sunset`
    },
    #[status(gone)]
    Deprecation {
        #[status(deprecation)]
        value: Sunset,
        //~ Sunset -> `SystemTime` | `Deprecation`
    },
    #[status(unsupported_media_type)]
    Patch {
        #[status(accept_patch)]
        value: Accept,
        //~ Accept -> `Vec<String>` | `AcceptPatch`
    },
    #[status(forbidden)]
    Vary {
        #[status(vary)]
        value: CacheControl,
        //~ CacheControl -> `String` | `Vary`
    },
    #[status(validation_failed)]
    Validation {
        #[status(errors)]
        value: u32,
        //~ u32 -> `Vec<FieldError>`
    },
    #[status(validation_failed)]
    Map {
        #[status(errors)]
        value: HashMap<String, String>,
        //~ HashMap -> `Vec<FieldError>` | not a map | array
    },
    #[status(validation_failed)]
    PerhapsAMap {
        #[status(errors)]
        value: Option<std::collections::BTreeMap<String, String>>,
        //~ Option -> `Vec<FieldError>`
    },
    #[status(invalid_credentials, challenge = dpop(algs = "ES256"))]
    Nonce {
        #[status(dpop_nonce)]
        value: &'static str,
        //~ &'static str -> `String` | `DpopNonce` | RFC 9449 8
    },
    #[status(forbidden)]
    CacheControl {
        #[status(cache_control)]
        value: u32,
        //~ u32 -> `String` | `CacheControl`
    },
    #[status(range_not_satisfiable)]
    Range {
        #[status(complete_length)]
        value: String,
        //~ String -> unsigned integer
    },
    #[status(invalid_parameter)]
    Parameter {
        #[status(parameter)]
        value: String,
        //~ String -> `Parameter` | `#[status(parameter = query)]`
    },
    #[status(invalid_parameter)]
    NameOfAParameter {
        #[status(parameter = query)]
        value: u64,
        //~ u64 -> `String`
    },
    #[status(invalid_parameter)]
    WithItsPlace {
        #[status(parameter = query)]
        value: Parameter,
        //~ Parameter -> `#[status(parameter)]` on a `Parameter`
    },
    #[status(bad_request)]
    Link {
        #[status(link)]
        value: String,
        //~ String -> `Link` | `Vec<Link>` | `&'static [Link]`
    },
    #[status(bad_request)]
    RateLimit {
        #[status(rate_limit)]
        value: u64,
        //~ u64 -> `RateLimit` | `Vec<RateLimit>`
    },
    #[status(bad_request)]
    Header {
        #[status(header = "X-Counts")]
        value: HashMap<String, u64>,
        //~ HashMap<String, u64> -> `http::HeaderValue` | `String` | `&'static str` | integer
    },
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("wait")]
#[status(rate_limited)]
struct Wait(
    #[status(retry_after)]
    String,
    //~ String -> `Duration` | unsigned integer | `SystemTime` | `RetryAfter`
);

#[derive(Debug, FromResponse)]
#[status(rate_limited, code = "wait")]
struct Waits(
    #[status(retry_after)]
    i32,
    //~ i32 -> cannot be read from this header | `RetryAfter`
);

#[derive(HttpOutcome)]
enum Elsewhere {
    #[status(see_other)]
    Here {
        #[status(location)]
        value: u64,
        //~ u64 -> `http::Uri` | `String` | `status_runtime::Location`
    },
    #[status(created)]
    There {
        #[status(location)]
        value: ContentLocation,
        //~ ContentLocation -> `http::Uri` | `String` | `status_runtime::Location`
    },
    #[status(partial_content)]
    Part {
        #[status(content_range)]
        value: String,
        //~ String -> `ContentRange`
    },
}

fn main() {}
