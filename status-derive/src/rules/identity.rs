//! The identity of a problem: one type, which is a URI, and one code for one status.

use status_vocabulary::grammar::percent::{Place, must_encode};
use status_vocabulary::render::Reason;
use status_vocabulary::situation;

use crate::diagnostics::{At, Findings, Message};
use crate::facts::{Facts, Text, TypeFacts};

/// A problem type documents one status, and so does a code (RFC 9457 4).
pub(super) fn one_status(variants: &[Facts<'_>], container: &TypeFacts, findings: &mut Findings) {
    let mut types = std::collections::HashMap::new();
    let mut codes = std::collections::HashMap::new();
    let mut reasons = std::collections::HashMap::new();
    for facts in variants.iter() {
        let Some((situation, _)) = facts.situation.filter(|_| facts.is_comparable()) else { continue };
        let name = facts.variant.ident.to_string();
        let status = container.code(situation);
        let place = |keyword: &Option<Text>| {
            keyword.as_ref().map_or_else(|| At::from(facts.variant.ident.span()), |text| text.value_at)
        };
        let type_uri = facts.type_uri(container);
        let code = facts.code(container);
        let is_shown = situation != situation::HIDDEN || status != 404;
        if facts.type_uri.is_none()
            && is_shown
            && container.types.is_some()
            && let Some(why) = cannot_end_a_type(&code)
        {
            let message = Message::what(format!("{code:?} cannot end the problem's type: {why}"))
                .help(format!("letters, digits, `_` and `-`: `code = {:?}`; or a `type` of its own", plain(&code)))
                .note("under `types`, the type of a problem is that and its code (RFC 9457 3.1.1)");
            findings.error(place(&facts.code), message);
        }
        let type_uri = type_uri.to_string();
        let (first, other) = types.entry(type_uri.clone()).or_insert_with(|| (name.clone(), status)).clone();
        if type_uri != "about:blank" && other != status {
            let message =
                Message::what(format!("{type_uri:?} is the type of `{first}` ({other}) and of `{name}` ({status})"))
                    .help("give one of them another type, `type = \"..\"`, or both the same situation")
                    .note("a problem type documents one status (RFC 9457 4)");
            findings.error(place(&facts.type_uri), message);
        }
        let reason = Reason::of(&code).to_string();
        if is_shown
            && let Some((first, other)) = reasons.insert(reason.clone(), (name.clone(), code.clone()))
            && other != code
        {
            let message = Message::what(format!(
                "{other:?} of `{first}` and {code:?} of `{name}` are one reason in gRPC, `{reason}`"
            ))
            .help("codes that differ in more than case and separators")
            .note("a client of gRPC knows an error by its code in upper snake case (google.rpc.ErrorInfo)");
            findings.error(place(&facts.code), message);
        }
        let (first, other) = codes.entry(code.clone()).or_insert_with(|| (name.clone(), status)).clone();
        if other != status {
            let message =
                Message::what(format!("{code:?} is the code of `{first}` ({other}) and of `{name}` ({status})"))
                    .help("give one of them another code, `code = \"..\"`, or both the same situation")
                    .note("a program that reads the code should know what it means");
            findings.error(place(&facts.code), message);
        }
    }
}

/// The reason why a code cannot be the last part of a type. It is data there, as the value of a field is in a template: it
/// neither adds a part to the URI nor takes one away.
fn cannot_end_a_type(code: &str) -> Option<String> {
    if matches!(code, "." | "..") {
        return Some("a client removes such a segment (RFC 3986 5.2.4)".to_owned());
    }
    let is_data = |byte: u8| !must_encode(byte, Place::Segment) && !must_encode(byte, Place::Query);
    let mut chars = code.chars();
    let char = chars.find(|char| !char.is_ascii() || !is_data(*char as u8))?;
    Some(format!("{char:?} would have to be percent-encoded (RFC 3986 2.1)"))
}

/// A code like that one which can end a type.
fn plain(code: &str) -> String {
    let plain = code.replace(|char: char| !char.is_ascii_alphanumeric() && char != '-', "_");
    let plain = plain.trim_matches('_');
    if code.is_ascii() && !plain.is_empty() { plain.to_owned() } else { "out_of_stock".to_owned() }
}
