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

const CACHING: &str = "private, max-age=60";

#[derive(HttpOutcome)]
enum Literals {
    #[status(ok, cache_control = CACHING, etag = weak("v1"), vary = "*")]
    Shown {
        #[status(body)]
        text: String,
    },
    #[status(not_modified)]
    //~ not_modified -> `etag = weak("v1")`, as `Shown` has it
    //~ not_modified -> `cache_control = CACHING`, as `Shown` has it
    //~ not_modified -> `vary = "*"`, as `Shown` has it
    Same,
}

#[derive(HttpOutcome)]
enum Fields {
    #[status(ok, content_location = "/orders/{id}")]
    Shown {
        id: u64,
        #[status(cache_control)]
        caching: String,
        #[status(body)]
        text: String,
    },
    #[status(not_modified)]
    //~ not_modified -> `#[status(cache_control)]` on a field, with the value that `Shown` has
    //~ not_modified -> `#[status(content_location)]` on a field, with the value that `Shown` has
    Same,
}

fn main() {}
