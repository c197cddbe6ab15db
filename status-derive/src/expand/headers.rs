//! Headers that depend on the value: each is one call of the runtime.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use status_vocabulary::Companion;
use status_vocabulary::shape::{List, Shape, Text};
use syn::Path;
use syn::spanned::Spanned;

use super::arm::{Arm, field_of, has_types, local, owns};
use crate::diagnostics::At;
use crate::model::{Answer, Dynamic, Lines, Model, NoStore, Part, Place, Source, Target, Wire};
use crate::names::header_name;

/// The method that adds them, where there are any.
pub(super) fn method(model: &Model) -> TokenStream {
    let (arms, headers) = (arms(model), local("headers"));
    if arms.is_empty() {
        return arms;
    }
    quote! {
        fn __companions(&self, #headers: &mut __private::HeaderMap) {
            match self { #arms }
        }
    }
}

/// The same as statements, over `self` and a `headers` of the statements.
pub(super) fn statements(model: &Model) -> TokenStream {
    let (arms, headers) = (arms(model), local("headers"));
    if arms.is_empty() {
        arms
    } else {
        quote! { { let #headers = &mut #headers; match &self { #arms } } }
    }
}

fn arms(model: &Model) -> TokenStream {
    let runtime = &model.runtime;
    let arms: Vec<_> = model
        .variants
        .iter()
        .filter_map(|variant| {
            let (mut arm, headers) = (Arm::new(model, variant), local("headers"));
            let calls: Vec<_> = match &variant.answer {
                Answer::Transparent => {
                    let (name, ty) = (arm.bind(0), arm.ty(0));
                    vec![quote!(<#ty as #runtime::HttpError>::__companions(#name, #headers);)]
                }
                Answer::Own(own) => own.wire.dynamic.iter().map(|dynamic| call(dynamic, &mut arm)).collect(),
            };
            arm.that_does(&calls)
        })
        .collect();
    if arms.is_empty() {
        return TokenStream::new();
    }
    let rest = (arms.len() < model.variants.len()).then(|| quote!(_ => {}));
    quote!(#(#arms)* #rest)
}

fn call(dynamic: &Dynamic, arm: &mut Arm<'_>) -> TokenStream {
    let headers = local("headers");
    match dynamic {
        Dynamic::RaiseRetryAfter => quote!(__private::raise_retry_after(#headers);),
        Dynamic::NoStore(NoStore::Unsaid) => quote!(__private::no_store(#headers);),
        Dynamic::NoStore(NoStore::Nonce) => quote!(__private::no_store_with_nonce(#headers);),
        Dynamic::NoStore(NoStore::Always) => quote!(__private::no_store_always(#headers);),
        Dynamic::NoStore(NoStore::Said(path)) => verdict(path, &quote!(__private::check::no_store(#path))),
        Dynamic::Header { name, of } => {
            let judge = (format_ident!("field_value"), quote!(&str));
            put(&quote!(FieldValue), Some(header(name)), of, Some(judge), arm)
        }
        Dynamic::Template { target, parts } => {
            let parts: Vec<_> = parts.iter().map(|part| self::part(part, arm)).collect();
            match target {
                Target::Header(name) => {
                    let name = header(name);
                    quote!(__private::located(#name, &[#(#parts),*], #headers);)
                }
                Target::Link(rel) => quote!(__private::linked(#rel, &[#(#parts),*], #headers);),
            }
        }
        Dynamic::Challenge { companion, of, required, error, fallback } => {
            let value = match of {
                Source::Field(field) => {
                    let (name, ty) = (arm.bind(*field), arm.ty(*field));
                    quote!(<#ty as __private::ChallengeValue>::of(#name))
                }
                Source::Const(path) => quote_spanned!(path.span()=> __private::ChallengeValue::of(&#path)),
            };
            let (name, fallback) = (header(header_name(*companion)), lines(fallback));
            let error = match error {
                Some(error) => quote!(::core::option::Option::Some(#error)),
                None => quote!(::core::option::Option::None),
            };
            quote!(__private::challenge(#name, #value, #required, #error, #fallback, #headers);)
        }
        Dynamic::Lines { name, lines } => {
            let (name, lines) = (header(name), self::lines(lines));
            quote!(__private::lines(#name, #lines, #headers);)
        }
        Dynamic::Companion { companion, of, .. } => match (companion.relation(), of) {
            (Some(rel), Source::Const(path)) => {
                let target = judge_of(*companion).map(|(judge, of)| judged(path, &judge, &of));
                quote!(__private::linked(#rel, &[__private::Part::Text(#target)], #headers);)
            }
            (_, of) => put(&value_trait(*companion), None, of, judge_of(*companion), arm),
        },
    }
}

fn lines(lines: &Lines) -> TokenStream {
    let (with_nonce, without) = (&lines.with_nonce, &lines.without);
    match with_nonce == without {
        true => quote!(&[#(#without),*]),
        false => {
            let headers = local("headers");
            quote!(__private::by_nonce(&[#(#with_nonce),*], &[#(#without),*], #headers))
        }
    }
}

/// A `const` of the user's, checked where it is evaluated. The panic is here and not in the runtime, so that the error
/// has a single place, which is the path.
fn judged(path: &Path, judge: &Ident, of: &TokenStream) -> TokenStream {
    let verdict = verdict(path, &quote!(__private::check::#judge(__JUDGED)));
    quote_spanned! {path.span()=> {
        const __JUDGED: #of = #path;
        #verdict
        &__JUDGED
    }}
}

fn verdict(place: impl ToTokens, said: &TokenStream) -> TokenStream {
    let at = At::tokens(place);
    let panic = quote_spanned!(at.start()=> ::core::panic!);
    // A local variable is only found if its place comes from the same macro.
    let name = Ident::new("__said", at.end());
    let text = quote_spanned!(at.end()=> ("{}", #name.text()));
    quote!(const _: () = if let ::core::option::Option::Some(#name) = #said { #panic #text };)
}

fn put(
    value_trait: &TokenStream,
    name: Option<TokenStream>,
    of: &Source,
    judge: Option<(Ident, TokenStream)>,
    arm: &mut Arm<'_>,
) -> TokenStream {
    let headers = local("headers");
    let name = name.into_iter();
    match of {
        Source::Field(field) => {
            let (value, ty) = (arm.bind(*field), arm.ty(*field));
            quote!(<#ty as __private::#value_trait>::put(#value, #(#name,)* #headers);)
        }
        Source::Const(path) => {
            let value = match judge {
                Some((judge, of)) => judged(path, &judge, &of),
                None => quote_spanned!(path.span()=> &#path),
            };
            quote!(<_ as __private::#value_trait>::put(#value, #(#name,)* #headers);)
        }
    }
}

fn part(part: &Part, arm: &mut Arm<'_>) -> TokenStream {
    match part {
        Part::Text(text) => quote!(__private::Part::Text(#text)),
        Part::Field { field, place } => {
            let place = match place {
                Place::Segment => format_ident!("Segment"),
                Place::Query => format_ident!("Query"),
                Place::Fragment => format_ident!("Fragment"),
            };
            let (name, ty) = (arm.bind(*field), arm.ty(*field));
            let span = ty.span();
            let shown = quote_spanned!(span=> __private::shown::<#ty>(#name));
            quote!(__private::Part::#place(#shown))
        }
    }
}

fn header(name: &str) -> TokenStream {
    quote!(const { __private::HeaderName::from_static(#name) })
}

/// The runtime's trait for the values of a companion. Where several headers have one shape, its parameter is the type
/// that is named like the companion.
pub(super) fn value_trait(companion: Companion) -> TokenStream {
    let of_header = |name: &str| {
        let (name, header) = (format_ident!("{name}"), format_ident!("{companion:?}"));
        quote!(#name<__private::header::#header>)
    };
    match companion.shape() {
        Shape::Challenges => quote!(ChallengeValue),
        Shape::Delay => quote!(RetryAfterValue),
        Shape::Methods => quote!(AllowValue),
        Shape::Reference { .. } => of_header("LocationValue"),
        Shape::List(_) => of_header("ListValue"),
        Shape::Range => quote!(ContentRangeValue),
        Shape::Length => quote!(LengthValue),
        Shape::EntityTag => quote!(ETagValue),
        Shape::Date(_) => of_header("DateValue"),
        Shape::Link | Shape::BlockedBy | Shape::Monitor => quote!(LinkValue),
        Shape::RateLimit => quote!(RateLimitValue),
        Shape::RateLimitPolicy => quote!(RateLimitPolicyValue),
        Shape::ProxyStatus => quote!(ProxyStatusValue),
        Shape::Nonce => quote!(NonceValue),
        Shape::Text(_) => of_header("TextValue"),
        Shape::Errors => quote!(ErrorsValue),
        Shape::Parameter => quote!(ParameterValue),
        Shape::Available | Shape::Bytes | Shape::Constant => quote!(Member),
    }
}

/// The bounds that are checked on a field's type.
pub(super) fn asked(wire: &Wire) -> Vec<(usize, TokenStream)> {
    let mut asked = Vec::new();
    for dynamic in &wire.dynamic {
        match dynamic {
            Dynamic::Lines { .. } | Dynamic::RaiseRetryAfter | Dynamic::NoStore(_) => {}
            Dynamic::Header { of, .. } => asked.extend(field_of(of).map(|field| (field, quote!(FieldValue)))),
            Dynamic::Template { parts, .. } => asked.extend(parts.iter().filter_map(|part| match part {
                Part::Field { field, .. } => Some((*field, quote!(Shown))),
                Part::Text(_) => None,
            })),
            Dynamic::Challenge { companion, of, .. } | Dynamic::Companion { companion, of, .. } => {
                asked.extend(field_of(of).map(|field| (field, value_trait(*companion))));
            }
        }
    }
    asked
}

/// Checks in const evaluation that no alias hides an `Option` where a value is required.
pub(super) fn consts(model: &Model) -> TokenStream {
    let mut checks = TokenStream::new();
    for (variant, own) in owns(model) {
        for dynamic in &own.wire.dynamic {
            let (field, companion) = match dynamic {
                Dynamic::Companion { companion, of: Source::Field(field), required: true } => (field, *companion),
                Dynamic::Challenge { companion, of: Source::Field(field), required: true, fallback, .. }
                    if fallback.without.is_empty() =>
                {
                    (field, *companion)
                }
                Dynamic::Companion { .. }
                | Dynamic::Challenge { .. }
                | Dynamic::Lines { .. }
                | Dynamic::Header { .. }
                | Dynamic::Template { .. }
                | Dynamic::NoStore(_)
                | Dynamic::RaiseRetryAfter => continue,
            };
            let ty = &variant.fields[*field].ty;
            if has_types(&model.generics) || !is_path(ty) {
                continue;
            }
            let value_trait = value_trait(companion);
            let optional = quote!(<#ty as __private::#value_trait>::OPTIONAL);
            checks.extend(verdict(ty, &quote!(__private::check::always(#optional))));
        }
    }
    checks
}

/// The validator of a `const` of that companion, where it is a text or a list of texts.
fn judge_of(companion: Companion) -> Option<(Ident, TokenStream)> {
    let text = quote!(&str);
    let list = quote!(&[&str]);
    let (judge, of) = match companion.shape() {
        Shape::Reference { fragment: true } | Shape::Monitor => ("location", text),
        Shape::Reference { fragment: false } => ("content_location", text),
        Shape::BlockedBy => ("blocked_by", text),
        Shape::EntityTag => ("entity_tag", text),
        Shape::Text(Text::CacheControl) => ("cache_control", text),
        Shape::Text(Text::Vary) => ("vary", text),
        Shape::Text(Text::ContentLanguage) => ("content_language", text),
        Shape::List(List::MediaRanges) => ("accept", list),
        Shape::List(List::MediaTypes) => ("accept_patch", list),
        Shape::List(List::Codings) => ("accept_encoding", list),
        Shape::List(List::Protocols) => ("upgrade", list),
        Shape::Challenges
        | Shape::Delay
        | Shape::Methods
        | Shape::Range
        | Shape::Length
        | Shape::Date(_)
        | Shape::Link
        | Shape::RateLimit
        | Shape::RateLimitPolicy
        | Shape::ProxyStatus
        | Shape::Nonce
        | Shape::Errors
        | Shape::Parameter
        | Shape::Available
        | Shape::Bytes
        | Shape::Constant => return None,
    };
    Some((format_ident!("{judge}"), of))
}

fn is_path(ty: &syn::Type) -> bool {
    matches!(ty, syn::Type::Path(path) if path.qself.is_none() && path.path.segments.iter().all(|segment| segment.arguments.is_none()))
}
