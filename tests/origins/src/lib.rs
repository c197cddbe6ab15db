//! Errors of other crates: the pages on them are compiled here, where those crates are.

#[cfg(doctest)]
macro_rules! pages {
    ($($page:ident)*) => {
        $(
            #[doc = include_str!(concat!("../../../status-runtime/docs/", stringify!($page), ".md"))]
            mod $page {}
        )*
    };
}

#[cfg(doctest)]
pages! { databases login unexpected upstreams validation }
