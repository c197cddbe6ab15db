//! The modules that generated code names: one per companion, named like its keyword, with the same items in each.
//!
//! `Value` is the trait for the values of a field, with the parameter `Header` where several headers have the shape. Where a
//! `const` is a text or a list of texts, `Const` is its type and `check` its validator; where it may be of several types,
//! `conversion` finds the conversion into it. A field that is a header is read back
//! from `Header`. `Name` is the trait for a field that is the name of a parameter.

macro_rules! modules {
    ($(
        $companion:ident $name:ident $word:literal {
            $(header: $header:literal,)?
            $(member: $member:literal,)?
            $(connection: $connection:literal,)?
            shape: [$($shape:tt)*],
            $($rest:tt)*
        }
    )*) => {
        $(
            #[doc = concat!("The values of `", $word, "`.")]
            pub mod $name {
                items! { $companion: $($shape)* }
            }
        )*
    };
}

/// The items of each shape. A shape that is not listed does not compile.
macro_rules! items {
    ($of:ident: Challenges) => { items! { @values $of challenge::ChallengeValue [header::Challenge] } };
    ($of:ident: Delay) => { items! { @constants $of delay::RetryAfterValue [header::RetryAfter] } };
    ($of:ident: Methods) => { items! { @values $of methods::AllowValue [header::Allow] } };
    ($of:ident: Reference { fragment: true }) => { items! { @texts $of reference::LocationValue<$of>, &'static str, location } };
    ($of:ident: Reference { fragment: false }) => {
        items! { @texts $of reference::LocationValue<$of>, &'static str, content_location }
    };
    ($of:ident: List(List::MediaRanges)) => { items! { @texts $of list::ListValue<$of>, &'static [&'static str], accept } };
    ($of:ident: List(List::MediaTypes)) => { items! { @texts $of list::ListValue<$of>, &'static [&'static str], accept_patch } };
    ($of:ident: List(List::Codings)) => { items! { @texts $of list::ListValue<$of>, &'static [&'static str], accept_encoding } };
    ($of:ident: List(List::Protocols)) => { items! { @texts $of list::ListValue<$of>, &'static [&'static str], upgrade } };
    ($of:ident: Range) => { items! { @values $of range::ContentRangeValue [header::ContentRange] } };
    ($of:ident: Length) => { items! { @values $of range::LengthValue [value::range::Length] } };
    ($of:ident: EntityTag) => { items! { @texts $of etag::ETagValue [header::ETag], &'static str, entity_tag } };
    ($of:ident: Date($date:path)) => { items! { @values $of date::DateValue<$of> } };
    ($of:ident: Link) => { items! { @values $of link::LinkValue [header::Link] } };
    ($of:ident: BlockedBy) => { items! { @texts $of link::LinkValue [header::Link], &'static str, blocked_by } };
    ($of:ident: Monitor) => { items! { @texts $of link::LinkValue [header::Link], &'static str, location } };
    ($of:ident: RateLimit) => { items! { @values $of rate::RateLimitValue [header::RateLimit] } };
    ($of:ident: RateLimitPolicy) => { items! { @values $of rate::RateLimitPolicyValue [header::RateLimitPolicy] } };
    ($of:ident: ProxyStatus) => { items! { @values $of proxy_status::ProxyStatusValue [header::ProxyStatus] } };
    ($of:ident: Text(Text::CacheControl)) => { items! { @texts $of text::TextValue<$of>, &'static str, cache_control } };
    ($of:ident: Text(Text::Vary)) => { items! { @texts $of text::TextValue<$of>, &'static str, vary } };
    ($of:ident: Text(Text::ContentLanguage)) => { items! { @texts $of text::TextValue<$of>, &'static str, content_language } };
    ($of:ident: Nonce) => { items! { @values $of nonce::NonceValue [header::DpopNonce] } };
    ($of:ident: Errors) => { items! { @values $of member::ErrorsValue } };
    ($of:ident: Parameter) => {
        items! { @values $of parameter::ParameterValue }
        pub use crate::value::parameter::ParameterName as Name;
    };
    ($of:ident: Available) => { items! { @values $of member::Member } };
    ($of:ident: Bytes) => { items! { @values $of member::Member } };
    ($of:ident: FieldName) => { items! { @values $of member::Member } };
    ($of:ident: Constant) => { items! { @values $of member::Member } };

    (@values $of:ident $file:ident::$value:ident $(<$header:ident>)? $([$($of_field:tt)*])?) => {
        items! { @value $of $file::$value $(<$header>)? $([$($of_field)*])? }
        const _: () = assert!(!status_vocabulary::Companion::$of.shape().is_of_texts());
    };
    (@constants $of:ident $file:ident::$value:ident [$($of_field:tt)*]) => {
        items! { @values $of $file::$value [$($of_field)*] }
        pub use crate::value::$file::{Const, check, conversion};
    };
    (@texts $of:ident $file:ident::$value:ident $(<$header:ident>)? $([$($of_field:tt)*])?, $type:ty, $check:ident) => {
        items! { @value $of $file::$value $(<$header>)? $([$($of_field)*])? }
        pub use crate::value::check::$check as check;
        /// The type of a `const`.
        pub type Const = $type;
        const _: () = assert!(status_vocabulary::Companion::$of.shape().is_of_texts());
    };
    (@value $of:ident $file:ident::$value:ident $([$($of_field:tt)*])?) => {
        $(pub use crate::$($of_field)* as Header;)?
        pub use crate::value::$file::$value as Value;
        const _: () = assert!(!status_vocabulary::Companion::$of.shape().is_shared());
    };
    (@value $of:ident $file:ident::$value:ident<$header:ident>) => {
        pub use crate::header::$header as Header;
        pub use crate::value::$file::$value as Value;
        const _: () = assert!(status_vocabulary::Companion::$of.shape().is_shared());
    };
}

status_vocabulary::companion_rows!(modules);
