// What a transparent variant holds is a part of the catalogue, so a type that holds itself would have no end of responses.

use status_runtime::{FromResponse, HttpError};

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Nested {
    #[status(internal)]
    Broken,
    #[status(transparent)]
    Again(Box<Nested>),
    //~ Box<Nested> -> is the type itself | a situation for `Again`
    #[status(transparent)]
    Itself { inner: std::boxed::Box<Self> },
    //~ std::boxed::Box<Self> -> is the type itself
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Generic<T: std::fmt::Debug> {
    #[status(internal)]
    Broken(T),
    #[status(transparent)]
    Again(Box<Box<Generic<T>>>),
    //~ Box<Box<Generic<T>>> -> is the type itself
}

#[derive(Debug, FromResponse)]
enum Received {
    #[status(internal)]
    Broken,
    #[status(transparent)]
    Again(Box<Received>),
    //~ Box<Received> -> is the type itself
}

fn main() {}
