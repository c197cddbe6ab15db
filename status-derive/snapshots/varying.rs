#[allow(unexpected_cfgs)]
const _: () = {
    #[cfg(rust_analyzer)]
    const _: () = {
        use ::status_runtime::{private::word, situation};
        situation::error::not_found;
        word::of_a_field::extension;
        situation::error::rate_limited;
        word::of_a_field::retry_after;
        word::of_a_variant::transparent;
    };
};
const _: () = {
    static __ENTRIES: [::status_runtime::Entry; 2usize] = [
        ::status_runtime::private::entry(::status_runtime::private::Parts {
            situation: ::status_runtime::situation::NOT_FOUND,
            code: "missing",
            type_uri: "about:blank",
            title: "Not Found",
            variant: "Missing",
            docs: "",
            headers: &[::status_runtime::private::header("cache-control", true)],
            members: &[::status_runtime::private::member("near", "T", true)],
            has_detail: true,
            detail: "order {id} does not exist",
            content: ::core::option::Option::None,
            log: ::status_runtime::private::Level::Debug,
            wire: ::status_runtime::private::Wire {
                status: ::status_runtime::private::status(404u16),
                headers: &::status_runtime::private::PROBLEM_NO_STORE,
                head: "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404",
                tail: ",\"code\":\"missing\"",
                body: ::status_runtime::private::Body::Problem,
            },
        }),
        ::status_runtime::private::entry(::status_runtime::private::Parts {
            situation: ::status_runtime::situation::RATE_LIMITED,
            code: "too_fast",
            type_uri: "about:blank",
            title: "Too Many Requests",
            variant: "TooFast",
            docs: "",
            headers: &[
                ::status_runtime::private::header("cache-control", true),
                ::status_runtime::private::header("retry-after", true),
            ],
            members: &[],
            has_detail: true,
            detail: "wait",
            content: ::core::option::Option::None,
            log: ::status_runtime::private::Level::Info,
            wire: ::status_runtime::private::Wire {
                status: ::status_runtime::private::status(429u16),
                headers: &::status_runtime::private::PROBLEM_NO_STORE,
                head: "{\"type\":\"about:blank\",\"title\":\"Too Many Requests\",\"status\":429,\"detail\":\"wait\",\"code\":\"too_fast\"}",
                tail: "",
                body: ::status_runtime::private::Body::Whole,
            },
        }),
    ];
    #[automatically_derived]
    impl<T: Serialize> ::status_runtime::HttpError for E<T>
    where
        T: ::status_runtime::private::Member,
        for<'__status> E<T>: ::status_runtime::private::AnError,
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
        fn __companions(&self, __headers: &mut ::status_runtime::private::HeaderMap) {
            match self {
                E::TooFast { wait: __field0, .. } => {
                    <Duration as ::status_runtime::private::RetryAfterValue>::put(
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
        fn __document(&self, __document: &mut ::status_runtime::private::Document<'_>) {
            use ::status_runtime::private::{AnyExtension as _, ShowAny as _};
            match self {
                E::Missing { id: __field0, near: __field1, .. } => {
                    __document
                        .pieces(
                            &[
                                ::status_runtime::private::Piece::Plain("order "),
                                ::status_runtime::private::Show::<u64>(__field0).piece(),
                                ::status_runtime::private::Piece::Plain(" does not exist"),
                            ],
                        );
                    ::status_runtime::private::Extension::<T>(__field1)
                        .member("near", __document);
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
    }
    #[automatically_derived]
    impl<T: Serialize> ::status_runtime::IntoResponse for E<T>
    where
        for<'__status> E<T>: ::status_runtime::HttpError,
    {
        fn into_response(self) -> ::status_runtime::Response {
            ::status_runtime::private::respond(&self)
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
        use ::status_runtime::private::NoAnswers as _;
        &[
            &[&__ENTRIES[0usize]],
            &[&__ENTRIES[1usize]],
            ::status_runtime::private::Answers::<Declined>::ENTRIES,
        ]
    };
    #[automatically_derived]
    impl<T: Serialize> ::status_runtime::Catalog for E<T> {
        const ENTRIES: &'static [&'static ::status_runtime::Entry] = &::status_runtime::private::flatten::<
            { ::status_runtime::private::count(__GROUPS) },
        >(__GROUPS);
    }
    ::status_runtime::__integrate! {
        error[T : Serialize,] [E < T >] [for < '__status > E < T > :
        ::status_runtime::HttpError,]
    }
};
