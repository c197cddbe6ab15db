use core::fmt;

macro_rules! codes {
    ($($code:ident $name:literal = $number:literal,)*) => {
        /// The codes of gRPC.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[allow(missing_docs, reason = "the names are gRPC's own, and so is what they mean")]
        pub enum Grpc {
            $($code = $number,)*
        }

        impl Grpc {
            /// All codes, by number.
            pub const ALL: &'static [Grpc] = &[$(Grpc::$code),*];

            /// The name in gRPC's own spelling: `NOT_FOUND`.
            pub const fn name(self) -> &'static str {
                match self { $(Grpc::$code => $name),* }
            }
        }
    };
}

codes! {
    Ok "OK" = 0,
    Cancelled "CANCELLED" = 1,
    Unknown "UNKNOWN" = 2,
    InvalidArgument "INVALID_ARGUMENT" = 3,
    DeadlineExceeded "DEADLINE_EXCEEDED" = 4,
    NotFound "NOT_FOUND" = 5,
    AlreadyExists "ALREADY_EXISTS" = 6,
    PermissionDenied "PERMISSION_DENIED" = 7,
    ResourceExhausted "RESOURCE_EXHAUSTED" = 8,
    FailedPrecondition "FAILED_PRECONDITION" = 9,
    Aborted "ABORTED" = 10,
    OutOfRange "OUT_OF_RANGE" = 11,
    Unimplemented "UNIMPLEMENTED" = 12,
    Internal "INTERNAL" = 13,
    Unavailable "UNAVAILABLE" = 14,
    DataLoss "DATA_LOSS" = 15,
    Unauthenticated "UNAUTHENTICATED" = 16,
}

impl Grpc {
    /// The number on the wire.
    pub const fn number(self) -> i32 {
        self as i32
    }

    /// The code of that number. A number that gRPC does not define stands for `UNKNOWN` (gRPC over HTTP/2, "Status").
    pub fn of_number(number: i32) -> Grpc {
        usize::try_from(number).ok().and_then(|at| Grpc::ALL.get(at)).copied().unwrap_or(Grpc::Unknown)
    }

    /// The status code of HTTP that stands for the code (google/rpc/code.proto; the Connect protocol, "Error Codes").
    pub const fn http_status(self) -> u16 {
        match self {
            Grpc::Ok => 200,
            Grpc::InvalidArgument | Grpc::FailedPrecondition | Grpc::OutOfRange => 400,
            Grpc::Unauthenticated => 401,
            Grpc::PermissionDenied => 403,
            Grpc::NotFound => 404,
            Grpc::AlreadyExists | Grpc::Aborted => 409,
            Grpc::ResourceExhausted => 429,
            Grpc::Cancelled => 499,
            Grpc::Unknown | Grpc::Internal | Grpc::DataLoss => 500,
            Grpc::Unimplemented => 501,
            Grpc::Unavailable => 503,
            Grpc::DeadlineExceeded => 504,
        }
    }

    /// The name in Connect (the Connect protocol, "Error Codes"), which has none for success: `not_found`.
    pub const fn connect_name(self) -> &'static str {
        match self {
            Grpc::Cancelled => "canceled",
            Grpc::Ok | Grpc::Unknown => "unknown",
            Grpc::InvalidArgument => "invalid_argument",
            Grpc::DeadlineExceeded => "deadline_exceeded",
            Grpc::NotFound => "not_found",
            Grpc::AlreadyExists => "already_exists",
            Grpc::PermissionDenied => "permission_denied",
            Grpc::ResourceExhausted => "resource_exhausted",
            Grpc::FailedPrecondition => "failed_precondition",
            Grpc::Aborted => "aborted",
            Grpc::OutOfRange => "out_of_range",
            Grpc::Unimplemented => "unimplemented",
            Grpc::Internal => "internal",
            Grpc::Unavailable => "unavailable",
            Grpc::DataLoss => "data_loss",
            Grpc::Unauthenticated => "unauthenticated",
        }
    }

    /// The code of that name in Connect.
    pub fn of_connect_name(name: &str) -> Option<Grpc> {
        Grpc::ALL.iter().copied().filter(|code| *code != Grpc::Ok).find(|code| code.connect_name() == name)
    }

    /// The code of that name.
    pub fn named(name: &str) -> Option<Grpc> {
        Grpc::ALL.iter().copied().find(|code| code.name() == name)
    }
}

impl fmt::Display for Grpc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
