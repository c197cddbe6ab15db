/// The place of a parameter in a request. The terms are OpenAPI's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ParameterIn {
    /// In the query of the URI.
    Query,
    /// In its path.
    Path,
    /// In a header.
    Header,
    /// In a cookie.
    Cookie,
}

impl ParameterIn {
    /// All four, in the order in which they are documented.
    pub const ALL: [ParameterIn; 4] = [ParameterIn::Query, ParameterIn::Path, ParameterIn::Header, ParameterIn::Cookie];

    /// The term in the document and in the attribute.
    pub const fn as_str(self) -> &'static str {
        match self {
            ParameterIn::Query => "query",
            ParameterIn::Path => "path",
            ParameterIn::Header => "header",
            ParameterIn::Cookie => "cookie",
        }
    }

    /// The place of that term.
    pub fn named(term: &str) -> Option<ParameterIn> {
        ParameterIn::ALL.into_iter().find(|place| place.as_str() == term)
    }
}
