//! Texts that take no fields and have one in braces.

use status_vocabulary::Companion;

use crate::diagnostics::{Faults, Message};
use crate::parse::{Field, Item};
use crate::value::template;

/// Whatever has texts and takes no fields into them: all but the detail, and URI references.
pub(super) fn stands_as_it_is<'a>(
    item: &Item,
    fields: impl IntoIterator<Item = &'a Field> + Clone,
    faults: &mut Faults,
) {
    let Some(companion) = item.word().as_deref().and_then(Companion::named) else { return };
    let takes_fields =
        matches!(companion, Companion::Detail | Companion::Location | Companion::ContentLocation | Companion::Monitor);
    // Of a title every brace is told.
    if takes_fields || companion == Companion::Title {
        return;
    }
    let mut found = Vec::new();
    item.value.each_text(&mut |key, text, at| {
        let is_reference = companion == Companion::Link && key == Some("href");
        found.extend(template::named(fields.clone(), text).filter(|_| !is_reference).map(|field| (field, at)));
    });
    const TYPES: [(Companion, &str); 6] = [
        (Companion::Challenge, "Challenge"),
        (Companion::ProxyChallenge, "Challenge"),
        (Companion::Link, "Link"),
        (Companion::RateLimit, "RateLimit"),
        (Companion::RateLimitPolicy, "RateLimitPolicy"),
        (Companion::Parameter, "Parameter"),
    ];
    let ty = TYPES.iter().find(|(of, _)| *of == companion).map(|(_, ty)| ty);
    for (field, at) in found {
        let message = Message::what(format!("`{{{field}}}` stands as it is: this text takes no fields"))
            .help(match ty {
                Some(ty) => format!("put a `{ty}` in a field: `#[status({companion})] value: status_runtime::{ty}`"),
                None if companion == Companion::Code => {
                    "drop the braces: a program compares a code with the one that it knows".to_owned()
                }
                None if companion == Companion::Header => {
                    format!("`#[status(header = \"..\")]` on the field `{field}`")
                }
                None => format!("say on the field `{field}` what it is"),
            })
            .note("fields go into `detail` and into URI references");
        faults.warning(companion, at, message);
    }
}
