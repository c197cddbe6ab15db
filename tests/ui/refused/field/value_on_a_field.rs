// A field is the value, so the keyword stands alone on it; a literal goes on the variant, and what only a field can have goes
// on a field.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(unavailable)]
    Impossible {
        #[status(retry_after = "5s")]
        //~ "5s" -> field | variant | `#[status(retry_after)]`
        wait: u64,
    },
    #[status(not_found, errors)]
    //~ errors -> `errors` | field
    Errors,
    #[status(rate_limited, retry_after = wait)]
    //~ wait -> `#[status(retry_after)]` | `wait`
    Named { wait: u64 },
    #[status(conflict_state, extension(order))]
    //~ order -> field | `#[status(extension)]` on the field
    Extension { order: u64 },
    #[status(conflict_state, extension(number = order))]
    //~ order -> `#[status(extension = "number")]`
    Renamed { order: u64 },
}

fn main() {}
