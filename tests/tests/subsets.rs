//! Subsets: types with some of the variants of an enum.

use std::io;
use std::ptr;
use std::time::Duration;

use status_runtime::{Catalog, FromResponse, HttpError, HttpOutcome, IntoResponse, SubsetOf};

#[derive(Debug, thiserror::Error, HttpError)]
#[status(subset(Charge = [Declined, Busy]))]
enum BankError {
    #[error("the card was declined")]
    #[status(payment_required)]
    Declined,
    #[error("the bank is busy")]
    #[status(rate_limited)]
    Busy {
        #[status(retry_after)]
        wait: Duration,
    },
    #[error("the vault is closed")]
    #[status(maintenance, retry_after = "1h")]
    Closed,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[status(types = "https://api.example.com/problems/", challenge = bearer(realm = "api"))]
#[status(subset(Any = [NoToken, Storage], Read = [NotYours, Missing, Any], Pay = [Read, Bank(Charge)], Shut = [Bank, Read]))]
enum OrderError {
    #[error("sign in")]
    #[status(unauthenticated)]
    NoToken,
    #[error("order {id} does not exist")]
    #[status(not_found)]
    Missing {
        #[status(extension)]
        id: u64,
    },
    #[error("order {id} is another's")]
    #[status(hidden)]
    NotYours { id: u64 },
    #[error("the store failed")]
    #[status(unavailable, retry_after = "30s")]
    Storage(#[from] io::Error),
    #[error(transparent)]
    #[status(transparent)]
    Bank(#[from] BankError),
    #[error("it has shipped")]
    #[status(conflict_state)]
    Shipped,
}

fn variants<C: Catalog>() -> Vec<&'static str> {
    C::ENTRIES.iter().map(|entry| entry.variant()).collect()
}

#[test]
fn a_catalogue_has_the_variants_in_order_of_declaration_and_the_entries_of_the_whole() {
    assert_eq!(variants::<Any>(), ["NoToken", "Storage"]);
    assert_eq!(variants::<Read>(), ["NoToken", "Missing", "NotYours", "Storage"]);
    assert_eq!(variants::<Pay>(), ["NoToken", "Missing", "NotYours", "Storage", "Declined", "Busy"]);
    assert_eq!(variants::<Shut>(), ["NoToken", "Missing", "NotYours", "Storage", "Declined", "Busy", "Closed"]);
    for entry in Pay::ENTRIES {
        assert!(OrderError::ENTRIES.iter().any(|known| ptr::eq(*known, *entry)), "{entry:?}");
    }
}

#[test]
fn a_response_is_that_of_the_whole() {
    let values = || {
        [
            Pay::NoToken,
            Pay::Missing { id: 7 },
            Pay::NotYours { id: 7 },
            Pay::Storage(io::Error::other("the disk is full")),
            Pay::Bank(Charge::Busy { wait: Duration::from_secs(9) }),
        ]
    };
    for (part, whole) in values().into_iter().zip(values().map(OrderError::from)) {
        assert_eq!(part.to_string(), whole.to_string());
        assert_eq!(part.retry(), whole.retry());
        let (part, whole) = (part.into_response(), whole.into_response());
        assert_eq!(part.status(), whole.status());
        assert_eq!(part.headers(), whole.headers());
        assert_eq!(part.body(), whole.body());
    }
}

/// Each `?` leads from the narrow to the wide.
#[test]
fn a_question_mark_widens() {
    fn any(fails: bool) -> Result<(), Any> {
        if fails { Err(io::Error::other("the disk is full"))? } else { Err(Any::NoToken) }
    }
    fn read(id: u64) -> Result<(), Read> {
        match id {
            0 => any(true)?,
            1 => any(false)?,
            id => return Err(Read::Missing { id }),
        }
        Ok(())
    }
    fn pay(id: u64) -> Result<(), Pay> {
        if id == 3 {
            Err(Charge::Declined)?;
        }
        Ok(read(id)?)
    }
    fn shut(id: u64) -> Result<(), Shut> {
        Ok(pay(id)?)
    }
    fn whole(id: u64) -> Result<(), OrderError> {
        shut(id)?;
        Ok(pay(id)?)
    }
    assert!(matches!(whole(0), Err(OrderError::Storage(_))));
    assert!(matches!(whole(1), Err(OrderError::NoToken)));
    assert!(matches!(whole(2), Err(OrderError::Missing { id: 2 })));
    assert!(matches!(whole(3), Err(OrderError::Bank(BankError::Declined))));
}

#[test]
fn the_way_back_gives_what_the_subset_lacks() {
    assert!(matches!(Pay::try_from(OrderError::Missing { id: 7 }), Ok(Pay::Missing { id: 7 })));
    assert!(matches!(Pay::try_from(OrderError::Shipped), Err(OrderError::Shipped)));
    assert!(matches!(Pay::try_from(OrderError::Bank(BankError::Declined)), Ok(Pay::Bank(Charge::Declined))));
    let closed = OrderError::Bank(BankError::Closed);
    assert!(matches!(Pay::try_from(closed), Err(OrderError::Bank(BankError::Closed))));
    assert!(matches!(Shut::try_from(OrderError::Bank(BankError::Closed)), Ok(Shut::Bank(BankError::Closed))));
}

#[test]
fn every_variant_can_be_matched() {
    let name = |error| match error {
        Read::NoToken => "NoToken",
        Read::Missing { .. } => "Missing",
        Read::NotYours { .. } => "NotYours",
        Read::Storage(_) => "Storage",
    };
    assert_eq!(name(Read::NotYours { id: 7 }), "NotYours");
}

#[test]
fn subsets_of_several_enums_are_one_type() {
    #[derive(Debug, thiserror::Error, HttpError)]
    enum Checkout {
        #[error(transparent)]
        #[status(transparent)]
        Order(#[from] Read),
        #[error(transparent)]
        #[status(transparent)]
        Bank(#[from] Charge),
    }
    fn checkout(id: u64) -> Result<(), Checkout> {
        if id == 0 {
            Err(Charge::Declined)?;
        }
        Err(Read::Missing { id })?
    }
    assert_eq!(variants::<Checkout>(), ["NoToken", "Missing", "NotYours", "Storage", "Declined", "Busy"]);
    assert_eq!(checkout(0).unwrap_err().http_status(), 402);
    assert_eq!(checkout(7).unwrap_err().http_status(), 404);
}

/// A list is a union: what one element has whole is whole, and of two parts the list names the one that contains both.
#[test]
fn lists_that_overlap_are_their_union() {
    #[derive(Debug, thiserror::Error, HttpError)]
    #[status(subset(SignIn = [NoToken], Write = [SignIn, ReadOnly], Elevate = [SignIn, Stale], Act = [Write, Elevate]))]
    enum AuthError {
        #[error("sign in")]
        #[status(not_found)]
        NoToken,
        #[error("the token is for reading")]
        #[status(forbidden)]
        ReadOnly,
        #[error("sign in again")]
        #[status(conflict_state)]
        Stale,
        #[error("the key is broken")]
        #[status(internal)]
        Broken,
    }

    #[derive(Debug, thiserror::Error, HttpError)]
    #[status(subset(
        Read = [Auth(SignIn), Missing],
        Change = [Auth(Write), Missing],
        Confirm = [Auth(Elevate)],
        Pay = [Read, Auth],
        PayToo = [Auth, Auth(SignIn), Read],
        Transfer = [Read, Change, Confirm, Auth(Act)]
    ))]
    enum BookingError {
        #[error(transparent)]
        #[status(transparent)]
        Auth(#[from] AuthError),
        #[error("there is no such booking")]
        #[status(gone)]
        Missing,
        #[error("it is over")]
        #[status(locked)]
        Over,
    }

