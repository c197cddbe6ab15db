/// A choice of status code on which published guides disagree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Policy {
    /// The word in `policy(..)`.
    pub word: &'static str,
    /// The situation whose code it chooses.
    pub situation: &'static str,
    /// What may be chosen, the default first.
    pub codes: &'static [u16],
}

/// Every choice that `policy(..)` offers.
pub const POLICIES: &[Policy] = &[
    Policy { word: "duplicate", situation: "already_exists", codes: &[409, 400, 422] },
    Policy { word: "validation", situation: "validation_failed", codes: &[422, 400] },
    Policy { word: "if_match", situation: "precondition_failed", codes: &[412, 409] },
    Policy { word: "hidden", situation: "hidden", codes: &[404, 403] },
];
