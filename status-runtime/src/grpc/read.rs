//! google.rpc.Status and its details from bytes. What is not known is skipped, as Protocol Buffers demand.

use std::time::Duration;

use status_vocabulary::Grpc;

use super::data::{ErrorInfo, FieldViolation, HelpLink, ReadError, Status};
use super::wire::fields;
use super::write::{BAD_REQUEST, ERROR_INFO, HELP, RETRY_INFO};

pub(super) fn status(message: &[u8]) -> Result<Status, ReadError> {
    let mut status = Status::new(Grpc::Ok, "");
    fields(message, &mut |field, value| {
        match field {
            // An int32 is a varint of 64 bits, of which the upper half does not count.
            1 => status.code = Grpc::of_number(value.number()? as i32),
            2 => status.message = value.text()?.to_owned(),
            3 => detail(value.bytes()?, &mut status)?,
            _ => {}
        }
        Ok(())
    })?;
    Ok(status)
}

/// One detail; of several of one kind, the first counts.
fn detail(any: &[u8], status: &mut Status) -> Result<(), ReadError> {
    let (mut type_url, mut message) = ("", &[][..]);
    fields(any, &mut |field, value| {
        match field {
            1 => type_url = value.text()?,
            2 => message = value.bytes()?,
            _ => {}
        }
        Ok(())
    })?;
    // The part before the last slash says where the definition is.
    let name = type_url.rsplit('/').next().unwrap_or_default();
    match name {
        _ if is(ERROR_INFO, name) => {
            let info = error_info(message)?;
            status.error_info.get_or_insert(info);
        }
        _ if is(RETRY_INFO, name) => status.retry_delay = status.retry_delay.or(retry_info(message)?),
        _ if is(BAD_REQUEST, name) => {
            let read = list(message, violation)?;
            if status.violations.is_empty() {
                status.violations = read;
            }
        }
        _ if is(HELP, name) => {
            let read = list(message, link)?;
            if status.help.is_empty() {
                status.help = read;
            }
        }
        _ => {}
    }
    Ok(())
}

fn is(type_url: &str, name: &str) -> bool {
    type_url.strip_suffix(name).is_some_and(|before| before.ends_with('/'))
}

fn error_info(message: &[u8]) -> Result<ErrorInfo, ReadError> {
    let mut info = ErrorInfo::default();
    fields(message, &mut |field, value| {
        match field {
            1 => info.reason = value.text()?.to_owned(),
            2 => info.domain = value.text()?.to_owned(),
            3 => {
                let [key, value] = texts(value.bytes()?, [1, 2])?;
                info.metadata.push((key, value));
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(info)
}

fn retry_info(message: &[u8]) -> Result<Option<Duration>, ReadError> {
    let mut delay = None;
    fields(message, &mut |field, value| {
        if field == 1 {
            let [mut seconds, mut nanos] = delay.unwrap_or_default();
            fields(value.bytes()?, &mut |field, value| {
                match field {
                    1 => seconds = value.number()? as i64,
                    2 => nanos = value.number()? as i32 as i64,
                    _ => {}
                }
                Ok(())
            })?;
            delay = Some([seconds, nanos]);
        }
        Ok(())
    })?;
    let Some([seconds, nanos]) = delay else { return Ok(None) };
    // A negative duration has both negative, and none has more than 10,000 years (google/protobuf/duration.proto).
    match (u64::try_from(seconds), u32::try_from(nanos)) {
        (Ok(seconds @ 0..=315_576_000_000), Ok(nanos @ 0..1_000_000_000)) => Ok(Some(Duration::new(seconds, nanos))),
        _ => Err(ReadError::malformed("a delay is not a valid one")),
    }
}

/// The first field of a message, which is a list.
fn list<T>(message: &[u8], item: impl Fn(&[u8]) -> Result<T, ReadError>) -> Result<Vec<T>, ReadError> {
    let mut items = Vec::new();
    fields(message, &mut |field, value| {
        if field == 1 {
            items.push(item(value.bytes()?)?);
        }
        Ok(())
    })?;
    Ok(items)
}

fn violation(message: &[u8]) -> Result<FieldViolation, ReadError> {
    let [field, description, reason] = texts(message, [1, 2, 3])?;
    Ok(FieldViolation { field, description, reason })
}

fn link(message: &[u8]) -> Result<HelpLink, ReadError> {
    let [description, url] = texts(message, [1, 2])?;
    Ok(HelpLink { description, url })
}

/// The texts in these fields.
fn texts<const N: usize>(message: &[u8], wanted: [u64; N]) -> Result<[String; N], ReadError> {
    let mut texts = [const { String::new() }; N];
    fields(message, &mut |field, value| {
        if let Some(at) = wanted.iter().position(|wanted| *wanted == field) {
            texts[at] = value.text()?.to_owned();
        }
        Ok(())
    })?;
    Ok(texts)
}
