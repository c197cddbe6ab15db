// A redirect without Location leads nowhere (RFC 9110 15.4), a 206 without Content-Range is a part of an unknown whole
// (RFC 9110 15.3.7), and a delta needs the entity tag of what it leads to (RFC 3229 10.4.1).

use status_runtime::HttpOutcome;

#[derive(HttpOutcome)]
enum Refused {
    #[status(see_other)]
    //~ see_other -> 303 | Location | RFC 9110 15.4.4 | `location =
    SeeOther,
    #[status(found)]
    //~ found -> 302 | Location | RFC 9110 15.4.3 | `location =
    Found,
    #[status(moved_permanently)]
    //~ moved_permanently -> 301 | Location | RFC 9110 15.4.2 | `location =
    Moved,
    #[status(temporary_redirect)]
    //~ temporary_redirect -> 307 | Location | RFC 9110 15.4.8 | `location =
    Temporary,
    #[status(permanent_redirect)]
    //~ permanent_redirect -> 308 | Location | RFC 9110 15.4.9 | `location =
    Permanent,
    #[status(partial_content)]
    //~ partial_content -> 206 | Content-Range | RFC 9110 15.3.7 | #[status(content_range)]
    Partial,
    #[status(im_used)]
    //~ im_used -> 226 | `etag | RFC 3229
    Delta,
}

fn main() {}
