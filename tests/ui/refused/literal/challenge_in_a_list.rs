// Every challenge of a list is checked, and every mistake in it is reported.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(unauthenticated, challenge = [bearer(realm = "a"), basic()])]
    //~ basic -> `realm` | RFC 7617 2
    Second,
    #[status(unauthenticated, challenge = [basic(), bearer(scope = "a  b")])]
    //~ basic -> `realm` | RFC 7617 2
    //~ "a  b" -> one space | RFC 6750 3
    Both,
    #[status(unauthenticated, challenge = [bearer(realm = "a"), bearer(realm = "a")])]
    //~ bearer -> twice
    Same,
    // The order of parameters says nothing, and neither does the case of a scheme.
    #[status(unauthenticated, challenge = [bearer(realm = "a", scope = "b"), custom("BEARER", scope = "b", realm = "a")])]
    //~ custom -> twice
    SameInAnotherOrder,
}

fn main() {}
