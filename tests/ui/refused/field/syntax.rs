// Words are separated by commas and take their value with `=`; what stands after a value belongs to nothing.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(not_found; gone)]
    //~ ; -> comma
    Semicolon,
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
}

fn main() {}
