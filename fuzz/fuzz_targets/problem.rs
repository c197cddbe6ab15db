//! The reader of problem documents, beside serde_json: it reads everything that serde_json can read.
#![no_main]

use libfuzzer_sys::fuzz_target;
use serde_json::{Map, Value};
use status_runtime::Problem;

fuzz_target!(|json: &[u8]| {
    let read = Problem::from_json(json);
    if let Ok(members) = serde_json::from_slice::<Map<String, Value>>(json) {
        let problem = read.as_ref().expect("a document that serde_json reads");
        assert_eq!(serde_json::from_slice::<Problem>(json).ok().as_ref(), Some(problem));
        for (name, value) in problem.extensions() {
            assert_eq!(members.get(name), Some(value));
        }
    }
    let Ok(problem) = read else { return };
    // A written document is read as the same, and written as the same again.
    let written = problem.to_json();
    let again = Problem::from_json(&written).expect("a document");
    assert_eq!(again.to_json(), written);
    assert_eq!(again, problem);
});
