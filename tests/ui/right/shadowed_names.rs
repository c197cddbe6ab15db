// The author's types may be called like those of the standard library or of the runtime, and modules like crates.
#![deny(warnings)]

use status_runtime::{HttpError, HttpOutcome};

pub mod core {}
pub mod std {}
pub mod alloc {}
pub mod http {}
pub mod bytes {}
pub mod serde {}

pub struct Option;
pub struct Result;
pub struct String;
pub struct Vec;
pub struct Box;
pub struct Some;
pub struct None;
pub struct Ok;
pub struct Err;
pub struct Entry;
pub struct Response;
pub struct Duration;
pub struct Situation;
pub struct Problem;
pub struct Challenge;
pub trait Into {}
pub trait From {}
pub trait Clone {}
pub trait Default {}
pub trait Display {}
pub trait Error {}
pub trait Catalog {}
pub trait IntoResponse {}

#[allow(unused_macros)]
macro_rules! write {
    ($($token:tt)*) => {
        compile_error!("the author's own")
    };
}

#[allow(unused_macros)]
macro_rules! format_args {
    ($($token:tt)*) => {
        compile_error!("the author's own")
    };
}

#[derive(Debug, HttpError)]
#[status(challenge = bearer(realm = "api"))]
pub enum Refusal {
    #[status(unauthenticated)]
    NoToken,
    #[status(not_found, detail = "there is no order {id}")]
    Missing { id: u64 },
    #[status(hidden)]
    Hidden { id: u64 },
    #[status(unavailable)]
    Down {
        #[status(retry_after)]
        wait: ::core::option::Option<u64>,
    },
    #[status(conflict_state)]
    Conflict {
        #[status(extension)]
        with: ::std::string::String,
    },
}

impl ::core::fmt::Display for Refusal {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.write_str("it failed")
    }
}

impl ::std::error::Error for Refusal {}

#[derive(HttpOutcome)]
pub enum Done {
    #[status(created, location = "/orders/{id}")]
    Created {
        id: u64,
        #[status(body)]
        text: ::std::string::String,
    },
}

/// What is called like a primitive type.
#[allow(non_camel_case_types)]
pub mod primitive {
    use status_runtime::{FromResponse, HttpError, HttpOutcome};

    pub struct bool;
    pub struct str;
    pub struct u8;
    pub struct u16;
    pub struct u64;
    pub struct usize;

    const SERVICE: &::core::primitive::str = "orders";
    const WAIT: ::core::primitive::u64 = 5;

    #[derive(Debug, thiserror::Error, HttpError, FromResponse)]
    #[error("it failed")]
    #[status(types = "/problems/", challenge = bearer(realm = SERVICE), subset(ReadOrder = [Missing, Down]))]
    pub enum Refusal {
        #[status(unauthenticated)]
        NoToken,
        #[status(not_found, header("X-Service" = SERVICE))]
        Missing {
            #[status(extension)]
            id: ::core::primitive::u64,
        },
        #[status(hidden)]
        Hidden { id: ::core::primitive::u64 },
        #[status(unavailable, retry_after = WAIT)]
        Down,
        #[status(gone, detail = SERVICE)]
        Gone,
    }

    #[derive(HttpOutcome)]
    pub enum Read {
        #[status(created, location = "/orders/{id}", header("X-Service" = SERVICE))]
        Order { id: ::core::primitive::u64 },
    }
}

/// A container of the author's own, which can be shown where the one of that name cannot.
pub mod shelf {
    #[derive(Debug)]
    pub struct Vec<T>(pub ::std::vec::Vec<T>);

    impl<T: ::core::fmt::Display> ::core::fmt::Display for Vec<T> {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            self.0.iter().try_for_each(|item| item.fmt(f))
        }
    }

    #[derive(Debug, thiserror::Error, status_runtime::HttpError)]
    #[error("it failed")]
    pub enum Refusal {
        #[status(not_found, detail = "nothing stands at {places}")]
        Empty { places: Vec<u64> },
    }

    #[derive(status_runtime::HttpOutcome)]
    pub enum Read {
        #[status(created, location = "/shelves/{places}")]
        Shelf { places: Vec<u64> },
    }
}

fn main() {}
