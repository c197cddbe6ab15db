use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::fmt;

use http::{HeaderMap, HeaderValue, StatusCode, header};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap as _, Serializer};
use serde_json::value::{RawValue, to_raw_value};
use serde_json::{Number, Value};

use crate::printable::Excerpt;

type Text = Cow<'static, str>;

/// A problem document (RFC 9457): built by hand, made from an error, or read from a response.
///
/// An error's own document comes from [`HttpError::problem`](crate::HttpError::problem). A client reads one with
/// [`from_response`](Problem::from_response):
///
/// ```
/// use status_runtime::{HttpError, IntoResponse, Problem};
///
/// #[derive(Debug, thiserror::Error, HttpError)]
/// #[error("order {id} has already shipped")]
/// #[status(conflict_state)]
/// struct AlreadyShipped {
///     #[status(extension)]
///     id: u64,
/// }
///
/// let problem = Problem::from_response(&AlreadyShipped { id: 7 }.into_response())?;
/// assert_eq!(problem.code(), Some("already_shipped"));
/// assert_eq!(problem.detail(), Some("order 7 has already shipped"));
/// assert_eq!(problem.extension("id"), Some(&7.into()));
/// # Ok::<(), status_runtime::ReadError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    type_uri: Text,
    title: Option<Text>,
    status: Option<StatusCode>,
    detail: Option<Text>,
    instance: Option<Text>,
    code: Option<Text>,
    extensions: Extensions,
}

/// The extension members, in order.
#[derive(Clone, Default)]
struct Extensions {
    list: Vec<(Text, Extension)>,
    /// The place of each name, from more than [`FEW`](Extensions::FEW) on.
    places: HashMap<String, usize>,
}

impl Extensions {
    /// So many are compared as fast as one name is hashed.
    const FEW: usize = 16;

    fn place(&self, name: &str) -> Option<usize> {
        match self.places.is_empty() {
            true => self.list.iter().position(|(known, _)| known == name),
            false => self.places.get(name).copied(),
        }
    }

    fn get(&self, name: &str) -> Option<&Value> {
        self.place(name).map(|at| &self.list[at].1.value)
    }

    /// Adds a member, or replaces the one of that name in its place.
    fn put(&mut self, name: Text, extension: Extension) {
        self.note_places();
        match self.place(&name) {
            Some(at) => self.list[at].1 = extension,
            None => {
                self.list.push((name, extension));
                self.note_places();
            }
        }
    }

    fn note_places(&mut self) {
        let noted = self.places.len();
        if self.list.len() > Extensions::FEW {
            let names = self.list.iter().enumerate().skip(noted);
            self.places.extend(names.map(|(at, (name, _))| (name.to_string(), at)));
        }
    }

    fn remove(&mut self, name: &str) {
        if let Some(at) = self.place(name) {
            self.list.remove(at);
            self.places.clear();
        }
    }

    /// Keeps one member of each name, the last, and none of that name.
    fn settle(&mut self, unwanted: Option<&str>) {
        let mut seen: HashSet<&str> = HashSet::with_capacity(self.list.len());
        let mut is_last = |name| unwanted != Some(name) && seen.insert(name);
        let kept: Vec<bool> = self.list.iter().rev().map(|(name, _)| is_last(name)).collect();
        let mut kept = kept.into_iter().rev();
        self.list.retain(|_| kept.next() == Some(true));
    }
}

impl fmt::Debug for Extensions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.list.fmt(f)
    }
}

impl PartialEq for Extensions {
    fn eq(&self, other: &Extensions) -> bool {
        self.list == other.list
    }
}

/// The value of an extension member, and its JSON text where a [`Value`] would be written differently: a number outside
/// 64 bits, and members of an object, which a `Value` may sort.
#[derive(Debug, Clone)]
struct Extension {
    value: Value,
    written: Option<Box<RawValue>>,
}

impl Extension {
    fn new(value: Value, written: impl FnOnce() -> Option<Box<RawValue>>) -> Extension {
        let is_exact = match &value {
            Value::Null | Value::Bool(_) | Value::String(_) => true,
            Value::Number(number) => !number.is_f64(),
            Value::Array(_) | Value::Object(_) => false,
        };
        Extension { value, written: if is_exact { None } else { written() } }
    }
}

/// Extensions are equal if their values are; the JSON text does not count.
impl PartialEq for Extension {
    fn eq(&self, other: &Extension) -> bool {
        self.value == other.value
    }
}

