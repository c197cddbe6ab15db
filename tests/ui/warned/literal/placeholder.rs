// A text that takes no fields is sent with its braces.
#![deny(deprecated)]

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Warned {
    #[status(precondition_failed, etag = "{version}")]
    //~ "{version}" -> no fields | on the field `version`
    Etag { version: u64 },
    #[status(precondition_failed, etag = weak("{version}"))]
    //~ "{version}" -> no fields
    Weak { version: u64 },
    #[status(already_exists, field = "{name}")]
    //~ "{name}" -> no fields
    Member { name: String },
    #[status(conflict_state, extension(order = "{id}"))]
    //~ "{id}" -> no fields
    Extension { id: u64 },
    #[status(insufficient_scope, challenge = bearer(realm = "api", scope = "{needed}"))]
    //~ "{needed}" -> no fields | `#[status(challenge)] value: status_runtime::Challenge`
    Challenge { needed: String },
    #[status(unauthenticated, challenge = [basic(realm = "api"), custom("Bearer", realm = "{shop:?}")])]
    //~ "{shop:?}" -> no fields | status_runtime::Challenge
    InAList { shop: String },
    #[status(rate_limited, retry_after = 5, rate_limit(name = "{plan}", remaining = 0))]
    //~ "{plan}" -> no fields | status_runtime::RateLimit
    Limit { plan: String },
    #[status(rate_limited, retry_after = 5, rate_limit_policy(name = "{plan}", quota = 1))]
    //~ "{plan}" -> no fields | status_runtime::RateLimitPolicy
    Policy { plan: String },
    #[status(bad_request, link(rel = "help", href = "/help", title = "{topic}"))]
    //~ "{topic}" -> no fields | status_runtime::Link
    Title { topic: String },
    #[status(not_acceptable, available = ["text/html", "{kind}"])]
    //~ "{kind}" -> no fields | on the field `kind`
    Available { kind: String },
    #[status(invalid_parameter, parameter = query("{name}"))]
    //~ "{name}" -> no fields | `#[status(parameter = query)]`
    Parameter { name: String },
    #[status(conflict_state, code = "{kind}")]
    //~ "{kind}" -> no fields | compares
    Code { kind: String },
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(challenge = bearer(realm = "{shop}"))]
//~ "{shop}" -> no fields | status_runtime::Challenge | deliberate(challenge)
enum OfTheType {
    #[status(unauthenticated)]
    Nobody { shop: String },
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(role = gateway)]
enum OfAGateway {
    #[status(upstream_error, proxy_status(name = "{hop}"))]
    //~ "{hop}" -> no fields | `#[status(proxy_status)] value: status_runtime::ProxyStatus`
    Hop { hop: String },
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(challenge = bearer(realm = "{shop}"), deliberate(challenge))]
enum Deliberate {
    #[status(unauthenticated)]
    Nobody { shop: String },
    #[status(conflict_state, extension(order = "{id}"), deliberate(extension))]
    Extension { id: u64 },
}

fn main() {}
