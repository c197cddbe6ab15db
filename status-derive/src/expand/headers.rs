//! Headers that depend on the value: each is one call of the runtime.

use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use status_vocabulary::{Companion, Form};
use syn::spanned::Spanned;

use super::{Arm, field_of};
use crate::model::{Answer, Dynamic, Model, Part, Place, Source, Target, Wire};

/// The method that adds them, where there are any.
pub(super) fn method(model: &Model) -> TokenStream {
    let (arms, runtime) = (arms(model), &model.runtime);
    if arms.is_empty() {
        return arms;
    }
    quote! {
        fn __companions(&self, headers: &mut #runtime::private::HeaderMap) {
            match self { #arms }
        }
    }
}

/// The same as statements, over `self` and a `headers` of one's own.
pub(super) fn statements(model: &Model) -> TokenStream {
    let arms = arms(model);
    if arms.is_empty() {
        arms
    } else {
        quote! { { let headers = &mut headers; match &self { #arms } } }
    }
}

fn arms(model: &Model) -> TokenStream {
    let runtime = &model.runtime;
    let arms: Vec<_> = model
        .variants
        .iter()
        .filter_map(|variant| {
            let mut arm = Arm::new(model, variant);
            let calls: Vec<_> = match &variant.answer {
                Answer::Transparent => {
                    let (name, ty) = (arm.bind(0), arm.ty(0));
                    vec![quote!(<#ty as #runtime::HttpError>::__companions(#name, headers);)]
                }
                Answer::Own(own) => own.wire.dynamic.iter().map(|dynamic| call(dynamic, &mut arm)).collect(),
            };
            let pattern = arm.pattern();
            (!calls.is_empty()).then(|| quote!(#pattern => { #(#calls)* }))
        })
        .collect();
    if arms.is_empty() {
        return TokenStream::new();
    }
    let rest = (arms.len() < model.variants.len()).then(|| quote!(_ => {}));
    quote!(#(#arms)* #rest)
}

fn call(dynamic: &Dynamic, arm: &mut Arm<'_>) -> TokenStream {
    let runtime = &arm.model.runtime;
    let private = quote!(#runtime::private);
    match dynamic {
        Dynamic::RaiseRetryAfter => quote!(#private::raise_retry_after(headers);),
        Dynamic::Header { name, of } => put(&format_ident!("FieldValue"), &[header(&private, name)], of, arm),
        Dynamic::Template { target, parts } => {
            let parts: Vec<_> = parts.iter().map(|part| self::part(part, arm)).collect();
            match target {
                Target::Header(name) => {
                    let name = header(&private, name);
                    quote!(#private::located(#name, &[#(#parts),*], headers);)
                }
                Target::Link(rel) => quote!(#private::linked(#rel, &[#(#parts),*], headers);),
            }
        }
        Dynamic::Companion { companion: Companion::Challenge | Companion::ProxyChallenge, of, required, fallback } => {
            let value = match of {
                Source::Field(field) => {
                    let (name, ty) = (arm.bind(*field), arm.ty(*field));
                    let span = ty.span();
                    quote_spanned!(span=> #private::challenge_of::<#ty>(#name))
                }
                Source::Const(path) => quote_spanned!(path.span()=> #private::challenge_of(&#path)),
            };
            let Dynamic::Companion { companion, .. } = dynamic else { return TokenStream::new() };
            let name = header(&private, name_of(*companion));
            quote!(#private::challenge(#name, #value, #required, &[#(#fallback),*], headers);)
        }
        Dynamic::Companion { companion, of, .. } => {
            let (value_trait, arguments) = trait_of(*companion, &private);
            put(&format_ident!("{value_trait}"), &arguments, of, arm)
        }
    }
}

fn put(value_trait: &proc_macro2::Ident, arguments: &[TokenStream], of: &Source, arm: &mut Arm<'_>) -> TokenStream {
    let runtime = &arm.model.runtime;
    match of {
        Source::Field(field) => {
            let (name, ty) = (arm.bind(*field), arm.ty(*field));
            quote!(<#ty as #runtime::private::#value_trait>::put(#name, #(#arguments,)* headers);)
        }
        Source::Const(path) => {
            let value = quote_spanned!(path.span()=> &#path);
            quote!(#runtime::private::#value_trait::put(#value, #(#arguments,)* headers);)
        }
    }
}

fn part(part: &Part, arm: &mut Arm<'_>) -> TokenStream {
    let runtime = &arm.model.runtime;
    match part {
        Part::Text(text) => quote!(#runtime::private::Part::Text(#text)),
        Part::Field { field, place } => {
            let place = match place {
                Place::Segment => format_ident!("Segment"),
                Place::Query => format_ident!("Query"),
                Place::Fragment => format_ident!("Fragment"),
            };
            let (name, ty) = (arm.bind(*field), arm.ty(*field));
            let span = ty.span();
            let shown = quote_spanned!(span=> #runtime::private::shown::<#ty>(#name));
            quote!(#runtime::private::Part::#place(#shown))
        }
    }
}

fn header(private: &TokenStream, name: &str) -> TokenStream {
    quote!(const { #private::HeaderName::from_static(#name) })
}

fn name_of(companion: Companion) -> &'static str {
    match companion.form() {
        Form::Header(name) => name,
        _ => companion.name(),
    }
}

/// The runtime's trait for the values of a companion, and what its `put` wants to know.
fn trait_of(companion: Companion, private: &TokenStream) -> (&'static str, Vec<TokenStream>) {
    let name = header(private, name_of(companion));
    let judge = |judge: &str| {
        let judge = format_ident!("{judge}");
        quote!(#private::judge::#judge)
    };
    let none = quote!(::core::option::Option::None);
    match companion {
        Companion::RetryAfter => ("RetryAfterValue", vec![]),
        Companion::Allow => ("AllowValue", vec![]),
        Companion::Location | Companion::ContentLocation => ("LocationValue", vec![name]),
        Companion::Accept => ("ListValue", vec![name, judge("media_range"), none]),
        Companion::AcceptPatch => ("ListValue", vec![name, judge("media_type"), none]),
        Companion::AcceptEncoding => {
            ("ListValue", vec![name, judge("content_coding"), quote!(::core::option::Option::Some("identity"))])
        }
        Companion::ContentRange => ("ContentRangeValue", vec![]),
        Companion::CompleteLength => ("LengthValue", vec![]),
        Companion::Upgrade => ("UpgradeValue", vec![]),
        Companion::Etag => ("ETagValue", vec![]),
        Companion::LastModified => ("DateValue", vec![name, quote!(#private::Date::LastModified)]),
        Companion::Deprecation => ("DateValue", vec![name, quote!(#private::Date::Deprecation)]),
        Companion::Sunset => ("DateValue", vec![name, quote!(#private::Date::Sunset)]),
        Companion::Link | Companion::BlockedBy | Companion::Monitor => ("LinkValue", vec![]),
        Companion::RateLimit => ("RateLimitValue", vec![]),
        Companion::RateLimitPolicy => ("RateLimitPolicyValue", vec![]),
        Companion::CacheControl => ("TextValue", vec![name, judge("cache_control")]),
        Companion::Vary => ("TextValue", vec![name, judge("vary")]),
        Companion::ContentLanguage => ("TextValue", vec![name, judge("content_language")]),
        _ => ("TextValue", vec![name, judge("field_value")]),
    }
}

/// What is asked of a field's type.
pub(super) fn asked(wire: &Wire) -> Vec<(usize, &'static str)> {
    let private = TokenStream::new();
    let mut asked = Vec::new();
    for dynamic in &wire.dynamic {
        match dynamic {
            Dynamic::RaiseRetryAfter => {}
            Dynamic::Header { of, .. } => asked.extend(field_of(of).map(|field| (field, "FieldValue"))),
            Dynamic::Template { parts, .. } => asked.extend(parts.iter().filter_map(|part| match part {
                Part::Field { field, .. } => Some((*field, "Shown")),
                Part::Text(_) => None,
            })),
            Dynamic::Companion { companion: Companion::Challenge | Companion::ProxyChallenge, of, .. } => {
                asked.extend(field_of(of).map(|field| (field, "ChallengeValue")));
            }
            Dynamic::Companion { companion, of, .. } => {
                asked.extend(field_of(of).map(|field| (field, trait_of(*companion, &private).0)));
            }
        }
    }
    asked
}

/// Checks in const evaluation: of a `const` that is text, and of an alias that hides an `Option`.
pub(super) fn consts(model: &Model) -> TokenStream {
    let runtime = &model.runtime;
    let private = quote!(#runtime::private);
    let mut checks = TokenStream::new();
    for (variant, own) in super::owns(model) {
        for dynamic in &own.wire.dynamic {
            match dynamic {
                Dynamic::Companion { companion, of: Source::Const(path), .. } => {
                    let judge = match companion {
                        Companion::Location | Companion::ContentLocation => "location",
                        Companion::Etag => "entity_tag",
                        Companion::CacheControl => "cache_control",
                        Companion::Vary => "vary",
                        Companion::ContentLanguage => "content_language",
                        Companion::Accept => "accept",
                        Companion::AcceptPatch => "accept_patch",
                        Companion::AcceptEncoding => "accept_encoding",
                        _ => continue,
                    };
                    let judge = format_ident!("{judge}");
                    checks.extend(quote_spanned!(path.span()=> const _: () = #private::check::#judge(#path);));
                }
                Dynamic::Header { of: Source::Const(path), .. } => {
                    checks.extend(quote_spanned!(path.span()=> const _: () = #private::check::field_value(#path);));
                }
                Dynamic::Companion { companion, of: Source::Field(field), required: true, fallback } => {
                    let ty = &variant.fields[*field].ty;
                    let challenge = matches!(companion, Companion::Challenge | Companion::ProxyChallenge);
                    if super::has_types(&model.generics) || !fallback.is_empty() || has_lifetimes(ty) {
                        continue;
                    }
                    let value_trait = if challenge { "ChallengeValue" } else { trait_of(*companion, &private).0 };
                    let value_trait = format_ident!("{value_trait}");
                    if is_path(ty) {
                        checks.extend(quote_spanned!(ty.span()=> const _: () = #private::check::always(<#ty as #private::#value_trait>::OPTIONAL);));
                    }
                }
                _ => {}
            }
        }
    }
    checks
}

fn is_path(ty: &syn::Type) -> bool {
    matches!(ty, syn::Type::Path(path) if path.qself.is_none() && path.path.segments.iter().all(|segment| segment.arguments.is_none()))
}

fn has_lifetimes(ty: &syn::Type) -> bool {
    quote!(#ty)
        .into_iter()
        .any(|token| matches!(token, proc_macro2::TokenTree::Punct(punct) if punct.as_char() == '\''))
}
