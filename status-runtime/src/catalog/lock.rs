//! The public contract of an error type, in a file that a test compares it with.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write as _};
use std::io::{self, Write as _};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs, process, ptr};

use status_vocabulary::Kind;
use status_vocabulary::render::Reason;

use super::case::{Case, Listed, cases};
use super::entries::{Catalog, Transparent};
use super::house::{Difference, differences, held};
#[cfg(feature = "read")]
use super::reads::Listing;
use super::schema::Ty;
use crate::Entry;
#[cfg(feature = "read")]
use crate::entry::{HeaderSpec, MemberSpec};

/// Compares the public contract of error types with the file that it was written to, and panics when a change would break
/// clients. For a test:
///
/// ```no_run
/// # use status_runtime::HttpError;
/// # #[derive(Debug, thiserror::Error, HttpError)]
/// # #[error("there is no such cart")]
/// # #[status(not_found)]
/// # struct ApiError;
/// #[test]
/// # fn hidden_from_the_runner() {}
/// fn the_contract_holds() {
///     status_runtime::catalog::lock!("errors.lock", ApiError);
/// }
/// # the_contract_holds();
/// ```
///
/// Several types share a file with `lock!("errors.lock", ApiError, AuthError)`; the errors of a `transparent` variant
/// are part of the outer type.
///
/// The path is relative to the crate's `Cargo.toml`. The first run writes the file, which is to be committed; with `CI`
/// in the environment it fails instead, since the file would not be committed there. Later a code, status, type, gRPC code,
/// gRPC reason, gRPC domain or always-sent header that changes or is removed fails the test, and so does an extension that is removed,
/// changes its type or is no longer always there; additions are reported and pass. `STATUS_LOCK=accept cargo test`
/// rewrites the file.
///
/// A member or header that is now always sent is marked in the report: a client that requires it, since its field is not an
/// `Option`, reads `Unread` from a server without it.
///
/// A `hidden` variant has no line of its own. Its code's `hidden` is the number of variants that respond like that error,
/// so that one which no longer does, because it is now `forbidden`, fails the test. The file does not name hidden variants, since
/// clients may have it, so one that is shown while another is newly hidden passes, as an error that is new.
///
/// A client of gRPC recognises an error by its domain and its reason. The file has the domain of a type that is given one, by
/// `domain` or by the host of `types`. Other types have the crate's name, which is not in the file: a crate may be renamed.
/// Types of several domains in one file are reported, and pass.
///
/// Two facts are reported once, when they are new, and pass: a `transparent` variant that holds a type with other `types`,
/// `codes`, `body` or `policy(..)`, since a client sees one service, and one code with several types, since it means one
/// thing. The file then has them.
///
/// The file has one fact per line, sorted, so that branches which change different errors merge without a conflict. Its
/// first and its last line mark it as complete: without them the test fails.
#[macro_export]
#[doc(hidden)]
macro_rules! __lock {
    ($path:literal, $($type:ty),+ $(,)?) => {
        $crate::private::lock(
            ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/", $path),
            &[$($crate::private::Contract::of::<$type>(::core::stringify!($type))),+],
        )
    };
}

pub use __lock as lock;

const HEAD: &str = "\
# What clients of these errors rely on; a test compares it with the code.
# To accept a change: STATUS_LOCK=accept cargo test
";

/// The last line, which tells a truncated file from one with fewer facts.
const END: &str = "# end";

/// A fact has a subject, which is a code, a property of it, and one or several values.
type Facts = BTreeMap<(String, String), BTreeSet<String>>;

/// The function behind the macro.
///
/// # Panics
///
/// Panics when the contract is broken, or the file cannot be used.
#[track_caller]
pub fn check(path: &str, types: &[Contract]) {
    let cases = all(types);
    let current = current(types, &cases);
    let name = Path::new(path).file_name().map_or(path.into(), |name| name.to_string_lossy());
    if let Some(note) = several_domains(&name, types) {
        tell(&note);
    }
    let file = fs::read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    match compare(&name, file, &current, Run::this()) {
        Verdict::Holds => {}
        Verdict::Grown(note) => tell(&note),
        Verdict::Write(note) => {
            if let Err(error) = replace(Path::new(path), &written(&current)) {
                panic!("`{path}` cannot be written: {error}");
            }
            tell(&note);
        }
        Verdict::Broken(report) => panic!("{report}"),
    }
}

/// The function behind `reads!`: compares what a client reads with the file of the server.
///
/// # Panics
///
/// Panics when the server does not send it, or the file cannot be used.
#[cfg(feature = "read")]
#[track_caller]
pub fn reads(path: &str, client: Listing) {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => panic!(
            "`{path}` cannot be read: {error}\n\
             help: it is a copy of the file that `status_runtime::catalog::lock!` writes in a test of the server"
        ),
    };
    let Ok(facts) = read(&text) else { panic!("`{path}` is not a lock file, or is cut off") };
    let lacking = lacking(client, &facts);
    assert!(
        lacking.is_empty(),
        "by `{path}`, the server does not send what is read:\n\n    {}\n",
        lacking.join("\n    ")
    );
}

/// The parts of a client's entries that no fact is about.
#[cfg(feature = "read")]
fn lacking(client: Listing, facts: &Facts) -> Vec<String> {
    client.parts().flat_map(|(entry, members, headers)| lacking_of(entry, &members, &headers, facts)).collect()
}

#[cfg(feature = "read")]
fn lacking_of(entry: &Entry, members: &[&MemberSpec], headers: &[&HeaderSpec], facts: &Facts) -> Vec<String> {
    use crate::read::identity::{is_same_type, is_typed};

    let variant = entry.variant();
    let is_it = |subject: &str| {
        let values = |what: &str| facts.get(&(subject.to_owned(), what.to_owned())).into_iter().flatten();
        let is_typed_so = || values("type").any(|uri| is_same_type(&word(entry.type_uri()), uri));
        let is_named = if is_typed(entry) { is_typed_so() } else { subject == self::subject(entry.code()) };
        is_named && values("status").any(|status| status == entry.status().as_str())
    };
    let Some(subject) = facts.keys().map(|(subject, _)| subject).find(|subject| is_it(subject)) else {
        let identity = if is_typed(entry) { entry.type_uri() } else { entry.code() };
        let unknown = || format!("`{variant}`: no error is `{identity}` ({})", entry.status().as_str());
        return Vec::from_iter((!entry.parts().by_status).then(unknown));
    };
    let values = |what: &str| facts.get(&(subject.clone(), what.to_owned())).into_iter().flatten();
    if values("content").any(|content| content != "application/problem+json") {
        return vec![format!("`{variant}`: the error is sent in another form than a problem document")];
    }
    let is_foreign = |domain: &&String| **domain != word(entry.domain());
    let of_another_domain = values("domain")
        .find(is_foreign)
        .filter(|_| entry.parts().domain.is_own())
        .map(|domain| format!("`{variant}`: the domain is `{domain}`, and it is read with `{}`", entry.domain()));
    let elsewhere = members.iter().filter_map(|spec| {
        let (expected, name) = (spec.parameter_in()?, spec.name());
        let mut sent = facts.get(&(subject.clone(), format!("member {}", word(name))))?.iter();
        let read = format!("{} ", Ty::of_member(spec).word());
        let is_misplaced = sent.any(|sent| !sent.starts_with(&read));
        is_misplaced.then(|| {
            format!("`{variant}`: the parameter in the member `{name}` is not always in the {}", expected.as_str())
        })
    });
    let members = members.iter().map(|spec| ("member", spec.name(), spec.always()));
    let headers = headers.iter().map(|spec| ("header", spec.name(), spec.always()));
    let lacks = |(kind, name, always): (&str, &str, bool)| {
        let sent = facts.get(&(subject.clone(), format!("{kind} {}", word(name))));
        let is_always = |values: &BTreeSet<String>| values.iter().all(|value| value.ends_with("always"));
        match sent {
            None => Some(format!("`{variant}`: the {kind} `{name}` is not sent")),
            Some(values) if always && !is_always(values) => {
                Some(format!("`{variant}`: the {kind} `{name}` is sent only sometimes, and the field is no `Option`"))
            }
            Some(_) => None,
        }
    };
    of_another_domain.into_iter().chain(members.chain(headers).filter_map(lacks)).chain(elsewhere).collect()
}

