//! Every pair of a situation and a companion, at its level: no message about valid pairs, and one message, in the right
//! place, about each of the others.
//!
//! The pairs are generated from the vocabulary into separate packages, each variant on one line. Refused and accepted
//! ones are two programs, because errors keep the compiler from its lints.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use status_vocabulary::{
    AMBIGUOUS, Companion, Form, Keyword, Kind, POLICIES, REFUSED, Role, SITUATIONS, Severity, Situation, Term,
    situation,
};

/// The expected message of a line.
struct Expected {
    line: usize,
    level: &'static str,
    spanned: String,
    says: Vec<String>,
}

/// A message from cargo.
struct Reported {
    line: usize,
    level: String,
    spanned: String,
    text: String,
}

/// A program that is written line by line, with the expected messages.
struct Program {
    text: String,
    lines: usize,
    variants: usize,
    types: usize,
    expected: Vec<Expected>,
}

/// A variant: the keywords after its situation, and its fields.
#[derive(Default, Clone)]
struct Variant {
    words: Vec<String>,
    fields: Vec<String>,
}

#[test]
fn what_is_refused_is_refused_once_and_in_its_place() {
    let program = refused();
    assert!(program.expected.len() > 600, "only {} lines of the vocabulary are refused", program.expected.len());
    check("refused", &program);
}

#[test]
fn what_is_right_is_passed_over_and_what_is_odd_warned_about_once() {
    let program = compiling();
    assert!(program.expected.len() > 400, "only {} lines of the vocabulary are odd", program.expected.len());
    check("compiling", &program);
}

fn refused() -> Program {
    let mut program = Program::new();
    for &situation in SITUATIONS {
        let complete = Variant::complete(situation, None);

        program.open(situation.kind(), &words_of_the_type(situation));
        for companion in situation.required().iter() {
            let says = [companion.name()];
            program.error(situation, &Variant::complete(situation, Some(companion)), situation.name(), &says);
            if has_literal(companion) {
                let waived = Variant::complete(situation, Some(companion)).word(format!("{companion} = none"));
                program.error(situation, &waived, "none", &says);
            }
        }
        if let Some(first) = situation.decide().iter().next() {
            let says = [first.name(), "none"];
            program.error(situation, &Variant::complete(situation, Some(first)), situation.name(), &says);
        }
        for companion in situation.never().iter().filter(|&companion| can_be_written(situation, companion)) {
            let given = complete.clone().given(companion);
            program.error(situation, &given, companion.name(), &[companion.name()]);
            if has_literal(companion) {
                let deliberate = given.word(format!("deliberate({companion})"));
                program.error(situation, &deliberate, companion.name(), &[companion.name()]);
            }
        }
        if situation.no_store_only() {
            let stored = complete.clone().word("cache_control = \"max-age=5\"".into());
            program.error(situation, &stored, "\"max-age=5\"", &["no-store", "RFC 6585"]);
        }
        if situation.masked() && situation != situation::HIDDEN {
            let shown = complete.clone().word("detail = \"what happened\"".into());
            program.error(situation, &shown, "detail", &["expose"]);
        }
        program.close(situation.kind());

        if let Some(rule) = situation.role().filter(|rule| rule.otherwise == Severity::Error) {
            for role in Role::ALL.into_iter().filter(|role| !rule.is.contains(role)) {
                program.open(situation.kind(), &format!("role = {}", role.name()));
                program.error(situation, &complete, situation.name(), &["role = ", rule.is[0].name()]);
                program.close(situation.kind());
            }
        }

        // A situation of the other derive.
        let (other, derive) = match situation.kind() {
            Kind::Error => (Kind::Outcome, "#[derive(HttpError)]"),
            Kind::Outcome => (Kind::Error, "#[derive(HttpOutcome)]"),
        };
        program.open(other, "");
        program.error(situation, &Variant::default(), situation.name(), &[situation.name(), derive]);
        program.close(other);
    }

    for kind in [Kind::Error, Kind::Outcome] {
        program.open(kind, "");
        for situation in SITUATIONS.iter().filter(|situation| situation.kind() == kind) {
            for alias in situation.aliases() {
                program.word(alias, alias, &[situation.name()]);
            }
            let same = SITUATIONS.iter().filter(|other| other.code() == situation.code());
            let names: Vec<_> = same.map(|other| other.name()).collect();
            let code = situation.code().to_string();
            program.word(&code, &code, &names);
        }
        program.close(kind);
    }
    program.open(Kind::Error, "");
    for ambiguous in AMBIGUOUS {
        program.word(ambiguous.keyword, ambiguous.keyword, ambiguous.choose);
    }
    for refused in REFUSED {
        let code = refused.code.to_string();
        let words = refused.say.split(|letter: char| !letter.is_ascii_lowercase() && letter != '_');
        let mut says: Vec<_> = words.filter(|word| Situation::named(word).is_some()).collect();
        says.push(&code);
        program.word(&code, &code, &says);
    }
    program.close(Kind::Error);
    for (companion, may) in of_roles() {
        for role in Role::ALL.into_iter().filter(|role| !may.contains(role)) {
            program.open(Kind::Error, &format!("role = {}", role.name()));
            let given = Variant::complete(situation::INTERNAL, None).given(companion.into());
            program.error(situation::INTERNAL, &given, companion.name(), &["role = ", may[0].name()]);
            program.close(Kind::Error);
        }
    }
    for policy in POLICIES {
        let codes: Vec<_> = policy.codes.iter().map(u16::to_string).collect();
        let says: Vec<_> = codes.iter().map(String::as_str).chain([policy.keyword]).collect();
        program.expect("error", "418", &says);
        program.line(&format!("#[derive(HttpError)] #[status(policy({} = 418))]", policy.keyword));
        program.opened(Kind::Error);
        program.close(Kind::Error);
    }
    program
}

