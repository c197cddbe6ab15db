//! Every pair of a situation and a term in the vocabulary has a message of its own.

use status_vocabulary::{AMBIGUOUS, Keyword, SITUATIONS, Situation, Term};

use crate::read::choice;
use crate::rules::wording::{self, Presence};

/// A presence, a term and a situation that has it so, for every row and level of the vocabulary.
fn pairs() -> impl Iterator<Item = (Presence, Term, &'static Situation)> {
    let rows = Presence::ALL.into_iter().flat_map(|presence| SITUATIONS.iter().map(move |row| (presence, *row)));
    let pairs = rows.flat_map(|(presence, row)| presence.terms(row).iter().map(move |term| (presence, term, row)));
    // The detail is there without being asked for.
    pairs.filter(|pair| (pair.0, pair.1) != (Presence::Suggested, Keyword::Detail.into()))
}

#[test]
fn every_pair_has_a_wording() {
    let has_one = |(presence, term, situation): &(Presence, Term, &Situation)| {
        presence.wordings().iter().any(|wording| wording.is_about(*term, situation))
    };
    let name = |(presence, term, situation): (Presence, Term, &Situation)| {
        format!("{presence:?} {term} of {}", situation.name())
    };
    let missing: Vec<_> = pairs().filter(|pair| !has_one(pair)).map(name).collect();
    assert!(missing.is_empty(), "nothing is said of {missing:#?}");
}

/// A message behind another for the same pair is never used, and neither is one for no pair.
#[test]
fn every_wording_is_said_of_a_pair() {
    for presence in Presence::ALL {
        for at in 0..presence.wordings().len() {
            let is_said = pairs().any(|(known, term, situation)| {
                let first = presence.wordings().iter().position(|wording| wording.is_about(term, situation));
                known == presence && first == Some(at)
            });
            assert!(is_said, "the {at}. of {presence:?} is about nothing");
        }
    }
}

#[test]
fn every_wording_names_its_source_and_nothing_is_left_to_fill_in() {
    for (presence, term, situation) in pairs() {
        let message = wording::message(presence, term, situation);
        let text = message.text();
        assert!(["RFC ", "draft-"].iter().any(|source| message.note.contains(source)), "{text}");
        let placeholders = ["{code}", "{situation}", "{term}", "{source}"];
        assert!(!placeholders.iter().any(|placeholder| text.contains(placeholder)), "{text}");
    }
}

#[test]
fn every_role_has_a_wording() {
    for situation in SITUATIONS.iter().filter(|situation| situation.role().is_some()) {
        let text = wording::role(situation).text();
        assert!(text.contains(&situation.code().to_string()) && text.contains("`role = "), "{text}");
    }
}

/// For a name or a number of several situations, the help distinguishes them.
#[test]
fn every_choice_says_how_to_choose() {
    let ambiguous = AMBIGUOUS.iter().flat_map(|row| row.choose).filter_map(|name| Situation::named(name));
    let has_twin = |row: &&Situation| SITUATIONS.iter().any(|other| other != row && other.code() == row.code());
    for situation in ambiguous.chain(SITUATIONS.iter().copied().filter(has_twin)) {
        // 404 has its own sentence.
        assert!(situation.code() == 404 || choice::when(situation).is_some(), "{}", situation.name());
    }
}
