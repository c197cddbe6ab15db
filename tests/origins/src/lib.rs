//! Errors of other crates: the pages on them are compiled here, where those crates are.
