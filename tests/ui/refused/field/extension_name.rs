// `type`, `title`, `status`, `detail` and `instance` are the document's own (RFC 9457 3.1), `code` is in every document,
// and one name stands for one thing.

use status_runtime::{FieldError, HttpError};

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(conflict_state)]
    Impossible {
        #[status(extension)]
        status: u64,
        //~ status -> `status` | RFC 9457 3.1 | extension = "
    },
    #[status(conflict_state)]
    Unhappy {
        #[status(extension)]
        title: u64,
        //~ title -> `title` | RFC 9457 3.1 | extension = "
    },
    #[status(conflict_state)]
    Raw {
        #[status(extension)]
        r#type: u64,
        //~ r#type -> `type` | RFC 9457 3.1 | extension = "
    },
    #[status(conflict_state)]
    Failed {
        #[status(extension = "title")]
        //~ "title" -> `title` | RFC 9457 3.1
        name: String,
    },
    #[status(conflict_state)]
    Instance {
        #[status(extension = "instance")]
        //~ "instance" -> `instance` | RFC 9457 3.1
        name: String,
    },
    #[status(conflict_state)]
    Halted {
        #[status(extension = "code")]
        //~ "code" -> `code`
        number: u64,
    },
    #[status(validation_failed)]
    Stopped {
        #[status(errors)]
        list: Vec<FieldError>,
        #[status(extension = "errors")]
        //~ "errors" -> `errors`
        more: Vec<String>,
    },
    #[status(conflict_state)]
    Twice {
        #[status(extension)]
        order: u64,
        #[status(extension = "order")]
        //~ "order" -> `order` | two members | `#[status(extension = "other_order")]`
        number: u64,
    },
    #[status(conflict_state)]
    Empty {
        #[status(extension = "")]
        //~ "" -> name
        number: u64,
    },
    #[status(conflict_state)]
    Positional(
        #[status(extension)]
        //~ extension -> name | extension = "
        u64,
    ),
    #[status(conflict_state, extension(status = 5))]
    //~ status -> `status` | RFC 9457 3.1 | `extension(order_status = 5)`
    Constant,
    #[status(conflict_state, extension(code = "A-7"))]
    //~ code -> `code` | `extension(number = "A-7")`
    ConstantCode,
    #[status(conflict_state, extension(order = 5, order = 6))]
    //~ order -> `order` | two members | `extension(other_order = 6)`
    ConstantTwice,
    #[status(conflict_state, extension("" = 5))]
    //~ "" -> name | `extension(balance = 5)`
    ConstantEmpty,
    #[status(conflict_state, extension(request_id = "r-1"))]
    //~ request_id -> `request_id` | `#[status(extension)]` on a field | X-Request-Id
    TheSameId,
    #[status(already_exists, extension(field = 5), field = "email")]
    //~ field -> two members | `extension(other_field = 5)`
    BeforeTheCompanion,
    #[status(conflict_state, extension = "order")]
    //~ extension -> on a field | `extension(name = "..")`
    OnTheVariant,
    #[status(conflict_state, extension("gold"))]
    //~ "gold" -> no name | `extension(name = "gold")`
    NoName,
    #[status(conflict_state, extension(tier = GOLD))]
    //~ GOLD -> not a literal
    NoLiteral,
    #[status(conflict_state)]
    NoString {
        #[status(extension = 5)]
        //~ 5 -> string | `extension = "order_id"`
        order: u64,
    },
}

fn main() {}