impl Default for Problem {
    fn default() -> Problem {
        Problem {
            type_uri: Cow::Borrowed("about:blank"),
            title: None,
            status: None,
            detail: None,
            instance: None,
            code: None,
            extensions: Extensions::default(),
        }
    }
}

impl Problem {
    /// Reads the document of a response (RFC 9457 3), as [`from_json`](Problem::from_json) does.
    ///
    /// Its media type is `application/problem+json` or `application/json`, which a layer sends where only that is
    /// accepted. Where the document and the response disagree about the status, the response's is used: the document's
    /// is advisory (RFC 9457 3.1.2).
    ///
    /// # Errors
    ///
    /// [`ReadError`] when the content is of another media type or not a JSON object.
    pub fn from_response<B: AsRef<[u8]>>(response: &http::Response<B>) -> Result<Problem, ReadError> {
        if !is_json(response.headers()) {
            let essence = String::from_utf8_lossy(essence(response.headers())).into_owned();
            return Err(ReadError(ReadErrorKind::MediaType(essence)));
        }
        let problem = Problem::from_json(response.body().as_ref())?;
        Ok(problem.with_status(response.status()))
    }

    /// Parses a document (RFC 9457 3).
    ///
    /// A standard member of a wrong type is ignored, as RFC 9457 3.1 demands, and so is a member whose name or value cannot be
    /// represented: a number beyond 64 bits, half of a surrogate pair, more than 127 levels. Of members with one name,
    /// which RFC 8259 4 leaves open, the last that is not ignored counts. Bytes that are not UTF-8 are read as U+FFFD.
    /// The last bit of a float is exact with the feature `read`; without it, it is serde_json's quicker approximation.
    ///
    /// ```
    /// use status_runtime::Problem;
    ///
    /// let problem = Problem::from_json(br#"{"title":"Gone","status":"410","code":20410,"size":1e999}"#)?;
    /// assert_eq!((problem.title(), problem.status()), (Some("Gone"), None));
    /// // The `code` of this crate is text; any other is an extension member.
    /// assert_eq!((problem.code(), problem.extension("code")), (None, Some(&20410.into())));
    /// assert_eq!(problem.extension("size"), None);
    /// # Ok::<(), status_runtime::ReadError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ReadError`] when it is not a JSON object.
    pub fn from_json(json: &[u8]) -> Result<Problem, ReadError> {
        let text = String::from_utf8_lossy(json);
        // RFC 8259 8.1 allows parsers to ignore a byte order mark.
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let Members(problem) = serde_json::from_str(text).map_err(|error| ReadError(ReadErrorKind::Json(error)))?;
        Ok(problem)
    }

    /// Sets the problem type (RFC 9457 3.1.1), an absolute URI.
    pub fn with_type(mut self, type_uri: impl Into<Text>) -> Problem {
        self.type_uri = type_uri.into();
        self
    }

    /// Sets the title (RFC 9457 3.1.3), which is the same for every occurrence of the type.
    pub fn with_title(mut self, title: impl Into<Text>) -> Problem {
        self.title = Some(title.into());
        self
    }

    /// Sets the status (RFC 9457 3.1.2), which must be the response's.
    pub fn with_status(mut self, status: StatusCode) -> Problem {
        self.status = Some(status);
        self
    }

    /// Sets the detail (RFC 9457 3.1.4): an explanation of this occurrence, for a person.
    pub fn with_detail(mut self, detail: impl Into<Text>) -> Problem {
        self.detail = Some(detail.into());
        self
    }

    #[cfg(feature = "_responses")]
    pub(crate) fn without_detail(self) -> Problem {
        Problem { detail: None, ..self }
    }

    /// Sets the instance (RFC 9457 3.1.5): a URI of this occurrence.
    pub fn with_instance(mut self, instance: impl Into<Text>) -> Problem {
        self.instance = Some(instance.into());
        self
    }

    /// Sets the machine-readable code.
    pub fn with_code(mut self, code: impl Into<Text>) -> Problem {
        self.code = Some(code.into());
        self.extensions.remove("code");
        self
    }

    /// Adds an extension member (RFC 9457 3.2), or replaces the one of that name.
    ///
    /// # Errors
    ///
    /// The errors of serde for a value that does not serialize, and an error for the name of a standard member.
    pub fn with_extension(
        mut self,
        name: impl Into<Text>,
        value: impl Serialize,
    ) -> Result<Problem, serde_json::Error> {
        let name = name.into();
        if STANDARD.contains(&&*name) {
            return Err(serde::ser::Error::custom(format_args!("`{name}` is a standard member (RFC 9457 3.1)")));
        }
        let extension = Extension::new(serde_json::to_value(&value)?, || to_raw_value(&value).ok());
        self.extensions.put(name, extension);
        Ok(self)
    }

