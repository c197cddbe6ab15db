//! google.rpc.Status as bytes, beside prost.

use std::collections::HashMap;
use std::time::Duration;

use proptest::prelude::*;
use prost::Message;
use status_runtime::Grpc;
use status_runtime::grpc::{ErrorInfo, FieldViolation, HelpLink, Status};
use tonic_types::{ErrorDetails, StatusExt, pb};

/// google.rpc.Status and google.protobuf.Any, with a field that neither has.
#[derive(Clone, PartialEq, Message)]
struct Later {
    #[prost(int32, tag = "1")]
    code: i32,
    #[prost(string, tag = "2")]
    message: String,
    #[prost(message, repeated, tag = "3")]
    details: Vec<Any>,
    #[prost(double, optional, tag = "19")]
    weight: Option<f64>,
    #[prost(float, optional, tag = "4000")]
    other: Option<f32>,
}

#[derive(Clone, PartialEq, Message)]
struct Any {
    #[prost(string, tag = "1")]
    type_url: String,
    #[prost(bytes = "vec", tag = "2")]
    value: Vec<u8>,
    #[prost(sint64, optional, tag = "7")]
    other: Option<i64>,
}

fn code() -> impl Strategy<Value = Grpc> {
    prop::sample::select(Grpc::ALL)
}

fn info() -> impl Strategy<Value = ErrorInfo> {
    let metadata = prop::collection::btree_map(any::<String>(), any::<String>(), 0..4);
    (any::<String>(), any::<String>(), metadata).prop_map(|(reason, domain, metadata)| ErrorInfo {
        reason,
        domain,
        metadata: metadata.into_iter().collect(),
    })
}

fn delay() -> impl Strategy<Value = Duration> {
    // google/protobuf/duration.proto: 10,000 years.
    (0..=315_576_000_000_u64, 0..1_000_000_000_u32).prop_map(|(seconds, nanos)| Duration::new(seconds, nanos))
}

fn status() -> impl Strategy<Value = Status> {
    let violation = any::<(String, String, String)>().prop_map(|(field, description, reason)| FieldViolation {
        field,
        description,
        reason,
    });
    let link = any::<(String, String)>().prop_map(|(description, url)| HelpLink { description, url });
    let lists = (prop::collection::vec(violation, 0..4), prop::collection::vec(link, 0..3));
    (code(), any::<String>(), prop::option::of(info()), prop::option::of(delay()), lists).prop_map(
        |(code, message, error_info, retry_delay, (violations, help))| {
            let mut status = Status::new(code, message);
            status.error_info = error_info;
            status.retry_delay = retry_delay;
            status.violations = violations;
            status.help = help;
            status
        },
    )
}

/// The details as prost reads them.
fn read(bytes: &[u8]) -> (pb::Status, ErrorDetails) {
    let status = pb::Status::decode(bytes).expect("a message of prost");
    let details = tonic::Status::with_details(tonic::Code::Unknown, "", bytes.to_vec().into()).get_error_details();
    (status, details)
}

fn without_order(info: &ErrorInfo) -> (String, String, HashMap<String, String>) {
    (info.reason.clone(), info.domain.clone(), info.metadata.iter().cloned().collect())
}

