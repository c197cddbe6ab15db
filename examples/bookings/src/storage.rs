//! Bookings in SQLite.

use std::time::Duration;

use sqlx::Error;
use sqlx::sqlite::{SqlitePool, SqlitePoolOptions};
use status_runtime::HttpError;

use crate::domain::{Booking, NewBooking, SEATS};

/// The errors of every query. What the database says is for the log.
#[derive(Debug, thiserror::Error, HttpError)]
#[status(types = crate::TYPES)]
pub enum StorageError {
    /// Too many requests at the same time.
    #[error("no connection has become free")]
    #[status(overloaded, retry_after = "1s")]
    StorageBusy(#[source] Error),

    /// The bookings cannot be reached.
    #[error("the database is away")]
    #[status(unavailable, retry_after = "30s")]
    StorageAway(#[source] Error),

    /// A mistake of the service.
    #[error("a query failed")]
    #[status(internal)]
    QueryFailed(#[source] Error),
}

impl From<Error> for StorageError {
    fn from(error: Error) -> Self {
        match error {
            Error::PoolTimedOut => Self::StorageBusy(error),
            Error::Io(_) | Error::PoolClosed | Error::WorkerCrashed => Self::StorageAway(error),
            _ => Self::QueryFailed(error),
        }
    }
}

/// The errors of a new booking.
#[derive(Debug, thiserror::Error, HttpError)]
#[status(types = crate::TYPES)]
pub enum PlaceError {
    /// The guest has a booking for this event.
    #[error("you have a booking for this event")]
    #[status(already_exists, field = "event")]
    AlreadyBooked,

    /// There are not enough seats.
    #[error("there are {left} seats left")]
    #[status(conflict_state)]
    SoldOut {
        #[status(extension)]
        left: u32,
    },

    #[error(transparent)]
    #[status(transparent)]
    Storage(#[from] StorageError),
}

impl From<Error> for PlaceError {
    fn from(error: Error) -> Self {
        match error.as_database_error() {
            // There is one such constraint.
            Some(database) if database.is_unique_violation() => Self::AlreadyBooked,
            _ => Self::Storage(error.into()),
        }
    }
}

#[derive(Debug, Clone)]
pub struct Storage(pub SqlitePool);

impl Storage {
    /// Bookings in memory, which are gone with the one connection to them: it stays open.
    pub async fn in_memory() -> Result<Self, Error> {
        let pool = SqlitePoolOptions::new()
            .max_connections(1)
            .idle_timeout(None)
            .max_lifetime(None)
            .acquire_timeout(Duration::from_secs(1))
            .connect("sqlite::memory:")
            .await?;
        let tables = "CREATE TABLE bookings (
            id INTEGER PRIMARY KEY, event TEXT NOT NULL, guest TEXT NOT NULL, email TEXT NOT NULL, seats INTEGER NOT NULL,
            charge TEXT, cancelled BOOLEAN NOT NULL DEFAULT FALSE, photo BLOB
        );
        CREATE UNIQUE INDEX one_for_each_guest ON bookings (event, guest) WHERE NOT cancelled";
        sqlx::raw_sql(tables).execute(&pool).await?;
        Ok(Self(pool))
    }

    pub async fn place(&self, guest: &str, new: &NewBooking) -> Result<Booking, PlaceError> {
        let mut work = self.0.begin().await?;
        let taken = "SELECT COALESCE(SUM(seats), 0) FROM bookings WHERE event = ? AND NOT cancelled";
        let taken: u32 = sqlx::query_scalar(taken).bind(&new.event).fetch_one(&mut *work).await?;
        let left = SEATS - taken;
        if new.seats > left {
            return Err(PlaceError::SoldOut { left });
        }
        let insert = "INSERT INTO bookings (event, guest, email, seats) VALUES (?, ?, ?, ?) RETURNING id";
        let insert = sqlx::query_scalar(insert).bind(&new.event).bind(guest).bind(&new.email).bind(new.seats);
        let id = insert.fetch_one(&mut *work).await?;
        work.commit().await?;
        let (event, guest) = (new.event.clone(), guest.to_owned());
        Ok(Booking { id, event, seats: new.seats, paid: false, guest, cancelled: false })
    }

    pub async fn find(&self, id: i64) -> Result<Option<Booking>, StorageError> {
        let select = "SELECT event, seats, charge IS NOT NULL, guest, cancelled FROM bookings WHERE id = ?";
        let row = sqlx::query_as(select).bind(id).fetch_optional(&self.0).await?;
        Ok(row.map(|(event, seats, paid, guest, cancelled)| Booking { id, event, seats, paid, guest, cancelled }))
    }

    pub async fn pay(&self, id: i64, charge: &str) -> Result<(), StorageError> {
        let update = sqlx::query("UPDATE bookings SET charge = ? WHERE id = ?").bind(charge).bind(id);
        update.execute(&self.0).await?;
        Ok(())
    }

    pub async fn cancel(&self, id: i64) -> Result<(), StorageError> {
        sqlx::query("UPDATE bookings SET cancelled = TRUE WHERE id = ?").bind(id).execute(&self.0).await?;
        Ok(())
    }

    pub async fn attach(&self, id: i64, photo: &[u8]) -> Result<(), StorageError> {
        let update = sqlx::query("UPDATE bookings SET photo = ? WHERE id = ?").bind(photo).bind(id);
        update.execute(&self.0).await?;
        Ok(())
    }
}
