//! Errors as a metric: `cargo run -p status-examples --bin metrics`. Any recorder of the crate `metrics` collects it;
//! this program installs none.

use std::io;

use axum::Router;
use axum::extract::Path;
use axum::routing::get;
use status_examples::{Found, OrderError, find, listen};
use status_runtime::ProblemLayer;

async fn order(Path(id): Path<u64>) -> Result<Found, OrderError> {
    find(id)
}

fn app() -> Router {
    Router::new().route("/orders/{id}", get(order)).layer(ProblemLayer::new().observe(|error| {
        // Both have few values. A path, an id or a text would be a separate series for each request.
        let (kind, status) = (error.error_type().to_owned(), error.status().as_str().to_owned());
        metrics::counter!("http.server.errors", "error.type" => kind, "http.response.status_code" => status)
            .increment(1);
    }))
}

#[tokio::main]
async fn main() -> io::Result<()> {
    axum::serve(tokio::net::TcpListener::from_std(listen()?)?, app()).await
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use http::Request;
    use metrics_util::debugging::{DebugValue, DebuggingRecorder};
    use tower::ServiceExt as _;

    use super::app;

    #[test]
    fn errors_are_counted_by_what_happened() {
        let recorder = DebuggingRecorder::new();
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime of one thread");
        metrics::with_local_recorder(&recorder, || {
            for path in ["/orders/7", "/orders/8", "/orders/9", "/orders/1", "/orders/2", "/nowhere"] {
                let request = Request::builder().uri(path).body(Body::empty()).expect("a request");
                runtime.block_on(app().oneshot(request)).expect("axum does not fail");
            }
        });
        let counts = recorder.snapshotter().snapshot().into_vec();
        let mut counts: Vec<_> = counts
            .into_iter()
            .map(|(key, _, _, value)| {
                let labels: Vec<_> = key.key().labels().map(|label| label.value().to_owned()).collect();
                (key.key().name().to_owned(), labels, value)
            })
            .collect();
        counts.sort_by(|one, other| one.1.cmp(&other.1));
        let count = |kind: &str, status: &str, count| {
            let labels = vec![kind.to_owned(), status.to_owned()];
            ("http.server.errors".to_owned(), labels, DebugValue::Counter(count))
        };
        assert_eq!(
            counts,
            [count("no_such_order", "404", 2), count("not_found", "404", 1), count("not_yours", "401", 1)]
        );
    }
}
