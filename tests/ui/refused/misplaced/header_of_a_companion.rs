// What has a companion is written as the companion, which is checked: a header of any other name is for the rest.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(not_found, header("Retry-After" = "soon"))]
    //~ "Retry-After" -> `Retry-After` | `retry_after = "60s"`
    RetryAfter,
    #[status(not_found, header("WWW-Authenticate" = "Bearer"))]
    //~ "WWW-Authenticate" -> `WWW-Authenticate` | `challenge = bearer(realm = "api")`
    Challenge,
    #[status(not_found, header("location" = "/x"))]
    //~ "location" -> `location` | `location = "/x"`
    Location,
    #[status(not_found, header("Cache-Control" = "no-store"))]
    //~ "Cache-Control" -> `Cache-Control` | `cache_control = "no-store"`
    CacheControl,
    #[status(not_found, header("Link" = "</x>; rel=help"))]
    //~ "Link" -> `Link` | `link(rel = "help", href = "/x")`
    Link,
    #[status(not_found, header("ETag" = "v1"))]
    //~ "ETag" -> `ETag` | `etag = "v1"`
    Etag,
    #[status(not_found, header("Upgrade" = "websocket"))]
    //~ "Upgrade" -> `Upgrade` | `upgrade = "websocket"`
    Upgrade,
    #[status(not_found, header("RateLimit-Policy" = "x"))]
    //~ "RateLimit-Policy" -> `RateLimit-Policy` | `rate_limit_policy(
    Policy,
    #[status(unavailable, header("Retry-After" = "120"))]
    //~ "Retry-After" -> `retry_after = 120`
    Seconds,
    #[status(unavailable, header("Retry-After" = 30))]
    //~ "Retry-After" -> `retry_after = 30`
    Number,
    #[status(gone, header("Sunset" = "Thu, 31 Dec 2026 10:00:00 GMT"))]
    //~ "Sunset" -> `sunset = "2026-12-31T10:00:00Z"`
    Date,
    #[status(method_not_allowed, header("Allow" = "GET, PUT"))]
    //~ "Allow" -> `allow = [GET, PUT]`
    Methods,
    #[status(unauthenticated, header("WWW-Authenticate" = "Bearer realm=\"orders\""))]
    //~ "WWW-Authenticate" -> `challenge = bearer(realm = "orders")`
    Realm,
    #[status(not_found, header("ETag" = "\"v7\""))]
    //~ "ETag" -> `etag = "v7"`
    QuotedTag,
    #[status(unsupported_media_type, header("Accept" = "text/csv, image/png"))]
    //~ "Accept" -> `accept = ["text/csv", "image/png"]`
    List,
    #[status(rate_limited)]
    Field {
        #[status(header = "Retry-After")]
        //~ "Retry-After" -> `Retry-After` | `#[status(retry_after)]`
        wait: u64,
    },
}

fn main() {}