/// A type whose responses are part of the contract.
#[derive(Debug)]
pub struct Contract {
    name: &'static str,
    entries: &'static [&'static Entry],
    transparent: &'static [Transparent],
}

impl Contract {
    #[allow(missing_docs)]
    pub const fn of<E: Catalog + ?Sized>(name: &'static str) -> Contract {
        Contract { name, entries: E::ENTRIES, transparent: E::TRANSPARENT }
    }
}

/// The responses of all these types.
fn all(types: &[Contract]) -> Vec<Case> {
    cases(types.iter().flat_map(|contract| Listed::all(contract.entries, contract.transparent)))
}

/// The facts about them.
fn current(types: &[Contract], cases: &[Case]) -> Facts {
    let mut facts = facts(cases);
    for contract in types {
        for Difference { inner, what, theirs, own } in differences(contract.entries, contract.transparent) {
            let key = (subject(contract.name), format!("house {} {}", word(inner), word(&what)));
            facts.entry(key).or_default().insert(format!("{} {}", word(&theirs), word(&own)));
        }
    }
    // By number: their names are not for clients, who may have the file.
    let mut hidden: BTreeMap<String, BTreeSet<_>> = BTreeMap::new();
    for entry in types.iter().flat_map(|contract| contract.entries).filter(|entry| entry.is_concealed()) {
        hidden.entry(subject_of(&Case::of(&(*entry).into()))).or_default().insert(ptr::from_ref(*entry));
    }
    for (subject, entries) in hidden {
        facts.insert((subject, "hidden".to_owned()), BTreeSet::from([entries.len().to_string()]));
    }
    facts
}

/// Writes the file atomically: a concurrent reader, or one after a crash, finds the previous one.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    static WRITTEN: AtomicUsize = AtomicUsize::new(0);

    // A link stays a link: its target is replaced.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}-{}.tmp", process::id(), WRITTEN.fetch_add(1, Ordering::Relaxed)));
    // In the same directory, since a file cannot be renamed across file systems.
    let fresh = path.with_file_name(name);
    let write = || {
        let mut file = fs::File::create_new(&fresh)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::rename(&fresh, &path)
    };
    write().inspect_err(|_| {
        let _ = fs::remove_file(&fresh);
    })
}

/// Writes straight to the terminal: the output of a test that passes is not shown.
fn tell(note: &str) {
    let _ = writeln!(io::stderr(), "{note}");
}

/// The mode of a run: its rights to the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Run {
    Local,
    Ci,
    Accepts,
}

impl Run {
    fn this() -> Run {
        let noted = |name| env::var(name).unwrap_or_default();
        match (noted("STATUS_LOCK").as_str(), noted("CI").as_str()) {
            ("accept", _) => Run::Accepts,
            (_, "" | "0" | "false") => Run::Local,
            _ => Run::Ci,
        }
    }
}

#[derive(Debug)]
enum Verdict {
    Holds,
    Grown(String),
    Write(String),
    Broken(String),
}

fn compare(name: &str, file: io::Result<String>, current: &Facts, run: Run) -> Verdict {
    let text = match file {
        Ok(_) if run == Run::Accepts => {
            return Verdict::Write(format!("{name}: written anew{}", remarks(&Facts::new(), current)));
        }
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return match run {
                Run::Ci => Verdict::Broken(format!(
                    "{name} is not there: run this test where `CI` is not set, and commit the file"
                )),
                Run::Local | Run::Accepts => {
                    let remarks = remarks(&Facts::new(), current);
                    Verdict::Write(format!("{name}: written for the first time; commit it{remarks}"))
                }
            };
        }
        Err(error) => return Verdict::Broken(format!("{name} cannot be read: {error}")),
    };
    let locked = match read(&text) {
        Ok(locked) => locked,
        Err(Damage::Head) => {
            return Verdict::Broken(format!("{name} is not a lock file: its first line is not there; {HELP}"));
        }
        Err(Damage::End) => return Verdict::Broken(format!("{name} is cut off: its last line is not there; {HELP}")),
        Err(Damage::Line(line)) => {
            return Verdict::Broken(format!("{name}:{line}: not a line of a lock file; {HELP}"));
        }
    };
    let changes = changes(&locked, current);
    let broken = changes.iter().filter(|change| change.effect == Effect::Breaks).count();
    let first = if changes.iter().any(|change| change.effect == Effect::Required) { SERVERS_FIRST } else { "" };
    match broken {
        _ if changes.is_empty() => Verdict::Holds,
        0 => {
            let (table, remarks) = (Table(&changes), remarks(&locked, current));
            let count = if changes.len() == 1 { "1 change".to_owned() } else { format!("{} changes", changes.len()) };
            Verdict::Grown(format!("{name}: {count}, and clients are not broken\n\n{table}{first}\n{HELP}{remarks}"))
        }
        _ => {
            let would = if broken == 1 { "1 change would".to_owned() } else { format!("{broken} changes would") };
            Verdict::Broken(format!("{name}: {would} break clients\n\n{}{first}\n{HELP}", Table(&changes)))
        }
    }
}

/// A note on a catalogue whose errors do not belong to one service.
fn several_domains(name: &str, types: &[Contract]) -> Option<String> {
    let mut domains: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for contract in types {
        for (ty, own) in held(contract.name, contract.entries, contract.transparent) {
            for entry in own.iter().filter(|entry| entry.situation().kind() == Kind::Error) {
                domains.entry(entry.domain()).or_default().insert(ty);
            }
        }
    }
    (domains.len() > 1).then(|| {
        let mut note = format!("{name}: clients of gRPC see several domains\n\n");
        for (domain, types) in domains {
            let _ = writeln!(note, "  `{domain}` of {}", Vec::from_iter(types).join(", "));
        }
        note + "\nhelp: one `#[status(domain = \"..\")]` on all of these types; a client sees one service"
    })
}

