/// The maximum length of a pointer, in bytes: a name may be the client's.
const MAX: usize = 400;

/// The JSON Pointer (RFC 6901 3) to the value behind these names, the outermost first; of a long one the beginning, which
/// leads to an enclosing value.
pub(crate) fn pointer<N: AsRef<str>>(names: impl IntoIterator<Item = N>) -> String {
    let mut pointer = String::new();
    for name in names {
        let outer = pointer.len();
        pointer.push('/');
        pointer.push_str(&name.as_ref().replace('~', "~0").replace('/', "~1"));
        if pointer.len() > MAX {
            pointer.truncate(outer);
            break;
        }
    }
    pointer
}

/// The name of a field without the mark of a raw identifier, which validators keep.
#[cfg(any(feature = "garde", feature = "validator"))]
pub(crate) fn unraw(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}
