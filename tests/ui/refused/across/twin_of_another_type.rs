// What the twin shows is made from the fields of `hidden` of the same names, and another type is shown otherwise: `null`
// or nothing, a string for a number (RFC 9110 15.5.5).

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Another {
    #[error("there is no order {id}")]
    #[status(not_found)]
    Missing { id: u64 },
    #[status(hidden)]
    Concealed {
        id: String,
        //~ String -> `u64` | `like = none` | RFC 9110 15.5.4
    },
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Absent {
    #[status(not_found)]
    Missing {
        #[status(extension)]
        id: u64,
    },
    #[status(hidden)]
    Concealed {
        id: Option<u64>,
        //~ Option<u64> -> `u64`
    },
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Generic<T: std::fmt::Debug + std::fmt::Display + 'static, U: std::fmt::Debug + 'static> {
    #[error("there is no order {id}")]
    #[status(not_found)]
    Missing { id: T },
    #[status(hidden)]
    Concealed {
        id: U,
        //~ U -> `T`
    },
}

fn main() {}
