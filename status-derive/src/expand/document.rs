//! The document: its constant part as text, the rest as calls of the runtime.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::Type;
use syn::spanned::Spanned;

use super::arm::{Arm, Calls, added, field_of, local, parameter_in};
use super::headers::{name_of, value_of};
use crate::constant::ConstText;
use crate::model::{Body, Detail, Member, Model, Response, Seen, Segment, Source, Wire};
use crate::names::json_string;

/// The head of an error's document; its tail and its body go to the entry where they are not the default.
pub(super) fn constant(wire: &Wire, model: &Model, entry: &mut Calls) -> ConstText {
    let mut head = format!("\",\"title\":{},\"status\":{}", json_string(&wire.title), wire.status);
    let mut tail = format!(",\"code\":{}", json_string(&wire.code));
    tail.push_str(&constants(&wire.constants));
    let members_vary = !wire.members.is_empty();
    if !members_vary {
        tail.push('}');
    }
    let detail_varies = match &wire.detail {
        Detail::None => false,
        Detail::Constant(text) => {
            head.push_str(&format!(",\"detail\":{}", json_string(text)));
            false
        }
        detail @ (Detail::Display | Detail::Pieces(_) | Detail::Format(..) | Detail::Const(_)) => {
            let (lead, _, trail) = ends(detail);
            // The quote that ends the text is the detail's; the one that begins it is not yet part of the tail.
            head.push_str(&format!(",\"detail\":{}", json_string(lead)));
            head.pop();
            tail.insert_str(0, &json_string(trail)[1..]);
            true
        }
    };
    if !detail_varies {
        head.push_str(&tail);
        tail.clear();
    }
    if detail_varies || members_vary {
        entry.call("varies", quote!(#detail_varies, #members_vary, #tail));
    }
    let mut document = ConstText::from("{\"type\":\"".to_owned());
    document.append(&wire.type_uri, |text| {
        let quoted = json_string(text);
        quoted[1..quoted.len() - 1].to_owned()
    });
    document.push_str(&head);
    // An absent resource has one kind of response, whatever the type says of its bodies.
    let body = if wire.seen == Seen::Absent { &Body::Problem } else { &model.body };
    let body = match body {
        Body::Problem => return document,
        Body::Text => quote!(Text),
        Body::None => quote!(None),
        Body::Renderer(path) => {
            let runtime = &model.runtime;
            let content_type = quote_spanned!(path.span()=> <#path as #runtime::Renderer>::content_type);
            quote!(Rendered { content_type: #content_type, render: <#path as #runtime::Renderer>::render })
        }
    };
    entry.call("body", quote!(__private::Body::#body));
    document
}

/// Constant members, each after its comma.
pub(super) fn constants(members: &[(String, String)]) -> String {
    members.iter().map(|(name, json)| format!(",{}:{json}", json_string(name))).collect()
}

/// The constant text at both ends of a detail, and the segments between.
fn ends(detail: &Detail) -> (&str, &[Segment], &str) {
    let Detail::Pieces(segments) = detail else { return ("", &[], "") };
    let (lead, rest) = match &segments[..] {
        [Segment::Text(text), rest @ ..] => (text.as_str(), rest),
        rest => ("", rest),
    };
    match rest {
        [between @ .., Segment::Text(text)] => (lead, between, text),
        between => (lead, between, ""),
    }
}

/// The method that writes the rest, where there is any.
pub(super) fn method(model: &Model) -> TokenStream {
    let (runtime, document) = (&model.runtime, local("document"));
    let arms: Vec<_> = model
        .variants
        .iter()
        .filter_map(|variant| {
            let mut arm = Arm::new(model, variant);
            let calls: Vec<_> = match &variant.response {
                Response::Transparent(transparent) => {
                    let (name, ty) = (arm.bind(transparent.field), arm.ty(transparent.field));
                    let inner = quote!(<#ty as #runtime::HttpError>::__document(#name, #document););
                    let constants = (!transparent.constants.is_empty()).then(|| {
                        let constants = constants(&transparent.constants);
                        quote!(#document.constants(#constants);)
                    });
                    let members = transparent.members.iter().map(|member| self::member(member, &mut arm));
                    let more: Vec<_> = constants.into_iter().chain(members).collect();
                    std::iter::once(inner).chain(added(&more, transparent, &arm)).collect()
                }
                Response::Own(own) => {
                    let detail = detail(&own.wire, &mut arm);
                    detail
                        .into_iter()
                        .chain(own.wire.members.iter().map(|member| self::member(member, &mut arm)))
                        .collect()
                }
            };
            arm.that_does(&calls)
        })
        .collect();
    if arms.is_empty() {
        return TokenStream::new();
    }
    let rest = (arms.len() < model.variants.len()).then(|| quote!(_ => {}));
    quote! {
        fn __document(&self, #document: &mut __private::Document<'_>) {
            use __private::{AnyErrors as _, AnyExtension as _, AnyRepeating as _, ShowAny as _};
            match self { #(#arms)* #rest }
        }
    }
}

/// The method that passes the named fields of the text, where there are any.
pub(super) fn named(model: &Model) -> TokenStream {
    let (runtime, named) = (&model.runtime, local("named"));
    let arms: Vec<_> = model
        .variants
        .iter()
        .filter_map(|variant| {
            let mut arm = Arm::new(model, variant);
            let calls: Vec<_> = match &variant.response {
                Response::Transparent(transparent) => {
                    let (name, ty) = (arm.bind(transparent.field), arm.ty(transparent.field));
                    vec![quote!(<#ty as #runtime::HttpError>::__named(#name, #named);)]
                }
                Response::Own(own) => {
                    let put = |(name, field): &(String, usize)| {
                        let (binding, ty) = (arm.bind(*field), arm.ty(*field));
                        let put = quote!(__private::NamedField::<#ty>(#binding).put(#name, #named););
                        match own.wire.repeating.contains(field) {
                            true => quote!(if !__private::Repeating::<#ty>(#binding).what_was_sent() { #put }),
                            false => put,
                        }
                    };
                    own.wire.named.iter().map(put).collect()
                }
            };
            arm.that_does(&calls)
        })
        .collect();
    if arms.is_empty() {
        return TokenStream::new();
    }
    let rest = (arms.len() < model.variants.len()).then(|| quote!(_ => {}));
    quote! {
        #runtime::__named! {
            fn __named(&self, #named: &mut __private::Named<'_>) {
                use __private::{AnyNamedField as _, AnyRepeating as _};
                match self { #(#arms)* #rest }
            }
        }
    }
}

/// The detail, unless a value in it may repeat what the client has sent.
fn detail(wire: &Wire, arm: &mut Arm<'_>) -> Option<TokenStream> {
    let (document, written) = (local("document"), written(wire, arm)?);
    let repeating: Vec<_> = wire
        .repeating
        .iter()
        .map(|field| {
            let (name, ty) = (arm.bind(*field), arm.ty(*field));
            quote!(__private::Repeating::<#ty>(#name).what_was_sent())
        })
        .collect();
    if repeating.is_empty() {
        return Some(written);
    }
    let (lead, _, trail) = ends(&wire.detail);
    Some(quote! {
        if #(#repeating)||* {
            #document.without_detail(#lead, #trail);
        } else {
            #written
        }
    })
}

fn written(wire: &Wire, arm: &mut Arm<'_>) -> Option<TokenStream> {
    let document = local("document");
    Some(match &wire.detail {
        Detail::None | Detail::Constant(_) => return None,
        Detail::Display => quote!(#document.detail(self);),
        Detail::Const(path) => {
            quote_spanned!(path.span()=> #document.piece("", __private::Piece::Text(#path), "");)
        }
        detail @ Detail::Pieces(_) => {
            let (lead, between, trail) = ends(detail);
            let pieces = between.iter().map(|segment| match segment {
                Segment::Text(text) if json_string(text).len() == text.len() + 2 => {
                    quote!(__private::Piece::Plain(#text))
                }
                Segment::Text(text) => quote!(__private::Piece::Text(#text)),
                Segment::Field { field, .. } => {
                    let (name, ty) = (arm.bind(*field), arm.ty(*field));
                    match is_simple(ty) {
                        true => quote!(__private::Show::<#ty>(#name).piece()),
                        false => {
                            quote!(__private::Piece::Display(__private::shown::<#ty>(#name)))
                        }
                    }
                }
            });
            let pieces: Vec<_> = pieces.collect();
            match &pieces[..] {
                [piece] => quote!(#document.piece(#lead, #piece, #trail);),
                pieces => quote!(#document.pieces(#lead, &[#(#pieces),*], #trail);),
            }
        }
        Detail::Format(segments, at) => {
            let mut format = String::new();
            let mut arguments = Vec::new();
            for segment in segments {
                match segment {
                    Segment::Text(text) => format.push_str(&text.replace('{', "{{").replace('}', "}}")),
                    Segment::Field { field, format: how, .. } => {
                        let (name, ty) = (arm.bind(*field), arm.ty(*field));
                        let argument = format_ident!("argument{}", arguments.len());
                        let colon = if how.is_empty() { "" } else { ":" };
                        format.push_str(&format!("{{{argument}{colon}{how}}}"));
                        arguments.push(match how.as_str() {
                            "" => quote!(#argument = __private::shown::<#ty>(#name)),
                            _ => quote!(#argument = #name),
                        });
                    }
                }
            }
            let format = syn::LitStr::new(&format, *at);
            quote!(#document.detail(&::core::format_args!(#format, #(#arguments),*));)
        }
    })
}

/// Types with a shorter way than `core::fmt`. A type that shadows one of the names gets the long way, since it lacks
/// the inherent methods.
#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not of this project")]
fn is_simple(ty: &Type) -> bool {
    const SIMPLE: &[&str] = &["u8", "u16", "u32", "u64", "usize", "i8", "i16", "i32", "i64", "String"];
    match ty {
        Type::Path(path) => path.path.get_ident().is_some_and(|ident| SIMPLE.contains(&ident.to_string().as_str())),
        _ => false,
    }
}

fn member(member: &Member, arm: &mut Arm<'_>) -> TokenStream {
    let document = local("document");
    // As it is between the quotes: the necessary escapes are known here.
    let quoted = json_string(&member.name);
    let name = &quoted[1..quoted.len() - 1];
    match &member.source {
        Source::Const(path) => {
            quote_spanned!(path.span()=> __private::Extension(&#path).member(#name, #document);)
        }
        Source::Field(field) => {
            let (binding, ty) = (arm.bind(*field), arm.ty(*field));
            if let Some(place) = member.place {
                let (writer, place) = (Ident::new("parameter_in", ty.span()), parameter_in(place));
                return quote_spanned! {ty.span()=>
                    __private::Extension::<#ty>(#binding).#writer(#place, #name, #document);
                };
            }
            let writer = member.companion.and_then(|companion| companion.shape().writer()).unwrap_or("member");
            let writer = Ident::new(writer, ty.span());
            quote_spanned!(ty.span()=> __private::Extension::<#ty>(#binding).#writer(#name, #document);)
        }
    }
}

/// The bounds that are checked on a field's type.
pub(super) fn asked(wire: &Wire) -> Vec<(usize, TokenStream)> {
    let mut asked = asked_of(&wire.members);
    if let Detail::Pieces(segments) | Detail::Format(segments, _) = &wire.detail {
        asked.extend(segments.iter().filter_map(|segment| match segment {
            Segment::Field { field, format, .. } if format.is_empty() => Some((*field, quote!(Shown))),
            Segment::Text(_) | Segment::Field { .. } => None,
        }));
    }
    // The error's own `Display` requires it already.
    asked.extend(wire.named.iter().map(|(_, field)| (*field, quote!(Display))));
    asked
}

/// The same for members alone.
pub(super) fn asked_of(members: &[Member]) -> Vec<(usize, TokenStream)> {
    let value_trait = |member: &Member| match (member.companion, member.place) {
        (Some(companion), Some(_)) => name_of(companion),
        (Some(companion), None) => value_of(companion),
        (None, _) => quote!(Member),
    };
    members.iter().filter_map(|member| Some((field_of(&member.source)?, value_trait(member)))).collect()
}
