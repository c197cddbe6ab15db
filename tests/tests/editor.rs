//! The editor features inside the attribute, requested from rust-analyzer as an editor does.
//!
//! It is the `rust-analyzer` of `RUST_ANALYZER`, or of the `PATH`: `rustup component add rust-analyzer`. Without one,
//! the test is skipped.

use std::fmt::Write as _;
use std::io::{BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};
use std::{env, fs, io, thread};

use lsp_server::{Message, Notification, Request, RequestId, Response};
use serde_json::{Value, json};
use status_vocabulary::{Companion, Keyword, Kind, Place, SITUATIONS, Situation};

/// Complete attributes, and some that are being written.
const BEGUN: &str = r#"use status_runtime::{FromResponse, HttpError, HttpOutcome, Received};

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(types = "https://api.example.com/problems/", role = gateway)]
pub enum Whole {
    #[status(rate_limited, retry_after = "60s")]
    Limited,
    #[status(conflict_state, type = "urn:example:conflict", header("X-Reason" = "locked"))]
    Conflict {
        #[status(extension)]
        with: u64,
    },
}

#[derive(HttpOutcome)]
pub enum Done {
    #[status(created, location = "/orders/{id}")]
    Created { id: u64 },
    #[status(acc)]
    Begun,
}

#[derive(Debug, FromResponse)]
pub enum Client {
    #[status(edit_conflict, code = "changed")]
    Changed {
        #[status(etag)]
        now: String,
    },
    #[status(bad_request, by_s)]
    Refused,
    #[status(maintenance, by_status)]
    Down,
    #[status(unknown)]
    Other(Received),
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(challenge = basic(realm = "api"))]
pub struct Alone;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(ro)]
pub enum Begun {
    #[status(not_fo)]
    Situation,
    #[status(unavailable, retry_a)]
    Companion,
    #[status(overloaded, retry_after = )]
    Value,
    #[status(forbidden, )]
    Word,
    #[status(gone, link(rel = "help", ))]
    Argument,
    #[status(unauthenticated)]
    Required,
    #[status(internal, l = debug)]
    Key,
    #[status(precondition_failed)]
    Field {
        #[status(et)]
        tag: String,
    },
}
"#;

const MANIFEST: &str = r#"[package]
name = "edited"
version = "0.0.0"
edition = "2024"

[dependencies]
status-runtime = { path = "RUNTIME", features = ["read"] }
thiserror = "2"

[workspace]
"#;

