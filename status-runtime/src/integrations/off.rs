//! Empty macros for the frameworks whose features are off.

#[cfg(not(feature = "actix-web"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __actix_web {
    ($($off:tt)*) => {};
}

#[cfg(not(feature = "aide"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __aide {
    ($($off:tt)*) => {};
}

#[cfg(not(feature = "aide"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __aide_shape {
    ($($off:tt)*) => {
        ()
    };
}

#[cfg(not(feature = "axum"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __axum {
    ($($off:tt)*) => {};
}

#[cfg(not(feature = "connectrpc"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __connectrpc {
    ($($off:tt)*) => {};
}

#[cfg(not(feature = "dropshot"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __dropshot {
    ($($off:tt)*) => {};
}

#[cfg(not(feature = "lambda_http"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __lambda_http {
    ($($off:tt)*) => {};
}

#[cfg(not(feature = "grpc"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __named {
    ($($off:tt)*) => {};
}

#[cfg(not(feature = "ntex"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __ntex {
    ($($off:tt)*) => {};
}

#[cfg(not(feature = "poem"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __poem {
    ($($off:tt)*) => {};
}

#[cfg(not(feature = "rocket"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __rocket {
    ($($off:tt)*) => {};
}

#[cfg(not(feature = "salvo"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __salvo {
    ($($off:tt)*) => {};
}

#[cfg(not(feature = "tonic"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __tonic {
    ($($off:tt)*) => {};
}

#[cfg(not(feature = "utoipa"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __utoipa {
    ($($off:tt)*) => {};
}

#[cfg(not(feature = "utoipa"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __utoipa_shape {
    ($($off:tt)*) => {
        ()
    };
}

#[cfg(not(feature = "viz"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __viz {
    ($($off:tt)*) => {};
}

#[cfg(not(feature = "warp"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __warp {
    ($($off:tt)*) => {};
}

#[cfg(not(feature = "worker"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __worker {
    ($($off:tt)*) => {};
}
