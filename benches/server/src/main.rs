//! The shop under load, as its clients see it: two servers in turns. Its 404 and its 429, from the derive and tuned by
//! hand; and a success and the 404, with a `ProblemLayer` around the router and without. `cargo run --release
//! --manifest-path benches/Cargo.toml -p status-bench-server`; it needs `wrk`.
//!
//! Each round runs the second server twice. Their ratio, in parentheses, is the machine's precision.

use std::error::Error;
use std::fs;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::Command;
use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use status_bench_server::{Shop, nowhere, router, tuned};
use status_runtime::ProblemLayer;
use tokio::runtime::{Builder, Runtime};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const ROUNDS: usize = 15;
const SECONDS: &str = "2s";
const NOWHERE: (&str, &str) = ("404", "/nowhere");
const TOO_FAST: (&str, &str) = ("429", "/orders");
/// A response that costs next to nothing, so that the share of the layer is as large as it can be.
const READY: (&str, &str) = ("200", "/ready");
/// The one request that this token has per hour is spent.
const TOKEN: &str = "authorization: Bearer robot-token";

struct Load {
    /// Requests per second.
    rate: f64,
    /// The time that the server's processor takes for a request, in microseconds: other programs do not change it much.
    cpu: f64,
    /// The 99th percentile of the response times, in microseconds.
    p99: f64,
}

fn main() -> Result<()> {
    // One core for the server, so that `wrk` has the other.
    let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    let shop = Shop::open()?;
    let plain = router(Arc::clone(&shop)).route(READY.1, get(async || "ready")).route(NOWHERE.1, get(nowhere));
    let layered = serve(&runtime, plain.clone().layer(ProblemLayer::new()))?;
    let plain = serve(&runtime, plain)?;
    let tuned = serve(&runtime, tuned::router(shop))?;
    for (status, path) in [NOWHERE, TOO_FAST] {
        let (derived, tuned) = (response_to(plain, path)?, response_to(tuned, path)?);
        if derived != tuned || !derived.starts_with(&format!("HTTP/1.1 {status} ")) {
            return Err(format!("the two responses of {status} differ:\n{derived}\n{tuned}").into());
        }
    }
    compare("derive", "tuned", [plain, tuned], [NOWHERE, TOO_FAST])?;
    compare("in the layer", "without", [layered, plain], [READY, NOWHERE])
}

/// Prints the rates and times of two servers.
fn compare(one: &str, other: &str, servers: [SocketAddr; 2], routes: [(&str, &str); 2]) -> Result<()> {
    println!(
        "\n| route, {one} and {other} | requests per second | ratio | CPU us per request | ratio | p99 in us | ratio |"
    );
    println!("|---|---|---|---|---|---|---|");
    for (status, path) in routes {
        let mut rounds = Vec::new();
        for round in 0..ROUNDS {
            let mut servers = [servers[0], servers[1], servers[1]];
            servers.rotate_left(round % 3);
            let mut loads = servers.map(|server| load(server, path));
            loads.rotate_right(round % 3);
            let [one, other, again] = loads;
            rounds.push((one?, other?, again?));
        }
        print!("| {status} |");
        for part in [(|load| load.rate) as fn(&Load) -> f64, |load| load.cpu, |load| load.p99] {
            let of = |what: &dyn Fn(&(Load, Load, Load)) -> f64| median(rounds.iter().map(what).collect());
            let (one, other) = (of(&|it| part(&it.0)), of(&|it| part(&it.1)));
            let ratio = of(&|it| part(&it.0) / part(&it.1));
            let itself = of(&|it| part(&it.2) / part(&it.1));
            print!(" {one:.1}, {other:.1} | {ratio:.3} ({itself:.3}) |");
        }
        println!();
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
fn response_to(server: SocketAddr, path: &str) -> Result<String> {
    let mut stream = TcpStream::connect(server)?;
    write!(stream, "GET {path} HTTP/1.1\r\nhost: shop\r\n{TOKEN}\r\nconnection: close\r\n\r\n")?;
    let mut response_to = String::new();
    stream.read_to_string(&mut response_to)?;
    // The clock ticks between two responses, so the digits of the date and of the delay may differ.
    let (status, rest) = response_to.split_at(response_to.find('\r').ok_or("no status line")?);
    Ok(status.to_owned() + &rest.replace(|char: char| char.is_ascii_digit(), "0"))
}

fn load(server: SocketAddr, path: &str) -> Result<Load> {
    let url = format!("http://{server}{path}");
    let before = cpu()?;
    let wrk = Command::new("wrk").args(["-t1", "-c16", "-d", SECONDS, "--latency", "-H", TOKEN, &url]).output();
    let report = String::from_utf8(wrk.map_err(|error| format!("`wrk` is needed: {error}"))?.stdout)?;
    let after = |label: &str| {
        let found = report.lines().find_map(|line| line.trim().strip_prefix(label));
        found.map(str::trim).ok_or_else(|| format!("`wrk` says no `{label}`:\n{report}"))
    };
    let requests = report.lines().find_map(|line| line.trim().split_once(" requests in ")).ok_or("no requests")?.0;
    let cpu = (cpu()? - before) / requests.parse::<f64>()?;
    Ok(Load { rate: after("Requests/sec:")?.parse()?, cpu, p99: microseconds(after("99%")?)? })
}

/// The time for which this process has run, in microseconds.
fn cpu() -> Result<f64> {
    let mut nanoseconds = 0.0;
    for thread in fs::read_dir("/proc/self/task")? {
        let times = fs::read_to_string(thread?.path().join("schedstat"))?;
        nanoseconds += times.split(' ').next().ok_or("no time")?.parse::<f64>()?;
    }
    Ok(nanoseconds / 1e3)
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
