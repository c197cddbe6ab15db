//! Judges that generated code passes on.

use status_vocabulary::grammar::Fault;
pub use status_vocabulary::grammar::{
    cache_control, content_coding, content_language, field_value, media_range, media_type, vary,
};

pub(super) type Judge = fn(&str) -> Result<(), Fault>;
