#![no_main]

use iri_string::types::{UriReferenceStr, UriStr};
use libfuzzer_sys::fuzz_target;
use status_fuzz::header;
use status_runtime::header::Location;
use status_vocabulary::grammar;

fuzz_target!(|text: &str| {
    header::<Location>(text);

    assert_eq!(grammar::uri_reference(text).is_ok(), UriReferenceStr::new(text).is_ok());
    assert_eq!(grammar::absolute_uri(text).is_ok(), UriStr::new(text).is_ok());
    if let Ok(location) = Location::encode(text) {
        assert!(UriReferenceStr::new(location.as_str()).is_ok());
        assert_eq!(Location::encode(location.as_str()), Ok(location));
    }
    if let Ok(local) = Location::local(text) {
        let reference = UriReferenceStr::new(local.as_str()).unwrap();
        assert!(reference.authority_str().is_none() && reference.scheme_str().is_none());
    }
    let built = Location::build("/a").segment(text).query(text, text).fragment(text).finish();
    assert_eq!(built.is_err(), matches!(text, "." | ".."));
    if let Ok(built) = built {
        let reference = UriReferenceStr::new(built.as_str()).unwrap();
        assert_eq!(reference.path_str().split('/').count(), 3);
    }
});
