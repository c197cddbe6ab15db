// 204, 205 and 304 cannot contain content (RFC 9110 15.3.5, 15.3.6, 15.4.5): on one connection the bytes would be taken
// for the next response.

use status_runtime::HttpOutcome;

#[derive(HttpOutcome)]
enum Refused {
    #[status(no_content)]
    Fine {
        #[status(body)]
        //~ body -> 204 | RFC 9110 15.3.5 | `ok`
        text: String,
    },
    #[status(reset_content)]
    Finished(
        #[status(body)]
        //~ body -> 205 | RFC 9110 15.3.6
        String,
    ),
    #[status(not_modified)]
    Unchanged {
        #[status(body)]
        //~ body -> 304 | RFC 9110 15.4.5
        text: String,
    },
    #[status(no_content)]
    Counted {
        #[status(extension)]
        //~ extension -> 204 | RFC 9110 15.3.5
        count: u64,
    },
}

fn main() {}
