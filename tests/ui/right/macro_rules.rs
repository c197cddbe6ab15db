// Types that a macro writes, with the situation passed as an `ident`, as tokens or as a whole attribute.
#![deny(warnings)]

use status_runtime::{HttpError, HttpOutcome};

macro_rules! one {
    ($name:ident, $word:ident) => {
        #[derive(Debug, thiserror::Error, HttpError)]
        #[error("it failed")]
        pub enum $name {
            #[status($word)]
            One,
        }
    };
}

macro_rules! many {
    ($name:ident: $($variant:ident [$($words:tt)*] $text:literal $wait:expr;)*) => {
        #[derive(Debug, thiserror::Error, HttpError)]
        pub enum $name {
            $(
                #[error($text)]
                #[status($($words)*, retry_after = $wait)]
                $variant,
            )*
        }
    };
}

macro_rules! fields {
    ($name:ident, $field:ident: $type:ty, $companion:ident, $realm:literal) => {
        #[derive(Debug, thiserror::Error, HttpError)]
        #[error("it failed")]
        #[status(challenge = bearer(realm = $realm))]
        pub enum $name {
            #[status(unavailable)]
            Down {
                #[status($companion)]
                $field: $type,
            },
            #[status(not_found, detail = "there is no order {id}")]
            Missing { id: u64 },
            #[status(unauthenticated)]
            NoToken,
        }
    };
}

macro_rules! outcome {
    ($name:ident, $(#[$attribute:meta])*) => {
        #[derive(HttpOutcome)]
        $(#[$attribute])*
        pub struct $name;
    };
}

one!(Missing, not_found);
one!(Broken, internal);
many!(Down: Busy [overloaded] "busy" "5s"; Closed [maintenance] "closed" 60;);
fields!(Fields, wait: std::time::Duration, retry_after, "api");
outcome!(Created, #[status(created, location = "/orders")]);

fn main() {}