    assert_eq!(variants::<Pay>(), ["NoToken", "ReadOnly", "Stale", "Broken", "Missing"]);
    assert_eq!(variants::<PayToo>(), variants::<Pay>());
    assert_eq!(variants::<Transfer>(), ["NoToken", "ReadOnly", "Stale", "Missing"]);

    fn read(fails: bool) -> Result<(), Read> {
        if fails { Err(SignIn::NoToken)? } else { Err(Read::Missing) }
    }
    // Into a part of what the other has: `SignIn` is within `Write`, and `Write` within `Act`.
    fn change(fails: bool) -> Result<(), Change> {
        Ok(read(fails)?)
    }
    fn transfer(fails: bool) -> Result<(), Transfer> {
        read(fails)?;
        Ok(change(fails)?)
    }
    fn pay(fails: bool) -> Result<(), Pay> {
        Ok(read(fails)?)
    }
    assert!(matches!(change(true), Err(Change::Auth(Write::NoToken))));
    assert!(matches!(transfer(true), Err(Transfer::Auth(Act::NoToken))));
    assert!(matches!(transfer(false), Err(Transfer::Missing)));
    assert!(matches!(pay(true), Err(Pay::Auth(AuthError::NoToken))));
    let whole: BookingError = Transfer::from(Change::Auth(Write::ReadOnly)).into();
    assert!(matches!(whole, BookingError::Auth(AuthError::ReadOnly)));
    assert!(matches!(Transfer::try_from(BookingError::Over), Err(BookingError::Over)));
    let broken = Transfer::try_from(BookingError::Auth(AuthError::Broken));
    assert!(matches!(broken, Err(BookingError::Auth(AuthError::Broken))));
}

/// The field that is narrowed is the inner error, wherever it stands among those that are added to its response.
#[test]
fn what_is_added_to_a_part_stays_with_it() {
    #[derive(Debug, thiserror::Error, HttpError, FromResponse)]
    #[error("the bank refused")]
    #[status(subset(Decline = [Declined], Refuse = [Decline, Closed]))]
    enum BankError {
        #[status(payment_required)]
        Declined,
        #[status(locked)]
        Closed,
        #[status(gone)]
        Bankrupt,
    }

    #[derive(Debug, thiserror::Error, HttpError, FromResponse)]
    #[error("order {order} is not paid")]
    #[status(subset(Pay = [Bank(Decline)], Retry = [Bank(Refuse)], Transfer = [Pay, Bank]))]
    enum ShopError {
        #[status(transparent)]
        Bank {
            #[status(extension)]
            order: u64,
            source: BankError,
            #[status(header = "X-Attempt")]
            attempt: u8,
        },
    }

    let pay = || Pay::Bank { order: 7, source: Decline::Declined, attempt: 2 };
    let retry = Retry::from(pay());
    assert!(matches!(retry, Retry::Bank { order: 7, source: Refuse::Declined, attempt: 2 }));
    assert!(matches!(Transfer::from(pay()), Transfer::Bank { order: 7, source: BankError::Declined, attempt: 2 }));
    let response = ShopError::from(retry).into_response();
    assert_eq!(response.headers()["x-attempt"], "2");
    let read = Pay::read(response);
    let Ok(status_runtime::Read::Known {
        error: Pay::Bank { order: 7, source: Decline::Declined, attempt: 2 }, ..
    }) = read
    else {
        panic!("{read:?}");
    };
    let bankrupt = || ShopError::Bank { order: 8, source: BankError::Bankrupt, attempt: 1 };
    let back = Retry::try_from(bankrupt());
    assert!(matches!(back, Err(ShopError::Bank { order: 8, source: BankError::Bankrupt, attempt: 1 })));
    assert!(matches!(Pay::read(bankrupt().into_response()), Ok(status_runtime::Read::Unknown(_))));
}

/// What a box holds is narrowed as what stands without one.
#[test]
fn a_part_in_a_box_is_one() {
    #[derive(Debug, thiserror::Error, HttpError)]
    #[status(subset(Paying = [Bank(Box<Charge>)], PayingOrNot = [Paying, Shipped]))]
    enum Boxed {
        #[error(transparent)]
        #[status(transparent)]
        Bank(#[from] Box<BankError>),
        #[error("it has shipped")]
        #[status(conflict_state)]
        Shipped,
    }
    fn pay() -> Result<(), Paying> {
        Err(Box::new(Charge::Declined))?
    }
    fn pay_or_not() -> Result<(), PayingOrNot> {
        Ok(pay()?)
    }
    fn whole() -> Result<(), Boxed> {
        Ok(pay_or_not()?)
    }
    assert_eq!(variants::<Paying>(), ["Declined", "Busy"]);
    assert!(matches!(whole(), Err(Boxed::Bank(held)) if matches!(*held, BankError::Declined)));
    let declined = Boxed::from(Box::new(BankError::Declined));
    assert!(matches!(Paying::try_from(declined), Ok(Paying::Bank(held)) if matches!(*held, Charge::Declined)));
    let closed = Boxed::from(Box::new(BankError::Closed));
    assert!(matches!(Paying::try_from(closed), Err(Boxed::Bank(held)) if matches!(*held, BankError::Closed)));
}

#[test]
fn outcomes_have_subsets() {
    #[derive(HttpOutcome)]
    #[status(subset(Placed = [Created], Found = [One, Unchanged]))]
    enum Outcome {
        #[status(ok)]
        One(#[status(body)] u64),
        #[status(not_modified)]
        Unchanged,
        #[status(created, location = "/orders/{id}")]
        Created { id: u64 },
    }
    fn of<S: SubsetOf<Outcome>>(part: S) -> Outcome {
        part.widen()
    }
    assert_eq!(variants::<Found>(), ["One", "Unchanged"]);
    let response = Placed::Created { id: 7 }.into_response();
    assert_eq!(response.headers()["location"], "/orders/7");
    assert_eq!(of(Found::One(7)).into_response().body(), "7");
    assert_eq!(Found::Unchanged.into_response().status(), 304);
    assert!(Found::try_from(Outcome::Created { id: 7 }).is_err());
}

/// Its catalogue depends on the parameter, as that of the whole.
#[test]
fn a_subset_of_what_a_parameter_holds_is_one() {
    #[derive(Debug, thiserror::Error, HttpError)]
    #[status(subset(Part = [Held], Larger = [Part, Gone]))]
    enum Holder<T: std::error::Error + 'static> {
        #[error(transparent)]
        #[status(transparent)]
        Held(T),
        #[error("gone")]
        #[status(gone)]
        Gone,
        #[error("closed")]
        #[status(locked)]
        Closed,
    }

    #[derive(Debug, thiserror::Error, HttpError)]
    #[status(subset(Narrow = [Inner(Part<T>)], Wide = [Narrow, Lost]))]
    enum Outer<T: std::error::Error + 'static> {
        #[error(transparent)]
        #[status(transparent)]
        Inner(Holder<T>),
        #[error("lost")]
        #[status(gone)]
        Lost,
    }

    fn widened<S: SubsetOf<W>, W>(part: S) -> W {
        part.widen()
    }

    let whole: Outer<BankError> = widened(Narrow::Inner(Part::Held(BankError::Declined)));
    assert!(matches!(whole, Outer::Inner(Holder::Held(BankError::Declined))));
    assert_eq!(variants::<Narrow<BankError>>(), ["Declined", "Busy", "Closed"]);
    let wide: Wide<BankError> = Narrow::Inner(Part::Held(BankError::Declined)).into();
    assert_eq!(wide.http_status(), 402);
    assert!(matches!(Narrow::try_from(Outer::<BankError>::Lost), Err(Outer::Lost)));
    assert!(matches!(Larger::try_from(Holder::<BankError>::Gone), Ok(Larger::Gone)));
    assert!(matches!(Part::try_from(Holder::<BankError>::Closed), Err(Holder::Closed)));
}

/// `Self` is the whole, in a field, in a companion and in a text.
#[test]
fn the_whole_is_what_it_calls_itself() {
    #[derive(Debug, thiserror::Error, HttpError)]
    #[status(subset(Waiting = [Busy, Caused]))]
    enum Chain<T: std::fmt::Debug> {
        #[error("wait {} s", Self::SECONDS)]
        #[status(rate_limited, retry_after = Self::WAIT)]
        Busy,
        #[error("after another")]
        #[status(conflict_state)]
        Caused { before: Option<Box<Self>> },
        #[error("held: {0:?}")]
        #[status(gone)]
        Held(T),
    }

    impl<T: std::fmt::Debug> Chain<T> {
        const SECONDS: u64 = 9;
        const WAIT: Duration = Duration::from_secs(Self::SECONDS);
    }

    let busy: Waiting<u8> = Waiting::Busy;
    assert_eq!(busy.to_string(), "wait 9 s");
    assert_eq!(busy.into_response().headers()["retry-after"], "9");
    let whole = Chain::from(Waiting::Caused { before: Some(Box::new(Chain::Held(7_u8))) });
    let Ok(Waiting::Caused { before: Some(before) }) = Waiting::try_from(whole) else { panic!("not the same") };
    assert_eq!(before.to_string(), "held: 7");
}
