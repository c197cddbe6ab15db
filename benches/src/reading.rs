//! The cost of reading a known error: the derive, and serde_json into a struct of the same members, written by hand.

use bytes::Bytes;
use http::Response;
use serde::Deserialize;
use status_runtime::{FieldError, FromResponse, HttpError, IntoResponse, Read, RetryAfter};

use crate::{Cell, Shown, cell_with};

/// The `into` of what is read.
pub const READ: &str = "read";

#[derive(Debug, thiserror::Error, HttpError, FromResponse)]
#[status(types = "https://api.example.com/problems/")]
enum OrderError {
    #[error("order {id} does not exist")]
    #[status(not_found)]
    NoSuchOrder {
        #[status(extension)]
        id: u64,
    },
    #[error("too many orders; wait {wait} s")]
    #[status(rate_limited)]
    TooFast {
        #[status(retry_after)]
        wait: RetryAfter,
    },
    #[error("the order did not pass validation")]
    #[status(validation_failed)]
    Invalid {
        #[status(errors)]
        errors: Vec<FieldError>,
    },
}

/// The documents as structs, each with the members that its error has.
macro_rules! documents {
    ($($name:ident { $($member:ident: $type:ty),* })*) => {
        $(
            #[derive(Debug, Deserialize)]
            #[allow(dead_code, reason = "reading it is what is measured")]
            struct $name {
                r#type: String,
                title: String,
                status: u16,
                detail: String,
                code: String,
                $($member: $type,)*
            }
        )*
    };
}

documents! {
    NoSuchOrder { id: u64 }
    TooFast {}
    Invalid { errors: Vec<Wrong> }
}

#[derive(Debug, Deserialize)]
#[allow(dead_code, reason = "reading it is what is measured")]
struct Wrong {
    pointer: String,
    detail: String,
    code: Option<String>,
}

type Received = Response<Bytes>;

fn missing() -> Received {
    OrderError::NoSuchOrder { id: 7 }.into_response()
}

fn too_fast() -> Received {
    OrderError::TooFast { wait: RetryAfter::after(std::time::Duration::from_secs(2)) }.into_response()
}

fn invalid() -> Received {
    let errors = vec![
        FieldError::new("/email", "must be an e-mail address").code("invalid_format"),
        FieldError::new("/items/0/count", "must be at least 1"),
        FieldError::new("/name", "must not be empty").code("empty"),
    ];
    OrderError::Invalid { errors }.into_response()
}

fn derived(response: Received) -> Read<OrderError> {
    OrderError::read(response).expect("it can be read")
}

fn by_hand<T: for<'de> Deserialize<'de>>(response: Received) -> T {
    serde_json::from_slice(response.body()).expect("it is a document")
}

pub fn cells() -> Vec<Cell> {
    let cases: [(&str, fn() -> Received); 3] =
        [("detail 404", missing), ("429", too_fast), ("422 of 3 errors", invalid)];
    let derive = cases.map(|(case, make)| cell_with("derive", case, READ, make, derived, shown));
    let by_hand = [
        cell_with("serde by hand", cases[0].0, READ, missing, by_hand::<NoSuchOrder>, shown),
        cell_with("serde by hand", cases[1].0, READ, too_fast, by_hand::<TooFast>, shown),
        cell_with("serde by hand", cases[2].0, READ, invalid, by_hand::<Invalid>, shown),
    ];
    derive.into_iter().chain(by_hand).collect()
}

fn shown(read: impl std::fmt::Debug) -> Shown {
    Shown { status: 0, headers: Vec::new(), body: format!("{read:?}") }
}

#[cfg(test)]
mod tests {
    use super::{cells, derived, invalid, missing, too_fast};

    #[test]
    fn what_is_measured_is_read() {
        for response in [missing(), too_fast(), invalid()] {
            assert!(derived(response).error().is_some());
        }
        assert!(cells().iter().all(|cell| !(cell.show)().body.contains("Unknown")));
    }
}