fn compiling() -> Program {
    let mut program = Program::new();
    for &situation in SITUATIONS {
        let complete = Variant::complete(situation, None);

        program.open(situation.kind(), &words_of_the_type(situation));
        program.silent(situation, &complete);
        for companion in situation.decide().iter() {
            // One of the alternatives is enough, and so is waiving one.
            program.silent(situation, &Variant::complete(situation, Some(companion)).given(companion));
            program
                .silent(situation, &Variant::complete(situation, Some(companion)).word(format!("{companion} = none")));
        }
        // The detail, a keyword, is suggested and always there: it is the error's text.
        for companion in situation.suggested().companions().map(Term::from) {
            let without = Variant::complete(situation, Some(companion));
            program.warning(situation, &without, situation.name(), &[companion.name(), "none"]);
            program.silent(situation, &without.clone().given(companion));
            program.silent(situation, &without.word(format!("{companion} = none")));
        }
        for companion in situation.odd().iter() {
            let given = complete.clone().given(companion);
            let deliberate = format!("deliberate({companion})");
            program.warning(situation, &given, companion.name(), &[&deliberate]);
            program.silent(situation, &given.word(deliberate));
            let idle = complete.clone().word(format!("{companion} = none"));
            program.warning(situation, &idle, "none", &[companion.name()]);
        }
        // `hidden` allows no companion of other variants.
        for companion in situation::HIDDEN.never().iter() {
            let reported = [situation.required(), situation.decide(), situation.suggested(), situation.odd()];
            let reported = reported.into_iter().chain([situation.never()]).any(|level| level.contains(companion));
            if reported || !can_be_written(situation, companion) || !can_be_sent(situation, companion) {
                continue;
            }
            if companion == Term::Keyword(Keyword::Expose) {
                let exposed = complete.clone().given(companion);
                if situation.masked() {
                    program.silent(situation, &exposed.word("detail = \"what happened\"".into()));
                } else {
                    program.warning(situation, &exposed, "expose", &["expose"]);
                }
            } else if companion == Term::Keyword(Keyword::Detail) && situation.masked() {
                program.silent(situation, &complete.clone().word("expose".into()).given(companion));
            } else {
                program.silent(situation, &complete.clone().given(companion));
            }
        }
        program.close(situation.kind());

        let Some(rule) = situation.role() else { continue };
        for role in Role::ALL {
            program.open(situation.kind(), &format!("role = {}", role.name()));
            if rule.is.contains(&role) {
                program.silent(situation, &complete);
            } else if rule.otherwise == Severity::Warning {
                program.warning(situation, &complete, situation.name(), &["role = ", rule.is[0].name()]);
            }
            program.close(situation.kind());
        }
    }

    for (companion, may) in of_roles() {
        for role in may {
            program.open(Kind::Error, &format!("role = {}", role.name()));
            program.silent(situation::INTERNAL, &Variant::complete(situation::INTERNAL, None).given(companion.into()));
            program.close(Kind::Error);
        }
    }

    // The type's challenge stands in where none is given.
    program.open(Kind::Error, "challenge = bearer(realm = \"api\", scope = \"a\", acr_values = \"mfa\")");
    for &situation in SITUATIONS.iter().filter(|situation| situation.required().contains(Companion::Challenge)) {
        program.silent(situation, &Variant::complete(situation, Some(Companion::Challenge.into())));
    }
    program.close(Kind::Error);

    for (situation, with) in recommended() {
        program.open(situation.kind(), &words_of_the_type(situation));
        let complete = Variant::complete(situation, with);
        program.silent(situation, &with.into_iter().fold(complete, Variant::given));
        program.close(situation.kind());
    }
    program
}

