// What a problem document is made of, and what asks for credentials, is nothing that an outcome has.

use status_runtime::HttpOutcome;

#[derive(HttpOutcome)]
#[status(types = "https://api.example.com/problems/")]
//~ types -> no problem document
enum Types {
    #[status(no_content)]
    Done,
}

#[derive(HttpOutcome)]
#[status(body = text)]
//~ body -> `#[status(body)]`
enum Body {
    #[status(no_content)]
    Done,
}

#[derive(HttpOutcome)]
#[status(challenge = bearer(realm = "api"))]
//~ challenge -> credentials
enum Challenge {
    #[status(no_content)]
    Done,
}

#[derive(HttpOutcome)]
enum Variant {
    #[status(ok, detail = "done")]
    //~ detail -> no problem document
    Detail,
    #[status(ok, expose)]
    //~ expose -> no problem document
    Expose,
    #[status(ok, field = "email")]
    //~ field -> no problem document
    Member,
}

fn main() {}
