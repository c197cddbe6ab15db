// A field may be the name of a parameter whose place is in the attribute.

use status_runtime::{HttpError, HttpOutcome};

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(invalid_parameter)]
    Misspelt {
        #[status(parameter = querry)]
        //~ querry -> did you mean `query`?
        name: String,
    },
    #[status(invalid_parameter)]
    Body {
        #[status(parameter = body)]
        //~ body -> `validation_failed`
        name: String,
    },
    #[status(invalid_parameter)]
    Literal {
        #[status(parameter = query("page"))]
        //~ query -> `#[status(parameter = query)]` here | `parameter = query("page")`
        name: String,
    },
    #[status(invalid_parameter)]
    Quoted {
        #[status(parameter = "query")]
        //~ "query" -> `parameter = query`
        name: String,
    },
    #[status(invalid_parameter)]
    Named {
        #[status(parameter = "page")]
        //~ "page" -> `query`, `path`, `header` or `cookie`
        name: String,
    },
    #[status(invalid_parameter)]
    Call {
        #[status(parameter(query))]
        //~ parameter -> `parameter = query`
        name: String,
    },
    #[status(invalid_parameter)]
    Twice {
        #[status(parameter = query)]
        query: String,
        #[status(parameter = header)]
        //~ parameter -> given twice
        header: String,
    },
    #[status(invalid_parameter, parameter = query("page"))]
    OnTheVariantToo {
        #[status(parameter = query)]
        //~ parameter -> on the variant and on a field
        name: String,
    },
    #[status(invalid_parameter)]
    Optional {
        #[status(parameter = query)]
        name: Option<String>,
        //~ Option<String> -> `Option` | `String`
    },
    #[status(transparent)]
    Transparent {
        inner: Other,
        #[status(parameter = query)]
        //~ parameter -> transparent
        name: String,
    },
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(conflict_state)]
struct Other;

#[derive(HttpOutcome)]
enum Outcome {
    #[status(no_content)]
    Done {
        #[status(parameter = query)]
        //~ parameter -> no `parameter`
        name: String,
    },
}

fn main() {}
