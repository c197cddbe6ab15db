//! Every keyword of `#[status(..)]`, with examples; the [guide](crate::guide) has the way from the first error to a whole
//! service.
//!
//! The attribute has three places: [on the type](on_the_type), [on a variant](on_a_variant) and [on a
//! field](on_a_field). [`situations`] and [`companions`] have all that they name. [`frameworks`] has the traits that are
//! implemented, [`logging`] the events in the log, [`speed`] what it all costs, and [`what_does_not_compile`] every mistake with
//! the compiler's message.

#[doc = include_str!("../docs/on_the_type.md")]
pub mod on_the_type {}

#[doc = include_str!("../docs/on_a_variant.md")]
pub mod on_a_variant {}

#[doc = include_str!("../docs/on_a_field.md")]
pub mod on_a_field {}

#[doc = include_str!("../docs/situations.md")]
pub mod situations {}

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

#[doc = include_str!("../docs/logging.md")]
pub mod logging {}

#[doc = include_str!("../docs/speed.md")]
pub mod speed {}

// Not compiled here: the tests of these programs compile them, and check each message.
#[cfg(not(doctest))]
#[doc = include_str!("../docs/what_does_not_compile.md")]
pub mod what_does_not_compile {}
