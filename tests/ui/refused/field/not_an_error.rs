// `HttpError` is for errors: their text and their source are `std::error::Error`'s.

use status_runtime::HttpError;

#[derive(Debug, HttpError)]
enum Plain {
    //~ Plain -> `Plain` | `std::error::Error` | `#[derive(thiserror::Error)]`
    #[status(not_found)]
    Missing,
}

fn main() {}
