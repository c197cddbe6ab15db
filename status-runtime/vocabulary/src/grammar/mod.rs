//! The grammars of header values: the single validator for the macro, for `const` evaluation and for the run time.
//!
//! Every function here reads text and returns what is wrong and where. Nothing allocates, nothing panics, and nothing
//! is changed on the way: a text that passes can be sent as it is.
//!
//! ```
//! use status_vocabulary::grammar;
//!
//! const _: () = assert!(grammar::token("gzip").is_ok());
//!
//! let error = grammar::scope("read  write").unwrap_err();
//! assert_eq!(error.to_string(), "one space between scopes (RFC 6750 3), at byte 5");
//! ```

#[macro_use]
mod scan;
mod auth;
mod cache;
mod challenge;
mod error;
mod language;
mod link;
mod list;
mod media;
pub mod percent;
mod pointer;
mod proxy_status;
mod range;
mod text;
mod time;
mod token;
mod uri;

pub use auth::{
    AUTH_SCHEMES, auth_param, auth_param_quoted, auth_params, dpop_algs, dpop_nonce, error_text, scheme,
    scheme_registered, scope, token68,
};
pub use cache::{CACHE_DIRECTIVES, cache_control, cache_directive, forbids_storing, vary};
pub use challenge::{
    ChallengePart, Challenges, REALM, TWICE, challenge, challenge_names, challenge_scheme, has_error, same_scheme,
};
pub use error::GrammarError;
pub use language::{content_language, language_tag};
pub use link::relation;
pub use list::{elements, position_of_either, spans};
pub use media::{CONTENT_CODINGS, content_coding, media_range, media_type};
pub use pointer::json_pointer;
pub use proxy_status::{
    PROXY_ERRORS, PROXY_PARAMETERS, ProxyError, ProxyValue, proxy_error, proxy_name, proxy_parameters, proxy_value,
};
pub use range::content_range;
pub use text::{entity_tag, field_value, quotable, sf_string, sf_token};
pub use time::{
    DateForm, ForeignDate, MAX_DATE, MAX_DELAY, MIN_DATE, Rfc3339, YEAR, date, delay, foreign_date, foreign_delay,
    http_date, imf_fixdate, rfc3339, spell_delay, weekday, year,
};
pub use token::{field_name, member_name, method, token, upgrade_protocol};
pub use uri::{
    absolute_location, absolute_uri, authority_of, content_location, domain, location, problem_type, problem_types,
    split_authority, unsafe_scheme, uri_reference,
};

#[cfg(test)]
mod tests;
