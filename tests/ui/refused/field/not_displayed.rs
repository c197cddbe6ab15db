// A placeholder shows its field with `Display`, as in every format string; `{:?}` shows it with `Debug`.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(not_found, detail = "has {tags}")]
    //~ "has {tags}" -> `[u32; 3]` | `Display` | `{tags:?}`
    Halted { tags: [u32; 3] },
    #[status(gone, detail = "was at {0}")]
    //~ "was at {0}" -> `(u32, u32)` | `Display` | `{0:?}`
    Tuple((u32, u32)),
    #[status(conflict_state, detail = "has {tags:?}")]
    Debugged { tags: [u32; 3] },
}

fn main() {}
