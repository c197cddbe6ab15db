#[allow(unexpected_cfgs)]
const _: () = {
    #[cfg(rust_analyzer)]
    const _: () = {
        use ::status_runtime::{private::word, situation};
        situation::error::not_found;
        situation::error::conflict_state;
        word::of_a_variant::link;
    };
};
const _: () = {
    static __HEADERS_1: [(
        ::status_runtime::private::HeaderName,
        ::status_runtime::private::HeaderValue,
    ); 2usize] = [
        ::status_runtime::private::line("content-type", "application/problem+json"),
        ::status_runtime::private::line("link", "</help>; rel=\"help\""),
    ];
    static __ENTRIES: [::status_runtime::Entry; 2usize] = [
        ::status_runtime::private::entry(::status_runtime::private::Parts {
            situation: ::status_runtime::situation::NOT_FOUND,
            code: "missing",
            type_uri: "about:blank",
            title: "Not Found",
            variant: "Missing",
            docs: "",
            headers: &[::status_runtime::private::header("cache-control", true)],
            members: &[],
            has_detail: true,
            detail: "there is no such order",
            content: ::core::option::Option::None,
            log: ::status_runtime::private::Level::Debug,
            wire: ::status_runtime::private::Wire {
                status: ::status_runtime::private::status(404u16),
                headers: &::status_runtime::private::PROBLEM_NO_STORE,
                head: "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,\"detail\":\"there is no such order\",\"code\":\"missing\"}",
                tail: "",
                body: ::status_runtime::private::Body::Whole,
            },
        }),
        ::status_runtime::private::entry(::status_runtime::private::Parts {
            situation: ::status_runtime::situation::CONFLICT_STATE,
            code: "shipped",
            type_uri: "about:blank",
            title: "Conflict",
            variant: "Shipped",
            docs: "",
            headers: &[::status_runtime::private::header("link", true)],
            members: &[],
            has_detail: true,
            detail: "it has shipped",
            content: ::core::option::Option::None,
            log: ::status_runtime::private::Level::Info,
            wire: ::status_runtime::private::Wire {
                status: ::status_runtime::private::status(409u16),
                headers: &__HEADERS_1,
                head: "{\"type\":\"about:blank\",\"title\":\"Conflict\",\"status\":409,\"detail\":\"it has shipped\",\"code\":\"shipped\"}",
                tail: "",
                body: ::status_runtime::private::Body::Whole,
            },
        }),
    ];
    const _: () = ::status_runtime::private::an_error::<E>();
    #[automatically_derived]
    impl ::status_runtime::HttpError for E
    where
        for<'__status> E: ::status_runtime::private::AnError,
    {
        fn entry(&self) -> &'static ::status_runtime::Entry {
            &__ENTRIES[match self {
                E::Missing { .. } => 0usize,
                E::Shipped { .. } => 1usize,
            }]
        }
    }
    #[automatically_derived]
    impl ::status_runtime::IntoResponse for E
    where
        for<'__status> E: ::status_runtime::HttpError,
    {
        fn into_response(self) -> ::status_runtime::Response {
            ::status_runtime::private::respond(&self)
        }
    }
    #[automatically_derived]
    impl ::core::convert::From<E> for ::status_runtime::Response
    where
        for<'__status> E: ::status_runtime::HttpError,
    {
        fn from(__value: E) -> Self {
            ::status_runtime::IntoResponse::into_response(__value)
        }
    }
    #[automatically_derived]
    impl ::status_runtime::Catalog for E {
        const ENTRIES: &'static [&'static ::status_runtime::Entry] = &::status_runtime::private::refs(
            &__ENTRIES,
        );
    }
    ::status_runtime::__integrate! {
        error[] [E] [for < '__status > E : ::status_runtime::HttpError,]
    }
};
