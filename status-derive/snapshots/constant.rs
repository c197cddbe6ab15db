#[allow(unexpected_cfgs)]
const _: () = {
    #[cfg(rust_analyzer)]
    const _: () = {
        use ::status_runtime::{private::keyword, situation};
        situation::error::not_found;
        situation::error::conflict_state;
        keyword::of_a_variant::link;
    };
};
const _: () = {
    use ::status_runtime::private as __private;
    static __HEADERS_1: [(__private::HeaderName, __private::HeaderValue); 1usize] = [
        __private::line("link", "</help>; rel=\"help\""),
    ];
    static __ENTRIES: [::status_runtime::Entry; 2usize] = {
        const __DOMAIN: __private::Domain = __private::domain(
            "",
            ::core::module_path!(),
        );
        const __CONFLICT_STATE: __private::Parts = __private::Parts::error(
                ::status_runtime::situation::CONFLICT_STATE,
            )
            .domain(__DOMAIN);
        const __NOT_FOUND: __private::Parts = __private::Parts::error(
                ::status_runtime::situation::NOT_FOUND,
            )
            .domain(__DOMAIN);
        [
            __NOT_FOUND
                .entry(
                    "Missing",
                    "missing",
                    "there is no such order",
                    "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,\"detail\":\"there is no such order\",\"code\":\"missing\"}",
                ),
            __CONFLICT_STATE
                .headers(&[__private::header("link", true)])
                .lines(|| &__HEADERS_1)
                .entry(
                    "Shipped",
                    "shipped",
                    "it has shipped",
                    "{\"type\":\"about:blank\",\"title\":\"Conflict\",\"status\":409,\"detail\":\"it has shipped\",\"code\":\"shipped\"}",
                ),
        ]
    };
    const _: () = ::status_runtime::private::an_error::<E>();
    #[cfg_attr(
        doc,
        doc = "| variant | status | code | when |\n|---|---|---|---|\n| `Missing` | 404 | `missing` | There is no such resource, or no route at this URI; nothing is said about how long. |\n| `Shipped` | 409 | `shipped` | The request is valid, but the resource's present state forbids it (wrong lifecycle state, dependents exist, rule that depends on stored data). |\n"
    )]
    #[automatically_derived]
    impl ::status_runtime::HttpError for E
    where
        for<'__status> E: __private::AnError,
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
            __private::respond(&self)
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
        const ENTRIES: &'static [&'static ::status_runtime::Entry] = &__private::refs(
            &__ENTRIES,
        );
    }
    ::status_runtime::__integrate! {
        error[] [E] [for < '__status > E : ::status_runtime::HttpError,]
    }
};
