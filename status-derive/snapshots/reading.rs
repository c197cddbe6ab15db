#[allow(unexpected_cfgs)]
const _: () = {
    #[cfg(rust_analyzer)]
    const _: () = {
        use ::status_runtime::{private::keyword, situation};
        situation::error::conflict_state;
        keyword::of_a_field::extension;
        keyword::of_a_field::etag;
        situation::error::internal;
        keyword::of_a_variant::server_only;
        situation::error::unavailable;
        keyword::of_a_variant::by_status;
        keyword::of_a_variant::transparent;
        keyword::of_a_variant::unknown;
    };
};
const _: () = {
    use ::status_runtime::private as __private;
    static __ENTRIES: [::status_runtime::Entry; 2usize] = {
        const __DOMAIN: __private::Domain = __private::domain(
            "",
            ::core::module_path!(),
        );
        const __CONFLICT_STATE: __private::Parts = __private::Parts::error(
                ::status_runtime::situation::CONFLICT_STATE,
            )
            .domain(__DOMAIN);
        const __UNAVAILABLE: __private::Parts = __private::Parts::error(
                ::status_runtime::situation::UNAVAILABLE,
            )
            .domain(__DOMAIN);
        [
            __CONFLICT_STATE
                .headers(&[__private::header("etag", false)])
                .members(&[__private::member("by", "T", true)])
                .varies(true, true, "\",\"code\":\"taken\"")
                .entry(
                    "Taken",
                    "taken",
                    "",
                    "{\"type\":\"about:blank\",\"title\":\"Conflict\",\"status\":409,\"detail\":\"",
                ),
            __UNAVAILABLE
                .by_status(true)
                .entry(
                    "Down",
                    "down",
                    "",
                    "{\"type\":\"about:blank\",\"title\":\"Service Unavailable\",\"status\":503,\"code\":\"down\"}",
                ),
        ]
    };
    const __GROUPS: &[&[&::status_runtime::Entry]] = &[
        &__private::refs(&__ENTRIES),
        <Declined as ::status_runtime::FromResponse>::KNOWN,
    ];
    #[automatically_derived]
    impl<T> ::status_runtime::FromResponse for E<T>
    where
        T: __private::Readable,
    {
        const KNOWN: &'static [&'static ::status_runtime::Entry] = &__private::flatten::<
            { __private::count(__GROUPS) },
        >(__GROUPS);
        const __TRANSPARENT: &'static [::status_runtime::catalog::Transparent] = &[
            __private::transparent(
                "Inner",
                "Declined",
                2usize,
                <Declined as ::status_runtime::FromResponse>::KNOWN,
                <Declined as ::status_runtime::FromResponse>::__TRANSPARENT,
            ),
        ];
        fn __read(
            __at: ::core::primitive::usize,
            __fields: &__private::Fields<'_>,
        ) -> ::core::result::Result<Self, __private::Broken> {
            match __at {
                0usize => {
                    return ::core::result::Result::Ok(Self::Taken {
                        by: __fields.member::<T>("by")?,
                        now: __fields
                            .header::<
                                __private::value::etag::Header,
                                Option<ETag>,
                            >("etag")?,
                    });
                }
                1usize => return ::core::result::Result::Ok(Self::Down {}),
                _ => {}
            }
            let __at = __at - 2usize;
            ::core::result::Result::Ok(Self::Inner {
                0: <Declined as ::status_runtime::FromResponse>::__read(__at, __fields)?,
            })
        }
    }
    #[automatically_derived]
    impl<T> ::core::convert::From<::status_runtime::Received> for E<T> {
        fn from(__received: ::status_runtime::Received) -> Self {
            E::Unknown {
                0: <Received as __private::Keep>::keep(__received),
            }
        }
    }
};
