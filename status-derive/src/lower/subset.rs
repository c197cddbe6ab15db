//! The subsets of an enum.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use status_vocabulary::Kind;
use syn::punctuated::Punctuated;
use syn::{Attribute, Data, DeriveInput, GenericParam, Generics, Meta, Path, Type, TypePath, parse_quote};

use crate::facts::{Member, Subset};
use crate::model::{self, Container, Definition, Field, Model, Narrowed, Taken, Variant};
use crate::names::{names_one_of, param_name, unraw};
use crate::parse::Input;

/// The subsets with the responses that their variants have in the whole, which may lack some: a client does not read all.
pub(super) fn subsets(input: &Input, subsets: &[Subset], whole: &Model, kind: Kind) -> Vec<model::Subset> {
    let named = |member: &Member| &input.variants[member.variant].ident;
    let responses = subsets.iter().map(|subset| {
        subset.members.iter().filter_map(|member| {
            let known = whole.variants.iter().find(|variant| variant.ident == *named(member));
            let Variant { ident, fields, response } = known?;
            let mut fields = fields.clone();
            if let (Some(part), Some(inner)) = (&member.part, input.variants[member.variant].inner()) {
                fields[inner] = Field { member: fields[inner].member.clone(), ty: type_of(part) };
            }
            Some(Variant { ident: ident.clone(), fields, response: response.clone() })
        })
    });
    let unknown = subsets.iter().map(|subset| {
        whole.unknown.clone().filter(|unknown| subset.members.iter().any(|member| *named(member) == unknown.ident))
    });
    std::iter::zip(definitions(input, subsets, kind), std::iter::zip(responses, unknown))
        .map(|(definition, (variants, unknown))| {
            let model = Model {
                ident: definition.item.ident.clone(),
                generics: definition.item.generics.clone(),
                is_enum: true,
                is_deprecated: whole.is_deprecated,
                runtime: whole.runtime.clone(),
                frameworks: whole.frameworks.clone(),
                body: model::Body::Problem,
                domain: whole.domain.clone(),
                consts: whole.consts.clone(),
                variants: variants.collect(),
                subsets: Vec::new(),
                is_subset: true,
                unknown,
            };
            model::Subset { definition, model }
        })
        .collect()
}

/// The subsets as types, which are there even where a response is not.
pub(crate) fn definitions(input: &Input, subsets: &[Subset], kind: Kind) -> Vec<Definition> {
    let items: Vec<_> = subsets.iter().filter_map(|subset| item(input, subset, kind)).collect();
    let container = |subset: &Subset, within: usize| {
        let members = &subsets[within].members;
        let has = |member: &Member| {
            // Whether one part contains another is known to the compiler alone.
            members
                .iter()
                .any(|known| known.variant == member.variant && (known.part.is_none() || member.part.is_some()))
        };
        subset.members.iter().all(has).then(|| Container {
            ident: items[within].ident.clone(),
            generics: items[within].generics.clone(),
            narrowed: members
                .iter()
                .filter_map(|member| Some((input.variants[member.variant].ident.clone(), member.part.clone()?)))
                .collect(),
        })
    };
    subsets
        .iter()
        .enumerate()
        .map(|(at, subset)| Definition {
            item: items[at].clone(),
            variants: subset.members.iter().map(|member| taken(input, member)).collect(),
            within: (0..items.len())
                .filter(|other| *other != at)
                .filter_map(|other| container(subset, other))
                .collect(),
        })
        .collect()
}

fn type_of(path: &Path) -> Type {
    Type::Path(TypePath { attrs: Vec::new(), qself: None, path: path.clone() })
}

fn taken(input: &Input, member: &Member) -> Taken {
    let written = &input.variants[member.variant];
    Taken {
        ident: written.ident.clone(),
        members: written.fields.iter().map(|field| field.member.clone()).collect(),
        narrowed: member.part.clone().zip(written.inner()).map(|(part, field)| Narrowed {
            field,
            part,
            ty: written.fields[field].ty.clone(),
        }),
    }
}

