//! The derives of `status-runtime`.
