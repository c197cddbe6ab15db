// The content has a type, which says how to read it (RFC 9110 8.3): it stands on the field that is the content.

use status_runtime::HttpOutcome;

#[derive(HttpOutcome)]
enum Done {
    #[status(ok)]
    NoSlash(
        #[status(body, content_type = "html")]
        //~ "html" -> two parts | `content_type = "text/csv"`
        String,
    ),
    #[status(ok)]
    Unquoted(
        #[status(body, content_type = "text/csv; charset=\"utf-8")]
        //~ "text/csv; charset=\"utf-8" -> quote | `content_type = "text/csv"`
        String,
    ),
    #[status(ok)]
    NoString(
        #[status(body, content_type = 5)]
        //~ 5 -> string | `content_type = "text/csv"`
        String,
    ),
    #[status(ok)]
    NoContent(
        #[status(content_type = "text/csv")]
        //~ content_type -> `body` | `#[status(body, content_type = "..")]`
        #[allow(dead_code)]
        String,
    ),
    #[status(ok, content_type = "text/csv")]
    //~ content_type -> `#[status(body, content_type = "text/csv")]`
    OnTheVariant(#[status(body)] String),
    #[status(ok)]
    Valued(
        #[status(body = "text")]
        //~ body -> `#[status(body)]`
        String,
    ),
}

fn main() {}
