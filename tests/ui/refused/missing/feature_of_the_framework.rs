// A handler's errors are responses of its framework, whose trait the derive implements where the feature of the framework's
// name is on. Without it, here by `frameworks = none`, or without the derive, axum says only that `Handler` is not implemented.
// That trait is axum's, so that no crate but axum can say more; `#[axum::debug_handler]` (feature `macros`) names the type.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("there is no such order")]
#[status(frameworks = none, not_found)]
struct Refused;

#[axum::debug_handler]
async fn order() -> Result<(), Refused> {
    //~ Result -> `Refused` implements similarly named trait `status_runtime::IntoResponse`
    Err(Refused)
}

struct NoDerive;

#[axum::debug_handler]
async fn orders() -> Result<(), NoDerive> {
    //~ Result -> the trait `axum::response::IntoResponse` is not implemented for `NoDerive`
    Err(NoDerive)
}

fn main() {}
