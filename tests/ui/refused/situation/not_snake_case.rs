// Situations are snake_case words, as in every other attribute of Rust: the message for a hyphen, a capital or quotes
// has the word as it should be.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(not-found)]
    //~ not-found -> snake_case | `not_found`
    Hyphen,
    #[status(NotFound)]
    //~ NotFound -> snake_case | `not_found`
    Camel,
    #[status(NOT_FOUND)]
    //~ NOT_FOUND -> snake_case | `not_found`
    Screaming,
    #[status("not_found")]
    //~ "not_found" -> not_found
    Quoted,
}

fn main() {}