#[test]
fn words_are_explained_found_and_completed() {
    let Some(server) = rust_analyzer() else {
        // The test runner hides the output of passing tests, and this should be visible.
        let mut stderr = io::stderr();
        let _ = writeln!(
            stderr,
            "\n!!! SKIPPED: what editors show was not tested, because there is no rust-analyzer.\n\
             !!! `rustup component add rust-analyzer`, or name one in RUST_ANALYZER.\n"
        );
        return;
    };
    let program = format!("{BEGUN}{}", every_word());
    let mut editor = Editor::open(&server, &program);
    let mut wrong = Vec::new();

    // A keyword, a part of its documentation and the file of its definition, which is its row, in spite of missing keywords.
    const SITUATION: &str = "vocabulary/src/situation.rs";
    const COMPANION: &str = "vocabulary/src/companion.rs";
    const KEYWORD: &str = "vocabulary/src/keyword.rs";
    let mut words = vec![
        ("types = ".to_owned(), "RFC 9457 4.2.1", KEYWORD),
        ("role = gateway".to_owned(), "The part that the service plays between client and origin", KEYWORD),
        ("rate_limited, ".to_owned(), situation("rate_limited").when(), SITUATION),
        ("retry_after = \"60s\"".to_owned(), "RFC 9110 10.2.3", COMPANION),
        ("type = ".to_owned(), "RFC 9457 3.1.1", KEYWORD),
        ("header(".to_owned(), "RFC 9110 16.3", KEYWORD),
        ("extension".to_owned(), "RFC 9457 3.2", KEYWORD),
        ("location = ".to_owned(), "RFC 9110 10.2.2", COMPANION),
        ("challenge = basic".to_owned(), "RFC 9110 11.6.1", COMPANION),
        ("overloaded, ".to_owned(), situation("overloaded").when(), SITUATION),
        ("retry_after = )".to_owned(), "RFC 9110 10.2.3", COMPANION),
        ("forbidden, ".to_owned(), situation("forbidden").when(), SITUATION),
        ("link(rel".to_owned(), "RFC 8288 3", COMPANION),
        ("edit_conflict, code".to_owned(), situation("edit_conflict").when(), SITUATION),
        ("code = \"changed".to_owned(), "RFC 9457 3.2", KEYWORD),
        ("etag)]\n        now".to_owned(), "RFC 9110 8.8.3", COMPANION),
        ("by_status)]\n    Down".to_owned(), Keyword::ByStatus.purpose(), KEYWORD),
        ("unknown)]\n    Other".to_owned(), Keyword::Unknown.purpose(), KEYWORD),
        ("unauthenticated".to_owned(), situation("unauthenticated").when(), SITUATION),
    ];
    for row in SITUATIONS {
        words.push((format!("({}, sunset)", row.name()), row.when(), SITUATION));
    }
    for companion in Companion::ALL {
        words.push((format!("{companion} = here"), companion.purpose(), COMPANION));
        words.push((format!("{companion} = here"), companion.source(), COMPANION));
    }
    for (keyword, place, written) in each_keyword() {
        words.push((written.clone(), keyword.purpose(), KEYWORD));
        words.push((written, keyword.value(place).expect("a value at the place"), KEYWORD));
    }
    for (word, says, file) in &words {
        let shown = editor.hover(word);
        if !shown.to_lowercase().contains(&says.to_lowercase()) {
            wrong.push(format!("hovering `{word}` does not say `{says}`:\n{shown}"));
        }
        let place = editor.definition(word);
        if !place.ends_with(file) {
            wrong.push(format!("`{word}` is defined in `{place}`"));
        }
    }

    // Documentation that is not a literal has been shown since the spring of 2026.
    if editor.hover("rate_limited, ").contains("**429 Too Many Requests** (RFC 6585 4)") {
        let shown = editor.hover("retry_after = \"60s\"");
        if !(shown.contains("## Forms") && shown.contains("## What is refused")) {
            wrong.push(format!("hovering `retry_after` does not show its page:\n{shown}"));
        }
    }

    // Keywords that fit, each with one that does not.
    for (after, offered, not_offered) in [
        ("not_fo", "not_found", "created"),
        ("status(acc", "accepted", "not_found"),
        ("unavailable, retry_a", "retry_after", "unavailable"),
        ("internal, l", "log", "role"),
        ("status(ro", "role", "retry_after"),
        ("bad_request, by_s", "by_status", "role"),
        ("status(et", "etag", "code"),
    ] {
        let words = editor.complete(after);
        let has = |word: &str| words.iter().any(|offered| offered == word);
        if !has(offered) || has(not_offered) {
            wrong.push(format!("after `{after}`, `{offered}` and not `{not_offered}` should be offered: {words:?}"));
        }
    }

    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// Each keyword once, valid or not: its documentation is available in either case.
fn every_word() -> String {
    let mut program = String::new();
    for (kind, derive) in [(Kind::Error, "HttpError"), (Kind::Outcome, "HttpOutcome")] {
        writeln!(program, "#[derive(Debug, {derive})]\npub enum Each{derive} {{").unwrap();
        for (at, row) in SITUATIONS.iter().enumerate().filter(|(_, row)| row.kind() == kind) {
            writeln!(program, "    #[status({}, sunset)]\n    V{at},", row.name()).unwrap();
        }
        writeln!(program, "}}").unwrap();
    }
    writeln!(program, "#[derive(Debug, HttpError)]\npub enum Companions {{").unwrap();
    for (at, companion) in Companion::ALL.iter().enumerate() {
        writeln!(program, "    #[status(not_found, {companion} = here)]\n    V{at},").unwrap();
    }
    writeln!(program, "}}").unwrap();
    for (at, (_, place, written)) in each_keyword().enumerate() {
        match place {
            Place::Type => writeln!(program, "#[derive(Debug, HttpError)]\n#[status({written} T{at} {{ V }}"),
            Place::Variant => {
                writeln!(program, "#[derive(Debug, HttpError)]\npub enum V{at} {{\n#[status(gone, {written}}}")
            }
            Place::Field => {
                writeln!(
                    program,
                    "#[derive(Debug, HttpError)]\n#[status(gone)]\npub struct F{at} {{\n#[status({written}}}"
                )
            }
        }
        .unwrap();
    }
    program
}

/// Each keyword that is not a companion at each of its places, and the text that stands there alone. `crate` cannot be a
/// name, so editors are not told of it.
fn each_keyword() -> impl Iterator<Item = (Keyword, Place, String)> {
    let places = [
        (Place::Type, "here)]\npub enum"),
        (Place::Variant, "here)]\n    Variant"),
        (Place::Field, "here)]\n    field: u64"),
    ];
    places.into_iter().flat_map(|(place, rest)| {
        let keywords = Keyword::of(place).filter(|keyword| *keyword != Keyword::Crate);
        keywords.map(move |keyword| (keyword, place, format!("{keyword} = {rest}")))
    })
}

fn situation(name: &str) -> &'static Situation {
    Situation::named(name).expect("a situation")
}

fn rust_analyzer() -> Option<PathBuf> {
    let program = env::var_os("RUST_ANALYZER").map_or_else(|| PathBuf::from("rust-analyzer"), PathBuf::from);
    // rustup has a proxy of that name, which fails where the component is not installed.
    let version = Command::new(&program).arg("--version").output().ok()?;
    version.status.success().then_some(program)
}

