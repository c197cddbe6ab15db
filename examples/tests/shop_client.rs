//! Drives the shop's client against the shop.

#[allow(dead_code, reason = "the other tests send requests of their own")]
mod server;

use std::process::{Command, Output, Stdio};

use server::Server;

const SHOP: &str = env!("CARGO_BIN_EXE_shop");
const CLIENT: &str = env!("CARGO_BIN_EXE_shop-client");

fn visit(shop: &str) -> (Output, String) {
    let output = Command::new(CLIENT).env("SHOP", shop).output().expect("it starts");
    let lines = String::from_utf8(output.stdout.clone()).expect("text");
    (output, lines)
}

#[test]
fn it_reads_each_error_and_does_what_it_says() {
    let shop = Server::start(SHOP, &[], Stdio::null());
    let (output, lines) = visit(&shop.base);
    assert!(output.status.success(), "{output:?}");
    let lines = Vec::from_iter(lines.lines());
    let [placed, conflict, invalid, pause, one, other, expired, orders] = lines[..] else { panic!("{lines:#?}") };
    assert_eq!(placed, "placed: 2 of tea");
    assert_eq!(conflict, "409: another order has this reference");
    assert_eq!(invalid, "422: /item must not be empty, /quantity must be from 1 to 100");
    // The Retry-After of the shop is a second, and jitter makes it longer.
    let pause = pause.strip_prefix("again in ").and_then(|pause| pause.strip_suffix(" ms"));
    assert!(pause.is_some_and(|pause| (1_000..2_000).contains(&pause.parse().unwrap_or(0))), "{lines:#?}");
    assert_eq!((one, other), ("orders: 0", "orders: 0"));
    assert_eq!(expired, "the token has expired: signed in again");
    assert!(orders.starts_with("orders: "), "{lines:#?}");

    // A visit leaves nothing behind that the next one stumbles over.
    let (output, lines) = visit(&shop.base);
    assert!(output.status.success() && lines.starts_with("placed: 2 of tea\n409"), "{output:?}");
}

#[test]
fn without_a_shop_it_says_so() {
    let (output, _) = visit("http://127.0.0.1:1");
    let reason = String::from_utf8(output.stderr).expect("text");
    assert_eq!(output.status.code(), Some(1), "{reason}");
    assert!(reason.contains("cargo run --bin shop") && !reason.contains("panicked"), "{reason}");
}
