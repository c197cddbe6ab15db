//! Bookings and their rules.

use garde::Validate;
use serde::{Deserialize, Serialize};
use status_runtime::HttpError;
use utoipa::ToSchema;

/// The seats of an event.
pub const SEATS: u32 = 20;

#[derive(Debug, Deserialize, Serialize, Validate, ToSchema)]
pub struct NewBooking {
    #[garde(length(min = 1, max = 40))]
    pub event: String,
    #[garde(contains("@"))]
    pub email: String,
    #[garde(range(min = 1, max = 8))]
    pub seats: u32,
}

#[derive(Debug, Deserialize, Serialize, ToSchema)]
pub struct Booking {
    pub id: i64,
    pub event: String,
    pub seats: u32,
    pub paid: bool,
    #[serde(skip)]
    pub guest: String,
    #[serde(skip)]
    pub cancelled: bool,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[status(types = crate::TYPES, subset(Find = [NoSuchBooking, NotYours, Cancelled]))]
pub enum BookingError {
    /// There is no such booking.
    #[error("there is no booking {id}")]
    #[status(not_found)]
    NoSuchBooking { id: i64 },

    /// The booking exists and belongs to another guest; clients cannot distinguish the two.
    #[error("booking {id} is {owner}'s")]
    #[status(hidden, like = NoSuchBooking)]
    NotYours { id: i64, owner: String },

    /// The booking was cancelled.
    #[error("booking {id} was cancelled")]
    #[status(gone)]
    Cancelled { id: i64 },

    /// The booking has been paid for.
    #[error("booking {id} has been paid for")]
    #[status(conflict_state)]
    AlreadyPaid { id: i64 },
}

impl Booking {
    /// Returns the booking to the guest that it belongs to.
    pub fn shown_to(self, guest: &str) -> Result<Booking, Find> {
        let id = self.id;
        if self.guest != guest {
            return Err(Find::NotYours { id, owner: self.guest });
        }
        if self.cancelled { Err(Find::Cancelled { id }) } else { Ok(self) }
    }

    /// In cents.
    pub fn price(&self) -> u32 {
        self.seats * 25_00
    }

    pub fn must_be_unpaid(&self) -> Result<(), BookingError> {
        if self.paid { Err(BookingError::AlreadyPaid { id: self.id }) } else { Ok(()) }
    }
}
