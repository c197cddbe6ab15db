//! Parameters.

use crate::header::Parameter;

/// Types that can be the wrong parameter.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a parameter",
    label = "not a parameter",
    note = "help: `Parameter`, e.g. `Parameter::query(\"page\")`"
)]
#[allow(missing_docs)]
pub trait ParameterValue {
    const OPTIONAL: bool = false;
    fn parameter(&self) -> Option<&Parameter>;
}

#[diagnostic::do_not_recommend]
impl ParameterValue for Parameter {
    fn parameter(&self) -> Option<&Parameter> {
        Some(self)
    }
}

#[diagnostic::do_not_recommend]
impl ParameterValue for Option<Parameter> {
    const OPTIONAL: bool = true;
    fn parameter(&self) -> Option<&Parameter> {
        self.as_ref()
    }
}
