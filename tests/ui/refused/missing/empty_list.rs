// A list that must have an element is not satisfied by an empty one: a challenge (RFC 9110 11.6.1), a patch format
// (RFC 5789 3.1), a protocol (RFC 9110 15.5.22). Only Allow may be empty, and says that no method is allowed now.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(unauthenticated, challenge = [])]
    //~ [] -> at least one challenge | RFC 9110 11.6.1
    Challenge,
    #[status(unsupported_media_type, accept_patch = [])]
    //~ [] -> at least one media type | RFC 5789 3.1
    AcceptPatch,
    #[status(upgrade_required, upgrade = [])]
    //~ [] -> at least one protocol | RFC 9110 15.5.22
    Upgrade,
    #[status(method_not_allowed, allow = [])]
    Allow,
    #[status(unsupported_content_coding, accept_encoding = [])]
    //~ [] -> says nothing | `accept_encoding = ["identity"]`
    Codings,
}

fn main() {}
