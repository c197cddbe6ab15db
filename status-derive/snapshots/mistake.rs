#[allow(unexpected_cfgs)]
const _: () = {
    #[cfg(rust_analyzer)]
    const _: () = {
        use ::status_runtime::{private::keyword, situation};
        situation::error::unauthenticated;
    };
};
const _: () = {
    ::core::compile_error! {
        "401 requires WWW-Authenticate\nhelp: add `challenge = bearer(realm = \"api\")`, here or on the type\nnote: RFC 9110 15.5.2"
    }
};
const _: () = {
    const _: () = ::status_runtime::private::an_error::<E>();
    #[automatically_derived]
    impl ::status_runtime::HttpError for E
    where
        for<'__status> E: ::status_runtime::private::AnError,
    {
        fn entry(&self) -> &'static ::status_runtime::Entry {
            ::core::panic!("the attribute has an error")
        }
    }
    #[automatically_derived]
    impl ::status_runtime::IntoResponse for E
    where
        for<'__status> E: ::status_runtime::private::AnError,
    {
        fn into_response(self) -> ::status_runtime::Response {
            ::core::panic!("the attribute has an error")
        }
    }
    #[automatically_derived]
    impl ::core::convert::From<E> for ::status_runtime::Response
    where
        for<'__status> E: ::status_runtime::private::AnError,
    {
        fn from(_: E) -> Self {
            ::core::panic!("the attribute has an error")
        }
    }
    #[automatically_derived]
    impl ::status_runtime::Catalog for E
    where
        for<'__status> E: ::status_runtime::private::AnError,
    {
        const ENTRIES: &'static [&'static ::status_runtime::Entry] = &[];
    }
    ::status_runtime::__integrate! {
        error[] [E] [for < '__status > E : ::status_runtime::HttpError,]
    }
};
