//! The program itself: it says where it is, and logs the causes that it does not tell.

use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Stdio};

#[tokio::test]
async fn it_prints_requests_and_logs_causes() {
    let mut program = Command::new(env!("CARGO_BIN_EXE_bookings"))
        .env("PORT", "0")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut lines = BufReader::new(program.stdout.take().expect("its output")).lines().map(|line| line.expect("text"));
    let first = lines.next().expect("a line");
    let base = first.split(' ').find(|word| word.starts_with("http://")).expect("an address").trim_end_matches(';');
    let token =
        lines.find_map(|line| Some(line.strip_prefix("ADA='")?.strip_suffix('\'')?.to_owned())).expect("a token");
    let token = token.strip_prefix("Authorization: ").expect("a header");

    let http = reqwest::Client::builder().no_proxy().build().expect("a client");
    let post = |path: &str, content: &'static str| {
        let request = http.post(format!("{base}{path}")).header("authorization", token);
        request.header("content-type", "application/json").body(content).send()
    };
    let placed = post("/bookings", r#"{"event": "fado", "email": "ada@example.com", "seats": 2}"#).await;
    assert_eq!(placed.expect("a response").status(), 201);
    let failed = post("/bookings/1/payment", r#"{"card": "4000000000000500"}"#).await.expect("a response");
    assert_eq!(failed.status(), 502);
    let id = failed.headers()["x-request-id"].to_str().expect("text").to_owned();

    program.kill().expect("it is there");
    let mut log = String::new();
    program.stderr.take().expect("its log").read_to_string(&mut log).expect("text");
    program.wait().expect("it has stopped");
    let line = log.lines().find(|line| line.contains("bank_failed") && line.contains("exception.message")).expect(&log);
    assert!(line.contains("the bank failed") && line.contains(&id), "{line}");
}
