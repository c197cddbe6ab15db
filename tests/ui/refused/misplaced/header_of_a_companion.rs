// What has a companion is written as the companion, which is checked: a header of one's own is for the rest.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(not_found, header("Retry-After" = "soon"))]
    //~ "Retry-After" -> `Retry-After` | `retry_after =
    RetryAfter,
    #[status(not_found, header("WWW-Authenticate" = "Bearer"))]
    //~ "WWW-Authenticate" -> `WWW-Authenticate` | `challenge =
    Challenge,
    #[status(not_found, header("location" = "/x"))]
    //~ "location" -> `location` | `location =
    Location,
    #[status(not_found, header("Cache-Control" = "no-store"))]
    //~ "Cache-Control" -> `Cache-Control` | `cache_control =
    CacheControl,
    #[status(not_found, header("Link" = "</x>; rel=help"))]
    //~ "Link" -> `Link` | `link(
    Link,
    #[status(not_found, header("ETag" = "v1"))]
    //~ "ETag" -> `ETag` | `etag =
    Etag,
    #[status(not_found, header("Upgrade" = "websocket"))]
    //~ "Upgrade" -> `Upgrade` | `upgrade =
    Upgrade,
    #[status(not_found, header("RateLimit-Policy" = "x"))]
    //~ "RateLimit-Policy" -> `RateLimit-Policy` | `rate_limit_policy(
    Policy,
    #[status(not_found)]
    Field {
        #[status(header = "Retry-After")]
        //~ "Retry-After" -> `Retry-After` | `#[status(retry_after)]`
        wait: u64,
    },
}

fn main() {}
