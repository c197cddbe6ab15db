// A scheme is a token (RFC 9110 11.1), with a token68 or with parameters, not both (RFC 9110 11.3), and each parameter at
// most once (RFC 9110 11.2).

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(role = proxy)]
enum Refused {
    #[status(unauthenticated, challenge = custom("My Scheme", realm = "a"))]
    //~ "My Scheme" -> token | RFC 9110 11.1
    Space,
    #[status(unauthenticated, challenge = custom("", realm = "a"))]
    //~ "" -> token | RFC 9110 11.1
    Empty,
    #[status(unauthenticated, challenge = custom("HOBA", token68 = "abc=", realm = "a"))]
    //~ realm -> token68 | RFC 9110 11.3
    Both,
    #[status(unauthenticated, challenge = custom("Negotiate", token68 = "a b"))]
    //~ "a b" -> token68 | RFC 9110 11.2
    Token68,
    #[status(unauthenticated, challenge = custom("HOBA", realm = "a", realm = "b"))]
    //~ realm -> twice | RFC 9110 11.2
    Twice,
    #[status(unauthenticated, challenge = custom(realm = "a"))]
    //~ custom -> `custom("
    NoScheme,
    #[status(unauthenticated, challenge = custom("HOBA", token68 = "abc=", token68 = "abc="))]
    //~ token68 -> twice
    TwoToken68s,
    #[status(invalid_credentials, challenge = custom("Bearer", realm = "a", error = "insufficient_scope"))]
    //~ error -> the situation supplies `error`
    ErrorOfBearer,
    #[status(unauthenticated, challenge = custom("bearer", relm = "a"))]
    //~ relm -> `realm`
    MisspeltOfBearer,
    #[status(unauthenticated, challenge = custom("Basic"))]
    //~ custom -> `realm` | RFC 7617 2
    BasicWithoutRealm,
    #[status(unauthenticated, challenge = custom("Digest", realm = "a"))]
    //~ "Digest" -> nonce | `Challenge`
    Digest,
    #[status(proxy_authentication_required, proxy_challenge = custom("DPoP", algs = "ES256"))]
    //~ custom -> not for proxies
    DpopOfAProxy,
    #[status(unauthenticated, challenge = custom(Session, realm = "a"))]
    //~ Session -> string | `custom("Session", realm = "api")`
    Unquoted,
    #[status(unauthenticated, challenge = custom("HOBA", nonce = "a"))]
    //~ nonce -> never a literal | `#[status(challenge)] challenge: status_runtime::Challenge`
    Nonce,
}

fn main() {}
