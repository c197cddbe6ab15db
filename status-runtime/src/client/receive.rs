use std::time::{Duration, Instant, SystemTime};

use bytes::BytesMut;
use http::header::DATE;
use reqwest::Response;

use super::failure::Failure;
use crate::header::LastModified;
use crate::read::lines::moment;
use crate::read::{FromResponse, Received};

/// Reads the result of a request: a response with a status below 400 is a success, any other is read into an error.
///
/// Of the body of an error as much is read as a [`Received`] keeps, and as comes within a minute. A connection that breaks in the
/// middle of it leaves what has come, for status and headers are known.
///
/// The minute is looked at whenever something comes, for there is no timer here. A body of which nothing more comes is held by your
/// own limit: [`read_timeout`](reqwest::ClientBuilder::read_timeout) or [`timeout`](reqwest::ClientBuilder::timeout) of the client or
/// the request, after which what has come is kept. reqwest sets none by itself.
/// A response without a valid Date gets the time that it
/// was received (RFC 9110 6.6.1), to which a date in Retry-After is relative.
///
/// # Errors
///
/// A [`Failure`], of the transport or received.
pub async fn receive<E: FromResponse>(sent: reqwest::Result<Response>) -> Result<Response, Failure<E>> {
    receive_within(sent, CONTENT_WITHIN).await
}

/// The time that the content of an error may take.
pub(super) const CONTENT_WITHIN: Duration = Duration::from_secs(60);

pub(super) async fn receive_within<E: FromResponse>(
    sent: reqwest::Result<Response>,
    limit: Duration,
) -> Result<Response, Failure<E>> {
    let response = sent?;
    // A code that HTTP does not define is an error, too (RFC 9110 15).
    if response.status().as_u16() >= 400 {
        return Err(keep(response, limit).await.into());
    }
    Ok(response)
}

async fn keep(mut response: Response, limit: Duration) -> Received {
    let (now, started) = (SystemTime::now(), Instant::now());
    let mut body = BytesMut::new();
    while body.len() <= Received::LIMIT {
        let Ok(Some(chunk)) = response.chunk().await else { break };
        body.extend_from_slice(&chunk);
        if started.elapsed() > limit {
            break;
        }
    }
    let (mut head, _) = http::Response::from(response).into_parts();
    // Both have the same form. Rounded down, it makes a delay longer, and never shorter.
    if moment(&head.headers).is_none()
        && let Ok(now) = LastModified::at(now)
    {
        head.headers.insert(DATE, now.into());
    }
    Received::new(http::Response::from_parts(head, body))
}
