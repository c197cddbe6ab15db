// What a client reads, wherever the derive may stand, and whatever the names around it are.
#![no_implicit_prelude]
#![deny(warnings)]
#![forbid(unsafe_code, unused_qualifications)]

extern crate status_runtime as other;

pub mod core {}
pub mod std {}
pub struct Option;
pub struct Result;
pub struct Ok;
pub struct Err;
pub struct Received;
pub trait From {}
pub trait FromResponse {}

#[derive(::core::fmt::Debug, other::FromResponse)]
#[status(crate = other, types = "https://api.example.com/problems/")]
pub enum r#Failure<'a, T, const N: usize> {
    #[status(not_found)]
    r#Missing {
        #[status(extension)]
        r#fn: u64,
        #[status(extension = "class")]
        r#type: T,
    },
    #[status(rate_limited)]
    TooFast(#[status(retry_after)] ::core::option::Option<::core::time::Duration>, #[status(extension = "tries")] u8),
    #[cfg(any())]
    #[status(gone)]
    Never(Nothing),
    #[cfg(all())]
    #[status(gone)]
    Always,
    #[status(internal, server_only)]
    Borrowed(&'a [u8; N]),
    #[status(transparent, server_only)]
    Inner(::std::boxed::Box<Inner>),
    #[status(unavailable, by_status)]
    Down,
    #[status(unknown)]
    Other(other::Received),
}

#[derive(::core::fmt::Debug)]
pub struct Inner;

macro_rules! failures {
    ($($name:ident: $situation:ident $($field:ident: $type:ty = $keyword:ident)?;)*) => {
        #[derive(::core::fmt::Debug, ::status_runtime::FromResponse)]
        pub enum Made {
            $(#[status($situation)] $name { $(#[status($keyword)] $field: $type)? },)*
        }
    };
}

failures! {
    Gone: gone;
    Conflict: conflict_state id: u64 = extension;
    Changed: edit_conflict tag: ::status_runtime::ETag = etag;
}

#[deprecated]
#[derive(::core::fmt::Debug, ::status_runtime::FromResponse)]
#[status(conflict_state)]
pub struct Old {
    #[deprecated]
    #[status(extension)]
    pub id: u64,
}

#[derive(::core::fmt::Debug, ::status_runtime::FromResponse)]
pub enum Outer<E> {
    #[status(transparent)]
    Made(Made),
    #[status(transparent)]
    Any(E),
    #[status(hidden, like = none)]
    Hidden { id: u64 },
}

// Code, members and headers are the server's, and the client's own names do not matter.
#[derive(::core::fmt::Debug, ::status_runtime::HttpError, ::status_runtime::FromResponse)]
#[status(gone)]
pub struct Gone;

impl ::core::fmt::Display for Gone {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.write_str("it is gone")
    }
}

impl ::std::error::Error for Gone {}

::status_runtime::catalog::reads!(Gone, Gone);

fn main() {}
