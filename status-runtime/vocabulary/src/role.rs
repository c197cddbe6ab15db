/// The server's role: the origin of the resource, or an intermediary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The server whose resource it is.
    Origin,
    /// A server in front of others, which looks like the origin to its clients (RFC 9110 3.7).
    Gateway,
    /// A forward proxy that the client chose (RFC 9110 3.7).
    Proxy,
    /// A proxy that the client did not choose, such as a captive portal (RFC 6585 6).
    InterceptingProxy,
}

impl Role {
    /// All four, in the order in which they are documented.
    pub const ALL: [Role; 4] = [Role::Origin, Role::Gateway, Role::Proxy, Role::InterceptingProxy];

    /// The keyword in `role = ..`.
    pub const fn name(self) -> &'static str {
        match self {
            Role::Origin => "origin",
            Role::Gateway => "gateway",
            Role::Proxy => "proxy",
            Role::InterceptingProxy => "intercepting_proxy",
        }
    }
}
