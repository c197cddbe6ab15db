// Types and values that the programs use. They are pasted with a program that needs them.

/// A custom representation, in which every part of the problem can be found again.
pub struct Rendered;

impl status_runtime::Renderer for Rendered {
    fn content_type() -> http::HeaderValue {
        http::HeaderValue::from_static("application/vnd.rendered")
    }

    fn render(problem: &status_runtime::Problem, out: &mut Vec<u8>) {
        let rendered = serde_json::json!({
            "type": problem.type_uri(),
            "title": problem.title(),
            "status": problem.status().map(|status| status.as_u16()),
            "detail": problem.detail(),
            "code": problem.code(),
            "extensions": problem.extensions().collect::<Vec<_>>(),
        });
        out.extend_from_slice(rendered.to_string().as_bytes());
    }
}

#[derive(Debug)]
pub struct Unserializable;

impl serde::Serialize for Unserializable {
    fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(serde::ser::Error::custom("it does not serialize"))
    }
}

impl<'de> serde::Deserialize<'de> for Unserializable {
    fn deserialize<D: serde::Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
        Err(serde::de::Error::custom("it does not deserialize"))
    }
}

#[derive(Debug)]
pub struct Undisplayable;

impl std::fmt::Display for Undisplayable {
    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Err(std::fmt::Error)
    }
}

/// Seconds and nanoseconds since 1970, which may be negative.
pub fn moment(seconds: i64, nanos: u32) -> std::time::SystemTime {
    let whole = std::time::Duration::from_secs(seconds.unsigned_abs());
    let moment = if seconds < 0 { std::time::SystemTime::UNIX_EPOCH - whole } else { std::time::SystemTime::UNIX_EPOCH + whole };
    moment + std::time::Duration::from_nanos(nanos.into())
}
