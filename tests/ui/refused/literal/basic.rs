// Basic has a realm and perhaps a charset, which can only be UTF-8, and nothing else (RFC 7617 2, 2.1); there is no
// reliable way to send a realm that is not ASCII (RFC 7617 3).

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(unauthenticated, challenge = basic())]
    //~ basic -> `realm` | RFC 7617 2 | `basic(realm = "
    NoRealm,
    #[status(unauthenticated, challenge = basic)]
    //~ basic -> `realm` | RFC 7617 2 | `basic(realm = "
    Bare,
    #[status(unauthenticated, challenge = basic(realm = "a", charset = "ISO-8859-1"))]
    //~ "ISO-8859-1" -> UTF-8 | RFC 7617 2.1
    Charset,
    #[status(unauthenticated, challenge = basic(realm = "日本"))]
    //~ "日本" -> ASCII | RFC 7617 3
    NotAscii,
    #[status(unauthenticated, challenge = basic(realm = "a", scope = "read"))]
    //~ scope -> `scope` | RFC 7617 2
    Scope,
    #[status(unauthenticated, challenge = basic(realm = "a", realm = "b"))]
    //~ realm -> `realm` | twice
    Twice,
    #[status(unauthenticated, challenge = basic(realm = 5))]
    //~ 5 -> `realm = "
    Number,
}

fn main() {}