/// Every situation that the vocabulary advises, and the companion that the advice names with it.
fn recommended() -> Vec<(&'static Situation, Option<Term>)> {
    const WITH: [(&str, Term); 3] = [
        (" with a bearer challenge", Term::Companion(Companion::Challenge)),
        (" with []", Term::Keyword(Keyword::Body)),
        (" with the new representation", Term::Keyword(Keyword::Body)),
    ];
    // Advice that names no situation.
    const OTHERWISE: [&str; 10] = [
        "4xx",
        "451 only if a legal demand was made",
        "an error situation",
        "do not use (RFC 8470 5.2 SHOULD NOT)",
        "ignore Range",
        "replay the first response",
        "replay the stored response",
        "that error",
        "that status",
        "translate to 4xx",
    ];
    let instead = SITUATIONS.iter().flat_map(|row| row.instead()).map(|(_, advice)| *advice);
    let chosen = AMBIGUOUS.iter().flat_map(|row| row.choose).copied();
    let mut all = Vec::new();
    for advice in instead.chain(chosen).chain(REFUSED.iter().map(|row| row.say)) {
        let with = WITH.iter().find(|(with, _)| advice.contains(with)).map(|(_, companion)| *companion);
        assert!(with.is_some() || !advice.contains(" with "), "nobody knows what goes with `{advice}`");
        let words = advice.split(|letter: char| !letter.is_ascii_lowercase() && letter != '_');
        let before = all.len();
        for word in words.filter(|word| !word.is_empty()) {
            match Situation::named(word) {
                Some(situation) => all.push((situation, with)),
                None => assert!(!word.contains('_'), "`{advice}` names `{word}`, which is no situation"),
            }
        }
        let is_refusal = REFUSED.iter().any(|row| row.say == advice);
        assert!(all.len() > before || is_refusal || OTHERWISE.contains(&advice), "`{advice}` names no situation");
    }
    all.sort_by_key(|(situation, with)| (situation.name(), with.map(Term::name)));
    all.dedup();
    all
}

