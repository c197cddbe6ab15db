//! The orders, in SQLite.
//!
//! Every call takes a few microseconds under one lock, so the handlers call it directly; a slower store
//! belongs behind `tokio::task::spawn_blocking`.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row, TransactionBehavior, named_params, params};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use status_runtime::{ETag, FieldError};

use crate::auth::Token;
use crate::error::{Claim, Find, MustBeOpen, Place, is_reference_taken};
use crate::extract::Rejection;

pub const DAY: i64 = 24 * 60 * 60;
const SCHEMA: &str = include_str!("schema.sql");

/// Seconds until the idempotency key of a request that never finished is free again.
const CLAIM: i64 = 60;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Order {
    pub id: i64,
    #[serde(flatten)]
    pub wish: Wish,
    pub state: State,
    pub version: i64,
}

/// The part of an order that the customer writes and may change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Wish {
    pub item: String,
    #[serde(deserialize_with = "whole")]
    pub quantity: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
}

/// Reads a whole number. JSON has one kind of number: `2.0` is 2 (RFC 8259 6), and an integer to JSON Schema.
fn whole<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    let number = f64::deserialize(deserializer)?;
    let rounded = number as u32;
    if f64::from(rounded) == number {
        Ok(rounded)
    } else {
        Err(D::Error::custom(format_args!("{number} is not a whole number up to {}", u32::MAX)))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    Open,
    Paid,
    Packing,
    Shipped,
    Cancelled,
}

impl Order {
    pub fn etag(&self) -> ETag {
        ETag::strong(&self.version.to_string()).expect("a number is an entity tag")
    }

    /// Returns an error unless the order is open: only an open order can be changed.
    pub fn must_be_open(&self) -> Result<(), MustBeOpen> {
        match self.state {
            State::Open => Ok(()),
            state => Err(MustBeOpen::TooLate { id: self.id, state }),
        }
    }
}

impl Wish {
    /// Returns all errors at once, each with its location.
    pub fn must_be_valid(&self) -> Result<(), Rejection> {
        let mut errors = Vec::new();
        if self.item.trim().is_empty() {
            errors.push(FieldError::new("/item", "must not be empty").code("empty"));
        }
        if !(1..=100).contains(&self.quantity) {
            errors.push(FieldError::new("/quantity", "must be from 1 to 100").code("out_of_range"));
        }
        if self.reference.as_ref().is_some_and(|reference| !(1..=40).contains(&reference.chars().count())) {
            errors.push(FieldError::new("/reference", "must have from 1 to 40 characters").code("wrong_length"));
        }
        if errors.is_empty() { Ok(()) } else { Err(Rejection::ValidationFailed { errors, problem: None }) }
    }
}

pub struct Store(Mutex<Connection>);

impl Store {
    /// Opens the file, or memory without one, and adds the orders that the printed requests expect.
    pub fn open(path: Option<&str>) -> rusqlite::Result<Self> {
        let db = path.map_or_else(Connection::open_in_memory, Connection::open)?;
        db.execute_batch(SCHEMA)?;
        let store = Self(Mutex::new(db));
        store.seed()?;
        Ok(store)
    }

    pub fn orders(&self, token: &Token, limit: u32) -> rusqlite::Result<Vec<Order>> {
        let db = self.lock();
        let mut query = db.prepare(
            "SELECT * FROM orders WHERE (customer = :customer OR :staff) AND state <> 'cancelled' ORDER BY id LIMIT :limit",
        )?;
        let values = named_params! { ":customer": token.customer, ":staff": token.staff, ":limit": limit };
        query.query_map(values, order)?.collect()
    }

    pub fn order(&self, token: &Token, id: i64) -> Result<Order, Find> {
        find(&self.lock(), token, id)
    }

    /// Applies `change` to the order unless it refuses. The transaction excludes writes between reading and writing.
    pub fn change<E: From<Find> + From<rusqlite::Error>>(
        &self,
        token: &Token,
        id: i64,
        change: impl FnOnce(&mut Order) -> Result<(), E>,
    ) -> Result<Order, E> {
        let mut db = self.lock();
        let db = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let before = find(&db, token, id)?;
        let mut order = before.clone();
        change(&mut order)?;
        if order != before {
            order.version += 1;
            let Order { wish: Wish { item, quantity, reference }, state, version, .. } = &order;
            db.execute(
                "UPDATE orders SET item = ?, quantity = ?, reference = ?, state = ?, version = ? WHERE id = ?",
                params![item, quantity, reference, state, version, id],
            )?;
            db.commit()?;
        }
        Ok(order)
    }

    /// Places the order; with an idempotency key, either both the order and its response are stored or neither is.
    pub fn place(&self, token: &Token, wish: Wish, key: Option<&str>) -> Result<Order, Place> {
        let mut db = self.lock();
        let db = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        within_quota(&db, token)?;
        db.execute(
            "INSERT INTO orders (customer, item, quantity, reference, state, version, placed_at) VALUES (?, ?, ?, ?, ?, 1, ?)",
            params![token.customer, wish.item, wish.quantity, wish.reference, State::Open, now()],
        )
        .map_err(|error| if is_reference_taken(&error) { Place::ReferenceTaken } else { error.into() })?;
        let order = Order { id: db.last_insert_rowid(), wish, state: State::Open, version: 1 };
        if let Some(key) = key {
            db.execute(
                "UPDATE requests SET response = ? WHERE customer = ? AND key = ?",
                params![json(&order), token.customer, key],
            )?;
        }
        db.commit()?;
        Ok(order)
    }

