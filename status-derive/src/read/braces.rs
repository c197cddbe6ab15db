//! Texts in which fields are not replaced, and that name one in braces.

use status_vocabulary::shape::Shape;
use status_vocabulary::{Keyword, Term};

use crate::diagnostics::{Findings, Message};
use crate::parse::{Field, Item};
use crate::value::template;

/// Checks the texts of a companion or keyword that replaces no fields: all but the detail and URI references.
pub(super) fn stands_as_it_is<'a>(
    item: &Item,
    fields: impl IntoIterator<Item = &'a Field> + Clone,
    findings: &mut Findings,
) {
    let Some(term) = item.keyword().as_deref().and_then(Term::named) else { return };
    let shape = match term {
        Term::Companion(companion) => Some(companion.shape()),
        Term::Keyword(_) => None,
    };
    let takes_fields = term == Term::Keyword(Keyword::Detail) || shape.is_some_and(Shape::is_template);
    // In a title every brace is reported.
    if takes_fields || term == Term::Keyword(Keyword::Title) {
        return;
    }
    let mut found = Vec::new();
    item.value.each_text(&mut |key, text, at| {
        let is_reference = shape == Some(Shape::Link) && key == Some("href");
        found.extend(template::named(fields.clone(), text).filter(|_| !is_reference).map(|field| (field, at)));
    });
    let ty = shape.and_then(Shape::field);
    for (field, at) in found {
        let message = Message::what(format!("`{{{field}}}` is sent as it is: this text takes no fields"))
            .help(match ty {
                Some(_) if shape == Some(Shape::Parameter) => {
                    let place = item.value.keyword();
                    format!("drop it, and write `#[status({term} = {place})]` on the field `{field}`")
                }
                Some(ty) => format!("put a `{ty}` in a field: `#[status({term})] value: status_runtime::{ty}`"),
                None if term == Term::Keyword(Keyword::Code) => {
                    "drop the braces: a program compares a code with the one that it knows".to_owned()
                }
                None if term == Term::Keyword(Keyword::Header) => {
                    format!("`#[status(header = \"..\")]` on the field `{field}`")
                }
                None => format!("drop it, and write `#[status({term})]` on the field `{field}`"),
            })
            .note("fields go into `detail` and into URI references");
        findings.warning(term, at, message);
    }
}
