use std::time::SystemTime;

use http::{HeaderMap, HeaderName, HeaderValue, header};

use super::part_error::PartError;
use crate::header::{Invalid, date};

/// Types that a header can be read into; `H` is the header's own type.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read from this header",
    label = "the header cannot be read into this type",
    note = "help: the type of the header, such as `RetryAfter`, or `http::HeaderValue` for `header = \"..\"`; or `server_only` on the variant",
    note = "a type owns what is read into it: `String` in place of `&'static str`, `Vec<..>` in place of a slice",
    note = "a client reads the field from the header that the server has made of it"
)]
#[allow(missing_docs)]
pub trait Reads<H>: Sized {
    const OPTIONAL: bool = false;

    /// Reads lines, of which there is at least one.
    fn read(lines: &Lines<'_>) -> Result<Self, PartError>;

    /// The value of a header that is not there.
    fn absent() -> Option<Self> {
        None
    }
}

#[diagnostic::do_not_recommend]
impl<H, T: Reads<H>> Reads<H> for Option<T> {
    const OPTIONAL: bool = true;

    fn read(lines: &Lines<'_>) -> Result<Option<T>, PartError> {
        match T::read(lines) {
            // All lines are the same in every response.
            Err(PartError::Missing) => Ok(None),
            read => read.map(Some),
        }
    }

    fn absent() -> Option<Option<T>> {
        Some(None)
    }
}

/// The lines of one header.
#[derive(Debug, Clone, Copy)]
pub struct Lines<'a> {
    headers: &'a HeaderMap,
    name: &'static str,
    constants: &'static [(HeaderName, HeaderValue)],
    is_required: bool,
}

impl<'a> Lines<'a> {
    /// The lines of that name; `constants` are the headers that are the same in every response of the variant.
    pub(crate) fn new(
        headers: &'a HeaderMap,
        name: &'static str,
        constants: &'static [(HeaderName, HeaderValue)],
    ) -> Lines<'a> {
        Lines { headers, name, constants, is_required: false }
    }

    /// The same lines of a header that the situation requires.
    pub(crate) fn required(self) -> Lines<'a> {
        Lines { is_required: true, ..self }
    }

    pub(crate) fn is_required(&self) -> bool {
        self.is_required
    }

    pub(crate) fn is_absent(&self) -> bool {
        !self.headers.contains_key(self.name)
    }

    /// All lines.
    pub(crate) fn all(&self) -> impl Iterator<Item = &'a HeaderValue> {
        self.headers.get_all(self.name).iter()
    }

    /// The only line. Two make a list, and a header that is none is invalid with two, even if they are the same (RFC 9110 5.3).
    pub(crate) fn one(&self) -> Result<&'a HeaderValue, PartError> {
        let mut lines = self.all();
        let line = lines.next().ok_or(PartError::Missing)?;
        if lines.next().is_none() { Ok(line) } else { Err(PartError::Several) }
    }

    /// The only line, parsed.
    pub(crate) fn parsed<T>(&self) -> Result<T, PartError>
    where
        T: TryFrom<&'a HeaderValue, Error = Invalid>,
    {
        Ok(T::try_from(self.one()?)?)
    }

    /// The members of a list, without those that are the same in every response. One that is required has a member.
    pub(crate) fn members<T: PartialEq>(
        &self,
        parse_all: fn(&mut dyn Iterator<Item = &HeaderValue>) -> Result<Vec<T>, Invalid>,
    ) -> Result<Vec<T>, PartError> {
        let mut members = parse_all(&mut self.all())?;
        if self.is_required && members.is_empty() {
            return Err(PartError::Missing);
        }
        let own = self.constants.iter().filter(|(name, _)| name.as_str() == self.name);
        for constant in parse_all(&mut own.map(|(_, value)| value))? {
            if let Some(at) = members.iter().position(|member| *member == constant) {
                members.remove(at);
            }
        }
        Ok(members)
    }

    /// The only member of a list.
    pub(crate) fn member<T: PartialEq>(
        &self,
        parse_all: fn(&mut dyn Iterator<Item = &HeaderValue>) -> Result<Vec<T>, Invalid>,
    ) -> Result<T, PartError> {
        let mut members = self.members(parse_all)?;
        match (members.pop(), members.is_empty()) {
            (Some(member), true) => Ok(member),
            (Some(_), false) => Err(PartError::Several),
            (None, _) => Err(PartError::Missing),
        }
    }

    /// The moment of the response: its Date (RFC 9110 6.6.1).
    pub(crate) fn moment(&self) -> Result<SystemTime, PartError> {
        moment(self.headers).ok_or(PartError::WithoutDate)
    }
}

/// The only line of that name.
pub(crate) fn only<'a>(headers: &'a HeaderMap, name: &'static str) -> Option<&'a HeaderValue> {
    Lines::new(headers, name, &[]).one().ok()
}

/// The moment of a response: its Date (RFC 9110 6.6.1).
pub(crate) fn moment(headers: &HeaderMap) -> Option<SystemTime> {
    only(headers, header::DATE.as_str()).and_then(date)
}

/// Implements [`Reads`] for the types of a header, each with the code that reads one.
macro_rules! reads {
    ($($header:ty $([$of:ident: $bound:path])? {
        $($self:ty $(, absent: $absent:expr)? => |$lines:ident| $read:expr;)*
    })*) => {
        $($(
            $crate::read::lines::reads! { @impl $header, $self, [$($absent)?], $lines, $read }
        )*)*
    };
    (@impl $header:ty, $self:ty, [$($absent:expr)?], $lines:ident, $read:expr) => {
        #[diagnostic::do_not_recommend]
        impl $crate::read::lines::Reads<$header> for $self {
            fn read($lines: &$crate::read::lines::Lines<'_>) -> Result<Self, $crate::read::part_error::PartError> {
                $read
            }

            $(fn absent() -> Option<Self> {
                $absent
            })?
        }
    };
}
pub(crate) use reads;
