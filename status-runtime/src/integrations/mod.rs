//! One file per framework. Each defines a macro that the derives' output calls, empty without the framework's feature.

pub mod axum;

/// Implements the traits of every framework that is turned on, for a derived type.
#[doc(hidden)]
#[macro_export]
macro_rules! __integrate {
    ($kind:ident $generics:tt $type:tt $bounds:tt) => {
        $crate::__axum! { $kind $generics $type $bounds }
    };
}
