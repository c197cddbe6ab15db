//! Talks to the same service in every framework.

mod server;

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Command, Stdio};

use serde_json::json;
use server::{Server, send};

async fn orders(program: &str) {
    let server = Server::start(program, &[], Stdio::inherit());

    let order = send(server.request("GET", "/orders/7")).await;
    assert_eq!((order.status, order.body.as_str()), (200, r#"["tea","milk"]"#));
    assert_eq!(order.header("content-type"), Some("application/json"));

    let renumbered = send(server.request("GET", "/orders/8")).await;
    assert_eq!((renumbered.status, renumbered.header("location")), (303, Some("/orders/7")));

    // RFC 9110 11.6.1: a challenge for each scheme, one per line.
    let theirs = send(server.request("GET", "/orders/9")).await;
    assert_eq!(theirs.status, 401);
    let challenges: Vec<_> = theirs.headers.get_all("www-authenticate").iter().collect();
    assert_eq!(challenges, [r#"Bearer realm="orders""#, r#"Basic realm="orders""#]);

    let missing = send(server.request("GET", "/orders/1")).await;
    assert_eq!((missing.status, missing.header("content-type")), (404, Some("application/problem+json")));
    assert_eq!(missing.json(), missing_document());
}

fn missing_document() -> serde_json::Value {
    json!({
        "type": "https://api.example.com/problems/no-such-order",
        "title": "Not found",
        "status": 404,
        "detail": "order 1 does not exist",
        "code": "no_such_order",
        "id": 1
    })
}

macro_rules! frameworks {
    ($($name:ident $program:literal,)*) => {
        $(
            #[tokio::test]
            async fn $name() {
                orders(env!(concat!("CARGO_BIN_EXE_", $program))).await;
            }
        )*
    };
}

frameworks! {
    actix_web "actix-web",
    axum "axum",
    ntex "ntex",
    poem "poem",
    rocket "rocket",
    salvo "salvo",
    viz "viz",
    warp "warp",
}

/// The runtime API of a function: the function requests the next invocation and posts its response.
#[test]
fn lambda() {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    let mut function = Command::new(env!("CARGO_BIN_EXE_lambda"))
        .env("AWS_LAMBDA_RUNTIME_API", listener.local_addr().expect("an address").to_string())
        .env("AWS_LAMBDA_FUNCTION_NAME", "orders")
        .env("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "128")
        .env("AWS_LAMBDA_FUNCTION_VERSION", "1")
        .env("AWS_LAMBDA_LOG_STREAM_NAME", "orders")
        .env("AWS_LAMBDA_LOG_GROUP_NAME", "orders")
        .stdout(Stdio::null())
        .spawn()
        .expect("the example starts");
    let event = json!({
        "version": "2.0",
        "routeKey": "$default",
        "rawPath": "/orders/1",
        "rawQueryString": "",
        "headers": {"host": "orders.example"},
        "requestContext": {
            "accountId": "1", "apiId": "a", "domainName": "orders.example", "domainPrefix": "orders", "stage": "$default",
            "http": {"method": "GET", "path": "/orders/1", "protocol": "HTTP/1.1", "sourceIp": "127.0.0.1", "userAgent": ""},
            "requestId": "r", "routeKey": "$default", "time": "01/Jan/2030:00:00:00 +0000", "timeEpoch": 1
        },
        "isBase64Encoded": false
    })
    .to_string();

    let mut waiting = None;
    let returned = loop {
        let (mut stream, _) = listener.accept().expect("a connection");
        let request = read(&mut stream);
        if let Some((_, body)) = request.split_once("\r\n\r\n").filter(|(head, _)| head.starts_with("POST")) {
            break body.to_owned();
        }
        let length = event.len();
        let head = format!(
            "HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: 1\r\nLambda-Runtime-Deadline-Ms: 4102444800000\r\n\
             Lambda-Runtime-Invoked-Function-Arn: arn\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
        );
        // One invocation is enough: the second request stays open.
        if waiting.is_none() {
            stream.write_all((head + &event).as_bytes()).expect("an event that can be sent");
        }
        waiting = Some(stream);
    };
    function.kill().expect("a function that can be ended");
    function.wait().expect("its end");

    let returned: serde_json::Value = serde_json::from_str(&returned).expect("a response");
    assert_eq!(returned["statusCode"], 404);
    assert_eq!(returned["headers"]["content-type"], "application/problem+json");
    assert_eq!(returned["isBase64Encoded"], false);
    let body: serde_json::Value = serde_json::from_str(returned["body"].as_str().expect("text")).expect("a document");
    assert_eq!(body, missing_document());
}

/// A request, read to the end that its Content-Length gives.
fn read(stream: &mut TcpStream) -> String {
    let mut read = Vec::new();
    let mut byte = [0];
    while !read.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte).expect("a head");
        read.push(byte[0]);
    }
    let head = String::from_utf8(read).expect("ASCII");
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(": ")?;
        name.eq_ignore_ascii_case("content-length").then(|| value.parse::<usize>().ok())?
    });
    let mut body = vec![0; length.unwrap_or(0)];
    stream.read_exact(&mut body).expect("content");
    head + &String::from_utf8(body).expect("text")
}
