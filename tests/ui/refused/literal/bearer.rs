// The parameters of Bearer have their own grammar: scopes are separated by one space and have no quotes, descriptions are
// plain ASCII, URIs are absolute (RFC 6750 3; RFC 9728 5.1; RFC 9470 3).

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(unauthenticated, challenge = bearer(scope = "a  b"))]
    //~ "a  b" -> one space | RFC 6750 3
    TwoSpaces,
    #[status(unauthenticated, challenge = bearer(scope = "a\"b"))]
    //~ "a\"b" -> quote | RFC 6750 3
    Quote,
    #[status(unauthenticated, challenge = bearer(scope = ""))]
    //~ "" -> RFC 6750 3
    EmptyScope,
    #[status(invalid_credentials, challenge = bearer(realm = "a", error_uri = "docs/errors"))]
    //~ "docs/errors" -> absolute | RFC 6750 3
    RelativeUri,
    #[status(invalid_credentials, challenge = bearer(realm = "a", error_description = "Läuft ab"))]
    //~ "Läuft ab" -> ASCII | RFC 6750 3
    Description,
    #[status(unauthenticated, challenge = bearer(resource_metadata = "/.well-known/oauth-protected-resource"))]
    //~ "/.well-known/oauth-protected-resource" -> absolute | RFC 9728
    Metadata,
    #[status(step_up_required, challenge = bearer(realm = "a", max_age = -1))]
    //~ -1 -> 0 or more | RFC 9470 3
    Negative,
    #[status(step_up_required, challenge = bearer(realm = "a", max_age = "soon"))]
    //~ "soon" -> seconds | RFC 9470 3
    NoNumber,
    #[status(unauthenticated, challenge = bearer(relm = "a"))]
    //~ relm -> unknown parameter `relm` | `realm`
    Misspelt,
    #[status(unauthenticated, challenge = bearer(realm = "a", realm = "b"))]
    //~ realm -> `realm` | twice
    Twice,
    #[status(unauthenticated, challenge = bearer("api"))]
    //~ "api" -> `bearer(realm = "api")`
    NoKey,
    #[status(invalid_credentials, challenge = bearer(realm = "a", error_uri = "javascript:alert(1)"))]
    //~ "javascript:alert(1)" -> fetch | absolute URI
    ErrorScript,
    #[status(step_up_required, challenge = bearer(realm = "a", max_age = 1.5))]
    //~ 1.5 -> whole number | `max_age = 300`
    FractionalAge,
    #[status(unauthenticated, challenge = bearer(scope = ["read", "write"]))]
    //~ ["read", "write"] -> string | `scope = "read write"`
    ScopeList,
    #[status(unauthenticated, challenge = bearer(tenant = "a"))]
    //~ tenant -> unknown | `custom("Bearer", tenant = ..)`
    Foreign,
}

fn main() {}
