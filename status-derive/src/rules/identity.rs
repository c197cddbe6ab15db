//! The identity of a problem: one type, which is a URI, and one code for one status.

use status_vocabulary::grammar::{self, GrammarError};
use status_vocabulary::render::Reason;
use status_vocabulary::situation;

use crate::constant::ConstText;
use crate::diagnostics::{At, Findings, Message};
use crate::facts::{Facts, Text, TypeFacts};

/// A problem type documents one status, and so does a code (RFC 9457 4).
pub(super) fn one_status(variants: &[Facts<'_>], container: &TypeFacts, findings: &mut Findings) {
    let mut types = std::collections::HashMap::new();
    let mut codes = std::collections::HashMap::new();
    let mut reasons = std::collections::HashMap::new();
    for facts in variants.iter() {
        let Some((situation, _)) = facts.situation.filter(|_| !facts.broken) else { continue };
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
            && let Err(error) = ends_a_type(&type_uri, &code)
        {
            let message = Message::what(format!("{code:?} cannot end the problem's type: {}", error.what()))
                .help("letters, digits, `_` and `-`: `code = \"out_of_stock\"`; or a `type` of its own")
                .note("under `types`, the type of a problem is that and its code (RFC 9457 3.1.1)");
            findings.error(place(&facts.code), message);
        }
        let type_uri = type_uri.to_string();
        let (first, other) = types.entry(type_uri.clone()).or_insert_with(|| (name.clone(), status)).clone();
        if type_uri != "about:blank" && other != status {
            let message =
                Message::what(format!("{type_uri:?} is the type of `{first}` ({other}) and of `{name}` ({status})"))
                    .help("give one of them another type, `type = \"..\"`, or the same situation")
                    .note("a problem type documents one status (RFC 9457 4)");
            findings.error(place(&facts.type_uri), message);
        }
        let reason = Reason(&code).to_string();
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
                    .help("give one of them another code, `code = \"..\"`, or the same situation")
                    .note("a program that reads the code should know what it means");
            findings.error(place(&facts.code), message);
        }
    }
}

/// Checks a code as the end of a type. What a `const` ends with is not known, so it may be a fragment.
fn ends_a_type(type_uri: &ConstText, code: &str) -> Result<(), GrammarError> {
    match type_uri.literal() {
        Some(type_uri) => grammar::uri_reference(type_uri),
        None => grammar::uri_reference(&format!("#{code}")),
    }
}
