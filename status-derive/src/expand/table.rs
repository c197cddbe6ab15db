//! The table of a type's responses, for rustdoc: the documentation of the derived trait's impl.

use std::fmt::Write as _;

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Model, Response};
use crate::names::{type_name, unraw};

/// The attribute, which only rustdoc reads.
pub(super) fn documentation(model: &Model) -> TokenStream {
    let table = table(model);
    quote!(#[cfg_attr(doc, doc = #table)])
}

fn table(model: &Model) -> String {
    let mut table = String::from("| variant | status | code | when |\n|---|---|---|---|\n");
    for variant in &model.variants {
        let name = unraw(&variant.ident);
        _ = match &variant.response {
            Response::Own(own) => {
                // A link would be resolved from another place than where it was written.
                let when = own.docs.lines().next().filter(|line| !line.contains('[')).unwrap_or(own.situation.when());
                let (status, code, when) = (own.wire.status, &own.wire.code, when.trim().replace('|', "\\|"));
                writeln!(table, "| `{name}` | {status} | `{code}` | {when} |")
            }
            Response::Transparent(transparent) => {
                let inner = type_name(&variant.fields[transparent.field].ty);
                writeln!(table, "| `{name}` | as `{}` | | |", inner.replace('|', "\\|"))
            }
        };
    }
    table
}
