//! Typed companions.