    /// Claims an idempotency key for one request; later requests get the order of the first, once there is one.
    pub fn claim(&self, token: &Token, key: &str, wish: &Wish) -> Result<Option<Order>, Claim> {
        let db = self.lock();
        let (content, now) = (json(wish), now());
        db.execute("DELETE FROM requests WHERE response IS NULL AND claimed_until <= ?", [now])?;
        let claimed = db.execute(
            "INSERT INTO requests (customer, key, content, claimed_until) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            params![token.customer, key, content, now + CLAIM],
        )?;
        if claimed == 1 {
            return Ok(None);
        }
        let (earlier, response, until): (String, Option<String>, i64) = db.query_row(
            "SELECT content, response, claimed_until FROM requests WHERE customer = ? AND key = ?",
            [token.customer, key],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )?;
        match response {
            _ if earlier != content => Err(Claim::KeyReused),
            None => Err(Claim::KeyInUse { wait: seconds(until - now) }),
            Some(response) => Ok(Some(serde_json::from_str(&response).map_err(|error| Claim::Bug(error.into()))?)),
        }
    }

    /// Releases the key of a request that had no effect, so that the client may try again.
    pub fn release(&self, token: &Token, key: &str) -> rusqlite::Result<()> {
        let released = "DELETE FROM requests WHERE customer = ? AND key = ? AND response IS NULL";
        self.lock().execute(released, [token.customer, key])?;
        Ok(())
    }

    /// Marks packed orders as shipped.
    pub fn ship_what_is_packed(&self) -> rusqlite::Result<()> {
        let shipped = "UPDATE orders SET state = 'shipped', version = version + 1 WHERE state = 'packing'";
        self.lock().execute(shipped, [])?;
        Ok(())
    }

    /// Makes every write fail, as on a failed disk and with SQLite's own error, or repairs the store.
    pub fn break_down(&self, broken: bool) -> rusqlite::Result<()> {
        self.lock().pragma_update(None, "query_only", broken)
    }

    fn seed(&self) -> rusqlite::Result<()> {
        let now = now();
        let mut db = self.lock();
        let db = db.transaction()?;
        for (id, customer, state) in [
            (1001, "alice", State::Open),
            (1002, "alice", State::Shipped),
            (1003, "bob", State::Open),
            (1004, "alice", State::Cancelled),
            (1005, "alice", State::Open),
            (1006, "alice", State::Paid),
            (1007, "alice", State::Open),
            (1008, "carol", State::Open),
            (1009, "carol", State::Shipped),
        ] {
            db.execute(
                "INSERT OR REPLACE INTO orders (id, customer, item, quantity, reference, state, version, placed_at)
                 VALUES (?, ?, 'tea', 2, ?, ?, 1, ?)",
                params![id, customer, (id == 1001).then_some("tea-monday"), state, now],
            )?;
        }
        let tea = Wish { item: "tea".into(), quantity: 2, reference: None };
        let monday = Wish { reference: Some("tea-monday".into()), ..tea.clone() };
        let placed = Order { id: 1001, wish: monday.clone(), state: State::Open, version: 1 };
        for (key, content, response) in [
            ("first-order", json(&monday), Some(json(&placed))),
            // Claimed by a request that is still at work, in another process of the shop.
            ("being-placed", json(&tea), None),
        ] {
            db.execute(
                "INSERT OR REPLACE INTO requests (customer, key, content, response, claimed_until) VALUES ('alice', ?, ?, ?, ?)",
                params![key, content, response, now + DAY],
            )?;
        }
        db.commit()
    }

    fn lock(&self) -> MutexGuard<'_, Connection> {
        // A handler that panicked left no transaction open: dropping one rolls it back.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Returns the order, if this caller may see it.
fn find(db: &Connection, token: &Token, id: i64) -> Result<Order, Find> {
    let found = db
        .query_row("SELECT * FROM orders WHERE id = ?", [id], |row| Ok((row.get("customer")?, order(row)?)))
        .optional()?;
    let Some((customer, order)): Option<(String, Order)> = found else {
        return Err(Find::NoSuchOrder { id });
    };
    if customer != token.customer && !token.staff {
        return Err(Find::NotYours { id });
    }
    if order.state == State::Cancelled {
        return Err(Find::OrderCancelled { id });
    }
    Ok(order)
}

fn within_quota(db: &Connection, token: &Token) -> Result<(), Place> {
    let now = now();
    let (placed, first): (u32, Option<i64>) = db.query_row(
        "SELECT count(*), min(placed_at) FROM orders WHERE customer = ? AND placed_at > ?",
        params![token.customer, now - DAY],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    if placed < token.daily_orders {
        return Ok(());
    }
    Err(Place::QuotaUsedUp { quota: token.daily_orders, wait: seconds(first.unwrap_or(now) + DAY - now) })
}

fn order(row: &Row<'_>) -> rusqlite::Result<Order> {
    Ok(Order {
        id: row.get("id")?,
        wish: Wish { item: row.get("item")?, quantity: row.get("quantity")?, reference: row.get("reference")? },
        state: row.get("state")?,
        version: row.get("version")?,
    })
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("orders have text for keys and no maps")
}

fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}

fn seconds(wait: i64) -> Duration {
    Duration::from_secs(wait.max(1).unsigned_abs())
}

impl State {
    const ALL: [Self; 5] = [Self::Open, Self::Paid, Self::Packing, Self::Shipped, Self::Cancelled];

    const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Paid => "paid",
            Self::Packing => "packing",
            Self::Shipped => "shipped",
            Self::Cancelled => "cancelled",
        }
    }
}

impl ToSql for State {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.name().into())
    }
}

impl FromSql for State {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let name = value.as_str()?;
        Self::ALL.into_iter().find(|state| state.name() == name).ok_or(FromSqlError::InvalidType)
    }
}
