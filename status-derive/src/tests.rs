//! The stages, one by one.

mod features;
mod help;
mod imports;
mod index;
mod matches;
mod soup;
mod table;
mod wording;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use status_vocabulary::{Companion, FRAMEWORKS, Kind, SITUATIONS, Situation};

use crate::diagnostics::Diagnostics;
use crate::model::{Detail, Own, Response};
use crate::parse;
use crate::pipeline::{derive, model, reading};

/// The messages about an enum with these variants.
fn messages(variants: TokenStream) -> Vec<String> {
    let mut diagnostics = Diagnostics::default();
    let written = parse::input(quote!(enum E { #variants }), "HttpError", &mut diagnostics);
    if let Some(written) = written {
        model(&written, Kind::Error, &mut diagnostics);
    }
    diagnostics.texts()
}

/// The model of an enum with this one variant.
fn own(of_type: TokenStream, variant: TokenStream) -> Own {
    let mut diagnostics = Diagnostics::default();
    let written = parse::input(quote!(#of_type enum E { #variant }), "HttpError", &mut diagnostics).unwrap();
    let mut model = model(&written, Kind::Error, &mut diagnostics).unwrap();
    assert_eq!(diagnostics.texts(), [""; 0]);
    match model.variants.remove(0).response {
        Response::Own(own) => std::rc::Rc::into_inner(own).unwrap(),
        Response::Transparent(_) => panic!("not transparent"),
    }
}

/// The macros that `frameworks = [..]` chooses from are those that are called without it.
#[test]
fn the_frameworks_of_the_vocabulary_are_those_that_the_runtime_integrates() {
    let all = std::fs::read_to_string("../status-runtime/src/integrations/mod.rs").unwrap();
    let (_, all) = all.split_once("macro_rules! __integrate").unwrap();
    let (all, _) = all.split_once("\n}").unwrap();
    let called = all.split("$crate::__").skip(1).filter_map(|call| call.split('!').next());
    // The traits of the library itself cannot be chosen.
    let called: Vec<_> = called.filter(|name| *name != "derived").collect();
    assert_eq!(called, FRAMEWORKS);
}

#[test]
fn what_is_written_is_read_with_every_key_and_value() {
    let mut diagnostics = Diagnostics::default();
    let written = parse::input(
        quote! {
            enum E {
                /// One.
                /// Two.
                #[error("text")]
                #[status(not_found, link(rel = "help", href = "/x"))]
                #[status(log = off)]
                A { #[status(extension = "name")] r#type: u8 },
            }
        },
        "HttpError",
        &mut diagnostics,
    )
    .unwrap();
    assert_eq!(diagnostics.texts(), [""; 0]);
    let variant = &written.variants[0];
    let keywords: Vec<_> = variant.keywords.items.iter().filter_map(|item| item.keyword()).collect();
    assert_eq!(keywords, ["not_found", "link", "log"], "several attributes are one");
    assert_eq!(variant.docs, "One.\nTwo.");
    assert_eq!(variant.text.as_ref().unwrap().value(), "text");
    assert_eq!(variant.fields[0].name(), "type");
    assert_eq!(variant.fields[0].keywords.items[0].keyword().unwrap(), "extension");
}

#[test]
fn a_fault_of_the_syntax_does_not_hide_the_next() {
    let messages = messages(quote! {
        #[status(not_found, detail => "x", log = loud)] A,
        #[status(not_found; gone)] B,
        #[status(rate_limited, retry_after =)] C,
    });
    let firsts: Vec<_> = messages.iter().map(|text| text.lines().next().unwrap()).collect();
    assert_eq!(firsts.len(), 4, "{messages:#?}");
    for about in ["`=>`", "`;`", "`retry_after`", "`loud`"] {
        assert!(firsts.iter().any(|first| first.contains(about)), "{about}: {firsts:?}");
    }
}

#[test]
fn every_message_says_what_how_and_why() {
    for text in messages(quote!(
        #[status(unauthorized)]
        A,
        #[status(404)]
        B,
        #[status(unavailable)]
        C,
        D
    )) {
        assert!(text.contains("\nhelp: ") && text.contains("\nnote: "), "{text}");
    }
}

#[test]
fn codes_and_types_are_made_from_names() {
    let named = |variant| {
        let own = own(quote!(#[status(types = "https://a.example/")]), variant);
        (own.code, own.type_uri.to_string())
    };
    let uri = |last: &str| format!("https://a.example/{last}");
    assert_eq!(
        named(quote!(
            #[status(gone)]
            NoSuchOrder
        )),
        ("no_such_order".into(), uri("no-such-order"))
    );
    assert_eq!(
        named(quote!(
            #[status(gone)]
            HTTPError2Gone
        )),
        ("http_error2_gone".into(), uri("http-error2-gone"))
    );
    assert_eq!(
        named(quote!(
            #[status(gone)]
            r#Self_
        )),
        ("self_".into(), uri("self-"))
    );
    assert_eq!(
        named(quote!(
            #[status(gone, code = "X_1")]
            A
        )),
        ("X_1".into(), uri("x-1"))
    );
}

#[test]
fn a_text_without_fields_is_a_constant_and_one_with_fields_is_not() {
    let detail = |variant| own(TokenStream::new(), variant).wire.detail;
    assert!(matches!(detail(quote!(#[error("a {{b}}")] #[status(gone)] A)), Detail::Constant(text) if text == "a {b}"));
    assert!(matches!(
        detail(quote!(
            #[error("{0}")]
            #[status(gone)]
            A(u8)
        )),
        Detail::Pieces(_)
    ));
    assert!(matches!(
        detail(quote!(
            #[error("{0:?}")]
            #[status(gone)]
            A(u8)
        )),
        Detail::Display
    ));
    assert!(matches!(
        detail(quote!(
            #[error("{0}")]
            #[status(gone)]
            A(PathBuf)
        )),
        Detail::Display
    ));
    assert!(matches!(
        detail(quote!(
            #[error("x")]
            #[status(internal)]
            A
        )),
        Detail::None
    ));
    assert!(matches!(
        detail(quote!(
            #[error("x")]
            #[status(internal, expose)]
            A
        )),
        Detail::Constant(_)
    ));
}

#[test]
fn literals_become_header_lines() {
    let lines = |variant| own(TokenStream::new(), variant).wire.lines;
    let line = |name: &str, value: &str| vec![(name.to_owned(), value.to_owned().into())];
    assert_eq!(
        lines(quote!(
            #[status(rate_limited, retry_after = "1h1s")]
            A
        )),
        line("retry-after", "3601")
    );
    assert_eq!(
        lines(quote!(
            #[status(unauthenticated, challenge = basic(realm = "a\"b", charset = "UTF-8"))]
            A
        )),
        line("www-authenticate", r#"Basic realm="a\"b", charset="UTF-8""#),
    );
    assert_eq!(
        lines(quote!(
            #[status(gone, deprecation = "2026-01-01")]
            A
        )),
        line("deprecation", "@1767225600")
    );
    assert_eq!(
        lines(quote!(
            #[status(rate_limited, retry_after = 60, rate_limit_policy(quota = 9, name = "d", window = "1m"))]
            A
        ))[1],
        ("ratelimit-policy".to_owned(), "\"d\";q=9;w=60".to_owned().into()),
    );
}

/// The example of a companion in messages is valid: alone with some situation, it is accepted.
#[test]
fn every_example_of_a_companion_is_accepted() {
    for &companion in Companion::ALL {
        let example: TokenStream = companion.example().parse().unwrap();
        assert!(example.to_string().contains(companion.name()), "{companion}: {example}");
        assert!(is_accepted(companion, &example), "{companion}: {example}");
    }
}

/// Returns whether a companion is accepted as written, alone with some situation.
fn is_accepted(companion: Companion, written: &TokenStream) -> bool {
    let accepted = |scheme: &TokenStream, situation: &Situation| {
        let name = format_ident!("{}", situation.name());
        let (keywords, field) = match written.to_string().starts_with('#') {
            true => (quote!(#name), quote!(#written)),
            false => (quote!(#name, #written), quote!(id: u64)),
        };
        let of_type = match companion {
            Companion::Challenge => quote!(),
            Companion::ProxyChallenge => quote!(#[status(role = proxy)]),
            _ => {
                let role = companion.roles().map(|may| format_ident!("{}", may[0].name())).into_iter();
                quote!(#[status(challenge = #scheme #(, role = #role)*)])
            }
        };
        let text = (situation.kind() == Kind::Error).then(|| quote!(#[error("{id}")]));
        let text = text.filter(|_| name != keywords.to_string());
        let mut diagnostics = Diagnostics::default();
        let input = quote!(#of_type enum E { #text #[status(#keywords)] A { #field } });
        let written = parse::input(input, "HttpError", &mut diagnostics).unwrap();
        model(&written, situation.kind(), &mut diagnostics);
        diagnostics.texts().is_empty()
    };
    let schemes = [quote!(bearer(realm = "api")), quote!(dpop(algs = "ES256"))];
    schemes.iter().any(|scheme| SITUATIONS.iter().any(|situation| accepted(scheme, situation)))
}

/// Other derives have some of the same names, and a subset does not derive them.
#[test]
fn attributes_of_thiserror_are_in_a_subset_with_its_derive_alone() {
    let subset = |text: TokenStream| {
        let item = quote! {
            #[status(subset(Part = [Store]))]
            #[non_exhaustive]
            #[doc(hidden)]
            enum E {
                #text
                #[status(unavailable, detail = "it failed")]
                Store(#[from] #[source] Inner),
                #[error("gone")]
                #[status(gone, detail = "it is gone")]
                Gone,
            }
        };
        let text = derive(item, Kind::Error).to_string();
        let (_, definition) = text.split_once("Some of the variants").unwrap();
        definition.split_once("const _").unwrap().0.to_owned()
    };
    let other = subset(quote!(#[error(ignore)]));
    assert!(!other.contains("thiserror") && !other.contains("# [from]") && !other.contains("# [error"), "{other}");
    let thiserror = subset(quote!(#[error("it failed")]));
    for attribute in ["thiserror :: Error", "# [from] # [source]", "# [error (\"it failed\")]"] {
        assert!(thiserror.contains(attribute), "{thiserror}");
    }
    for attribute in ["# [non_exhaustive]", "# [doc (hidden)]"] {
        assert!(other.contains(attribute), "{other}");
    }
}

/// The output of the derives, for readers: `UPDATE_EXPECT=1 cargo test -p status-derive` rewrites it.
fn expansion(item: TokenStream, kind: Kind, shown: expect_test::ExpectFile) {
    let file = syn::parse2(derive(item, kind)).unwrap();
    shown.assert_eq(&prettyplease::unparse(&file));
}

#[test]
fn the_expansion_of_what_is_constant_is_a_table() {
    let constant = quote! {
        enum E {
            #[error("there is no such order")]
            #[status(not_found)]
            Missing,
            #[error("it has shipped")]
            #[status(conflict_state, link(rel = "help", href = "/help"))]
            Shipped,
        }
    };
    expansion(constant, Kind::Error, expect_test::expect_file!["../snapshots/constant.rs"]);
}

#[test]
fn the_expansion_of_what_varies_is_a_match() {
    let varying = quote! {
        enum E<T: Serialize> {
            #[error("order {id} does not exist")]
            #[status(not_found)]
            Missing { id: u64, #[status(extension)] near: T },
            #[error("wait")]
            #[status(rate_limited)]
            TooFast { #[status(retry_after)] wait: Duration },
            #[error(transparent)]
            #[status(transparent)]
            Inner(Declined),
        }
    };
    expansion(varying, Kind::Error, expect_test::expect_file!["../snapshots/varying.rs"]);
}

#[test]
fn the_expansion_of_what_is_read_is_a_table_and_a_match() {
    let read = quote! {
        enum E<T> {
            #[status(conflict_state)]
            Taken { #[status(extension)] by: T, #[status(etag)] now: Option<ETag> },
            #[status(internal, server_only)]
            Bug { line: u32 },
            #[status(unavailable, by_status)]
            Down,
            #[status(transparent)]
            Inner(Declined),
            #[status(unknown)]
            Unknown(Received),
        }
    };
    let file = syn::parse2(reading(read)).unwrap();
    expect_test::expect_file!["../snapshots/reading.rs"].assert_eq(&prettyplease::unparse(&file));
}

#[test]
fn the_expansion_of_an_outcome_moves_its_body() {
    let outcome = quote! {
        enum Done {
            #[status(created, location = "/orders/{id}")]
            Created { id: u64, #[status(body)] order: Order },
            #[status(no_content)]
            Deleted,
        }
    };
    expansion(outcome, Kind::Outcome, expect_test::expect_file!["../snapshots/outcome.rs"]);
}

#[test]
fn the_expansion_of_a_mistake_is_its_message_and_stubs() {
    let mistake = quote! {
        enum E {
            #[error("sign in")]
            #[status(unauthenticated)]
            NoToken,
        }
    };
    expansion(mistake, Kind::Error, expect_test::expect_file!["../snapshots/mistake.rs"]);
}
