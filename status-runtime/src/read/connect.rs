//! The error of a unary call of Connect: a document whose `code` is gRPC's, and no identity (the Connect protocol,
//! "Unary-Response").

use serde_json::Value;
use status_vocabulary::Grpc;

use super::members::Members;
#[cfg(feature = "grpc")]
use super::received::Received;

#[cfg_attr(not(feature = "grpc"), allow(dead_code, reason = "without gRPC it is only told from other documents"))]
pub(super) struct UnaryError {
    code: Grpc,
    message: String,
    details: Vec<Value>,
}

impl UnaryError {
    /// The error that a document is, if it is one: with details, in a form that no other format has, and without the members
    /// of RFC 9457. One with no details may be of any format that has a `code`, and is read like those.
    pub(super) fn of(members: &Members<'_>) -> Option<UnaryError> {
        let code = Grpc::of_connect_name(&members.text("code")?)?;
        let details: Vec<Value> = members.read(members.get("details")?).ok()?;
        let is_detail = |detail: &Value| detail["type"].is_string() && detail["value"].is_string();
        let is_problem = ["type", "title", "status"].iter().any(|name| members.get(name).is_some());
        let message = members.text("message").unwrap_or_default().into_owned();
        let is_it = !details.is_empty() && details.iter().all(is_detail) && !is_problem;
        is_it.then_some(UnaryError { code, message, details })
    }

    /// The same as the error of a call.
    #[cfg(feature = "grpc")]
    pub(super) fn as_call(&self, headers: &http::HeaderMap) -> Received {
        // Both are texts.
        let details =
            self.details.iter().filter_map(|detail| Some((detail["type"].as_str()?, detail["value"].as_str()?)));
        Received::from_connect(self.code, &self.message, details, headers.clone())
    }
}
