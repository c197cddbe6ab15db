//! The client of the feature `reqwest`, over sockets, against a server that counts.
//!
//! The clock stands still while a request is under way and is advanced by the delays that the client asks for, so that the
//! server sees exactly how long it waits, and nobody does.

use std::error::Error as _;
use std::io::{ErrorKind, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use http::{HeaderValue, Method, StatusCode};
use status_runtime::client::{Client, Failure, receive};
use status_runtime::retry::{Budget, Policy};
use status_runtime::{FromResponse, Received, Retry};
use tokio::net::TcpSocket;

const SECOND: Duration = Duration::from_secs(1);

/// The time since the test began.
#[derive(Debug, Clone, Default)]
struct Clock(Arc<Mutex<Duration>>);

impl Clock {
    fn now(&self) -> Duration {
        *self.0.lock().unwrap()
    }

    fn sleep(&self, delay: Duration) -> std::future::Ready<()> {
        *self.0.lock().unwrap() += delay;
        std::future::ready(())
    }

    fn client(&self) -> Client {
        let clock = self.clone();
        Client::new(reqwest::Client::builder().no_proxy(), move |delay| clock.sleep(delay)).expect("a client")
    }
}

/// What the server does with a request that it has read to the end.
#[derive(Debug, Clone)]
enum Act {
    Respond(String),
    /// The client cannot know whether the request was acted on.
    HangUp,
}

/// A response whose connection is closed after it.
fn respond(status: u16, fields: &str, content: &str) -> Act {
    let length = content.len();
    Act::Respond(format!(
        "HTTP/1.1 {status} _\r\ncontent-length: {length}\r\nconnection: close\r\n{fields}\r\n{content}"
    ))
}

fn ok() -> Act {
    respond(200, "", "done")
}

/// A request as the server saw it.
#[derive(Debug, Clone)]
struct Seen {
    at: Duration,
    line: String,
    authorization: Option<String>,
    content: String,
}

/// A server that follows a script, whose last line it repeats, and remembers every request.
#[derive(Debug)]
struct Server {
    address: SocketAddr,
    seen: Arc<Mutex<Vec<Seen>>>,
}

impl Server {
    fn new(clock: &Clock, script: impl Into<Vec<Act>>) -> Server {
        Server::on(TcpListener::bind("127.0.0.1:0").expect("a port"), clock, script)
    }

    fn on(listener: TcpListener, clock: &Clock, script: impl Into<Vec<Act>>) -> Server {
        let address = listener.local_addr().expect("an address");
        let seen = Arc::new(Mutex::new(Vec::new()));
        let server = Server { address, seen: Arc::clone(&seen) };
        let (clock, script) = (clock.clone(), script.into());
        thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.expect("a connection");
                let count = {
                    let mut seen = seen.lock().unwrap();
                    seen.push(read(&mut stream, clock.now()));
                    seen.len()
                };
                match &script[count.min(script.len()) - 1] {
                    Act::Respond(response) => stream.write_all(response.as_bytes()).expect("a client that reads"),
                    Act::HangUp => {}
                }
            }
        });
        server
    }

    fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }

    fn count(&self) -> usize {
        self.seen().len()
    }
}

fn read(stream: &mut TcpStream, at: Duration) -> Seen {
    let mut text = String::new();
    let mut buffer = [0; 4_096];
    loop {
        let read = stream.read(&mut buffer).expect("a request");
        text.push_str(std::str::from_utf8(&buffer[..read]).expect("text"));
        let Some((head, content)) = text.split_once("\r\n\r\n") else { continue };
        let field = |name| {
            let mut fields = head.lines().filter_map(|line| line.split_once(": "));
            fields.find_map(|(field, value)| field.eq_ignore_ascii_case(name).then(|| value.to_owned()))
        };
        let length = field("content-length").map_or(0, |length| length.parse().expect("a length"));
        if content.len() == length {
            let line = head.lines().next().unwrap_or_default().trim_end_matches(" HTTP/1.1").to_owned();
            return Seen { at, line, authorization: field("authorization"), content: content.to_owned() };
        }
    }
}

#[derive(Debug, PartialEq, FromResponse)]
enum OrderError {
    #[status(expired_credentials)]
    TokenExpired,
    #[status(request_timeout)]
    Slow {
        #[status(extension)]
        id: u64,
    },
    #[status(overloaded, by_status)]
    Full,
}

