// `like` says which absence is imitated; only `hidden` imitates one.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[error("there is no such order")]
    #[status(not_found)]
    Missing,
    #[status(forbidden, like = Missing)]
    //~ like -> `like` | `hidden`
    Forbidden,
}

fn main() {}
