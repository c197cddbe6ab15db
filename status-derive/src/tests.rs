//! The stages, one by one, and the whole with input that nobody would write.

mod help;
mod imports;
mod wording;

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{format_ident, quote};
use status_vocabulary::{Companion, Kind, SITUATIONS, Situation};

use crate::diagnostics::Diagnostics;
use crate::model::{Answer, Detail, Own};
use crate::parse;
use crate::pipeline::{derive, model};

/// The messages about an enum with these variants.
fn messages(variants: TokenStream) -> Vec<String> {
    let mut diagnostics = Diagnostics::default();
    let written = parse::input(quote!(enum E { #variants }), Kind::Error, &mut diagnostics);
    if let Some(written) = written {
        model(&written, Kind::Error, &mut diagnostics);
    }
    diagnostics.texts()
}

/// The model of an enum with this one variant.
fn own(of_type: TokenStream, variant: TokenStream) -> Own {
    let mut diagnostics = Diagnostics::default();
    let written = parse::input(quote!(#of_type enum E { #variant }), Kind::Error, &mut diagnostics).unwrap();
    let mut model = model(&written, Kind::Error, &mut diagnostics).unwrap();
    assert_eq!(diagnostics.texts(), [""; 0]);
    match model.variants.remove(0).answer {
        Answer::Own(own) => *own,
        Answer::Transparent => panic!("not transparent"),
    }
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
        Kind::Error,
        &mut diagnostics,
    )
    .unwrap();
    assert_eq!(diagnostics.texts(), [""; 0]);
    let variant = &written.variants[0];
    let words: Vec<_> = variant.words.items.iter().filter_map(|item| item.word()).collect();
    assert_eq!(words, ["not_found", "link", "log"], "several attributes are one");
    assert_eq!(variant.docs, "One.\nTwo.");
    assert_eq!(variant.text.as_ref().unwrap().value(), "text");
    assert_eq!(variant.fields[0].name(), "type");
    assert_eq!(variant.fields[0].words.items[0].word().unwrap(), "extension");
}

#[test]
fn a_fault_of_the_syntax_does_not_hide_the_next() {
    let said = messages(quote! {
        #[status(not_found, detail => "x", log = loud)] A,
        #[status(not_found; gone)] B,
        #[status(rate_limited, retry_after =)] C,
    });
    let firsts: Vec<_> = said.iter().map(|text| text.lines().next().unwrap()).collect();
    assert_eq!(firsts.len(), 4, "{said:#?}");
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
        (own.code, own.type_uri)
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
    let line = |name: &str, value: &str| vec![(name.to_owned(), value.to_owned())];
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
        ("ratelimit-policy".to_owned(), "\"d\";q=9;w=60".to_owned()),
    );
}

/// The example that a message gives of a companion is one: alone with some situation, it is right.
#[test]
fn every_example_of_a_companion_is_accepted() {
    let accepted = |companion: Companion, example: &TokenStream, scheme: &TokenStream, situation: &Situation| {
        let name = format_ident!("{}", situation.name());
        let (words, field) = match example.to_string().starts_with('#') {
            true => (quote!(#name), quote!(#example)),
            false => (quote!(#name, #example), quote!(id: u64)),
        };
        let of_type = match companion {
            Companion::Challenge => quote!(),
            Companion::ProxyChallenge => quote!(#[status(role = proxy)]),
            _ => quote!(#[status(challenge = #scheme)]),
        };
        let text = (situation.kind() == Kind::Error).then(|| quote!(#[error("{id}")]));
        let text = text.filter(|_| name != words.to_string());
        let mut diagnostics = Diagnostics::default();
        let input = quote!(#of_type enum E { #text #[status(#words)] A { #field } });
        let written = parse::input(input, situation.kind(), &mut diagnostics).unwrap();
        model(&written, situation.kind(), &mut diagnostics);
        diagnostics.texts().is_empty()
    };
    let of_words = [Companion::Detail, Companion::Code, Companion::Title, Companion::Type, Companion::Expose];
    let of_fields = [Companion::Extension, Companion::Header, Companion::Body];
    for &companion in Companion::ALL.iter().filter(|it| !of_words.contains(it) && !of_fields.contains(it)) {
        let example: TokenStream = companion.example().parse().unwrap();
        assert!(example.to_string().contains(companion.name()), "{companion}: {example}");
        let schemes = [quote!(bearer(realm = "api")), quote!(dpop(algs = "ES256"))];
        let fits = |scheme| SITUATIONS.iter().any(|situation| accepted(companion, &example, scheme, situation));
        assert!(schemes.iter().any(fits), "{companion}: {example}");
    }
}

/// What the derives write, for whoever wants to read it: `UPDATE_EXPECT=1 cargo test -p status-derive` writes it anew.
fn expansion(of: TokenStream, kind: Kind, shown: expect_test::ExpectFile) {
    let file = syn::parse2(derive(of, kind)).unwrap();
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

/// Whatever comes out has to be Rust, or rustc would speak of our output and not of the author's mistake.
fn survives(input: TokenStream) {
    for kind in [Kind::Error, Kind::Outcome] {
        let output = derive(input.clone(), kind);
        assert!(syn::parse2::<syn::File>(output.clone()).is_ok(), "{input}\n{output}");
    }
}

/// A small generator, so that a failure comes back with its seed (xorshift).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides as u64) as usize
    }

    fn token(&mut self, depth: usize) -> TokenTree {
        const WORDS: &[&str] = &[
            "not_found",
            "unauthenticated",
            "rate_limited",
            "hidden",
            "created",
            "transparent",
            "challenge",
            "bearer",
            "basic",
            "custom",
            "retry_after",
            "allow",
            "GET",
            "none",
            "detail",
            "link",
            "rel",
            "href",
            "realm",
            "errors",
            "extension",
            "header",
            "deliberate",
            "policy",
            "duplicate",
            "types",
            "role",
            "proxy",
            "body",
            "like",
            "A",
            "parameter",
            "query",
            "weak",
            "etag",
            "default",
            "location",
            "crate",
            "expose",
            "log",
            "r#type",
            "x",
        ];
        const TEXTS: &[&str] = &[
            "",
            "x",
            "a b",
            "/orders/{id}",
            "{",
            "}",
            "{0}",
            "{x:?}",
            "30s",
            "é",
            "\"",
            "\r\n",
            "https://a.example/",
            "2026-12-31",
            "q=1",
        ];
        match self.roll(12) {
            0..=4 => {
                let word = WORDS[self.roll(WORDS.len())];
                match word.strip_prefix("r#") {
                    Some(raw) => TokenTree::Ident(Ident::new_raw(raw, Span::call_site())),
                    None => TokenTree::Ident(Ident::new(word, Span::call_site())),
                }
            }
            5 | 6 => {
                let char = [',', '=', ';', '-', ':', '<', '>', '.', '#', '!', '&', '|'][self.roll(12)];
                let spacing = if self.roll(2) == 0 { Spacing::Alone } else { Spacing::Joint };
                TokenTree::Punct(Punct::new(char, spacing))
            }
            7 => Literal::string(TEXTS[self.roll(TEXTS.len())]).into(),
            8 => Literal::u64_unsuffixed([0, 1, 30, 404, 599, 600, u64::MAX][self.roll(7)]).into(),
            9 => [
                Literal::f64_unsuffixed(1.5),
                Literal::character('c'),
                Literal::byte_string(b"b"),
                Literal::u8_suffixed(7),
            ][self.roll(4)]
            .clone()
            .into(),
            _ if depth == 0 => TokenTree::Ident(Ident::new("deep", Span::call_site())),
            _ => {
                let delimiter =
                    [Delimiter::Parenthesis, Delimiter::Bracket, Delimiter::Brace, Delimiter::None][self.roll(4)];
                Group::new(delimiter, self.soup(depth - 1)).into()
            }
        }
    }

    fn soup(&mut self, depth: usize) -> TokenStream {
        (0..self.roll(9)).map(|_| self.token(depth)).collect()
    }

    /// Soup with a bit of order, so that more than the first check is reached.
    fn words(&mut self) -> TokenStream {
        let mut words = TokenStream::new();
        for _ in 0..self.roll(5) {
            let (key, value) = (self.token(2), self.token(3));
            words.extend(match self.roll(4) {
                0 => quote!(#key,),
                1 => quote!(#key = #value,),
                2 => quote!(#key(#value),),
                _ => self.soup(3),
            });
        }
        words
    }
}

#[test]
fn token_soup_never_panics_and_comes_out_as_rust() {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    for _ in 0..6_000 {
        let [of_type, first, second, field] = std::array::from_fn(|_| dice.words());
        let input = match dice.roll(3) {
            0 => quote!(
                #[status(#of_type)]
                struct S {
                    #[status(#field)]
                    x: u8,
                }
            ),
            1 => quote!(
                #[status(#of_type)]
                enum E<T> {
                    #[error("{x}")]
                    #[status(#first)]
                    A {
                        #[status(#field)]
                        x: T,
                    },
                    #[status(#second)]
                    B,
                }
            ),
            _ => quote!(
                enum E {
                    #[status(#first)]
                    A(#[status(#field)] Option<u64>),
                    #[status(#second)]
                    #[status(#of_type)]
                    B(u8, u8),
                }
            ),
        };
        survives(input);
    }
}

#[test]
fn depth_and_size_are_survived() {
    let mut deep = quote!(x);
    for _ in 0..2_000 {
        deep = quote!((#deep));
    }
    survives(quote!(
        enum E {
            #[status(not_found, link #deep)]
            A,
        }
    ));
    let long = "a".repeat(1 << 20);
    survives(quote!(
        enum E {
            #[status(not_found, detail = #long, title = #long, location = #long)]
            A,
        }
    ));
    let many: TokenStream = (0..5_000).map(|_| quote!(retry_after = 5,)).collect();
    survives(quote!(
        enum E {
            #[status(unavailable, #many)]
            A,
        }
    ));
    let variants = (0..5_000).map(|at| {
        let name = format_ident!("V{at}");
        quote!(#[error("{x}")] #[status(conflict_state)] #name { #[status(extension)] x: u64 })
    });
    survives(quote!(enum E { #(#variants),* }));
}

#[test]
fn what_is_no_enum_and_no_struct_is_refused_with_a_reason() {
    survives(quote!(union U { a: u8 }));
    survives(quote!(
        enum Never {}
    ));
    survives(quote!(
        fn f() {}
    ));
}
