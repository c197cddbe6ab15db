//! Judges of a user's `const`, for const evaluation: a fault is a compile error.

use status_vocabulary::grammar::{self, Fault};

macro_rules! judges {
    ($($name:ident: $judge:path;)*) => {
        $(
            #[allow(missing_docs)]
            pub const fn $name(text: &str) {
                judge($judge(text));
            }
        )*
    };
}

judges! {
    location: grammar::location;
    entity_tag: grammar::entity_tag;
    cache_control: grammar::cache_control;
    vary: grammar::vary;
    content_language: grammar::content_language;
    field_value: grammar::field_value;
    absolute_uri: grammar::absolute_uri;
}

macro_rules! list_judges {
    ($($name:ident: $judge:path;)*) => {
        $(
            #[allow(missing_docs)]
            pub const fn $name(list: &[&str]) {
                let mut at = 0;
                while at < list.len() {
                    judge($judge(list[at]));
                    at += 1;
                }
            }
        )*
    };
}

list_judges! {
    accept: grammar::media_range;
    accept_patch: grammar::media_type;
    accept_encoding: grammar::content_coding;
}

const fn judge(verdict: Result<(), Fault>) {
    if let Err(fault) = verdict {
        panic!("{}", fault.what());
    }
}

/// A required companion must not come and go with the value.
pub const fn always(optional: bool) {
    assert!(!optional, "a required companion must not be an `Option`: take the type without `Option`");
}
