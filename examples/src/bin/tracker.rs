//! Failures with their causes for an error tracker: `cargo run -p status-examples --bin tracker`, then request
//! `http://127.0.0.1:3000/orders/7`.

use std::io;
use std::sync::Arc;

use axum::Router;
use axum::extract::Path;
use axum::routing::get;
use status_examples::listen;
use status_runtime::{HttpError, ProblemLayer};

/// The interface of a tracker's client. It must not block: the response waits for it.
trait Tracker: Send + Sync + 'static {
    fn report(&self, report: Report);
}

#[derive(Debug, PartialEq)]
struct Report {
    /// The key by which the tracker groups.
    kind: String,
    /// The error and its sources, which are never sent to a client.
    chain: String,
    /// The id by which a client can refer to the report.
    request_id: String,
    path: String,
}

struct Printed;

impl Tracker for Printed {
    fn report(&self, report: Report) {
        eprintln!("{report:?}");
    }
}

#[derive(Debug, thiserror::Error, HttpError)]
enum OrderError {
    #[error("order {id} does not exist")]
    #[status(not_found)]
    NoSuchOrder { id: u64 },
    #[error("the storage failed")]
    #[status(internal)]
    Storage(#[from] io::Error),
}

async fn order(Path(id): Path<u64>) -> Result<(), OrderError> {
    match id {
        7 => Err(io::Error::other("no connection to 10.0.0.5:5432").into()),
        id => Err(OrderError::NoSuchOrder { id }),
    }
}

fn app(tracker: Arc<dyn Tracker>) -> Router {
    let layer = ProblemLayer::new().observe(move |error| {
        // Client errors are for a metric, and not for people.
        if error.status().is_server_error() {
            tracker.report(Report {
                kind: error.error_type().to_owned(),
                chain: error.chain().unwrap_or_default().to_owned(),
                request_id: error.request_id().unwrap_or_default().to_owned(),
                path: error.path().unwrap_or_default().to_owned(),
            });
        }
    });
    Router::new().route("/orders/{id}", get(order)).layer(layer)
}

#[tokio::main]
async fn main() -> io::Result<()> {
    axum::serve(tokio::net::TcpListener::from_std(listen()?)?, app(Arc::new(Printed))).await
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use axum::body::Body;
    use http::Request;
    use tower::ServiceExt as _;

    use super::*;

    #[derive(Default)]
    struct Kept(Mutex<Vec<Report>>);

    impl Tracker for Kept {
        fn report(&self, report: Report) {
            self.0.lock().expect("a list").push(report);
        }
    }

    #[tokio::test]
    async fn a_failure_is_reported_with_its_cause() {
        let kept = Arc::new(Kept::default());
        for path in ["/orders/7", "/orders/8", "/nowhere"] {
            let request = Request::builder().uri(path).header("x-request-id", "r-1").body(Body::empty());
            app(kept.clone()).oneshot(request.expect("a request")).await.expect("axum does not fail");
        }
        let reports = std::mem::take(&mut *kept.0.lock().expect("a list"));
        assert_eq!(
            reports,
            [Report {
                kind: "storage".to_owned(),
                chain: "the storage failed: no connection to 10.0.0.5:5432".to_owned(),
                request_id: "r-1".to_owned(),
                path: "/orders/7".to_owned(),
            }]
        );
    }
}
