//! A long run of the shop under a `ProblemLayer`, with ordinary and hostile requests: all responses have to be valid,
//! and the memory of the process must not grow. `cargo run --release --manifest-path benches/Cargo.toml
//! -p status-bench-server --bin soak -- 10`, for ten minutes, which is the default.

use std::error::Error;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use std::{env, fs, panic, thread};

use status_bench_server::{MAX_CONTENT, Shop, router};
use status_runtime::{Challenge, ProblemLayer, RetryAfter};
use tokio::runtime::Builder;

type Result<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

/// The limit for the growth of the process after it has warmed up, in KiB.
const MOST_GROWTH: u64 = 4096;
static PANICS: AtomicU64 = AtomicU64::new(0);
static OBSERVED: AtomicU64 = AtomicU64::new(0);

fn main() -> Result<()> {
    let minutes: u64 = env::args().nth(1).map_or(Ok(10), |minutes| minutes.parse())?;
    let report = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        PANICS.fetch_add(1, Ordering::Relaxed);
        report(panic);
    }));
    let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    let shop = Shop::open().map_err(|error| error.to_string())?;
    let layer = ProblemLayer::new()
        .challenge(Challenge::bearer())
        .retry_after(RetryAfter::after(Duration::from_secs(1)))
        .observe(|_| _ = OBSERVED.fetch_add(1, Ordering::Relaxed));
    let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0"))?;
    let server = listener.local_addr()?;
    runtime.spawn(async move { axum::serve(listener, router(shop).layer(layer)).await });

    let end = Instant::now() + Duration::from_secs(60 * minutes);
    // By then, tables that grow with the customers have their final size, and so has the allocator.
    let warm = Instant::now() + (end - Instant::now()) / 4;
    let clients: Vec<_> = (0..4).map(|seed| thread::spawn(move || ask(server, seed + 1, end))).collect();
    thread::sleep(warm - Instant::now());
    let before = memory()?;
    println!("after the first quarter: {before} KiB");
    while Instant::now() < end {
        thread::sleep(Duration::from_secs(15).min(end.saturating_duration_since(Instant::now())));
        println!("{} KiB, {} errors observed", memory()?, OBSERVED.load(Ordering::Relaxed));
    }
    let mut responses = [0; 6];
    for client in clients {
        let counts = client.join().map_err(|_| "a client has panicked")??;
        responses.iter_mut().zip(counts).for_each(|(all, count)| *all += count);
    }
    let (after, panics) = (memory()?, PANICS.load(Ordering::Relaxed));
    println!("responses by class: {:?}; memory: {before} KiB, then {after} KiB; panics: {panics}", &responses[1..]);
    let observed = OBSERVED.load(Ordering::Relaxed);
    println!("errors with an id: {}; observed: {observed}", responses[0]);
    if panics > 0 || after > before + MOST_GROWTH || observed != responses[0] {
        return Err("a panic, an error that was not observed once, or a process that grows".into());
    }
    Ok(())
}

/// Pages of this process that are in memory, in KiB.
fn memory() -> Result<u64> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("no VmRSS")?;
    Ok(line.trim_end_matches("kB").trim().parse()?)
}

/// Sends requests until the end, and returns the number of errors that the layer saw, then the numbers of responses by
/// class. Input that cannot be read as a request does not reach the layer.
fn ask(server: SocketAddr, mut seed: u64, end: Instant) -> Result<[u64; 6]> {
    let mut counts = [0; 6];
    while Instant::now() < end {
        let request = request(&mut seed);
        let response = send(server, &request)?;
        let (status, is_seen) = valid(&request, &response).map_err(|reason| {
            let (request, response) = (String::from_utf8_lossy(&request), String::from_utf8_lossy(&response));
            format!("{reason}:\n{request:?}\n{response:?}")
        })?;
        counts[usize::from(status / 100)] += 1;
        counts[0] += u64::from(is_seen);
    }
    Ok(counts)
}

/// A random number below the bound (xorshift, Marsaglia).
fn any(seed: &mut u64, of: usize) -> usize {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    (*seed % of as u64) as usize
}

