// A parameter has a name and a place: the path, the query, a header or a cookie. A field of the body is validation.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(invalid_parameter, parameter = "page")]
    //~ "page" -> `query("page")` | `path( | `header( | `cookie(
    Where,
    #[status(invalid_parameter, parameter = body("email"))]
    //~ body -> `query | `path | `header | `cookie | `validation_failed`
    Body,
    #[status(invalid_parameter, parameter = query())]
    //~ query -> `query("
    NoName,
    #[status(invalid_parameter, parameter = query)]
    //~ query -> `query("page")` | `#[status(parameter = query)]` on the field
    WithoutName,
    #[status(invalid_parameter, parameter = querry("page"))]
    //~ querry -> `query
    Misspelt,
    #[status(invalid_parameter, parameter = header("X Page"))]
    //~ "X Page" -> not a valid header name | RFC 9110 5.1
    HeaderName,
    #[status(invalid_parameter, parameter = [query("page"), query("size")])]
    //~ [query("page"), query("size")] -> one parameter | `#[status(errors)]`
    Several,
}

fn main() {}
