// A path to a `const` is a path, and a keyword of Rust's is none: it would be code of the author's inside of what the derive
// writes. A path of one segment has an upper-case letter in it, so that it is no misspelt word of the attribute.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(not_found, detail = return)]
    //~ return -> `return` | string | `const` in upper case
    Return,
    #[status(not_found, detail = if)]
    //~ if -> `if` | string
    If,
    #[status(not_found, detail = Self)]
    //~ Self -> `Self` | string
    OwnType,
    #[status(not_found, detail = text)]
    //~ text -> `text` | string | upper case
    LowerCase,
    #[status(not_found, detail = texts::missing(order))]
    //~ texts::missing(order) -> not a value | no expressions
    Called,
    #[status(not_found, header("X-Reason" = if))]
    //~ if -> `if` | header value | upper case
    Header,
    #[status(not_found, header("X-Reason" = break))]
    //~ break -> `break` | header value
    Break,
    #[status(forbidden, cache_control = return)]
    //~ return -> `return` | `cache_control`
    Companion,
    #[status(method_not_allowed, allow = [if])]
    //~ if -> `if` is not | methods
    Method,
    #[status(not_found, extension(tier = if))]
    //~ if -> `if` | literal
    Member,
    #[status(unauthenticated, challenge = custom("Bearer", realm = match))]
    //~ match -> realm | string
    Parameter,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(domain = if)]
//~ if -> `domain` | string | upper case
enum OfADomain {
    #[status(not_found)]
    Missing,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(types = unsafe)]
//~ unsafe -> `types` | string | upper case
enum OfTypes {
    #[status(not_found)]
    Missing,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(body = if)]
//~ if -> `if` | `Renderer`
enum OfABody {
    #[status(not_found)]
    Missing,
}

fn main() {}
