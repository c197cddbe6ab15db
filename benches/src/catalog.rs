//! The cost of a catalogue: a request for one of its pages, which are made once, and making them.

use bytes::Bytes;
use http::{Request, Response};
use status_runtime::catalog::{self, html, openapi};
use status_runtime::{Catalog, Entry};

use crate::measure::ONCE;
use crate::{Cell, cell_of, many_1000};

/// The `into` of the catalogue's rows.
pub const PAGES: &str = "catalogue";
const WHO: &str = "derive";

/// A catalogue of the first `N` variants.
struct First<const N: usize>;

impl<const N: usize> Catalog for First<N> {
    const ENTRIES: &'static [&'static Entry] = many_1000::Many::ENTRIES.split_at(N).0;
}

fn request(path: &'static str) -> Request<()> {
    Request::get(path).body(()).expect("a path")
}

/// A request for the page that the client already has.
fn known(path: &'static str) -> Request<()> {
    let mut request = request(path);
    let tag = html::respond::<First<10>>(&request).headers()["etag"].clone();
    request.headers_mut().append("if-none-match", tag);
    request
}

fn made<const N: usize>() -> [Cell; 3] {
    let cell = |what: &str, document: fn(()) -> Response<Bytes>| {
        cell_of(WHO, format!("{what}: {N}"), ONCE, || (), document, |body| body)
    };
    [
        cell("pages", |()| html::respond::<First<N>>(&request("/problems/"))),
        cell("Markdown", |()| Response::new(catalog::markdown::<First<N>>().into())),
        cell("OpenAPI", |()| Response::new(openapi::responses::<First<N>>().to_string().into())),
    ]
}

pub fn cells() -> Vec<Cell> {
    let respond = |request| html::respond::<First<10>>(&request);
    let cell = |case: &str, make: fn() -> Request<()>| cell_of(WHO, case, PAGES, make, respond, |body| body);
    let mut cells = vec![
        cell("a page", || request("/problems/v0007")),
        cell("the index", || request("/problems/")),
        cell("a page that the client has", || known("/problems/v0007")),
        cell("no page", || request("/problems/elsewhere")),
    ];
    cells.extend([made::<250>(), made::<500>(), made::<1000>()].into_iter().flatten());
    cells
}

#[cfg(test)]
mod tests {
    use super::{PAGES, cells};

    #[test]
    fn each_request_has_its_response() {
        let status = |case: &str| match case {
            "a page that the client has" => 304,
            "no page" => 404,
            _ => 200,
        };
        for cell in cells().iter().filter(|cell| cell.into == PAGES) {
            let shown = (cell.show)();
            assert_eq!(shown.status, status(&cell.case), "{}: {shown:?}", cell.case);
            assert_eq!(shown.body.is_empty(), shown.status == 304, "{}: {shown:?}", cell.case);
        }
    }
}
