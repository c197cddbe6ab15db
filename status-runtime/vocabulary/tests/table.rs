//! Every row of the table, compared with the RFCs and IANA's registry.

use std::collections::HashSet;

use status_vocabulary::{
    AMBIGUOUS, Companion, Cors, Form, Grpc, Keyword, Kind, Level, Metadata, POLICIES, Place, REFUSED, RetryClass, Role,
    SITUATIONS, Severity, Situation, Term, grammar, phrase, situation,
};

/// IANA's registry of status codes, without those of interim responses.
const REGISTERED: &[(u16, &str)] = &[
    (200, "OK"),
    (201, "Created"),
    (202, "Accepted"),
    (203, "Non-Authoritative Information"),
    (204, "No Content"),
    (205, "Reset Content"),
    (206, "Partial Content"),
    (207, "Multi-Status"),
    (226, "IM Used"),
    (300, "Multiple Choices"),
    (301, "Moved Permanently"),
    (302, "Found"),
    (303, "See Other"),
    (304, "Not Modified"),
    (307, "Temporary Redirect"),
    (308, "Permanent Redirect"),
    (400, "Bad Request"),
    (401, "Unauthorized"),
    (402, "Payment Required"),
    (403, "Forbidden"),
    (404, "Not Found"),
    (405, "Method Not Allowed"),
    (406, "Not Acceptable"),
    (407, "Proxy Authentication Required"),
    (408, "Request Timeout"),
    (409, "Conflict"),
    (410, "Gone"),
    (411, "Length Required"),
    (412, "Precondition Failed"),
    (413, "Content Too Large"),
    (414, "URI Too Long"),
    (415, "Unsupported Media Type"),
    (416, "Range Not Satisfiable"),
    (417, "Expectation Failed"),
    (421, "Misdirected Request"),
    (422, "Unprocessable Content"),
    (423, "Locked"),
    (424, "Failed Dependency"),
    (425, "Too Early"),
    (426, "Upgrade Required"),
    (428, "Precondition Required"),
    (429, "Too Many Requests"),
    (431, "Request Header Fields Too Large"),
    (451, "Unavailable For Legal Reasons"),
    (500, "Internal Server Error"),
    (501, "Not Implemented"),
    (502, "Bad Gateway"),
    (503, "Service Unavailable"),
    (504, "Gateway Timeout"),
    (505, "HTTP Version Not Supported"),
    (506, "Variant Also Negotiates"),
    (507, "Insufficient Storage"),
    (508, "Loop Detected"),
    (511, "Network Authentication Required"),
];

#[test]
fn every_code_that_may_be_sent_has_a_situation_and_its_own_phrase() {
    for (code, registered) in REGISTERED {
        assert_eq!(phrase(*code), Some(*registered), "{code}");
    }
    for row in SITUATIONS {
        let known = REGISTERED.iter().find(|(code, _)| *code == row.code());
        assert_eq!(known.map(|(_, phrase)| *phrase), Some(row.phrase()), "{}", row.name());
    }
}

