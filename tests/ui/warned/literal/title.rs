// A title is the same for every occurrence of its type (RFC 9457 3.1.3): a placeholder in it is not filled in. It
// is a short summary, on one line.

#![deny(deprecated)]

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Warned {
    #[status(conflict_state, type = "https://api.example.com/problems/shipped", title = "Order {id} has shipped")]
    //~ "Order {id} has shipped" -> `{` | `detail = " | RFC 9457 3.1.3
    Placeholder { id: u64 },
    #[status(conflict_state, type = "https://api.example.com/problems/sold", title = "Out of\nstock")]
    //~ "Out of\nstock" -> control character | `title = "Out of stock"` | RFC 9457 3.1.3
    TwoLines,
    #[status(conflict_state, type = "https://api.example.com/problems/lost", title = "\0")]
    //~ "\0" -> control character | `title = "Out of stock"`
    Nothing,
    #[status(conflict_state, type = "https://api.example.com/problems/old", title = "A\tB", deliberate(title))]
    Deliberate,
}

fn main() {}
