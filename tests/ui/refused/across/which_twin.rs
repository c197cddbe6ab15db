// `hidden` responds as a `not_found` of the same type would; when there are two, the author says which.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum TwoTwins {
    #[status(hidden)]
    //~ hidden -> `like = Missing` | `like = NoSuchCart`
    Concealed,
    #[error("there is no such order")]
    #[status(not_found)]
    Missing,
    #[error("there is no such cart")]
    #[status(not_found)]
    NoSuchCart,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum NoTwin {
    #[status(hidden, like = Mising)]
    //~ Mising -> `Mising` | `like = Missing`
    Misspelt,
    #[status(hidden, like = Deleted)]
    //~ Deleted -> `Deleted` | not_found | `like = Missing`
    OfAnotherSituation,
    #[status(hidden, like = "Missing")]
    //~ "Missing" -> `like = Missing`
    Quoted,
    #[error("there is no such order")]
    #[status(not_found)]
    Missing,
    #[error("there is no such order any more")]
    #[status(gone)]
    Deleted,
}

fn main() {}
