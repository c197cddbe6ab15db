//! Tokens to the text of the author: every key and value with its place. Nothing here depends on HTTP.

mod items;
mod mistake;
mod spelled;
mod tokens;
mod value;

use darling::{FromDeriveInput, FromField, FromVariant, ast};
use proc_macro2::{Ident, Span, TokenStream};
use status_vocabulary::Keyword;
use syn::{Attribute, DeriveInput, Expr, ExprLit, Generics, Lit, LitStr, Meta, Type};

pub(crate) use self::value::{Item, Key, Value, ValueKind};
use crate::diagnostics::{At, Diagnostics, Message};
use crate::names::{type_name, unraw};

/// A type as written.
pub(crate) struct Input {
    pub(crate) ident: Ident,
    pub(crate) generics: Generics,
    /// The keywords of the type. A struct's are also its only variant's.
    pub(crate) keywords: Keywords,
    pub(crate) is_enum: bool,
    /// True if the type or a part of it is deprecated, or may be, as its author has allowed it.
    pub(crate) is_deprecated: bool,
    pub(crate) variants: Vec<Variant>,
    /// The type itself, of which a subset is a copy in part.
    pub(crate) item: DeriveInput,
}

/// A variant, or the struct itself.
pub(crate) struct Variant {
    pub(crate) ident: Ident,
    pub(crate) keywords: Keywords,
    pub(crate) fields: Vec<Field>,
    pub(crate) docs: String,
    /// The text of `#[error("..")]`, where it is nothing but a string.
    pub(crate) text: Option<LitStr>,
    /// Its text is that of its one field: `#[error(transparent)]`, as for thiserror and similar crates.
    pub(crate) has_text_of_field: bool,
}

impl Variant {
    /// The field with the inner error of a `transparent` variant: the one without an attribute.
    pub(crate) fn inner(&self) -> Option<usize> {
        self.fields.iter().position(|field| field.keywords.at.is_none())
    }
}

pub(crate) struct Field {
    pub(crate) member: syn::Member,
    pub(crate) ty: Type,
    pub(crate) keywords: Keywords,
    /// True if it is the source of the error, or its backtrace, as for thiserror and similar crates.
    #[cfg_attr(not(any(feature = "read", test)), allow(dead_code, reason = "the derive for clients needs it"))]
    pub(crate) is_source: bool,
}

impl Field {
    /// The place of its name, or of its type where it has none.
    pub(crate) fn at(&self) -> At {
        match &self.member {
            syn::Member::Named(ident) => ident.span().into(),
            syn::Member::Unnamed(_) => self.type_at(),
        }
    }

    pub(crate) fn type_at(&self) -> At {
        At::tokens(&self.ty)
    }

    pub(crate) fn has_name(&self) -> bool {
        matches!(self.member, syn::Member::Named(_))
    }

    /// The type as written.
    pub(crate) fn type_name(&self) -> String {
        type_name(&self.ty)
    }

    /// The field's name as in a format string: without `r#`, or its number.
    pub(crate) fn name(&self) -> String {
        match &self.member {
            syn::Member::Named(ident) => unraw(ident),
            syn::Member::Unnamed(index) => index.index.to_string(),
        }
    }
}

/// Returns whether one of them has that name.
pub(crate) fn is_field(fields: &[Field], name: &str) -> bool {
    fields.iter().any(|field| field.name() == name)
}

/// The contents of all `#[status]`s of one item.
#[derive(Default)]
pub(crate) struct Keywords {
    pub(crate) items: Vec<Item>,
    /// The keywords that begin an item, also where the rest of it could not be read.
    pub(crate) heads: Vec<Ident>,
    /// The place of the first `#[status]`.
    pub(crate) at: Option<At>,
    /// True if a part of it could not be read: then nothing is reported as missing.
    pub(crate) broken: bool,
}

#[derive(FromDeriveInput)]
#[darling(forward_attrs)]
struct InputShape {
    ident: Ident,
    generics: Generics,
    attrs: Vec<Attribute>,
    data: ast::Data<VariantShape, FieldShape>,
}

