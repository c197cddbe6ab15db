// Words are separated by commas and take their value with `=`; what stands after a value belongs to nothing.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(not_found; log = warn)]
    //~ ; -> comma
    Semicolon,
    #[status(not_found; gone)]
    //~ ; -> exactly one situation: `not_found` or `gone`
    SemicolonOfTwo,
    #[status(not_found gone)]
    //~ gone -> exactly one situation: `not_found` or `gone`
    Two,
    #[status(not_found | not_found)]
    //~ | -> exactly one situation: `not_found`, once
    Once,
    #[status(not_found, detail => "x")]
    //~ => -> `detail = "x"`
    Arrow,
    #[status(rate_limited, retry_after = 5 seconds)]
    //~ seconds -> `"5s"`
    Unit,
    #[status(not_found, detail: "x")]
    //~ : -> `detail = "x"`
    Colon,
    #[status(not_found detail = "x")]
    //~ detail -> comma | found `detail` | `not_found, detail = "x"`
    NoComma,
    #[status(not_found, detail "x")]
    //~ "x" -> `=` | `detail = "x"`
    NoEquals,
    #[status = "not_found"]
    //~ status = "not_found" -> `#[status(not_found)]`
    Assigned,
    #[status(not_found, header = "x")]
    //~ header -> `header("X-Reason" = "x")`
    Header,
    #[status(not_found, header("X-Reason", "x"))]
    //~ "X-Reason", "x" -> `header("X-Reason" = "x")`
    HeaderComma,
    #[status(not_found, link = "https://x.example/")]
    //~ "https://x.example/" -> `link(rel = "help", href = "
    Link,
    #[status(not_found, expose = true)]
    //~ expose -> `expose`
    Flag,
    #[status(not_found, log == warn)]
    //~ == -> `log = warn`
    TwoEquals,
    #[status(not found)]
    //~ found -> `not_found`
    TwoWords,
    #[status(not_found, Retry-After = "5s")]
    //~ Retry-After -> `retry_after = "5s"`
    HeaderName,
    #[status(unauthenticated, challenge = bearer(realm "api"))]
    //~ "api" -> `realm = "api"`
    InACall,
    #[status(unauthenticated, challenge = [bearer(realm: "api")])]
    //~ : -> `realm = "api"`
    InAList,
    #[status(unauthenticated, challenge = bearer { realm = "api" })]
    //~ { realm = "api" } -> `bearer(realm = "api")`
    Braces,
    #[status(unauthenticated, challenge = (bearer(realm = "a"), basic(realm = "b")))]
    //~ (bearer(realm = "a"), basic(realm = "b")) -> `[bearer(realm = "a"), basic(realm = "b")]`
    Tuple,
    #[status(method_not_allowed, allow = [GET | HEAD])]
    //~ | -> `[GET, HEAD]`
    Alternatives,
    #[status(method_not_allowed, allow = [GET, M-SEARCH])]
    //~ M-SEARCH -> `"M-SEARCH"`
    Dashed,
    #[status(content_too_large, max_bytes = 10 * 1024)]
    //~ 10 * 1024 -> literal | `const`
    Computed,
    #[status(conflict_state, code = concat!("already", "_shipped"))]
    //~ concat!("already", "_shipped") -> its result as a literal
    Macro,
    #[status(not_found, header("X-Reason": "x"))]
    //~ : -> `"X-Reason" = "x"`
    HeaderColon,
    #[status(not_found, header(X-Reason = "x"))]
    //~ X-Reason -> `"X-Reason" = "x"`
    HeaderUnquoted,
    #[status(not_found, 5 = "x")]
    //~ 5 -> key | `retry_after = "30s"`
    NumberAsAKey,
    #[status(not_found, detail = {})]
    //~ {} -> not a value
    NoValue,
}

fn main() {}
