//! The decision on a retry, against a reference that is written from its rules: a table, and plain arithmetic.

use std::mem::discriminant;
use std::thread;
use std::time::{Duration, SystemTime};

use http::{HeaderMap, Method, StatusCode};
use proptest::prelude::*;
use proptest::sample::select;
use status_runtime::retry::{Budget, Decision, GiveUp, History, Policy, Request};
use status_runtime::{FromResponse, Received, Retry, RetryAfter, RetryClass};
use status_vocabulary::{Kind, SITUATIONS};

const SECOND: Duration = Duration::from_secs(1);
const REFRESH: Decision = Decision::Refresh(Duration::ZERO);

/// `PROPTEST_CASES` raises the number of cases.
fn config() -> ProptestConfig {
    let default = ProptestConfig::default();
    ProptestConfig { cases: default.cases.max(512), failure_persistence: None, ..default }
}

/// A request that may only be sent once: it is not idempotent, and has no key.
const UNSAFE: Request = Request { idempotent: false, has_key: false };

/// What each advice allows: to an unsafe request, to one that may be repeated, and how often.
#[rustfmt::skip]
const RULES: [(Retry, bool, bool, usize); 5] = [
    // advice                             unsafe  repeatable  times
    (Retry::Never,                        false,  false,      0),
    (Retry::AtOnce(None),                 true,   true,       1),
    (Retry::AfterDelay(None),             true,   true,       usize::MAX),
    (Retry::AfterDelayIfIdempotent(None), false,  true,       usize::MAX),
    (Retry::AfterRefresh(None),           true,   true,       1),
];

fn is_same(one: Retry, other: Retry) -> bool {
    discriminant(&one) == discriminant(&other)
}

/// The delay that the advice tells.
fn prescribed(advice: Retry) -> Option<RetryAfter> {
    match advice {
        Retry::AtOnce(prescribed)
        | Retry::AfterDelay(prescribed)
        | Retry::AfterDelayIfIdempotent(prescribed)
        | Retry::AfterRefresh(prescribed) => prescribed,
        _ => None,
    }
}

#[derive(Debug, Clone, Copy)]
struct Limits {
    attempts: u32,
    first: Duration,
    longest: Duration,
    patience: Duration,
}

impl Limits {
    fn policy(self) -> Policy {
        Policy::new().attempts(self.attempts).backoff(self.first, self.longest).patience(self.patience)
    }

    /// The nanoseconds from which a delay is drawn where nothing is told.
    fn range(self, attempts: usize) -> u128 {
        let mut range = self.first.as_nanos();
        for _ in 1..attempts {
            range = (range * 2).min(Duration::MAX.as_nanos());
        }
        range.min(self.longest.as_nanos())
    }
}

/// One attempt as a client sees it, the advice that follows, and what it draws.
#[derive(Debug, Clone, Copy)]
struct Step {
    took: Duration,
    advice: Retry,
    random: u64,
}

fn durations() -> impl Strategy<Value = Duration> {
    prop_oneof![
        select(vec![
            Duration::ZERO,
            Duration::from_nanos(1),
            SECOND,
            Duration::from_secs(u64::MAX),
            Duration::MAX - SECOND,
            Duration::MAX,
        ]),
        (0..100_u64).prop_map(Duration::from_secs),
        (0..5_000_u64).prop_map(Duration::from_millis),
    ]
}

fn advices() -> impl Strategy<Value = Retry> {
    let prescribed = prop_oneof![
        Just(None),
        durations().prop_map(|delay| Some(RetryAfter::after(delay))),
        Just(Some(RetryAfter::at(SystemTime::UNIX_EPOCH))),
    ];
    (0..5_usize, prescribed).prop_map(|(kind, prescribed)| match kind {
        0 => Retry::Never,
        1 => Retry::AtOnce(prescribed),
        2 => Retry::AfterDelay(prescribed),
        3 => Retry::AfterDelayIfIdempotent(prescribed),
        _ => Retry::AfterRefresh(prescribed),
    })
}

