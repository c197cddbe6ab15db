// A field has the keywords of companions, `extension`, `header` and `body`; a misspelt one gets the nearest.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(field_errors)]
//~ field_errors -> did you mean `errors`, on a variant?
enum Refused {
    #[status(rate_limited)]
    Rejected {
        #[status(retry_aftr)]
        //~ retry_aftr -> `retry_after`
        wait: u64,
    },
    #[status(not_found, bananas = 5)]
    //~ bananas -> unknown keyword `bananas`
    OnAVariant,
    #[status(rate_limited, retry_aftr = "60s")]
    //~ retry_aftr -> `retry_after`
    Misspelt,
    #[status(not_found)]
    Situation {
        #[status(not_found)]
        //~ not_found -> `not_found` | variant
        order: u64,
    },
    #[status(bananas = 5)]
    //~ bananas -> unknown keyword
    NoSituation,
    #[status(unauthenticated, www_authenticate = "Bearer")]
    //~ www_authenticate -> `challenge = bearer(realm = "api")`
    OfAHeader,
    #[status(rate_limited, "Retry-After" = "5s")]
    //~ "Retry-After" -> `retry_after = "5s"`
    Quoted,
    #[status(gone, detail = "order {id} is gone", id)]
    //~ id -> field | `detail
    Argument { id: u64 },
    #[status(conflict_state)]
    NoSuchWord {
        #[status(title)]
        //~ title -> a keyword of a variant
        title: String,
    },
    #[status(conflict_state)]
    NoSuchForm {
        #[status(header("X-Trace"))]
        //~ header -> `header = "X-Trace"`
        trace: String,
    },
    #[status(not_found)]
    ANumber {
        #[status(404)]
        //~ 404 -> not a keyword
        order: u64,
    },
    #[status(validation_failed)]
    OfAnotherLibrary {
        #[status(field_errors)]
        //~ field_errors -> did you mean `errors`?
        errors: Vec<status_runtime::FieldError>,
    },
    #[status(conflict_state)]
    OfAnotherFormat {
        #[status(message)]
        //~ message -> on the variant: `detail = "{text}"`
        text: String,
    },
    #[status(conflict_state, message = "it has shipped")]
    //~ message -> did you mean `detail`?
    Message,
    #[status(validation_failed, violations = ["email"])]
    //~ violations -> `errors = field(pointer = 
    Violations,
    #[status(not_found)]
    Foreign {
        #[status(bananas)]
        //~ bananas -> unknown keyword | `#[status(extension = "bananas")]`
        order: u64,
    },
}

fn main() {}
