//! The lock file: a file that is read is written as the same, and no part of it is accepted as the whole.
#![no_main]

use libfuzzer_sys::fuzz_target;
use status_runtime::private::lock_again;

fuzz_target!(|text: &str| {
    let Some(written) = lock_again(text) else { return };
    assert_eq!(lock_again(&written).as_ref(), Some(&written));
    for (at, _) in written.trim_end().char_indices() {
        assert_eq!(lock_again(&written[..at]), None);
    }
});
