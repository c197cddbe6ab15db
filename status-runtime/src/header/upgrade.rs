use status_vocabulary::grammar;

list! {
    /// The protocols that would be accepted: **Upgrade** (RFC 9110 7.8).
    ///
    /// # When
    ///
    /// Required on [`upgrade_required`](crate::situation::UPGRADE_REQUIRED), the preferred one first. `Connection:
    /// upgrade` is added. Neither exists in HTTP/2 (RFC 9113 8.2.2): servers omit both there.
    ///
    /// # In the attribute
    ///
    /// ```text
    /// #[status(upgrade_required, upgrade = ["websocket"])]
    /// #[status(upgrade_required)] Old { #[status(upgrade)] to: Upgrade }
    /// ```
    ///
    /// # What is refused
    ///
    /// An element that is not a token with an optional version. `h2`, `h2c`, `https` and `HTTP/3.0` draw a warning: no
    /// client can upgrade to them.
    ///
    /// # Example
    ///
    /// ```
    /// use status_runtime::header::Upgrade;
    ///
    /// assert_eq!(Upgrade::new(["HTTP/2.0", "websocket"])?.to_string(), "HTTP/2.0, websocket");
    /// assert!(Upgrade::new(["web socket"]).is_err());
    /// # Ok::<(), status_runtime::header::Invalid>(())
    /// ```
    Upgrade, "Upgrade", http::header::UPGRADE, grammar::upgrade_protocol, empty: None
}
