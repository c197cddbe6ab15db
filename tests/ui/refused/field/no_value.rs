// A companion on a variant has a value.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(rate_limited, retry_after)]
    //~ retry_after -> value | `retry_after = " | field
    Bare,
    #[status(rate_limited, retry_after =)]
    //~ retry_after = -> value | missing
    Missing,
    #[status(method_not_allowed, allow = )]
    //~ allow = -> value | missing
    List,
    #[status(rate_limited, retry_after("5s"))]
    //~ retry_after -> `retry_after = "5s"`
    InParentheses,
    #[status(not_found, log(warn))]
    //~ log -> `log = warn`
    Log,
    #[status(rate_limited, retry_after = None)]
    //~ None -> `retry_after = none`
    NoneOfRust,
    #[status(already_exists, field = email)]
    //~ email -> `field = "email"` | `const`
    Unquoted,
    #[status(already_exists, field(email))]
    //~ field -> `field = "email"`
    WordInParentheses,
    #[status(conflict_state, code(shipped))]
    //~ code -> `code = "shipped"`
    Code,
    #[status(conflict_state, code = shipped)]
    //~ shipped -> string | `code = "shipped"`
    CodeUnquoted,
    #[status(conflict_state)]
    Extension {
        #[status(extension(tier))]
        //~ extension -> `extension = "tier"`
        plan: String,
    },
    #[status(conflict_state)]
    ExtensionUnquoted {
        #[status(extension = tier)]
        //~ tier -> string | `extension = "tier"`
        plan: String,
    },
    #[status(conflict_state, like(Missing))]
    //~ like -> `like = Missing`
    NotAString,
}

fn main() {}
