#[allow(unexpected_cfgs)]
const _: () = {
    #[cfg(rust_analyzer)]
    const _: () = {
        use ::status_runtime::{private::keyword, situation};
        situation::error::not_found;
        keyword::of_a_field::extension;
        situation::error::rate_limited;
        keyword::of_a_field::retry_after;
        keyword::of_a_variant::transparent;
    };
};
const _: () = {
    use ::status_runtime::private as __private;
    static __ENTRIES: [::status_runtime::Entry; 2usize] = {
        const __DOMAIN: __private::Domain = __private::domain(
            "",
            ::core::module_path!(),
        );
        const __NOT_FOUND: __private::Parts = __private::Parts::error(
                ::status_runtime::situation::NOT_FOUND,
            )
            .domain(__DOMAIN);
        const __RATE_LIMITED: __private::Parts = __private::Parts::error(
                ::status_runtime::situation::RATE_LIMITED,
            )
            .domain(__DOMAIN);
        [
            __NOT_FOUND
                .members(&[__private::member("near", "T", true)])
                .varies(true, true, " does not exist\",\"code\":\"missing\"")
                .entry(
                    "Missing",
                    "missing",
                    "order {id} does not exist",
                    "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,\"detail\":\"order ",
                ),
            __RATE_LIMITED
                .headers(
                    &[
                        __private::header("cache-control", true),
                        __private::header("retry-after", true),
                    ],
                )
                .entry(
                    "TooFast",
                    "too_fast",
                    "wait",
                    "{\"type\":\"about:blank\",\"title\":\"Too Many Requests\",\"status\":429,\"detail\":\"wait\",\"code\":\"too_fast\"}",
                ),
        ]
    };
    #[cfg_attr(
        doc,
        doc = "| variant | status | code | when |\n|---|---|---|---|\n| `Missing` | 404 | `missing` | There is no such resource, or no route at this URI; nothing is said about how long. |\n| `TooFast` | 429 | `too_fast` | Too many requests in a window (or too many at once); waiting a short while fixes it. |\n| `Inner` | as `Declined` | | |\n"
    )]
    #[automatically_derived]
    impl<T: Serialize> ::status_runtime::HttpError for E<T>
    where
        T: __private::Member,
        for<'__status> E<T>: __private::AnError,
    {
        fn entry(&self) -> &'static ::status_runtime::Entry {
            &__ENTRIES[match self {
                E::Missing { .. } => 0usize,
                E::TooFast { .. } => 1usize,
                E::Inner { 0: __field0, .. } => {
                    return <Declined as ::status_runtime::HttpError>::entry(__field0);
                }
            }]
        }
        fn __companions(&self, __headers: &mut __private::HeaderMap) {
            match self {
                E::TooFast { wait: __field0, .. } => {
                    <Duration as __private::value::retry_after::Value>::put(
                        __field0,
                        __headers,
                    );
                }
                E::Inner { 0: __field0, .. } => {
                    <Declined as ::status_runtime::HttpError>::__companions(
                        __field0,
                        __headers,
                    );
                }
                _ => {}
            }
        }
        fn __document(&self, __document: &mut __private::Document<'_>) {
            use __private::{
                AnyErrors as _, AnyExtension as _, AnyRepeating as _, ShowAny as _,
            };
            match self {
                E::Missing { id: __field0, near: __field1, .. } => {
                    __document
                        .piece(
                            "order ",
                            __private::Show::<u64>(__field0).piece(),
                            " does not exist",
                        );
                    __private::Extension::<T>(__field1).member("near", __document);
                }
                E::Inner { 0: __field0, .. } => {
                    <Declined as ::status_runtime::HttpError>::__document(
                        __field0,
                        __document,
                    );
                }
                _ => {}
            }
        }
        ::status_runtime::__named! {
            fn __named(& self, __named : & mut __private::Named < '_ >) { use __private::
            { AnyNamedField as _, AnyRepeating as _ }; match self { E::Missing { id :
            __field0, .. } => { __private::NamedField:: < u64 > (__field0).put("id",
            __named); } E::Inner { 0 : __field0, .. } => { < Declined as
            ::status_runtime::HttpError > ::__named(__field0, __named); } _ => {} } }
        }
    }
    #[automatically_derived]
    impl<T: Serialize> ::status_runtime::IntoResponse for E<T>
    where
        for<'__status> E<T>: ::status_runtime::HttpError,
    {
        fn into_response(self) -> ::status_runtime::Response {
            __private::respond(&self)
        }
    }
    #[automatically_derived]
    impl<T: Serialize> ::core::convert::From<E<T>> for ::status_runtime::Response
    where
        for<'__status> E<T>: ::status_runtime::HttpError,
    {
        fn from(__value: E<T>) -> Self {
            ::status_runtime::IntoResponse::into_response(__value)
        }
    }
    const __GROUPS: &[&[&::status_runtime::Entry]] = {
        use __private::NoCases as _;
        &[
            &[&__ENTRIES[0usize]],
            &[&__ENTRIES[1usize]],
            __private::Cases::<Declined>::ENTRIES,
        ]
    };
    const __DOUBLED: ::core::option::Option<__private::Doubled> = __private::doubled::<
        { __private::room(__GROUPS) },
    >(__GROUPS);
    const _: () = if let ::core::option::Option::Some(__message) = __private::doubled_in(
        __DOUBLED,
        2usize,
        &[2usize],
    ) {
        ::core::panic!("{}", __message.text())
    };
    #[automatically_derived]
    impl<T: Serialize> ::status_runtime::Catalog for E<T> {
        const ENTRIES: &'static [&'static ::status_runtime::Entry] = &__private::flatten::<
            { __private::count(__GROUPS) },
        >(__GROUPS);
        const TRANSPARENT: &'static [::status_runtime::catalog::Transparent] = {
            use __private::NoCases as _;
            &[
                __private::transparent(
                    "Inner",
                    "Declined",
                    2usize,
                    __private::Cases::<Declined>::ENTRIES,
                    __private::Cases::<Declined>::TRANSPARENT,
                ),
            ]
        };
    }
    ::status_runtime::__integrate! {
        error[T : Serialize,] [E < T >] [for < '__status > E < T > :
        ::status_runtime::HttpError,]
    }
};
