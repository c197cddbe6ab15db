//! Mistakes: invalid pieces, and some that are valid but look invalid.

use crate::draw::{call, field_types};
use crate::program::*;
use crate::random::Random;
use crate::reference::COMPANIONS;

/// Makes one or two mistakes. The reference decides which of them are errors.
pub(crate) fn spoil(random: &mut Random, program: &mut Program) {
    program.values.clear();
    for _ in 0..1 + random.below(2) {
        let at = random.below(program.types.len());
        let ty = &mut program.types[at];
        if ty.read && random.one_in(2) {
            reading(random, ty);
        } else if random.one_in(5) {
            keyword(random, ty);
        } else {
            let variant = random.below(ty.variants.len());
            spoil_variant(random, ty, variant);
        }
    }
}

/// A mistake about what a client can read.
fn reading(random: &mut Random, ty: &mut Type) {
    let at = random.below(ty.variants.len());
    let other = random.below(ty.variants.len());
    match random.below(9) {
        0 => ty.variants.iter_mut().for_each(|it| it.pieces.retain(|it| *it != Piece::ServerOnly)),
        1 if ty.variants.iter().all(|it| it.situation != Situation::Default) => {
            for variant in &mut ty.variants {
                variant.pieces.retain(|it| !matches!(it, Piece::ServerOnly | Piece::Unknown));
                variant.pieces.push(Piece::ServerOnly);
            }
        }
        2 => {
            ty.keywords.retain(|it| !matches!(it, Keyword::Body(_)));
            ty.keywords.push(Keyword::Body(random.choose(&[Body::Text, Body::None, Body::Renderer, Body::Problem])));
        }
        3 | 4 => {
            let fields = &mut ty.variants[at].fields;
            for field in fields.iter_mut().filter(|it| matches!(it.part, Part::Extension(_) | Part::Companion(_))) {
                match (field.ty, &field.part) {
                    _ if random.one_in(2) => {}
                    (Ty::String, _) if random.one_in(2) => field.ty = Ty::Str,
                    (Ty::Strings, Part::Companion(_)) => field.ty = Ty::StaticStrs,
                    (Ty::Methods, _) => field.ty = Ty::StaticMethods,
                    (_, Part::Extension(_)) => field.part = Part::Plain,
                    _ => {}
                }
            }
        }
        // The codes and types of two variants.
        5 => {
            let piece = match random.one_in(2) {
                true => Piece::Code("same".to_owned()),
                false => Piece::Type("https://errors.example.com/same".to_owned()),
            };
            for at in [at, other] {
                let variant = &mut ty.variants[at];
                if matches!(variant.situation, Situation::Named(_)) {
                    variant.pieces.retain(|it| std::mem::discriminant(it) != std::mem::discriminant(&piece));
                    variant.pieces.push(piece.clone());
                }
            }
        }
        6 => {
            let same = ty.variants[at].situation.clone();
            for variant in ty.variants.iter_mut().filter(|it| matches!(it.situation, Situation::Named(_))) {
                if variant.situation == same && !variant.pieces.contains(&Piece::ByStatus) {
                    variant.pieces.push(Piece::ByStatus);
                }
            }
        }
        7 => {
            let variant = &mut ty.variants[at];
            if matches!(variant.situation, Situation::Named(_)) && !variant.pieces.contains(&Piece::Unknown) {
                variant.pieces.push(Piece::Unknown);
            }
        }
        _ => {
            let variant = &mut ty.variants[at];
            let name = |variant: &Variant| {
                if variant.tuple { variant.fields.len().to_string() } else { "one_more".to_owned() }
            };
            let companion = random.choose(&["link", "blocked_by", "monitor", "rate_limit"]);
            let (name, ty) = (name(variant), field_types(companion)[0]);
            variant.fields.push(Field { name, part: Part::Companion(companion), ty, optional: random.one_in(3) });
        }
    }
}

