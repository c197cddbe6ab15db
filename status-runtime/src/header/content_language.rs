use status_vocabulary::grammar;

use super::list::{TextHeader, Validator};

list! {
    /// The language that the response is written in: **Content-Language** (RFC 9110 8.5).
    ///
    /// # When
    ///
    /// With a title or a detail that has been translated (RFC 9457 3.1).
    ///
    /// # In the attribute
    ///
    /// ```text
    /// #[status(not_found, content_language = "en-GB")]
    /// #[status(not_found)] Missing { #[status(content_language)] language: ContentLanguage }   // or String
    /// ```
    ///
    /// # What is refused
    ///
    /// A tag that is not well-formed by RFC 5646 2.1, most often because of an underscore. The registration of subtags
    /// is not checked.
    ///
    /// # Example
    ///
    /// ```
    /// use status_runtime::header::ContentLanguage;
    ///
    /// assert_eq!(ContentLanguage::new(["mi", "en-GB"])?.to_string(), "mi, en-GB");
    /// assert!("en_GB".parse::<ContentLanguage>().is_err());
    /// # Ok::<(), status_runtime::header::Invalid>(())
    /// ```
    ContentLanguage, "Content-Language", http::header::CONTENT_LANGUAGE, grammar::language_tag, empty: None
}

impl TextHeader for ContentLanguage {
    const TEXT: Validator = grammar::content_language;
}
