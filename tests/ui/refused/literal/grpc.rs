// A client of gRPC decides by the code whether to repeat the call (google.rpc.Code, AIP-194), so the code is one of an error
// and agrees with what the situation says of repeating it.

use status_runtime::{HttpError, HttpOutcome};

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(not_found, grpc = OK)]
    //~ OK -> not the code of an error | `NOT_FOUND`
    Fine,
    #[status(gone, grpc = UNAVAILABLE)]
    //~ UNAVAILABLE -> contradicts | `gone` | do not repeat
    Repeated,
    #[status(rate_limited, retry_after = 5, grpc = FAILED_PRECONDITION)]
    //~ FAILED_PRECONDITION -> `UNAVAILABLE` | `RESOURCE_EXHAUSTED` | `ABORTED`
    GivenUp,
    #[status(conflict_state, grpc = "ABORTED")]
    //~ "ABORTED" -> without quotes | `grpc = ABORTED`
    Quoted,
    #[status(conflict_state, grpc = aborted)]
    //~ aborted -> `grpc = ABORTED`
    Lower,
    #[status(conflict_state, grpc = 10)]
    //~ 10 -> `grpc = ABORTED`
    Number,
    #[status(conflict_state, grpc = TEAPOT)]
    //~ TEAPOT -> not a code of gRPC | `NOT_FOUND`
    Unknown,
    #[status(conflict_state, grpc)]
    //~ grpc -> no value
    Nothing,
    #[status(conflict_state, grpc = ABORTED, grpc = NOT_FOUND)]
    //~ grpc -> twice
    Twice,
}

#[derive(HttpOutcome)]
enum Outcome {
    #[status(no_content, grpc = ABORTED)]
    //~ ABORTED -> `no_content` | not an error
    Done,
}

fn main() {}
