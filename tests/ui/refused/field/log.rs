// Five keywords are the levels at which a response is logged.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(not_found, log = loud)]
    //~ loud -> `error` | `warn` | `info` | `debug` | `off`
    Loud,
    #[status(not_found, log = "warn")]
    //~ "warn" -> `log = warn`
    Quoted,
}

fn main() {}
