//! A part of a row that may be left out.

macro_rules! optional {
    () => {
        None
    };
    ($given:expr) => {
        Some($given)
    };
}
