// Framing, the connection and the date belong to the server that sends the response (RFC 9110 8.6, 6.6.1, RFC 9112 6.1);
// a connection-specific field makes a message malformed on HTTP/2 (RFC 9113 8.2.2). Names are case-insensitive.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(not_found, header("Content-Length" = "0"))]
    //~ "Content-Length" -> `Content-Length` | RFC 9110 8.6
    Length,
    #[status(not_found, header("Transfer-Encoding" = "chunked"))]
    //~ "Transfer-Encoding" -> `Transfer-Encoding` | RFC 9112 6.1
    Encoding,
    #[status(not_found, header("Connection" = "close"))]
    //~ "Connection" -> `Connection` | RFC 9113 8.2.2
    Connection,
    #[status(not_found, header("keep-alive" = "timeout=5"))]
    //~ "keep-alive" -> `keep-alive` | RFC 9113 8.2.2
    KeepAlive,
    #[status(not_found, header("Proxy-Connection" = "close"))]
    //~ "Proxy-Connection" -> `Proxy-Connection` | RFC 9113 8.2.2
    ProxyConnection,
    #[status(not_found, header("Trailer" = "ETag"))]
    //~ "Trailer" -> `Trailer`
    Trailer,
    #[status(not_found, header("Date" = "Fri, 20 Nov 2026 10:00:00 GMT"))]
    //~ "Date" -> `Date`
    Date,
    #[status(not_found, header("Content-Type" = "text/html"))]
    //~ "Content-Type" -> `Content-Type`
    Type,
    #[status(not_found)]
    Field {
        #[status(header = "Content-Length")]
        //~ "Content-Length" -> `Content-Length` | RFC 9110 8.6
        length: String,
    },
    #[status(not_found, header("Content-Encoding" = "gzip"))]
    //~ "Content-Encoding" -> not encoded | RFC 9110 8.4
    ContentEncoding,
    #[status(not_found, header("Content-Digest" = "sha-256=:x:"))]
    //~ "Content-Digest" -> `content-digest` cannot be set here | RFC 9530 2 and 3
    Digest,
    #[status(not_found, header("X-Request-Id" = "r-1"))]
    //~ "X-Request-Id" -> `X-Request-Id` is not the same | request_id
    TheSameId,
    #[status(not_found, header("grpc-status" = "0"))]
    //~ "grpc-status" -> `grpc-status` | Custom-Metadata
    Call,
    #[status(not_found)]
    Timeout {
        #[status(header = "Connect-Timeout-Ms")]
        //~ "Connect-Timeout-Ms" -> `Connect-Timeout-Ms` | reserved
        timeout: String,
    },
}

fn main() {}
