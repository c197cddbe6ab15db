// RateLimit and RateLimit-Policy are lists of named strings with integers of at most 15 digits
// (draft-ietf-httpapi-ratelimit-headers 3, 4; RFC 9651 3.3).

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(rate_limited, retry_after = 60, rate_limit_policy(name = default, quota = 100, window = "60s"))]
    //~ default -> `name = "default"`
    Token,
    #[status(rate_limited, retry_after = 60, rate_limit_policy(name = "d", quota = 100, window = "0s"))]
    //~ "0s" -> window | 1 s
    NoWindow,
    #[status(rate_limited, retry_after = 60, rate_limit_policy(name = "d", quota = -1, window = "60s"))]
    //~ -1 -> 0 or more
    Negative,
    #[status(rate_limited, retry_after = 60, rate_limit_policy(name = "día", quota = 10, window = "60s"))]
    //~ "día" -> ASCII
    NotAscii,
    #[status(rate_limited, retry_after = 60, rate_limit_policy(name = "d", quota = 1_000_000_000_000_000, window = "60s"))]
    //~ 1_000_000_000_000_000 -> 15 digits
    TooMany,
    #[status(rate_limited, retry_after = 60, rate_limit_policy(name = "d", window = "60s"))]
    //~ rate_limit_policy -> quota =
    NoQuota,
    #[status(rate_limited, retry_after = 60, rate_limit_policy(quota = 10))]
    //~ rate_limit_policy -> name = "
    NoName,
    #[status(rate_limited, retry_after = 60, rate_limit(name = "d", reset = "60s"))]
    //~ rate_limit -> remaining =
    NoRemaining,
    #[status(rate_limited, retry_after = 60, rate_limit(name = "d", remaining = -1, reset = "60s"))]
    //~ -1 -> 0 or more
    NegativeRemaining,
    #[status(rate_limited, retry_after = 60, rate_limit(name = "d", remaning = 1))]
    //~ remaning -> unknown parameter `remaning` | `remaining`
    Misspelt,
    #[status(rate_limited, retry_after = 60, rate_limit(name = "d", remaining = 0, reset = 1767225600))]
    //~ 1767225600 -> epoch | `reset = "60s"`
    EpochReset,
    #[status(rate_limited, retry_after = 60, rate_limit_policy(name = "d", quota = "100", window = 60))]
    //~ "100" -> `quota = 100`
    QuotedQuota,
    #[status(rate_limited, retry_after = 60, rate_limit_policy(name = "d", quota = 100, window = "1 min"))]
    //~ "1 min" -> `window = "1m"`
    WindowInWords,
    #[status(rate_limited, retry_after = 60, rate_limit_policy(name = "d", quota = 5), rate_limit_policy(name = "d", quota = 6))]
    //~ rate_limit_policy -> named `d`
    SameName,
    #[status(rate_limited, retry_after = 60, rate_limit_policy(name = "d", quota = 100, quota = 200))]
    //~ quota -> twice
    QuotaTwice,
    #[status(rate_limited, retry_after = 60, rate_limit = 5)]
    //~ 5 -> parts | `rate_limit(name = "default", remaining = 0, reset = "60s")`
    NoParts,
    #[status(rate_limited, retry_after = 60, rate_limit_policy(name = "d", quota = 100, window = -1))]
    //~ -1 -> seconds | `window = "60s"`
    NegativeWindow,
}

fn main() {}