proptest! {
    #[test]
    fn prost_reads_what_is_written(status in status()) {
        let (pb::Status { code, message, details }, read) = read(&status.to_bytes());
        prop_assert_eq!((code, &message), (status.code.number(), &status.message));
        prop_assert!(details.iter().all(|any| any.type_url.starts_with("type.googleapis.com/google.rpc.")));
        let expected = [status.error_info.is_some(), status.retry_delay.is_some(), !status.violations.is_empty(), !status.help.is_empty()];
        prop_assert_eq!(details.len(), expected.into_iter().filter(|is_there| *is_there).count());

        let info = read.error_info().map(|info| (info.reason.clone(), info.domain.clone(), info.metadata.clone()));
        prop_assert_eq!(info, status.error_info.as_ref().map(without_order));
        prop_assert_eq!(read.retry_info().map(|info| info.retry_delay), status.retry_delay.map(Some));
        let violations = read.bad_request().map(|request| request.field_violations.clone()).unwrap_or_default();
        let violations: Vec<_> = violations
            .into_iter()
            .map(|it| FieldViolation { field: it.field, description: it.description, reason: it.reason })
            .collect();
        prop_assert_eq!(violations, status.violations);
        let links = read.help().map(|help| help.links.clone()).unwrap_or_default();
        let links: Vec<_> = links.into_iter().map(|it| HelpLink { description: it.description, url: it.url }).collect();
        prop_assert_eq!(links, status.help);
    }

    #[test]
    fn what_is_written_is_read(status in status()) {
        prop_assert_eq!(Status::from_bytes(&status.to_bytes()), Ok(status.clone()));
        let mut trailers = http::HeaderMap::new();
        status.write_trailers(&mut trailers);
        prop_assert_eq!(Status::from_trailers(&trailers), Some(Ok(status)));
    }

    #[test]
    fn what_tonic_writes_is_read(status in status()) {
        let mut details = ErrorDetails::new();
        if let Some(info) = &status.error_info {
            let (reason, domain, metadata) = without_order(info);
            details.set_error_info(reason, domain, metadata);
        }
        if let Some(delay) = status.retry_delay {
            details.set_retry_info(Some(delay));
        }
        for it in &status.violations {
            let mut violation = tonic_types::FieldViolation::new(&it.field, &it.description);
            violation.reason = it.reason.clone();
            let mut violations = details.bad_request().map(|request| request.field_violations.clone()).unwrap_or_default();
            violations.push(violation);
            details.set_bad_request(violations);
        }
        for it in &status.help {
            details.add_help_link(&it.description, &it.url);
        }
        // Kinds of details that are not known.
        details.set_request_info("id", "data").set_localized_message("en", "text").set_resource_info("a", "b", "c", "d");
        let written = tonic::Status::with_error_details(status.code.number().into(), &status.message, details);
        let read = Status::from_bytes(written.details()).expect("a status");
        prop_assert_eq!((read.code, &read.message), (status.code, &status.message));
        prop_assert_eq!(read.error_info.as_ref().map(without_order), status.error_info.as_ref().map(without_order));
        prop_assert_eq!(read.retry_delay, status.retry_delay);
        prop_assert_eq!(read.violations, status.violations);
        prop_assert_eq!(read.help, status.help);
    }

    /// Protocol Buffers, "Unknown Fields" and "Any".
    #[test]
    fn what_is_not_known_is_skipped(info in info(), number: i32, weight: f64, other: f32, more: i64) {
        let mut status = Status::new(Grpc::Aborted, "a");
        status.error_info = Some(info);
        let known = pb::Status::decode(&status.to_bytes()[..]).expect("a status").details.remove(0);
        let any = |type_url: &str, value: &[u8]| Any { type_url: type_url.into(), value: value.into(), other: Some(more) };
        let later = Later {
            code: number,
            message: "a".into(),
            details: vec![
                any("type.googleapis.com/google.rpc.DebugInfo", b"\xff"),
                any("not a URL", b"\xff"),
                any("elsewhere.example/google.rpc.ErrorInfo", &known.value),
                any("type.googleapis.com/google.rpc.ErrorInfo", &[]),
            ],
            weight: Some(weight),
            other: Some(other),
        };
        let read = Status::from_bytes(&later.encode_to_vec()).expect("a status");
        prop_assert_eq!(read.code, Grpc::of_number(number));
        // Of two, the first.
        prop_assert_eq!(read.error_info, status.error_info);
    }

    /// Whatever is read is what prost reads.
    #[test]
    fn no_bytes_panic(bytes: Vec<u8>) {
        if let Ok(status) = Status::from_bytes(&bytes) {
            let theirs = pb::Status::decode(&bytes[..]).expect("what is read is a message");
            prop_assert_eq!(status.message, theirs.message);
        }
    }

    /// The same with bytes that are nearly a status.
    #[test]
    fn no_damage_panics(status in status(), at: prop::sample::Index, byte: u8, end: prop::sample::Index) {
        let mut bytes = status.to_bytes();
        if !bytes.is_empty() {
            let (at, end) = (at.index(bytes.len()), end.index(bytes.len()));
            bytes[at] = byte;
            bytes.truncate(end);
        }
        if let Ok(status) = Status::from_bytes(&bytes) {
            let theirs = pb::Status::decode(&bytes[..]).expect("what is read is a message");
            prop_assert_eq!((status.code, status.message), (Grpc::of_number(theirs.code), theirs.message));
        }
    }

    #[test]
    fn no_trailer_panics(details in "[A-Za-z0-9+/= ,%-]{0,40}", message in "[ -~]{0,20}") {
        let mut trailers = http::HeaderMap::new();
        trailers.insert("grpc-status", 5.into());
        trailers.insert("grpc-message", message.parse().expect("visible ASCII"));
        trailers.insert("grpc-status-details-bin", details.parse().expect("visible ASCII"));
        let read = Status::from_trailers(&trailers).expect("there is a status");
        if let Ok(status) = read {
            prop_assert_eq!(status.code, Grpc::NotFound);
        }
    }
}