fn keyword(random: &mut Random, ty: &mut Type) {
    if ty.outcome {
        return;
    }
    let keyword = match random.below(6) {
        0 => Keyword::Types(
            random
                .pick(&[
                    "problems/",
                    "https://a.example/p",
                    "https://a b/",
                    "/",
                    "//a/",
                    "urn:x:",
                    "https://a.example/=",
                    "",
                ])
                .to_owned(),
            false,
        ),
        1 => Keyword::Codes(random.choose(&["camelCase", "snake_case", ""])),
        2 => Keyword::Default(random.choose(&["internl", "unavailable", "unauthenticated", "not_found", "internal"])),
        3 => {
            let word = random.choose(&["duplicate", "validation", "if_match", "hidden"]);
            Keyword::Policy(vec![(word, random.choose(&[400, 401, 403, 404, 409, 412, 422]))])
        }
        4 => Keyword::Role(random.choose(&["server", "origin", "gateway", "proxy", "intercepting_proxy"])),
        _ => Keyword::Challenge(challenge(random)),
    };
    if ty.is_struct && matches!(keyword, Keyword::Challenge(_)) {
        return;
    }
    let same = |it: &Keyword| std::mem::discriminant(it) == std::mem::discriminant(&keyword);
    ty.keywords.retain(|it| !same(it));
    ty.keywords.push(keyword);
}

fn challenge(random: &mut Random) -> Literal {
    let realms = ["api", "a\"b\\c", "\u{65e5}\u{672c}", "a\nb", ""];
    let scopes = ["a b", "a  b", "a\"b", " a", ""];
    match random.below(9) {
        0 => call("basic", &[("realm", random.pick(&realms[..4]))]),
        1 => call("basic", &[("charset", "UTF-8")]),
        2 => call("basic", &[("realm", "a"), ("charset", random.pick(&["utf-8", "ISO-8859-1"]))]),
        3 => call("bearer", &[("realm", random.pick(&realms[..4])), ("scope", random.pick(&scopes))]),
        4 => call(
            "bearer",
            &[("realm", "a"), (random.pick(&["error", "relm", "nonce", "error_description"]), "invalid_token")],
        ),
        5 => call(
            "bearer",
            &[("realm", "a"), ("error_uri", random.pick(&["docs/errors", "https://a.example/", "https://a b/"]))],
        ),
        6 => call("dpop", &[("algs", random.pick(&["ES256", "HS256", "none", "ES256 EdDSA"]))]),
        7 => call("custom", &[("", random.pick(&["HOBA", "My Scheme", ""])), ("a", "b\"c")]),
        _ => call(random.pick(&["digest", "beerer"]), &[("realm", "a")]),
    }
}

