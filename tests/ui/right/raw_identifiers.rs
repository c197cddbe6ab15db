// Raw identifiers name fields, variants, types and modules; on the wire they have no `r#`.
#![deny(warnings)]

use status_runtime::HttpError;

pub mod r#loop {
    use super::HttpError;

    #[allow(non_camel_case_types)]
    #[derive(Debug, thiserror::Error, HttpError)]
    pub enum r#enum {
        #[error("order {type} is of no use")]
        #[status(conflict_state, detail = "order {type} is of no use")]
        r#struct {
            #[status(extension = "kind")]
            r#type: u64,
        },
        #[error("order {match} is missing")]
        #[status(not_found)]
        r#fn { r#match: u64 },
        #[error("it is hidden")]
        #[status(hidden, like = r#fn)]
        r#impl { r#match: u64 },
    }
}

fn main() {
    let error = r#loop::r#enum::r#struct { r#type: 1 };
    assert_eq!(error.entry().code(), "struct");
}
