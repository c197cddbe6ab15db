// What a client would be glad of and an RFC only recommends: given, or waived with `= none`.

#![deny(deprecated)]

use status_runtime::{ETag, FieldError, HttpError, HttpOutcome};

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Warned {
    #[status(range_not_satisfiable)]
    //~ range_not_satisfiable -> RFC 9110 15.5.17 | `complete_length = | `complete_length = none`
    Range,
    #[status(precondition_failed)]
    //~ precondition_failed -> `etag = none` | `etag = none`
    Precondition,
    #[status(edit_conflict)]
    //~ edit_conflict -> RFC 9110 15.5.10 | `etag = none` | `etag = none`
    Edit,
    #[status(already_exists)]
    //~ already_exists -> `field = "email"` | `field = none`
    Exists,
    #[status(content_too_large)]
    //~ content_too_large -> `max_bytes = | `max_bytes = none`
    Content,
    #[status(not_acceptable)]
    //~ not_acceptable -> RFC 9110 15.5.7 | `available = [" | `available = none`
    Acceptable,
    #[status(validation_failed)]
    //~ validation_failed -> #[status(errors)] | `errors = none`
    Validation,
    #[status(validation_failed)]
    //~ validation_failed -> `#[status(errors)]` on the field `wrong` | `errors = none`
    Unmarked { wrong: Vec<FieldError> },
    #[status(validation_failed)]
    //~ validation_failed -> `#[status(errors)]` on the field `0` | `errors = none`
    Report(garde::Report),
    #[status(precondition_failed)]
    //~ precondition_failed -> `#[status(etag)]` on the field `current` | `etag = none`
    Current { current: Option<ETag> },
    #[status(header_fields_too_large)]
    //~ header_fields_too_large -> RFC 6585 5 | `header_name = " | `header_name = none`
    Header,
    #[status(legally_restricted)]
    //~ legally_restricted -> RFC 7725 | `blocked_by = " | `blocked_by = none`
    Legal,
}

#[derive(HttpOutcome)]
enum Done {
    #[status(accepted)]
    //~ accepted -> 202 | RFC 9110 15.3.3 | `monitor = " | `monitor = none`
    Accepted,
}

fn main() {}