fn request(seed: &mut u64) -> Vec<u8> {
    const METHODS: [&str; 6] = ["GET", "GET", "POST", "PUT", "DELETE", "HEAD"];
    const PATHS: [&str; 11] = [
        "/orders",
        "/orders?limit=3",
        "/orders?limit=%00%ff&limit=x",
        "/orders/1",
        "/orders/99999999999999999999",
        "/orders/1/payment",
        "/v1/orders/1",
        "/nowhere",
        "//evil.example/%3Cscript%3E\"'`|",
        "/problems/too-fast",
        "/a%0d%0aset-cookie:%20a=b",
    ];
    const TOKENS: [&str; 6] = ["alice-token", "bob-token", "robot-token", "warehouse-token", "nobody", "\"<b>\u{e9}"];
    const ACCEPTS: [&str; 8] = [
        "*/*",
        "application/json",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "application/problem+xml",
        "text/plain",
        "application/problem+json;q=0, application/json",
        "text/html;q=\"0.5\";x=\",\", ;;, */*;q=nonsense",
        "image/png;q=0.001",
    ];
    const IDS: [&str; 4] =
        ["", "x-request-id: r-1\r\n", "x-request-id: a b;\u{e9}<script>\r\n", "x-request-id: a\r\nx-request-id: b\r\n"];
    const CONTENTS: [&str; 6] = [
        "",
        r#"{"item":"tea","quantity":2}"#,
        r#"{"item":"","quantity":-1}"#,
        r#"{"item":"\u0000<script>","quantity":1e999}"#,
        "[[[[[[[[[[[[[[[[",
        "quantity=1",
    ];
    let mut pick = |list: &[&'static str]| list[any(seed, list.len())];
    let (method, path, token, accept) = (pick(&METHODS), pick(&PATHS), pick(&TOKENS), pick(&ACCEPTS));
    let (id, content) = (pick(&IDS), pick(&CONTENTS));
    let media_type = pick(&["application/json", "application/json", "text/plain", "nonsense"]);
    let content = if any(seed, 50) == 0 { "x".repeat(MAX_CONTENT + 1) } else { content.to_owned() };
    let accept =
        if any(seed, 50) == 0 { format!("{}{accept}", "text/x;q=0.1,".repeat(200)) } else { accept.to_owned() };
    format!(
        "{method} {path} HTTP/1.1\r\nhost: shop\r\nauthorization: Bearer {token}\r\naccept: {accept}\r\n{id}\
         content-type: {media_type}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{content}",
        content.len()
    )
    .into()
}

fn send(server: SocketAddr, request: &[u8]) -> Result<Vec<u8>> {
    let mut stream = TcpStream::connect(server)?;
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    stream.write_all(request)?;
    let mut response = Vec::new();
    // A server that refuses content may close the connection before it has read all of it.
    match stream.read_to_end(&mut response) {
        Err(error) if response.is_empty() => Err(error.into()),
        Ok(_) | Err(_) => Ok(response),
    }
}

/// The status of a response whose content agrees with its header fields, and whether it is an error with an id.
fn valid(request: &[u8], response: &[u8]) -> Result<(u16, bool)> {
    let end = response.windows(4).position(|window| window == b"\r\n\r\n").ok_or("no end of the header fields")?;
    let (head, content) = (str::from_utf8(&response[..end])?, &response[end + 4..]);
    let (line, fields) = head.split_once("\r\n").ok_or("no header fields")?;
    let status: u16 = line.get(9..12).ok_or("no status")?.parse()?;
    let field = |name: &str| {
        let line = fields.split("\r\n").find_map(|field| field.split_once(':').filter(|(known, _)| *known == name));
        line.map(|(_, value)| value.trim())
    };
    let is_head = request.starts_with(b"HEAD ");
    if let Some(length) = field("content-length")
        && !is_head
        && length.parse() != Ok(content.len())
    {
        return Err("another length".into());
    }
    let id = field("x-request-id").filter(|_| status >= 400);
    if is_head || status < 400 {
        return Ok((status, id.is_some()));
    }
    let Some(id) = id else { return if status == 400 { Ok((status, false)) } else { Err("no id".into()) } };
    let text = str::from_utf8(content)?;
    match field("content-type").unwrap_or_default() {
        "application/problem+json" | "application/json" => {
            let problem: serde_json::Value = serde_json::from_str(text)?;
            if problem["status"] != status || problem["request_id"] != id {
                return Err("another status or id".into());
            }
        }
        "application/problem+xml" => {
            let document = roxmltree::Document::parse(text)?;
            if document.root_element().tag_name().namespace() != Some("urn:ietf:rfc:7807") {
                return Err("not a problem".into());
            }
        }
        "text/html; charset=utf-8" => {
            let is_harmless = !text.contains("<script") && !text.contains("<b>");
            if !text.starts_with("<!DOCTYPE html>") || !text.ends_with("</html>\n") || !is_harmless {
                return Err("not a page".into());
            }
        }
        "text/plain; charset=utf-8" => {
            if !text.starts_with(&status.to_string()) || text.contains(|c: char| c.is_control() && c != '\n') {
                return Err("not a text".into());
            }
        }
        other => return Err(format!("an error as `{other}`").into()),
    }
    Ok((status, true))
}