/// The keywords that a situation requires on the type.
fn words_of_the_type(situation: &Situation) -> String {
    let base = "types = \"https://api.example.com/problems/\"";
    match situation.role() {
        Some(rule) => format!("{base}, role = {}", rule.is[0].name()),
        None if situation.kind() == Kind::Error => base.to_owned(),
        None => String::new(),
    }
}

/// Returns whether the situation allows the term at all: members of a problem document are not for outcomes, and
/// content is only for them.
fn can_be_written(situation: &Situation, term: Term) -> bool {
    let never = situation.never().contains(term);
    match situation.kind() {
        Kind::Error => term != Term::Keyword(Keyword::Body) || never,
        Kind::Outcome => {
            let of_content = [Keyword::Header, Keyword::Body].map(Term::Keyword).contains(&term);
            matches!(term.form(), Some(Form::Header(_))) || of_content || never
        }
    }
}

/// Returns whether the role that the situation has here may send the term.
fn can_be_sent(situation: &Situation, term: Term) -> bool {
    let role = situation.role().map_or(Role::Origin, |rule| rule.is[0]);
    of_roles().all(|(companion, may)| term != Term::from(companion) || may.contains(&role))
}

/// The companions that not every role may send, and those that may.
fn of_roles() -> impl Iterator<Item = (Companion, &'static [Role])> {
    Companion::ALL.iter().filter_map(|companion| Some((*companion, companion.roles()?)))
}

fn has_literal(term: Term) -> bool {
    written(term).is_ok()
}

/// A valid form of a term: a keyword of the variant, or else a field.
fn written(term: Term) -> Result<String, String> {
    match term {
        Term::Companion(companion) => companion_written(companion),
        Term::Keyword(keyword) => keyword_written(keyword).map(str::to_owned).map_err(str::to_owned),
    }
}

/// The example of its row, with the additions that `insufficient_scope`, `step_up_required` and Accept-Patch require, and
/// without the error type of Proxy-Status, which has a status code of its own.
fn companion_written(companion: Companion) -> Result<String, String> {
    let example = companion.example().replace("{id}", "1").replace("HEAD]", "HEAD, PATCH]");
    let example = example.replace(", error = connection_timeout", "");
    let example =
        example.replace("bearer(realm = \"api\")", "bearer(realm = \"api\", scope = \"a\", acr_values = \"mfa\")");
    match companion.by_field() {
        Some(_) => Err(example),
        None => Ok(example),
    }
}

fn keyword_written(keyword: Keyword) -> Result<&'static str, &'static str> {
    Ok(match keyword {
        Keyword::Detail => "detail = \"what happened\"",
        Keyword::Code => "code = \"of_ones_own\"",
        Keyword::Title => "title = \"Of one's own\"",
        Keyword::Type => "type = \"https://api.example.com/problems/of-ones-own\"",
        Keyword::Extension => return Err("#[status(extension)] kind: u64"),
        Keyword::Header => "header(\"X-Reason\" = \"fire\")",
        Keyword::Body => return Err("#[status(body)] content: String"),
        Keyword::Expose => "expose",
        Keyword::Grpc => "grpc = ABORTED",
        Keyword::Types
        | Keyword::Codes
        | Keyword::Default
        | Keyword::Policy
        | Keyword::Role
        | Keyword::Crate
        | Keyword::Frameworks
        | Keyword::Subset
        | Keyword::Domain
        | Keyword::Log
        | Keyword::Deliberate
        | Keyword::Like
        | Keyword::Transparent
        | Keyword::ServerOnly
        | Keyword::ByStatus
        | Keyword::Unknown
        | Keyword::ContentType => unreachable!("no level of a situation names `{keyword}`"),
    })
}

impl Variant {
    /// The situation with all required companions, except that one.
    fn complete(situation: &Situation, without: Option<Term>) -> Variant {
        let mut variant = Variant::default();
        let mut decided = false;
        for companion in situation.decide().iter() {
            decided |= without.is_some_and(|without| situation.decide().contains(without));
            if !decided {
                variant = variant.given(companion);
                decided = true;
            }
        }
        let wanted = situation.required().iter().chain(situation.suggested().iter());
        wanted.filter(|&companion| Some(companion) != without).fold(variant, Variant::given)
    }

