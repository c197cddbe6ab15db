// The extractors of a service refuse with its own error, which has to be made from a rejection.

use status_runtime::{HttpError, extract};

#[derive(Debug, thiserror::Error, HttpError)]
#[error("there is no such order")]
#[status(not_found)]
struct NoSuchOrder;

extract::for_error!(mod read => NoSuchOrder);
//~ NoSuchOrder -> `NoSuchOrder`: it cannot be made from a rejection | From<status_runtime::extract::Rejection>

#[derive(Debug, thiserror::Error, HttpError)]
#[error("the cart is empty")]
#[status(conflict_state)]
struct Empty;

extract::for_error! {
    #[status(types = "/problems/")]
    mod own => Empty
    //~ Empty -> `Empty`: it cannot be made from a rejection | own::Rejection
}

fn main() {}
