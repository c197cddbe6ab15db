//! The two compilations: all programs for their messages, then those that compile, to be run.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use serde::Deserialize;
use serde_json::Value as Json;

use crate::print::{Place, Printed};

/// The compiler's messages about one program: the place and the first line of each.
pub(crate) type Messages = Vec<(Option<Place>, String)>;

/// The response of one value; `accept` is absent without a layer.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Seen {
    pub(crate) program: String,
    pub(crate) value: usize,
    pub(crate) accept: Option<String>,
    #[serde(default)]
    pub(crate) entry: Option<(String, u16, String, String, String)>,
    #[serde(default)]
    pub(crate) problem: Option<Vec<u8>>,
    #[serde(default)]
    pub(crate) read: Option<Read>,
    pub(crate) response: Sent,
}

/// What a client makes of a response.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Read {
    /// The code of the entry that is recognised; absent if there is none.
    pub(crate) entry: Option<String>,
    /// The member or the header that cannot be read.
    #[serde(default)]
    pub(crate) place: Option<String>,
    /// The code of the variant that holds what was read, or the response.
    #[serde(default)]
    pub(crate) kept: Option<String>,
    /// The detail that came.
    #[serde(default)]
    pub(crate) detail: Option<String>,
    /// The response of what was read.
    #[serde(default)]
    pub(crate) response: Option<Sent>,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Sent {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, Vec<u8>)>,
    pub(crate) body: Vec<u8>,
}

/// A crate of programs in the workspace's target directory.
pub(crate) struct Crate<'a> {
    directory: PathBuf,
    target: PathBuf,
    programs: Vec<(&'a str, &'a Printed)>,
}

impl<'a> Crate<'a> {
    pub(crate) fn new(name: &str, programs: Vec<(&'a str, &'a Printed)>, bare: &str) -> Crate<'a> {
        let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let workspace = workspace.canonicalize().expect("the workspace");
        let target = env::var_os("CARGO_TARGET_DIR").map_or(workspace.join("target"), PathBuf::from).join("programs");
        let directory = target.join("crates").join(name);
        let _ = fs::remove_dir_all(&directory);
        fs::create_dir_all(directory.join("src/programs")).expect("a directory");
        write(&directory.join("Cargo.toml"), &manifest(name, &workspace.join("status-runtime")));
        fs::copy(workspace.join("Cargo.lock"), directory.join("Cargo.lock")).expect("the lock file");
        write(&directory.join("src/main.rs"), include_str!("../runner/main.rs"));
        write(&directory.join("src/prelude.rs"), include_str!("../runner/prelude.rs"));
        write(&directory.join("src/helpers.rs"), include_str!("../runner/helpers.rs"));
        write(&directory.join("src/bare.json"), bare);
        for (name, printed) in &programs {
            write(&directory.join(format!("src/programs/{name}.rs")), &printed.text);
        }
        Crate { directory, target, programs }
    }

    /// The errors in each program. Some appear only without others, so programs with errors are removed and the rest is
    /// compiled again until there are none.
    pub(crate) fn messages(&self) -> BTreeMap<&'a str, Messages> {
        let mut found: BTreeMap<&str, Messages> = BTreeMap::new();
        loop {
            let without: BTreeSet<&str> = found.keys().copied().collect();
            self.list(&without);
            let output = self.cargo(&["check", "--message-format=json"]).output().expect("cargo");
            let text = String::from_utf8_lossy(&output.stdout);
            let before = found.len();
            let mut elsewhere = Vec::new();
            for line in text.lines().filter_map(|line| serde_json::from_str::<Json>(line).ok()) {
                let message = &line["message"];
                if message["level"] != "error" {
                    continue;
                }
                let first =
                    message["message"].as_str().unwrap_or_default().lines().next().unwrap_or_default().to_owned();
                let places = self.places(message);
                if places.is_empty() {
                    elsewhere.push(message["rendered"].as_str().unwrap_or_default().to_owned());
                }
                for (name, place) in places {
                    found.entry(name).or_default().push((place, first.clone()));
                }
            }
            if output.status.success() {
                return found;
            }
            // The closing line has no place either.
            let stderr = String::from_utf8_lossy(&output.stderr);
            assert!(found.len() > before, "the programs do not compile:\n{}\n{stderr}", elsewhere.join("\n"));
        }
    }

    /// The responses of the programs that compile.
    pub(crate) fn run(&self, without: &BTreeSet<&str>) -> Vec<Seen> {
        self.list(without);
        let output = self.cargo(&["run", "--quiet"]).output().expect("cargo");
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "the programs do not run:\n{stderr}");
        let text = String::from_utf8(output.stdout).expect("UTF-8");
        text.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
    }

    fn list(&self, without: &BTreeSet<&str>) {
        let programs = self.programs.iter().map(|(name, _)| *name).filter(|name| !without.contains(name));
        let programs: Vec<_> = programs.collect();
        let mut text = String::new();
        for name in &programs {
            text.push_str(&format!("mod {name};\n"));
        }
        text.push_str("pub fn all() -> Vec<(&'static str, Vec<crate::prelude::Row>)> {\n    vec![\n");
        for name in &programs {
            text.push_str(&format!("        ({name:?}, {name}::rows()),\n"));
        }
        text.push_str("    ]\n}\n");
        write(&self.directory.join("src/programs/mod.rs"), &text);
    }

    fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()));
        command.args(arguments).arg("--target-dir").arg(&self.target).current_dir(&self.directory);
        // The dependencies of the crate that this test belongs to.
        for (name, _) in env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("CARGO_PKG_")) {
            command.env_remove(name);
        }
        command
    }

    /// The programs, and the places in them, that a message refers to.
    fn places(&self, message: &Json) -> Vec<(&'a str, Option<Place>)> {
        let spans = message["spans"].as_array().into_iter().flatten();
        let mut places = Vec::new();
        for span in spans.filter(|span| span["is_primary"] == true) {
            let mut at = span;
            while !at.is_null() {
                let file = at["file_name"].as_str().and_then(|file| Path::new(file).file_stem()?.to_str());
                let program = self.programs.iter().find(|(name, _)| Some(*name) == file);
                if let Some((name, printed)) = program {
                    let line = at["line_start"].as_u64().unwrap_or_default() as usize;
                    places.push((*name, printed.place(line)));
                    break;
                }
                at = &at["expansion"]["span"];
            }
        }
        places
    }
}

fn write(path: &Path, text: &str) {
    fs::write(path, text).expect("a file");
}

fn manifest(name: &str, runtime: &Path) -> String {
    format!(
        r#"[package]
name = "drawn-{name}"
edition = "2024"
publish = false

[dependencies]
bytes = "1"
http = "1"
http-body-util = "0.1"
serde = "1"
serde_json = "1"
status-runtime = {{ path = {runtime:?}, features = ["read", "tower"] }}
thiserror = "2"
tower = {{ version = "0.5", features = ["util"] }}

[profile.dev]
debug = false
incremental = false

[workspace]
"#
    )
}
