//! Services that respond with the fuzzer's input, and the results.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::fmt;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

use bytes::{Bytes, BytesMut};
use http::{HeaderMap, HeaderName, HeaderValue, Response};
use http_body::{Body, Frame, SizeHint};
use serde::de::{Deserializer as _, MapAccess, Visitor};
use serde_json::value::RawValue;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// The head of a message as HTTP/1.1 writes it, and the content after its empty line. Invalid fields are left out.
pub fn head(message: &[u8]) -> (&[u8], HeaderMap, &[u8]) {
    let (start, mut rest) = line(message);
    let mut fields = HeaderMap::new();
    loop {
        let (field, after) = line(rest);
        rest = after;
        if field.is_empty() {
            return (start, fields, rest);
        }
        let colon = field.iter().position(|&byte| byte == b':').unwrap_or(field.len());
        let value = field.get(colon + 1..).unwrap_or_default().trim_ascii();
        if let (Ok(name), Ok(value)) = (HeaderName::from_bytes(&field[..colon]), HeaderValue::from_bytes(value)) {
            fields.append(name, value);
        }
    }
}

fn line(text: &[u8]) -> (&[u8], &[u8]) {
    match text.iter().position(|&byte| byte == b'\n') {
        Some(end) => (&text[..end], &text[end + 1..]),
        None => (text, &[]),
    }
}

/// Content that comes in parts. An empty part stands for a wait.
#[derive(Debug, Clone, Default)]
pub struct Frames {
    pub parts: VecDeque<Bytes>,
    /// The declared length.
    pub length: Option<u64>,
    pub trailers: Option<HeaderMap>,
}

impl From<Bytes> for Frames {
    fn from(content: Bytes) -> Frames {
        Frames { length: Some(content.len() as u64), parts: VecDeque::from([content]), trailers: None }
    }
}

impl Body for Frames {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        match self.parts.pop_front() {
            Some(part) if part.is_empty() && !self.parts.is_empty() => Poll::Pending,
            Some(part) => Poll::Ready(Some(Ok(Frame::data(part)))),
            None => Poll::Ready(self.trailers.take().map(|trailers| Ok(Frame::trailers(trailers)))),
        }
    }

    fn size_hint(&self) -> SizeHint {
        self.length.map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}

/// The output of a future that never waits.
pub fn now<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("something is waited for"),
    }
}

/// The content, however long it takes, and the trailers.
pub fn collected<B>(response: Response<B>) -> (Response<Bytes>, Option<HeaderMap>)
where
    B: Body<Data = Bytes, Error = Infallible>,
{
    let (parts, body) = response.into_parts();
    let mut body = pin!(body);
    let (mut content, mut trailers) = (BytesMut::new(), None);
    loop {
        match body.as_mut().poll_frame(&mut Context::from_waker(Waker::noop())) {
            Poll::Pending => {}
            Poll::Ready(None) => return (Response::from_parts(parts, content.freeze()), trailers),
            Poll::Ready(Some(Ok(frame))) => match frame.into_data() {
                Ok(data) => content.extend_from_slice(&data),
                Err(frame) => trailers = frame.into_trailers().ok(),
            },
        }
    }
}

/// The members of an object, including repeated ones.
pub fn members(json: &[u8]) -> serde_json::Result<Vec<(String, Box<RawValue>)>> {
    struct Members;

    impl<'de> Visitor<'de> for Members {
        type Value = Vec<(String, Box<RawValue>)>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            std::iter::from_fn(|| map.next_entry().transpose()).collect()
        }
    }

    let mut reader = serde_json::Deserializer::from_slice(json);
    let members = reader.deserialize_map(Members)?;
    reader.end()?;
    Ok(members)
}

/// Checks every event from now on: it is one line, and not longer than the limit for an error's sources.
pub fn observe() {
    struct Line;

    impl Visit for Line {
        fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
            self.record_str(field, &format!("{value:?}"));
        }

        fn record_str(&mut self, field: &Field, value: &str) {
            assert!(value.len() <= 4100 && !value.contains(char::is_control), "{field}: {value:?}");
        }
    }

    impl Subscriber for Line {
        fn enabled(&self, _: &Metadata<'_>) -> bool {
            true
        }

        fn new_span(&self, _: &Attributes<'_>) -> Id {
            Id::from_u64(1)
        }

        fn record(&self, _: &Id, _: &Record<'_>) {}

        fn record_follows_from(&self, _: &Id, _: &Id) {}

        fn event(&self, event: &Event<'_>) {
            event.record(&mut Line);
        }

        fn enter(&self, _: &Id) {}

        fn exit(&self, _: &Id) {}
    }

    tracing::subscriber::set_global_default(Line).expect("the first one");
}
