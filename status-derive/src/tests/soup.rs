//! The whole pipeline, with random input.

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{format_ident, quote};
use status_vocabulary::Kind;

use crate::pipeline::{derive, reading};

/// Checks that the output is Rust: otherwise rustc's errors would be about the output and not about the mistake.
fn survives(input: TokenStream) {
    let outputs = [derive(input.clone(), Kind::Error), derive(input.clone(), Kind::Outcome), reading(input.clone())];
    for output in outputs {
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
            "unknown",
            "by_status",
            "server_only",
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
            "subset",
            "Part",
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
            "detail",
            "domain",
            "if",
            "return",
            "fn",
            "Self",
            "_",
            "self",
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
                let keyword = WORDS[self.roll(WORDS.len())];
                match keyword.strip_prefix("r#") {
                    Some(raw) => TokenTree::Ident(Ident::new_raw(raw, Span::call_site())),
                    None => TokenTree::Ident(Ident::new(keyword, Span::call_site())),
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
                "\"x\"y".parse().unwrap(),
            ][self.roll(5)]
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

    /// Soup with some order, so that more than the first check is reached.
    fn keywords(&mut self) -> TokenStream {
        let mut keywords = TokenStream::new();
        for _ in 0..self.roll(5) {
            let (key, value) = (self.token(2), self.token(3));
            keywords.extend(match self.roll(4) {
                0 => quote!(#key,),
                1 => quote!(#key = #value,),
                2 => quote!(#key(#value),),
                _ => self.soup(3),
            });
        }
        keywords
    }
}

#[test]
fn token_soup_never_panics_and_comes_out_as_rust() {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    for _ in 0..6_000 {
        let [of_type, first, second, field] = std::array::from_fn(|_| dice.keywords());
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
