//! Writes the enums of ten and of a thousand variants, as their author would.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let out = env::var_os("OUT_DIR").expect("cargo names it");
    for count in [10, 1000] {
        fs::write(Path::new(&out).join(format!("{count}.rs")), many(count)).expect("a file in it can be written");
    }
}

fn many(count: usize) -> String {
    let mut source = String::from(
        "#[derive(Debug, thiserror::Error, status_runtime::HttpError)]\n#[status(types = \"/problems/\")]\npub enum Many {\n",
    );
    for at in 0..count {
        // Complete sentences of the same length, so that only the position in the enum differs.
        writeln!(source, "    #[error(\"number {at:04} is missing\")]\n    #[status(not_found)]\n    V{at:04},")
            .unwrap();
    }
    let last = count - 1;
    writeln!(
        source,
        "}}\nimpl Many {{\n    pub const FIRST: Many = Many::V0000;\n    pub const LAST: Many = Many::V{last:04};\n}}"
    )
    .unwrap();
    source
}
