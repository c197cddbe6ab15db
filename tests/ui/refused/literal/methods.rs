// Methods are case-sensitive tokens (RFC 9110 9.1): `get` is another method than GET. And none is allowed twice.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(method_not_allowed, allow = [get, post])]
    //~ get -> case | RFC 9110 9.1 | `GET`
    //~ post -> case | RFC 9110 9.1 | `POST`
    Lower,
    #[status(method_not_allowed, allow = [Get])]
    //~ Get -> case | RFC 9110 9.1 | `GET`
    Camel,
    #[status(method_not_allowed, allow = [GET, HEAD, GET])]
    //~ GET -> twice
    Twice,
    #[status(method_not_allowed, allow = "GET, HEAD")]
    //~ "GET, HEAD" -> `[GET, HEAD]`
    Raw,
    #[status(method_not_allowed, allow = "*")]
    //~ "*" -> not a method | RFC 9110 18.2
    All,
    #[status(method_not_allowed, allow = [query])]
    //~ query -> `QUERY`
    Query,
}

fn main() {}
