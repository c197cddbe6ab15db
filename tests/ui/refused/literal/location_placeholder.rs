// A placeholder in the scheme or the authority would let a value choose the host that the client is sent to.

use status_runtime::HttpOutcome;

#[derive(HttpOutcome)]
enum Refused {
    #[status(see_other, location = "https://{host}/x")]
    //~ "https://{host}/x" -> `{host}`
    Host { host: String },
    #[status(see_other, location = "{scheme}://example.com/x")]
    //~ "{scheme}://example.com/x" -> `{scheme}`
    Scheme { scheme: String },
    #[status(see_other, location = "{all}")]
    //~ "{all}" -> `{all}` | `#[status(location)]`
    All { all: String },
    #[status(see_other, location = "//{host}/x")]
    //~ "//{host}/x" -> host
    Network { host: String },
}

fn main() {}
