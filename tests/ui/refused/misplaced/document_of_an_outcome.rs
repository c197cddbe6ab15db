// An outcome has content and no problem document, so that the keywords which make one mean nothing on it.

use status_runtime::HttpOutcome;

#[derive(HttpOutcome)]
enum Done {
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
