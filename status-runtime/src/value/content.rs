//! The content of an outcome.

use bytes::Bytes;
use http::HeaderValue;

use crate::response::Content;

/// A field that is the content of an outcome: the inherent methods are for bytes and text, those of the trait for JSON.
#[derive(Debug)]
pub struct Carry<T>(pub T);

const TEXT: &str = "text/plain; charset=utf-8";
const OCTETS: &str = "application/octet-stream";
const JSON: &str = "application/json";

fn carry(bytes: Bytes, of_type: &'static str, written: Option<&'static str>) -> Content {
    Content::Some { media_type: HeaderValue::from_static(written.unwrap_or(of_type)), bytes }
}

macro_rules! carries {
    ($($type:ty, $of_type:expr, |$value:ident| $bytes:expr;)*) => {
        $(
            #[allow(missing_docs)]
            impl Carry<$type> {
                pub const MEDIA_TYPE: &'static str = $of_type;

                pub fn content(self, written: Option<&'static str>) -> Content {
                    let $value = self.0;
                    carry($bytes, $of_type, written)
                }
            }

            #[allow(missing_docs)]
            impl Carry<Option<$type>> {
                pub const MEDIA_TYPE: &'static str = $of_type;

                pub fn content(self, written: Option<&'static str>) -> Content {
                    self.0.map_or(Content::None, |value| Carry(value).content(written))
                }
            }
        )*
    };
}

carries! {
    String, TEXT, |value| Bytes::from(value);
    &'static str, TEXT, |value| Bytes::from_static(value.as_bytes());
    Bytes, OCTETS, |value| value;
    Vec<u8>, OCTETS, |value| Bytes::from(value);
}

/// Types that can be the content of an outcome.
#[cfg(feature = "problem")]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the content of a response",
    label = "this does not serialize",
    note = "help: `String`, `Bytes`, `Vec<u8>`, or any `serde::Serialize` (as JSON)"
)]
pub trait Json: serde::Serialize {}

#[cfg(feature = "problem")]
#[diagnostic::do_not_recommend]
impl<T: serde::Serialize> Json for T {}

/// Types that can be the content of an outcome: text and bytes, without serde.
#[cfg(not(feature = "problem"))]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the content of a response",
    label = "JSON needs the feature `problem` of `status-runtime`",
    note = "help: turn it on; it brings serde"
)]
pub trait Json {}

/// By reference, so that the compiler looks for a [`CarryOption`] first.
#[allow(missing_docs)]
pub trait CarryAny<T> {
    const MEDIA_TYPE: &'static str = JSON;

    fn content(&self, written: Option<&'static str>) -> Content
    where
        T: Json;
}

impl<T> CarryAny<T> for Carry<T> {
    fn content(&self, written: Option<&'static str>) -> Content
    where
        T: Json,
    {
        json(&self.0, written)
    }
}

#[allow(missing_docs)]
pub trait CarryOption<T> {
    fn content(self, written: Option<&'static str>) -> Content
    where
        T: Json;
}

impl<T> CarryOption<T> for Carry<Option<T>> {
    fn content(self, written: Option<&'static str>) -> Content
    where
        T: Json,
    {
        self.0.map_or(Content::None, |value| json(&value, written))
    }
}

#[cfg(feature = "problem")]
fn json<T: serde::Serialize>(value: &T, written: Option<&'static str>) -> Content {
    match serde_json::to_vec(value) {
        Ok(bytes) => carry(Bytes::from(bytes), JSON, written),
        Err(error) => Content::Failed(error),
    }
}

#[cfg(not(feature = "problem"))]
fn json<T>(_value: &T, _said: Option<&'static str>) -> Content {
    Content::None
}