/// The report on new facts that break nothing.
fn remarks(locked: &Facts, current: &Facts) -> String {
    let mut remarks = String::new();
    for (key, values) in current.iter().filter(|(key, values)| locked.get(*key) != Some(*values)) {
        let (subject, what) = key;
        let values = values.iter().map(String::as_str);
        match what.split(' ').collect::<Vec<_>>()[..] {
            ["type"] if values.len() > 1 => {
                let types = values.collect::<Vec<_>>().join(", ");
                let _ = write!(remarks, "\n\nthe code `{subject}` has several types: {types}");
                remarks.push_str("\nhelp: one `type` for all of them, or different codes");
            }
            ["house", inner, keyword] => {
                for (theirs, own) in values.filter_map(|value| value.split_once(' ')) {
                    let _ = write!(remarks, "\n\n`{inner}` in `{subject}` is of another house: ");
                    let _ = write!(remarks, "`{keyword}` is {theirs} there, and {own} here");
                    let _ = write!(remarks, "\nhelp: the same `{keyword}` on both types; a client sees one service");
                }
            }
            _ => {}
        }
    }
    remarks
}

const SERVERS_FIRST: &str = "
note: an error from an older server is `Unread` for a client that requires what is newly required
help: update the servers before the clients, or let the client's field be an `Option`
";

const HELP: &str = "to accept what the code says now: `STATUS_LOCK=accept cargo test`, and commit the file";

fn facts(cases: &[Case]) -> Facts {
    let mut facts = Facts::new();
    let mut subjects: BTreeMap<String, Vec<&Case>> = BTreeMap::new();
    for case in cases {
        subjects.entry(subject_of(case)).or_default().push(case);
    }
    for (subject, cases) in subjects {
        let mut say = |what: String, value: String| {
            facts.entry((subject.clone(), what)).or_default().insert(value);
        };
        for case in &cases {
            say("status".to_owned(), case.entry.status().as_str().to_owned());
            if !case.is_outcome() {
                say("type".to_owned(), word(case.type_uri()));
                say("grpc".to_owned(), case.entry.grpc().name().to_owned());
                // The name of a crate was not chosen for clients, and may change.
                if !case.entry.parts().domain.is_of_the_crate() {
                    say("domain".to_owned(), word(case.entry.domain()));
                }
            }
            if let Some(code) = case.code() {
                say("reason".to_owned(), Reason::of(code).to_string());
            }
            say("content".to_owned(), case.media_type().unwrap_or_else(|| "none".to_owned()));
            for spec in case.headers() {
                let always =
                    |case: &&Case| case.headers().iter().any(|known| known.name() == spec.name() && known.always());
                say(format!("header {}", word(spec.name())), often(cases.iter().all(always)).to_owned());
            }
            for spec in case.members() {
                let always =
                    |case: &&Case| case.members().iter().any(|known| known.name() == spec.name() && known.always());
                let ty = word(&Ty::of_member(spec).word());
                let often = often(cases.iter().all(always));
                say(format!("member {}", word(spec.name())), format!("{ty} {often}"));
            }
        }
    }
    facts
}

fn often(always: bool) -> &'static str {
    if always { "always" } else { "sometimes" }
}

/// A field of a line, escaped: white space would end it.
fn word(text: &str) -> String {
    let mut word = String::new();
    for letter in text.chars() {
        match letter {
            '%' => word.push_str("%25"),
            _ if letter.is_whitespace() || letter.is_control() => {
                for byte in letter.encode_utf8(&mut [0; 4]).bytes() {
                    let _ = write!(word, "%{byte:02X}");
                }
            }
            _ => word.push(letter),
        }
    }
    word
}

fn subject_of(case: &Case) -> String {
    case.code().map_or_else(|| case.entry.status().as_str().to_owned(), subject)
}

/// The first field of a line: a `#` would make a comment of it.
fn subject(code: &str) -> String {
    match code.strip_prefix('#') {
        Some(rest) => format!("%23{}", word(rest)),
        None => word(code),
    }
}

fn written(facts: &Facts) -> String {
    let mut text = HEAD.to_owned();
    for ((subject, what), values) in facts {
        for value in values {
            let _ = writeln!(text, "{subject} {what} {value}");
        }
    }
    text + END + "\n"
}

/// A defect of a file.
#[derive(Debug, PartialEq)]
enum Damage {
    /// It has another format, or is empty.
    Head,
    /// It is truncated.
    End,
    /// The line of this number is neither a fact nor a comment.
    Line(usize),
}

/// The facts of a file.
fn read(text: &str) -> Result<Facts, Damage> {
    if text.lines().next() != HEAD.lines().next() {
        return Err(Damage::Head);
    }
    let mut facts = Facts::new();
    for (at, line) in text.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let words: Vec<&str> = line.split_whitespace().collect();
        let (subject, what, value) = match words[..] {
            [subject, what @ ("status" | "type" | "content" | "grpc" | "reason" | "domain" | "hidden"), value] => {
                (subject, what.to_owned(), value.to_owned())
            }
            [subject, "header", name, often @ ("always" | "sometimes")] => {
                (subject, format!("header {name}"), often.to_owned())
            }
            [subject, "member", name, ty, often @ ("always" | "sometimes")] => {
                (subject, format!("member {name}"), format!("{ty} {often}"))
            }
            [subject, "house", inner, keyword, theirs, own] => {
                (subject, format!("house {inner} {keyword}"), format!("{theirs} {own}"))
            }
            // The last line may be truncated.
            _ if text.ends_with(line) => return Err(Damage::End),
            _ => return Err(Damage::Line(at + 1)),
        };
        facts.entry((subject.to_owned(), what)).or_default().insert(value);
    }
    match text.lines().next_back() {
        Some(END) => Ok(facts),
        _ => Err(Damage::End),
    }
}

/// A lock file, parsed and written again, for a fuzzer.
#[cfg(fuzzing)]
pub fn again(text: &str) -> Option<String> {
    read(text).ok().as_ref().map(written)
}

#[derive(Debug, PartialEq)]
struct Change {
    subject: String,
    what: String,
    was: String,
    is: String,
    effect: Effect,
}

/// The effect of a change on those who read the error.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Effect {
    None,
    /// Clients may require it from now on, and older servers do not send it.
    Required,
    Breaks,
}

fn changes(locked: &Facts, current: &Facts) -> Vec<Change> {
    let mut changes = Vec::new();
    let known = |facts: &Facts, subject: &str| facts.contains_key(&(subject.to_owned(), "status".to_owned()));
    let keys: BTreeSet<_> = locked.keys().chain(current.keys()).collect();
    for key in keys {
        let (subject, what) = key;
        let (was, is) = (locked.get(key), current.get(key));
        if was == is {
            continue;
        }
        // An error that was added or removed as a whole is one change, not one for each fact.
        let whole = known(locked, subject) != known(current, subject);
        if whole && what != "status" {
            continue;
        }
        let list = |values: Option<&BTreeSet<String>>| {
            values.map_or_else(|| "-".to_owned(), |values| values.iter().cloned().collect::<Vec<_>>().join(", "))
        };
        let (was_said, is_said) = (list(was), list(is));
        let what = if whole { "(the whole error)".to_owned() } else { what.clone() };
        let effect = if was.is_some_and(|was| breaks(key, was, is)) {
            Effect::Breaks
        } else if !whole && is_required(key, is) && !is_required(key, was) {
            Effect::Required
        } else {
            Effect::None
        };
        changes.push(Change { subject: subject.clone(), what, was: was_said, is: is_said, effect });
    }
    changes
}

