//! The client's side does no I/O, starts no thread and needs no clock: it is for every client, also in a browser.

use std::collections::BTreeSet;
use std::env;
use std::process::Command;

/// What the client's side is made of, in WebAssembly without an operating system: data and parsers.
const PURE: [&str; 10] = [
    "bytes",
    "http",
    "itoa",
    "memchr",
    "serde",
    "serde_core",
    "serde_json",
    "status-runtime",
    "status-vocabulary",
    "zmij",
];

#[test]
fn the_clients_side_is_made_of_pure_crates() {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()));
    cargo.args(["tree", "--package", "status-runtime", "--no-default-features", "--features", "derive,read,retry"]);
    cargo.args(["--target", "wasm32-unknown-unknown", "--edges", "normal,no-proc-macro", "--prefix", "none"]);
    let output = cargo.args(["--format", "{lib}", "--locked"]).output().expect("cargo");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let tree = String::from_utf8(output.stdout).expect("UTF-8");
    let crates: BTreeSet<_> = tree.lines().map(|line| line.trim().replace('_', "-")).collect();
    let pure: BTreeSet<_> = PURE.iter().map(|name| name.replace('_', "-")).collect();
    assert_eq!(crates, pure);
}
