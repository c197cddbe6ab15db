// Generated code names everything by its full path.
#![no_implicit_prelude]
#![deny(warnings)]

#[derive(::core::fmt::Debug, ::status_runtime::HttpError)]
#[status(challenge = bearer(realm = "api"), types = "https://api.example.com/problems/")]
pub enum Refusal {
    #[status(unauthenticated)]
    NoToken,
    #[status(not_found, detail = "there is no order {id}")]
    Missing { id: u64 },
    #[status(hidden)]
    Hidden { id: u64 },
    #[status(rate_limited)]
    TooFast {
        #[status(retry_after)]
        wait: ::core::option::Option<::core::time::Duration>,
        #[status(extension)]
        count: u64,
    },
    #[status(method_not_allowed, allow = [GET, HEAD])]
    Method,
}

impl ::core::fmt::Display for Refusal {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.write_str("it failed")
    }
}

impl ::std::error::Error for Refusal {}

#[derive(::status_runtime::HttpOutcome)]
pub enum Done {
    #[status(created, location = "/orders/{id}")]
    Created {
        id: u64,
        #[status(body)]
        text: ::std::string::String,
    },
    #[status(no_content)]
    Nothing,
}

fn main() {}