#[test]
fn there_are_53_errors_and_16_outcomes_with_names_of_their_own() {
    let count = |kind| SITUATIONS.iter().filter(|row| row.kind() == kind).count();
    assert_eq!((count(Kind::Error), count(Kind::Outcome)), (53, 16));
    let names: HashSet<_> = SITUATIONS.iter().map(|row| row.name()).collect();
    assert_eq!(names.len(), SITUATIONS.len());
    for row in SITUATIONS {
        assert!(row.name().bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'), "{}", row.name());
        assert_eq!(Situation::named(row.name()), Some(*row));
        assert_eq!(row.kind() == Kind::Error, row.code() >= 400, "{}", row.name());
    }
}

#[test]
fn what_an_rfc_demands_is_required() {
    let requires = |companion| {
        let codes: HashSet<_> =
            SITUATIONS.iter().filter(|row| row.required().contains(companion)).map(|row| row.name()).collect();
        codes
    };
    // RFC 9110 15.5.2, RFC 6750 3.
    assert_eq!(
        requires(Companion::Challenge),
        ["unauthenticated", "invalid_credentials", "expired_credentials", "step_up_required", "insufficient_scope"]
            .into()
    );
    assert_eq!(requires(Companion::ProxyChallenge), ["proxy_authentication_required"].into(), "RFC 9110 15.5.8");
    assert_eq!(requires(Companion::Allow), ["method_not_allowed"].into(), "RFC 9110 15.5.6");
    assert_eq!(requires(Companion::Upgrade), ["upgrade_required"].into(), "RFC 9110 15.5.22");
    assert_eq!(requires(Companion::ContentRange), ["partial_content"].into(), "RFC 9110 15.3.7.1");
    assert_eq!(
        requires(Companion::Location),
        ["see_other", "temporary_redirect", "permanent_redirect", "moved_permanently", "found"].into(),
        "RFC 9110 15.4"
    );
}

/// On the type stands what variants are required to have, and what is the same for all of them: a challenge for 401s. The
/// other required companions are about the one resource or request.
#[test]
fn a_companion_of_the_type_can_stand_in() {
    let of_the_type: Vec<_> =
        Companion::ALL.iter().copied().filter(|companion| companion.may_stand_on_the_type()).collect();
    assert_eq!(of_the_type, [Companion::Challenge]);
    for companion in of_the_type {
        assert!(SITUATIONS.iter().any(|row| row.required().contains(companion)), "{companion} is required nowhere");
        assert!(matches!(companion.form(), Form::Header(_)) && companion.by_field().is_none(), "{companion}");
    }
}

/// RFC 9110 7.6.1: a field for the next recipient alone is named in Connection, and these are all.
#[test]
fn what_is_for_the_next_recipient_is_named_in_connection() {
    const OF_A_CONNECTION: &[&str] =
        &["connection", "proxy-connection", "keep-alive", "te", "transfer-encoding", "upgrade"];
    for companion in Companion::ALL {
        let header = match companion.form() {
            Form::Header(header) => Some(header),
            Form::Member(_) => None,
        };
        let named = header.filter(|header| OF_A_CONNECTION.contains(header));
        assert_eq!(companion.connection(), named, "{companion}");
    }
}

#[test]
fn no_term_is_on_two_levels() {
    for row in SITUATIONS {
        let levels = [row.required(), row.decide(), row.suggested(), row.odd(), row.never()];
        for term in Term::all() {
            let on = levels.iter().filter(|level| level.contains(term)).count();
            assert!(on <= 1, "{} {term}", row.name());
        }
    }
}

/// A value can be missing, waived or odd; a keyword without a value is either there or must not be.
#[test]
fn what_has_to_be_given_is_a_companion() {
    for row in SITUATIONS {
        for level in [row.required(), row.decide(), row.odd()] {
            assert_eq!(level.iter().collect::<Vec<_>>(), level.companions().map(Term::from).collect::<Vec<_>>());
        }
    }
}

#[test]
fn content_range_is_for_206_and_416_and_a_length_for_416_alone() {
    for row in SITUATIONS {
        let never = row.never();
        assert_eq!(never.contains(Companion::ContentRange), row.code() != 206, "{}", row.name());
        assert_eq!(never.contains(Companion::CompleteLength), row.code() != 416, "{}", row.name());
        assert_eq!(never.contains(Companion::ProxyChallenge), row.code() != 407, "{}", row.name());
    }
}

#[test]
fn nothing_of_its_own_goes_with_hidden() {
    for companion in Companion::ALL {
        assert!(situation::HIDDEN.never().contains(*companion), "{companion}");
    }
    // `hidden` accepts `log` and `like`; `deliberate` has nothing to silence, and `transparent` replaces a situation. The
    // last three are for the client's side, and change no response.
    const BESIDE: [Keyword; 7] = [
        Keyword::Log,
        Keyword::Like,
        Keyword::Deliberate,
        Keyword::Transparent,
        Keyword::ServerOnly,
        Keyword::ByStatus,
        Keyword::Unknown,
    ];
    for keyword in Keyword::of(Place::Variant) {
        assert_eq!(situation::HIDDEN.never().contains(keyword), !BESIDE.contains(&keyword), "{keyword}");
    }
}

#[test]
fn a_server_error_keeps_its_text_and_a_cacheable_one_its_time() {
    // Heuristically cacheable (RFC 9110 15.1, RFC 7725 3), and not to be stored (RFC 6585 3 to 6).
    const CACHEABLE: &[u16] = &[404, 405, 410, 414, 501, 451];
    const NEVER_STORED: &[u16] = &[428, 429, 431, 511];
    for row in SITUATIONS.iter().filter(|row| row.kind() == Kind::Error) {
        let tells = matches!(row.name(), "http_version_not_supported");
        assert_eq!(row.masked(), row.code() >= 500 && !tells || row.name() == "hidden", "{}", row.name());
        let kept = CACHEABLE.contains(&row.code()) || NEVER_STORED.contains(&row.code());
        assert_eq!(row.no_store(), kept, "{}", row.name());
        assert_eq!(row.no_store_only(), NEVER_STORED.contains(&row.code()), "{}", row.name());
        assert!(row.log() > Level::Off, "{}", row.name());
    }
}

#[test]
fn no_content_where_http_forbids_it() {
    for row in SITUATIONS {
        assert_eq!(row.content(), !matches!(row.code(), 204 | 205 | 304), "{}: RFC 9110 6.4.1", row.name());
        assert_eq!(row.never().contains(Keyword::Body), !row.content() || row.name() == "hidden", "{}", row.name());
    }
}

/// A client that reads only the code decides by it whether to repeat the call (google.rpc.Code, AIP-194).
#[test]
fn the_grpc_code_and_the_advice_agree_about_a_second_attempt() {
    use Grpc::{Aborted, DeadlineExceeded, FailedPrecondition, InvalidArgument, ResourceExhausted, Unavailable};
    for row in SITUATIONS.iter().filter(|row| row.kind() == Kind::Error) {
        assert!(row.retry().allows(row.grpc()), "{}: {:?} and {:?}", row.name(), row.retry(), row.grpc());
        let repeated = matches!(row.retry(), RetryClass::AtOnce | RetryClass::AfterDelay);
        let allows = matches!(row.grpc(), Unavailable | ResourceExhausted | Aborted);
        assert!(!repeated || allows, "{}: {:?} and {:?}", row.name(), row.retry(), row.grpc());
        let forbids = matches!(row.grpc(), FailedPrecondition | InvalidArgument | DeadlineExceeded);
        assert!(!(repeated && forbids), "{}: {:?} and {:?}", row.name(), row.retry(), row.grpc());
    }
    // The dependency may have failed half-way (RFC 9110 9.2.2).
    assert_eq!(situation::UNAVAILABLE.retry(), RetryClass::AfterDelayIfIdempotent);
    assert_eq!(situation::REQUEST_TIMEOUT.grpc(), Unavailable);
    assert_eq!(situation::EXPECTATION_FAILED.retry(), RetryClass::Never);
}

#[test]
fn what_a_policy_lets_be_seen_is_taken_for_what_it_is() {
    assert_eq!(situation::HIDDEN.seen_as(403).grpc(), Grpc::PermissionDenied);
    assert_eq!(situation::HIDDEN.seen_as(404).grpc(), Grpc::NotFound);
    for policy in POLICIES.iter().filter(|policy| policy.situation != situation::HIDDEN) {
        let row = policy.situation;
        assert!(policy.codes.iter().all(|code| row.seen_as(*code) == row), "{}", policy.keyword);
    }
}

/// A policy that changes the status code changes the gRPC code with it: both are those of the same kind of error.
#[test]
fn a_policy_chooses_a_grpc_code_as_well() {
    for policy in POLICIES {
        assert_eq!(policy.codes.len(), policy.grpc.len(), "{}", policy.keyword);
        for (code, grpc) in std::iter::zip(policy.codes, policy.grpc) {
            assert_eq!(policy.situation.grpc_as(*code), *grpc);
            let has_both = |row: &&Situation| row.code() == *code && row.grpc() == *grpc;
            assert!(SITUATIONS.iter().copied().any(|row| has_both(&row)), "{} = {code}: {grpc}", policy.keyword);
            assert!(policy.situation.retry().allows(*grpc), "{} = {code}: {grpc}", policy.keyword);
        }
        assert_eq!(policy.grpc.first(), Some(&policy.situation.grpc()), "{}", policy.keyword);
    }
    assert_eq!(situation::GONE.grpc_as(404), situation::GONE.grpc());
}

/// google/rpc/code.proto.
#[test]
fn the_grpc_codes_have_their_numbers() {
    for (number, name) in [(0, "OK"), (5, "NOT_FOUND"), (10, "ABORTED"), (16, "UNAUTHENTICATED")] {
        assert_eq!((Grpc::of_number(number).name(), Grpc::of_number(number).number()), (name, number));
        assert_eq!(Grpc::named(name).map(Grpc::number), Some(number));
    }
    for number in [-1, 17, i32::MIN, i32::MAX] {
        assert_eq!(Grpc::of_number(number), Grpc::Unknown);
    }
}

#[test]
fn the_role_matters_to_five() {
    let ruled: Vec<_> = SITUATIONS.iter().filter_map(|row| Some((row.code(), row.role()?.otherwise))).collect();
    let error = |code| (code, Severity::Error);
    let warning = |code| (code, Severity::Warning);
    assert_eq!(ruled, [warning(502), warning(504), error(407), error(511), error(203)]);
}

#[test]
fn aliases_and_other_words_lead_somewhere_and_are_no_situations() {
    for row in SITUATIONS {
        for alias in row.aliases() {
            assert_eq!(Situation::named(alias), None, "{alias}");
            assert!(!AMBIGUOUS.iter().any(|row| row.keyword == *alias), "{alias}");
        }
    }
    for row in AMBIGUOUS {
        assert_eq!(Situation::named(row.keyword), None, "{}", row.keyword);
        assert!(row.choose.len() > 1, "{}", row.keyword);
        for name in row.choose {
            assert!(Situation::named(name).is_some(), "{} leads to {name}", row.keyword);
        }
    }
}

#[test]
fn a_code_that_must_not_be_sent_has_no_situation() {
    for row in REFUSED {
        assert!(!SITUATIONS.iter().any(|situation| situation.code() == row.code), "{}", row.code);
    }
    for policy in POLICIES {
        assert_eq!(policy.codes[0], policy.situation.code(), "the default comes first");
        assert!(policy.codes.len() > 1 && policy.codes.iter().all(|code| phrase(*code).is_some()));
    }
}

#[test]
fn every_row_says_when_and_from_where() {
    for row in SITUATIONS {
        assert!(row.when().ends_with('.'), "{}", row.name());
        assert!(row.source().starts_with("RFC "), "{}", row.name());
        assert!(!row.title().is_empty() && !row.instead().is_empty(), "{}", row.name());
        for (case, rather) in row.instead() {
            assert!(!case.is_empty() && !rather.is_empty(), "{}", row.name());
            for word in rather.split(|char: char| char != '_' && !char.is_ascii_lowercase()) {
                assert!(!word.contains('_') || Situation::named(word).is_some(), "{} leads to {word}", row.name());
            }
        }
    }
}

/// Two situations of one code are easily confused: each of them leads to another one, or is led to by it.
#[test]
fn situations_of_one_code_lead_to_one_another() {
    let leads = |from: &Situation, to: &Situation| {
        let named = |rather: &str| {
            rather.split(|char: char| char != '_' && !char.is_ascii_lowercase()).any(|name| name == to.name())
        };
        from.instead().iter().any(|(_, rather)| named(rather))
    };
    let ambiguous = |one: &Situation, other: &Situation| {
        AMBIGUOUS.iter().any(|term| [one, other].iter().all(|row| term.choose.contains(&row.name())))
    };
    for row in SITUATIONS.iter().copied() {
        let others = || SITUATIONS.iter().copied().filter(|other| other.code() == row.code() && *other != row);
        let is_linked = |other: &Situation| leads(row, other) || leads(other, row) || ambiguous(row, other);
        assert!(others().next().is_none() || others().any(is_linked), "nothing leads from or to {}", row.name());
    }
}

/// RFC 9110 has a section for each of its codes, in their order; a situation that is defined elsewhere names that.
#[test]
fn a_situation_is_from_the_section_of_its_code() {
    const ELSEWHERE: [(u16, &str); 13] = [
        (207, "RFC 4918 11.1"),
        (226, "RFC 3229 10.4.1"),
        (423, "RFC 4918 11.3"),
        (424, "RFC 4918 11.4"),
        (425, "RFC 8470 5.2"),
        (428, "RFC 6585 3"),
        (429, "RFC 6585 4"),
        (431, "RFC 6585 5"),
        (451, "RFC 7725 3"),
        (506, "RFC 2295 8.1"),
        (507, "RFC 4918 11.5"),
        (508, "RFC 5842 7.2"),
        (511, "RFC 6585 6"),
    ];
    for row in SITUATIONS {
        let of_the_code = match row.code() {
            code @ 200..=206 => format!("RFC 9110 15.3.{}", code - 199),
            code @ 300..=308 => format!("RFC 9110 15.4.{}", code - 299),
            code @ 400..=418 => format!("RFC 9110 15.5.{}", code - 399),
            code @ 421..=422 => format!("RFC 9110 15.5.{}", code - 401),
            426 => "RFC 9110 15.5.22".to_owned(),
            code @ 500..=505 => format!("RFC 9110 15.6.{}", code - 499),
            code => ELSEWHERE.iter().find(|(known, _)| *known == code).expect("a section").1.to_owned(),
        };
        let expected = match row.name() {
            "step_up_required" => "RFC 9470 3",
            "insufficient_scope" => "RFC 6750 3.1",
            "hidden" => "RFC 9110 15.5.4 and 15.5.5",
            _ => &of_the_code,
        };
        let rest = row.source().strip_prefix(expected);
        assert!(rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([';', ' '])), "{}", row.name());
    }
}

