use http::HeaderName;
use status_vocabulary::grammar;

list! {
    /// The media types that a request may have: **Accept** in a response (RFC 9110 12.5.1).
    ///
    /// # When
    ///
    /// To be given or waived on [`unsupported_media_type`](crate::situation::UNSUPPORTED_MEDIA_TYPE) (RFC 9110 15.5.16).
    ///
    /// # In the attribute
    ///
    /// ```text
    /// #[status(unsupported_media_type, accept = ["application/json", "text/*;q=0.5"])]
    /// #[status(unsupported_media_type)] Unknown { #[status(accept)] known: Vec<String> }        // or Accept
    /// ```
    ///
    /// # What is refused
    ///
    /// `json`, which is half a media type; two in one element; a `*` for less than a whole part; a weight that is not last
    /// or not 0 to 1 with three decimals. Of a field's elements only the bad ones are left out.
    ///
    /// # Example
    ///
    /// ```
    /// use status_runtime::header::Accept;
    ///
    /// let accept = Accept::new(["application/json", "text/*;q=0.5"])?;
    /// assert_eq!(accept.to_string(), "application/json, text/*;q=0.5");
    /// assert!(Accept::new(["json"]).is_err());
    /// # Ok::<(), status_runtime::header::Invalid>(())
    /// ```
    Accept, "Accept", http::header::ACCEPT, grammar::media_range, empty: None
}

list! {
    /// The patch formats that the resource accepts: **Accept-Patch** (RFC 5789 3.1).
    ///
    /// # When
    ///
    /// On [`unsupported_media_type`](crate::situation::UNSUPPORTED_MEDIA_TYPE) in response to a PATCH (RFC 5789 2.2).
    /// It implies that PATCH is allowed, so an [`Allow`](super::Allow) beside it must include PATCH.
    ///
    /// # In the attribute
    ///
    /// ```text
    /// #[status(unsupported_media_type, accept_patch = ["application/merge-patch+json"])]
    /// #[status(unsupported_media_type)] Unknown { #[status(accept_patch)] known: AcceptPatch }  // or Vec<String>
    /// ```
    ///
    /// # What is refused
    ///
    /// Wildcards, weights, and the empty list.
    ///
    /// # Example
    ///
    /// ```
    /// use status_runtime::header::AcceptPatch;
    ///
    /// let accept = AcceptPatch::new(["application/merge-patch+json"])?;
    /// assert_eq!(accept.to_string(), "application/merge-patch+json");
    /// assert!(AcceptPatch::new(["application/*"]).is_err());
    /// # Ok::<(), status_runtime::header::Invalid>(())
    /// ```
    AcceptPatch, "Accept-Patch", HeaderName::from_static("accept-patch"), grammar::media_type,
    empty: Some("at least one media type (RFC 5789 3.1)")
}

list! {
    /// The content codings that a request may have: **Accept-Encoding** in a response (RFC 9110 12.5.3).
    ///
    /// # When
    ///
    /// Required on [`unsupported_content_coding`](crate::situation::UNSUPPORTED_CONTENT_CODING). It must not be on an
    /// [`unsupported_media_type`](crate::situation::UNSUPPORTED_MEDIA_TYPE): there it would mean that the coding was
    /// the problem.
    ///
    /// # In the attribute
    ///
    /// ```text
    /// #[status(unsupported_content_coding, accept_encoding = ["gzip"])]      // ["identity"]: none
    /// #[status(unsupported_content_coding)] Packed { #[status(accept_encoding)] known: AcceptEncoding }
    /// ```
    ///
    /// # What is refused
    ///
    /// An element that is not a token, and parameters other than a weight.
    ///
    /// # Example
    ///
    /// ```
    /// use status_runtime::header::AcceptEncoding;
    ///
    /// let accept: AcceptEncoding = "gzip,, br;q=0.5".parse()?;
    /// assert_eq!(accept.to_string(), "gzip, br;q=0.5");
    /// assert!(AcceptEncoding::new(["gzip br"]).is_err());
    /// # Ok::<(), status_runtime::header::Invalid>(())
    /// ```
    AcceptEncoding, "Accept-Encoding", http::header::ACCEPT_ENCODING, grammar::content_coding, empty: None
}

#[cfg(test)]
mod tests {
    use super::{Accept, AcceptEncoding, AcceptPatch};

    #[test]
    fn lists_are_lists() {
        assert_eq!(Accept::parse_all(["a/b;c=\"d, e\",, */*;q=0.1", "f/g"]).unwrap().iter().count(), 3);
        assert!(Accept::new([""; 0]).unwrap().is_empty());
        assert!("".parse::<AcceptEncoding>().unwrap().is_empty());
        for (text, at) in [("a/b, json", 9), ("a/b c/d", 4), ("a/b;q=2", 6), ("a/b\r\n", 3)] {
            assert_eq!(text.parse::<Accept>().expect_err(text).error().at(), at, "{text}");
        }
        assert!(Accept::new(["a/b, c/d"]).is_err());
        for text in ["", ",", "a/b, */*", "a/b;q=1"] {
            assert!(text.parse::<AcceptPatch>().is_err(), "{text}");
        }
        assert!(AcceptPatch::new([""; 0]).is_err());
    }
}
