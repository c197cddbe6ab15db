//! Checks that the targets share: the properties of every header, and a [`service`] inside a layer.

pub mod service;

use std::fmt::{Debug, Display};
use std::str::FromStr;

use http::HeaderValue;
use status_runtime::header::Invalid;

/// Checks a header: an accepted text is sent as it is displayed, in one line, and reads back the same; an error names a
/// place in the text.
pub fn header<T>(text: &str)
where
    T: Debug + PartialEq + Display + Into<HeaderValue> + FromStr<Err = Invalid>,
    T: for<'a> TryFrom<&'a HeaderValue, Error = Invalid>,
{
    match text.parse::<T>() {
        Ok(value) => {
            let shown = value.to_string();
            assert_eq!(shown.parse::<T>().as_ref(), Ok(&value));
            let sent: HeaderValue = value.into();
            assert_eq!(sent, shown.as_str());
            assert!(shown.bytes().all(|byte| matches!(byte, b'\t' | b' '..=b'~')));
        }
        Err(invalid) => assert!(invalid.error().at() <= text.len()),
    }
    if let Ok(value) = HeaderValue::from_str(text)
        && let Ok(read) = T::try_from(&value)
    {
        let shown = read.to_string();
        let sent: HeaderValue = read.into();
        // A byte above ASCII is shown as the character of that number.
        assert!(sent.as_bytes().iter().map(|&byte| char::from(byte)).eq(shown.chars()));
        assert_eq!(T::try_from(&sent).map(|again| again.to_string()), Ok(shown));
    }
}

/// Checks that reading several lines gives the elements of each of them.
pub fn lines<T>(text: &str, read: fn(&[&str]) -> Result<Vec<T>, Invalid>)
where
    T: Debug + PartialEq + Display,
{
    let lines = text.split('\n').collect::<Vec<_>>();
    let Ok(all) = read(&lines) else { return };
    let one_by_one = lines.iter().flat_map(|line| read(&[line]).unwrap_or_default()).collect::<Vec<_>>();
    assert_eq!(all, one_by_one);
    let joined = all.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    // What is not ASCII has another form as text than as a line.
    if joined.is_ascii() {
        assert_eq!(read(&[&joined]), Ok(all));
    }
}
