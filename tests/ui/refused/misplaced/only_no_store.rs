// 428, 429, 431 and 511 must not be stored by a cache (RFC 6585 3 to 6): the only Cache-Control is `no-store`, which goes
// out by itself.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(role = intercepting_proxy)]
enum Refused {
    #[status(rate_limited, retry_after = "5s", cache_control = "max-age=5")]
    //~ "max-age=5" -> RFC 6585 | no-store
    RateLimited,
    #[status(quota_exceeded, retry_after = "5s", cache_control = "private")]
    //~ "private" -> RFC 6585 | no-store
    Quota,
    #[status(precondition_required, detail = "send If-Match", cache_control = "no-cache")]
    //~ "no-cache" -> RFC 6585 | no-store
    Precondition,
    #[status(header_fields_too_large, header_name = "Cookie", cache_control = "max-age=5")]
    //~ "max-age=5" -> RFC 6585 | no-store
    Header,
    #[status(network_authentication_required, cache_control = "max-age=5")]
    //~ "max-age=5" -> RFC 6585 | no-store
    Network,
    #[status(rate_limited, retry_after = none, cache_control = "no-store")]
    NoStore,
    #[status(rate_limited, retry_after = "5s", cache_control = "no-store, must-understand")]
    //~ "no-store, must-understand" -> must not be stored
    Understood,
}

fn main() {}
