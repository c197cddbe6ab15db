// A client reads problem documents, and of those only what the server lets it see.

use status_runtime::FromResponse;

#[derive(Debug, FromResponse)]
#[status(body = text)]
//~ text -> reads problem documents | `body = problem` | `Received`
enum Texts {
    #[status(gone)]
    Gone,
}

#[derive(Debug, FromResponse)]
enum Nothing {
    //~ Nothing -> `Nothing` has no variant that can be read
    #[status(internal, server_only)]
    Bug,
}

#[derive(Debug)]
struct Unreadable;

#[derive(Debug, FromResponse)]
enum Through {
    #[status(transparent)]
    Inner(Unreadable),
    //~ Unreadable -> `FromResponse` | `server_only`
}

fn main() {}