fn limits() -> impl Strategy<Value = Limits> {
    (select(vec![0, 1, 2, 5, 40, u32::MAX]), durations(), durations(), durations())
        .prop_map(|(attempts, first, longest, patience)| Limits { attempts, first, longest, patience })
}

fn randoms() -> impl Strategy<Value = u64> {
    prop_oneof![any::<u64>(), select(vec![0, 1, u64::MAX])]
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = (durations(), advices(), randoms()).prop_map(|(took, advice, random)| Step { took, advice, random });
    prop::collection::vec(step, 1..20)
}

fn requests() -> impl Strategy<Value = Request> {
    (any::<bool>(), any::<bool>()).prop_map(|(idempotent, has_key)| Request { idempotent, has_key })
}

/// Checks one decision, from everything that came before it.
fn check(limits: Limits, request: Request, before: &[(Step, Decision)], step: Step, decision: Decision) {
    let is_repeatable = request.idempotent || request.has_key;
    let (_, if_unsafe, if_repeatable, times) =
        RULES.into_iter().find(|(rule, ..)| is_same(*rule, step.advice)).unwrap();
    let is_followed = |decision| !matches!(decision, Decision::GiveUp(_));
    let followed = before.iter().filter(|(it, made)| is_same(it.advice, step.advice) && is_followed(*made)).count();
    let attempts = before.len() + 1;
    let delays = before.iter().map(|(_, decision)| match decision {
        Decision::Wait(delay) | Decision::Refresh(delay) => delay.as_nanos(),
        Decision::GiveUp(_) => 0,
    });
    let spent = before.iter().map(|(step, _)| step.took.as_nanos()).sum::<u128>() + step.took.as_nanos();
    let spent = spent + delays.sum::<u128>();
    // The time is counted up to the longest that there is.
    let spent = spent.min(Duration::MAX.as_nanos());
    let patience = limits.patience.as_nanos();
    let least = prescribed(step.advice).map(|prescribed| prescribed.delay().map(|delay| delay.as_nanos()));

    let expected = if times == 0 {
        Some(GiveUp::Useless)
    } else if !(if is_repeatable { if_repeatable } else { if_unsafe }) {
        Some(GiveUp::Unsafe)
    } else if followed >= times {
        Some(GiveUp::UsedUp)
    } else if least == Some(None) {
        Some(GiveUp::Date)
    } else if attempts as u64 >= u64::from(limits.attempts) {
        Some(GiveUp::Attempts)
    } else if spent + least.flatten().unwrap_or_default() > patience {
        Some(GiveUp::Patience)
    } else {
        None
    };
    match (expected, decision) {
        (Some(reason), decision) => assert_eq!(decision, Decision::GiveUp(reason)),
        (None, Decision::Wait(delay) | Decision::Refresh(delay)) => {
            let refreshes = matches!(decision, Decision::Refresh(_));
            assert_eq!(refreshes, is_same(step.advice, Retry::AfterRefresh(None)));
            let (delay, least) = (delay.as_nanos(), least.flatten());
            assert!(delay >= least.unwrap_or_default(), "earlier than told");
            assert!(spent + delay <= patience, "longer than the client waits");
            // What is advised once is not put off for longer than it is told.
            let range = if times == 1 { 0 } else { limits.range(attempts) };
            let range = least.map_or(range, |least| range.max(least / 10));
            // The end of the range is not in it, unless it is all there is.
            assert!(delay - least.unwrap_or_default() < range.max(1), "beyond the range {range}");
        }
        (None, Decision::GiveUp(reason)) => panic!("{reason:?}"),
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn each_decision_is_the_references(limits in limits(), request in requests(), steps in steps()) {
        let policy = limits.policy();
        let mut history = History::new();
        let mut before = Vec::new();
        for step in steps {
            history.failed(step.took);
            let decision = policy.decide(step.advice, request, &history, step.random);
            check(limits, request, &before, step, decision);
            history.follow(step.advice, decision);
            // The client sends the request again, whatever was decided: the next decision is none the bolder.
            before.push((step, decision));
        }
    }

    /// A client whose every attempt fails sends the request as often as it may, and no more.
    #[test]
    fn it_ends(limits in limits(), request in requests(), advice in advices(), random in randoms()) {
        let limits = Limits { attempts: limits.attempts.min(30), ..limits };
        let mut history = History::new();
        let mut sent = 0;
        loop {
            sent += 1;
            history.failed(Duration::ZERO);
            let decision = limits.policy().decide(advice, request, &history, random);
            history.follow(advice, decision);
            if let Decision::GiveUp(_) = decision {
                break;
            }
            prop_assert!(sent <= 30);
        }
        prop_assert!(sent <= limits.attempts.max(1));
        prop_assert_eq!(history.attempts(), sent);
    }

    /// Whether there is another attempt is never left to chance.
    #[test]
    fn only_the_delay_is_random(limits in limits(), request in requests(), steps in steps(), random in randoms()) {
        let mut history = History::new();
        for step in steps {
            history.failed(step.took);
            let decisions = [step.random, random].map(|it| limits.policy().decide(step.advice, request, &history, it));
            let kinds = decisions.map(|decision| match decision {
                Decision::Wait(_) => Decision::Wait(Duration::ZERO),
                Decision::Refresh(_) => Decision::Refresh(Duration::ZERO),
                decision => decision,
            });
            prop_assert_eq!(kinds[0], kinds[1]);
            history.follow(step.advice, decisions[0]);
        }
    }

    /// Further attempts are paid for by the reserve and by what succeeded.
    #[test]
    fn a_budget_is_not_overdrawn(reserve in 0..20_u32, percent in 0..300_u32, succeeds in prop::collection::vec(any::<bool>(), 0..80)) {
        let budget = Budget::new(reserve, percent);
        let mut left = u64::from(reserve) * 100;
        for succeeds in succeeds {
            if succeeds {
                budget.succeeded();
                left = (left + u64::from(percent)).min(u64::from(reserve) * 100);
                continue;
            }
            let allowed = left >= 100;
            left -= if allowed { 100 } else { 0 };
            let expected = if allowed { REFRESH } else { Decision::GiveUp(GiveUp::Budget) };
            prop_assert_eq!(budget.spend(REFRESH), expected);
        }
    }
}

fn after(attempts: u32) -> History {
    let mut history = History::new();
    (0..attempts).for_each(|_| history.failed(Duration::ZERO));
    history
}

/// "Full jitter": evenly from zero up to a limit that doubles.
#[test]
fn a_delay_that_is_not_told_is_drawn_evenly_from_the_whole_range() {
    const PARTS: u64 = 1_000;
    let policy = Policy::new().attempts(u32::MAX).backoff(SECOND, 10 * SECOND).patience(Duration::MAX);
    for (attempts, range) in [(1, 1), (2, 2), (3, 4), (4, 8), (5, 10), (6, 10), (100, 10)] {
        let draw = |random| match policy.decide(Retry::AfterDelay(None), UNSAFE, &after(attempts), random) {
            Decision::Wait(delay) => delay,
            decision => panic!("{decision:?}"),
        };
        let range = range * SECOND;
        assert_eq!(draw(0), Duration::ZERO);
        assert_eq!(draw(u64::MAX), range - Duration::from_nanos(1));
        for part in 0..PARTS {
            let delay = draw(part * (u64::MAX / PARTS));
            let expected = range / PARTS as u32 * part as u32;
            assert!(delay.abs_diff(expected) <= Duration::from_nanos(1), "{attempts}, {part}: {delay:?} {expected:?}");
        }
    }
}

#[test]
fn clients_that_are_told_the_same_do_not_come_back_together() {
    let policy = Policy::new();
    let prescribed = Retry::AfterDelay(Some(RetryAfter::after(30 * SECOND)));
    let delay = |random| policy.decide(prescribed, UNSAFE, &after(1), random);
    assert_eq!(delay(0), Decision::Wait(30 * SECOND));
    assert_eq!(delay(u64::MAX), Decision::Wait(33 * SECOND - Duration::from_nanos(1)));
    // Where the client does not wait that much longer, there is less of it.
    let hasty = policy.patience(31 * SECOND);
    assert_eq!(hasty.decide(prescribed, UNSAFE, &after(1), 1 << 63), Decision::Wait(30 * SECOND + SECOND / 2));
}

#[test]
fn nothing_overflows() {
    let policy = Policy::new().attempts(u32::MAX).backoff(Duration::MAX, Duration::MAX).patience(Duration::MAX);
    let prescribed = Some(RetryAfter::after(Duration::MAX));
    for advice in [Retry::AfterDelay(None), Retry::AfterDelay(prescribed), Retry::AfterDelayIfIdempotent(prescribed)] {
        for random in [0, u64::MAX] {
            let mut history = after(5);
            for _ in 0..3 {
                let decision = policy.decide(advice, Request { idempotent: true, ..UNSAFE }, &history, random);
                history.follow(advice, decision);
                history.failed(Duration::MAX);
            }
            assert_eq!(history.spent(), Duration::MAX);
        }
    }
    let budget = Budget::new(u32::MAX, u32::MAX);
    (0..3).for_each(|_| budget.succeeded());
    assert_eq!(budget.spend(REFRESH), REFRESH);
}

/// RFC 9110 9.2.2, RFC 10008 for QUERY, and the Idempotency-Key.
#[test]
fn the_method_or_a_key_makes_a_request_repeatable() {
    for (method, idempotent) in [
        (Method::GET, true),
        (Method::HEAD, true),
        (Method::OPTIONS, true),
        (Method::TRACE, true),
        (Method::PUT, true),
        (Method::DELETE, true),
        (Method::from_bytes(b"QUERY").unwrap(), true),
        (Method::from_bytes(b"query").unwrap(), false),
        (Method::POST, false),
        (Method::PATCH, false),
        (Method::CONNECT, false),
        (Method::from_bytes(b"BREW").unwrap(), false),
    ] {
        for (key, has_key) in [(None, false), (Some(""), false), (Some(" "), false), (Some("\"7\""), true)] {
            let headers =
                HeaderMap::from_iter(key.map(|key| ("idempotency-key".parse().unwrap(), key.parse().unwrap())));
            let request = Request::new(&method, &headers);
            assert_eq!(request, Request { idempotent, has_key }, "{method}");
            assert_eq!(request.is_repeatable(), idempotent || has_key);
        }
    }
}

/// Nothing but the status is known: 429 and 503 if they tell the delay, 502 and 504, and what may have been acted on only if it
/// is idempotent.
#[test]
fn an_unknown_error_is_advised_on_by_its_status() {
    let delay = Some(RetryAfter::after(SECOND));
    for code in 100..1_000 {
        let status = StatusCode::from_u16(code).unwrap();
        for prescribed in [None, delay] {
            let expected = match (code, prescribed) {
                (429, Some(_)) => Retry::AfterDelay(prescribed),
                (503, Some(_)) => Retry::AfterDelayIfIdempotent(prescribed),
                (502 | 504, _) => Retry::AfterDelayIfIdempotent(prescribed),
                _ => Retry::Never,
            };
            assert_eq!(Retry::by_status(status, prescribed), expected, "{code}");
        }
    }
}

/// What is not known of an error must not make a client bolder.
#[test]
fn no_known_error_is_advised_on_more_timidly_than_an_unknown_one() {
    let repeats = |advice, request| {
        Policy::new().decide(advice, request, &after(1), 0) != Decision::GiveUp(GiveUp::Useless)
            && Policy::new().decide(advice, request, &after(1), 0) != Decision::GiveUp(GiveUp::Unsafe)
    };
    for row in SITUATIONS.iter().filter(|row| row.kind() == Kind::Error) {
        for prescribed in [None, Some(RetryAfter::after(SECOND))] {
            let known = match row.retry() {
                RetryClass::AtOnce => Retry::AtOnce(prescribed),
                RetryClass::AfterDelay => Retry::AfterDelay(prescribed),
                RetryClass::AfterDelayIfTold if prescribed.is_some() => Retry::AfterDelay(prescribed),
                RetryClass::AfterDelayIfIdempotent => Retry::AfterDelayIfIdempotent(prescribed),
                RetryClass::AfterRefresh => Retry::AfterRefresh(prescribed),
                RetryClass::Never | RetryClass::AfterDelayIfTold => Retry::Never,
            };
            let unknown = Retry::by_status(StatusCode::from_u16(row.code()).unwrap(), prescribed);
            for request in [UNSAFE, Request { idempotent: true, ..UNSAFE }, Request { has_key: true, ..UNSAFE }] {
                assert!(!repeats(unknown, request) || repeats(known, request), "{}: {request:?}", row.name());
            }
        }
    }
}

#[test]
fn a_date_becomes_a_delay_before_it_is_decided_on() {
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777);
    let until = |offset| Some(RetryAfter::at(now + offset));
    let idempotent = Request { idempotent: true, ..UNSAFE };
    for (advice, wait) in [
        (Retry::AtOnce as fn(_) -> _, Decision::Wait as fn(_) -> _),
        (Retry::AfterDelay, Decision::Wait),
        (Retry::AfterDelayIfIdempotent, Decision::Wait),
        (Retry::AfterRefresh, Decision::Refresh),
    ] {
        let decide = |advice| Policy::new().decide(advice, idempotent, &after(1), 0);
        let prescribed = advice(until(30 * SECOND));
        assert_eq!(decide(prescribed), Decision::GiveUp(GiveUp::Date));
        assert_eq!(decide(prescribed.since(now)), wait(30 * SECOND));
        assert_eq!(decide(prescribed.since(now + 10 * SECOND)), wait(20 * SECOND));
        assert_eq!(decide(prescribed.since(now + 40 * SECOND)), wait(Duration::ZERO));
        // The delay is in whole seconds: rounded, as always, to the later one.
        assert_eq!(decide(prescribed.since(now + Duration::from_millis(1))), wait(30 * SECOND));
        assert_eq!(advice(None).since(now), advice(None));
    }
    assert_eq!(Retry::Never.since(now), Retry::Never);
}

