use status_vocabulary::grammar;

use super::list::{TextHeader, Validator};

list! {
    /// The request headers that the response depends on: **Vary** (RFC 9110 12.5.5).
    ///
    /// # When
    ///
    /// On every negotiated response: one that is JSON for one client and HTML for another varies with `Accept`.
    ///
    /// # In the attribute
    ///
    /// ```text
    /// #[status(not_found, vary = "Accept, Origin")]
    /// #[status(not_found)] Missing { #[status(vary)] with: String }               // or Vary
    /// ```
    ///
    /// # What is refused
    ///
    /// An element that is not a field name. `*` beside others, and `Authorization`, draw a warning.
    ///
    /// # Example
    ///
    /// ```
    /// use status_runtime::header::Vary;
    ///
    /// let vary = Vary::new(["Accept", "Origin"])?;
    /// assert_eq!(vary.to_string(), "Accept, Origin");
    /// assert!("Accept;Origin".parse::<Vary>().is_err());
    /// # Ok::<(), status_runtime::header::Invalid>(())
    /// ```
    Vary, "Vary", http::header::VARY, grammar::field_name, empty: None
}

impl TextHeader for Vary {
    const TEXT: Validator = grammar::vary;
}
