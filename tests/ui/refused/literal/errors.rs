// A field error has a JSON Pointer (RFC 6901) and a detail; a code, its parameters and the part of the request if need be.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(validation_failed, errors = "quantity")]
    //~ "quantity" -> `field(pointer = "/quantity", detail = "..")`
    Text,
    #[status(validation_failed, errors = [])]
    //~ [] -> says nothing | `errors = none`
    Empty,
    #[status(validation_failed, errors = feld(pointer = "/quantity", detail = "too small"))]
    //~ feld -> is not a field error | field(
    Misspelt,
    #[status(validation_failed, errors = field(pointer = "quantity", detail = ".."))]
    //~ "quantity" -> begins with `/` | `pointer = "/quantity"` | RFC 6901 3
    WithoutSlash,
    #[status(validation_failed, errors = field(pointer = "$.items[0].price", detail = "too small"))]
    //~ "$.items[0].price" -> `pointer = "/items/0/price"`
    JsonPath,
    #[status(validation_failed, errors = field(pointer = "#/items/0", detail = "too small"))]
    //~ "#/items/0" -> `pointer = "/items/0"`
    Fragment,
    #[status(validation_failed, errors = field(pointer = "/a~b", detail = ".."))]
    //~ "/a~b" -> `~0` | `pointer = "/a~0b"`
    Tilde,
    #[status(validation_failed, errors = [field(pointer = "/a", detail = "too small"), field(pointer = "/b")])]
    //~ field -> no `detail` | `field(detail =
    WithoutDetail,
    #[status(validation_failed, errors = field(detail = "too small"))]
    //~ field -> no `pointer` | `field(pointer =
    WithoutPointer,
    #[status(validation_failed, errors = field(pointer = "/a", detail = " "))]
    //~ " " -> says nothing
    Blank,
    #[status(validation_failed, errors = field(pointer = "/a", detail = "too small", code = 7))]
    //~ 7 -> `code` is a string | `code = ".."`
    Code,
    #[status(validation_failed, errors = field(pointer = "/a", detail = "too small", min = 1))]
    //~ min -> unknown parameter
    Unknown,
    #[status(validation_failed, errors = field(pointer = "/a", detail = "too small", params = 1))]
    //~ 1 -> like a call | `params(max = 100)`
    Params,
    #[status(validation_failed, errors = field(pointer = "/a", detail = "too small", params(min = 1, min = 2)))]
    //~ min -> given twice
    Twice,
    #[status(validation_failed, errors = field(pointer = "/a", detail = "too small", params(min = MIN)))]
    //~ min -> a number, a text or a `bool`
    NotJson,
    #[status(validation_failed, errors = field(pointer = "/a", detail = "too small", params(any = ["a", "b"])))]
    //~ any -> a number, a text or a `bool`
    List,
    #[status(validation_failed, errors = field(pointer = "/a", detail = "too small", within = "query"))]
    //~ "query" -> `within = query`
    Quoted,
    #[status(validation_failed, errors = field(pointer = "/a", detail = "too small", in = query))]
    //~ in -> the name of the member | `within = query`
    NameInTheDocument,
    #[status(validation_failed, errors = field("/a", "too small"))]
    //~ "/a" -> has no name | `field(pointer = "/a")`
    //~ "too small" -> has no name | `field(detail = "too small")`
    Unnamed,
    #[status(validation_failed, errors = field(pointer = "/a", detail = "too large", params(max = 1e400)))]
    //~ 1e400 -> out of the range | `"1e400"`
    Infinite,
    #[status(validation_failed, errors = field(pointer = "/a", detail = "too small", params(min = -9223372036854775809)))]
    //~ -9223372036854775809 -> out of the range | `"-9223372036854775809"`
    BelowAll,
    #[status(validation_failed, errors = field(pointer = "/a", detail = "at most {max}"))]
    //~ "at most {max}" -> `{max}` is not replaced | `#[status(errors)]`
    Placeholder { max: u8 },
}

fn main() {}
