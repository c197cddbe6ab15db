// `code`, `title`, `type` and `detail` are text: a code and a title that say something, and a type that is a URI (RFC 9457
// 3.1). Under `about:blank` the title is the phrase of the status code (RFC 9457 4.2.1).

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(conflict_state, code = 5)]
    //~ 5 -> `code` | string
    Number,
    #[status(conflict_state, code = "")]
    //~ "" -> `code` | empty
    EmptyCode,
    #[status(conflict_state, code = "\n")]
    //~ "\n" -> a blank `code`
    BlankCode,
    #[status(conflict_state, code = "out\nof stock")]
    //~ "out\nof stock" -> control character | `code = "out_of stock"`
    CodeOfTwoLines,
    #[status(conflict_state, title = 5)]
    //~ 5 -> `title` | string
    NumberTitle,
    #[status(conflict_state, detail = true)]
    //~ true -> detail | string
    Flag,
    #[status(conflict_state, type = "out of credit")]
    //~ "out of credit" -> URI | RFC 9457 3.1.1
    Type,
    #[status(conflict_state, type = "problems/shipped")]
    //~ "problems/shipped" -> absolute | full path | RFC 9457 3.1.1
    RelativeType,
    #[status(conflict_state, type = "//api.example.com/problems/shipped")]
    //~ "//api.example.com/problems/shipped" -> absolute | full path
    TypeWithoutAScheme,
    #[status(conflict_state, type = "javascript:alert(1)")]
    //~ "javascript:alert(1)" -> client can fetch | RFC 9457 3.1.1
    TypeThatRuns,
    #[status(conflict_state, type = "about:blank", title = "Already shipped")]
    //~ title -> `about:blank` | RFC 9457 4.2.1
    Title,
    #[status(conflict_state, detail = "")]
    //~ "" -> empty | `detail = none`
    EmptyDetail,
    #[status(conflict_state, detail = " ")]
    //~ " " -> a blank `detail` | `detail = none`
    BlankDetail,
    #[status(conflict_state, type = "https://api.example.com/problems/{id}")]
    //~ "https://api.example.com/problems/{id}" -> each occurrence
    TypeOfEach { id: u64 },
    #[status(conflict_state, cache_control = "max-age={age}")]
    //~ "max-age={age}" -> `{age}` is not replaced | `#[status(cache_control)]`
    Placeholder { age: u64 },
    #[status(rate_limited, retry_after = "{wait}s")]
    //~ "{wait}s" -> `{wait}` is not replaced | `#[status(retry_after)]`
    Delay { wait: u64 },
    #[status(unsupported_media_type, accept = ["text/{kind}"])]
    //~ "text/{kind}" -> `{kind}` is not replaced | `#[status(accept)]`
    InAList { kind: String },
    #[status(conflict_state, title = "Already shipped")]
    //~ title -> `about:blank` | `types =
    TitleWithoutAType,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(types = "https://api.example.com/problems/")]
enum Typed {
    #[status(conflict_state, code = "out of stock")]
    //~ "out of stock" -> type | `code = "out_of_stock"`
    NoUri,
    #[status(conflict_state, code = "stock/out?of#it")]
    //~ "stock/out?of#it" -> type | '/' | RFC 3986 2.1 | `code = "stock_out_of_it"`
    OtherParts,
    #[status(conflict_state, code = "out=1")]
    //~ "out=1" -> type | '=' | `code = "out_1"`
    OfAQuery,
    #[status(conflict_state)]
    Größe,
    //~ Größe -> type | `code = "out_of_stock"`
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(types = "https://api.example.com/problems/", conflict_state, code = "..")]
//~ ".." -> type | RFC 3986 5.2.4
struct Root;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(types = "urn:problem:", conflict_state, code = ".")]
//~ "." -> type | RFC 3986 5.2.4
struct Dot;

fn main() {}