/// Protocol Buffers, "Encoding".
#[test]
fn broken_bytes_are_an_error() {
    for (bytes, why) in [
        (&[0x08][..], "a number ends"),
        (&[0x08, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x02], "a number ends"),
        (&[0x12, 0x02, b'a'], "a field ends"),
        (&[0x12, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01], "a field ends"),
        (&[0x12, 0x01, 0xff], "not UTF-8"),
        (&[0x10, 0x01], "another type"),
        (&[0x00, 0x01], "invalid number"),
        (&[0x0b], "proto3"),
        (&[0x21, 0, 0, 0], "a field ends"),
    ] {
        let error = Status::from_bytes(bytes).expect_err("it is broken");
        assert!(error.to_string().contains(why), "{bytes:x?}: {error}");
    }
}

/// gRPC over HTTP/2, "Responses".
#[test]
fn broken_trailers_are_an_error() {
    let read = |trailers: &[(&str, &str)]| {
        let trailers = trailers.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect();
        Status::from_trailers(&trailers)
    };
    assert_eq!(read(&[("grpc-message", "a")]), None);
    assert_eq!(read(&[("grpc-status", "5")]), Some(Ok(Status::new(Grpc::NotFound, ""))));
    assert_eq!(
        read(&[("grpc-status", "5"), ("grpc-message", "50%25 %zz%C3%A9%ff")]).unwrap().unwrap().message,
        "50% %zzé\u{fffd}"
    );
    for trailers in [
        &[("grpc-status", "five")][..],
        // `1*DIGIT`.
        &[("grpc-status", "+5")],
        &[("grpc-status", "-5")],
        &[("grpc-status", "")],
        &[("grpc-status", "5 ")],
        &[("grpc-status", "5"), ("grpc-status-details-bin", "!")],
        &[("grpc-status", "5"), ("grpc-status-details-bin", "A")],
        &[("grpc-status", "5"), ("grpc-status-details-bin", "CA")],
        // The code 6.
        &[("grpc-status", "5"), ("grpc-status-details-bin", "CAY")],
    ] {
        assert!(read(trailers).is_some_and(|read| read.is_err()), "{trailers:?}");
    }
    // The code 5, with padding and without.
    for details in ["CAU", "CAU="] {
        assert!(read(&[("grpc-status", "5"), ("grpc-status-details-bin", details)]).unwrap().is_ok(), "{details}");
    }
}

/// A delay is not negative (google/rpc/error_details.proto), and its nanoseconds are less than a second.
#[test]
fn a_broken_detail_is_an_error() {
    let retry_info = |duration: &[u8]| {
        let info = [&[0x0a, duration.len() as u8][..], duration].concat();
        let details =
            vec![Any { type_url: "type.googleapis.com/google.rpc.RetryInfo".into(), value: info, other: None }];
        Status::from_bytes(&Later { code: 14, details, ..Later::default() }.encode_to_vec())
    };
    assert_eq!(retry_info(&[]).map(|status| status.retry_delay), Ok(Some(Duration::ZERO)));
    assert_eq!(retry_info(&[0x08, 0x05]).map(|status| status.retry_delay), Ok(Some(Duration::from_secs(5))));
    // google/protobuf/duration.proto: at most 315,576,000,000 seconds, and here one more.
    let most = retry_info(&[0x08, 0x80, 0xbc, 0xae, 0xce, 0x97, 0x09]);
    assert_eq!(most.map(|status| status.retry_delay), Ok(Some(Duration::from_secs(315_576_000_000))));
    assert!(retry_info(&[0x08, 0x81, 0xbc, 0xae, 0xce, 0x97, 0x09]).is_err());
    let minus_one = [0x08, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01];
    assert!(retry_info(&minus_one).is_err());
    // 1,000,000,000 nanoseconds.
    assert!(retry_info(&[0x10, 0x80, 0x94, 0xeb, 0xdc, 0x03]).is_err());
}
