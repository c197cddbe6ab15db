// Directives that contradict each other, lack their value or quote it are read differently by every cache (RFC 9111
// 5.2.2).

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(forbidden, cache_control = "no-store, max-age=60")]
    //~ "no-store, max-age=60" -> contradict | RFC 9111 5.2.2
    Contradiction,
    #[status(forbidden, cache_control = "public, private")]
    //~ "public, private" -> contradict | RFC 9111 5.2.2
    PublicAndPrivate,
    #[status(forbidden, cache_control = "max-age")]
    //~ "max-age" -> `max-age=60`
    NoValue,
    #[status(forbidden, cache_control = "max-age=\"60\"")]
    //~ "max-age=\"60\"" -> RFC 9111 5.2.2
    Quoted,
    #[status(forbidden, cache_control = "max-age=soon")]
    //~ "max-age=soon" -> `max-age=60`
    NoNumber,
    #[status(forbidden, cache_control = "no-store,")]
    //~ "no-store," -> RFC 9111 5.2.2
    TrailingComma,
    #[status(forbidden, cache_control = "private; max-age=60")]
    //~ "private; max-age=60" -> comma | `cache_control = "private, max-age=60"`
    Semicolon,
    #[status(forbidden, cache_control = ["private", "max-age=60"])]
    //~ ["private", "max-age=60"] -> string | `cache_control = "private, max-age=60"`
    List,
    #[status(forbidden, cache_control = no_store)]
    //~ no_store -> `cache_control = "no-store"`
    Word,
}

fn main() {}
