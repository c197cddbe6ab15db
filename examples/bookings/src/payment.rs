//! Payments, by the bank's service.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use status_runtime::client::{Failure, receive};
use status_runtime::{FromResponse, HttpError};

/// What can go wrong with the bank. What it says is for the log, but for a card that it declines.
#[derive(Debug, thiserror::Error, HttpError)]
#[status(types = crate::TYPES, role = gateway)]
pub enum PaymentError {
    /// The bank declines the card.
    #[error("the card was declined")]
    #[status(payment_required)]
    CardDeclined,

    /// The bank does not respond in time: whether it has charged the card is not known.
    #[error("the bank did not respond in time")]
    #[status(upstream_timeout)]
    BankTimeout(#[source] BankFailure),

    /// The bank is away, or responds with something that it should not.
    #[error("the bank failed")]
    #[status(upstream_error)]
    BankFailed(#[source] BankFailure),

    /// The bank refuses what this service asks for: its credentials or its request are wrong.
    #[error("the bank refuses to work for us")]
    #[status(internal)]
    BankRefused(#[source] BankFailure),
}

/// The error of the bank that is the guest's, too.
#[derive(Debug, FromResponse)]
pub enum BankError {
    #[status(payment_required, by_status)]
    Declined,
}

pub type BankFailure = Failure<BankError>;

impl From<BankFailure> for PaymentError {
    fn from(failure: BankFailure) -> Self {
        match &failure {
            Failure::Transport(error) if error.is_timeout() => Self::BankTimeout(failure),
            Failure::Transport(_) | Failure::Content(_) | Failure::Unread(_) => Self::BankFailed(failure),
            Failure::Received(read) => match read.error() {
                Some(BankError::Declined) => Self::CardDeclined,
                None if read.received().status().is_client_error() => Self::BankRefused(failure),
                None => Self::BankFailed(failure),
            },
        }
    }
}

#[derive(Debug, Clone)]
pub struct Bank {
    http: reqwest::Client,
    url: String,
}

#[derive(Serialize, Deserialize)]
pub struct Charge {
    pub card: String,
    pub amount: u32,
}

#[derive(Serialize, Deserialize)]
pub struct Receipt {
    pub id: String,
}

impl Bank {
    pub fn new(url: String, patience: Duration) -> reqwest::Result<Self> {
        // A proxy in the environment is not for this example's bank, which is on this machine.
        Ok(Self { http: reqwest::Client::builder().timeout(patience).no_proxy().build()?, url })
    }

    pub async fn charge(&self, charge: &Charge) -> Result<Receipt, PaymentError> {
        let response = receive(self.http.post(&self.url).json(charge).send().await).await?;
        Ok(response.json().await.map_err(BankFailure::from)?)
    }
}
