use std::borrow::Cow;

use serde_json::Value;
use validator::{ValidationError, ValidationErrors, ValidationErrorsKind};

use super::FieldError;
use super::pointer::{pointer, unraw};

/// The parameters that hold what the client has sent: the field, and in `must_match` the field that it should equal.
const SENT: [&str; 2] = ["value", "other"];

/// The name that stands for the object itself, in errors of `#[validate(schema(..))]`.
const OBJECT: &str = "__all__";

/// The name under which a list reports its elements.
const LIST: &str = "_tmp_validator";

impl FieldError {
    /// The errors of the crate validator: code, message and parameters, except for `value` and `other`, which are what the
    /// client has sent. An error without a message has a text for its code. A pointer is made of Rust's names, and an
    /// element of a map has a number in it, since its key is not known here.
    ///
    /// A field with `#[status(errors)]` needs no call of this: it may be a `ValidationErrors`. It is for errors that become
    /// something else, such as errors [in a query](FieldError::within).
    ///
    /// ```
    /// use status_runtime::FieldError;
    /// use validator::{ValidationError, ValidationErrors};
    ///
    /// let mut error = ValidationError::new("range");
    /// error.add_param("min".into(), &1);
    /// error.add_param("value".into(), &-7);
    /// let mut errors = ValidationErrors::new();
    /// errors.add("count", error);
    /// assert_eq!(
    ///     FieldError::from_validator(&errors),
    ///     [FieldError::new("/count", "must be at least 1").code("range").param("min", 1)]
    /// );
    /// ```
    #[cfg_attr(docsrs, doc(cfg(feature = "validator")))]
    pub fn from_validator(errors: &ValidationErrors) -> Vec<FieldError> {
        let mut found = Vec::new();
        collect(errors, &mut Vec::new(), &mut found);
        found
    }
}

/// Appends the errors inside a value, those of the value itself first, then by name: the map has no order.
fn collect<'a>(errors: &'a ValidationErrors, place: &mut Vec<Cow<'a, str>>, found: &mut Vec<FieldError>) {
    let mut by_name: Vec<_> = errors.errors().iter().map(|(name, kind)| (segment(name), kind)).collect();
    by_name.sort_by_key(|(name, _)| *name);
    for (name, kind) in by_name {
        let outer = place.len();
        place.extend(name.map(Cow::Borrowed));
        match kind {
            ValidationErrorsKind::Field(errors) => found.extend(errors.iter().map(|error| single(error, place))),
            ValidationErrorsKind::Struct(errors) => collect(errors, place, found),
            ValidationErrorsKind::List(elements) => {
                for (index, errors) in elements {
                    place.push(index.to_string().into());
                    collect(errors, place, found);
                    place.pop();
                }
            }
        }
        place.truncate(outer);
    }
}

/// The name of a field, unless it stands for the value itself.
fn segment(name: &str) -> Option<&str> {
    (![OBJECT, LIST].contains(&name)).then(|| unraw(name))
}

fn single(error: &ValidationError, place: &[Cow<'_, str>]) -> FieldError {
    let detail = error.message.clone().unwrap_or_else(|| text(error));
    let mut single = FieldError::new(pointer(place), detail).code(error.code.clone());
    let mut params: Vec<_> = error.params.iter().filter(|(name, _)| !SENT.contains(&&***name)).collect();
    params.sort_by_key(|(name, _)| *name);
    for (name, value) in params {
        single = single.param(name.clone(), value.clone());
    }
    single
}

/// A text for the code of one of the crate's own validators: its `Display` shows what the client has sent.
fn text(error: &ValidationError) -> Cow<'static, str> {
    let param = |name| error.params.get(name).map(shown);
    match &*error.code {
        "contains" | "does_not_contain" => {
            let verb = if error.code == "contains" { "must" } else { "must not" };
            match param("needle") {
                Some(needle) => format!("{verb} contain `{needle}`").into(),
                None => "is not valid".into(),
            }
        }
        "length" | "range" => {
            let what = if error.code == "length" { "must have a length of " } else { "must be " };
            let bounds = [
                ("equal", ""),
                ("min", "at least "),
                ("exclusive_min", "more than "),
                ("max", "at most "),
                ("exclusive_max", "less than "),
            ];
            let bounds: Vec<_> =
                bounds.into_iter().filter_map(|(name, words)| Some(format!("{words}{}", param(name)?))).collect();
            match bounds.is_empty() {
                true => "is not valid".into(),
                false => format!("{what}{}", bounds.join(" and ")).into(),
            }
        }
        "credit_card" => "must be the number of a credit card".into(),
        "email" => "must be an e-mail address".into(),
        "ip" => "must be an IP address".into(),
        "must_match" => "must be the same as in the other field".into(),
        "non_control_character" => "must not contain control characters".into(),
        "regex" => "must have the expected form".into(),
        "required" => "is required".into(),
        "url" => "must be a URL".into(),
        _ => "is not valid".into(),
    }
}

/// A scalar without the quotes of JSON.
fn shown(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
