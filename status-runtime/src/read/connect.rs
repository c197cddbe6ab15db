//! The error of a unary call of Connect: a document whose `code` is gRPC's, and no identity (the Connect protocol,
//! "Unary-Response").

use serde_json::Value;
use status_vocabulary::Grpc;

use super::members::Members;
#[cfg(feature = "grpc")]
use super::received::Received;
#[cfg(feature = "grpc")]
use crate::grpc::{Status, base64};

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

    /// The same as the trailers of a call. A detail that is not Base64 makes it unknown.
    #[cfg(feature = "grpc")]
    pub(super) fn as_call(&self, headers: &http::HeaderMap) -> Received {
        let details = self
            .details
            .iter()
            .map(|detail| Some((detail["type"].as_str()?, base64::decode(detail["value"].as_str()?.as_bytes())?)));
        let mut trailers = headers.clone();
        Status::new(self.code, &*self.message)
            .write_details(Option::from_iter(details).unwrap_or_default(), &mut trailers);
        Received::from_trailers(trailers)
    }
}
