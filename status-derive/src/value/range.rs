//! Numbers of bytes.

use status_vocabulary::Companion;
use status_vocabulary::grammar;
use status_vocabulary::render::ContentRange;

use super::context::Outcome;
use crate::diagnostics::Message;
use crate::facts::ParsedValue;
use crate::parse::Value;

pub(super) fn content_range(value: &Value) -> Outcome {
    let by_field = "put a `ContentRange` in a field: `#[status(content_range)] range: status_runtime::ContentRange`";
    match value.text().map(|text| (grammar::content_range(&text), text)) {
        Some((Err(error), text)) => Err(Message::what(format!("{text:?} is not a valid range: {}", error.what()))
            .help(by_field)
            .note("RFC 9110 14.4")),
        _ => Err(Message::what("a range is never known at compile time")
            .help(by_field)
            .note("Content-Range says which part of this representation is sent (RFC 9110 14.4)")),
    }
}

pub(super) fn length(companion: Companion, value: &Value) -> Outcome {
    let complete = bytes(companion, value)?;
    let range = ContentRange { unit: "bytes", range: None, complete: Some(complete) };
    Ok(ParsedValue::Lines(vec![range.to_string()]))
}

pub(super) fn bytes(companion: Companion, value: &Value) -> Result<u64, Message> {
    value.integer().and_then(|number| number.base10_parse().ok()).ok_or_else(|| {
        Message::what(format!("`{}` is not a number of bytes", value.shown()))
            .help(format!("0 or more, in bytes: `{companion} = 1_000_000`, or `#[status({companion})]` on a field"))
            .note(companion.source())
    })
}
