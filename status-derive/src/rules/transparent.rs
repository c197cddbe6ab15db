//! Rules for `transparent` variants.

use proc_macro2::Ident;
use syn::{GenericArgument, PathArguments, Type};

use crate::diagnostics::{At, Findings, Message};
use crate::facts::{Facts, TypeFacts};
use crate::names::type_name;

/// The entries of what a variant holds are a part of the type's own, so it cannot hold the type itself. Of two types that
/// hold each other only the compiler knows.
pub(super) fn of_itself(facts: &Facts<'_>, container: &TypeFacts, findings: &mut Findings) {
    let inner = facts.inner().filter(|_| facts.transparent.is_some() && !facts.broken);
    let Some(ty) = inner.map(|index| &facts.variant.fields[index].ty) else { return };
    if is_or_boxes(ty, &container.ident) {
        let name = type_name(ty);
        let message = Message::what(format!("`{name}` is the type itself, whose responses would contain themselves"))
            .help(format!("a situation for `{}`; or an inner type that has the other variants", facts.variant.ident))
            .note("a `transparent` variant has all the responses of what it holds, and the catalogue lists them");
        findings.error(At::tokens(ty), message);
    }
}

/// Returns whether it is that type, perhaps in a `Box`.
#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not of this project")]
fn is_or_boxes(ty: &Type, ident: &Ident) -> bool {
    let path = match ty {
        Type::Path(path) => &path.path,
        Type::Paren(inner) => return is_or_boxes(&inner.elem, ident),
        Type::Group(inner) => return is_or_boxes(&inner.elem, ident),
        _ => return false,
    };
    let Some(last) = path.segments.last() else { return false };
    match &last.arguments {
        PathArguments::AngleBracketed(arguments) if last.ident == "Box" => match arguments.args.first() {
            Some(GenericArgument::Type(ty)) => is_or_boxes(ty, ident),
            _ => false,
        },
        _ => path.segments.len() == 1 && (last.ident == "Self" || last.ident == *ident),
    }
}
