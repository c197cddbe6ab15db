//! A challenge as sent.

use status_vocabulary::Situation;
use status_vocabulary::render::{self, Credentials};

use crate::constant::{Check, ConstPart, ConstPath, ConstText, LiteralOrConst};
use crate::facts::{Challenge, LiteralChallenge};

/// The header line, with the error that the situation supplies.
pub(super) fn line(challenge: &Challenge, situation: &Situation, has_nonce: bool) -> ConstText {
    let literal = match challenge {
        Challenge::Literal(literal) => literal,
        Challenge::Const(path, _) => {
            let mut line = ConstText::from(path.clone());
            line.push(ConstPart::Supplied(path.clone(), situation.challenge_error(), has_nonce));
            return line;
        }
    };
    let mut marks = Marks::default();
    let token68 = literal.token68.as_ref().map(|token| marks.text(token, ConstPart::Const));
    let params: Vec<_> =
        literal.params.iter().map(|(name, value)| (name, marks.text(value, ConstPart::Escaped))).collect();
    let credentials = match &token68 {
        Some(token68) => Credentials::Token68(token68),
        None => Credentials::Parameters(&params),
    };
    let error = situation.challenge_error();
    let line = render::Challenge { scheme: &literal.scheme, credentials, error, has_nonce };
    marks.replaced(&line.to_string())
}

/// Marks in a rendered line, in place of what only the compiler knows.
#[derive(Default)]
struct Marks(Vec<ConstPart>);

impl Marks {
    /// No text that can be sent has it.
    const MARK: char = '\0';

    fn text(&mut self, value: &LiteralOrConst, part: fn(ConstPath) -> ConstPart) -> String {
        match value {
            LiteralOrConst::Literal(text) => text.clone(),
            LiteralOrConst::Const(path) => {
                self.0.push(part(path.clone()));
                format!("{mark}{}{mark}", self.0.len() - 1, mark = Marks::MARK)
            }
        }
    }

    fn replaced(&self, line: &str) -> ConstText {
        let mut text = ConstText::default();
        for (at, piece) in line.split(Marks::MARK).enumerate() {
            match piece.parse::<usize>() {
                Ok(index) if at % 2 == 1 => text.push(self.0[index].clone()),
                _ => text.push_str(piece),
            }
        }
        text
    }
}

/// The checks that are left for const evaluation.
pub(super) fn checks(challenge: &Challenge, of_a_proxy: bool, is_anonymous: bool) -> Vec<(ConstPath, Check)> {
    match challenge {
        Challenge::Literal(literal) => checks_of_parts(literal),
        Challenge::Const(path, _) => {
            let anonymous = is_anonymous.then(|| (path.clone(), Check::Anonymous));
            [(path.clone(), Check::Challenge { of_a_proxy })].into_iter().chain(anonymous).collect()
        }
    }
}

fn checks_of_parts(literal: &LiteralChallenge) -> Vec<(ConstPath, Check)> {
    let token68 = literal.token68.iter().map(|token| (token, Check::Token68));
    let params = literal
        .params
        .iter()
        .map(|(name, value)| (value, Check::Parameter { scheme: literal.scheme.clone(), name: name.clone() }));
    let checks = token68.chain(params).filter_map(|(value, check)| match value {
        LiteralOrConst::Literal(_) => None,
        LiteralOrConst::Const(path) => Some((path.clone(), check)),
    });
    checks.collect()
}
