//! Rendered headers are read again, by the header's own parser and by that of another crate.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::select;
use status_runtime::header::{Challenge, ContentRange, ETag, Link, RateLimit, RateLimitPolicy};
use status_vocabulary::{grammar, render};

/// `PROPTEST_CASES` raises the number of cases.
fn config() -> ProptestConfig {
    let default = ProptestConfig::default();
    ProptestConfig { cases: default.cases.max(2_048), failure_persistence: None, ..default }
}

/// Parameters in any order, each once: those of a known scheme, and others.
fn parameters() -> impl Strategy<Value = Vec<(String, String)>> {
    const NAMES: [&str; 18] = [
        "realm",
        "charset",
        "scope",
        "error",
        "error_description",
        "error_uri",
        "resource_metadata",
        "acr_values",
        "max_age",
        "algs",
        "domain",
        "nonce",
        "opaque",
        "stale",
        "algorithm",
        "qop",
        "userhash",
        "tenant",
    ];

    let value = "[ -~\t]{0,12}|[a-zA-Z0-9-]{1,8}";
    prop::collection::btree_map(select(NAMES.as_slice()), value, 0..6)
        .prop_map(|each| each.into_iter().map(|(name, value)| (name.to_owned(), value)).collect::<Vec<_>>())
        .prop_shuffle()
}

fn keys(item: &sfv::Item) -> Vec<&str> {
    item.params.keys().map(|key| key.as_str()).collect()
}

