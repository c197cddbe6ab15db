//! The reader of google.rpc.Status, beside prost: what it reads, prost reads as well. The same bytes are also the
//! details of trailers, in Base64 that may be invalid.
#![no_main]

use http::{HeaderMap, HeaderValue};
use libfuzzer_sys::fuzz_target;
use prost::Message;
use status_runtime::grpc::Status;
use status_runtime::{FieldError, FromResponse, Grpc, Read, Received, RetryAfter};

/// An error that is read from a status.
#[derive(Debug, FromResponse)]
#[status(domain = "a")]
enum Failure {
    #[status(rate_limited, code = "a")]
    TooFast {
        #[status(retry_after)]
        wait: Option<RetryAfter>,
        #[status(extension)]
        a: Option<serde_json::Value>,
        #[status(extension)]
        b: Option<u8>,
    },
    #[status(validation_failed, code = "b")]
    Invalid(#[status(errors)] Vec<FieldError>),
}

/// google/rpc/status.proto.
#[derive(Clone, PartialEq, Message)]
struct Theirs {
    #[prost(int32, tag = "1")]
    code: i32,
    #[prost(string, tag = "2")]
    message: String,
    #[prost(bytes = "vec", repeated, tag = "3")]
    details: Vec<Vec<u8>>,
}

fuzz_target!(|bytes: &[u8]| {
    if let Ok(status) = Status::from_bytes(bytes) {
        let theirs = Theirs::decode(bytes).expect("what is read is a message");
        assert_eq!((status.code, &status.message), (Grpc::of_number(theirs.code), &theirs.message));
        let written = status.to_bytes();
        assert_eq!(Status::from_bytes(&written).as_ref(), Ok(&status));
        let mut trailers = HeaderMap::new();
        status.write_trailers(&mut trailers);
        assert_eq!(Status::from_trailers(&trailers), Some(Ok(status)));
    }
    let mut trailers = HeaderMap::new();
    for (name, value) in
        ["grpc-status", "grpc-message", "grpc-status-details-bin"].into_iter().zip(bytes.split(|byte| *byte == b' '))
    {
        if let Ok(value) = HeaderValue::from_bytes(value) {
            trailers.insert(name, value);
        }
    }
    if let Some(Ok(status)) = Status::from_trailers(&trailers) {
        // The message of the trailers counts, whatever is in the details.
        status.to_bytes();
    }
    let received = Received::from_trailers(trailers);
    received.retry_after();
    if let Ok(Read::Known { error, received, .. }) = received.read::<Failure>() {
        let status = received.grpc_status().expect("an error is known by its status");
        match error {
            Failure::TooFast { wait, a, b } => {
                let info = status.error_info.expect("it is known by that");
                assert_eq!((wait.is_some(), a.is_some()), (received.retry_after().is_some(), info.get("a").is_some()));
                assert!(b.is_none() || info.get("b").is_some());
            }
            Failure::Invalid(errors) => assert_eq!(errors.len(), status.violations.len()),
        }
    }
});
