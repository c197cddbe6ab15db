// Every word of the type, with every value.
#![deny(warnings)]

use status_runtime::{HttpError, Problem, Renderer};

macro_rules! types {
    ($($name:ident [$($words:tt)*])*) => {
        $(
            #[derive(Debug, thiserror::Error, HttpError)]
            #[error("it failed")]
            #[status($($words)*)]
            pub enum $name {
                #[status(not_found)]
                Missing,
                #[status(already_exists, field = "email")]
                Exists,
                #[status(validation_failed, errors = none)]
                Invalid,
                #[status(precondition_failed, etag = none)]
                Precondition,
            }
        )*
    };
}

types! {
    Slash [types = "https://api.example.com/problems/"]
    Fragment [types = "https://api.example.com/problems#"]
    Path [types = "/problems/"]
    Urn [types = "urn:example:problem:"]
    Query [types = "https://api.example.com/problems?code="]
    Snake [codes = "snake_case"]
    Screaming [codes = "SCREAMING_SNAKE_CASE"]
    Kebab [codes = "kebab-case"]
    Default [default = internal]
    Policies [policy(duplicate = 400, validation = 400, if_match = 409, hidden = 403)]
    Defaults [policy(duplicate = 409, validation = 422, if_match = 412, hidden = 404)]
    Origin [role = origin]
    Gateway [role = gateway]
    Proxy [role = proxy]
    Intercepting [role = intercepting_proxy]
    ProblemBody [body = problem]
    TextBody [body = text]
    NoBody [body = none]
    OwnBody [body = Html]
    Challenge [challenge = basic(realm = "api")]
    Challenges [challenge = [bearer(realm = "api"), basic(realm = "api")]]
    Header [header("X-Service" = "orders")]
    Several [types = "https://api.example.com/problems/", codes = "kebab-case", role = gateway, body = problem]
}

pub struct Html;

impl Renderer for Html {
    fn content_type() -> http::HeaderValue {
        http::HeaderValue::from_static("text/html; charset=utf-8")
    }

    fn render(problem: &Problem, out: &mut Vec<u8>) {
        out.extend_from_slice(problem.title().unwrap_or_default().as_bytes());
    }
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(default = internal)]
pub enum Loose {
    #[status(not_found)]
    Missing,
    Other,
    Broken(String),
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(challenge = custom("Session", realm = "api"), deliberate(challenge))]
pub enum Session {
    #[status(unauthenticated)]
    NoToken,
}

fn main() {}