proptest! {
    #![proptest_config(config())]

    /// http-auth rejects a scheme alone in a list that goes on, and none is needed here.
    #[test]
    fn a_challenge_has_its_parameters_in_the_order_of_its_scheme(
        scheme in select(["Basic", "Bearer", "bearer", "DPoP", "Digest", "HOBA"].as_slice()),
        parameters in parameters(),
        error in prop::option::of("[a-z_]{1,12}"),
        has_nonce in any::<bool>(),
    ) {
        let credentials = render::Credentials::Parameters(&parameters);
        let line = render::Challenge { scheme, credentials, error: error.as_deref(), has_nonce }.to_string();

        let known = grammar::auth_params(scheme);
        let mut expected: BTreeMap<_, _> = parameters.iter().cloned().collect();
        let supplied = if scheme == "DPoP" && has_nonce { Some("use_dpop_nonce".to_owned()) } else { error };
        if let (true, Some(supplied)) = (known.contains(&"error"), supplied) {
            expected.entry("error".to_owned()).or_insert(supplied);
        }

        let ours = Challenge::parse_all([&line]).unwrap();
        prop_assert_eq!(ours.len(), 1, "{}", line);
        prop_assert_eq!(ours[0].scheme(), scheme);
        let read: BTreeMap<_, _> =
            ours[0].parameters().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        prop_assert_eq!(&read, &expected, "{}", line);
        prop_assert_eq!(ours[0].to_string(), &*line);

        let theirs = http_auth::ChallengeParser::new(&line).collect::<Result<Vec<_>, _>>().unwrap();
        prop_assert_eq!(theirs.len(), 1, "{}", line);
        let read: Vec<_> = theirs[0].params.iter().map(|(name, value)| ((*name).to_owned(), value.to_unescaped())).collect();
        prop_assert_eq!(read.iter().cloned().collect::<BTreeMap<_, _>>(), expected, "{}", line);

        let (own, others): (Vec<_>, Vec<_>) = read.iter().map(|(name, _)| name).partition(|name| known.contains(&&***name));
        prop_assert!(own.iter().is_sorted_by_key(|name| known.iter().position(|known| known == name)), "{}", line);
        let written: Vec<_> = own.iter().chain(&others).copied().collect();
        prop_assert_eq!(written, read.iter().map(|(name, _)| name).collect::<Vec<_>>(), "{}", line);
        let given: Vec<_> = parameters.iter().map(|(name, _)| name).filter(|name| others.contains(name)).collect();
        prop_assert_eq!(others, given, "{}", line);
    }

    /// parse_link_header strips quotes and brackets wherever they stand, so it only gets values without any inside.
    #[test]
    fn a_link_keeps_the_order_of_its_parameters(
        href in "/[a-z0-9/._~-]{0,12}",
        rel in "[a-z][a-z0-9.-]{0,8}",
        parameters in prop::collection::btree_map("[b-qs-z][a-z]{0,6}", "[ -~\t]{0,12}|[a-z0-9]{1,8}", 0..4)
            .prop_map(|each| each.into_iter().map(|(name, value)| (name, Some(value))).collect::<Vec<_>>())
            .prop_shuffle(),
    ) {
        let line = render::Link { href: &href, rel: &rel, parameters: &parameters }.to_string();
        let ours = Link::parse_all([&line]).unwrap();
        prop_assert_eq!(ours.len(), 1, "{}", line);
        prop_assert_eq!((ours[0].href(), ours[0].rel()), (&*href, &*rel), "{}", line);
        prop_assert_eq!(ours[0].to_string(), &*line);
        for (name, value) in &parameters {
            prop_assert_eq!(ours[0].parameter(name), value.as_deref(), "{}", line);
        }
        let is_plain = |(_, value): &(String, Option<String>)| {
            value.as_ref().is_some_and(|value| value.bytes().all(|byte| byte.is_ascii_alphanumeric()))
        };
        if !href.is_empty() && parameters.iter().all(is_plain) {
            let theirs = parse_link_header::parse(&line).unwrap();
            let theirs = theirs.get(&Some(rel)).map(|link| (link.raw_uri.clone(), link.params.clone()));
            prop_assert!(theirs.is_some_and(|(uri, params)| {
                uri == href && parameters.iter().all(|(name, value)| params.get(name) == value.as_ref())
            }), "{}", line);
        }
    }

    /// draft-ietf-httpapi-ratelimit-headers-10 3 and 4 name the parameters in this order.
    #[test]
    fn a_limit_has_its_parameters_in_the_order_of_the_draft(
        name in "[ -~]{0,12}",
        amount in 0u64..=999_999_999_999_999,
        time in prop::option::of(1u64..=999_999_999_999_999),
        unit in prop::option::of(select(["requests", "content-bytes", "concurrent-requests"].as_slice())),
        key in prop::option::of(prop::collection::vec(any::<u8>(), 0..9)),
    ) {
        let (name, partition) = (&*name, key.as_deref());
        let limit = render::RateLimit { name, remaining: amount, reset: time, partition }.to_string();
        let ours: RateLimit = limit.parse().unwrap();
        prop_assert_eq!((ours.name(), ours.remaining(), ours.partition()), (name, amount, partition));
        prop_assert_eq!(ours.reset_after().map(|reset| reset.as_secs()), time);
        let theirs: sfv::Item = sfv::Parser::new(&limit).parse().unwrap();
        let order = [Some("r"), time.and(Some("t")), partition.and(Some("pk"))];
        prop_assert_eq!(keys(&theirs), order.into_iter().flatten().collect::<Vec<_>>());

        let policy = render::RateLimitPolicy { name, quota: amount, window: time, unit, partition }.to_string();
        let ours: RateLimitPolicy = policy.parse().unwrap();
        prop_assert_eq!((ours.name(), ours.quota(), ours.partition()), (name, amount, partition));
        prop_assert_eq!(ours.window_length().map(|window| window.as_secs()), time);
        prop_assert_eq!(ours.counts().as_str(), unit.unwrap_or("requests"));
        let theirs: sfv::Item = sfv::Parser::new(&policy).parse().unwrap();
        prop_assert_eq!(theirs.bare_item.as_string().map(|name| name.as_str()), Some(name));
        let order = [Some("q"), time.and(Some("w")), unit.and(Some("qu")), partition.and(Some("pk"))];
        prop_assert_eq!(keys(&theirs), order.into_iter().flatten().collect::<Vec<_>>());
    }

    #[test]
    fn the_elements_of_a_list_are_those_that_were_written(elements in prop::collection::vec("[!-+.-~]{1,6}|[a-z]=\"[ -!#-\\[\\]-~]{0,6}\"", 0..5)) {
        // Quotes come in pairs; otherwise the text between two elements would be quoted.
        prop_assume!(elements.iter().all(|element| element.matches('"').count() % 2 == 0 && !element.contains('\\')));
        let list = render::List(&elements).to_string();
        let read: Vec<_> = grammar::elements(&list).map(|(_, element)| element).collect();
        prop_assert_eq!(&read, &elements);
        let mut grown = String::new();
        for (position, element) in elements.iter().enumerate() {
            render::element(&mut grown, position == 0, element).unwrap();
        }
        prop_assert_eq!(grown, list);
    }

    #[test]
    fn tags_and_ranges_are_read_as_they_were_written(
        weak in any::<bool>(), opaque in "[!#-~]{0,12}", first in any::<u64>(), more in any::<u64>(), beyond in prop::option::of(any::<u64>()),
    ) {
        let tag: ETag = render::EntityTag { weak, opaque: &opaque }.to_string().parse().unwrap();
        prop_assert_eq!((tag.is_weak(), tag.opaque()), (weak, &*opaque));

        let last = first.saturating_add(more);
        let complete = beyond.and_then(|beyond| last.checked_add(1)?.checked_add(beyond));
        let written = render::ContentRange { unit: "bytes", range: Some((first, last)), complete }.to_string();
        let range: ContentRange = written.parse().unwrap();
        prop_assert_eq!((range.unit(), range.range(), range.complete_length()), ("bytes", Some((first, last)), complete));
        let written = render::ContentRange { unit: "bytes", range: None, complete: Some(first) }.to_string();
        prop_assert_eq!(written.parse::<ContentRange>(), Ok(ContentRange::unsatisfied(first)));
    }
}
