#[allow(unexpected_cfgs)]
const _: () = {
    #[cfg(rust_analyzer)]
    const _: () = {
        use ::status_runtime::{private::word, situation};
        situation::outcome::created;
        word::of_a_variant::location;
        word::of_a_field::body;
        situation::outcome::no_content;
    };
};
const _: () = {
    static __ENTRIES: [::status_runtime::Entry; 2usize] = [
        ::status_runtime::private::entry(::status_runtime::private::Parts {
            situation: ::status_runtime::situation::CREATED,
            code: "created",
            type_uri: "about:blank",
            title: "Created",
            variant: "Created",
            docs: "",
            headers: &[::status_runtime::private::header("location", true)],
            members: &[],
            has_detail: false,
            detail: "",
            content: ::core::option::Option::Some(
                ::status_runtime::__content!(
                    { use ::status_runtime::private::CarryAny as _;
                    ::status_runtime::private::Carry:: < Order > ::MEDIA_TYPE }, "Order",
                    [Order]
                ),
            ),
            log: ::status_runtime::private::Level::Off,
            wire: ::status_runtime::private::Wire {
                status: ::status_runtime::private::status(201u16),
                headers: &::status_runtime::private::NO_HEADERS,
                head: "",
                tail: "",
                body: ::status_runtime::private::Body::None,
            },
        }),
        ::status_runtime::private::entry(::status_runtime::private::Parts {
            situation: ::status_runtime::situation::NO_CONTENT,
            code: "deleted",
            type_uri: "about:blank",
            title: "No Content",
            variant: "Deleted",
            docs: "",
            headers: &[],
            members: &[],
            has_detail: false,
            detail: "",
            content: ::core::option::Option::None,
            log: ::status_runtime::private::Level::Off,
            wire: ::status_runtime::private::Wire {
                status: ::status_runtime::private::status(204u16),
                headers: &::status_runtime::private::NO_HEADERS,
                head: "",
                tail: "",
                body: ::status_runtime::private::Body::None,
            },
        }),
    ];
    #[automatically_derived]
    impl ::status_runtime::HttpOutcome for Done {
        fn entry(&self) -> &'static ::status_runtime::Entry {
            &__ENTRIES[match self {
                Done::Created { .. } => 0usize,
                Done::Deleted { .. } => 1usize,
            }]
        }
    }
    #[automatically_derived]
    impl ::status_runtime::IntoResponse for Done {
        fn into_response(self) -> ::status_runtime::Response {
            {
                let __entry = ::status_runtime::HttpOutcome::entry(&self);
                let mut __headers = ::status_runtime::private::fixed(__entry);
                {
                    let __headers = &mut __headers;
                    match &self {
                        Done::Created { id: __field0, .. } => {
                            ::status_runtime::private::located(
                                const {
                                    ::status_runtime::private::HeaderName::from_static(
                                        "location",
                                    )
                                },
                                &[
                                    ::status_runtime::private::Part::Text("/orders/"),
                                    ::status_runtime::private::Part::Segment(
                                        ::status_runtime::private::shown::<u64>(__field0),
                                    ),
                                ],
                                __headers,
                            );
                        }
                        _ => {}
                    }
                }
                ::status_runtime::private::outcome(
                    __entry,
                    __headers,
                    {
                        use ::status_runtime::private::CarryAny as _;
                        match self {
                            Done::Created { order: __field1, .. } => {
                                ::status_runtime::private::Carry::<Order>(__field1)
                                    .content(::core::option::Option::None)
                            }
                            _ => ::status_runtime::private::Content::EMPTY,
                        }
                    },
                )
            }
        }
    }
    #[automatically_derived]
    impl ::core::convert::From<Done> for ::status_runtime::Response {
        fn from(__value: Done) -> Self {
            ::status_runtime::IntoResponse::into_response(__value)
        }
    }
    #[automatically_derived]
    impl ::status_runtime::Catalog for Done {
        const ENTRIES: &'static [&'static ::status_runtime::Entry] = &::status_runtime::private::refs(
            &__ENTRIES,
        );
    }
    ::status_runtime::__integrate! {
        outcome[] [Done] [for < '__status > Done : ::status_runtime::IntoResponse,]
    }
};
