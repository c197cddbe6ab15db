// A title is the same for every occurrence of its type (RFC 9457 3.1.3): a placeholder in it is not filled in.

#![deny(deprecated)]

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Warned {
    #[status(conflict_state, type = "https://api.example.com/problems/shipped", title = "Order {id} has shipped")]
    //~ "Order {id} has shipped" -> `{` | `detail = " | RFC 9457 3.1.3
    Placeholder { id: u64 },
}

fn main() {}
