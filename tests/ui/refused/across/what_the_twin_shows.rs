// What the twin shows is made from the fields of `hidden` of the same names, or the two could be told apart (RFC 9110
// 15.5.5).

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum InItsText {
    #[status(hidden)]
    //~ hidden -> `Missing` | `id` | `like = none`
    Concealed,
    #[error("there is no order {id}")]
    #[status(not_found)]
    Missing { id: u64 },
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum InItsDetail {
    #[status(hidden)]
    //~ hidden -> `Missing` | `id` | `like = none`
    Concealed,
    #[status(not_found, detail = "there is no order {id}")]
    Missing { id: u64 },
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum InAnExtension {
    #[status(hidden)]
    //~ hidden -> `Missing` | `cart` | `like = none`
    Concealed { id: u64 },
    #[error("there is no such cart")]
    #[status(not_found)]
    Missing {
        #[status(extension)]
        cart: u64,
    },
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum FromItsPosition {
    #[status(hidden)]
    //~ hidden -> `Missing` | `detail | `like = none`
    Concealed,
    #[error("there is no order {0}")]
    #[status(not_found)]
    Missing(u64),
}

#[derive(Debug, thiserror::Error, HttpError)]
enum NoText {
    #[error("it is concealed")]
    #[status(hidden)]
    //~ hidden -> `Missing` | `detail
    Concealed,
    #[error("there is no {}", "order")]
    #[status(not_found)]
    Missing,
}

fn main() {}