    /// The problem type; `about:blank` when there is none (RFC 9457 3.1.1).
    pub fn type_uri(&self) -> &str {
        &self.type_uri
    }

    /// The title.
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// The status.
    pub fn status(&self) -> Option<StatusCode> {
        self.status
    }

    /// The explanation of this occurrence, for a person.
    pub fn detail(&self) -> Option<&str> {
        self.detail.as_deref()
    }

    /// The URI of this occurrence.
    pub fn instance(&self) -> Option<&str> {
        self.instance.as_deref()
    }

    /// The machine-readable code.
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    /// The extension members, in order.
    pub fn extensions(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.extensions.list.iter().map(|(name, extension)| (&**name, &extension.value))
    }

    /// The extension member of that name.
    pub fn extension(&self, name: &str) -> Option<&Value> {
        self.extensions.get(name)
    }

    /// The document as sent.
    ///
    /// Extension members are written as they were parsed: numbers with every digit, members of an object in their
    /// order. `Serialize` writes their [`Value`]s instead, since only serde_json supports raw JSON text.
    ///
    /// ```
    /// use status_runtime::Problem;
    ///
    /// let json = br#"{"type":"about:blank","total":{"sum":123456789012345678901.50,"currency":"EUR"}}"#;
    /// assert_eq!(Problem::from_json(json)?.to_json(), json);
    /// # Ok::<(), status_runtime::ReadError>(())
    /// ```
    pub fn to_json(&self) -> Vec<u8> {
        serde_json::to_vec(&AsWritten(self)).unwrap_or_default()
    }
}

/// The media type of a response, without parameters.
fn essence(headers: &HeaderMap) -> &[u8] {
    let media_type = headers.get(header::CONTENT_TYPE).map(HeaderValue::as_bytes).unwrap_or_default();
    media_type.split(|&byte| byte == b';').next().unwrap_or_default().trim_ascii()
}

/// Returns whether the content may be a document, by its media type.
pub(crate) fn is_json(headers: &HeaderMap) -> bool {
    let essence = essence(headers);
    ["application/problem+json", "application/json"].iter().any(|json| essence.eq_ignore_ascii_case(json.as_bytes()))
}

const STANDARD: [&str; 6] = ["type", "title", "status", "detail", "instance", "code"];

impl Serialize for Problem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.write(serializer, |map, name, extension| map.serialize_entry(name, &extension.value))
    }
}

/// A problem whose extension members are written as they were parsed. Only serde_json supports that.
struct AsWritten<'a>(&'a Problem);

impl Serialize for AsWritten<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.write(serializer, |map, name, extension| match &extension.written {
            Some(written) => map.serialize_entry(name, written),
            None => map.serialize_entry(name, &extension.value),
        })
    }
}

impl Problem {
    fn write<S: Serializer>(
        &self,
        serializer: S,
        extension: impl Fn(&mut S::SerializeMap, &str, &Extension) -> Result<(), S::Error>,
    ) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("type", &self.type_uri)?;
        if let Some(title) = &self.title {
            map.serialize_entry("title", title)?;
        }
        if let Some(status) = self.status {
            map.serialize_entry("status", &status.as_u16())?;
        }
        if let Some(detail) = &self.detail {
            map.serialize_entry("detail", detail)?;
        }
        if let Some(instance) = &self.instance {
            map.serialize_entry("instance", instance)?;
        }
        if let Some(code) = &self.code {
            map.serialize_entry("code", code)?;
        }
        for (name, value) in &self.extensions.list {
            extension(&mut map, name, value)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Problem {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Problem, D::Error> {
        deserializer.deserialize_map(ProblemVisitor)
    }
}

struct ProblemVisitor;

impl<'de> Visitor<'de> for ProblemVisitor {
    type Value = Problem;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(EXPECTED)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Problem, A::Error> {
        let mut problem = Problem::default();
        while let Some((name, value)) = map.next_entry()? {
            problem.read(name, value, || None);
        }
        problem.extensions.settle(problem.code.as_ref().map(|_| "code"));
        Ok(problem)
    }
}

const EXPECTED: &str = "a problem document (RFC 9457)";

/// A document whose members are parsed one by one, so that a member that cannot be represented is the only one that is
/// lost. Only serde_json supports that.
struct Members(Problem);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Members, D::Error> {
        struct MembersVisitor;

        impl<'de> Visitor<'de> for MembersVisitor {
            type Value = Members;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(EXPECTED)
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
                let mut problem = Problem::default();
                while let Some((name, written)) = map.next_entry::<&RawValue, &RawValue>()? {
                    let value = serde_json::from_str(written.get());
                    if let (Ok(name), Ok(value)) = (serde_json::from_str(name.get()), value) {
                        problem.read(name, value, || Some(written.to_owned()));
                    }
                }
                problem.extensions.settle(problem.code.as_ref().map(|_| "code"));
                Ok(Members(problem))
            }
        }

        deserializer.deserialize_map(MembersVisitor)
    }
}

