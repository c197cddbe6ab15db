#[cfg(feature = "garde")]
mod garde;
#[cfg(any(feature = "_extract", feature = "garde", feature = "validator"))]
pub(crate) mod pointer;
#[cfg(feature = "validator")]
mod validator;

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap as _, SerializeStruct as _, Serializer};
use serde_json::Value;

use crate::header::ParameterIn;
use crate::json::Buffer;

type Text = Cow<'static, str>;

/// An error in the content of a request: an element of the member `errors`.
///
/// ```
/// use status_runtime::FieldError;
///
/// let error = FieldError::new("/email", "must be an e-mail address").code("invalid_format");
/// assert_eq!(
///     serde_json::to_string(&error)?,
///     r#"{"pointer":"/email","detail":"must be an e-mail address","code":"invalid_format"}"#
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// For clients that translate there are the code's parameters, and for errors outside of the content their place:
///
/// ```
/// use status_runtime::{FieldError, RequestPart};
///
/// let error = FieldError::new("/size", "must be at most 100")
///     .code("too_large")
///     .param("max", 100)
///     .within(RequestPart::Query);
/// let json = serde_json::to_string(&error)?;
/// assert_eq!(
///     json,
///     r#"{"pointer":"/size","detail":"must be at most 100","code":"too_large","params":{"max":100},"in":"query"}"#
/// );
///
/// let read: FieldError = serde_json::from_str(&json)?;
/// assert_eq!(read.error_code(), Some("too_large"));
/// assert_eq!(read.params().collect::<Vec<_>>(), [("max", &100.into())]);
/// assert_eq!(read.part(), Some(RequestPart::Query));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    pointer: Text,
    detail: Text,
    code: Option<Text>,
    /// In a box, since most errors have none of it.
    rest: Option<Box<Rest>>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Rest {
    params: Params,
    part: Option<RequestPart>,
}

impl FieldError {
    /// An error at a place in the content, given as a JSON Pointer (RFC 6901).
    pub fn new(pointer: impl Into<Text>, detail: impl Into<Text>) -> FieldError {
        FieldError { pointer: pointer.into(), detail: detail.into(), code: None, rest: None }
    }

    /// The place in the content, as a JSON Pointer (RFC 6901).
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// The explanation, for a person.
    pub fn detail(&self) -> &str {
        &self.detail
    }

    /// The machine-readable code.
    pub fn error_code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    /// The parameters of the code, in the order in which they were added.
    pub fn params(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.rest.iter().flat_map(|rest| &rest.params.0).map(|(name, value)| (&**name, value))
    }

    /// The part of the request that the pointer leads into, if it is given.
    pub fn part(&self) -> Option<RequestPart> {
        self.rest.as_ref()?.part
    }

    /// Adds a machine-readable code.
    pub fn code(mut self, code: impl Into<Text>) -> FieldError {
        self.code = Some(code.into());
        self
    }

    /// Adds a parameter of the code: a limit, such as `min` or `max`, and never what the client has sent. One of the same
    /// name is replaced. A parameter is a number, a text or a `bool`: any other value is left out, as is a number that JSON
    /// does not have.
    pub fn param(mut self, name: impl Into<Text>, value: impl Into<Value>) -> FieldError {
        let value = value.into();
        if is_scalar(&value) {
            self.rest.get_or_insert_default().params.put(name.into(), value);
        }
        self
    }

    /// Adds the part of the request that the pointer leads into. Without it that is the content.
    pub fn within(mut self, part: RequestPart) -> FieldError {
        self.rest.get_or_insert_default().part = Some(part);
        self
    }

    /// Moves the error to another place, given as a JSON Pointer (RFC 6901).
    ///
    /// ```
    /// use status_runtime::FieldError;
    ///
    /// let error = FieldError::new("/street", "must not be empty").code("empty");
    /// let pointer = format!("/address{}", error.pointer());
    /// assert_eq!(error.at(pointer).pointer(), "/address/street");
    /// ```
    pub fn at(mut self, pointer: impl Into<Text>) -> FieldError {
        self.pointer = pointer.into();
        self
    }

    pub(crate) fn write(&self, out: &mut Buffer) {
        out.extend_from_slice(b"{\"pointer\":\"");
        out.escaped(&self.pointer);
        out.extend_from_slice(b"\",\"detail\":\"");
        out.escaped(&self.detail);
        if let Some(code) = &self.code {
            out.extend_from_slice(b"\",\"code\":\"");
            out.escaped(code);
        }
        out.extend_from_slice(b"\"");
        if let Some(rest) = &self.rest {
            rest.write(out);
        }
        out.extend_from_slice(b"}");
    }
}

impl Rest {
    fn write(&self, out: &mut Buffer) {
        if !self.params.0.is_empty() {
            out.extend_from_slice(b",\"params\":");
            // Texts and numbers always serialize.
            _ = serde_json::to_writer(&mut *out, &self.params);
        }
        if let Some(part) = self.part {
            out.extend_from_slice(b",\"in\":\"");
            out.extend_from_slice(part.as_str().as_bytes());
            out.extend_from_slice(b"\"");
        }
    }
}

/// The parameters of a code, each a scalar.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Params(Vec<(Text, Value)>);

