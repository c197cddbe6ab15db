//! Types that a team shares between its services: errors and outcomes of orders, independent of frameworks. Programs
//! that are named like frameworks serve them, each in its own way; the types are the same in all of them.

use std::net::TcpListener;
use std::{env, io};

use status_runtime::{HttpError, HttpOutcome};

#[derive(Debug, thiserror::Error, HttpError)]
#[status(types = "https://api.example.com/problems/")]
pub enum OrderError {
    #[error("order {id} does not exist")]
    #[status(not_found)]
    NoSuchOrder {
        #[status(extension)]
        id: u64,
    },

    #[error("sign in to see this order")]
    #[status(unauthenticated, challenge = [bearer(realm = "orders"), basic(realm = "orders")])]
    NotYours,
}

#[derive(HttpOutcome)]
pub enum Found {
    #[status(ok)]
    Order(#[status(body)] Vec<&'static str>),

    #[status(see_other, location = "/orders/{now}")]
    Renumbered { now: u64 },
}

pub fn find(id: u64) -> Result<Found, OrderError> {
    match id {
        7 => Ok(Found::Order(vec!["tea", "milk"])),
        8 => Ok(Found::Renumbered { now: 7 }),
        9 => Err(OrderError::NotYours),
        _ => Err(OrderError::NoSuchOrder { id }),
    }
}

/// Opens the requested port, or 3000, and prints the address.
pub fn listen() -> io::Result<TcpListener> {
    let port = env::var("PORT").ok().and_then(|port| port.parse().ok()).unwrap_or(3000);
    let listener = TcpListener::bind(("127.0.0.1", port))?;
    listener.set_nonblocking(true)?;
    println!("listening on http://{}", listener.local_addr()?);
    Ok(listener)
}