/// Literals, some of which are invalid.
fn doubtful(random: &mut Random, companion: &str) -> Literal {
    let text = |random: &mut Random, from: &[&str]| Literal::Text(random.pick(from).to_owned());
    let list = |random: &mut Random, from: &[&str]| {
        let number = random.below(3);
        Literal::List((0..=number).map(|_| Literal::Text(random.pick(from).to_owned())).collect())
    };
    match companion {
        "challenge" | "proxy_challenge" => challenge(random),
        "retry_after" if random.one_in(3) => {
            Literal::Number(random.choose(&[-5, 0, 30, 999_999_999, 1_000_000_000, 1_767_225_600]))
        }
        "retry_after" => text(
            random,
            &[
                "soon",
                "30",
                "5 minutes",
                "+5s",
                "0s",
                "1h30m",
                "30m1h",
                "1.5s",
                "2027-12-31",
                "2027-02-30",
                "Fri, 20 Nov 2026 10:00:00 GMT",
                "2026-11-20T10:00:00+02:00",
                "",
                "-1s",
                "99999999999999999999s",
            ],
        ),
        "last_modified" | "deprecation" | "sunset" => text(
            random,
            &[
                "2026-12-31",
                "2026-02-30",
                "2024-02-29",
                "2023-02-29",
                "12/31/2026",
                "true",
                "@1767225600",
                "2026-12-31T24:00:00Z",
                "2026-12-31T10:00:00",
                "0000-01-01",
                "2026-1-1",
                "2026-00-10",
                "2026-12-31T10:00:00Z",
            ],
        ),
        "allow" => {
            let number = random.below(3);
            let words = ["GET", "get", "Post", "PATCH", "PROPFIND", "HEAD"];
            Literal::List((0..=number).map(|_| Literal::Word(random.pick(&words).to_owned())).collect())
        }
        "location" | "content_location" | "monitor" => text(
            random,
            &[
                "/a b",
                "/caf\u{e9}",
                "javascript:alert(1)",
                "JavaScript:x",
                "data:,x",
                "/a#b#c",
                "/a|b",
                "/a%zz",
                "/a%4",
                "1:2",
                "/ok",
                "a:b",
                "https://a.example/?q=#f",
                "/a\"b",
                "/a\nb",
                "/{",
                "?",
                "#x",
            ],
        ),
        "blocked_by" => text(random, &["the court", "https://court.example/", "https://a b/", "javascript:x"]),
        "accept" => list(
            random,
            &[
                "json",
                "application/json",
                "*/json",
                "application/json;q=1.5",
                "a/b;q=0.1234",
                "text/*;q=0.5",
                "a/b, c/d",
                "application/json xml",
                "",
                "*/*",
            ],
        ),
        "accept_patch" => list(random, &["*/*", "application/*", "application/merge-patch+json", "a/b;q=0.5", "json"]),
        "accept_encoding" => list(random, &["gzip", "g zip", "gzip;q=2", "gzip, br", "br;q=0.8", "identity"]),
        "complete_length" => random.choose(&[Literal::Number(-1), Literal::Number(7), Literal::Text("big".to_owned())]),
        "upgrade" => list(random, &["websocket", "web socket", "HTTP/2/0", "HTTP/2.0", "h2", ""]),
        "etag" if random.one_in(3) => call(random.pick(&["weak", "strong"]), &[("", random.pick(&["v1", "a b"]))]),
        "etag" => text(random, &["a b", "w/\"v1\"", "v1", "a\"b", "\u{e9}", "a\nb"]),
        "link" => call(
            "link",
            &[
                ("rel", random.pick(&["help", "", "help  next", "help next", "1a"])),
                ("href", random.pick(&["/a", "/a b", "javascript:x", "https://a.example/"])),
            ],
        ),
        "cache_control" => text(
            random,
            &[
                "no-store",
                "no-store, max-age=60",
                "max-age",
                "max-age=60",
                "public, private",
                "max-age=x",
                "max age=5",
                "",
                "a,,b",
                "private",
            ],
        ),
        "vary" => text(random, &["Accept;Origin", "Accept Origin", "", "Accept, Origin", "*", "a,,b"]),
        "content_language" => text(random, &["en_GB", "en", "e", "", "en-GB, es-419", "english language", "\u{65e5}"]),
        "dpop_nonce" => text(random, &["abc"]),
        "errors" => {
            let pointer = random.pick(&["/a", "", "/~0~1", "a", "#/a", "/a~", "/~2", "$.a"]);
            let field = call("field", &[("pointer", "/a"), ("detail", "x")]);
            let with = |element, argument| match element {
                Literal::Call(name, arguments) => Literal::Call(name, [arguments, vec![argument]].concat()),
                other => other,
            };
            match random.below(6) {
                4 => {
                    let value = random.choose(&[
                        Literal::Number(1),
                        Literal::Word("MIN".to_owned()),
                        Literal::List(vec![Literal::Number(1)]),
                    ]);
                    let params = Argument { key: Some("min".to_owned()), value };
                    let params = vec![params; 1 + random.below(2)];
                    with(field, Argument { key: None, value: Literal::Call("params".to_owned(), params) })
                }
                5 => {
                    let part = random.choose(&[
                        Literal::Word("query".to_owned()),
                        Literal::Word("form".to_owned()),
                        Literal::Text("query".to_owned()),
                    ]);
                    with(field, Argument { key: Some("within".to_owned()), value: part })
                }
                0 => text(random, &["abc", "/a"]),
                1 => call(random.pick(&["field", "feld"]), &[("pointer", pointer)]),
                2 => Literal::List(Vec::new()),
                _ => call(
                    "field",
                    &[
                        ("pointer", pointer),
                        (random.pick(&["detail", "message"]), random.pick(&["x", "", " "])),
                        ("code", random.pick(&["too_small", ""])),
                    ],
                ),
            }
        }
        "parameter" => call(random.pick(&["query", "body", "path", "form"]), &[("", "page")]),
        "rate_limit" => quota(random, "rate_limit", "remaining", "reset"),
        "rate_limit_policy" => quota(random, "rate_limit_policy", "quota", "window"),
        "proxy_status" => call(
            "proxy_status",
            &[
                (random.pick(&["name", "nam"]), random.pick(&["gw", "", "d\u{ed}a", "a \"b\""])),
                ("error", random.pick(&["dns_error", "dns_timeout", "dns", "http_response_content_coding"])),
                (random.pick(&["rcode", "coding", "details"]), random.pick(&["gzip", "g zip", "\u{e9}"])),
            ],
        ),
        "content_range" => text(random, &["bytes 0-1/2", "bytes 5-2/10", "bytes */10"]),
        _ => text(random, &["a", "b"]),
    }
}

