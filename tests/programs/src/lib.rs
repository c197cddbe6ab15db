//! Random programs that use the derives, compared with an independent reference.
//!
//! A program is drawn from a seed as data, printed as Rust source, and compiled twice: with all others for the
//! compiler's messages, and with the other valid ones to be run. The reference predicts refused pieces and responses;
//! it is written from HTTP's specifications and shares no code with the derives, the runtime or the vocabulary.
//!
//! Of some types a client can read the errors back. Their law: what is read from a response and written again is the same
//! response, but for the detail; and where a value is lost on its way, the reference knows which member or header is missing.
//!
//! `cargo test -p status-programs` runs the fixed set, which contains every allowed pair of companions.
//! `cargo run -p status-programs -- --seeds 1000..1050` runs the programs of other seeds. A finding is printed with its
//! seed as a program that can be pasted.

#![deny(missing_docs)]

mod bare;
mod compare;
mod compile;
mod cover;
mod draw;
mod layered;
mod mistake;
mod print;
mod program;
mod random;
mod reference;
mod table;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::Range;

use compile::Crate;
use program::Program;
use random::Random;

/// A program for which the crates and the reference differ.
pub struct Difference {
    /// The program's name, which contains its seed.
    pub program: String,
    /// The difference.
    pub what: String,
    /// The relevant part of the program, which can be pasted.
    pub source: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "// {}: {}", self.program, self.what.replace('\n', "\n// "))?;
        f.write_str(&self.source)
    }
}

/// Programs to be compared.
pub struct Programs {
    programs: Vec<Program>,
    /// The seed of the bare errors that are compared beside them.
    seed: u64,
}

/// The largest number of programs in one crate.
const IN_ONE_CRATE: usize = 120;

impl Programs {
    /// The programs of the seeds.
    pub fn of_seeds(seeds: Range<u64>) -> Programs {
        Programs { seed: seeds.start, programs: seeds.map(draw::drawn).collect() }
    }

    /// The fixed set: valid programs that reach every goal, then programs with mistakes.
    pub fn fixed() -> Programs {
        let mut programs = Vec::new();
        let mut missing = cover::goals();
        let mut seed = 0;
        // The test reports a goal that cannot be reached.
        let mut given_up = BTreeSet::new();
        while let Some(goal) = missing.difference(&given_up).next().copied() {
            let wanted = cover::wanted(goal);
            // What is rare is looked for again.
            let best = (0..20).find_map(|_| {
                let candidates = (0..24).map(|_| {
                    seed += 1;
                    let program = draw::program(&mut Random::new(seed), &format!("fixed_{seed}"), &wanted);
                    let gain = cover::reached(&program).intersection(&missing).count();
                    (gain, program)
                });
                candidates.max_by_key(|(gain, _)| *gain).filter(|(gain, _)| *gain > 0)
            });
            let Some((_, best)) = best else {
                given_up.insert(goal);
                continue;
            };
            cover::reached(&best).iter().for_each(|it| {
                missing.remove(it);
            });
            programs.push(best);
        }
        for seed in 0..160 {
            let mut random = Random::new(seed);
            let mut program = draw::program(&mut random, &format!("mistake_{seed}"), &draw::Wanted::default());
            mistake::spoil(&mut random, &mut program);
            programs.push(program);
        }
        Programs { programs, seed: 0 }
    }

    /// The goals that the set does not reach.
    pub fn missing(&self) -> Vec<String> {
        let mut missing = cover::goals();
        for program in &self.programs {
            cover::reached(program).iter().for_each(|goal| {
                missing.remove(goal);
            });
        }
        missing.iter().map(|goal| format!("{goal:?}")).collect()
    }

    /// The number of programs.
    pub fn count(&self) -> usize {
        self.programs.len()
    }

    /// Compiles and runs the programs in crates of that name, and compares the results.
    pub fn differences(&self, name: &str) -> Vec<Difference> {
        let chunks = self.programs.chunks(IN_ONE_CRATE).enumerate();
        chunks.flat_map(|(at, chunk)| differences(&format!("{name}{at}"), chunk, self.seed)).collect()
    }
}

fn differences(name: &str, programs: &[Program], seed: u64) -> Vec<Difference> {
    let printed: BTreeMap<&str, print::Printed> =
        programs.iter().map(|program| (program.name.as_str(), print::print(program))).collect();
    let bare = bare::drawn(seed);
    let compiled = Crate::new(
        name,
        printed.iter().map(|(name, printed)| (*name, printed)).collect(),
        &serde_json::to_string(&bare).expect("JSON"),
    );
    let messages = compiled.messages();
    let mut differences = Vec::new();
    let mut refused: BTreeSet<&str> = messages.keys().copied().collect();
    for program in programs {
        let printed = &printed[program.name.as_str()];
        let expected = reference::refusals(program);
        let reported = messages.get(program.name.as_str()).cloned().unwrap_or_default();
        for what in compare::refusals(&expected, &reported, printed) {
            differences.push(difference(program, None, what));
        }
        if !expected.is_empty() {
            refused.insert(&program.name);
        }
    }
    let by_name: BTreeMap<&str, &Program> = programs.iter().map(|program| (program.name.as_str(), program)).collect();
    let all = compiled.run(&refused);
    for seen in &all {
        if let (Some(bare), Some(accept)) = (bare.get(seen.value).filter(|_| seen.program == "bare"), &seen.accept) {
            let what = bare::response(bare, accept, &seen.response).into_iter().chain(compare::secret(&seen.response));
            differences.extend(what.map(|what| Difference {
                program: format!("bare_{seed}_{}", seen.value),
                what: format!("through the layer, Accept: {accept}: {what}"),
                source: bare::source(bare),
            }));
            continue;
        }
        let program = by_name[seen.program.as_str()];
        let value = &program.values[seen.value];
        let expected = reference::respond(program, value);
        let mut what = match &seen.accept {
            None => compare::response(&expected, seen),
            Some(accept) => {
                let body = reference::body(program, value);
                let through = layered::response(&expected, body, accept, &seen.response);
                through.into_iter().map(|it| format!("through the layer, Accept: {accept}: {it}")).collect()
            }
        };
        if let Some(read) = &seen.read {
            let expected = reference::reading(program, value, &expected);
            what.extend(compare::reading(&expected, read, &seen.response));
        }
        what.extend(compare::secret(&seen.response));
        if let (true, Some(accept)) = (expected.like_none, &seen.accept) {
            // The router's 404 is the first of the bare errors.
            let router = all.iter().find(|it| it.program == "bare" && it.accept.as_ref() == Some(accept));
            what.extend(compare::twins(&router.expect("the router's 404").response, &seen.response));
        }
        if value.twin {
            let hidden = all
                .iter()
                .find(|it| (&it.program, it.value, &it.accept) == (&seen.program, seen.value + 1, &seen.accept));
            what.extend(compare::twins(&seen.response, &hidden.expect("the hidden value").response));
        }
        for what in what {
            differences.push(difference(program, Some(seen.value), what));
        }
    }
    differences
}

fn difference(program: &Program, value: Option<usize>, what: String) -> Difference {
    let reduced = program.reduced(value);
    let source = print::pasted(&reduced, value.map(|_| 0));
    Difference { program: program.name.clone(), what, source }
}
