//! The presence of a field's value in a response, as far as its type tells.

use std::marker::PhantomData;

use crate::header::{Accept, AcceptEncoding, Upgrade};

/// A type that may be an `Option` or a list by another name. The inherent constants are those of such types, and come before those
/// of the trait, which are for the rest.
#[derive(Debug)]
pub struct Presence<T: ?Sized>(PhantomData<T>);

#[allow(missing_docs)]
impl<T> Presence<Option<T>> {
    pub const MEMBER: bool = false;
    pub const HEADER: bool = false;
}

/// The lists that may be empty, and leave their headers out.
macro_rules! lists {
    ($([$($of:ident)?] $list:ty;)*) => {
        $(
            #[allow(missing_docs)]
            impl$(<$of>)? Presence<$list> {
                pub const HEADER: bool = false;
            }
        )*
    };
}

lists! {
    [T] Vec<T>;
    [T] &[T];
    [] Accept;
    [] AcceptEncoding;
    [] Upgrade;
}

#[allow(missing_docs)]
pub trait AnyPresence {
    const MEMBER: bool = true;
    const HEADER: bool = true;
}

impl<T: ?Sized> AnyPresence for Presence<T> {}
