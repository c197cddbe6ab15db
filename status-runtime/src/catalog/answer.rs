//! The responses of an entry as a client can see them: the constant part as sent, parsed.

use std::collections::HashSet;
use std::ptr;

use status_vocabulary::Kind;

use crate::entry::{Entry, Parts};
use crate::problem::Problem;

/// One possible response, distinguishable from the others.
pub(crate) struct Answer {
    pub(crate) entry: &'static Entry,
    /// The constant part of the document; outcomes have none.
    pub(super) problem: Option<Problem>,
}

/// Every response once, in order. A `hidden` one that must be indistinguishable from another is listed as that other,
/// and one that must be indistinguishable from absence is not listed.
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

/// The identity of a document among those of the same status: its type, and its code where the type is not specific.
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

    /// The code that is sent; outcomes have none.
    pub(crate) fn code(&self) -> Option<&str> {
        self.problem.as_ref().and_then(Problem::code)
    }

    /// The media type of the content, without parameters; `None` where there is no content.
    pub(crate) fn media_type(&self) -> Option<String> {
        let whole = match self.entry.content() {
            Some(content) => content.media_type().to_owned(),
            None => self.entry.parts().body.content_type()?.to_str().ok()?.to_owned(),
        };
        whole.split(';').next().map(|essence| essence.trim().to_owned())
    }
}
