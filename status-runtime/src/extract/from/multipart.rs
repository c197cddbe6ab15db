//! The errors of a multipart form (RFC 7578), whatever reads it.

use crate::extract::Rejection;

pub(in crate::extract) const MULTIPART: &[&str] = &["multipart/form-data"];
pub(in crate::extract) const WITHOUT_BOUNDARY: &str = "there is no boundary";

pub(in crate::extract) fn malformed(problem: &str) -> Rejection {
    Rejection::Malformed { format: MULTIPART[0], problem: problem.to_owned() }
}