/// The enum with these variants alone.
fn item(input: &Input, subset: &Subset, kind: Kind) -> Option<DeriveInput> {
    let mut item = input.item.clone();
    let Data::Enum(data) = &mut item.data else { return None };
    let texts_of = |variant: &syn::Variant| variant.attrs.iter().any(is_text);
    let taken = subset.members.iter().any(|member| texts_of(&data.variants[member.variant]));
    let has_texts = kind == Kind::Error && (taken || item.attrs.iter().any(is_text));
    data.variants = subset
        .members
        .iter()
        .map(|member| {
            let mut variant = data.variants[member.variant].clone();
            variant.attrs.retain(|attribute| is(attribute, KEPT) || has_texts && is_text(attribute));
            variant.discriminant = None;
            for field in &mut variant.fields {
                field.attrs.retain(|attribute| is(attribute, KEPT) || has_texts && is(attribute, OF_THISERROR));
            }
            let inner = input.variants[member.variant].inner().and_then(|inner| variant.fields.iter_mut().nth(inner));
            if let (Some(part), Some(field)) = (&member.part, inner) {
                field.ty = type_of(part);
            }
            variant
        })
        .collect::<Punctuated<_, _>>();
    let fields = data.variants.iter().flat_map(|variant| &variant.fields).map(|field| &field.ty);
    item.generics = named_in(quote!(#(#fields)*), &input.generics);
    item.ident = subset.ident.clone();
    item.attrs.retain(|attribute| {
        is(attribute, &["allow", "non_exhaustive"]) || is_hidden(attribute) || has_texts && is_text(attribute)
    });
    if kind == Kind::Error {
        let error = has_texts.then(|| quote!(, ::thiserror::Error));
        // A derive stands before the attributes that it knows.
        item.attrs.insert(0, parse_quote!(#[derive(::core::fmt::Debug #error)]));
    }
    let docs = format!("Some of the variants of [`{}`], with the responses that they have there.", unraw(&input.ident));
    item.attrs.insert(0, parse_quote!(#[doc = #docs]));
    Some(item)
}

/// The attributes of a variant or a field that have a meaning without the other derives of the enum.
const KEPT: &[&str] = &["doc", "deprecated", "allow", "non_exhaustive"];

/// The attributes of a field that thiserror reads. Other derives have some of the same names.
const OF_THISERROR: &[&str] = &["from", "source", "backtrace"];

/// Returns whether it is a text for thiserror.
fn is_text(attribute: &Attribute) -> bool {
    let Meta::List(list) = &attribute.meta else { return false };
    is(attribute, &["error"])
        && match list.tokens.clone().into_iter().next() {
            Some(TokenTree::Ident(word)) => word == "transparent" || word == "fmt",
            Some(TokenTree::Group(_) | TokenTree::Literal(_)) => true,
            Some(TokenTree::Punct(_)) | None => false,
        }
}

fn is_hidden(attribute: &Attribute) -> bool {
    is(attribute, &["doc"]) && attribute.parse_args::<Ident>().is_ok_and(|word| word == "hidden")
}

fn is(attribute: &Attribute, names: &[&str]) -> bool {
    names.iter().any(|name| attribute.path().is_ident(name))
}

/// The parameters that the fields name, with the bounds that name no others.
fn named_in(fields: TokenStream, generics: &Generics) -> Generics {
    let (kept, others): (Vec<_>, Vec<_>) =
        generics.params.iter().partition(|param| names_one_of(fields.clone(), &[param_name(param)]));
    let others: Vec<&Ident> = others.into_iter().map(param_name).collect();
    let names_none = |tokens: &dyn ToTokens| !names_one_of(tokens.to_token_stream(), &others);
    let mut kept: Punctuated<GenericParam, _> = kept.into_iter().cloned().collect();
    for param in &mut kept {
        match param {
            GenericParam::Type(param) => {
                param.bounds = std::mem::take(&mut param.bounds).into_iter().filter(|it| names_none(it)).collect();
            }
            GenericParam::Lifetime(param) => {
                param.bounds = std::mem::take(&mut param.bounds).into_iter().filter(|it| names_none(it)).collect();
            }
            GenericParam::Const(_) => {}
        }
    }
    let names_other = |param: &GenericParam| match param {
        GenericParam::Type(param) => param.default.as_ref().is_some_and(|(_, ty)| !names_none(ty)),
        GenericParam::Const(param) => param.default.as_ref().is_some_and(|(_, value)| !names_none(value)),
        GenericParam::Lifetime(_) => false,
    };
    // Parameters with a default stand last.
    let without = kept.iter().rposition(names_other).map_or(0, |at| at + 1);
    for param in kept.iter_mut().take(without) {
        match param {
            GenericParam::Type(param) => param.default = None,
            GenericParam::Const(param) => param.default = None,
            GenericParam::Lifetime(_) => {}
        }
    }
    let mut named = Generics { params: kept, ..generics.clone() };
    if let Some(clause) = &mut named.where_clause {
        let predicates = std::mem::take(&mut clause.predicates);
        clause.predicates = predicates.into_iter().filter(|predicate| names_none(predicate)).collect();
    }
    named
}
