//! What a client can see of an entry: the wire's constant part, read back.

use std::collections::HashSet;
use std::ptr;

use serde_json::{Value, json};
use status_vocabulary::{Companion, Form, Kind, Situation, Term};

use super::schema::Ty;
use crate::entry::{Body, Entry, MemberSpec, Parts, fixed};
use crate::problem::Problem;

/// One way to answer, as it is told from the others.
pub(crate) struct Answer {
    pub(crate) entry: &'static Entry,
    /// The constant part of the document; an outcome has none.
    problem: Option<Problem>,
}

/// Every answer once, in order. A `hidden` one that must not be told from another is that other, and one that must not be
/// told from absence is none.
pub(crate) fn answers(entries: impl IntoIterator<Item = &'static Entry>) -> Vec<Answer> {
    let mut answers: Vec<Answer> = Vec::new();
    let mut known = HashSet::new();
    for entry in entries {
        if !entry.is_absent() && known.insert(ptr::from_ref(entry)) {
            answers.push(Answer { entry, problem: constant(entry.parts()) });
        }
    }
    let seen = |answer: &Answer| (answer.entry.status(), answer.identity());
    let twins: HashSet<_> = answers.iter().filter(|answer| !answer.entry.is_concealed()).map(seen).collect();
    answers.retain(|answer| !answer.entry.is_concealed() || !twins.contains(&seen(answer)));
    answers
}

fn constant(parts: &Parts) -> Option<Problem> {
    let text = [parts.head, parts.tail].concat();
    let brace = if parts.members_vary { "}" } else { "" };
    let problem: Problem = serde_json::from_str(&(text + brace)).ok()?;
    Some(if parts.detail_varies { problem.without_detail() } else { problem })
}

/// What tells one document from another of the same status: its type, and its code where the type says nothing.
pub(crate) type Identity = (String, Option<String>);

impl Answer {
    pub(crate) fn is_outcome(&self) -> bool {
        self.entry.situation().kind() == Kind::Outcome
    }

    pub(crate) fn identity(&self) -> Identity {
        (self.type_uri().to_owned(), self.code().map(str::to_owned))
    }

    pub(crate) fn type_uri(&self) -> &str {
        self.problem.as_ref().map_or("about:blank", Problem::type_uri)
    }

    /// The code that is sent; an outcome has none.
    pub(crate) fn code(&self) -> Option<&str> {
        self.problem.as_ref().and_then(Problem::code)
    }

    pub(crate) fn title(&self) -> &str {
        self.problem.as_ref().and_then(Problem::title).unwrap_or(self.entry.situation().phrase())
    }

    /// A name for it among the others: never that of a variant that must not be known.
    pub(crate) fn name(&self) -> &str {
        self.code().unwrap_or(self.entry.variant())
    }

    /// What the author wrote about it, else what the vocabulary says.
    pub(crate) fn description(&self) -> &'static str {
        match self.entry.docs() {
            _ if self.entry.is_concealed() => crate::situation::NOT_FOUND.when(),
            "" => self.entry.situation().when(),
            docs => docs,
        }
    }

    /// The media type of the content, without parameters; none where there is no content.
    pub(crate) fn media_type(&self) -> Option<String> {
        let whole = match self.entry.content() {
            Some(content) => content.media_type().to_owned(),
            None => self.entry.parts().body.content_type()?.to_str().ok()?.to_owned(),
        };
        whole.split(';').next().map(|essence| essence.trim().to_owned())
    }

    pub(crate) fn is_problem(&self) -> bool {
        self.entry.parts().body.is_problem() && !self.is_outcome()
    }

    /// The value of a header that is the same for every value; several lines are one list (RFC 9110 5.3).
    pub(crate) fn fixed(&self, name: &str) -> Option<String> {
        let headers = fixed(self.entry);
        let lines: Vec<_> = headers.get_all(name).iter().filter_map(|value| value.to_str().ok()).collect();
        (!lines.is_empty()).then(|| lines.join(", "))
    }

    /// A document as a client might get it: the members that depend on the value have values of their types.
    fn example(&self, named: &dyn Fn(&str) -> Option<Value>) -> Option<Problem> {
        let mut problem = self.problem.clone()?;
        if self.entry.has_detail() && problem.detail().is_none() && !self.entry.detail().is_empty() {
            problem = problem.with_detail(self.entry.detail());
        }
        for member in self.entry.members() {
            if problem.extension(member.name()).is_none() {
                let example = example_of(member, named);
                problem = problem.clone().with_extension(member.name(), example).unwrap_or(problem);
            }
        }
        Some(problem)
    }

    /// The content of the example, as text. `named` has values of the author's types.
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
        _ => Ty::of(member.ty()).example(named),
    }
}

/// What a header or a member tells the client, where the vocabulary knows it.
pub(crate) fn purpose(of: Form) -> Option<&'static str> {
    Term::all().find(|term| term.form() == Some(of)).map(Term::purpose)
}

/// A header's name as it is usually written; on the wire the case does not matter.
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

/// A value that a header might have in that situation, where it is not the same for every value.
pub(crate) fn sample(name: &str, situation: &Situation) -> &'static str {
    let named =
        Companion::ALL.iter().filter(|companion| matches!(companion.form(), Form::Header(header) if header == name));
    named
        .filter(|companion| !situation.never().contains(**companion))
        .find_map(|companion| companion.sample())
        .unwrap_or("…")
}
