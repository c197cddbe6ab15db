//! Code that the tests share: a reference for the layer's [`negotiation`]; and the cases under `ui/`, the messages that
//! they announce, and those of the compiler.
//!
//! A case announces each message in a comment below the line that the message points at:
//!
//! ```text
//!     #[status(unauthorized)]
//!     //~ unauthorized -> `unauthenticated` | `forbidden`
//! ```
//!
//! Exactly the underlined source precedes the arrow, and parts of the message, in any order, follow it.

use std::path::{Path, PathBuf};
use std::{fs, mem};

pub mod diagnostic;
pub mod negotiation;

pub use diagnostic::Diagnostic;

/// A program that must not compile, or only with a warning.
#[derive(Debug)]
pub struct Case {
    /// The path of the program.
    pub path: PathBuf,
    /// `refused` or `warned`.
    pub level: String,
    /// The class of its rule, after which the directory is named.
    pub class: String,
    /// The rule, after which the file is named.
    pub rule: String,
    /// The comment at its top.
    pub reason: String,
    /// The program without its first comment and its marks.
    pub program: String,
    /// The messages that it announces.
    pub marks: Vec<Mark>,
    lines: Vec<String>,
}

/// The announcement of one message.
#[derive(Debug)]
pub struct Mark {
    /// The line that the message points at, counted from one.
    pub line: usize,
    /// The underlined source.
    pub spanned: String,
    /// The parts of the message.
    pub says: Vec<String>,
}

/// The directory of the cases.
pub fn directory() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("ui")
}

/// Every case that is refused (`refused`) or compiles with a warning (`warned`), in the order of its path.
pub fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for level in ["refused", "warned"] {
        for class in entries(&directory().join(level)) {
            let files = entries(&class).into_iter().filter(|file| file.extension().is_some_and(|it| it == "rs"));
            cases.extend(files.map(|file| Case::read(&file)));
        }
    }
    cases
}

fn entries(directory: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<_> = fs::read_dir(directory)
        .unwrap_or_else(|error| panic!("{}: {error}", directory.display()))
        .map(|entry| entry.expect("an entry of a directory").path())
        .collect();
    entries.sort();
    entries
}

impl Case {
    /// The case in that file.
    ///
    /// # Panics
    ///
    /// When it cannot be read or is not written as a case is.
    pub fn read(path: &Path) -> Case {
        let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let reason: Vec<&str> =
            text.lines().map_while(|line| line.strip_prefix("//")).map(|line| line.trim_start()).collect();
        assert!(!reason.is_empty(), "{}: a case begins with a comment that says why", path.display());

        let mut marks = Vec::new();
        let mut program = String::new();
        let mut marked = 0;
        for (index, line) in text.lines().enumerate().skip(reason.len()) {
            if let Some(mark) = line.trim_start().strip_prefix("//~ ") {
                let (spanned, says) = mark
                    .split_once(" -> ")
                    .unwrap_or_else(|| panic!("{}:{}: a mark has an arrow", path.display(), index + 1));
                let says = says.split(" | ").map(str::to_owned).collect();
                marks.push(Mark { line: marked, spanned: spanned.to_owned(), says });
            } else {
                marked = index + 1;
                program.push_str(line);
                program.push('\n');
            }
        }

        let name = |path: &Path| path.file_stem().expect("a path below `ui`").to_string_lossy().into_owned();
        let class = path.parent().expect("a path below `ui`");
        Case {
            path: path.to_owned(),
            level: name(class.parent().expect("a path below `ui`")),
            class: name(class),
            rule: name(path),
            reason: reason.join("\n"),
            program: program.trim().to_owned(),
            marks,
            lines,
        }
    }

    /// The compiler's messages about the case, as committed beside it.
    ///
    /// # Errors
    ///
    /// When nothing was committed.
    pub fn diagnostics(&self) -> Result<Vec<Diagnostic>, String> {
        let path = self.path.with_extension("stderr");
        let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(diagnostic::parse(&text, &self.lines))
    }

    /// The differences between the messages and the announced ones.
    pub fn differences(&self) -> Vec<String> {
        let mut diagnostics = match self.diagnostics() {
            Ok(diagnostics) => diagnostics,
            Err(error) => return vec![error],
        };
        let mut differences = Vec::new();
        for mark in &self.marks {
            let at = format!("{}:{}", self.path.display(), mark.line);
            let found = diagnostics.iter().position(|it| it.line == mark.line && it.spanned == mark.spanned);
            let found = found.or_else(|| diagnostics.iter().position(|it| it.line == mark.line));
            let Some(found) = found.map(|index| diagnostics.remove(index)) else {
                differences.push(format!("{at}: nothing is said about `{}`", mark.spanned));
                continue;
            };
            if found.spanned != mark.spanned {
                differences.push(format!("{at}: `{}` is underlined, not `{}`", found.spanned, mark.spanned));
            }
            for says in mark.says.iter().filter(|says| !found.says(says)) {
                differences.push(format!("{at}: does not say {says}: {}", found.text));
            }
        }
        for left in mem::take(&mut diagnostics) {
            differences.push(format!("{}:{}: not announced: {}", self.path.display(), left.line, left.text));
        }
        differences
    }
}