    fn given(mut self, term: Term) -> Variant {
        match written(term) {
            Ok(word) => self.words.push(word),
            Err(field) => self.fields.push(field),
        }
        self
    }

    fn word(mut self, word: String) -> Variant {
        self.words.push(word);
        self
    }
}

impl Program {
    fn new() -> Program {
        let mut program = Program { text: String::new(), lines: 0, variants: 0, types: 0, expected: Vec::new() };
        program.line("#![allow(dead_code)]");
        program.line("use status_runtime::{HttpError, HttpOutcome};");
        program.line("macro_rules! error {");
        program.line("    ($name:ident) => {");
        program.line("        impl std::fmt::Display for $name {");
        program.line("            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {");
        program.line("                f.write_str(\"it failed\")");
        program.line("            }");
        program.line("        }");
        program.line("        impl std::error::Error for $name {}");
        program.line("    };");
        program.line("}");
        program.line("fn main() {}");
        program
    }

    fn line(&mut self, line: &str) {
        let _ = writeln!(self.text, "{line}");
        self.lines += 1;
    }

    fn open(&mut self, kind: Kind, words: &str) {
        let derive = if kind == Kind::Error { "HttpError" } else { "HttpOutcome" };
        let words = if words.is_empty() { String::new() } else { format!("#[status({words})]") };
        self.line(&format!("#[derive({derive})] {words}"));
        self.opened(kind);
    }

    fn opened(&mut self, kind: Kind) {
        self.types += 1;
        if kind == Kind::Error {
            let name = self.types;
            self.line(&format!("#[derive(Debug)] enum T{name} {{"));
            self.line("    #[status(not_found, detail = \"there is none\")] Missing,");
        } else {
            let name = self.types;
            self.line(&format!("enum T{name} {{"));
            self.line("    #[status(ok)] Fine,");
        }
    }

    fn close(&mut self, kind: Kind) {
        self.line("}");
        if kind == Kind::Error {
            self.line(&format!("error!(T{});", self.types));
        }
    }

    /// Expects a message about the next line.
    fn expect(&mut self, level: &'static str, spanned: &str, says: &[&str]) {
        let says = says.iter().map(|&says| says.to_owned()).collect();
        self.expected.push(Expected { line: self.lines + 1, level, spanned: spanned.to_owned(), says });
    }

    fn silent(&mut self, situation: &Situation, variant: &Variant) {
        self.variants += 1;
        let words = variant.words.iter().fold(situation.name().to_owned(), |words, word| words + ", " + word);
        let fields =
            if variant.fields.is_empty() { String::new() } else { format!(" {{ {} }}", variant.fields.join(", ")) };
        self.line(&format!("    #[status({words})] V{}{fields},", self.variants));
    }

    fn error(&mut self, situation: &Situation, variant: &Variant, spanned: &str, says: &[&str]) {
        self.expect("error", spanned, says);
        self.silent(situation, variant);
    }

    fn warning(&mut self, situation: &Situation, variant: &Variant, spanned: &str, says: &[&str]) {
        self.expect("warning", spanned, says);
        self.silent(situation, variant);
    }

    /// Adds a word or number that is not a valid situation.
    fn word(&mut self, word: &str, spanned: &str, says: &[&str]) {
        self.expect("error", spanned, says);
        self.variants += 1;
        self.line(&format!("    #[status({word})] V{},", self.variants));
    }
}

