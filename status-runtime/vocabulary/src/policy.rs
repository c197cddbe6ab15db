use crate::grpc::Grpc;
use crate::row::Situation;
use crate::situation;

/// A choice of status code on which published guides disagree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Policy {
    /// The keyword in `policy(..)`.
    pub keyword: &'static str,
    /// The situation whose code it chooses.
    pub situation: &'static Situation,
    /// The codes to choose from, the default first.
    pub codes: &'static [u16],
    /// The codes of gRPC for these, in the same order.
    pub grpc: &'static [Grpc],
}

/// Every choice that `policy(..)` offers.
pub const POLICIES: &[Policy] = &[
    Policy {
        keyword: "duplicate",
        situation: situation::ALREADY_EXISTS,
        codes: &[409, 400, 422],
        grpc: &[Grpc::AlreadyExists, Grpc::InvalidArgument, Grpc::InvalidArgument],
    },
    Policy {
        keyword: "validation",
        situation: situation::VALIDATION_FAILED,
        codes: &[422, 400],
        grpc: &[Grpc::InvalidArgument, Grpc::InvalidArgument],
    },
    Policy {
        keyword: "if_match",
        situation: situation::PRECONDITION_FAILED,
        codes: &[412, 409],
        grpc: &[Grpc::Aborted, Grpc::Aborted],
    },
    Policy {
        keyword: "hidden",
        situation: situation::HIDDEN,
        codes: &[404, 403],
        grpc: &[Grpc::NotFound, Grpc::PermissionDenied],
    },
];
