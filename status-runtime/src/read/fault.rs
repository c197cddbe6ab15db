use std::error::Error;
use std::fmt;

use crate::header::Invalid;

/// The reason why a part of a response does not become a field.
#[derive(Debug)]
pub enum Fault {
    /// The part is not there.
    Missing,
    /// There are several, and the field holds one.
    Several,
    /// The value is beyond those of the field's type.
    Unfit,
    /// A delay is a date, or a date a delay, and the response has no Date to relate it to.
    WithoutDate,
    /// The header is invalid.
    Header(Invalid),
    /// The member is of another type.
    Member(serde_json::Error),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Fault::Missing => "is missing",
            Fault::Several => "is there several times",
            Fault::Unfit => "does not fit the field's type",
            Fault::WithoutDate => "is relative to a Date, which the response does not have",
            Fault::Header(_) => "is invalid",
            Fault::Member(_) => "is of another type",
        })
    }
}

impl Fault {
    pub(crate) fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Fault::Missing | Fault::Several | Fault::Unfit | Fault::WithoutDate => None,
            Fault::Header(invalid) => Some(invalid),
            Fault::Member(error) => Some(error),
        }
    }
}

impl From<Invalid> for Fault {
    fn from(invalid: Invalid) -> Fault {
        Fault::Header(invalid)
    }
}