/// RFC 9110 10.2.3: the delay is the least that a client waits, whatever the advice is; what is advised once stays so.
#[test]
fn what_is_advised_once_waits_as_long_as_it_is_told() {
    let prescribed = Some(RetryAfter::after(30 * SECOND));
    let mut history = after(1);
    for (advice, expected) in [
        (Retry::AtOnce(prescribed), Decision::Wait(30 * SECOND)),
        (Retry::AtOnce(None), Decision::GiveUp(GiveUp::UsedUp)),
        (Retry::AfterRefresh(prescribed), Decision::Refresh(30 * SECOND)),
        (Retry::AfterRefresh(None), Decision::GiveUp(GiveUp::UsedUp)),
    ] {
        let decision = Policy::new().patience(61 * SECOND).decide(advice, UNSAFE, &history, 0);
        assert_eq!(decision, expected);
        history.follow(advice, decision);
    }
    assert_eq!(history.spent(), 60 * SECOND);
    let decide = |advice| Policy::new().patience(29 * SECOND).decide(advice, UNSAFE, &after(1), 0);
    assert_eq!(decide(Retry::AtOnce(prescribed)), Decision::GiveUp(GiveUp::Patience));
    assert_eq!(decide(Retry::AfterRefresh(prescribed)), Decision::GiveUp(GiveUp::Patience));
}

