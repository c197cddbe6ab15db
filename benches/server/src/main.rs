//! Compares the derive with a response tuned by hand, as a client of the shop sees them: its 404 and its 429, from one
//! router, under load in turns. `cargo run --release --manifest-path benches/Cargo.toml -p status-bench-server`; it
//! needs `wrk`.
//!
//! Each round runs the hand-tuned routes twice. The difference between those two is the machine's precision.

#![allow(dead_code, reason = "the shop does more than is measured")]

#[path = "../../../examples/src/bin/shop/auth.rs"]
mod auth;
#[path = "../../../examples/src/bin/shop/error.rs"]
mod error;
#[path = "../../../examples/src/bin/shop/extract.rs"]
mod extract;
#[path = "../../../examples/src/bin/shop/limits.rs"]
mod limits;
#[path = "../../../examples/src/bin/shop/openapi.rs"]
mod openapi;
#[path = "../../../examples/src/bin/shop/outcome.rs"]
mod outcome;
#[path = "../../../examples/src/bin/shop/pages.rs"]
mod pages;
#[path = "../../../examples/src/bin/shop/routes.rs"]
mod routes;
#[path = "../../../examples/src/bin/shop/store.rs"]
mod store;
mod tuned;

use std::error::Error;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::Command;
use std::sync::Arc;

use axum::Router;
use tokio::runtime::{Builder, Runtime};

use crate::limits::Limits;
use crate::store::Store;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const MAX_CONTENT: usize = 16 * 1024;
const ROUNDS: usize = 15;
const SECONDS: &str = "2s";
const ROUTES: [(&str, &str); 2] = [("404", "/nowhere"), ("429", "/orders")];
/// The one request that this token has per hour is spent.
const TOKEN: &str = "authorization: Bearer robot-token";

pub struct Shop {
    store: Store,
    limits: Limits,
}

struct Load {
    /// Requests per second.
    rate: f64,
    /// The 99th percentile of the response times, in microseconds.
    p99: f64,
}

fn main() -> Result<()> {
    // One core for the server, so that `wrk` has the other.
    let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    let shop = Arc::new(Shop { store: Store::open(None)?, limits: Limits::new() });
    let derived = serve(&runtime, routes::router(Arc::clone(&shop)))?;
    let tuned = serve(&runtime, tuned::router(shop))?;
    for (status, path) in ROUTES {
        let (derived, tuned) = (answer(derived, path)?, answer(tuned, path)?);
        if derived != tuned || !derived.starts_with(&format!("HTTP/1.1 {status} ")) {
            return Err(format!("the two do not answer {status} alike:\n{derived}\n{tuned}").into());
        }
    }

    println!(
        "| route | requests per second: derive, tuned | ratio | p99 in us: derive, tuned | ratio | tuned to itself |"
    );
    println!("|---|---|---|---|---|---|");
    for (status, path) in ROUTES {
        let mut rounds = Vec::new();
        for round in 0..ROUNDS {
            let mut servers = [derived, tuned, tuned];
            servers.rotate_left(round % 3);
            let mut loads = servers.map(|server| load(server, path));
            loads.rotate_right(round % 3);
            let [derived, tuned, again] = loads;
            rounds.push((derived?, tuned?, again?));
        }
        let of = |what: &dyn Fn(&(Load, Load, Load)) -> f64| median(rounds.iter().map(what).collect());
        println!(
            "| {status} | {:.0}, {:.0} | {:.3} | {:.0}, {:.0} | {:.3} | {:.3}, {:.3} |",
            of(&|it| it.0.rate),
            of(&|it| it.1.rate),
            of(&|it| it.0.rate / it.1.rate),
            of(&|it| it.0.p99),
            of(&|it| it.1.p99),
            of(&|it| it.0.p99 / it.1.p99),
            of(&|it| it.2.rate / it.1.rate),
            of(&|it| it.2.p99 / it.1.p99),
        );
    }
    Ok(())
}

fn serve(runtime: &Runtime, router: Router) -> Result<SocketAddr> {
    let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0"))?;
    let address = listener.local_addr()?;
    runtime.spawn(async move { axum::serve(listener, router).await });
    Ok(address)
}

/// The response as it goes over the wire, without the digits that depend on the clock.
fn answer(server: SocketAddr, path: &str) -> Result<String> {
    let mut stream = TcpStream::connect(server)?;
    write!(stream, "GET {path} HTTP/1.1\r\nhost: shop\r\n{TOKEN}\r\nconnection: close\r\n\r\n")?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    // The clock ticks between two responses, so the digits of the date and of the delay may differ.
    let (status, rest) = answer.split_at(answer.find('\r').ok_or("no status line")?);
    Ok(status.to_owned() + &rest.replace(|char: char| char.is_ascii_digit(), "0"))
}

fn load(server: SocketAddr, path: &str) -> Result<Load> {
    let url = format!("http://{server}{path}");
    let wrk = Command::new("wrk").args(["-t1", "-c16", "-d", SECONDS, "--latency", "-H", TOKEN, &url]).output();
    let report = String::from_utf8(wrk.map_err(|error| format!("`wrk` is needed: {error}"))?.stdout)?;
    let after = |label: &str| {
        let said = report.lines().find_map(|line| line.trim().strip_prefix(label));
        said.map(str::trim).ok_or_else(|| format!("`wrk` says no `{label}`:\n{report}"))
    };
    Ok(Load { rate: after("Requests/sec:")?.parse()?, p99: microseconds(after("99%")?)? })
}

fn microseconds(text: &str) -> Result<f64> {
    let (number, unit) = text.split_at(text.find(char::is_alphabetic).ok_or("a time has a unit")?);
    let unit = match unit {
        "us" => 1.0,
        "ms" => 1e3,
        "s" => 1e6,
        other => return Err(format!("`{other}` is no unit of time").into()),
    };
    Ok(number.parse::<f64>()? * unit)
}

fn median(mut of: Vec<f64>) -> f64 {
    of.sort_by(f64::total_cmp);
    of[of.len() / 2]
}
