//! A bank for this example: the number of the card chooses how it fails.

use std::{future, io};

use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use status_runtime::HttpError;
use tokio::net::TcpListener;

use crate::payment::{Charge, Receipt};

pub const GOOD: &str = "4242424242424242";
pub const DECLINED: &str = "4000000000000002";
pub const SILENT: &str = "4000000000000408";
pub const REFUSED: &str = "4000000000000403";
pub const BROKEN: &str = "4000000000000500";
pub const GARBLED: &str = "4000000000000200";

#[derive(Debug, thiserror::Error, HttpError)]
enum BankError {
    #[error("Smaug has taken it all")]
    #[status(payment_required)]
    NoMoney,

    #[error("Smaug signs no contract")]
    #[status(forbidden)]
    NoContract,

    #[error("Smaug is in the vault")]
    #[status(internal, expose)]
    Fire,
}

/// Opens the bank on a port of the system's choice, and returns the URL that charges cards.
pub async fn open() -> io::Result<String> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let url = format!("http://{}/charges", listener.local_addr()?);
    tokio::spawn(async { axum::serve(listener, Router::new().route("/charges", post(charge))).await });
    Ok(url)
}

async fn charge(Json(charge): Json<Charge>) -> Result<Response, BankError> {
    match charge.card.as_str() {
        DECLINED => Err(BankError::NoMoney),
        REFUSED => Err(BankError::NoContract),
        BROKEN => Err(BankError::Fire),
        SILENT => future::pending().await,
        GARBLED => Ok("<h1>Smaug</h1>".into_response()),
        _ => Ok(Json(Receipt { id: format!("charge-of-{}", charge.amount) }).into_response()),
    }
}
