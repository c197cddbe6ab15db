// Of several values in one header a client cannot tell which is which.

use status_runtime::{FromResponse, Link};

#[derive(Debug, FromResponse)]
enum Watched {
    #[status(conflict_state)]
    Busy {
        #[status(link)]
        help: Link,
        #[status(link)]
        //~ link -> 2 values go out as `link` | server_only)]`
        next: Link,
    },
}

#[derive(Debug, FromResponse)]
#[status(header("X-Region" = "eu"))]
enum Custom {
    #[status(gone)]
    Twice {
        #[status(header = "X-A")]
        one: Option<String>,
        #[status(header = "x-a")]
        //~ "x-a" -> 2 values go out as `x-a`
        other: Option<String>,
    },
    #[status(conflict_state)]
    BesideTheTypes {
        #[status(header = "X-Region")]
        //~ "X-Region" -> 2 values go out as `x-region`
        region: String,
    },
    #[status(transparent)]
    Added {
        inner: Box<Inner>,
        #[status(header = "X-A")]
        one: String,
        #[status(header = "X-a")]
        //~ "X-a" -> 2 values go out as `x-a`
        other: String,
    },
}

#[derive(Debug, FromResponse)]
#[status(not_found)]
struct Inner;

fn main() {}