#[derive(FromVariant)]
#[darling(forward_attrs)]
struct VariantShape {
    ident: Ident,
    attrs: Vec<Attribute>,
    fields: ast::Fields<FieldShape>,
}

#[derive(FromField)]
#[darling(forward_attrs)]
struct FieldShape {
    ident: Option<Ident>,
    ty: Type,
    attrs: Vec<Attribute>,
}

/// The type, or `None` when it has a shape without a response.
pub(crate) fn input(tokens: TokenStream, derive: &str, diagnostics: &mut Diagnostics) -> Option<Input> {
    let input: DeriveInput = match syn::parse2(tokens) {
        Ok(input) => spelled::out(input),
        Err(error) => {
            diagnostics.error(error.span(), not_an_item(&error));
            return None;
        }
    };
    if let syn::Data::Union(union) = &input.data {
        let message = Message::what(format!("a union cannot be `{derive}`"))
            .help("make it an enum, with a variant for each thing that can happen, or a struct")
            .note("a union has no variants to choose a response from");
        diagnostics.error(union.union_token.span, message);
        return None;
    }
    let shape = match InputShape::from_derive_input(&input) {
        Ok(shape) => shape,
        Err(error) => {
            diagnostics.error(error.span(), not_an_item(&error));
            return None;
        }
    };
    let keywords = keywords(&shape.attrs, diagnostics);
    let is_deprecated = is_deprecated(&input);
    // Where a variant has no text of its own, it has the enum's.
    let text = shape.attrs.iter().find_map(error_text);
    let (is_enum, variants) = match shape.data {
        ast::Data::Enum(variants) => {
            if variants.is_empty() {
                let message = Message::what(format!("`{}` has no variants", shape.ident))
                    .help("add a variant for each thing that can happen")
                    .note("an enum without variants has no values, and so no responses");
                diagnostics.error(shape.ident.span(), message);
                return None;
            }
            let mut variants: Vec<_> =
                variants.into_iter().map(|variant| self::variant(variant, diagnostics)).collect();
            variants
                .iter_mut()
                .filter(|variant| variant.text.is_none())
                .for_each(|variant| variant.text = text.clone());
            (true, variants)
        }
        ast::Data::Struct(fields) => {
            let shape = VariantShape { ident: shape.ident.clone(), attrs: shape.attrs, fields };
            (false, vec![Variant { keywords: Keywords::default(), ..variant_without_keywords(shape, diagnostics) }])
        }
    };
    Some(Input {
        ident: shape.ident,
        generics: shape.generics,
        keywords,
        is_enum,
        is_deprecated,
        variants,
        item: input,
    })
}

fn not_an_item(error: &impl ToString) -> Message {
    Message::what(error.to_string()).help("derive it on an enum or a struct").note("only items can be derived")
}

fn variant(shape: VariantShape, diagnostics: &mut Diagnostics) -> Variant {
    let keywords = keywords(&shape.attrs, diagnostics);
    Variant { keywords, ..variant_without_keywords(shape, diagnostics) }
}

fn variant_without_keywords(shape: VariantShape, diagnostics: &mut Diagnostics) -> Variant {
    let fields = shape.fields.fields.into_iter().enumerate();
    Variant {
        ident: shape.ident,
        keywords: Keywords::default(),
        fields: fields.map(|(at, field)| self::field(at, field, diagnostics)).collect(),
        docs: docs(&shape.attrs),
        text: shape.attrs.iter().find_map(error_text),
        has_text_of_field: shape.attrs.iter().any(is_transparent),
    }
}

