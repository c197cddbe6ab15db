//! The model to tokens. Nothing here can fail.

mod arm;
mod document;
mod headers;
mod path;
#[cfg(any(feature = "read", test))]
pub(crate) mod reading;
pub(crate) mod subset;
mod table;
mod text;
mod transparent;
mod verdict;

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use status_vocabulary::{Kind, Situation};
use syn::{GenericParam, Generics, Type, WherePredicate, parse_quote};

pub(crate) use self::arm::allowed;
use self::arm::{Arm, Calls, erased, has_types, local, member_spec, mentions, names_one, owns, presence, transparents};
use crate::constant::ConstText;
use crate::model::{Detail, Domain, Frameworks, Model, Own, Presence, Response, Seen, Variant};
use crate::names::{capitalized, optional, type_name, unraw};

pub(crate) fn tokens(model: &Model) -> TokenStream {
    let kind = model
        .variants
        .iter()
        .find_map(|variant| match &variant.response {
            Response::Own(own) => Some(own.situation.kind()),
            Response::Transparent(_) => None,
        })
        .unwrap_or(Kind::Error);
    let statics = statics(model);
    let texts = text::consts(model);
    let added = transparent::consts(model);
    let consts = headers::consts(model);
    let of_type = impls(model, kind);
    let runtime = &model.runtime;
    let allowed = allowed(model.is_deprecated);
    let definitions = model.subsets.iter().map(|subset| subset::definition(&subset.definition, model.is_deprecated));
    let subsets = model.subsets.iter().map(|subset| {
        let impls = impls(&subset.model, kind);
        let conversions = subset::conversions(&subset.definition, &model.ident, &model.generics, runtime);
        quote!(const _: () = { #impls #conversions };)
    });
    quote! {
        #(#definitions)*
        #allowed
        const _: () = {
            use #runtime::private as __private;
            #texts
            #statics
            #consts
            #added
            #of_type
            #(#subsets)*
        };
    }
}

/// The traits of one type, over the table of entries.
fn impls(model: &Model, kind: Kind) -> TokenStream {
    let response = if kind == Kind::Outcome { outcome(model) } else { error(model) };
    let catalog = catalog(model);
    let integration = integration(&model.ident, &model.generics, &model.runtime, &model.frameworks, kind);
    quote!(#response #catalog #integration)
}

/// Checks that the fields that a `hidden` variant shows have the types of its twin. An alias is known to the compiler
/// alone.
fn twins(model: &Model) -> TokenStream {
    let mut asked = TokenStream::new();
    for (variant, own) in owns(model) {
        for (field, twin) in &own.twins {
            let [own, twin] = [&variant.fields[*field].ty, twin].map(|ty| erased(ty.to_token_stream()));
            if own.to_string() != twin.to_string() {
                let span = syn::spanned::Spanned::span(&own);
                asked.extend(quote_spanned!(span=> <#own as __private::Same<#twin>>::is_the_same();));
            }
        }
    }
    asked
}

/// One table of entries, and one of header lines for each variant that has constant companions.
fn statics(model: &Model) -> TokenStream {
    let runtime = &model.runtime;
    let mut tables = TokenStream::new();
    let entries: Vec<_> = owns(model)
        .enumerate()
        .map(|(at, (variant, own))| {
            let lines = (!own.wire.lines.is_empty()).then(|| {
                let name = format_ident!("__HEADERS_{at}");
                let count = own.wire.lines.len();
                let lines = own.wire.lines.iter().map(|(name, value)| {
                    let value = text::line(value, model);
                    quote!(__private::line(#name, #value))
                });
                tables.extend(quote! {
                    static #name: [(__private::HeaderName, __private::HeaderValue); #count] = [#(#lines),*];
                });
                name
            });
            entry(model, variant, own, lines)
        })
        .collect();
    if entries.is_empty() {
        return tables;
    }
    let mut situations: Vec<_> = owns(model).map(|(_, own)| own.situation).collect();
    situations.sort_by_key(|situation| situation.name());
    situations.dedup_by_key(|situation| situation.name());
    let bases = situations.iter().map(|situation| {
        let name = format_ident!("{}", situation.name().to_uppercase());
        let parts = match situation.kind() {
            Kind::Outcome => quote!(outcome(#runtime::situation::#name)),
            Kind::Error => quote!(error(#runtime::situation::#name).domain(__DOMAIN)),
        };
        let base = base(situation);
        quote!(const #base: __private::Parts = __private::Parts::#parts;)
    });
    let domain = situations.iter().any(|situation| situation.kind() == Kind::Error).then(|| {
        let domain = match &model.domain {
            Domain::Own(name) => {
                let name = text::text(name, model);
                quote!(__private::own_domain(#name))
            }
            Domain::OfTypes(types) => {
                let types = text::text(types, model);
                quote!(__private::domain(#types, ::core::module_path!()))
            }
        };
        quote!(const __DOMAIN: __private::Domain = #domain;)
    });
    let count = entries.len();
    quote! {
        #tables
        static __ENTRIES: [#runtime::Entry; #count] = {
            #domain
            #(#bases)*
            [#(#entries),*]
        };
    }
}

/// The parts of an entry that do not follow from its situation.
fn entry(model: &Model, variant: &Variant, own: &Own, lines: Option<Ident>) -> TokenStream {
    let Own { situation, code, type_uri, title, docs, text: detail, .. } = own;
    let is_outcome = situation.kind() == Kind::Outcome;
    let mut entry = Calls(base(situation).into_token_stream());
    if type_uri.literal() != Some("about:blank") {
        entry.call("type_uri", text::text(type_uri, model));
    }
    if title != situation.phrase() {
        entry.call("title", title);
    }
    if !docs.is_empty() {
        entry.call("docs", docs);
    }
    let has_detail = !matches!(own.wire.detail, Detail::None);
    if has_detail == (is_outcome || situation.masked()) {
        entry.call("has_detail", has_detail);
    }
    let usual = !is_outcome && situation.no_store();
    specs(own, usual, &model.generics, &mut entry);
    if let Some(content) = content(model, variant, own) {
        entry.call("content", content);
    }
    if own.log != situation.log() {
        let log = format_ident!("{}", capitalized(own.log.name()));
        entry.call("log", quote!(__private::Level::#log));
    }
    match own.wire.seen {
        Seen::Itself => {}
        Seen::Twin => {
            let type_uri = text::text(&own.wire.type_uri, model);
            let (title, code) = (&own.wire.title, &own.wire.code);
            entry.call("twin", quote!(#type_uri, #title, #code));
        }
        Seen::Absent => entry.call("absent", TokenStream::new()),
    }
    let status = own.wire.status;
    if status != situation.code() {
        entry.call("status", quote!(__private::status(#status)));
    }
    if let Some(code) = own.wire.grpc.filter(|code| *code != situation.grpc_as(status)) {
        let code = format_ident!("{code:?}");
        entry.call("grpc", quote!(::core::option::Option::Some(__private::Grpc::#code)));
    }
    let no_store = own.wire.no_store;
    if no_store != usual {
        entry.call("no_store", no_store);
    }
    if let Some(lines) = lines {
        entry.call("lines", quote!(|| &#lines));
    }
    if own.by_status {
        entry.call("by_status", true);
    }
    let head = if is_outcome { ConstText::default() } else { document::constant(&own.wire, model, &mut entry) };
    let head = text::text(&head, model);
    let name = unraw(&variant.ident);
    entry.call("entry", quote!(#name, #code, #detail, #head));
    entry.0
}

/// The headers and the members, unless the headers are what every such response has.
fn specs(own: &Own, has_no_store: bool, generics: &Generics, entry: &mut Calls) {
    let usual = has_no_store.then_some(("cache-control", &Presence::Always));
    if own.headers.iter().map(|spec| (spec.name.as_str(), &spec.always)).ne(usual) {
        let headers = own.headers.iter().map(|spec| {
            let (name, always) = (&spec.name, presence(&spec.always, generics));
            quote!(__private::header(#name, #always))
        });
        entry.call("headers", quote!(&[#(#headers),*]));
    }
    if !own.members.is_empty() {
        let members = own.members.iter().map(|spec| member_spec(spec, generics));
        entry.call("members", quote!(&[#(#members),*]));
    }
}

/// The `const` of the parts that follow from a situation, which is evaluated once for all the variants that share it.
fn base(situation: &Situation) -> Ident {
    format_ident!("__{}", situation.name().to_uppercase())
}

/// The catalogue's description of an outcome's content. A `static` cannot name the parameters of a generic type.
fn content(model: &Model, variant: &Variant, own: &Own) -> Option<TokenStream> {
    let (field, written) = own.content.as_ref()?;
    let runtime = &model.runtime;
    let field = &variant.fields[*field].ty;
    // The content is optional: the type that is documented is that of a present one.
    let ty = optional(field).unwrap_or(field);
    let name = type_name(ty);
    let is_generic = names_one(field, &model.generics, |_| true);
    let media_type = match written {
        Some(written) => quote!(#written),
        None if is_generic => quote!("application/json"),
        // The field's own type, since that is what is sent: for an `Option` in an `Option` that is JSON.
        None => quote!({
            use __private::CarryAny as _;
            __private::Carry::<#field>::MEDIA_TYPE
        }),
    };
    let ty = (!is_generic).then_some(ty);
    Some(quote!(::core::option::Option::Some(#runtime::__content!(#media_type, #name, [#ty]))))
}

fn error(model: &Model) -> TokenStream {
    let (ident, runtime) = (&model.ident, &model.runtime);
    let (twins, entry) = (if model.is_subset { TokenStream::new() } else { twins(model) }, entry_of(model));
    let companions = headers::method(model);
    let document = document::method(model);
    let named = document::named(model);
    let mut generics = with_bounds(model);
    let is_error = if_it_is(ident, &model.generics, &quote!(__private::AnError));
    generics.make_where_clause().predicates.push(is_error);
    let asked = asked(ident, &model.generics, runtime);
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    let documentation = table::documentation(model);
    let mut of_errors = model.generics.clone();
    of_errors.make_where_clause().predicates.push(if_it_is(ident, &model.generics, &quote!(#runtime::HttpError)));
    let conversions = conversions(model, &of_errors, &quote!(__private::respond(&self)));
    quote! {
        #asked
        #documentation
        #[automatically_derived]
        impl #impl_generics #runtime::HttpError for #ident #ty_generics #where_clause {
            fn entry(&self) -> &'static #runtime::Entry {
                #twins
                #entry
            }
            #companions
            #document
            #named
        }
        #conversions
    }
}

fn outcome(model: &Model) -> TokenStream {
    let (ident, runtime) = (&model.ident, &model.runtime);
    let entry = entry_of(model);
    let generics = with_bounds(model);
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    let companions = headers::statements(model);
    let contents: Vec<_> = owns(model)
        .filter_map(|(variant, own)| {
            let (field, content_type) = own.content.as_ref()?;
            let mut arm = Arm::new(model, variant);
            let name = arm.bind(*field);
            let ty = arm.ty(*field);
            let written = match content_type {
                Some(text) => quote!(::core::option::Option::Some(#text)),
                None => quote!(::core::option::Option::None),
            };
            let pattern = arm.pattern();
            let span = syn::spanned::Spanned::span(ty);
            let call = quote::quote_spanned!(span=> __private::Carry::<#ty>(#name).content(#written));
            Some(quote!(#pattern => #call,))
        })
        .collect();
    let rest = (contents.len() < model.variants.len()).then(|| quote!(_ => __private::Content::None,));
    let content = match contents.is_empty() {
        true => quote!(__private::Content::None),
        false => quote! {{
            use __private::{CarryAny as _, CarryOption as _};
            match self { #(#contents)* #rest }
        }},
    };
    let (own_entry, headers) = (local("entry"), local("headers"));
    let into = quote! {{
        let #own_entry = #runtime::HttpOutcome::entry(&self);
        let mut #headers = __private::fixed(#own_entry);
        #companions
        __private::outcome(#own_entry, #headers, #content)
    }};
    let conversions = conversions(model, &generics, &into);
    let documentation = table::documentation(model);
    quote! {
        #documentation
        #[automatically_derived]
        impl #impl_generics #runtime::HttpOutcome for #ident #ty_generics #where_clause {
            fn entry(&self) -> &'static #runtime::Entry {
                #entry
            }
        }
        #conversions
    }
}

fn entry_of(model: &Model) -> TokenStream {
    let arms: Vec<_> = model
        .variants
        .iter()
        .map(|variant| {
            let mut arm = Arm::new(model, variant);
            match &variant.response {
                Response::Own(own) => {
                    let (pattern, at) = (arm.pattern(), own.place);
                    quote!(#pattern => #at,)
                }
                Response::Transparent(transparent) => {
                    let entry = transparent::entry(transparent, model, &mut arm);
                    let pattern = arm.pattern();
                    quote!(#pattern => return #entry,)
                }
            }
        })
        .collect();
    let places: Vec<_> = owns(model).map(|(_, own)| own.place).collect();
    match (&places[..], &arms[..]) {
        // A struct, or an enum with `transparent` variants only.
        ([place], [_]) => quote!(&__ENTRIES[#place]),
        ([], _) => {
            let arms = transparents(model).map(|(_, variant, transparent)| {
                let mut arm = Arm::new(model, variant);
                let entry = transparent::entry(transparent, model, &mut arm);
                let pattern = arm.pattern();
                quote!(#pattern => #entry,)
            });
            quote!(match self { #(#arms)* })
        }
        _ => quote!(&__ENTRIES[match self { #(#arms)* }]),
    }
}

/// A bound that either holds or makes its impl unusable: the `for` keeps the compiler from refusing the impl, so that a
/// missing `Error` is reported once, by [`asked`].
pub(crate) fn if_it_is(ident: &Ident, generics: &Generics, bound: &TokenStream) -> WherePredicate {
    let (_, ty_generics, _) = generics.split_for_impl();
    parse_quote!(for<'__status> #ident #ty_generics: #bound)
}

/// Checks that the type is an error, where that does not depend on a parameter.
pub(crate) fn asked(ident: &Ident, generics: &Generics, runtime: &TokenStream) -> Option<TokenStream> {
    if generics.lifetimes().count() != generics.params.len() {
        return None;
    }
    let lifetimes = generics.lifetimes().map(|_| quote!('static));
    let lifetimes = (!generics.params.is_empty()).then(|| quote!(<#(#lifetimes),*>));
    Some(quote!(const _: () = #runtime::private::an_error::<#ident #lifetimes>();))
}

/// The impls of `IntoResponse`, and of `From` for its result.
fn conversions(model: &Model, generics: &Generics, into: &TokenStream) -> TokenStream {
    let (ident, runtime) = (&model.ident, &model.runtime);
    let value = local("value");
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    quote! {
        #[automatically_derived]
        impl #impl_generics #runtime::IntoResponse for #ident #ty_generics #where_clause {
            fn into_response(self) -> #runtime::Response {
                #into
            }
        }
        #[automatically_derived]
        impl #impl_generics ::core::convert::From<#ident #ty_generics> for #runtime::Response #where_clause {
            fn from(#value: #ident #ty_generics) -> Self {
                #runtime::IntoResponse::into_response(#value)
            }
        }
    }
}

fn catalog(model: &Model) -> TokenStream {
    let (ident, runtime) = (&model.ident, &model.runtime);
    let mut generics = model.generics.clone();
    let (helper, entries, transparent) = match transparents(model).next() {
        None if model.is_subset => {
            let places = owns(model).map(|(_, own)| own.place);
            (TokenStream::new(), quote!(&[#(&__ENTRIES[#places]),*]), TokenStream::new())
        }
        None => (TokenStream::new(), quote!(&__private::refs(&__ENTRIES)), TokenStream::new()),
        Some(_) => transparent::catalog(model, &mut generics),
    };
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    quote! {
        #helper
        #[automatically_derived]
        impl #impl_generics #runtime::Catalog for #ident #ty_generics #where_clause {
            const ENTRIES: &'static [&'static #runtime::Entry] = #entries;
            #transparent
        }
    }
}

/// The implementations by the runtime for each framework that is turned on.
pub(crate) fn integration(
    ident: &Ident,
    generics: &Generics,
    runtime: &TokenStream,
    frameworks: &Frameworks,
    kind: Kind,
) -> TokenStream {
    let (keyword, bound) = if kind == Kind::Outcome {
        (quote!(outcome), quote!(#runtime::IntoResponse))
    } else {
        (quote!(error), quote!(#runtime::HttpError))
    };
    let (_, ty_generics, where_clause) = generics.split_for_impl();
    let params = generics.params.iter().map(without_default);
    let mut predicates: Vec<_> =
        where_clause.iter().flat_map(|clause| &clause.predicates).map(ToTokens::to_token_stream).collect();
    predicates.push(if_it_is(ident, generics, &bound).into_token_stream());
    let arguments = quote!(#keyword [#(#params,)*] [#ident #ty_generics] [#(#predicates,)*]);
    match frameworks {
        Frameworks::All => quote!(#runtime::__integrate! { #arguments }),
        Frameworks::Only(names) => {
            let names = names.iter().map(|name| format_ident!("__{name}"));
            quote!(#runtime::__derived! { #arguments } #(#runtime::#names! { #arguments })*)
        }
    }
}

fn without_default(param: &GenericParam) -> GenericParam {
    let mut param = param.clone();
    match &mut param {
        GenericParam::Type(param) => {
            param.default = None;
        }
        GenericParam::Const(param) => {
            param.default = None;
        }
        GenericParam::Lifetime(_) => {}
    }
    param
}

/// The bounds of a generic type, on its fields and not on its parameters.
fn with_bounds(model: &Model) -> Generics {
    let mut generics = model.generics.clone();
    if !has_types(&generics) {
        return generics;
    }
    let runtime = &model.runtime;
    let mut predicates: Vec<WherePredicate> = Vec::new();
    for variant in &model.variants {
        let mut ask = |ty: &Type, bound: TokenStream| {
            if mentions(ty, &model.generics) {
                predicates.push(parse_quote!(#ty: #bound));
            }
        };
        let own = match &variant.response {
            Response::Transparent(transparent) => {
                let inner = &variant.fields[transparent.field].ty;
                ask(inner, quote!(#runtime::HttpError));
                if transparent.adds() {
                    ask(inner, quote!(#runtime::Catalog));
                }
                let asked = headers::asked(&transparent.dynamic).into_iter();
                for (field, value_trait) in asked.chain(document::asked_of(&transparent.members)) {
                    ask(&variant.fields[field].ty, quote!(__private::#value_trait));
                }
                continue;
            }
            Response::Own(own) => own,
        };
        for (field, value_trait) in headers::asked(&own.wire.dynamic).into_iter().chain(document::asked(&own.wire)) {
            ask(&variant.fields[field].ty, quote!(__private::#value_trait));
        }
        if let Some((field, _)) = &own.content {
            let ty = &variant.fields[*field].ty;
            ask(optional(ty).unwrap_or(ty), quote!(__private::Json));
        }
    }
    generics.make_where_clause().predicates.extend(predicates);
    generics
}
