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

fn main() {}
