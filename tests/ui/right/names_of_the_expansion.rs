// Variants and fields may be called like whatever the expansion could have in it.
#![deny(warnings)]
#![allow(non_camel_case_types, non_upper_case_globals)]

use status_runtime::HttpError;

#[derive(Debug, HttpError)]
pub enum ENTRIES {
    #[status(not_found)]
    ENTRIES,
    #[status(gone)]
    ENTRY,
    #[status(gone)]
    Error,
    #[status(gone)]
    Output,
    #[status(gone)]
    Target,
    #[status(gone)]
    Some(u64),
    #[status(gone)]
    None,
    #[status(gone)]
    Ok(u64),
    #[status(gone)]
    Err(u64),
    #[status(gone)]
    Self_,
    #[status(rate_limited)]
    Fields {
        #[status(retry_after)]
        headers: u64,
        #[status(extension)]
        this: u64,
        #[status(extension)]
        f: u64,
        #[status(extension)]
        value: u64,
        #[status(extension)]
        problem: u64,
        #[status(header = "X-Entry")]
        entry: u64,
    },
    #[status(not_found, detail = "{f} {headers} {problem} {entry} {writer} {self_}")]
    Shown { f: u64, headers: u64, problem: u64, entry: u64, writer: u64, self_: u64 },
}

impl ENTRIES {
    pub const ENTRIES: u8 = 1;
    pub const ENTRY: u8 = 2;

    pub fn entry(&self) -> u8 {
        3
    }

    pub fn problem(&self) -> u8 {
        4
    }

    pub fn companions(&self) -> u8 {
        5
    }
}

impl ::core::fmt::Display for ENTRIES {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.write_str("it failed")
    }
}

impl ::std::error::Error for ENTRIES {}

const headers: u64 = 5;
static problem: u64 = headers;

#[derive(Debug, HttpError)]
#[status(unavailable)]
pub struct Shadows {
    #[status(retry_after)]
    wait: u64,
}

impl ::core::fmt::Display for Shadows {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.write_str("it failed")
    }
}

impl ::std::error::Error for Shadows {}

fn main() {
    assert_eq!(problem, 5);
    assert_eq!(ENTRIES::None.entry(), 3);
}
