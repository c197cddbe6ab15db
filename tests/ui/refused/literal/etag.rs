// An entity tag is opaque characters between quotes, which are added (RFC 9110 8.8.3): no spaces, no quotes, and weak is a
// keyword of its own.

use status_runtime::{HttpError, HttpOutcome};

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(precondition_failed, etag = "a b")]
    //~ "a b" -> space | RFC 9110 8.8.3
    Space,
    #[status(precondition_failed, etag = "\"v1\"")]
    //~ "\"v1\"" -> `"v1"`
    Quoted,
    #[status(precondition_failed, etag = "W/\"v1\"")]
    //~ "W/\"v1\"" -> `weak("v1")`
    Weak,
    #[status(precondition_failed, etag = week("v1"))]
    //~ week -> `weak("v1")`
    Misspelt,
    #[status(precondition_failed, etag = 1)]
    //~ 1 -> `"1"`
    Number,
    #[status(precondition_failed, etag = weak("a b"))]
    //~ "a b" -> no spaces | `weak("a-b")`
    WeakSpace,
    #[status(precondition_failed, etag = ["a", "b"])]
    //~ ["a", "b"] -> not an entity tag | `etag = "v1"`
    List,
}

#[derive(HttpOutcome)]
enum Done {
    #[status(im_used, etag = r#"w/"v1""#)]
    //~ r#"w/"v1""# -> `weak("v1")`
    LowerWeak,
    #[status(im_used, etag = "a b")]
    //~ "a b" -> space | RFC 9110 8.8.3
    Space,
}

fn main() {}
