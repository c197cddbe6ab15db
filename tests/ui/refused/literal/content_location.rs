// Content-Location is a URI reference like Location (RFC 9110 8.7).

use status_runtime::HttpOutcome;

#[derive(HttpOutcome)]
enum Refused {
    #[status(ok, content_location = "/a b")]
    //~ "/a b" -> `"/a%20b"` | RFC 9110 8.7
    Space,
    #[status(ok, content_location = "/orders/1#items")]
    //~ "/orders/1#items" -> no fragment | RFC 9110 8.7 | `"/orders/1"`
    Fragment,
}

fn main() {}
