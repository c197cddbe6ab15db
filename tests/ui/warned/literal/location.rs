// References that parse and are rarely meant: `//host` leaves the site, an empty one is the very document, a fragment is
// not appropriate for what was created (RFC 9110 10.2.2), and http is not https.

#![deny(deprecated)]

use status_runtime::HttpOutcome;

#[derive(HttpOutcome)]
enum Warned {
    #[status(temporary_redirect, location = "//evil.example/x")]
    //~ "//evil.example/x" -> "/x" | https
    OtherHost,
    #[status(created, location = "")]
    //~ "" -> path
    Empty,
    #[status(created, location = "/orders/1#items")]
    //~ "/orders/1#items" -> fragment | RFC 9110 10.2.2
    Fragment,
    #[status(temporary_redirect, location = "http://example.com/x")]
    //~ "http://example.com/x" -> `"https://example.com/x"`
    Plain,
    #[status(see_other, location = "/orders/1#items")]
    FragmentOfARedirect,
    #[status(created, location = "", deliberate(location))]
    Deliberate,
    #[status(temporary_redirect, location = "HTTP://example.com/x")]
    //~ "HTTP://example.com/x" -> `http:` | https
    Upper,
    #[status(temporary_redirect, location = "www.example.com/x")]
    //~ "www.example.com/x" -> path | `"https://www.example.com/x"`
    NoScheme,
    #[status(temporary_redirect, location = "localhost:8080/x")]
    //~ "localhost:8080/x" -> scheme | `"https://localhost:8080/x"`
    Port,
    #[status(temporary_redirect, location = "http://127.evil.example/x")]
    //~ "http://127.evil.example/x" -> `http:` | https
    NoLoopback,
    #[status(temporary_redirect, location = "http://127.0.0.1.evil.example/x")]
    //~ "http://127.0.0.1.evil.example/x" -> `http:` | https
    NoLoopbackEither,
    #[status(created, location = "/orders/:id")]
    //~ "/orders/:id" -> braces | `"/orders/{id}"`
    Pattern { id: u64 },
    #[status(accepted, monitor = "http://example.com/jobs/1")]
    //~ "http://example.com/jobs/1" -> `http:` | https
    Monitor,
}

fn main() {}
