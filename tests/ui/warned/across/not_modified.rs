// A 304 has the headers that a cache would store with the 200 (RFC 9110 15.4.5).
#![deny(deprecated)]

use status_runtime::HttpOutcome;

#[derive(HttpOutcome)]
enum Warned {
    #[status(ok, cache_control = "max-age=60", vary = "Accept")]
    Shown {
        #[status(etag)]
        etag: String,
        #[status(body)]
        text: String,
    },
    #[status(ok, content_location = "/orders/1")]
    There {
        #[status(body)]
        text: String,
    },
    #[status(not_modified, cache_control = "max-age=60", etag = "v1")]
    //~ not_modified -> `Shown` sends `vary` | `vary = "Accept"` | RFC 9110 15.4.5
    //~ not_modified -> `There` sends `content_location`
    Same,
    #[status(not_modified, cache_control = "max-age=60", vary = "Accept", content_location = "/orders/1")]
    //~ not_modified -> `Shown` sends `etag` | `#[status(etag)]` on a field | deliberate(etag)
    WithoutEtag,
    #[status(
        not_modified,
        cache_control = "max-age=60",
        vary = "Accept",
        content_location = "/orders/1",
        deliberate(etag)
    )]
    Deliberate,
}

fn main() {}
