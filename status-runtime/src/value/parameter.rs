//! Parameters.

use super::member::{Extension, Member};
use crate::document::Document;
use crate::header::Parameter;

/// Types that can be the wrong parameter.
#[cfg_attr(
    feature = "problem",
    diagnostic::on_unimplemented(
        message = "`{Self}` cannot be a parameter",
        label = "not a parameter",
        note = "help: `Parameter`, e.g. `Parameter::query(\"page\")`"
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
}
