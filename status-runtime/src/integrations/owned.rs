//! An error as the source of what it is converted into, where another thread may have it.
//!
//! To be imported as a whole: which of the two methods is used depends on the type.
#![allow(missing_docs)]

use std::sync::Arc;

use crate::HttpError;

type Shared = Arc<dyn std::error::Error + Send + Sync>;

#[derive(Debug)]
pub struct Owned<E>(pub E);

impl<E: HttpError + Send + Sync + 'static> Owned<E> {
    pub fn shared(self) -> Option<Shared> {
        Some(Arc::new(self.0))
    }
}

pub trait OwnedByOneThread {
    fn shared(self) -> Option<Shared>;
}

impl<E: HttpError> OwnedByOneThread for Owned<E> {
    fn shared(self) -> Option<Shared> {
        None
    }
}
