// An outcome is neither shown nor logged, so what no attribute names of an `ok` goes nowhere: as a rule it was to be the content.

#![deny(deprecated)]

use status_runtime::HttpOutcome;

#[derive(HttpOutcome)]
enum Warned {
    #[status(ok)]
    Found(Vec<u64>),
    //~ Vec -> no content | `0` | `#[status(body)]` | `deliberate(body)` | RFC 9110 15.3.1
    #[status(ok, content_location = "/orders/{id}")]
    Named { id: u64, state: &'static str },
    //~ state -> no content | `state` | `#[status(body)]`
}

fn main() {}
