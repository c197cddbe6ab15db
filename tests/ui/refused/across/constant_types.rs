// `types`, realms and challenges by path are `const`s, checked when they are evaluated, and the result is that for a
// literal.

use status_runtime::HttpError;

mod house {
    pub const RELATIVE: &str = "problems/";
    pub const RUNS_INTO: &str = "https://api.example.com/problems";
    pub const TYPES: &str = "/problems#";
    pub const REALM: &str = "café";
    pub const SCOPE: &str = "a  b";
    pub const TOKEN: &str = "a b";
    pub const REALMLESS: &str = "Basic charset=\"UTF-8\"";
    pub const UNQUOTED: &str = "Bearer realm=a";
    pub const TWO: &str = "Basic realm=\"a\", Bearer realm=\"b\"";
    pub const TWICE: &str = "Session realm=\"a\", REALM=\"b\"";
    pub const NONCE: &str = "Session nonce=\"a\"";
    pub const DIGEST: &str = "Digest realm=\"a\", nonce=\"b\"";
    pub const ERROR: &str = "Bearer error=\"invalid_token\"";
    pub const EXPLAINED: &str = "Bearer error_description=\"it expired\"";
    pub const SPACED: &str = "Bearer realm=\"a\", ";
    pub const EMPTY: &str = "Bearer realm=\"a\",, scope=\"b\"";
    pub const WITH_TOKEN: &str = "Bearer abc=";
    pub const PLAIN: &str = "Bearer realm=\"a\"";
    pub const PROOF: &str = "DPoP algs=\"ES256\"";
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(types = house::RELATIVE)]
//~ house::RELATIVE -> absolute URI | full path | RFC 9457 3.1.1
enum Relative {
    #[status(not_found)]
    Missing,
    #[status(gone)]
    Gone,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(types = house::RUNS_INTO, not_found)]
//~ house::RUNS_INTO -> `/`, `#`, `:` or `=` | RFC 9457 3.1.1
struct RunsInto {
    #[status(extension)]
    id: u64,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(types = house::TYPES)]
enum Fragment {
    #[status(not_found, code = "a#b")]
    //~ "a#b" -> RFC 9457 3.1.1
    Missing,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(challenge = bearer(realm = house::REALM))]
//~ house::REALM -> ASCII | RFC 9110
enum Realm {
    #[status(unauthenticated)]
    NoToken,
    #[status(invalid_credentials)]
    WrongToken,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(insufficient_scope, challenge = bearer(realm = "api", scope = house::SCOPE))]
    //~ house::SCOPE -> one space between scopes
    Scope,
    #[status(unauthenticated, challenge = custom("HOBA", token68 = house::TOKEN))]
    //~ house::TOKEN -> token68
    Token,
    #[status(unauthenticated, challenge = house::REALMLESS)]
    //~ house::REALMLESS -> realm is required (RFC 7617 2)
    Realmless,
    #[status(unauthenticated, challenge = house::UNQUOTED)]
    //~ house::UNQUOTED -> in quotes | RFC 9110 11.5
    Unquoted,
    #[status(unauthenticated, challenge = [house::TWO, basic(realm = "a")])]
    //~ house::TWO -> one challenge | list
    Two,
    #[status(unauthenticated, challenge = house::TWICE)]
    //~ house::TWICE -> once (RFC 9110 11.2)
    Twice,
    #[status(unauthenticated, challenge = house::NONCE)]
    //~ house::NONCE -> nonce is fresh
    Nonce,
    #[status(unauthenticated, challenge = house::DIGEST)]
    //~ house::DIGEST -> fresh nonce | RFC 7616 3.3
    Digest,
    #[status(invalid_credentials, challenge = house::ERROR)]
    //~ house::ERROR -> the situation supplies `error`
    Error,
    #[status(unauthenticated, challenge = house::EXPLAINED)]
    //~ house::EXPLAINED -> without credentials there is none | RFC 6750 3.1
    Explained,
    #[status(invalid_credentials, challenge = house::SPACED)]
    //~ house::SPACED -> RFC 9110 11.6.1
    Spaced,
    #[status(invalid_credentials, challenge = house::EMPTY)]
    //~ house::EMPTY -> one comma between (RFC 9110 11.6.1)
    Empty,
    #[status(invalid_credentials, challenge = house::WITH_TOKEN)]
    //~ house::WITH_TOKEN -> parameters | RFC 9110 11.3
    WithToken,
    #[status(step_up_required, challenge = house::PLAIN)]
    //~ house::PLAIN -> how strong | RFC 9470 3
    StepUp,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(unauthenticated, challenge = [house::PROOF, house::PROOF])]
//~ house::PROOF -> listed twice
struct Listed;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(role = proxy, proxy_authentication_required, proxy_challenge = house::PROOF)]
//~ house::PROOF -> not for proxies | RFC 9449 7.1
struct Proxy;

fn main() {}
