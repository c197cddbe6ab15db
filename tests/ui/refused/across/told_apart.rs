// A client recognises an error by its type, else by its code and status.

use status_runtime::FromResponse;

#[derive(Debug, FromResponse)]
enum ByCode {
    #[status(gone)]
    Deleted,
    #[status(gone, code = "deleted")]
    Removed,
    //~ Removed -> `Deleted` and `Removed` cannot be told apart | `server_only`
}

#[derive(Debug, FromResponse)]
#[status(types = "https://api.example.com/problems/")]
enum ByType {
    #[status(gone)]
    Deleted,
    #[status(gone, code = "removed", type = "https://api.example.com/problems/deleted")]
    Removed,
    //~ Removed -> `Deleted` and `Removed` cannot be told apart
}

// One that is relative is relative to any host.
#[derive(Debug, FromResponse)]
enum ByPath {
    //~ ByPath -> `Deleted` and `Removed` cannot be told apart | another `code` or `type` | `server_only`
    #[status(gone, type = "/problems/deleted")]
    Deleted,
    #[status(not_found, type = "https://api.example.com/problems/deleted")]
    Removed,
}

#[derive(Debug, FromResponse)]
enum ByStatus {
    #[status(conflict_state, by_status)]
    Empty,
    #[status(already_exists, by_status)]
    //~ by_status -> `Empty` is `by_status` too | one of them
    Taken,
}

#[derive(Debug, FromResponse)]
#[status(gone)]
struct Deleted;

#[derive(Debug, FromResponse)]
enum Through {
    #[status(gone, code = "deleted")]
    Removed,
    #[status(transparent)]
    Inner(Deleted),
    //~ Deleted -> `Removed` and `Deleted` cannot be told apart | `server_only`
}

fn main() {}
