//! Common functions of several stages: the spelling of names, types and texts.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use status_vocabulary::{Companion, Form};
use syn::{GenericArgument, GenericParam, Generics, Path, PathArguments, Type};

pub(crate) fn unraw(ident: &Ident) -> String {
    let name = ident.to_string();
    name.strip_prefix("r#").map(str::to_owned).unwrap_or(name)
}

/// Returns whether the word is a keyword of Rust's, and so the name of nothing.
pub(crate) fn is_reserved(word: &Ident) -> bool {
    syn::parse2::<Ident>(word.to_token_stream()).is_err()
}

/// `HTTPError2Gone` is `http_error2_gone`.
pub(crate) fn snake(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    let mut snake = String::new();
    for (at, &char) in chars.iter().enumerate() {
        let starts_word = char.is_uppercase()
            && at > 0
            && chars[at - 1] != '_'
            && (!chars[at - 1].is_uppercase() || chars.get(at + 1).is_some_and(|next| next.is_lowercase()));
        if starts_word {
            snake.push('_');
        }
        snake.extend(char.to_lowercase());
    }
    snake
}

pub(crate) fn capitalized(word: &str) -> String {
    word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect()
}

/// A JSON string (RFC 8259 7).
pub(crate) fn json_string(text: &str) -> String {
    // A text in which Rust's own notation escapes nothing is written the same in JSON, and this check is faster.
    let rust = format!("{text:?}");
    if !rust.contains('\\') {
        return rust;
    }
    let mut json = String::from("\"");
    for char in text.chars() {
        match char {
            '"' | '\\' => json.extend(['\\', char]),
            '\n' => json.push_str("\\n"),
            '\r' => json.push_str("\\r"),
            '\t' => json.push_str("\\t"),
            '\u{8}' => json.push_str("\\b"),
            '\u{c}' => json.push_str("\\f"),
            char if u32::from(char) < 0x20 => json.push_str(&format!("\\u{:04x}", u32::from(char))),
            char => json.push(char),
        }
    }
    json.push('"');
    json
}

/// The type as written: tokens print with a space between any two.
pub(crate) fn type_name(ty: &Type) -> String {
    let mut name = ty.to_token_stream().to_string();
    for (spaced, plain) in [
        (" :: ", "::"),
        (":: ", "::"),
        (" < ", "<"),
        ("< ", "<"),
        (" >", ">"),
        ("& ", "&"),
        (" ,", ","),
        ("( ", "("),
        (" )", ")"),
        ("[ ", "["),
        (" ]", "]"),
    ] {
        name = name.replace(spaced, plain);
    }
    name
}

/// The type in an `Option<..>`, however it is spelled; an alias is left to the compiler.
#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not of this project")]
pub(crate) fn optional(ty: &Type) -> Option<&Type> {
    match ty {
        Type::Path(path) => {
            let option = path.path.segments.last().filter(|segment| segment.ident == "Option")?;
            let PathArguments::AngleBracketed(arguments) = &option.arguments else { return None };
            match arguments.args.first()? {
                GenericArgument::Type(ty) => Some(ty),
                _ => None,
            }
        }
        Type::Paren(inner) => optional(&inner.elem),
        Type::Group(inner) => optional(&inner.elem),
        _ => None,
    }
}

pub(crate) fn is_option(ty: &Type) -> bool {
    optional(ty).is_some()
}

/// A `Vec<..>`, however it is spelled, or a slice.
#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not of this project")]
pub(crate) fn is_list(ty: &Type) -> bool {
    match ty {
        Type::Reference(reference) => matches!(&*reference.elem, Type::Slice(_)),
        _ => last(ty).is_some_and(|name| name == "Vec"),
    }
}

/// Returns whether a type may be an `Option` or a list by another name: an alias, or one that is associated.
pub(crate) fn may_be_other(ty: &Type) -> bool {
    // These names have one meaning, so that nothing has to be asked about most fields.
    const KNOWN: &str = "bool char f32 f64 i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize Box Option String Vec \
                         Duration SystemTime HeaderValue Method Uri Challenge ETag Link Location RetryAfter";
    last(ty).is_some_and(|name| KNOWN.split(' ').all(|known| name != known))
}

/// The name of a type that has one.
#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not of this project")]
fn last(ty: &Type) -> Option<&Ident> {
    match ty {
        Type::Path(path) => path.path.segments.last().map(|segment| &segment.ident),
        Type::Paren(inner) => last(&inner.elem),
        Type::Group(inner) => last(&inner.elem),
        _ => None,
    }
}

pub(crate) fn header_name(companion: Companion) -> &'static str {
    if let Form::Header(name) = companion.form() { name } else { companion.name() }
}

/// Returns whether the tokens have one of these names.
#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not of this project")]
pub(crate) fn names_one_of(tokens: TokenStream, names: &[&Ident]) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => names.contains(&&ident),
        TokenTree::Group(group) => names_one_of(group.stream(), names),
        _ => false,
    })
}

/// Returns whether a `const` may depend on a parameter of the type.
pub(crate) fn depends_on(path: &Path, generics: &Generics) -> bool {
    let names: Vec<_> = generics.params.iter().map(param_name).collect();
    let has_types = generics.params.iter().any(|param| !matches!(param, GenericParam::Lifetime(_)));
    has_types && path.segments.first().is_some_and(|first| first.ident == "Self")
        || names_one_of(path.to_token_stream(), &names)
}

pub(crate) fn param_name(param: &GenericParam) -> &Ident {
    match param {
        GenericParam::Type(param) => &param.ident,
        GenericParam::Const(param) => &param.ident,
        GenericParam::Lifetime(param) => &param.lifetime.ident,
    }
}
