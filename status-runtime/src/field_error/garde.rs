use garde::error::Kind;
use garde::{Path, Report};

use super::FieldError;
use super::pointer::{pointer, unraw};

impl FieldError {
    /// The errors of a report: its messages, with the code `invalid`. A pointer is made of Rust's names.
    ///
    /// A field with `#[status(errors)]` needs no call of this: it may be a `Report`. It is for reports that become something
    /// else, such as errors [in a query](FieldError::within).
    ///
    /// ```
    /// use garde::{Error, Path, Report};
    /// use status_runtime::FieldError;
    ///
    /// let mut report = Report::new();
    /// report.append(Path::new("lines").join(2).join("a/b"), Error::new("lower than 1"));
    /// let errors = FieldError::from_garde(&report);
    /// assert_eq!(errors, [FieldError::new("/lines/2/a~1b", "lower than 1").code("invalid")]);
    /// ```
    #[cfg_attr(docsrs, doc(cfg(feature = "garde")))]
    pub fn from_garde(report: &Report) -> Vec<FieldError> {
        let errors = report.iter();
        errors.map(|(path, error)| FieldError::new(place(path), error.message().to_owned()).code("invalid")).collect()
    }
}

/// The names of a path are public to garde's `select!` alone; its `Display` does not tell a dot in a name from one between
/// names.
fn place(path: &Path) -> String {
    pointer(path.__iter().rev().filter(|(kind, _)| *kind != Kind::None).map(|(_, name)| unraw(name)))
}
