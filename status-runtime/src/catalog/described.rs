//! The description of a response, for people and for documents: texts, examples, and the vocabulary's description of
//! its parts.

use serde_json::{Value, json};
use status_vocabulary::{Companion, Form, Situation, Term};

use super::case::Case;
use super::schema::Ty;
use crate::entry::{Body, MemberSpec};
use crate::problem::Problem;

impl Case {
    pub(crate) fn title(&self) -> &str {
        self.problem.as_ref().and_then(Problem::title).unwrap_or(self.entry.situation().phrase())
    }

    /// A name for it among the others: never that of a variant that must not be known.
    pub(crate) fn name(&self) -> &str {
        self.code().unwrap_or(self.entry.variant())
    }

    /// The author's doc comment, else the text of the vocabulary.
    pub(crate) fn description(&self) -> &'static str {
        match self.entry.docs() {
            _ if self.entry.is_concealed() => crate::situation::NOT_FOUND.when(),
            "" => self.entry.situation().when(),
            docs => docs,
        }
    }

    #[cfg(feature = "openapi")]
    pub(crate) fn is_problem(&self) -> bool {
        self.entry.parts().body.is_problem() && !self.is_outcome()
    }

    /// The value of a header that is the same for every value; several lines are one list (RFC 9110 5.3).
    pub(crate) fn fixed(&self, name: &str) -> Option<String> {
        let lines: Vec<_> = self.fixed_headers().get_all(name).iter().filter_map(|value| value.to_str().ok()).collect();
        (!lines.is_empty()).then(|| lines.join(", "))
    }

    /// A document as a client might get it: the members that depend on the value have values of their types.
    fn example(&self, named: &dyn Fn(&str) -> Option<Value>) -> Option<Problem> {
        let mut problem = self.problem.clone()?;
        if self.entry.has_detail() && problem.detail().is_none() && !self.entry.detail().is_empty() {
            problem = problem.with_detail(self.entry.detail());
        }
        for member in self.members() {
            if problem.extension(member.name()).is_none() {
                let example = example_of(member, named);
                problem = problem.clone().with_extension(member.name(), example).unwrap_or(problem);
            }
        }
        Some(problem)
    }

    /// The content of the example, as text. `named` has values of custom types.
    pub(crate) fn example_content(&self, named: &dyn Fn(&str) -> Option<Value>) -> Option<String> {
        let problem = self.example(named)?;
        match self.entry.parts().body {
            Body::Problem => serde_json::to_string_pretty(&problem).ok(),
            Body::Text => Some(problem.detail().or(problem.title()).unwrap_or_default().to_owned()),
            Body::None => None,
            Body::Rendered { render, .. } => {
                let mut out = Vec::new();
                render(&problem, &mut out);
                String::from_utf8(out).ok()
            }
        }
    }
}

fn example_of(member: &MemberSpec, named: &dyn Fn(&str) -> Option<Value>) -> Value {
    match member.name() {
        "errors" => json!([Ty::FieldError.example(named)]),
        _ => Ty::of_member(member).example(named),
    }
}

/// The information that a header or a member gives the client, if it is in the vocabulary.
pub(crate) fn purpose(of: Form) -> Option<&'static str> {
    Term::all().find(|term| term.form() == Some(of)).map(Term::purpose)
}

/// The sentence that ends with a `purpose` of the vocabulary.
pub(crate) fn sentence(end: &str) -> String {
    let mut letters = end.chars();
    letters.next().map_or_else(String::new, |first| format!("{}{}.", first.to_uppercase(), letters.as_str()))
}

/// A header's name in its usual case, which has no meaning on the wire.
pub(crate) fn canonical(name: &str) -> String {
    let word = |word: &str| match word {
        "www" => "WWW".to_owned(),
        "etag" => "ETag".to_owned(),
        "dpop" => "DPoP".to_owned(),
        "ratelimit" => "RateLimit".to_owned(),
        _ => {
            let mut letters = word.chars();
            letters
                .next()
                .map_or_else(String::new, |first| format!("{}{}", first.to_ascii_uppercase(), letters.as_str()))
        }
    };
    name.split('-').map(word).collect::<Vec<_>>().join("-")
}

/// A value that a header might have in that situation, if it depends on the value.
pub(crate) fn sample(name: &str, situation: &Situation) -> &'static str {
    let named =
        Companion::ALL.iter().filter(|companion| matches!(companion.form(), Form::Header(header) if header == name));
    named
        .filter(|companion| !situation.never().contains(**companion))
        .find_map(|companion| companion.sample())
        .unwrap_or("…")
}
