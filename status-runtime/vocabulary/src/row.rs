use crate::term::Terms;

/// One row of the vocabulary: something that can happen, and the answer HTTP has for it.
///
/// The rows are constants in [`situation`](mod@crate::situation); nobody else makes one.
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
    /// The word that an author writes: `not_found`.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The status code, before any `policy(..)` of the author's.
    pub const fn code(&self) -> u16 {
        self.code
    }

    /// Whether it is an error or an outcome, which decides the derive it belongs to.
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// How usual it is for an ordinary service to need it.
    pub const fn tier(&self) -> Tier {
        self.tier
    }

    /// The reason phrase of IANA's registry: the problem's title under `about:blank` (RFC 9457 4.2.1).
    pub const fn phrase(&self) -> &'static str {
        self.phrase
    }

    /// The problem's title under a type of one's own.
    pub const fn title(&self) -> &'static str {
        self.title
    }

    /// Where HTTP says so: RFC and section.
    pub const fn source(&self) -> &'static str {
        self.source
    }

    /// When to use it, in a sentence.
    pub const fn when(&self) -> &'static str {
        self.when
    }

    /// When to use something else: pairs of a case and what to use for it.
    pub const fn instead(&self) -> &'static [(&'static str, &'static str)] {
        self.instead
    }

    /// Terms without which the answer would be wrong.
    pub const fn required(&self) -> Terms {
        self.required
    }

    /// Terms of which one has to be given or waived.
    pub const fn decide(&self) -> Terms {
        self.decide
    }

    /// Terms that a client would be glad of.
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

    /// Who has to be speaking, where that matters.
    pub const fn role(&self) -> Option<RoleRule> {
        self.role
    }

    /// Whether the error's own text stays with the service.
    pub const fn masked(&self) -> bool {
        self.masked
    }

    /// Whether the answer carries `Cache-Control: no-store`, its code being heuristically cacheable
    /// (RFC 9110 15.1) or not to be stored at all (RFC 6585).
    pub const fn no_store(&self) -> bool {
        self.no_store
    }

    /// Whether no other `Cache-Control` than `no-store` is allowed (RFC 6585).
    pub const fn no_store_only(&self) -> bool {
        self.no_store_only
    }

    /// Whether the status allows content.
    pub const fn content(&self) -> bool {
        self.content
    }

    /// Whether the same request may be sent again.
    pub const fn retry(&self) -> RetryClass {
        self.retry
    }

    /// The gRPC code that says the same.
    pub const fn grpc(&self) -> Grpc {
        self.grpc
    }

    /// The level at which the answer is logged.
    pub const fn log(&self) -> Level {
        self.log
    }

    /// What others call it. Never accepted, only suggested from.
    pub const fn aliases(&self) -> &'static [&'static str] {
        self.aliases
    }

    /// The `error` that a Bearer or DPoP challenge says with it (RFC 6750 3.1, RFC 9470 3).
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

/// Which of the two derives a situation belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// 4xx and 5xx, for `HttpError`.
    Error,
    /// 2xx and 3xx, for `HttpOutcome`.
    Outcome,
}

/// How usual a situation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tier {
    /// Any service may need it.
    Common,
    /// Kept for old clients.
    Legacy,
    /// For proxies, gateways and servers of a special kind.
    Infra,
}

/// Who is speaking: the server whose resource it is, or somebody in between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The server whose resource it is.
    Origin,
    /// A server in front of others, which looks like the origin to its clients (RFC 9110 3.7).
    Gateway,
    /// A forward proxy that the client chose (RFC 9110 3.7).
    Proxy,
    /// A proxy that the client did not choose, such as a captive portal (RFC 6585 6).
    InterceptingProxy,
}

impl Role {
    /// All four, in the order in which they are documented.
    pub const ALL: [Role; 4] = [Role::Origin, Role::Gateway, Role::Proxy, Role::InterceptingProxy];

    /// The word for it in `role = ..`.
    pub const fn name(self) -> &'static str {
        match self {
            Role::Origin => "origin",
            Role::Gateway => "gateway",
            Role::Proxy => "proxy",
            Role::InterceptingProxy => "intercepting_proxy",
        }
    }
}

/// The roles that may use a situation, and how bad it is when another does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RoleRule {
    /// The roles that may.
    pub is: &'static [Role],
    /// What it is for the others.
    pub otherwise: Severity,
}

/// How bad a breach of a rule is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// It does not compile.
    Error,
    /// It compiles with a warning.
    Warning,
}

/// Whether the same request may be sent again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RetryClass {
    /// It would fail again.
    Never,
    /// At once, on another connection if there is one.
    AtOnce,
    /// After a while.
    AfterDelay,
    /// After a while, but only if the answer says how long.
    AfterDelayIfTold,
    /// After a while, if sending it twice does no harm.
    AfterDelayIfIdempotent,
    /// With fresh credentials.
    AfterRefresh,
}

impl RetryClass {
    /// What to tell the client's author.
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

/// The codes of gRPC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are gRPC's own, and so is what they mean")]
pub enum Grpc {
    Ok = 0,
    Cancelled = 1,
    Unknown = 2,
    InvalidArgument = 3,
    DeadlineExceeded = 4,
    NotFound = 5,
    AlreadyExists = 6,
    PermissionDenied = 7,
    ResourceExhausted = 8,
    FailedPrecondition = 9,
    Aborted = 10,
    OutOfRange = 11,
    Unimplemented = 12,
    Internal = 13,
    Unavailable = 14,
    DataLoss = 15,
    Unauthenticated = 16,
}

/// How loudly an answer is logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Not at all.
    Off,
    /// For the developer.
    Debug,
    /// For the record.
    Info,
    /// For somebody to look at.
    Warn,
    /// For somebody to wake up for.
    Error,
}

impl Level {
    /// All five, loudest first.
    pub const ALL: [Level; 5] = [Level::Error, Level::Warn, Level::Info, Level::Debug, Level::Off];

    /// The word for it in `log = ..`.
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
