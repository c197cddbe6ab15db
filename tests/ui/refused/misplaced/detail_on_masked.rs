// A masked situation keeps its text from the client: what happened inside a service is not for clients, and an
// attacker learns from it (RFC 9457 5). A `detail` would show it, so that one needs `expose`.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(internal, detail = "the database said {source}")]
    //~ detail -> `detail` | `expose` | RFC 9457 5
    Internal { source: std::io::Error },
    #[status(unavailable, retry_after = "30s", detail = "back in a moment")]
    //~ detail -> `detail` | `expose`
    Unavailable,
    #[status(internal)]
    Field {
        #[status(detail)]
        //~ detail -> `detail` | `expose`
        text: String,
    },
    #[status(unavailable, retry_after = "30s", detail = "back in a moment", expose)]
    Exposed,
    #[status(internal, detail = none)]
    LeftOut,
}

fn main() {}
