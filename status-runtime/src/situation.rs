//! The vocabulary for people: one documented constant per situation.
//!
//! ```
//! use status_runtime::situation;
//!
//! assert_eq!(situation::NOT_FOUND.code(), 404);
//! assert_eq!(situation::HIDDEN.code(), 404);
//! assert!(situation::HIDDEN.masked());
//! ```

pub use status_vocabulary::situation::*;
