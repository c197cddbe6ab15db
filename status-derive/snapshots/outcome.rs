#[allow(unexpected_cfgs)]
const _: () = {
    #[cfg(rust_analyzer)]
    const _: () = {
        use ::status_runtime::{private::keyword, situation};
        situation::outcome::created;
        keyword::of_a_variant::location;
        keyword::of_a_field::body;
        situation::outcome::no_content;
    };
};
const _: () = {
    use ::status_runtime::private as __private;
    static __ENTRIES: [::status_runtime::Entry; 2usize] = {
        const __CREATED: __private::Parts = __private::Parts::outcome(
            ::status_runtime::situation::CREATED,
        );
        const __NO_CONTENT: __private::Parts = __private::Parts::outcome(
            ::status_runtime::situation::NO_CONTENT,
        );
        [
            __CREATED
                .headers(&[__private::header("location", true)])
                .content(
                    ::core::option::Option::Some(
                        ::status_runtime::__content!(
                            { use __private::CarryAny as _; __private::Carry:: < Order >
                            ::MEDIA_TYPE }, "Order", [Order]
                        ),
                    ),
                )
                .entry("Created", "created", "", ""),
            __NO_CONTENT.entry("Deleted", "deleted", "", ""),
        ]
    };
    #[cfg_attr(
        doc,
        doc = "| variant | status | code | when |\n|---|---|---|---|\n| `Created` | 201 | `created` | One or more resources now exist because of this request. |\n| `Deleted` | 204 | `deleted` | Done; deliberately nothing to say. |\n"
    )]
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
                let mut __headers = __private::fixed(__entry);
                {
                    let __headers = &mut __headers;
                    match &self {
                        Done::Created { id: __field0, .. } => {
                            __private::located(
                                const { __private::HeaderName::from_static("location") },
                                &[
                                    __private::Part::Text("/orders/"),
                                    __private::Part::Segment(__private::shown::<u64>(__field0)),
                                ],
                                __headers,
                            );
                        }
                        _ => {}
                    }
                }
                __private::outcome(
                    __entry,
                    __headers,
                    {
                        use __private::{CarryAny as _, CarryOption as _};
                        match self {
                            Done::Created { order: __field1, .. } => {
                                __private::Carry::<Order>(__field1)
                                    .content(::core::option::Option::None)
                            }
                            _ => __private::Content::None,
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
        const ENTRIES: &'static [&'static ::status_runtime::Entry] = &__private::refs(
            &__ENTRIES,
        );
    }
    ::status_runtime::__integrate! {
        outcome[] [Done] [for < '__status > Done : ::status_runtime::IntoResponse,]
    }
};
