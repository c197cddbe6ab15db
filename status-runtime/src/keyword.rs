//! The keywords inside `#[status(..)]`, for editors: the purpose of each, and the RFC and section that define it.
//!
//! The situations are in [`situation::error`](crate::situation::error) and [`situation::outcome`](crate::situation::outcome).
//! The others are here, and those that an editor offers at a place are in the module of that place.

macro_rules! companions {
    ($(
        $companion:ident $name:ident $keyword:literal {
            $(header: $header:literal,)?
            $(member: $member:literal,)?
            shape: $shape:tt,
            purpose: $purpose:literal,
            source: $source:literal,
            example: $example:literal,
            $($rest:tt)*
        }
    )*) => {
        $(
            #[doc = concat!(
                "`", $example, "`: ", $purpose,
                $(", as the header `", $header, "`",)? $(", as the member `", $member, "`",)? " (", $source, ")."
            )]
            // The page is long, and only editors show it here.
            #[cfg_attr(rust_analyzer, doc = "")]
            #[cfg_attr(rust_analyzer, doc = include_str!(concat!("../docs/companions/", stringify!($name), ".md")))]
            #[allow(non_upper_case_globals)]
            pub const $name: Companion = Companion::$companion;
        )*
    };
}

macro_rules! keywords {
    ($($name:ident: $form:literal, $doc:literal;)*) => {
        $(
            #[doc = $doc]
            #[allow(non_upper_case_globals)]
            pub const $name: &str = $form;
        )*
    };
}

/// The keywords of a variant beside its situation.
pub mod of_a_variant {
    pub use super::companion::*;
    pub use super::{code, deliberate, detail, expose, extension, header, like, log, title, transparent, r#type};
}

/// The keywords of a type, for all of its variants.
pub mod of_the_type {
    pub use super::companion::challenge;
    pub use super::{body, codes, default, deliberate, frameworks, header, policy, role, types};
}

/// The keywords of a struct, which is a type with one variant.
pub mod of_a_struct {
    pub use super::of_a_variant::*;
    pub use super::of_the_type::*;
}

/// The keywords of a field.
pub mod of_a_field {
    pub use super::companion::*;
    pub use super::{body, content_type, extension, header};
}

/// The headers and members that go with a situation.
pub mod companion {
    use status_vocabulary::Companion;

    status_vocabulary::companion_rows!(companions);
}

keywords! {
    detail: "detail = \"order {id} is gone\"", "The explanation of this occurrence, for a person (RFC 9457 3.1.4). Without it, the `Display` text; `none` leaves it out.";
    code: "code = \"out_of_stock\"", "The machine-readable code. Without it, the variant's name.";
    title: "title = \"Out of stock\"", "The kind of problem, for a person (RFC 9457 3.1.3). Without it, the situation's title.";
    r#type: "type = \"https://api.example.com/problems/out-of-stock\"", "The kind of problem, as a URI (RFC 9457 3.1.1). Without it, the type's `types` and the code.";
    expose: "expose", "Lets a masked situation, a 5xx, show its own text to the client (RFC 9457 5).";
    log: "log = error | warn | info | debug | off", "The level at which the response is logged. Without it, the situation's.";
    header: "header(\"X-Reason\" = \"..\")", "A custom header (RFC 9110 16.3). On a field, `#[status(header = \"X-Reason\")]`.";
    extension: "extension(tier = \"free\")", "A custom member of the document (RFC 9457 3.2). On a field, `#[status(extension)]` or `#[status(extension = \"name\")]`.";
    deliberate: "deliberate(retry_after)", "Silences the warnings about these companions.";
    like: "like = Missing", "On `hidden` alone: the `not_found` variant that it must be indistinguishable from, or `none`.";
    transparent: "transparent", "The response is that of the one field, which is itself an `HttpError`.";
    types: "types = \"https://api.example.com/problems/\"", "A variant's problem type is this and its code in kebab-case. Without it, `about:blank` (RFC 9457 4.2.1).";
    codes: "codes = \"snake_case\" | \"SCREAMING_SNAKE_CASE\" | \"kebab-case\"", "The case of the member `code`, which is made from a variant's name.";
    default: "default = internal", "The situation of variants without `#[status]`.";
    policy: "policy(duplicate = 409, validation = 422, if_match = 412, hidden = 404)", "The codes on which published guides disagree.";
    role: "role = origin | gateway | proxy | intercepting_proxy", "The role of the server: 407, 502, 504, 511 and 203 depend on it.";
    frameworks: "frameworks = none | [axum, ..]", "The frameworks whose traits are implemented, where another's is implemented by hand.";
    body: "body = problem | text | none | MyRenderer", "The representation of the errors. On a field of an outcome, `#[status(body)]`: the content.";
    content_type: "content_type = \"text/csv\"", "The media type of the content, after `body` on a field of an outcome (RFC 9110 8.3).";
}
