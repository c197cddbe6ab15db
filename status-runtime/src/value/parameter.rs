//! Parameters.

#[cfg(feature = "problem")]
use std::borrow::Cow;

use super::member::{Extension, Member};
use crate::document::Document;
#[cfg(feature = "problem")]
use crate::header::Named;
use crate::header::{Parameter, ParameterIn};

/// Types that can be the wrong parameter.
#[cfg_attr(
    feature = "problem",
    diagnostic::on_unimplemented(
        message = "`{Self}` cannot be a parameter",
        label = "not a parameter",
        note = "help: `Parameter`, e.g. `Parameter::query(\"page\")`; or `#[status(parameter = query)]` on its name"
    )
)]
#[cfg_attr(
    not(feature = "problem"),
    diagnostic::on_unimplemented(
        message = "`{Self}` cannot be a member of the problem document",
        label = "members need the feature `problem` of `status-runtime`",
        note = "help: turn it on; it brings serde"
    )
)]
#[allow(missing_docs)]
pub trait ParameterValue: Member {
    fn parameter(&self) -> Option<&Parameter>;
}

#[cfg(feature = "problem")]
#[diagnostic::do_not_recommend]
impl ParameterValue for Parameter {
    fn parameter(&self) -> Option<&Parameter> {
        Some(self)
    }
}

#[cfg(feature = "problem")]
#[diagnostic::do_not_recommend]
impl ParameterValue for Option<Parameter> {
    fn parameter(&self) -> Option<&Parameter> {
        self.as_ref()
    }
}

/// Types that can be the name of the wrong parameter, whose place is in the attribute.
#[cfg_attr(
    feature = "problem",
    diagnostic::on_unimplemented(
        message = "`{Self}` cannot be the name of a parameter",
        label = "not a name",
        note = "help: `String`, `&str` or `Cow<str>`; or `#[status(parameter)]` on a `Parameter`, which has its place"
    )
)]
#[cfg_attr(
    not(feature = "problem"),
    diagnostic::on_unimplemented(
        message = "`{Self}` cannot be a member of the problem document",
        label = "members need the feature `problem` of `status-runtime`",
        note = "help: turn it on; it brings serde"
    )
)]
#[allow(missing_docs)]
pub trait ParameterName: Member {
    fn name(&self) -> Option<&str>;
}

#[cfg(feature = "problem")]
macro_rules! names {
    ($($name:ty),*) => {
        $(
            #[diagnostic::do_not_recommend]
            impl ParameterName for $name {
                fn name(&self) -> Option<&str> {
                    Some(self)
                }
            }

            #[diagnostic::do_not_recommend]
            impl ParameterName for Option<$name> {
                fn name(&self) -> Option<&str> {
                    self.as_deref()
                }
            }
        )*
    };
}

#[cfg(feature = "problem")]
names!(String, &str, Cow<'_, str>);

#[allow(missing_docs)]
impl<T> Extension<'_, T> {
    pub fn parameter(self, name: &'static str, document: &mut Document<'_>)
    where
        T: ParameterValue,
    {
        if let Some(parameter) = self.0.parameter() {
            document.any_member(name, parameter);
        }
    }

    pub fn parameter_in(self, place: ParameterIn, member: &'static str, document: &mut Document<'_>)
    where
        T: ParameterName,
    {
        if let Some(name) = self.0.name() {
            #[cfg(feature = "problem")]
            document.any_member(member, &Named { name, place: Some(place) });
            #[cfg(not(feature = "problem"))]
            document.any_member(member, &(name, place));
        }
    }
}
