// A field that only a request can have says nothing in a response.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(not_found, header("Host" = "example.com"))]
    //~ "Host" -> `Host` | request
    Host,
    #[status(not_found, header("Idempotency-Key" = "x"))]
    //~ "Idempotency-Key" -> `Idempotency-Key` | request
    IdempotencyKey,
    #[status(not_found, header("If-Match" = "*"))]
    //~ "If-Match" -> `If-Match` | request
    IfMatch,
    #[status(not_found, header("if-none-match" = "*"))]
    //~ "if-none-match" -> `if-none-match` | request
    IfNoneMatch,
    #[status(not_found, header("Authorization" = "Bearer x"))]
    //~ "Authorization" -> `Authorization` | request
    Authorization,
    #[status(not_found, header("Proxy-Authorization" = "Basic x"))]
    //~ "Proxy-Authorization" -> `Proxy-Authorization` | request
    ProxyAuthorization,
    #[status(not_found, header("Cookie" = "a=b"))]
    //~ "Cookie" -> `Cookie` | request
    Cookie,
    #[status(not_found, header("Range" = "bytes=0-1"))]
    //~ "Range" -> `Range` | request
    Range,
    #[status(not_found, header("Expect" = "100-continue"))]
    //~ "Expect" -> `Expect` | request
    Expect,
    #[status(not_found, header("TE" = "trailers"))]
    //~ "TE" -> `TE` | request
    Te,
    #[status(not_found, header("Early-Data" = "1"))]
    //~ "Early-Data" -> `Early-Data` | request
    EarlyData,
    #[status(not_found, header("Accept-Charset" = "utf-8"))]
    //~ "Accept-Charset" -> `Accept-Charset` | request
    AcceptCharset,
    #[status(not_found, header("Forwarded" = "for=192.0.2.1"))]
    //~ "Forwarded" -> request header | RFC 7239
    Forwarded,
    #[status(not_found, header("X-Forwarded-For" = "192.0.2.1"))]
    //~ "X-Forwarded-For" -> request header
    XForwardedFor,
    #[status(not_found, header("Prefer" = "return=minimal"))]
    //~ "Prefer" -> request header | Preference-Applied
    Prefer,
    #[status(not_found, header("DPoP" = "x"))]
    //~ "DPoP" -> request header | RFC 9449
    Dpop,
    #[status(not_found, header("Sec-WebSocket-Key" = "x"))]
    //~ "Sec-WebSocket-Key" -> request header | RFC 6455
    Handshake,
    #[status(not_found, header("Access-Control-Request-Method" = "GET"))]
    //~ "Access-Control-Request-Method" -> request header | Fetch
    Preflight,
}

fn main() {}
