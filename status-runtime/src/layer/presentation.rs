//! The presentation of problems, shared by the layers and the OpenAPI document.

use std::borrow::Cow;

use http::HeaderValue;
use status_vocabulary::grammar;

use super::accept::Representation;
use crate::{Problem, Renderer, Situation, trace};

/// The form in which a layer sends problems, its own and those of derived errors that have no representation of their
/// own. `catalog::openapi::Schemas::under` takes it as well, so that the documentation matches the responses.
///
/// ```
/// use status_runtime::layer::{Presentation, Representation};
///
/// const PROBLEMS: &str = "https://api.example.com/problems/";
///
/// let presentation = Presentation::new().types(PROBLEMS).representations([Representation::Html]);
/// # drop(presentation);
/// ```
#[derive(Debug, Clone)]
pub struct Presentation {
    body: Option<Rendering>,
    offered: Vec<Representation>,
    types: Option<Cow<'static, str>>,
}

/// A renderer, as two functions.
#[derive(Debug, Clone, Copy)]
struct Rendering {
    content_type: fn() -> HeaderValue,
    render: fn(&Problem, &mut Vec<u8>),
}

impl Default for Presentation {
    fn default() -> Presentation {
        Presentation::new()
    }
}

impl Presentation {
    /// `application/problem+json`, every other representation that Accept can choose, and bare errors of the type
    /// `about:blank`.
    pub fn new() -> Presentation {
        Presentation { body: None, offered: Representation::ALL.into(), types: None }
    }

    /// A custom representation in place of JSON.
    pub fn body<R: Renderer>(mut self) -> Presentation {
        self.body = Some(Rendering { content_type: R::content_type, render: R::render });
        self
    }

    /// The representations that Accept can select in place of the first, which is always there:
    /// `application/problem+json`, or the [`body`](Presentation::body). With none, the responses do not vary.
    pub fn representations(mut self, offered: impl IntoIterator<Item = Representation>) -> Presentation {
        self.offered = offered.into_iter().collect();
        self
    }

    /// The base URI of the types of bare errors: the name of the situation is added, with hyphens, as for `types` of an
    /// enum. A base that does not make a problem type (RFC 9457 3.1.1), or that a name would run into, is left out: it
    /// ends in `/`, `#`, `:` or `=`.
    pub fn types(mut self, base: impl Into<Cow<'static, str>>) -> Presentation {
        let base = base.into();
        match grammar::problem_types(&base) {
            Ok(()) => self.types = Some(base),
            Err(error) => trace::left_out("types", &error.what()),
        }
        self
    }

    /// Returns whether Accept can select.
    pub(crate) fn varies(&self) -> bool {
        Representation::ALL.into_iter().any(|one| self.offers(one) && one != Representation::ProblemJson)
    }

    /// Returns whether Accept can select that one, or it is the first.
    pub(crate) fn offers(&self, representation: Representation) -> bool {
        match representation {
            Representation::ProblemJson => true,
            // The custom representation replaces it.
            Representation::Json if self.body.is_some() => false,
            Representation::Json | Representation::ProblemXml | Representation::Text | Representation::Html => {
                self.offered.contains(&representation)
            }
        }
    }

    pub(crate) fn content_type(&self, representation: Representation) -> HeaderValue {
        match self.body {
            Some(Rendering { content_type, .. }) if representation == Representation::ProblemJson => content_type(),
            _ => representation.content_type(),
        }
    }

    /// The document in the custom representation, if there is one.
    pub(crate) fn render(&self, document: &[u8]) -> Option<Vec<u8>> {
        let Rendering { render, .. } = self.body?;
        let mut content = Vec::new();
        render(&Problem::from_json(document).unwrap_or_default(), &mut content);
        Some(content)
    }

    /// The host of the types of bare errors.
    pub(super) fn host(&self) -> &str {
        self.types.as_deref().and_then(grammar::authority_of).unwrap_or_default()
    }

    /// The type of a bare error.
    pub(super) fn type_uri(&self, situation: Option<&Situation>) -> Cow<'static, str> {
        match (&self.types, situation) {
            (Some(base), Some(situation)) => format!("{base}{}", situation.name().replace('_', "-")).into(),
            _ => Cow::Borrowed("about:blank"),
        }
    }
}

/// The methods of a layer for its presentation of problems.
macro_rules! presented {
    () => {
        /// A custom representation in place of `application/problem+json`, for bare errors and for derived ones that
        /// have none: a common form of all errors. XML, HTML and text are still sent to a client that prefers them,
        /// unless they are [switched off](Self::representations).
        pub fn body<R: crate::Renderer>(self) -> Self {
            self.presented(|presentation| presentation.body::<R>())
        }

        /// The representations that Accept can select beside the first: all of them, unless some are named here.
        pub fn representations(self, offered: impl IntoIterator<Item = crate::layer::Representation>) -> Self {
            self.presented(|presentation| presentation.representations(offered))
        }

        /// The base URI of the types of bare errors: the name of the situation is added, with hyphens, as for `types`
        /// of an enum. One that a name would run into, or that makes no problem type, is [left
        /// out](crate::layer::Presentation::types).
        pub fn types(self, base: impl Into<std::borrow::Cow<'static, str>>) -> Self {
            self.presented(|presentation| presentation.types(base))
        }

        /// The presentation of problems, for their documentation.
        pub fn presentation(&self) -> &crate::layer::Presentation {
            &self.settings.presentation
        }

        fn presented(mut self, change: impl FnOnce(crate::layer::Presentation) -> crate::layer::Presentation) -> Self {
            let settings = Arc::make_mut(&mut self.settings);
            settings.presentation = change(std::mem::take(&mut settings.presentation));
            self
        }
    };
}

pub(super) use presented;
