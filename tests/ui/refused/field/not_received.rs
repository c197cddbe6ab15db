// An error is read from status, headers and body: anything else that a client has of a response is not enough.

use status_runtime::FromResponse;

#[derive(Debug, FromResponse)]
#[status(not_found)]
struct NoSuchOrder;

fn main() {
    _ = NoSuchOrder::read(http::Response::new(()));
    //~ http::Response::new(()) -> is not a response whose body has been received | help:
    _ = NoSuchOrder::read(http::StatusCode::NOT_FOUND);
    //~ http::StatusCode::NOT_FOUND -> is not a response whose body has been received | help:
}
