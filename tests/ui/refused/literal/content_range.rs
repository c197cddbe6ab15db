// A range whose first position exceeds its last is none (RFC 9110 14.4); and which part it is, only a field can say.

use status_runtime::HttpOutcome;

#[derive(HttpOutcome)]
enum Refused {
    #[status(partial_content, content_range = "bytes 5-2/10")]
    //~ "bytes 5-2/10" -> RFC 9110 14.4 | #[status(content_range)]
    Backwards,
    #[status(partial_content, content_range = "bytes 2-5/10")]
    //~ "bytes 2-5/10" -> #[status(content_range)]
    Literal,
}

fn main() {}