/// The range doubles until it is as long as it may be, however short it begins.
#[test]
fn a_range_doubles_to_its_end() {
    let nanosecond = Duration::from_nanos(1);
    let policy = Policy::new().attempts(u32::MAX).backoff(nanosecond, Duration::MAX).patience(Duration::MAX);
    // 2^63 ns are 292 years, and half of it is drawn.
    for (attempts, half) in [(34, 1 << 32), (40, 1 << 38), (64, 1 << 62)] {
        let decision = policy.decide(Retry::AfterDelay(None), UNSAFE, &after(attempts), 1 << 63);
        assert_eq!(decision, Decision::Wait(Duration::from_nanos(half)), "{attempts}");
    }
}

/// A response is advised on by its status; a date stays one if there is nothing that it is relative to.
#[test]
fn a_response_advises_with_its_delay() {
    const THEN: &str = "Sun, 06 Nov 1994 08:49:37 GMT";
    let advice = |fields: &[(&'static str, &str)]| {
        let response =
            fields.iter().fold(http::Response::builder().status(429), |it, (name, value)| it.header(*name, *value));
        Received::new(response.body("").unwrap()).retry()
    };
    assert_eq!(advice(&[]), Retry::Never);
    assert_eq!(advice(&[("retry-after", "soon")]), Retry::Never);
    let delay = Retry::AfterDelay(Some(RetryAfter::after(30 * SECOND)));
    assert_eq!(advice(&[("retry-after", "30")]), delay);
    assert_eq!(advice(&[("date", "Sun, 06 Nov 1994 08:49:07 GMT"), ("retry-after", THEN)]), delay);
    let date = advice(&[("retry-after", THEN)]);
    assert_eq!(date, Retry::AfterDelay(THEN.parse().ok()));
    assert_eq!(Policy::new().decide(date, UNSAFE, &after(1), 0), Decision::GiveUp(GiveUp::Date));
    // A delay beside it could be too short.
    assert_eq!(advice(&[("retry-after", "30"), ("retry-after", THEN)]), date);
    assert_eq!(advice(&[("date", "now"), ("retry-after", THEN), ("retry-after", "30")]), date);
}

/// RFC 9110 10.2.3: one delay or one date. Anything else tells a delay that is not known, and no attempt may come before it; not
/// even where the error is known, and advises one without a delay.
#[test]
fn a_delay_that_cannot_be_read_is_none_that_may_be_ignored() {
    #[derive(Debug, FromResponse)]
    #[status(types = "/problems/")]
    enum Known {
        #[status(request_timeout)]
        Slow,
        #[status(rate_limited)]
        TooFast,
        #[status(unavailable)]
        Down,
        #[status(expired_credentials)]
        Expired,
        #[status(overloaded)]
        Full(
            #[status(retry_after)]
            #[expect(dead_code, reason = "only whether it can be read is looked at")]
            Duration,
        ),
    }

    let response = |status, kind: &str, values: &[&str]| {
        let response = http::Response::builder().status(status).header("content-type", "application/problem+json");
        let response = values.iter().fold(response, |it, value| it.header("retry-after", *value));
        response.body(format!(r#"{{"type":"/problems/{kind}"}}"#)).unwrap()
    };
    let delay = Some(RetryAfter::after(5 * SECOND));
    for (status, kind, readable) in [
        (408, "slow", Retry::AtOnce(delay)),
        (429, "too-fast", Retry::AfterDelay(delay)),
        (503, "down", Retry::AfterDelayIfIdempotent(delay)),
        (401, "expired", Retry::AfterRefresh(delay)),
        (503, "full", Retry::AfterDelay(delay)),
        (502, "unknown", Retry::AfterDelayIfIdempotent(delay)),
        (504, "unknown", Retry::AfterDelayIfIdempotent(delay)),
    ] {
        let advice = |values: &[&str]| match Known::read(response(status, kind, values)) {
            Ok(read) => read.retry(),
            Err(unread) => unread.retry(),
        };
        assert_eq!(advice(&["5"]), readable, "{kind}");
        for values in [&["5, 7"][..], &["soon"], &["5", "soon"], &[""], &["-5"], &["5.5"], &["2026-12-31T10:00:00Z"]] {
            assert_eq!(advice(values), Retry::Never, "{kind} {values:?}");
        }
    }
}

#[test]
fn threads_share_a_budget() {
    let budget = Budget::new(100, 0);
    let taken = || (0..100).filter(|_| budget.spend(REFRESH) == REFRESH).count();
    let taken: usize = thread::scope(|scope| {
        let threads = [(); 4].map(|()| scope.spawn(taken));
        threads.into_iter().map(|thread| thread.join().unwrap()).sum()
    });
    assert_eq!(taken, 100);
}
