// A monitor is linked to, so that it is a URI reference (RFC 8631 4).

use status_runtime::HttpOutcome;

#[derive(HttpOutcome)]
enum Done {
    #[status(accepted, monitor = 5)]
    //~ 5 -> URI reference | `monitor = "/jobs/{id}"`
    Number,
    #[status(accepted, monitor = "javascript:alert(1)")]
    //~ "javascript:alert(1)" -> fetch
    Script,
}

fn main() {}