#[test]
fn terms_are_found_by_name_and_collected_in_order() {
    for term in Term::all() {
        assert_eq!(Term::named(term.name()), Some(term), "two terms have one name");
        assert_eq!(Situation::named(term.name()), None, "{term}");
        assert!(!term.purpose().is_empty());
        if let Some(Form::Header(name)) = term.form() {
            assert_eq!(name, name.to_lowercase());
        }
    }
    let never = situation::NO_CONTENT.never();
    let terms: Vec<_> = never.iter().collect();
    assert_eq!(never.companions().map(Term::from).collect::<Vec<_>>(), terms[..3]);
    assert_eq!(
        terms,
        [
            Companion::ProxyChallenge.into(),
            Companion::ContentRange.into(),
            Companion::CompleteLength.into(),
            Keyword::Body.into(),
            Term::from(Keyword::Extension),
        ]
    );
    assert!(never.contains(Keyword::Body) && !never.contains(Companion::Allow) && !never.is_empty());
    assert_eq!(RetryClass::Never.advice(), "do not repeat the request unchanged");
}

#[test]
fn a_header_says_what_others_do_with_it_and_a_member_is_the_documents() {
    for companion in Companion::ALL {
        let of_headers = (companion.sample(), companion.cors(), companion.grpc());
        match companion.form() {
            Form::Header(name) => {
                let (Some(sample), Some(_), Some(_)) = of_headers else { panic!("{companion}: {of_headers:?}") };
                assert_eq!(grammar::field_value(sample), Ok(()), "{companion}");
                assert_eq!(grammar::field_name(name), Ok(()), "{companion}");
            }
            Form::Member(name) => {
                assert_eq!(of_headers, (None, None, None), "{companion}");
                assert_eq!(grammar::member_name(name), Ok(()), "{companion}");
            }
        }
        assert_eq!(companion.by_field().is_some(), companion.example().starts_with("#[status("), "{companion}");
    }
}