fn breaks((_, what): &(String, String), was: &BTreeSet<String>, is: Option<&BTreeSet<String>>) -> bool {
    let empty = BTreeSet::new();
    let is = is.unwrap_or(&empty);
    let number = |value: &String| value.parse().unwrap_or(u64::MAX);
    let still = |value: &String| match what.split(' ').next() {
        // Another style than that of the house is not for clients to rely on.
        Some("house") => true,
        // One that responded like this error may now be seen.
        Some("hidden") => number(value) <= is.first().map_or(0, number),
        // Clients cannot rely on a header that is not always there.
        Some("header") => value == "sometimes" || is.contains(value),
        Some("member") => {
            let (ty, often) = value.rsplit_once(' ').unwrap_or((value, ""));
            is.contains(value) || often == "sometimes" && is.contains(&format!("{ty} always"))
        }
        _ => is.contains(value),
    };
    !was.iter().all(still)
}

/// Returns whether a client can have a field of it that is not an `Option`.
fn is_required((_, what): &(String, String), values: Option<&BTreeSet<String>>) -> bool {
    let is_part = what.starts_with("member ") || what.starts_with("header ");
    is_part && values.is_some_and(|values| values.iter().all(|value| value.ends_with("always")))
}

struct Table<'a>(&'a [Change]);

impl fmt::Display for Table<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let head = ["code", "what", "was", "is", ""];
        let rows: Vec<[&str; 5]> = std::iter::once(head)
            .chain(self.0.iter().map(|change| {
                let verdict = match change.effect {
                    Effect::None => "",
                    Effect::Required => "newly required",
                    Effect::Breaks => "breaks clients",
                };
                [change.subject.as_str(), &change.what, &change.was, &change.is, verdict]
            }))
            .collect();
        let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default();
        let widths: Vec<usize> = (0..head.len()).map(width).collect();
        for row in &rows {
            let cells: Vec<String> = row.iter().zip(&widths).map(|(cell, &width)| format!("{cell:width$}")).collect();
            writeln!(f, "  {}", cells.join("  ").trim_end())?;
        }
        Ok(())
    }
}

#[cfg(all(test, feature = "derive"))]
mod tests {
    use super::*;
    use crate::HttpError;

    macro_rules! contract {
        ($($variant:tt)*) => {{
            #[derive(Debug, thiserror::Error, HttpError)]
            #[status(crate = crate, types = "https://api.example.com/problems/")]
            #[allow(dead_code, reason = "only its catalogue is looked at")]
            enum Errors {
                #[error("there is no such cart")]
                #[status(not_found)]
                NoSuchCart,
                $($variant)*
            }
            facts(&cases(Errors::ENTRIES.iter().copied()))
        }};
    }

