// A subset names variants of its enum, and subsets that stand before it.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(subset(Cancel = [NoSuchOrder, Cancelled], Read = [NoSuchOrdr]))]
//~ NoSuchOrdr -> no variant `NoSuchOrdr` | did you mean `NoSuchOrder`?
enum Misspelled {
    #[status(not_found)]
    NoSuchOrder,
    #[status(gone)]
    Cancelled,
}

// What is right is there all the same, so that nothing is said of its use.
fn cancel() -> Result<(), Cancel> {
    Err(Cancel::NoSuchOrder)
}

fn whole() -> Result<(), Misspelled> {
    Ok(cancel()?)
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(subset(Read = [Elsewhere]))]
//~ Elsewhere -> no variant | `NoSuchOrder` and `Cancelled`
enum Unknown {
    #[status(not_found)]
    NoSuchOrder,
    #[status(gone)]
    Cancelled,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(subset(Pay = [Look, Cancelled], Look = [NoSuchOrder]))]
//~ Look -> no variant `Look` | put the subset `Look` before this one
enum Later {
    #[status(not_found)]
    NoSuchOrder,
    #[status(gone)]
    Cancelled,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(subset(Own = [Own, Cancelled], Circle = [Round, Cancelled], Round = [Circle]))]
//~ Own -> a subset cannot contain itself | `NoSuchOrder`
//~ Round -> a subset cannot contain itself | `NoSuchOrder`
enum ItsOwn {
    #[status(not_found)]
    NoSuchOrder,
    #[status(gone)]
    Cancelled,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(subset(ReadEmpty = []))]
//~ [] -> no variants | `ReadEmpty = [NoSuchOrder]`
enum Empty {
    #[status(not_found)]
    NoSuchOrder,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(subset(Twice = [NoSuchOrder], Twice = [Cancelled]))]
//~ Twice -> two subsets are named `Twice`
enum TwoOfAName {
    #[status(not_found)]
    NoSuchOrder,
    #[status(gone)]
    Cancelled,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(subset(NoSuchOrder = [NoSuchOrder]))]
//~ NoSuchOrder -> the name of a variant
enum NamedLikeAVariant {
    #[status(not_found)]
    NoSuchOrder,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(subset(read = [NoSuchOrder]))]
//~ read -> cannot be the name of a type | upper camel case, as for every type: `Read`
enum InLowerCase {
    #[status(not_found)]
    NoSuchOrder,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(subset = [NoSuchOrder])]
//~ subset -> a name and a list | `subset(ReadOrder = [NoSuchOrder])`
enum WithoutAName {
    #[status(not_found)]
    NoSuchOrder,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(subset(ReadQuoted = ["NoSuchOrder"], ReadByPath = [Quoted::Cancelled]))]
//~ "NoSuchOrder" -> not the name of a variant | `ReadQuoted = [NoSuchOrder]`
//~ Quoted::Cancelled -> not the name of a variant | without quotes or a path: `ReadByPath = [Cancelled]`
enum Quoted {
    #[status(not_found)]
    NoSuchOrder,
    #[status(gone)]
    Cancelled,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(subset(pub Watch = [NoSuchOrder, Gone], pub(crate) Stop = [Gone], pub enum Both = [Watch], type Last = [pub Gone]))]
//~ pub -> in front of `Watch` | without it: `Watch = [NoSuchOrder, Gone]`
//~ pub(crate) -> in front of `Stop` | without it: `Stop = [Gone]`
//~ pub enum -> in front of `Both` | without it: `Both = [Watch]`
//~ type -> in front of `Last` | without it: `Last = [pub Gone]`
//~ pub -> in front of `Gone` | without it: `Gone`
enum Declared {
    #[status(pub not_found)]
    //~ pub -> in front of `not_found` | without it: `not_found`
    NoSuchOrder,
    #[status(gone, const code = "gone_for_good")]
    //~ const -> in front of `code` | without it: `code = "gone_for_good"`
    Gone,
}

// They are there all the same.
fn stop() -> Result<(), Watch> {
    Ok(Err(Stop::Gone)?)
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(subset(Part = [Missing]), not_found)]
//~ subset -> a struct has no variants
struct Missing;

fn main() {}
