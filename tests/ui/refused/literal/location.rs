// Location is a URI reference (RFC 9110 10.2.2): percent-encoded ASCII, one fragment at most. And it is a resource that a
// client can fetch.

use status_runtime::HttpOutcome;

#[derive(HttpOutcome)]
enum Refused {
    #[status(created, location = "/a b")]
    //~ "/a b" -> `"/a%20b"` | RFC 9110 10.2.2
    Space,
    #[status(created, location = "/café")]
    //~ "/café" -> `"/caf%C3%A9"` | RFC 9110 10.2.2
    Iri,
    #[status(see_other, location = "javascript:alert(1)")]
    //~ "javascript:alert(1)" -> `javascript:` | http
    Script,
    #[status(see_other, location = "data:text/html,hello")]
    //~ "data:text/html,hello" -> `data:` | http
    Data,
    #[status(see_other, location = "/a#b#c")]
    //~ "/a#b#c" -> one `#`
    TwoFragments,
    #[status(created, location = "/a|b")]
    //~ "/a|b" -> %7C
    Pipe,
    #[status(created, location = "/a%zzb")]
    //~ "/a%zzb" -> `%`
    Percent,
    #[status(created, location = "/a\r\nSet-Cookie: b=c")]
    //~ "/a\r\nSet-Cookie: b=c" -> RFC 9110
    LineBreak,
    #[status(created, location = "1:2")]
    //~ "1:2" -> scheme
    SchemeLike,
    #[status(created, location = 5)]
    //~ 5 -> `location = "
    Number,
    #[status(created, location = "https:///x")]
    //~ "https:///x" -> host | RFC 9110 4.2.1
    NoHost,
    #[status(created, location = "https://user:secret@example.com/x")]
    //~ "https://user:secret@example.com/x" -> no user | RFC 9110 4.2.4 | `"https://example.com/x"`
    User,
    #[status(created, location = " /x")]
    //~ " /x" -> `"/x"`
    Padded,
}

fn main() {}
