//! Types whose transparent variants hold other types, checked as a whole in const evaluation: a header and a member are
//! sent once, a code has one status, and a reason of gRPC has one code.

use status_vocabulary::render::Reason;

use super::entries::{Transparent, count, flatten, named};
use crate::entry::Entry;
use crate::text::is_same;
use crate::value::check::ConstMessage;

/// Checks that no response of the inner error has the header that is added: only Set-Cookie may be repeated.
pub const fn added_header(inner: Inner, name: &str) -> Option<ConstMessage> {
    if is_same(name, "set-cookie") { None } else { added(inner, Part::Header, name) }
}

/// Checks that no document of the inner error has the member that is added.
pub const fn added_member(inner: Inner, name: &str) -> Option<ConstMessage> {
    added(inner, Part::Member, name)
}

/// The catalogue of an inner error.
type Inner = (&'static [&'static Entry], &'static [Transparent]);

/// A part of a response that has a name.
#[derive(Clone, Copy)]
enum Part {
    Header,
    Member,
}

const fn added(inner: Inner, part: Part, name: &str) -> Option<ConstMessage> {
    let (mut entries, mut transparent) = inner;
    while let [entry, rest @ ..] = entries {
        let is_there = match part {
            Part::Header => named!(entry.headers(), name).is_some(),
            Part::Member => named!(entry.members(), name).is_some(),
        };
        if is_there {
            return Some(part.is_doubled(name, entry.variant(), "`"));
        }
        entries = rest;
    }
    while let [variant, rest @ ..] = transparent {
        let is_there = match part {
            Part::Header => named!(variant.headers(), name).is_some(),
            Part::Member => named!(variant.members(), name).is_some(),
        };
        if is_there {
            return Some(part.is_doubled(name, variant.variant(), "`, which adds it"));
        }
        if let Some(message) = added((&[], variant.inner()), part, name) {
            return Some(message);
        }
        transparent = rest;
    }
    None
}

impl Part {
    const fn is_doubled(self, name: &str, variant: &str, after: &str) -> ConstMessage {
        let (part, note) = match self {
            Part::Header => ("header", "a field is repeated only where it is a list (RFC 9110 5.3)"),
            Part::Member => ("member", "a member occurs once in a document (RFC 8259 4)"),
        };
        let message =
            ConstMessage::begin("the inner error already sends a ").and(part).and(" `").and(name).and("`, on `");
        message.and(variant).and(after).help("give it another name, or drop it: the inner error sends it").note(note)
    }
}

/// Two entries of a type with one code and different statuses, or with one reason of gRPC and different codes.
#[derive(Debug, Clone, Copy)]
pub struct Doubled {
    first: &'static Entry,
    second: &'static Entry,
    /// The places of the groups that they are from.
    groups: (usize, usize),
}

impl Doubled {
    /// The message about them.
    pub const fn message(&self) -> ConstMessage {
        let (first, second) = (self.first.identity().code, self.second.identity().code);
        if !is_same(first, second) {
            let message =
                ConstMessage::begin("`").and(first).and("` of `").and(self.first.variant()).and("` and `").and(second);
            let message = message.and("` of `").and(self.second.variant()).and("` are one reason in gRPC, `");
            let message = message.and(Reason::of(first).as_str()).and("`");
            return message
                .help("codes that differ in more than case and separators, or another `domain` for one type")
                .note("a client of gRPC knows an error by its code in upper snake case (google.rpc.ErrorInfo)");
        }
        let message = ConstMessage::begin("`").and(self.first.identity().code).and("` is the code of `");
        let message = message.and(self.first.variant()).and("` (").number(self.first.status().as_u16());
        let message =
            message.and(") and of `").and(self.second.variant()).and("` (").number(self.second.status().as_u16());
        let help = "give one of them another code, `code = \"..\"`, or both the same situation";
        message.and(")").help(help).note("a program that reads the code should know what it means")
    }
}

/// The size of a table in which every second place is free, so that a search in it is short.
pub const fn room(groups: &[&[&'static Entry]]) -> usize {
    (count(groups) * 2).next_power_of_two()
}

/// The first code that has two statuses, or reason that has two codes in one domain, in a time that is linear in the number of entries.
pub const fn doubled<const N: usize>(groups: &[&[&'static Entry]]) -> Option<Doubled> {
    let mut table: [Option<(&Entry, usize)>; N] = [None; N];
    let mut group = 0;
    while group < groups.len() {
        let mut rest = groups[group];
        while let [entry, others @ ..] = rest {
            rest = others;
            if entry.is_absent() {
                continue;
            }
            let code = entry.identity().code;
            let reason = Reason::of(code);
            let mut place = hash(reason.as_str()) % N;
            while let Some((known, its)) = table[place] {
                let known_code = known.identity().code;
                let (is_one, is_doubled) = match is_same(known_code, code) {
                    true => (true, known.status().as_u16() != entry.status().as_u16()),
                    false => {
                        let is_one_reason = is_same(Reason::of(known_code).as_str(), reason.as_str());
                        (false, is_one_reason && is_same(known.domain(), entry.domain()))
                    }
                };
                if is_doubled {
                    return Some(Doubled { first: known, second: entry, groups: (its, group) });
                } else if is_one {
                    break;
                }
                place = (place + 1) % N;
            }
            table[place] = Some((entry, group));
        }
        group += 1;
    }
    None
}

/// The message about the doubled code that a `transparent` variant brings with it. `all` are the groups of such
/// variants.
pub const fn doubled_in(doubled: Option<Doubled>, group: usize, all: &[usize]) -> Option<ConstMessage> {
    let Some(doubled) = doubled else { return None };
    let (first, second) = doubled.groups;
    let mut brought_by = first;
    let mut rest = all;
    while let [one, others @ ..] = rest {
        if *one == second {
            brought_by = second;
        }
        rest = others;
    }
    if brought_by == group { Some(doubled.message()) } else { None }
}

/// FNV-1a.
const fn hash(text: &str) -> usize {
    let mut hash: u32 = 0x811c_9dc5;
    let mut rest = text.as_bytes();
    while let [byte, others @ ..] = rest {
        hash = (hash ^ *byte as u32).wrapping_mul(0x0100_0193);
        rest = others;
    }
    (hash ^ hash >> 16) as usize
}

/// Room for the transparent entries of a generic type, whose number cannot be part of the type.
const ROOM: usize = 256;

/// The entries of a generic type, before they are flattened: those that are sent, or those that are read.
#[allow(missing_docs)]
pub trait Flat<const READ: bool = false> {
    const GROUPS: &'static [&'static [&'static Entry]];
}

#[allow(missing_docs)]
pub trait Flattened<const READ: bool = false> {
    const COUNT: usize;
    const FLAT: &'static [&'static Entry; ROOM];
}

impl<const READ: bool, T: Flat<READ>> Flattened<READ> for T {
    const COUNT: usize = {
        assert!(count(T::GROUPS) <= ROOM, "more transparent entries than the catalogue of a generic type has room for");
        if let Some(doubled) = doubled::<{ ROOM * 2 }>(T::GROUPS) {
            panic!("{}", doubled.message().text());
        }
        count(T::GROUPS)
    };
    const FLAT: &'static [&'static Entry; ROOM] = &flatten(T::GROUPS);
}