fn request(method: Method, url: String) -> reqwest::Request {
    let mut request = reqwest::Request::new(method, url.parse().expect("a URL"));
    *request.body_mut() = Some("two teas".into());
    request
}

async fn send(client: &Client, method: Method, server: &Server) -> Result<StatusCode, Failure<OrderError>> {
    let call = client.call(method, server.url("/orders"), |request| request.body("two teas"));
    call.await.map(|response| response.status())
}

#[track_caller]
fn received(result: Result<StatusCode, Failure<OrderError>>) -> Received {
    match result {
        Err(Failure::Received(read)) => read.received().clone(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_delay_that_is_told_is_waited_for() {
    let clock = Clock::default();
    let server = Server::new(&clock, [respond(429, "retry-after: 7\r\n", ""), ok()]);
    assert_eq!(send(&clock.client(), Method::POST, &server).await.unwrap(), 200);
    let seen = server.seen();
    assert_eq!(seen.len(), 2);
    // RFC 9110 10.2.3: not before; and not much later.
    assert!(seen[1].at - seen[0].at >= 7 * SECOND && seen[1].at - seen[0].at < 8 * SECOND, "{seen:?}");
    for request in &seen {
        assert_eq!((&*request.line, &*request.content), ("POST /orders", "two teas"));
    }
}

/// RFC 9110 10.2.3 and 6.6.1: a date is relative to the response's Date, or to the time that it was received.
#[tokio::test]
async fn a_date_is_waited_for() {
    let clock = Clock::default();
    let dates = "date: Sun, 06 Nov 1994 08:49:37 GMT\r\nretry-after: Sun, 06 Nov 1994 08:50:07 GMT\r\n";
    let server = Server::new(&clock, [respond(429, dates, ""), ok()]);
    assert_eq!(send(&clock.client(), Method::POST, &server).await.unwrap(), 200);
    let waited = clock.now();
    assert!(waited >= 30 * SECOND && waited < 34 * SECOND, "{waited:?}");

    let long_past = respond(429, "retry-after: Sun, 06 Nov 1994 08:50:07 GMT\r\n", "");
    let server = Server::new(&clock, [long_past, ok()]);
    assert_eq!(send(&clock.client(), Method::POST, &server).await.unwrap(), 200);
    assert!(clock.now() - waited < SECOND);
}

#[tokio::test]
async fn a_request_that_may_have_been_acted_on_is_not_sent_twice() {
    for (method, key, count) in [
        (Method::POST, None, 1),
        (Method::PATCH, None, 1),
        (Method::POST, Some("\"order-7\""), 2),
        (Method::PUT, None, 2),
        (Method::GET, None, 2),
    ] {
        // No response; half a response; a gateway that gave up.
        let half = Act::Respond("HTTP/1.1 200".to_owned());
        let [bad_gateway, timeout] = [502, 504].map(|status| respond(status, "", ""));
        let unavailable = respond(503, "retry-after: 1\r\n", "");
        for unknown in [Act::HangUp, half, bad_gateway, timeout, unavailable] {
            let clock = Clock::default();
            let client = clock.client();
            let server = Server::new(&clock, [unknown.clone(), ok()]);
            let mut request = request(method.clone(), server.url("/orders"));
            if let Some(key) = key {
                request.headers_mut().insert("idempotency-key", HeaderValue::from_static(key));
            }
            let result = client.send::<OrderError>(request).await;
            assert_eq!(server.count(), count, "{method} {key:?} {unknown:?}");
            assert_eq!(result.is_ok(), count == 2, "{method} {key:?} {unknown:?}");
        }
    }
}

/// A variant that is recognised by its status alone may be another server's error; one that the document names is not.
#[tokio::test]
async fn a_status_alone_is_no_advice_of_the_variant() {
    #[derive(Debug, FromResponse)]
    #[status(types = "https://api.example.com/problems/")]
    enum Typed {
        #[status(overloaded, by_status)]
        Full,
    }

    let problem = "content-type: application/problem+json\r\n";
    for (document, count) in [
        (r#"{"type":"https://api.example.com/problems/full"}"#, 2),
        (r#"{"type":"https://other.example.com/problems/full","code":"full"}"#, 1),
        (r#"{"code":"full"}"#, 1),
        ("", 1),
    ] {
        let clock = Clock::default();
        let client = clock.client();
        let server = Server::new(&clock, [respond(503, problem, document), ok()]);
        let result = client.send::<Typed>(request(Method::POST, server.url("/orders"))).await;
        assert_eq!(server.count(), count, "{document}");
        assert_eq!(result.is_ok(), count == 2, "{document}");
    }
}

/// RFC 9110 15: a client treats a code that it does not know as an error, from 600 on as well.
#[tokio::test]
async fn a_code_that_http_does_not_define_is_no_success() {
    for status in [600, 999] {
        let clock = Clock::default();
        let server = Server::new(&clock, [respond(status, "", ""), ok()]);
        let failed = received(send(&clock.client(), Method::POST, &server).await);
        assert_eq!((failed.status().as_u16(), server.count()), (status, 1));
    }
}

/// Nothing was sent where there was no connection.
#[tokio::test]
async fn a_request_that_was_not_sent_is_sent_later() {
    let clock = Clock::default();
    // The port is taken, and nobody listens there until the client waits.
    let socket = TcpSocket::new_v4().expect("a socket");
    socket.bind("127.0.0.1:0".parse().expect("an address")).expect("a port");
    let address = socket.local_addr().expect("an address");
    let (socket, server) = (Mutex::new(Some(socket)), Arc::new(Mutex::new(None)));
    let opens = (clock.clone(), Arc::clone(&server));
    let client = Client::new(reqwest::Client::builder().no_proxy(), move |delay| {
        if let Some(socket) = socket.lock().unwrap().take() {
            let listener = socket.listen(16).and_then(|listener| listener.into_std()).expect("a listener");
            listener.set_nonblocking(false).expect("a listener");
            *opens.1.lock().unwrap() = Some(Server::on(listener, &opens.0, [ok()]));
        }
        opens.0.sleep(delay)
    });
    let client = client.expect("a client");
    let request = request(Method::POST, format!("http://{address}/orders"));
    client.send::<OrderError>(request).await.expect("a response");
    assert_eq!(server.lock().unwrap().as_ref().map(Server::count), Some(1));
}

/// A client that follows a 303 sends a GET, and an error of that GET tells nothing of the POST, which was done.
#[tokio::test]
async fn an_error_after_a_redirect_is_not_one_of_the_request() {
    let elsewhere = |status| respond(status, "location: /orders\r\n", "");
    for status in [301, 302, 303] {
        let clock = Clock::default();
        let server = Server::new(&clock, [elsewhere(status), respond(429, "retry-after: 1\r\n", "")]);
        assert_eq!(send(&clock.client(), Method::POST, &server).await.unwrap(), status);
        assert_eq!(server.count(), 1);
    }
    for status in [307, 308] {
        let clock = Clock::default();
        let server = Server::new(&clock, [elsewhere(status), respond(429, "retry-after: 1\r\n", ""), ok()]);
        assert_eq!(send(&clock.client(), Method::POST, &server).await.unwrap(), 200);
        assert!(server.seen().iter().all(|request| request.line == "POST /orders"), "{server:?}");
        assert_eq!(server.count(), 3);
    }
    let clock = Clock::default();
    let endless = Server::new(&clock, [elsewhere(307)]);
    let failure = send(&clock.client(), Method::PUT, &endless).await.unwrap_err();
    assert_eq!((failure.retry(), endless.count()), (Retry::Never, 11));
}

#[tokio::test]
async fn a_client_gives_up_rather_than_come_back_early() {
    let clock = Clock::default();
    let server = Server::new(&clock, [respond(429, "retry-after: 3600\r\n", "come back in an hour")]);
    let received = received(send(&clock.client(), Method::GET, &server).await);
    assert_eq!((received.status().as_u16(), received.retry_after()), (429, Some(3_600 * SECOND)));
    assert_eq!(received.body(), "come back in an hour");
    assert_eq!((server.count(), clock.now()), (1, Duration::ZERO));
}

#[tokio::test]
async fn it_ends() {
    let clock = Clock::default();
    let server = Server::new(&clock, [respond(502, "", "")]);
    let client = clock.client().policy(Policy::new().attempts(5));
    assert_eq!(received(send(&client, Method::GET, &server).await).status(), 502);
    assert_eq!(server.count(), 5);

    // After 20 s, 40 s have been waited for, and the third delay would end after a minute.
    let clock = Clock::default();
    let server = Server::new(&clock, [respond(429, "retry-after: 25\r\n", "")]);
    assert_eq!(received(send(&clock.client(), Method::GET, &server).await).status(), 429);
    assert_eq!(server.count(), 3);
}

#[tokio::test]
async fn an_outage_uses_up_the_budget_of_all_calls() {
    let clock = Clock::default();
    let server = Server::new(&clock, [respond(502, "", "")]);
    let client = clock.client().budget(Arc::new(Budget::new(10, 10)));
    for _ in 0..20 {
        assert!(send(&client.clone(), Method::GET, &server).await.is_err());
    }
    assert_eq!(server.count(), 20 + 10);
}

/// A stream is gone once it was sent.
#[tokio::test]
async fn a_stream_is_sent_once() {
    let clock = Clock::default();
    let client = clock.client();
    let server = Server::new(&clock, [respond(429, "retry-after: 1\r\n", "")]);
    let mut request = request(Method::PUT, server.url("/orders"));
    *request.body_mut() = Some(reqwest::Body::wrap(http_body_util::Full::new(bytes::Bytes::from("two teas"))));
    let result: Result<_, Failure<OrderError>> = client.send(request).await;
    assert!(result.is_err());
    assert_eq!(server.count(), 1);
}

/// Status and headers are known, whatever becomes of the content.
#[tokio::test]
async fn an_error_is_received_as_far_as_it_came() {
    let clock = Clock::default();
    let cut = Act::Respond("HTTP/1.1 429 _\r\ncontent-length: 100\r\nretry-after: 5\r\n\r\nnot so fa".to_owned());
    let server = Server::new(&clock, [cut.clone(), ok()]);
    assert_eq!(send(&clock.client(), Method::POST, &server).await.unwrap(), 200);
    assert!(clock.now() >= 5 * SECOND);

    let once = || clock.client().policy(Policy::new().attempts(1));
    let cut = received(send(&once(), Method::POST, &Server::new(&clock, [cut])).await);
    assert_eq!(cut.body(), "not so fa");

    let long = "z".repeat(Received::LIMIT + 1);
    let long = received(send(&once(), Method::POST, &Server::new(&clock, [respond(500, "", &long)])).await);
    assert_eq!((long.is_cut(), long.body().len()), (true, Received::LIMIT));
}

fn problem(status: u16, code: &str) -> Act {
    respond(status, "content-type: application/problem+json\r\n", &format!(r#"{{"code":"{code}","id":7}}"#))
}

async fn order(client: &Client, server: &Server) -> Result<StatusCode, Failure<OrderError>> {
    let call =
        client.call(Method::POST, server.url("/orders"), |request| request.header("authorization", "Bearer old"));
    call.await.map(|response| response.status())
}

#[tokio::test]
async fn expired_credentials_are_refreshed_once() {
    let clock = Clock::default();
    let expired = problem(401, "token_expired");
    let refreshed = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&refreshed);
    let client = clock.client().refresh(move || {
        counted.fetch_add(1, Ordering::Relaxed);
        std::future::ready(Some(HeaderValue::from_static("Bearer new")))
    });

    let server = Server::new(&clock, [expired.clone(), ok()]);
    assert_eq!(order(&client, &server).await.unwrap(), 200);
    let seen = server.seen().into_iter().map(|request| request.authorization.unwrap_or_default());
    assert_eq!(Vec::from_iter(seen), ["Bearer old", "Bearer new"]);

    let server = Server::new(&clock, [expired.clone()]);
    assert_eq!(order(&client, &server).await.unwrap_err().error(), Some(&OrderError::TokenExpired));
    assert_eq!((server.count(), refreshed.load(Ordering::Relaxed)), (2, 2));

    // Without a way to get any, or where there are none to be had.
    for client in [clock.client(), clock.client().refresh(|| std::future::ready(None))] {
        let server = Server::new(&clock, [expired.clone()]);
        assert_eq!(order(&client, &server).await.unwrap_err().error(), Some(&OrderError::TokenExpired));
        assert_eq!(server.count(), 1);
    }
    assert_eq!(clock.now(), Duration::ZERO);
}

/// What was not sent again is not taken from the budget.
#[tokio::test]
async fn a_refresh_that_fails_costs_nothing() {
    let clock = Clock::default();
    let budget = Arc::new(Budget::new(1, 0));
    let fresh = Arc::new(Mutex::new(None));
    let gets = Arc::clone(&fresh);
    let client = clock.client().budget(Arc::clone(&budget));
    let client = client.refresh(move || std::future::ready(gets.lock().unwrap().clone()));
    // The fourth call has credentials as well, and the third one has used up the budget.
    let new = || Some(HeaderValue::from_static("Bearer new"));
    for (credentials, count) in [(None, 1), (None, 1), (new(), 2), (new(), 1)] {
        *fresh.lock().unwrap() = credentials;
        let server = Server::new(&clock, [problem(401, "token_expired")]);
        assert!(order(&client, &server).await.is_err());
        assert_eq!(server.count(), count);
    }
}

/// A known error has the last word: its status alone would not allow it.
#[tokio::test]
async fn a_known_error_advises() {
    let clock = Clock::default();
    let server = Server::new(&clock, [problem(408, "slow"), ok()]);
    assert_eq!(order(&clock.client(), &server).await.unwrap(), 200);
    let server = Server::new(&clock, [problem(408, "slow")]);
    assert_eq!(order(&clock.client(), &server).await.unwrap_err().error(), Some(&OrderError::Slow { id: 7 }));
    assert_eq!((server.count(), clock.now()), (2, Duration::ZERO));
    // The same one, without its member.
    let broken = respond(408, "content-type: application/problem+json\r\n", r#"{"code":"slow"}"#);
    let server = Server::new(&clock, [broken]);
    assert!(matches!(order(&clock.client(), &server).await, Err(Failure::Unread(_))));
    assert_eq!(server.count(), 2);
    let server = Server::new(&clock, [problem(408, "other")]);
    let unknown = order(&clock.client(), &server).await.unwrap_err();
    assert_eq!((unknown.error(), unknown.received().map(Received::status)), (None, Some(StatusCode::REQUEST_TIMEOUT)));
    assert_eq!(server.count(), 1);
}

/// Nothing was done where a server is `overloaded`. The 503 of a server in front of it, which is read the same by its status,
/// does not say so.
#[tokio::test]
async fn an_error_that_is_known_by_its_status_advises_as_an_unknown_one() {
    let clock = Clock::default();
    let own = respond(503, "content-type: application/problem+json\r\nretry-after: 1\r\n", r#"{"code":"full"}"#);
    let another = respond(503, "retry-after: 1\r\n", "<h1>Service Unavailable</h1>");
    for (act, count) in [(own, 2), (another, 1)] {
        let server = Server::new(&clock, [act, ok()]);
        let result = order(&clock.client(), &server).await;
        assert_eq!(server.count(), count);
        if let Err(failure) = result {
            assert_eq!(failure.error(), Some(&OrderError::Full));
        }
    }
}

/// RFC 9110 10.2.3: what is advised once waits for the delay that is told beside it, the fresh credentials as well.
#[tokio::test]
async fn a_delay_is_waited_for_whatever_the_advice_is() {
    let failure = |status, code: &str| {
        let fields = "content-type: application/problem+json\r\nretry-after: 7\r\n";
        respond(status, fields, &format!(r#"{{"code":"{code}","id":7}}"#))
    };
    for act in [failure(408, "slow"), failure(401, "token_expired")] {
        let clock = Clock::default();
        let client = clock.client().refresh(|| std::future::ready(Some(HeaderValue::from_static("Bearer new"))));
        let server = Server::new(&clock, [act]);
        assert!(order(&client, &server).await.is_err());
        let seen = server.seen();
        assert_eq!(seen.len(), 2);
        assert!(seen[1].at - seen[0].at >= 7 * SECOND && seen[1].at - seen[0].at < 8 * SECOND, "{seen:?}");
    }
}

/// RFC 9110 6.6.1: a Date that is not valid may be replaced by the time that the response was received.
#[tokio::test]
async fn a_date_that_is_not_valid_does_not_keep_a_client_from_coming_back() {
    let clock = Clock::default();
    const DATE: &str = "date: Sun, 06 Nov 1994 08:49:37 GMT\r\n";
    // Two of them are one value, which is not a date (RFC 9110 5.3).
    for dates in ["date: now\r\n".to_owned(), DATE.repeat(2)] {
        let fields = format!("{dates}retry-after: Sun, 06 Nov 1994 08:50:07 GMT\r\n");
        let server = Server::new(&clock, [respond(429, &fields, ""), ok()]);
        assert_eq!(send(&clock.client(), Method::POST, &server).await.unwrap(), 200);
        // It is long past.
        assert!(clock.now() < SECOND);
    }
}

/// A server that sends one byte after the other, for as long as the client reads, does not hold it.
#[tokio::test]
async fn content_takes_no_longer_than_it_may() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a connection");
        read(&mut stream, Duration::ZERO);
        stream.write_all(b"HTTP/1.1 409 _\r\ncontent-length: 1000\r\n\r\n").expect("a client that reads");
        (0..1_000).take_while(|_| stream.write_all(b"z").and_then(|()| wait_a_little(&mut stream)).is_ok()).count()
    });
    let client = Clock::default().client().content_within(Duration::ZERO);
    let request = request(Method::POST, format!("http://{address}/orders"));
    let received = received(client.send(request).await.map(|response| response.status()));
    assert!(received.body().starts_with(b"z") && received.body().len() < 1_000);
}

/// Until the next byte goes out, or an error where the client has hung up.
fn wait_a_little(stream: &mut TcpStream) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_millis(1)))?;
    match stream.read(&mut [0]) {
        Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => Ok(()),
        _ => Err(ErrorKind::BrokenPipe.into()),
    }
}

/// For those who have a client already.
#[tokio::test]
async fn the_result_of_any_client_is_read() {
    let clock = Clock::default();
    let client = reqwest::Client::builder().no_proxy().build().expect("a client");
    let server = Server::new(&clock, [problem(401, "token_expired"), respond(304, "", ""), Act::HangUp]);
    let next = async || receive::<OrderError>(client.get(server.url("/")).send().await).await;
    let failure = next().await.unwrap_err();
    assert_eq!(failure.error(), Some(&OrderError::TokenExpired));
    assert_eq!(next().await.unwrap().status(), 304);
    assert!(matches!(next().await, Err(Failure::Transport(_))));
}

#[tokio::test]
async fn a_failure_is_an_error() {
    // A request that cannot be built has no response either.
    let nowhere = Clock::default().client().call(Method::GET, "http://", |request| request).await;
    let transport: Failure<OrderError> = nowhere.unwrap_err();
    assert!(matches!(transport, Failure::Transport(_)), "{transport:?}");
    assert_eq!(transport.to_string(), "there is no response");
    assert!(transport.source().is_some_and(|source| source.is::<reqwest::Error>()));
    assert!(transport.error().is_none() && transport.received().is_none());

    // A success whose content is something else, or comes to an early end.
    let clock = Clock::default();
    let half = Act::Respond("HTTP/1.1 200 _\r\ncontent-length: 100\r\n\r\n{".to_owned());
    for act in [ok(), half] {
        let server = Server::new(&clock, [act]);
        let read = async || -> Result<serde_json::Value, Failure<OrderError>> {
            let response = clock.client().call(Method::GET, server.url("/orders"), |request| request).await?;
            Ok(response.json().await?)
        };
        let content = read().await.unwrap_err();
        assert_eq!(content.to_string(), "the response is a success, and its content cannot be read");
        assert!(matches!(content, Failure::Content(_)) && content.source().is_some(), "{content:?}");
        assert_eq!((content.retry(), content.received().is_none()), (Retry::Never, true));
    }

    let clock = Clock::default();
    let once = clock.client().policy(Policy::new().attempts(1));
    let broken = respond(408, "content-type: application/problem+json\r\n", r#"{"code":"slow","id":"7"}"#);
    for (act, shown) in [
        (problem(401, "token_expired"), "the response is an error, 401, `token_expired`"),
        (problem(409, "line\\nbreak"), "the response is an error, 409, `line\\nbreak`"),
        (respond(502, "", "<h1>Bad Gateway</h1>"), "the response is an error, 502"),
        (broken, "`slow` (408) cannot be read: the member `id` is of another type"),
    ] {
        let server = Server::new(&clock, [act]);
        let failure = order(&once, &server).await.unwrap_err();
        assert_eq!(failure.to_string(), shown);
        assert!(failure.received().is_some());
    }
}
