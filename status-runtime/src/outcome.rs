use crate::Entry;

/// A success or a redirect with its HTTP response. The derive of the same name implements it.
///
/// ```
/// use status_runtime::{HttpOutcome, IntoResponse};
///
/// #[derive(HttpOutcome)]
/// enum Placed {
///     #[status(created, location = "/orders/{id}")]
///     Created { id: u64 },
/// }
///
/// let response = Placed::Created { id: 7 }.into_response();
/// assert_eq!(response.status(), 201);
/// assert_eq!(response.headers()["location"], "/orders/7");
/// ```
pub trait HttpOutcome {
    /// The constant part: situation, status and everything else known without a value.
    fn entry(&self) -> &'static Entry;
}
