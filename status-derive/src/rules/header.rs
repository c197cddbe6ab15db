//! Custom headers, compared with one another and with the document.

use status_vocabulary::{Keyword, Kind, Situation, situation};

use crate::diagnostics::{Findings, Message};
use crate::facts::{Facts, Header, HeaderValue};

/// The headers that a `transparent` variant adds: those of the type go with other variants.
pub(super) fn added(facts: &Facts<'_>, findings: &mut Findings) {
    twice(&[], &facts.headers, findings);
    encoded(&facts.headers, Kind::Error, findings);
    digested(&facts.headers, Kind::Error, findings);
    identified(&facts.headers, findings);
}

/// A header that is sent once, and is given twice.
pub(super) fn twice<'a>(of_type: &'a [Header], own: &'a [Header], findings: &mut Findings) {
    for (at, header) in own.iter().enumerate() {
        let before = of_type.iter().chain(&own[..at]).find(|before| before.name == header.name);
        // Set-Cookie is the only one that repeats without being a list; of two optional ones, only one may be there at
        // a time.
        if header.name != "set-cookie" && before.is_some_and(|before| !before.optional && !header.optional) {
            let message = Message::what(format!("`{}` is sent twice", header.name))
                .help("drop one of them, here or on the type")
                .note("a field is repeated only where its definition makes it a list (RFC 9110 5.3)");
            findings.warning(Keyword::Header, header.name_at, message);
        }
    }
}

/// A problem document is sent without a coding.
pub(super) fn encoded(headers: &[Header], kind: Kind, findings: &mut Findings) {
    let encoding = headers.iter().find(|header| header.name == "content-encoding");
    if let (Some(header), Kind::Error) = (encoding, kind) {
        let message =
            Message::what("`Content-Encoding` cannot be set here: the document is not encoded when it is made")
                .help("drop it; a layer that compresses says so itself")
                .note("a client would decode what has no such coding (RFC 9110 8.4)");
        findings.error(header.name_at, message);
    }
}

/// A digest of bytes that are made when the response is.
pub(super) fn digested(headers: &[Header], kind: Kind, findings: &mut Findings) {
    const DIGESTS: [&str; 4] = ["content-digest", "content-md5", "digest", "repr-digest"];
    for header in headers.iter().filter(|header| kind == Kind::Error && DIGESTS.contains(&header.name.as_str())) {
        let message =
            Message::what(format!("`{}` cannot be set here: the document is made when it is sent", header.name))
                .help("drop it; a layer that has seen the content can add it")
                .note("a client would refuse content that has another digest (RFC 9530 2 and 3)");
        findings.error(header.name_at, message);
    }
}

/// An id of the request that is the same for every request.
pub(super) fn identified(headers: &[Header], findings: &mut Findings) {
    let is_constant = |header: &&Header| matches!(header.value, HeaderValue::Literal(_) | HeaderValue::Const(_));
    for header in headers.iter().filter(|header| header.name == "x-request-id").filter(is_constant) {
        let message = Message::what("`X-Request-Id` is not the same in every response")
            .help("`#[status(header = \"X-Request-Id\")]` on a field, or drop it: a layer adds it")
            .note("it is the id of the request, which the member `request_id` and the log have too");
        findings.error(header.name_at, message);
    }
}

/// The duration of a refusal shows which of the checks failed.
pub(super) fn timing(facts: &Facts<'_>, situation: &Situation, findings: &mut Findings) {
    let timing = facts.headers.iter().find(|header| header.name == "server-timing").map(|header| header.at);
    if let (Some(at), true) = (timing, situation == situation::INVALID_CREDENTIALS) {
        let message = Message::what("Server-Timing tells how far the credentials got")
            .help("drop it here; other variants may have it")
            .note("the time that a check takes is what a timing attack measures (Server Timing, Privacy and Security)");
        findings.error(at, message);
    }
}
