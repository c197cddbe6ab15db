// A client's enum beside the server's: what the one reads, the other has to send.

use status_runtime::{FromResponse, HttpError, Link, catalog};

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(types = "https://api.example.com/problems/")]
enum OrderError {
    #[status(conflict_state)]
    Taken {
        #[status(extension)]
        by: String,
        #[status(extension)]
        until: Option<u64>,
    },
    #[status(gone)]
    Deleted,
}

#[derive(Debug, FromResponse)]
enum OfAnotherCode {
    #[status(gone, code = "removed")]
    Removed,
}

catalog::reads!(OfAnotherCode, OrderError);
//~ catalog::reads!(OfAnotherCode, OrderError) -> the server sends no error that `Removed` reads | `removed` | `gone`

#[derive(Debug, FromResponse)]
enum OfAnotherStatus {
    #[status(not_found, type = "/problems/deleted")]
    Missing,
}

catalog::reads!(OfAnotherStatus, OrderError);
//~ catalog::reads!(OfAnotherStatus, OrderError) -> the server sends no error that `Missing` reads | `/problems/deleted`

#[derive(Debug, FromResponse)]
#[status(conflict_state, code = "taken")]
struct OfAnotherMember {
    #[status(extension)]
    since: Option<u64>,
}

catalog::reads!(OfAnotherMember, OrderError);
//~ catalog::reads!(OfAnotherMember, OrderError) -> not sent with the member `since`

#[derive(Debug, FromResponse)]
#[status(conflict_state, code = "taken")]
struct OfWhatIsSometimesThere {
    #[status(extension)]
    until: u64,
}

catalog::reads!(OfWhatIsSometimesThere, OrderError);
//~ catalog::reads!(OfWhatIsSometimesThere, OrderError) -> `until` only sometimes | `Option`

type Maybe<T> = Option<T>;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(conflict_state)]
struct Taken {
    #[status(extension)]
    until: Maybe<u64>,
}

#[derive(Debug, FromResponse)]
#[status(conflict_state, code = "taken")]
struct OfWhatIsAnOptionByAnotherName {
    #[status(extension)]
    until: u64,
}

catalog::reads!(OfWhatIsAnOptionByAnotherName, Taken);
//~ catalog::reads!(OfWhatIsAnOptionByAnotherName, Taken) -> `until` only sometimes | `Option`

#[derive(Debug, FromResponse)]
#[status(gone, code = "deleted")]
struct OfAnotherHeader {
    #[status(link)]
    help: Link,
}

catalog::reads!(OfAnotherHeader, OrderError);
//~ catalog::reads!(OfAnotherHeader, OrderError) -> not sent with the header `link`

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(subset(CancelError = [Gone]))]
enum Either {
    #[status(gone)]
    Gone,
    #[status(conflict_state)]
    Taken,
}

catalog::reads!(CancelError, Either);
//~ CancelError -> `CancelError` cannot be read from a response | in place of a subset

fn main() {}
