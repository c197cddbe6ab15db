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
}

/// Every choice that `policy(..)` offers.
pub const POLICIES: &[Policy] = &[
    Policy { keyword: "duplicate", situation: situation::ALREADY_EXISTS, codes: &[409, 400, 422] },
    Policy { keyword: "validation", situation: situation::VALIDATION_FAILED, codes: &[422, 400] },
    Policy { keyword: "if_match", situation: situation::PRECONDITION_FAILED, codes: &[412, 409] },
    Policy { keyword: "hidden", situation: situation::HIDDEN, codes: &[404, 403] },
];
