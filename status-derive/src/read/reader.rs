//! A variant while it is read: its contents so far, and the findings.

use status_vocabulary::Companion;

use crate::diagnostics::{At, Findings, Message};
use crate::facts::Facts;
use crate::parse::{Keywords, Variant};
use crate::value::{Literals, template};

pub(super) struct Reader<'a> {
    pub(super) facts: Facts<'a>,
    pub(super) findings: Findings,
}

impl<'a> Reader<'a> {
    /// The state before anything is read. `keywords` are the variant's own, or for a struct those of the type.
    pub(super) fn new(variant: &'a Variant, keywords: &Keywords) -> Reader<'a> {
        let unreadable = keywords.broken || variant.fields.iter().any(|field| field.keywords.broken);
        let facts = Facts {
            variant,
            situation: None,
            by_default: false,
            transparent: None,
            text: template::own_text(variant),
            parsed: Vec::new(),
            deliberate: Vec::new(),
            expose: None,
            by_status: None,
            server_only: None,
            unknown: None,
            log: None,
            grpc: None,
            code: None,
            title: None,
            type_uri: None,
            detail: None,
            headers: Vec::new(),
            constants: Vec::new(),
            extensions: Vec::new(),
            like: None,
            body: None,
            broken: unreadable,
            incomparable: false,
            unreadable,
        };
        Reader { facts, findings: Findings::default() }
    }

    pub(super) fn error(&mut self, at: At, message: Message) {
        self.findings.error(at, message);
    }

    pub(super) fn twice(&mut self, keyword: &str, at: At) {
        let message = Message::what(format!("`{keyword}` is given twice"))
            .help("give it once")
            .note("a keyword given twice is ambiguous");
        self.error(at, message);
    }

    pub(super) fn is_never(&self, companion: Companion) -> bool {
        self.facts.situation.is_some_and(|(situation, _)| situation.never().contains(companion))
    }

    pub(super) fn literals(&mut self) -> Literals<'_> {
        let situation = self.facts.situation.map(|(situation, _)| situation);
        Literals { findings: &mut self.findings, fields: &self.facts.variant.fields, situation }
    }
}