fn quota(random: &mut Random, name: &str, amount: &str, time: &str) -> Literal {
    let argument = |key: &str, value| Argument { key: Some(key.to_owned()), value };
    let mut arguments = Vec::new();
    if !random.one_in(6) {
        arguments.push(argument("name", Literal::Text(random.pick(&["d", "d\u{ed}a", "a \"b\""]).to_owned())));
    }
    if !random.one_in(6) {
        arguments.push(argument(
            amount,
            Literal::Number(random.choose(&[-1, 0, 100, 999_999_999_999_999, 1_000_000_000_000_000])),
        ));
    }
    if random.one_in(2) {
        arguments.push(argument(time, Literal::Text(random.pick(&["60s", "0s", "soon", "1500ms"]).to_owned())));
    }
    Literal::Call(name.to_owned(), arguments)
}

fn spoil_variant(random: &mut Random, ty: &mut Type, at: usize) {
    let situations = [
        "unauthorized",
        "payload_too_large",
        "rate_limitted",
        "404",
        "ok",
        "not_found",
        "created",
        "proxy_authentication_required",
        "network_authentication_required",
        "transformed",
        "hidden",
        "unauthenticated",
        "method_not_allowed",
        "see_other",
        "no_content",
        "unavailable",
        "partial_content",
        "not-found",
        "expired",
    ];
    let raws = [
        "retry_after = 5 seconds",
        "bananas = 5",
        "detail => \"x\"",
        "retry_after",
        "errors",
        "log = loud",
        "header = \"x\"",
        "link = \"https://x.example/\"",
        "retry_after =",
        "not_found",
        "types = \"https://a.example/\"",
        "role = gateway",
        "code = 5",
        "deliberate(retry_aftr)",
    ];
    let variant = &mut ty.variants[at];
    if variant.situation == Situation::Transparent {
        if !ty.is_struct || random.one_in(2) {
            variant.pieces.push(random.choose(&[
                Piece::Detail(Detail::Text(vec![Segment::Text("x".to_owned())])),
                Piece::Expose,
                Piece::Title("x".to_owned()),
            ]));
        }
        return;
    }
    if variant.situation == Situation::Default {
        variant.situation = Situation::Named("internal".to_owned());
    }
    match random.below(12) {
        0 => variant.situation = Situation::Named(random.pick(&situations).to_owned()),
        1 => {
            let companion = random.choose(COMPANIONS);
            let value = doubtful(random, companion);
            variant.pieces.push(Piece::Companion(companion, Given::Literal(value)));
        }
        2 | 3 => {
            let given: Vec<_> = (0..variant.pieces.len())
                .filter(|it| matches!(variant.pieces[*it], Piece::Companion(_, Given::Literal(_))))
                .collect();
            if given.is_empty() {
                return;
            }
            let piece = random.choose(&given);
            let Piece::Companion(companion, _) = variant.pieces[piece] else { return };
            variant.pieces[piece] = match random.below(4) {
                0 => Piece::Companion(companion, Given::Waived),
                _ => Piece::Companion(companion, Given::Literal(doubtful(random, companion))),
            };
        }
        4 if !variant.pieces.is_empty() => {
            let piece = random.below(variant.pieces.len());
            variant.pieces.remove(piece);
        }
        5 if !variant.pieces.is_empty() => {
            let piece = random.choose(&variant.pieces);
            variant.pieces.push(piece);
        }
        6 => {
            let companion = random.choose(COMPANIONS);
            let ty = if random.one_in(2) {
                random.choose(field_types(companion))
            } else {
                random.choose(&[Ty::String, Ty::U64, Ty::I64, Ty::Strings])
            };
            // A `u8` in place of a list and similar mismatches test nothing new.
            let name = if variant.tuple { variant.fields.len().to_string() } else { format!("{companion}_more") };
            variant.fields.push(Field { name, part: Part::Companion(companion), ty, optional: random.one_in(3) });
        }
        7 => {
            let name = random
                .pick(&["status", "title", "type", "detail", "instance", "code", "order", "errors", "parameter", "max"])
                .to_owned();
            let field = if variant.tuple { variant.fields.len().to_string() } else { "member_more".to_owned() };
            variant.fields.push(Field { name: field, part: Part::Extension(Some(name)), ty: Ty::U64, optional: false });
        }
        8 => {
            let names = [
                "Content-Length",
                "keep-alive",
                "X Foo",
                "",
                "Retry-After",
                "X-Fine",
                "Date",
                "Cookie",
                "content-type",
                "ETag",
                "Set-Cookie",
                "If-Match",
                "X-\u{e9}",
            ];
            let values = ["a", "a\nb", " a", "\u{e9}", "a\tb"];
            variant.pieces.push(Piece::Header(random.pick(&names).to_owned(), random.pick(&values).to_owned()));
        }
        9 => variant.pieces.push(Piece::Raw(random.pick(&raws).to_owned())),
        10 => {
            let pieces = [
                Piece::Detail(Detail::Text(vec![Segment::Text("a detail".to_owned())])),
                Piece::Code(String::new()),
                Piece::Type("about:blank".to_owned()),
                Piece::Type("no URI".to_owned()),
                Piece::Title("a title".to_owned()),
                Piece::Like(None),
                Piece::Like(Some("Missing".to_owned())),
                Piece::Expose,
                Piece::Code("same".to_owned()),
            ];
            let piece = random.choose(&pieces);
            // One mistake, without a repeated keyword.
            variant.pieces.retain(|it| std::mem::discriminant(it) != std::mem::discriminant(&piece));
            variant.pieces.push(piece);
        }
        _ => {
            if !variant.fields.is_empty() {
                let at = random.below(variant.fields.len());
                let shown = |segments: &[Segment]| {
                    segments.iter().any(|it| matches!(it, Segment::Field(field, _) if *field == at))
                };
                let shown = shown(&variant.display)
                    || variant.pieces.iter().any(|piece| match piece {
                        Piece::Detail(Detail::Text(segments))
                        | Piece::Companion(_, Given::Literal(Literal::Template(segments))) => shown(segments),
                        _ => false,
                    });
                let field = &mut variant.fields[at];
                match random.below(3) {
                    // An `Option` has no `Display`.
                    0 if field.part != Part::Source && !shown => field.optional = !field.optional,
                    1 if field.ty == Ty::String => field.ty = Ty::Str,
                    _ if field.part == Part::Plain && !field.optional && field.ty != Ty::Array => {
                        field.part = random.choose(&[Part::Body(None), Part::Extension(Some("moved".to_owned()))]);
                    }
                    _ => {}
                }
            }
        }
    }
}
