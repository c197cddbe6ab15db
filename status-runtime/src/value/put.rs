//! The macro that defines the traits for the values of a companion, and common functions for their headers.

use std::fmt::Display;

use http::{HeaderMap, HeaderName, HeaderValue};

use crate::trace;

/// Defines a trait, whose errors the compiler explains, and implements it for types, each with the code that appends a
/// value of it. Where several headers have one shape, the trait has the header's type as a parameter.
macro_rules! values {
    (@trait $(#[$attribute:meta])* $trait:ident [$($of:ident: $bound:ident)?] ($($argument:ident: $type:ty),*)) => {
        $(#[$attribute])*
        #[allow(missing_docs)]
        pub trait $trait$(<$of: $bound>)? {
            const OPTIONAL: bool = false;
            fn put(&self, $($argument: $type,)* headers: &mut HeaderMap);
        }

        #[diagnostic::do_not_recommend]
        impl<$($of: $bound,)? T: $trait$(<$of>)?> $trait$(<$of>)? for Option<T> {
            const OPTIONAL: bool = true;
            fn put(&self, $($argument: $type,)* headers: &mut HeaderMap) {
                if let Some(value) = self {
                    value.put($($argument,)* headers);
                }
            }
        }
    };
    (
        @impl $trait:ident [$($of:ident: $bound:ident)?] ($($argument:ident: $type:ty),*)
        $self:ty, $value:ident, $headers:ident, $put:expr
    ) => {
        #[diagnostic::do_not_recommend]
        impl$(<$of: $bound>)? $trait$(<$of>)? for $self {
            fn put(&self, $($argument: $type,)* $headers: &mut HeaderMap) {
                let $value = self;
                $put
            }
        }
    };
    ($(
        $(#[$attribute:meta])*
        $trait:ident $of:tt $arguments:tt {
            $([$($self:ty),*] => |$value:ident, $headers:ident| $put:expr;)*
        }
    )*) => {
        $(
            $crate::value::put::values! { @trait $(#[$attribute])* $trait $of $arguments }
            $($($crate::value::put::values! { @impl $trait $of $arguments $self, $value, $headers, $put })*)*
        )*
    };
}
pub(super) use values;

/// An element of a list that must not be empty, where there is none to send: no client takes it for its own.
pub(super) const UNKNOWN: &str = "Unknown";

pub(super) fn append<E: Display>(name: HeaderName, value: Result<HeaderValue, E>, headers: &mut HeaderMap) {
    match value {
        Ok(value) => {
            headers.append(name, value);
        }
        Err(error) => trace::left_out(name.as_str(), &error),
    }
}

#[allow(missing_docs)]
pub fn lines(name: HeaderName, lines: &'static [&'static str], headers: &mut HeaderMap) {
    for line in lines {
        headers.append(&name, HeaderValue::from_static(line));
    }
}
