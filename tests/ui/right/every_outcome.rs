// Every situation of an outcome in its plainest form.
#![deny(warnings)]

use status_runtime::{ContentRange, HttpOutcome};

#[derive(HttpOutcome)]
pub enum Origin {
    #[status(ok)]
    Ok,
    #[status(created, location = "/orders/1")]
    Created,
    #[status(accepted, monitor = "/jobs/1")]
    Accepted,
    #[status(no_content)]
    NoContent,
    #[status(reset_content)]
    ResetContent,
    #[status(partial_content)]
    PartialContent {
        #[status(content_range)]
        range: ContentRange,
    },
    #[status(multi_status)]
    MultiStatus,
    #[status(multiple_choices)]
    MultipleChoices,
    #[status(see_other, location = "/orders/1")]
    SeeOther,
    #[status(not_modified)]
    NotModified,
    #[status(temporary_redirect, location = "/orders/1")]
    TemporaryRedirect,
    #[status(permanent_redirect, location = "https://api.example.com/orders/1")]
    PermanentRedirect,
    #[status(moved_permanently, location = "/orders/1")]
    MovedPermanently,
    #[status(found, location = "/orders/1")]
    Found,
    #[status(im_used, etag = "v2")]
    ImUsed,
}

#[derive(HttpOutcome)]
#[status(transformed, role = proxy)]
pub struct Transformed;

fn main() {}
