use std::error::Error;
use std::fmt;

use crate::header::Invalid;

/// The reason why a part of a response does not become a field.
#[derive(Debug)]
pub enum PartError {
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

impl fmt::Display for PartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            PartError::Missing => "is missing",
            PartError::Several => "is there several times",
            PartError::Unfit => "does not fit the field's type",
            PartError::WithoutDate => "is relative to a Date, which the response does not have",
            PartError::Header(_) => "is invalid",
            PartError::Member(_) => "is of another type",
        })
    }
}

impl PartError {
    pub(crate) fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            PartError::Missing | PartError::Several | PartError::Unfit | PartError::WithoutDate => None,
            PartError::Header(invalid) => Some(invalid),
            PartError::Member(error) => Some(error),
        }
    }
}

impl From<Invalid> for PartError {
    fn from(invalid: Invalid) -> PartError {
        PartError::Header(invalid)
    }
}
