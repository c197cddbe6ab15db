//! google.rpc.Status and its details as bytes (google/rpc/status.proto, google/rpc/error_details.proto).

use std::time::Duration;

use super::data::{ErrorInfo, FieldViolation, HelpLink, Status};
use super::wire::{bytes, length, number, text};

pub(super) const ERROR_INFO: &str = "type.googleapis.com/google.rpc.ErrorInfo";
pub(super) const RETRY_INFO: &str = "type.googleapis.com/google.rpc.RetryInfo";
pub(super) const BAD_REQUEST: &str = "type.googleapis.com/google.rpc.BadRequest";
pub(super) const HELP: &str = "type.googleapis.com/google.rpc.Help";

/// The whole message.
pub(super) fn status(status: &Status) -> Vec<u8> {
    with_details(status, details(status))
}

/// The message with details of any kind.
pub(super) fn with_details<'a>(status: &Status, details: impl IntoIterator<Item = (&'a str, Vec<u8>)>) -> Vec<u8> {
    let mut out = head(status);
    for (type_url, detail) in details {
        bytes(&mut out, 3, &any(type_url, &detail));
    }
    out
}

fn head(status: &Status) -> Vec<u8> {
    let mut out = Vec::new();
    // A negative number is written as one of 64 bits; no code is negative.
    number(&mut out, 1, status.code.number() as u64);
    text(&mut out, 2, &status.message);
    out
}

/// The details: the name of each message with its bytes.
pub(super) fn details(status: &Status) -> impl Iterator<Item = (&'static str, Vec<u8>)> {
    let Status { error_info, retry_delay, violations, help, .. } = status;
    [
        error_info.as_ref().map(|info| (ERROR_INFO, self::error_info(info))),
        retry_delay.map(|delay| (RETRY_INFO, retry_info(delay))),
        (!violations.is_empty()).then(|| (BAD_REQUEST, list(1, violations.iter().map(violation)))),
        (!help.is_empty()).then(|| (HELP, list(1, help.iter().map(link)))),
    ]
    .into_iter()
    .flatten()
}

fn any(type_url: &str, value: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    text(&mut out, 1, type_url);
    bytes(&mut out, 2, value);
    out
}

fn list(field: u64, items: impl Iterator<Item = Vec<u8>>) -> Vec<u8> {
    let mut out = Vec::new();
    items.for_each(|item| bytes(&mut out, field, &item));
    out
}

fn texts(texts: &[(u64, &str)]) -> Vec<u8> {
    let mut out = Vec::new();
    texts.iter().for_each(|(field, written)| text(&mut out, *field, written));
    out
}

fn error_info(info: &ErrorInfo) -> Vec<u8> {
    let mut out = texts(&[(1, &info.reason), (2, &info.domain)]);
    info.metadata.iter().for_each(|entry| bytes(&mut out, 3, &metadata(entry)));
    out
}

fn metadata((key, value): &(String, String)) -> Vec<u8> {
    texts(&[(1, key), (2, value)])
}

fn retry_info(delay: Duration) -> Vec<u8> {
    let mut duration = Vec::new();
    number(&mut duration, 1, delay.as_secs());
    number(&mut duration, 2, delay.subsec_nanos().into());
    let mut out = Vec::new();
    bytes(&mut out, 1, &duration);
    out
}

fn violation(violation: &FieldViolation) -> Vec<u8> {
    texts(&[(1, &violation.field), (2, &violation.description), (3, &violation.reason)])
}

fn link(link: &HelpLink) -> Vec<u8> {
    texts(&[(1, &link.description), (2, &link.url)])
}

/// The length of a status, without writing it again for each item that is dropped.
pub(super) struct Sizes {
    /// Code, message and retry delay.
    fixed: usize,
    /// Reason and domain, where there is an identity.
    identity: Option<usize>,
    pub(super) metadata: Items,
    pub(super) violations: Items,
    pub(super) help: Items,
}

/// The lengths of a list's items.
#[derive(Default)]
pub(super) struct Items {
    each: Vec<usize>,
    sum: usize,
}

impl Items {
    fn of<T>(items: &[T], write: impl Fn(&T) -> Vec<u8>) -> Items {
        let each: Vec<_> = items.iter().map(|item| length(write(item).len())).collect();
        Items { sum: each.iter().sum(), each }
    }

    /// Drops the last item; false where there is none.
    pub(super) fn drop_last(&mut self) -> bool {
        let last = self.each.pop();
        self.sum -= last.unwrap_or_default();
        last.is_some()
    }

    fn as_detail(&self, type_url: &str) -> usize {
        if self.each.is_empty() { 0 } else { of_detail(type_url, self.sum) }
    }
}

impl Sizes {
    pub(super) fn of(status: &Status) -> Sizes {
        let info = status.error_info.as_ref();
        Sizes {
            fixed: head(status).len()
                + status.retry_delay.map_or(0, |delay| of_detail(RETRY_INFO, retry_info(delay).len())),
            identity: info.map(|info| texts(&[(1, &info.reason), (2, &info.domain)]).len()),
            metadata: info.map_or_else(Items::default, |info| Items::of(&info.metadata, metadata)),
            violations: Items::of(&status.violations, violation),
            help: Items::of(&status.help, link),
        }
    }

    pub(super) fn total(&self) -> usize {
        let info = self.identity.map_or(0, |identity| of_detail(ERROR_INFO, identity + self.metadata.sum));
        self.fixed + info + self.violations.as_detail(BAD_REQUEST) + self.help.as_detail(HELP)
    }
}

/// The length of a detail in the list of details.
fn of_detail(type_url: &str, value: usize) -> usize {
    length(length(type_url.len()) + length(value))
}