fn check(name: &str, program: &Program) {
    let mut reported = compile(name, &program.text);
    let mut differences = Vec::new();
    let lines: Vec<_> = program.text.lines().collect();
    let show = |line: usize| format!("{line}: {}", lines.get(line.wrapping_sub(1)).unwrap_or(&"").trim());
    for expected in &program.expected {
        let Some(found) = reported.iter().position(|reported| reported.line == expected.line) else {
            differences.push(format!("no {}\n    {}", expected.level, show(expected.line)));
            continue;
        };
        let reported = reported.remove(found);
        if reported.level != expected.level {
            differences.push(format!("{} instead of {}\n    {}", reported.level, expected.level, show(reported.line)));
        }
        if reported.spanned != expected.spanned {
            let (found, wanted) = (&reported.spanned, &expected.spanned);
            differences.push(format!("`{found}` underlined instead of `{wanted}`\n    {}", show(reported.line)));
        }
        if !reported.text.contains("help:") {
            differences.push(format!("no help\n    {}\n{}", show(reported.line), reported.text));
        }
        for says in expected.says.iter().filter(|&says| !reported.text.contains(says.as_str())) {
            differences.push(format!("does not say {says}\n    {}\n{}", show(reported.line), reported.text));
        }
    }
    for reported in reported {
        differences.push(format!(
            "{} that was not expected\n    {}\n{}",
            reported.level,
            show(reported.line),
            reported.text
        ));
    }
    let count = differences.len();
    assert!(count == 0, "{count} differences in `{name}`:\n\n{}\n", differences.join("\n\n"));
}

/// The compiler's messages about a program, compiled without a network in a separate package.
fn compile(name: &str, text: &str) -> Vec<Reported> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = tests.parent().expect("the workspace");
    let package = Path::new(env!("CARGO_TARGET_TMPDIR")).join("matrix").join(name);
    let write = |file: &str, text: &str| {
        let path = package.join(file);
        fs::create_dir_all(path.parent().expect("a directory")).expect("a place for the package");
        fs::write(path, text).expect("a writable package");
    };
    let runtime = root.join("status-runtime");
    write(
        "Cargo.toml",
        &format!(
            "[package]\nname = \"matrix-{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
             status-runtime = {{ path = {runtime:?} }}\n\n[workspace]\n"
        ),
    );
    write("src/main.rs", text);
    let lock = fs::read_to_string(root.join("Cargo.lock")).expect("the lock file of the workspace");
    write("Cargo.lock", &lock);

    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["check", "--quiet", "--offline", "--message-format=json"])
        .current_dir(&package)
        .env("CARGO_TARGET_DIR", PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("matrix").join("target"))
        .env_remove("RUSTFLAGS")
        .output()
        .expect("cargo");
    let printed = String::from_utf8_lossy(&output.stdout);
    let messages: Vec<serde_json::Value> =
        printed.lines().map(|line| serde_json::from_str(line).expect("a message of cargo's")).collect();
    let finished = messages.iter().any(|message| message["reason"] == "build-finished");
    assert!(finished, "cargo did not get so far:\n{}", String::from_utf8_lossy(&output.stderr));
    messages.iter().filter(|message| message["reason"] == "compiler-message").filter_map(read).collect()
}

fn read(message: &serde_json::Value) -> Option<Reported> {
    let ours = message["target"]["src_path"].as_str().is_some_and(|path| path.contains("matrix"));
    assert!(ours, "a dependency does not compile: {}", message["message"]["rendered"]);
    let message = &message["message"];
    let span = message["spans"].as_array()?.iter().find(|span| span["is_primary"] == true);
    // The summary at the end has no location.
    let span = span?;
    let shown = &span["text"][0];
    let (start, end) = (shown["highlight_start"].as_u64()? as usize, shown["highlight_end"].as_u64()? as usize);
    let source = shown["text"].as_str()?;
    Some(Reported {
        line: span["line_start"].as_u64()? as usize,
        level: message["level"].as_str()?.to_owned(),
        spanned: source.chars().skip(start - 1).take(end - start).collect(),
        text: message["rendered"].as_str()?.to_owned(),
    })
}