    fn before() -> Facts {
        contract! {
            #[error("too many carts")]
            #[status(rate_limited, retry_after = 30)]
            TooFast,
            #[error("too late")]
            #[status(conflict_state)]
            TooLate { #[status(extension)] id: u64, #[status(extension)] since: Option<String> },
        }
    }

    fn compared(after: &Facts) -> Verdict {
        compare("errors.lock", Ok(written(&before())), after, Run::Local)
    }

    /// The rows of the table, without the space between the columns.
    fn rows(report: &str) -> Vec<String> {
        let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
        report.lines().filter(|line| line.starts_with("  ")).skip(1).map(words).collect()
    }

    #[track_caller]
    fn breaks_with(after: Facts, expected: &[&str]) {
        let Verdict::Broken(report) = compared(&after) else { panic!("{:?}", compared(&after)) };
        assert_eq!(rows(&report), expected, "{report}");
        assert!(report.contains("break clients"), "{report}");
        assert!(report.contains("STATUS_LOCK=accept cargo test"), "{report}");
    }

    #[track_caller]
    fn grows_with(after: Facts, expected: &[&str]) {
        let Verdict::Grown(note) = compared(&after) else { panic!("{:?}", compared(&after)) };
        assert_eq!(rows(&note), expected, "{note}");
    }

    #[test]
    fn what_is_as_it_was_holds() {
        assert!(matches!(compared(&before()), Verdict::Holds));
    }

    #[test]
    fn the_order_and_the_width_of_an_integer_are_nobodys_business() {
        let after = contract! {
            #[error("it is too late")]
            #[status(conflict_state)]
            TooLate { #[status(extension)] since: Option<&'static str>, #[status(extension)] id: u8 },
            #[error("slower")]
            #[status(rate_limited, retry_after = 60)]
            TooFast,
        };
        assert!(matches!(compared(&after), Verdict::Holds), "{:?}", compared(&after));
    }

    #[test]
    fn an_error_that_goes_breaks() {
        let after = contract! {
            #[error("too late")]
            #[status(conflict_state)]
            TooLate { #[status(extension)] id: u64, #[status(extension)] since: Option<String> },
        };
        breaks_with(after, &["too_fast (the whole error) 429 - breaks clients"]);
    }

    #[test]
    fn a_code_that_changes_breaks() {
        let after = contract! {
            #[error("too many carts")]
            #[status(rate_limited, retry_after = 30, code = "slow_down")]
            TooFast,
            #[error("too late")]
            #[status(conflict_state)]
            TooLate { #[status(extension)] id: u64, #[status(extension)] since: Option<String> },
        };
        breaks_with(after, &["slow_down (the whole error) - 429", "too_fast (the whole error) 429 - breaks clients"]);
    }

    #[test]
    fn a_status_and_a_type_that_change_break() {
        let after = contract! {
            #[error("too many carts")]
            #[status(unavailable, retry_after = 30)]
            TooFast,
            #[error("too late")]
            #[status(conflict_state, type = "https://api.example.com/late")]
            TooLate { #[status(extension)] id: u64, #[status(extension)] since: Option<String> },
        };
        let types = "https://api.example.com/problems/too-late https://api.example.com/late";
        // A 429 must not be stored (RFC 6585 4), and a 503 is not stored by default: it lacks the freshness that RFC
        // 9111 3 requires.
        breaks_with(
            after,
            &[
                "too_fast grpc RESOURCE_EXHAUSTED UNAVAILABLE breaks clients",
                "too_fast header cache-control always - breaks clients",
                "too_fast status 429 503 breaks clients",
                &format!("too_late type {types} breaks clients"),
            ],
        );
    }

    #[test]
    fn a_grpc_code_and_a_reason_that_change_break() {
        let after = contract! {
            #[error("too many carts")]
            #[status(rate_limited, retry_after = 30, grpc = UNAVAILABLE)]
            TooFast,
            #[error("too late")]
            #[status(conflict_state)]
            TooLate { #[status(extension)] id: u64, #[status(extension)] since: Option<String> },
        };
        breaks_with(after, &["too_fast grpc RESOURCE_EXHAUSTED UNAVAILABLE breaks clients"]);
        let reasons = written(&before()).replace("reason TOO_LATE", "reason LATE");
        let verdict = compare("errors.lock", Ok(reasons), &before(), Run::Local);
        let Verdict::Broken(report) = verdict else { panic!("{verdict:?}") };
        assert_eq!(rows(&report), ["too_late reason LATE TOO_LATE breaks clients"], "{report}");
        // A file from before there were any.
        let is_of_http = |line: &&str| ![" grpc ", " reason ", " domain "].iter().any(|what| line.contains(what));
        let of_http: String = written(&before()).lines().filter(is_of_http).map(|line| format!("{line}\n")).collect();
        let verdict = compare("errors.lock", Ok(of_http), &before(), Run::Ci);
        assert!(matches!(&verdict, Verdict::Grown(note) if rows(note).len() == 9), "{verdict:?}");
    }

    /// AIP-193: a client of gRPC recognises an error by its domain and its reason.
    #[test]
    fn a_domain_that_changes_breaks() {
        macro_rules! contract {
            ($($keywords:tt)*) => {{
                #[derive(Debug, thiserror::Error, HttpError)]
                #[error("there is no such cart")]
                #[status(crate = crate, not_found $($keywords)*)]
                struct NoSuchCart;
                facts(&cases(NoSuchCart::ENTRIES.iter().copied()))
            }};
        }

        const SHOP: &str = "shop.example.com";
        let of_the_crate = contract!();
        let orders = contract!(, domain = "orders.example.com");
        let of_a_const = contract!(, domain = SHOP);
        let of_the_types = contract!(, types = "https://orders.example.com/problems/");
        assert!(!written(&of_the_crate).contains(" domain "), "{}", written(&of_the_crate));
        assert!(!written(&contract!(, types = "/problems/")).contains(" domain "));
        assert!(
            written(&of_the_types).contains("no_such_cart domain orders.example.com\n"),
            "{}",
            written(&of_the_types)
        );
        assert_eq!(read(&written(&orders)), Ok(orders.clone()));
        for (after, row) in [
            (&of_a_const, "no_such_cart domain orders.example.com shop.example.com breaks clients"),
            (&of_the_crate, "no_such_cart domain orders.example.com - breaks clients"),
        ] {
            let verdict = compare("errors.lock", Ok(written(&orders)), after, Run::Ci);
            let Verdict::Broken(report) = verdict else { panic!("{row}: {verdict:?}") };
            assert_eq!(rows(&report), [row], "{report}");
        }
        let verdict = compare("errors.lock", Ok(written(&of_the_crate)), &orders, Run::Ci);
        let Verdict::Grown(note) = verdict else { panic!("{verdict:?}") };
        assert_eq!(rows(&note), ["no_such_cart domain - orders.example.com"], "{note}");
    }

    #[test]
    fn several_domains_are_told() {
        #[derive(Debug, thiserror::Error, HttpError)]
        #[error("gone")]
        #[status(crate = crate, domain = "other.example.com", gone)]
        struct Other;

        #[derive(Debug, thiserror::Error, HttpError)]
        #[status(crate = crate, domain = "api.example.com")]
        #[allow(dead_code, reason = "only its catalogue is looked at")]
        enum Outer {
            #[error("there is no such cart")]
            #[status(not_found)]
            NoSuchCart,
            #[error(transparent)]
            #[status(transparent)]
            Other(Other),
        }

        assert_eq!(several_domains("errors.lock", &[Contract::of::<Other>("Other")]), None);
        assert_eq!(
            several_domains("errors.lock", &[Contract::of::<Outer>("Outer")]).expect("there are two"),
            "errors.lock: clients of gRPC see several domains\n\n\
             \x20 `api.example.com` of Outer\n  `other.example.com` of Other\n\n\
             help: one `#[status(domain = \"..\")]` on all of these types; a client sees one service"
        );
    }

    #[test]
    fn a_header_that_is_no_longer_always_there_breaks() {
        let sometimes = contract! {
            #[error("too many carts")]
            #[status(rate_limited)]
            TooFast(#[status(retry_after)] Option<u32>),
            #[error("too late")]
            #[status(conflict_state)]
            TooLate { #[status(extension)] id: u64, #[status(extension)] since: Option<String> },
        };
        breaks_with(sometimes.clone(), &["too_fast header retry-after always sometimes breaks clients"]);
        let never = contract! {
            #[error("too many carts")]
            #[status(rate_limited, retry_after = none)]
            TooFast,
            #[error("too late")]
            #[status(conflict_state)]
            TooLate { #[status(extension)] id: u64, #[status(extension)] since: Option<String> },
        };
        breaks_with(never.clone(), &["too_fast header retry-after always - breaks clients"]);
        // Clients could not rely on a header that was there sometimes.
        let verdict = compare("errors.lock", Ok(written(&sometimes)), &never, Run::Local);
        assert!(matches!(verdict, Verdict::Grown(_)), "{verdict:?}");
    }

    #[test]
    fn an_extension_that_goes_or_changes_breaks() {
        let after = contract! {
            #[error("too many carts")]
            #[status(rate_limited, retry_after = 30)]
            TooFast,
            #[error("too late")]
            #[status(conflict_state)]
            TooLate { #[status(extension)] id: String },
        };
        breaks_with(
            after,
            &[
                "too_late member id integer always string always breaks clients",
                "too_late member since string sometimes - breaks clients",
            ],
        );
        let after = contract! {
            #[error("too many carts")]
            #[status(rate_limited, retry_after = 30)]
            TooFast,
            #[error("too late")]
            #[status(conflict_state)]
            TooLate { #[status(extension)] id: Option<u64>, #[status(extension)] since: String },
        };
        breaks_with(
            after,
            &[
                "too_late member id integer always integer sometimes breaks clients",
                "too_late member since string sometimes string always newly required",
            ],
        );
    }

    #[test]
    fn an_option_is_one_by_any_name() {
        type Delay = Option<u32>;
        type Maybe<T> = Option<T>;

        let after = contract! {
            #[error("too many carts")]
            #[status(rate_limited)]
            TooFast(#[status(retry_after)] Delay),
            #[error("too late")]
            #[status(conflict_state)]
            TooLate { #[status(extension)] id: Maybe<u64>, #[status(extension)] since: Option<String> },
        };
        let text = written(&after);
        assert!(text.contains("too_fast header retry-after sometimes\n"), "{text}");
        let id = text.lines().find(|line| line.starts_with("too_late member id ")).unwrap();
        assert!(id.ends_with(" sometimes"), "{id}");
    }

    #[test]
    fn what_is_new_is_told_and_passes() {
        let after = contract! {
            #[error("too many carts")]
            #[status(rate_limited, retry_after = 30, header("X-Cart" = "full"), extension(limit = 3))]
            TooFast,
            #[error("too late")]
            #[status(conflict_state)]
            TooLate { #[status(extension)] id: u64, #[status(extension)] since: Option<String> },
            #[error("too heavy")]
            #[status(content_too_large, max_bytes = 1000)]
            TooHeavy,
        };
        grows_with(
            after,
            &[
                "too_fast header x-cart - always newly required",
                "too_fast member limit - integer always newly required",
                "too_heavy (the whole error) - 413",
            ],
        );
    }

    /// A client whose field is not an `Option` reads `Unread` from a server without it.
    #[test]
    fn what_a_client_may_now_require_is_marked() {
        let required = contract! {
            #[error("too many carts")]
            #[status(rate_limited, retry_after = 30)]
            TooFast,
            #[error("too late")]
            #[status(conflict_state)]
            TooLate { #[status(extension)] id: u64, #[status(extension)] since: String },
        };
        let optional = contract! {
            #[error("too many carts")]
            #[status(rate_limited, retry_after = 30)]
            TooFast,
            #[error("too late")]
            #[status(conflict_state)]
            TooLate {
                #[status(extension)] id: u64,
                #[status(extension)] since: Option<String>,
                #[status(extension)] until: Option<String>,
                #[status(header = "X-Cart")] cart: Option<String>,
            },
        };
        for (after, row, is_marked) in [
            (required, "too_late member since string sometimes string always newly required", true),
            (optional, "too_late header x-cart - sometimes", false),
        ] {
            let Verdict::Grown(note) = compared(&after) else { panic!("{:?}", compared(&after)) };
            assert!(rows(&note).iter().any(|known| known == row), "{note}");
            let advice = "help: update the servers before the clients";
            assert_eq!(note.contains(advice), is_marked, "{note}");
            assert_eq!(note.contains("newly required"), is_marked, "{note}");
        }
    }

    #[test]
    fn the_file_is_a_sorted_line_for_each_fact() {
        let text = written(&before());
        let lines: Vec<_> = text.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(lines.is_sorted(), "{text}");
        assert!(lines.contains(&"too_late member id integer always"), "{text}");
        assert!(lines.contains(&"too_late grpc FAILED_PRECONDITION"), "{text}");
        assert!(lines.contains(&"too_late reason TOO_LATE"), "{text}");
        assert!(lines.contains(&"no_such_cart type https://api.example.com/problems/no-such-cart"), "{text}");
        assert_eq!(read(&text), Ok(before()));
    }

    #[test]
    fn a_code_of_any_characters_comes_back() {
        for code in ["a b%\n", "#", "# code", "#a#b", "\u{2028}é\0", "status", "%23"] {
            let fact = |status: &str| (("status".to_owned()), BTreeSet::from([status.to_owned()]));
            let facts = |status| Facts::from([fact(status)].map(|(what, value)| ((subject(code), what), value)));
            assert_eq!(read(&written(&facts("404"))), Ok(facts("404")), "{code:?}");
            let changed = compare("errors.lock", Ok(written(&facts("404"))), &facts("410"), Run::Ci);
            assert!(matches!(changed, Verdict::Broken(_)), "{code:?}: {changed:?}");
        }
        assert_ne!(subject("#"), subject("%23"));
    }

    mod hiding {
        use super::*;

        macro_rules! contract {
            ($($variant:tt)*) => {{
                #[derive(Debug, thiserror::Error, HttpError)]
                #[error("it failed")]
                #[status(crate = crate)]
                #[allow(dead_code, reason = "only its catalogue is looked at")]
                enum Errors {
                    #[status(not_found)]
                    NoSuchCart,
                    $($variant)*
                }
                let types = [Contract::of::<Errors>("Errors")];
                current(&types, &all(&types))
            }};
        }

        #[test]
        fn a_hidden_error_that_is_shown_breaks() {
            let hidden = contract! {
                #[status(hidden)]
                NotYours,
            };
            let forbidden = contract! {
                #[status(forbidden)]
                NotYours,
            };
            let Verdict::Broken(report) = compare("errors.lock", Ok(written(&hidden)), &forbidden, Run::Local) else {
                panic!("a client that got 404 gets 403")
            };
            let expected = ["no_such_cart hidden 1 - breaks clients", "not_yours (the whole error) - 403"];
            assert_eq!(rows(&report), expected, "{report}");
        }

        #[test]
        fn another_hidden_error_breaks_nothing_and_its_name_is_not_in_the_file() {
            let (none, one) = (contract! {}, contract! { #[status(hidden)] NotYours, });
            let two = contract! {
                #[status(hidden)]
                SomeoneElses,
                #[status(hidden)]
                NotThere,
            };
            for (before, after, row) in
                [(&none, &one, "no_such_cart hidden - 1"), (&one, &two, "no_such_cart hidden 1 2")]
            {
                let Verdict::Grown(note) = compare("errors.lock", Ok(written(before)), after, Run::Local) else {
                    panic!("{row}")
                };
                assert_eq!(rows(&note), [row], "{note}");
                assert!(note.starts_with("errors.lock: 1 change, and clients are not broken\n"), "{note}");
            }
            assert_eq!(read(&written(&two)), Ok(two.clone()));
            assert!(!written(&two).contains("not_there"), "{}", written(&two));
        }

        /// Without a twin it responds like a router that has no such resource (RFC 9110 15.5.5).
        #[test]
        fn a_hidden_error_without_a_twin_is_counted_too() {
            let hidden = contract! { #[status(hidden, like = none)] Internal, };
            let forbidden = contract! { #[status(forbidden)] Internal, };
            let Verdict::Broken(report) = compare("errors.lock", Ok(written(&hidden)), &forbidden, Run::Local) else {
                panic!("a client that got 404 gets 403")
            };
            let expected = ["internal (the whole error) - 403", "not_found hidden 1 - breaks clients"];
            assert_eq!(rows(&report), expected, "{report}");
        }
    }

    /// Types of one service that their authors have not made alike.
    mod houses {
        use super::*;

        macro_rules! inner {
            ($name:ident [$($keywords:tt)*]) => {
                #[derive(Debug, thiserror::Error, HttpError)]
                #[error("it failed")]
                #[status(crate = crate, $($keywords)*)]
                #[allow(dead_code, reason = "only its catalogue is looked at")]
                enum $name {
                    #[status(not_found)]
                    NoSuchThing,
                    #[status(already_exists, field = "slug")]
                    SlugTaken,
                }
            };
        }

        macro_rules! outer {
            ($inner:ident) => {{
                #[derive(Debug, thiserror::Error, HttpError)]
                #[error("it failed")]
                #[status(crate = crate, types = "/problems/")]
                #[allow(dead_code, reason = "only its catalogue is looked at")]
                enum Outer {
                    #[status(gone)]
                    IsGone,
                    #[status(already_exists, field = "name")]
                    NameTaken,
                    #[status(transparent)]
                    Inner($inner),
                }
                current_of(&[Contract::of::<Outer>("Outer")])
            }};
        }

        fn current_of(types: &[Contract]) -> Facts {
            current(types, &all(types))
        }

        fn first_note(facts: &Facts) -> String {
            let Verdict::Write(first) = compare("errors.lock", Err(io::ErrorKind::NotFound.into()), facts, Run::Local)
            else {
                panic!("no file was there")
            };
            // A fact in the file is not reported again.
            assert!(matches!(compare("errors.lock", Ok(written(facts)), facts, Run::Ci), Verdict::Holds));
            assert_eq!(read(&written(facts)), Ok(facts.clone()));
            first
        }

        #[test]
        fn one_house_is_not_told_of() {
            inner!(Same[types = "/problems/"]);
            assert!(!first_note(&outer!(Same)).contains("house"));
        }

        #[test]
        fn each_keyword_that_differs_is_told() {
            inner!(Types[types = "/others/"]);
            inner!(Blank []);
            inner!(Codes [types = "/problems/", codes = "SCREAMING_SNAKE_CASE"]);
            inner!(Body [types = "/problems/", body = text]);
            inner!(Policy [types = "/problems/", policy(duplicate = 422)]);
            for (facts, right) in [
                (
                    outer!(Types),
                    "`Types` in `Outer` is of another house: `types` is /others/ there, and /problems/ here",
                ),
                (
                    outer!(Blank),
                    "`Blank` in `Outer` is of another house: `types` is about:blank there, and /problems/ here",
                ),
                (
                    outer!(Codes),
                    "`Codes` in `Outer` is of another house: `codes` is SCREAMING_SNAKE_CASE there, and snake_case here",
                ),
                (outer!(Body), "`Body` in `Outer` is of another house: `body` is text there, and problem here"),
                (
                    outer!(Policy),
                    "`Policy` in `Outer` is of another house: `policy(duplicate)` is 422 there, and 409 here",
                ),
            ] {
                let note = first_note(&facts);
                assert!(note.contains(right), "{note}");
                assert_eq!(note.matches("another house").count(), 1, "{note}");
            }
        }

        #[test]
        fn a_difference_that_is_new_passes_and_is_told() {
            inner!(Same[types = "/problems/"]);
            inner!(Types[types = "/others/"]);
            let (before, after) = (outer!(Same), outer!(Types));
            let verdict = compare("errors.lock", Ok(written(&before)), &after, Run::Ci);
            // The types themselves have changed, which breaks clients.
            assert!(matches!(verdict, Verdict::Broken(_)), "{verdict:?}");
            let mut before = after.clone();
            before.retain(|(_, what), _| !what.starts_with("house "));
            let Verdict::Grown(note) = compare("errors.lock", Ok(written(&before)), &after, Run::Ci) else { panic!() };
            assert!(note.contains("is of another house"), "{note}");
            let verdict = compare("errors.lock", Ok(written(&after)), &before, Run::Ci);
            assert!(matches!(verdict, Verdict::Grown(_)), "{verdict:?}");
        }

        #[test]
        fn one_code_with_several_types_is_told() {
            inner!(Same[types = "/problems/"]);

            #[derive(Debug, thiserror::Error, HttpError)]
            #[error("it failed")]
            #[status(crate = crate, types = "/problems/")]
            #[allow(dead_code, reason = "only its catalogue is looked at")]
            enum Outer {
                #[status(not_found, type = "https://api.example.com/nothing")]
                NoSuchThing,
                #[status(transparent)]
                Inner(Same),
            }

            let note = first_note(&current_of(&[Contract::of::<Outer>("Outer")]));
            let types = "/problems/no-such-thing, https://api.example.com/nothing";
            assert!(note.contains(&format!("the code `no_such_thing` has several types: {types}")), "{note}");
        }

        /// A type that shows nothing of its own takes the style of the first that it holds.
        #[test]
        fn a_type_of_transparent_variants_alone_has_no_style() {
            inner!(Same[types = "/problems/"]);
            inner!(Types[types = "/others/"]);

            #[derive(Debug, thiserror::Error, HttpError)]
            #[error("it failed")]
            #[status(crate = crate)]
            #[allow(dead_code, reason = "only its catalogue is looked at")]
            enum Outer {
                #[status(transparent)]
                First(Box<Same>),
                #[status(transparent)]
                Second(Types),
            }

            let note = first_note(&current_of(&[Contract::of::<Outer>("Outer")]));
            assert!(note.contains("`Types` in `Outer` is of another house: `types` is /others/ there"), "{note}");
            assert!(!note.contains("`Box<Same>`"), "{note}");
        }

        #[test]
        fn what_is_added_is_a_fact_of_the_outer_type() {
            inner!(Same[types = "/problems/"]);

            #[derive(Debug, thiserror::Error, HttpError)]
            #[error("it failed")]
            #[status(crate = crate, transparent, extension(shop = 7), header("X-Shop" = "seven"))]
            struct Outer(Same);

            let text = written(&current_of(&[Contract::of::<Outer>("Outer")]));
            assert!(text.contains("no_such_thing member shop integer always\n"), "{text}");
            assert!(text.contains("no_such_thing header x-shop always\n"), "{text}");
        }
    }

    proptest::proptest! {
        /// For all codes, types, names and media types.
        #[test]
        fn a_file_says_what_was_written(
            noted in proptest::collection::vec(
                ("[# %\\PC\\x00-\\x20\u{85}\u{2028}]{1,6}", 0..5_usize, "[# %\\PC\\x00-\\x20]{1,6}", proptest::prelude::any::<bool>()), 0..8
            ),
            cut in proptest::prelude::any::<proptest::sample::Index>(),
        ) {
            let mut facts = Facts::new();
            for (code, what, text, always) in noted {
                let often = often(always).to_owned();
                let (what, value) = match what {
                    0 => ("status".to_owned(), "404".to_owned()),
                    1 => ("type".to_owned(), word(&text)),
                    2 => ("content".to_owned(), word(&text)),
                    3 => (format!("header {}", word(&text)), often),
                    _ => (format!("member {}", word(&text)), format!("[{{string:{}}}] {often}", word(&text))),
                };
                facts.entry((subject(&code), what)).or_default().insert(value);
            }
            let text = written(&facts);
            proptest::prop_assert_eq!(read(&text), Ok(facts));
            let mut end = cut.index(text.len() - 1);
            while !text.is_char_boundary(end) {
                end -= 1;
            }
            proptest::prop_assert!(read(&text[..end]).is_err(), "{:?}", &text[..end]);
        }
    }

    #[test]
    fn a_file_that_is_not_whole_fails_everywhere() {
        let whole = written(&before());
        for cut in 0..whole.len() - 1 {
            for run in [Run::Local, Run::Ci] {
                let verdict = compare("errors.lock", Ok(whole[..cut].to_owned()), &before(), run);
                let Verdict::Broken(report) = verdict else { panic!("{cut}, {run:?}: {verdict:?}") };
                assert!(report.contains("STATUS_LOCK=accept cargo test"), "{report}");
            }
        }
        let headless = whole.split_inclusive('\n').skip(1).collect::<String>();
        let verdict = compare("errors.lock", Ok(headless), &before(), Run::Ci);
        assert!(matches!(&verdict, Verdict::Broken(report) if report.contains("not a lock file")), "{verdict:?}");
        // The changes by git on Windows, and by editors.
        for same in [whole.replace('\n', "\r\n"), whole.trim_end().to_owned()] {
            assert!(matches!(compare("errors.lock", Ok(same), &before(), Run::Ci), Verdict::Holds));
        }
    }

    #[test]
    fn a_file_is_replaced_as_a_whole() -> io::Result<()> {
        let directory = env::temp_dir().join(format!("status-lock-{}", process::id()));
        fs::create_dir_all(&directory)?;
        let path = directory.join("errors.lock");
        let texts = ["a\n".repeat(10_000), "b\n".repeat(20_000)];
        replace(&path, &texts[0])?;
        let writers: Vec<_> = texts
            .clone()
            .map(|text| {
                let path = path.clone();
                std::thread::spawn(move || (0..20).try_for_each(|_| replace(&path, &text)))
            })
            .into();
        while writers.iter().any(|writer| !writer.is_finished()) {
            assert!(texts.contains(&fs::read_to_string(&path)?), "half a file was there to be read");
        }
        for writer in writers {
            writer.join().expect("a writer that does not panic")?;
        }
        assert_eq!(fs::read_dir(&directory)?.count(), 1, "something was left behind");
        assert!(replace(&directory.join("no/such/directory"), "").is_err());
        fs::remove_dir_all(&directory)
    }

    #[test]
    fn a_file_is_written_when_there_is_none_and_when_that_is_asked_for() {
        let none = compare("errors.lock", Err(io::ErrorKind::NotFound.into()), &before(), Run::Local);
        assert!(matches!(none, Verdict::Write(_)), "{none:?}");
        let asked = compare("errors.lock", Ok(String::new()), &before(), Run::Accepts);
        assert!(matches!(asked, Verdict::Write(_)), "{asked:?}");
        let unreadable = compare("errors.lock", Err(io::ErrorKind::PermissionDenied.into()), &before(), Run::Accepts);
        assert!(matches!(unreadable, Verdict::Broken(_)), "{unreadable:?}");
        let forgotten = compare("errors.lock", Err(io::ErrorKind::NotFound.into()), &before(), Run::Ci);
        assert!(matches!(forgotten, Verdict::Broken(_)), "{forgotten:?}");
    }

    #[test]
    fn a_line_that_says_nothing_is_named() {
        let text = format!("{HEAD}<<<<<<< ours\n");
        let Verdict::Broken(report) = compare("errors.lock", Ok(text), &before(), Run::Local) else { panic!() };
        assert!(report.starts_with("errors.lock:3: "), "{report}");
    }

    #[cfg(feature = "read")]
    #[test]
    #[should_panic(expected = "a copy of the file that `status_runtime::catalog::lock!` writes")]
    fn a_file_that_is_not_there_comes_from_the_server() {
        reads("/nowhere/orders.lock", Listing::of(&[], &[]));
    }

    #[cfg(all(feature = "derive", feature = "read"))]
    #[test]
    fn what_a_client_reads_is_compared_with_the_file() {
        use crate::{ETag, FromResponse, Received};

        #[derive(FromResponse)]
        #[status(crate = crate)]
        #[allow(dead_code, reason = "only what it reads is looked at")]
        enum Failure {
            #[status(conflict_state)]
            Taken {
                #[status(extension)]
                by: String,
                #[status(extension)]
                until: Option<u64>,
                #[status(etag)]
                now: ETag,
            },
            #[status(gone, type = "/problems/deleted")]
            Removed,
            #[status(unavailable, by_status)]
            Down,
            #[status(unknown)]
            Other(Received),
        }

        let lacks = |facts: &str| {
            let facts = read(&format!("{HEAD}{facts}{END}\n")).expect("a lock file");
            lacking(Listing::of(Failure::KNOWN, Failure::__TRANSPARENT), &facts)
        };
        const DELETED: &str = "deleted status 410\ndeleted type https://api.example.com/problems/deleted\n";
        const TAKEN: &str = "taken status 409\ntaken type about:blank\ntaken member by string always\n";
        const REST: &str = "taken member until integer sometimes\ntaken header etag always\n";
        assert_eq!(lacks(&[DELETED, TAKEN, REST].concat()), [""; 0]);
        assert_eq!(
            lacks(&[TAKEN, &REST.replace("etag always", "etag sometimes")].concat()),
            [
                "`Taken`: the header `etag` is sent only sometimes, and the field is no `Option`",
                "`Removed`: no error is `/problems/deleted` (410)",
            ]
        );
        assert_eq!(
            lacks(&[DELETED, TAKEN].concat()),
            ["`Taken`: the member `until` is not sent", "`Taken`: the header `etag` is not sent"]
        );

        #[derive(FromResponse)]
        #[status(crate = crate, conflict_state)]
        struct Taken;

        #[derive(FromResponse)]
        #[status(crate = crate, transparent)]
        #[allow(dead_code, reason = "only what it reads is looked at")]
        struct Added {
            taken: Taken,
            #[status(extension)]
            order: u64,
        }

        let facts = read(&format!("{HEAD}{}{END}\n", [DELETED, TAKEN, REST].concat())).expect("a lock file");
        let lacking = lacking(Listing::of(Added::KNOWN, Added::__TRANSPARENT), &facts);
        assert_eq!(lacking, ["`Taken`: the member `order` is not sent"]);
        let as_text = [TAKEN, REST, "taken content text/plain\n", DELETED].concat();
        assert_eq!(lacks(&as_text), ["`Taken`: the error is sent in another form than a problem document"]);
        let of_another_status = [DELETED, TAKEN, REST].concat().replace("taken status 409", "taken status 422");
        assert_eq!(lacks(&of_another_status), ["`Taken`: no error is `taken` (409)"]);

        #[derive(FromResponse)]
        #[status(crate = crate, invalid_parameter, code = "invalid_page")]
        #[allow(dead_code, reason = "only what it reads is looked at")]
        struct Invalid {
            #[status(parameter = path)]
            parameter: String,
        }

        #[derive(FromResponse)]
        #[status(crate = crate, conflict_state, code = "taken", domain = "orders.example.com")]
        struct OfADomain;

        let lacks = |domain: &str| {
            let facts = read(&format!("{HEAD}{TAKEN}{domain}{END}\n")).expect("a lock file");
            super::lacking(Listing::of(OfADomain::KNOWN, OfADomain::__TRANSPARENT), &facts)
        };
        assert_eq!(lacks("taken domain orders.example.com\n"), [""; 0]);
        assert_eq!(
            lacks("taken domain carts.example.com\n"),
            ["`OfADomain`: the domain is `carts.example.com`, and it is read with `orders.example.com`"]
        );
        // It may be the name of the server's crate, which is not in the file.
        assert_eq!(lacks(""), [""; 0]);

        let lacks = |ty: &str| {
            let facts = format!(
                "invalid_page status 400\ninvalid_page type about:blank\ninvalid_page member parameter {ty} always\n"
            );
            let facts = read(&format!("{HEAD}{facts}{END}\n")).expect("a lock file");
            super::lacking(Listing::of(Invalid::KNOWN, Invalid::__TRANSPARENT), &facts)
        };
        assert_eq!(lacks("Parameter(path)"), [""; 0]);
        for ty in ["Parameter", "Parameter(query)"] {
            assert_eq!(lacks(ty), ["`Invalid`: the parameter in the member `parameter` is not always in the path"]);
        }
    }
}
