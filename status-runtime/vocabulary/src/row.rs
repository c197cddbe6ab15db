use crate::grpc::Grpc;
use crate::role::Role;
use crate::term::Terms;

/// One row of the vocabulary: a situation, and the response that HTTP has for it.
///
/// The rows are the constants in [`situation`](mod@crate::situation); no other can be constructed.
#[derive(Debug)]
#[non_exhaustive]
pub struct Situation {
    pub(crate) name: &'static str,
    pub(crate) code: u16,
    pub(crate) kind: Kind,
    pub(crate) tier: Tier,
    pub(crate) phrase: &'static str,
    pub(crate) title: &'static str,
    pub(crate) source: &'static str,
    pub(crate) when: &'static str,
    pub(crate) instead: &'static [(&'static str, &'static str)],
    pub(crate) required: Terms,
    pub(crate) decide: Terms,
    pub(crate) suggested: Terms,
    pub(crate) odd: Terms,
    pub(crate) never: Terms,
    pub(crate) role: Option<RoleRule>,
    pub(crate) challenge_error: Option<&'static str>,
    pub(crate) masked: bool,
    pub(crate) no_store: bool,
    pub(crate) no_store_only: bool,
    pub(crate) content: bool,
    pub(crate) retry: RetryClass,
    pub(crate) grpc: Grpc,
    pub(crate) log: Level,
    pub(crate) aliases: &'static [&'static str],
}

impl Situation {
    /// The keyword in the attribute: `not_found`.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The status code, before any `policy(..)` is applied.
    pub const fn code(&self) -> u16 {
        self.code
    }

    /// Error or outcome, which decides the derive that it belongs to.
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// The tier: how common the situation is in an ordinary service.
    pub const fn tier(&self) -> Tier {
        self.tier
    }

    /// The reason phrase of IANA's registry: the problem's title under `about:blank` (RFC 9457 4.2.1).
    pub const fn phrase(&self) -> &'static str {
        self.phrase
    }

    /// The problem's title under a custom type.
    pub const fn title(&self) -> &'static str {
        self.title
    }

    /// The RFC and section that define it.
    pub const fn source(&self) -> &'static str {
        self.source
    }

    /// The case to use it in, as a sentence.
    pub const fn when(&self) -> &'static str {
        self.when
    }

    /// The cases for another situation: pairs of a case and its replacement.
    pub const fn instead(&self) -> &'static [(&'static str, &'static str)] {
        self.instead
    }

    /// Terms without which the response would be invalid.
    pub const fn required(&self) -> Terms {
        self.required
    }

    /// Terms of which one has to be given or waived.
    pub const fn decide(&self) -> Terms {
        self.decide
    }

    /// Terms that help the client.
    pub const fn suggested(&self) -> Terms {
        self.suggested
    }

    /// Terms that are legal here and nearly always a mistake.
    pub const fn odd(&self) -> Terms {
        self.odd
    }

    /// Terms that must not be here.
    pub const fn never(&self) -> Terms {
        self.never
    }

    /// The roles that may use it, if they are restricted.
    pub const fn role(&self) -> Option<RoleRule> {
        self.role
    }

    /// Returns whether the error's own text is kept from the client.
    pub const fn masked(&self) -> bool {
        self.masked
    }

    /// Returns whether the response carries `Cache-Control: no-store`, since its code is heuristically cacheable (RFC
    /// 9110 15.1) or must not be stored at all (RFC 6585).
    pub const fn no_store(&self) -> bool {
        self.no_store
    }

    /// Returns whether `no-store` is the only `Cache-Control` allowed (RFC 6585).
    pub const fn no_store_only(&self) -> bool {
        self.no_store_only
    }

    /// Returns whether the status allows content.
    pub const fn content(&self) -> bool {
        self.content
    }

    /// The retry class: when the same request may be sent again.
    pub const fn retry(&self) -> RetryClass {
        self.retry
    }

    /// The equivalent gRPC code.
    pub const fn grpc(&self) -> Grpc {
        self.grpc
    }

    /// The level at which the response is logged.
    pub const fn log(&self) -> Level {
        self.log
    }

    /// Other common names. They are never accepted, and only used for suggestions.
    pub const fn aliases(&self) -> &'static [&'static str] {
        self.aliases
    }

    /// The `error` of a Bearer or DPoP challenge for it (RFC 6750 3.1, RFC 9470 3).
    pub const fn challenge_error(&self) -> Option<&'static str> {
        self.challenge_error
    }
}

