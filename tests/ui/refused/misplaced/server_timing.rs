// How long a check of credentials took tells an attacker how far they got (Server Timing, Privacy and Security): where
// credentials are refused, the response does not say.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(challenge = bearer(realm = "api"))]
enum Refused {
    #[status(invalid_credentials, header("Server-Timing" = "auth;dur=12"))]
    //~ header -> how far the credentials got | drop it
    Literal,
    #[status(invalid_credentials)]
    Field {
        #[status(header = "Server-Timing")]
        //~ header -> how far the credentials got | drop it
        took: String,
    },
    #[status(not_found, header("Server-Timing" = "db;dur=12"))]
    Elsewhere,
}

fn main() {}
