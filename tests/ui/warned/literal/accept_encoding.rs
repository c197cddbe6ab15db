// Content codings are registered (RFC 9110 16.6.1); a client cannot use one that is not known.
#![deny(deprecated)]

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Warned {
    #[status(unsupported_content_coding, accept_encoding = ["gzp"])]
    //~ "gzp" -> registered | `"gzip"`
    Misspelt,
    #[status(unsupported_content_coding, accept_encoding = ["gzip", "chunked"])]
    //~ "chunked" -> transfer coding
    TransferCoding,
    #[status(unsupported_content_coding, accept_encoding = ["utf-8"])]
    //~ "utf-8" -> registered | `"gzip"`
    Charset,
}

fn main() {}