impl Problem {
    /// Adds a parsed member. A standard one of a wrong type is ignored (RFC 9457 3.1); `code` is not a standard member,
    /// so that one that is not text becomes an extension.
    fn read(&mut self, name: String, value: Value, written: impl FnOnce() -> Option<Box<RawValue>>) {
        match (name.as_str(), value) {
            ("type", Value::String(text)) => self.type_uri = text.into(),
            ("title", Value::String(text)) => self.title = Some(text.into()),
            ("detail", Value::String(text)) => self.detail = Some(text.into()),
            ("instance", Value::String(text)) => self.instance = Some(text.into()),
            ("code", Value::String(text)) => self.code = Some(text.into()),
            ("status", Value::Number(number)) => self.status = status_code(&number).or(self.status),
            ("type" | "title" | "status" | "detail" | "instance", _) => {}
            (_, value) => self.extensions.list.push((name.into(), Extension::new(value, written))),
        }
    }
}

/// The status code that a number is (RFC 9457 3.1.2), however it is written: JSON has one kind of number, and `409.0` is `409`.
pub(crate) fn status_code(number: &Number) -> Option<StatusCode> {
    let code = number.as_f64().filter(|code| code.fract() == 0.0 && (0.0..=f64::from(u16::MAX)).contains(code))?;
    StatusCode::from_u16(code as u16).ok()
}

/// The error of a response that is not a problem document: another media type, or content that is not a JSON object.
#[derive(Debug)]
pub struct ReadError(ReadErrorKind);

#[derive(Debug)]
enum ReadErrorKind {
    MediaType(String),
    Json(serde_json::Error),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            ReadErrorKind::MediaType(media_type) if media_type.is_empty() => {
                f.write_str("the response has no content type")
            }
            ReadErrorKind::MediaType(media_type) => {
                let media_type = Excerpt::word(media_type);
                write!(f, "the content is `{media_type}`, not `application/problem+json` or `application/json`")
            }
            ReadErrorKind::Json(_) => f.write_str("the content is not a JSON object"),
        }
    }
}

impl std::error::Error for ReadError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0 {
            ReadErrorKind::MediaType(_) => None,
            ReadErrorKind::Json(error) => Some(error),
        }
    }
}

/// A custom representation of problems: `#[status(body = path::to::Type)]` on the enum.
///
/// ```
/// use http::HeaderValue;
/// use status_runtime::{HttpError, IntoResponse, Problem, Renderer};
///
/// struct Shout;
///
/// impl Renderer for Shout {
///     fn content_type() -> HeaderValue {
///         HeaderValue::from_static("text/plain; charset=utf-8")
///     }
///
///     fn render(problem: &Problem, out: &mut Vec<u8>) {
///         out.extend(problem.title().unwrap_or_default().to_uppercase().into_bytes());
///     }
/// }
///
/// #[derive(Debug, thiserror::Error, HttpError)]
/// #[error("the cart is empty")]
/// #[status(body = Shout, conflict_state)]
/// struct Empty;
///
/// assert_eq!(Empty.into_response().body(), "CONFLICT");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not write problem documents",
    label = "this has no `Renderer`",
    note = "help: `impl status_runtime::Renderer` for it, or a renderer of `status_runtime::layer`: `body = status_runtime::layer::Html`",
    note = "the body is a representation of the problem (RFC 9457 3)"
)]
pub trait Renderer {
    /// The media type of the output of [`render`](Renderer::render).
    fn content_type() -> HeaderValue;

    /// Writes the document.
    fn render(problem: &Problem, out: &mut Vec<u8>);
}
