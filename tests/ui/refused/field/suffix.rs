// Rust reads letters behind a literal as its suffix. A string has none, so that nothing may be lost there.

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(types = "https://api.example.com/problems/"v1)]
//~ "https://api.example.com/problems/"v1 -> `v1` | `"https://api.example.com/problems/"`
enum Refused {
    #[status(not_found, detail = "it is gone"expose)]
    //~ "it is gone"expose -> `expose` | `"it is gone"` | comma
    Text,
    #[status(not_found, header("X-Reason"x = "gone"))]
    //~ "X-Reason"x -> `x` | `"X-Reason"`
    Name,
    #[status(not_found, link(rel = "help"x, href = "/help"))]
    //~ "help"x -> `"help"`
    Inside,
    #[status(unavailable, retry_after = "5s"u8)]
    //~ "5s"u8 -> `u8` | `"5s"`
    TypeOfANumber,
    #[status(not_found, extension(tier = 'f'x))]
    //~ 'f'x -> `x`
    Character,
    #[status(unavailable, retry_after = 5u8)]
    NumberOfAType,
}

fn main() {}