impl Params {
    fn put(&mut self, name: Text, value: Value) {
        self.0.retain(|(given, _)| *given != name);
        self.0.push((name, value));
    }
}

fn is_scalar(value: &Value) -> bool {
    matches!(value, Value::Bool(_) | Value::Number(_) | Value::String(_))
}

impl Serialize for Params {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(Some(self.0.len()))?;
        for (name, value) in &self.0 {
            object.serialize_entry(name, value)?;
        }
        object.end()
    }
}

/// The scalars of an object, in its order, and nothing of any other value: of another server it may be anything.
impl<'de> Deserialize<'de> for Params {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Params, D::Error> {
        struct ParamsVisitor;

        impl<'de> Visitor<'de> for ParamsVisitor {
            type Value = Params;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the parameters of an error's code")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Params, A::Error> {
                let mut params = Params::default();
                while let Some((name, value)) = map.next_entry::<String, Value>()? {
                    if is_scalar(&value) {
                        params.put(name.into(), value);
                    }
                }
                Ok(params)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Params, A::Error> {
                IgnoredAny.visit_seq(seq).map(|_| Params::default())
            }

            fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Params, D::Error> {
                deserializer.deserialize_any(self)
            }

            fn visit_unit<E>(self) -> Result<Params, E> {
                Ok(Params::default())
            }

            fn visit_none<E>(self) -> Result<Params, E> {
                Ok(Params::default())
            }

            fn visit_bool<E>(self, _: bool) -> Result<Params, E> {
                Ok(Params::default())
            }

            fn visit_i64<E>(self, _: i64) -> Result<Params, E> {
                Ok(Params::default())
            }

            fn visit_u64<E>(self, _: u64) -> Result<Params, E> {
                Ok(Params::default())
            }

            fn visit_f64<E>(self, _: f64) -> Result<Params, E> {
                Ok(Params::default())
            }

            fn visit_str<E>(self, _: &str) -> Result<Params, E> {
                Ok(Params::default())
            }
        }

        deserializer.deserialize_any(ParamsVisitor)
    }
}

/// The part of a request that the pointer of a [`FieldError`] leads into. The terms are those of OpenAPI, with the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RequestPart {
    /// The content.
    Body,
    /// The query of the URI.
    Query,
    /// Its path.
    Path,
    /// The headers.
    Header,
    /// The cookies.
    Cookie,
}

impl RequestPart {
    pub(crate) const ALL: [RequestPart; 5] =
        [RequestPart::Body, RequestPart::Query, RequestPart::Path, RequestPart::Header, RequestPart::Cookie];

    fn named(name: &str) -> Option<RequestPart> {
        RequestPart::ALL.into_iter().find(|part| part.as_str() == name)
    }

    /// The term in the document.
    pub const fn as_str(self) -> &'static str {
        match self {
            RequestPart::Body => "body",
            RequestPart::Query => ParameterIn::Query.as_str(),
            RequestPart::Path => ParameterIn::Path.as_str(),
            RequestPart::Header => ParameterIn::Header.as_str(),
            RequestPart::Cookie => ParameterIn::Cookie.as_str(),
        }
    }
}

impl Serialize for FieldError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let params = self.rest.as_ref().map(|rest| &rest.params).filter(|params| !params.0.is_empty());
        let members = [self.code.is_some(), params.is_some(), self.part().is_some()];
        let count = 2 + members.into_iter().filter(|is_there| *is_there).count();
        let mut object = serializer.serialize_struct("FieldError", count)?;
        object.serialize_field("pointer", &self.pointer)?;
        object.serialize_field("detail", &self.detail)?;
        if let Some(code) = &self.code {
            object.serialize_field("code", code)?;
        }
        if let Some(params) = params {
            object.serialize_field("params", params)?;
        }
        if let Some(part) = self.part() {
            object.serialize_field("in", part.as_str())?;
        }
        object.end()
    }
}

impl<'de> Deserialize<'de> for FieldError {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<FieldError, D::Error> {
        struct FieldErrorVisitor;

        impl<'de> Visitor<'de> for FieldErrorVisitor {
            type Value = FieldError;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an element of the member `errors`")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<FieldError, A::Error> {
                let (mut pointer, mut detail, mut code) = (None, None, None);
                let mut rest = Rest::default();
                while let Some(name) = map.next_key::<Cow<'de, str>>()? {
                    match &*name {
                        "pointer" => pointer = Some(map.next_value::<String>()?),
                        "detail" => detail = Some(map.next_value::<String>()?),
                        "code" => code = map.next_value::<Option<String>>()?,
                        "params" => rest.params = map.next_value()?,
                        // Of another server it may be anything.
                        "in" => rest.part = map.next_value::<Value>()?.as_str().and_then(RequestPart::named),
                        _ => {
                            map.next_value::<IgnoredAny>()?;
                        }
                    }
                }
                let missing = |name| A::Error::missing_field(name);
                Ok(FieldError {
                    pointer: pointer.ok_or_else(|| missing("pointer"))?.into(),
                    detail: detail.ok_or_else(|| missing("detail"))?.into(),
                    code: code.map(Into::into),
                    rest: (rest != Rest::default()).then(|| Box::new(rest)),
                })
            }
        }

        deserializer.deserialize_struct("FieldError", &["pointer", "detail", "code", "params", "in"], FieldErrorVisitor)
    }
}
