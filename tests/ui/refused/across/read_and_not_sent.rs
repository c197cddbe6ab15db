// A client's enum beside the server's: what the one reads, the other has to send.

use status_runtime::{FromResponse, HttpError, Link, Parameter, catalog};

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

// What has no document has neither code nor members.
#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(body = text)]
enum Texts {
    #[status(gone)]
    Deleted,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(body = none)]
enum Bare {
    #[status(gone)]
    Deleted,
}

#[derive(Debug, FromResponse)]
#[status(gone)]
struct Deleted;

catalog::reads!(Deleted, Texts);
//~ catalog::reads!(Deleted, Texts) -> in another form | `body = problem`
catalog::reads!(Deleted, Bare);
//~ catalog::reads!(Deleted, Bare) -> in another form

// An empty list leaves its header out.
#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Lists {
    #[status(gone)]
    Links(#[status(link)] Vec<Link>),
    #[status(bad_request)]
    ByAnotherName(#[status(link)] Links),
    #[status(conflict_state)]
    Slice(#[status(link)] &'static [Link]),
}

type Links = Vec<Link>;

#[derive(Debug, FromResponse)]
#[status(gone, code = "links")]
struct OneLink(#[status(link)] Link);
#[derive(Debug, FromResponse)]
#[status(bad_request, code = "by_another_name")]
struct OneOfAnotherName(#[status(link)] Link);
#[derive(Debug, FromResponse)]
#[status(conflict_state, code = "slice")]
struct OneOfASlice(#[status(link)] Link);
catalog::reads!(OneLink, Lists);
//~ catalog::reads!(OneLink, Lists) -> `link` only sometimes
catalog::reads!(OneOfAnotherName, Lists);
//~ catalog::reads!(OneOfAnotherName, Lists) -> `link` only sometimes
catalog::reads!(OneOfASlice, Lists);
//~ catalog::reads!(OneOfASlice, Lists) -> `link` only sometimes

// Two of one type, of which one adds a member: it is there only sometimes, and no other is.
#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Through {
    #[status(transparent)]
    Plain(Taken),
    #[status(transparent)]
    Ordered {
        taken: Taken,
        #[status(extension)]
        order: u64,
    },
}

#[derive(Debug, FromResponse)]
#[status(conflict_state, code = "taken")]
struct OfWhatOneVariantAdds {
    #[status(extension)]
    order: u64,
}

catalog::reads!(OfWhatOneVariantAdds, Through);
//~ catalog::reads!(OfWhatOneVariantAdds, Through) -> `order` only sometimes

// A client's own `transparent` variant reads what no server adds.
#[derive(Debug, FromResponse)]
enum Outer {
    #[status(transparent)]
    Taken {
        taken: Inner,
        #[status(extension)]
        invoice: u64,
    },
}

#[derive(Debug, FromResponse)]
#[status(conflict_state, code = "taken")]
struct Inner;

catalog::reads!(Outer, Through);
//~ catalog::reads!(Outer, Through) -> not sent with the member `invoice`

#[derive(Debug, FromResponse)]
#[status(conflict_state, code = "taken", domain = "orders.example.com")]
struct OfAnotherDomain;

catalog::reads!(OfAnotherDomain, Taken);
//~ catalog::reads!(OfAnotherDomain, Taken) -> the domain `orders.example.com` | `domain`

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(invalid_parameter, parameter = query("page"))]
struct InvalidPage;

#[derive(Debug, FromResponse)]
#[status(invalid_parameter, code = "invalid_page")]
struct InThePath {
    #[status(parameter = path)]
    parameter: String,
}

catalog::reads!(InThePath, InvalidPage);
//~ catalog::reads!(InThePath, InvalidPage) -> another part of the request | `parameter = query`

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(invalid_parameter, code = "invalid_page")]
struct InvalidAnywhere {
    #[status(parameter)]
    parameter: Parameter,
}

catalog::reads!(InThePath, InvalidAnywhere);
//~ catalog::reads!(InThePath, InvalidAnywhere) -> any part of the request | the type `Parameter`

// One mistake, and not a second one at the check.
#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(goone)]
//~ goone -> `gone`
struct Misspelled;

catalog::reads!(Deleted, Misspelled);

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
//~ CancelError -> `CancelError` cannot be read from a response | the enum that it is a subset of

fn main() {}