/// Two companions with the same header have the same treatment in browsers and in calls.
#[test]
fn companions_of_one_header_agree_about_it() {
    for companion in Companion::ALL {
        for other in Companion::ALL.iter().filter(|other| other.form() == companion.form()) {
            assert_eq!((companion.cors(), companion.grpc()), (other.cors(), other.grpc()), "{companion} and {other}");
        }
    }
}

#[test]
fn a_call_keeps_what_means_something_without_a_message_of_http() {
    // Credentials, retry, help, intermediaries and lifetime are kept: all other headers are about representation or method.
    let kept: HashSet<_> =
        Companion::ALL.iter().filter(|it| it.grpc() == Some(Metadata::Kept)).map(|it| it.form()).collect();
    let expected = [
        "www-authenticate",
        "proxy-authenticate",
        "retry-after",
        "link",
        "ratelimit",
        "ratelimit-policy",
        "proxy-status",
        "deprecation",
        "sunset",
        "dpop-nonce",
    ];
    assert_eq!(kept, expected.map(Form::Header).into());
    let readable: HashSet<_> =
        Companion::ALL.iter().filter(|it| it.cors() == Some(Cors::Readable)).map(|it| it.form()).collect();
    // The headers of Fetch 2.2.6 that are companions.
    assert_eq!(readable, ["cache-control", "content-language", "last-modified"].map(Form::Header).into());
}

/// A row of a keyword repeats in words what other tables say of its values.
#[test]
fn the_values_of_a_keyword_are_those_of_its_table() {
    let names = |names: &[&str]| names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>();
    for (keyword, place, values) in [
        (Keyword::Role, Place::Type, names(&Role::ALL.map(Role::name))),
        (Keyword::Log, Place::Variant, names(&Level::ALL.map(Level::name))),
        (
            Keyword::Policy,
            Place::Type,
            Vec::from_iter(POLICIES.iter().map(|row| {
                let codes: Vec<_> = row.codes.iter().map(u16::to_string).collect();
                format!("`{} = {}`", row.keyword, codes.join("/"))
            })),
        ),
    ] {
        let written: Vec<_> =
            keyword.value(place).unwrap().split('`').skip(1).step_by(2).map(|it| format!("`{it}`")).collect();
        assert_eq!(written, values, "{keyword}");
    }
}