struct Editor {
    server: Child,
    to: ChildStdin,
    from: Receiver<Message>,
    requests: i32,
    uri: String,
    program: String,
}

impl Editor {
    /// Opens the program and waits until it has been analyzed.
    fn open(server: &Path, program: &str) -> Editor {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("edited");
        let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../status-runtime").canonicalize().unwrap();
        fs::create_dir_all(root.join("src")).unwrap();
        fs::write(root.join("Cargo.toml"), MANIFEST.replace("RUNTIME", runtime.to_str().unwrap())).unwrap();
        // The versions are those that were tested with, and need no registry.
        fs::copy(runtime.join("../Cargo.lock"), root.join("Cargo.lock")).unwrap();
        fs::write(root.join("src/lib.rs"), program).unwrap();

        let mut server = Command::new(server)
            .current_dir(&root)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .expect("rust-analyzer starts");
        let to = server.stdin.take().unwrap();
        let mut stdout = BufReader::new(server.stdout.take().unwrap());
        let (sender, from) = channel();
        thread::spawn(move || {
            while let Ok(Some(message)) = Message::read(&mut stdout) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });

        let uri = |path: &Path| format!("file://{}", path.display());
        let mut editor =
            Editor { server, to, from, requests: 0, uri: uri(&root.join("src/lib.rs")), program: program.to_owned() };
        editor.request(
            "initialize",
            json!({
                "processId": null,
                "rootUri": uri(&root),
                "capabilities": {
                    "experimental": { "serverStatusNotification": true },
                    "textDocument": { "hover": { "contentFormat": ["markdown"] } },
                },
                "initializationOptions": {
                    "checkOnSave": false,
                    "cachePriming": { "enable": false },
                    "cargo": { "targetDir": true },
                },
            }),
        );
        editor.notify("initialized", json!({}));
        editor.notify(
            "textDocument/didOpen",
            json!({ "textDocument": { "uri": editor.uri, "languageId": "rust", "version": 1, "text": program } }),
        );
        editor.wait(|message| match message {
            Message::Notification(it) if it.method == "experimental/serverStatus" => {
                (it.params["quiescent"] == true).then_some(())
            }
            _ => None,
        });
        editor
    }

    fn hover(&mut self, word: &str) -> String {
        let shown = self.request("textDocument/hover", self.at(word, 1));
        shown["contents"]["value"].as_str().unwrap_or_default().to_owned()
    }

    fn definition(&mut self, word: &str) -> String {
        let places = self.request("textDocument/definition", self.at(word, 1));
        places[0]["uri"].as_str().unwrap_or_default().to_owned()
    }

    fn complete(&mut self, after: &str) -> Vec<String> {
        let offered = self.request("textDocument/completion", self.at(after, after.len()));
        let items = offered["items"].as_array().or(offered.as_array()).cloned().unwrap_or_default();
        items.iter().filter_map(|item| Some(item["label"].as_str()?.to_owned())).collect()
    }

    /// The position at that offset into the first occurrence of the text.
    fn at(&self, written: &str, offset: usize) -> Value {
        let offset = self.program.find(written).unwrap_or_else(|| panic!("`{written}` is in the program")) + offset;
        let before = &self.program[..offset];
        let line = before.matches('\n').count();
        let character = before.len() - before.rfind('\n').map_or(0, |newline| newline + 1);
        json!({ "textDocument": { "uri": self.uri }, "position": { "line": line, "character": character } })
    }

    fn request(&mut self, method: &str, params: Value) -> Value {
        self.requests += 1;
        let id = RequestId::from(self.requests);
        self.send(Request::new(id.clone(), method.to_owned(), params).into());
        self.wait(|message| match message {
            Message::Response(it) if it.id == id => Some(
                it.response_result.as_ref().map_or_else(|error| panic!("{method}: {}", error.message), Value::clone),
            ),
            _ => None,
        })
    }

    fn notify(&mut self, method: &str, params: Value) {
        self.send(Notification::new(method.to_owned(), params).into());
    }

    fn send(&mut self, message: Message) {
        message.write(&mut self.to).expect("rust-analyzer listens");
    }

    /// Returns the first matching message; meanwhile, requests of the server get empty responses.
    fn wait<T>(&mut self, mut wanted: impl FnMut(&Message) -> Option<T>) -> T {
        let patience = Instant::now() + Duration::from_secs(300);
        loop {
            let left = patience.saturating_duration_since(Instant::now());
            let message = self.from.recv_timeout(left).expect("rust-analyzer responds within five minutes");
            if let Some(found) = wanted(&message) {
                return found;
            }
            if let Message::Request(asked) = message {
                self.send(Response::new_ok(asked.id, Value::Null).into());
            }
        }
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