fn field(at: usize, shape: FieldShape, diagnostics: &mut Diagnostics) -> Field {
    let keywords = keywords(&shape.attrs, diagnostics);
    let is_source = shape.ident.as_ref().is_some_and(|ident| ident == "source") || shape.attrs.iter().any(is_source);
    let member = shape.ident.map_or_else(|| syn::Member::from(at), syn::Member::Named);
    Field { member, ty: shape.ty, keywords, is_source }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not of this project")]
fn keywords(attributes: &[Attribute], diagnostics: &mut Diagnostics) -> Keywords {
    let mut keywords = Keywords::default();
    for attribute in attributes {
        let Some(path) = attribute.path().get_ident().filter(|path| *path == "status") else { continue };
        keywords.at.get_or_insert(path.span().into());
        match &attribute.meta {
            Meta::Path(_) => {}
            Meta::List(list) => {
                let inside = items::read(list.tokens.clone(), diagnostics);
                keywords.items.extend(inside.items);
                keywords.heads.extend(inside.heads);
                keywords.broken |= !inside.complete;
            }
            Meta::NameValue(pair) => {
                let shown_items = match &pair.value {
                    Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => text.value(),
                    _ => "not_found".to_owned(),
                };
                let message = Message::what("`status` takes its items in parentheses")
                    .help(format!("`#[status({shown_items})]`"))
                    .note(
                        "a situation is a bare word, and companions follow it: `#[status(rate_limited, \
                        retry_after = \"60s\")]`",
                    );
                diagnostics.error(At::tokens(pair), message);
                keywords.broken = true;
            }
        }
    }
    keywords
}

fn is_transparent(attribute: &Attribute) -> bool {
    let passes_on = |path: syn::Path| path.is_ident("transparent");
    attribute.path().is_ident("error") && attribute.parse_args().is_ok_and(passes_on)
}

fn is_source(attribute: &Attribute) -> bool {
    ["from", "source", "backtrace"].iter().any(|name| attribute.path().is_ident(name))
}

fn docs(attributes: &[Attribute]) -> String {
    let mut lines = Vec::new();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("doc")) {
        if let Meta::NameValue(pair) = &attribute.meta
            && let Expr::Lit(ExprLit { lit: Lit::Str(line), .. }) = &pair.value
        {
            let line = line.value();
            // An empty line counts: it ends a paragraph.
            lines.extend(line.split('\n').map(|line| line.strip_prefix(' ').unwrap_or(line).trim_end().to_owned()));
        }
    }
    lines.join("\n").trim().to_owned()
}

/// Returns whether naming the type, a variant or a field of it draws a warning, or its author has allowed deprecated
/// names.
fn is_deprecated(input: &DeriveInput) -> bool {
    let of_fields = |fields: &syn::Fields| fields.iter().any(|field| field.attrs.iter().any(deprecates));
    let inside = match &input.data {
        syn::Data::Enum(data) => {
            data.variants.iter().any(|variant| variant.attrs.iter().any(deprecates) || of_fields(&variant.fields))
        }
        syn::Data::Struct(data) => of_fields(&data.fields),
        syn::Data::Union(_) => false,
    };
    inside || input.attrs.iter().any(deprecates)
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not of this project")]
fn deprecates(attribute: &Attribute) -> bool {
    let names = |list: &syn::MetaList| list.tokens.clone().into_iter().any(|token| token.to_string() == "deprecated");
    match &attribute.meta {
        Meta::List(list) if list.path.is_ident("allow") || list.path.is_ident("expect") => names(list),
        meta => meta.path().is_ident("deprecated"),
    }
}

/// The text of `#[error(..)]`, if it is a format string without arguments of its own, as for thiserror and similar
/// crates.
#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not of this project")]
fn error_text(attribute: &Attribute) -> Option<LitStr> {
    match &attribute.meta {
        Meta::List(list) if attribute.path().is_ident("error") => syn::parse2(list.tokens.clone()).ok(),
        _ => None,
    }
}

impl Keywords {
    /// The place of a keyword that stands there without a value.
    #[cfg_attr(not(any(feature = "read", test)), allow(dead_code, reason = "the derive for clients needs it"))]
    pub(crate) fn bare(&self, keyword: Keyword) -> Option<At> {
        self.items.iter().find(|item| item.is_bare(keyword)).map(Item::at)
    }

    /// The place of the whole, for messages about no single part of it.
    pub(crate) fn place(&self) -> At {
        self.at.unwrap_or_else(|| Span::call_site().into())
    }
}
