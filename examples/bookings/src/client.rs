//! A client with errors of its own: those of the service that it knows what to do about.

use reqwest::Method;
use serde::Serialize;
use status_runtime::client::{Client, Failure};
use status_runtime::{FieldError, FromResponse, catalog};

use crate::domain::{Booking, NewBooking};
use crate::web::{ApiError, Payment};

#[derive(Debug, FromResponse)]
#[status(types = crate::TYPES)]
pub enum BookingFailure {
    #[status(validation_failed)]
    InvalidBooking {
        #[status(errors)]
        errors: Vec<FieldError>,
    },

    #[status(conflict_state)]
    SoldOut {
        #[status(extension)]
        left: u32,
    },

    #[status(payment_required)]
    CardDeclined,

    #[status(expired_credentials)]
    TokenExpired,
}

// The service responds with each of them: checked when this is compiled.
catalog::reads!(BookingFailure, ApiError);

pub struct Bookings {
    client: Client,
    base: String,
    token: String,
}

impl Bookings {
    pub fn new(base: String, token: String) -> reqwest::Result<Self> {
        let client = Client::new(reqwest::Client::builder().no_proxy(), tokio::time::sleep)?;
        Ok(Self { client, base, token })
    }

    pub async fn place(&self, new: &NewBooking) -> Result<Booking, Failure<BookingFailure>> {
        self.post("/bookings", new).await
    }

    pub async fn pay(&self, id: i64, payment: &Payment) -> Result<Booking, Failure<BookingFailure>> {
        self.post(&format!("/bookings/{id}/payment"), payment).await
    }

    async fn post(&self, path: &str, content: &impl Serialize) -> Result<Booking, Failure<BookingFailure>> {
        let url = format!("{}{path}", self.base);
        let call = self.client.call(Method::POST, url, |request| request.bearer_auth(&self.token).json(content));
        Ok(call.await?.json().await?)
    }
}
