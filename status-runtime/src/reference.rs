//! Every keyword of `#[status(..)]`, with examples.
//!
//! The attribute has three places: [on the type](on_the_type), [on a variant](on_a_variant) and [on a
//! field](on_a_field). [`companions`] lists the companions of situations, and [`situation`](crate::situation) the
//! situations themselves; [`frameworks`] the features, `extractors` the requests that cannot be read, [`logging`] the events
//! in the log, [`subsets`] the types for single operations, [`reading`] a client's way to the typed error of a response,
//! [`retrying`] its way to send a request again, [`documents`] the documents that are made from a type, and [`migration`] the
//! way from other ways of writing errors. Errors come from somewhere: [`validation`], [`databases`], [`upstreams`],
//! [`login`], and [`unexpected`] ones.
//! [`what_does_not_compile`] has every mistake with the compiler's message.

#[doc = include_str!("../docs/on_the_type.md")]
pub mod on_the_type {}

#[doc = include_str!("../docs/on_a_variant.md")]
pub mod on_a_variant {}

#[doc = include_str!("../docs/on_a_field.md")]
pub mod on_a_field {}

#[doc = include_str!("../docs/companions.md")]
pub mod companions {
    macro_rules! pages {
        ($($companion:ident $name:ident $word:literal $row:tt)*) => {
            $(
                #[doc = include_str!(concat!("../docs/companions/", $word, ".md"))]
                pub mod $name {}
            )*
        };
    }

    status_vocabulary::companion_rows!(pages);
}

#[doc = include_str!("../docs/frameworks.md")]
pub mod frameworks {}

#[cfg(feature = "axum-extract")]
#[doc = include_str!("../docs/extractors.md")]
pub mod extractors {}

#[doc = include_str!("../docs/logging.md")]
pub mod logging {}

#[doc = include_str!("../docs/retrying.md")]
pub mod retrying {}

#[doc = include_str!("../docs/documents.md")]
pub mod documents {}

#[doc = include_str!("../docs/subsets.md")]
pub mod subsets {}

#[doc = include_str!("../docs/migration.md")]
pub mod migration {}

#[doc = include_str!("../docs/reading.md")]
pub mod reading {}

// Not compiled here, but where the crates are that they are about: in `status-origins`.
#[cfg(not(doctest))]
#[doc = include_str!("../docs/validation.md")]
pub mod validation {}

#[cfg(not(doctest))]
#[doc = include_str!("../docs/unexpected.md")]
pub mod unexpected {}

#[cfg(not(doctest))]
#[doc = include_str!("../docs/databases.md")]
pub mod databases {}

#[cfg(not(doctest))]
#[doc = include_str!("../docs/upstreams.md")]
pub mod upstreams {}

#[cfg(not(doctest))]
#[doc = include_str!("../docs/login.md")]
pub mod login {}

// Not compiled here: the tests of these programs compile them, and check each message.
#[cfg(not(doctest))]
#[doc = include_str!("../docs/what_does_not_compile.md")]
pub mod what_does_not_compile {}
