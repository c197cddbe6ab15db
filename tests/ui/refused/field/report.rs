// A report of a validator is the list of errors where the feature of its crate's name is on. A client reads that list as it
// is written, and not as a report.

use garde::Report;
use status_runtime::{FromResponse, HttpError};
use validator::ValidationErrors;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("the order is not valid")]
enum OrderError {
    #[status(validation_failed)]
    Garde(
        #[from]
        #[status(errors)]
        Report,
        //~ Report -> `Vec<FieldError>` | need the feature `garde`
    ),
    #[status(validation_failed)]
    Validator(
        #[from]
        #[status(errors)]
        ValidationErrors,
        //~ ValidationErrors -> `Vec<FieldError>` | need the feature | `validator`
    ),
    #[status(bad_request)]
    Perhaps {
        #[status(errors)]
        report: Option<ValidationErrors>,
        //~ Option -> need the feature
    },
}

#[derive(Debug, FromResponse)]
enum OrderFailure {
    #[status(validation_failed)]
    Garde(#[status(errors)] Report),
    //~ Report -> cannot be read from the member `errors` | `Vec<FieldError>` | `server_only`
    #[status(validation_failed)]
    Validator(#[status(errors)] ValidationErrors),
    //~ ValidationErrors -> cannot be read from the member `errors` | `Vec<FieldError>` | `server_only`
}

fn main() {}
