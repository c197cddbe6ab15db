// A client of gRPC knows an error by its code in upper snake case (google.rpc.ErrorInfo), so two codes are different there,
// too.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(conflict_state, code = "out-of-stock")]
    First,
    #[status(conflict_state, code = "out_of_stock")]
    //~ "out_of_stock" -> "out-of-stock" | `First` | `OUT_OF_STOCK`
    Second,
    #[status(gone, code = "NoSuchOrder")]
    Third,
    #[status(not_found)]
    NoSuchOrder,
    //~ NoSuchOrder -> "NoSuchOrder" | `Third` | `NO_SUCH_ORDER`
}

fn main() {}
