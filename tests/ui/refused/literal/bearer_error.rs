// The situation says which `error` goes out: none where no credentials were sent (RFC 6750 3.1), otherwise the one of the
// situation's own. Two places for it could disagree.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(unauthenticated, challenge = bearer(realm = "a", error = "invalid_token"))]
    //~ error -> RFC 6750 3.1 | `invalid_credentials`
    NoCredentials,
    #[status(unauthenticated, challenge = bearer(realm = "a", error_description = "sign in"))]
    //~ error_description -> RFC 6750 3.1 | `invalid_credentials`
    Description,
    #[status(unauthenticated, challenge = bearer(realm = "a", error_uri = "https://api.example.com/errors"))]
    //~ error_uri -> RFC 6750 3.1 | `invalid_credentials`
    Uri,
    #[status(invalid_credentials, challenge = bearer(realm = "a", error = "invalid_token"))]
    //~ error -> `error` | `invalid_token`
    Agreeing,
    #[status(invalid_credentials, challenge = bearer(realm = "a", error = "insufficient_scope"))]
    //~ error -> `error` | `insufficient_scope`
    Disagreeing,
    #[status(step_up_required, challenge = bearer(max_age = 300, error = "insufficient_user_authentication"))]
    //~ error -> `step_up_required` supplies it
    StepUp,
    #[status(bad_request, challenge = bearer(realm = "a", error = "invalid_request"))]
    //~ error -> `bad_request` supplies it
    Request,
}

fn main() {}
