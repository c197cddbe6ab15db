// `hidden` has everything that its twin shows, or imitates nothing.
#![deny(warnings)]

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
pub enum OneTwin {
    #[error("order {id} does not exist")]
    #[status(not_found, header("X-Reason" = "absent"))]
    Missing {
        #[status(extension)]
        id: u64,
    },
    #[error("order {id} belongs to {owner}")]
    #[status(hidden, log = info)]
    NotYours { id: u64, owner: String },
}

#[derive(Debug, thiserror::Error, HttpError)]
pub enum TwoTwins {
    #[error("order {id} does not exist")]
    #[status(not_found)]
    MissingOrder { id: u64 },
    #[error("there is no such cart")]
    #[status(not_found)]
    MissingCart,
    #[error("order {id} is concealed")]
    #[status(hidden, like = MissingOrder)]
    Order { id: u64 },
    #[error("the cart is concealed")]
    #[status(hidden, like = MissingCart)]
    Cart,
    #[error("something else is concealed")]
    #[status(hidden, like = none)]
    Other,
}

#[derive(Debug, thiserror::Error, HttpError)]
pub enum WithDetail {
    #[error("order {0} does not exist")]
    #[status(not_found, detail = "there is no such order")]
    Missing(u64),
    #[error("it is concealed")]
    #[status(hidden)]
    Concealed(u64),
}

#[derive(Debug, thiserror::Error, HttpError)]
#[status(policy(hidden = 403))]
pub enum Forbidding {
    #[error("there is no such order")]
    #[status(not_found)]
    Missing,
    #[error("you may not see it")]
    #[status(hidden)]
    Concealed,
}

type OrderId = u64;

#[derive(Debug, thiserror::Error, HttpError)]
pub enum UnderAnotherName<'a, T: std::fmt::Debug + std::fmt::Display + 'static> {
    #[error("there is no order {id} of {who} in {shop}")]
    #[status(not_found)]
    Missing { id: u64, who: &'a str, shop: T },
    #[error("it is concealed")]
    #[status(hidden)]
    Concealed { id: OrderId, who: &'static str, shop: T },
}

fn main() {}