/// There is one row for each name.
impl PartialEq for Situation {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Situation {}

/// The derive that a situation belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// 4xx and 5xx, for `HttpError`.
    Error,
    /// 2xx and 3xx, for `HttpOutcome`.
    Outcome,
}

/// A measure of how common a situation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tier {
    /// Any service may need it.
    Common,
    /// Kept for old clients.
    Legacy,
    /// For proxies, gateways and servers of a special kind.
    Infra,
}

/// The roles that may use a situation, and the severity of its use by another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RoleRule {
    /// The roles that may use it.
    pub is: &'static [Role],
    /// The severity for the other roles.
    pub otherwise: Severity,
}

/// The severity of a breach of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// It does not compile.
    Error,
    /// It compiles with a warning.
    Warning,
}

/// A class of retries of the same request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RetryClass {
    /// It would fail again.
    Never,
    /// At once, on another connection if there is one.
    AtOnce,
    /// After a while.
    AfterDelay,
    /// After a while, but only if the response states the delay.
    AfterDelayIfTold,
    /// After a while, if sending it twice does no harm.
    AfterDelayIfIdempotent,
    /// With fresh credentials.
    AfterRefresh,
}

impl RetryClass {
    /// Returns whether a client that reads only the gRPC code repeats the call in accordance with this class
    /// (google.rpc.Code, AIP-194): it repeats `UNAVAILABLE`, it repeats `RESOURCE_EXHAUSTED` and `ABORTED` where it is
    /// told to, and it gives up on the others.
    pub const fn allows(self, code: Grpc) -> bool {
        match self {
            RetryClass::AtOnce | RetryClass::AfterDelay => {
                matches!(code, Grpc::Unavailable | Grpc::ResourceExhausted | Grpc::Aborted)
            }
            RetryClass::AfterDelayIfIdempotent => {
                !matches!(code, Grpc::Ok | Grpc::FailedPrecondition | Grpc::InvalidArgument)
            }
            RetryClass::Never | RetryClass::AfterDelayIfTold | RetryClass::AfterRefresh => {
                !matches!(code, Grpc::Ok | Grpc::Unavailable)
            }
        }
    }

    /// Advice for the client's author.
    pub const fn advice(self) -> &'static str {
        match self {
            RetryClass::Never => "do not repeat the request unchanged",
            RetryClass::AtOnce => "repeat the request at once",
            RetryClass::AfterDelay => "repeat the request after a delay",
            RetryClass::AfterDelayIfTold => "repeat the request only if Retry-After says when",
            RetryClass::AfterDelayIfIdempotent => "repeat an idempotent request after a delay",
            RetryClass::AfterRefresh => "refresh the credentials, then repeat the request",
        }
    }
}

/// The level at which a response is logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Not logged.
    Off,
    /// For developers.
    Debug,
    /// For the record.
    Info,
    /// Worth a look.
    Warn,
    /// Worth an alarm.
    Error,
}

impl Level {
    /// All five, most severe first.
    pub const ALL: [Level; 5] = [Level::Error, Level::Warn, Level::Info, Level::Debug, Level::Off];

    /// The keyword in `log = ..`.
    pub const fn name(self) -> &'static str {
        match self {
            Level::Off => "off",
            Level::Debug => "debug",
            Level::Info => "info",
            Level::Warn => "warn",
            Level::Error => "error",
        }
    }
}
