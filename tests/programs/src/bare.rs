//! Errors of routers and other middleware, which the layer gives the form of a problem document.

use serde::Serialize;
use serde_json::json;

use crate::compare::{Members, lines};
use crate::compile::Sent;
use crate::random::Random;
use crate::table::{ROWS, phrase};

/// A response that no derive has made.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Bare {
    status: u16,
    headers: Vec<(String, String)>,
    body: String,
}

/// Fields that describe the content that was replaced (RFC 9110 8 and 14.3, RFC 9530), with a value of each.
const OF_THE_CONTENT: &[(&str, &str)] = &[
    ("content-disposition", "attachment"),
    ("content-encoding", "gzip"),
    ("content-language", "de"),
    ("content-location", "/old"),
    ("content-range", "bytes 0-1/2"),
    ("content-md5", "Q2hlY2sgSW50ZWdyaXR5IQ=="),
    ("content-digest", "sha-256=:AA==:"),
    ("repr-digest", "sha-256=:AA==:"),
    ("digest", "sha-256=AA=="),
    ("accept-ranges", "bytes"),
    ("etag", "\"v1\""),
    ("last-modified", "Thu, 01 Jan 1970 00:00:00 GMT"),
    ("trailer", "X-Sum"),
    ("transfer-encoding", "chunked"),
    ("cache-control", "public, max-age=3600"),
];

/// Fields that have nothing to do with the content.
const OF_THE_RESPONSE: &[(&str, &str)] =
    &[("x-other", "kept"), ("set-cookie", "a=b"), ("link", "</help>; rel=\"help\""), ("retry-after", "7")];

const SECRET: &str = "SECRET of the server";

/// The response of a router to an unknown path.
const ROUTERS: Bare = Bare { status: 404, headers: Vec::new(), body: String::new() };

/// The router's 404, then two for each status, with every field in one or more of them.
pub(crate) fn drawn(seed: u64) -> Vec<Bare> {
    let mut random = Random::new(seed);
    let mut statuses: Vec<u16> = ROWS.iter().filter(|row| row.error).map(|row| row.code).collect();
    statuses.sort_unstable();
    statuses.dedup();
    let rounds = statuses.iter().enumerate().flat_map(|(at, status)| {
        // Each field occurs at least twice, beside others.
        let fields =
            [OF_THE_CONTENT[at % OF_THE_CONTENT.len()], random.choose(OF_THE_CONTENT), random.choose(OF_THE_RESPONSE)];
        let mut headers: Vec<(String, String)> =
            fields.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        headers.sort();
        headers.dedup();
        let text = if *status < 500 { "not like \"this\" <b>" } else { SECRET };
        let with_text = [headers.clone(), vec![("content-type".into(), "text/plain; charset=utf-8".into())]].concat();
        [
            Bare { status: *status, headers, body: String::new() },
            Bare { status: *status, headers: with_text, body: text.to_owned() },
        ]
    });
    [ROUTERS].into_iter().chain(rounds).collect()
}

/// The response as source.
pub(crate) fn source(bare: &Bare) -> String {
    let headers: String =
        bare.headers.iter().map(|(name, value)| format!("\n        .header({name:?}, {value:?})")).collect();
    let Bare { status, body, .. } = bare;
    format!(
        "fn response() -> http::Response<String> {{\n    http::Response::builder()\n        .status({status}){headers}\n        \
         .body(String::from({body:?}))\n        .expect(\"a response\")\n}}\n"
    )
}

/// Compares the response that leaves the layer with the expected one.
pub(crate) fn response(bare: &Bare, accept: &str, sent: &Sent) -> Vec<String> {
    let mut differences = Vec::new();
    if sent.status != bare.status {
        differences.push(format!("status {}, not {}", sent.status, bare.status));
    }
    if lines(sent, "x-request-id") != ["the-id"] {
        differences.push(format!("x-request-id: {:?}", lines(sent, "x-request-id")));
    }
    if lines(sent, "content-type").first().and_then(|it| it.split(';').next()) != Some(accept) {
        differences.push(format!("content-type {:?} for Accept: {accept}", lines(sent, "content-type")));
    }
    for (name, value) in &bare.headers {
        let stays = lines(sent, name).contains(value);
        let of_the_content = OF_THE_CONTENT.iter().any(|(it, _)| it == name);
        if of_the_content && stays && !(name == "content-range" && bare.status == 416) {
            differences.push(format!("{name}: {value} of the content that was replaced stays"));
        }
        if OF_THE_RESPONSE.iter().any(|(it, _)| it == name) && !stays {
            differences.push(format!("{name}: {value} is lost"));
        }
    }
    // RFC 9110 15.1, RFC 6585.
    let kept = ROWS.iter().any(|row| row.code == bare.status && row.no_store);
    if kept && !lines(sent, "cache-control").iter().any(|it| it.contains("no-store")) {
        differences.push(format!("cache-control: {:?} without no-store", lines(sent, "cache-control")));
    }
    if accept == "application/problem+json" {
        document(bare, sent, &mut differences);
    }
    differences
}

fn document(bare: &Bare, sent: &Sent, differences: &mut Vec<String>) {
    let members = match serde_json::from_slice(&sent.body) {
        Ok(Members(members)) => members,
        Err(error) => return differences.push(format!("the document is not JSON: {error}")),
    };
    // Encoded content is not text.
    let coded = bare.headers.iter().any(|(name, _)| name == "content-encoding");
    let detail = (bare.status < 500 && !bare.body.is_empty() && !coded).then(|| json!(bare.body));
    let expected = [
        ("type", Some(json!("about:blank"))),
        ("title", Some(json!(phrase(bare.status)))),
        ("status", Some(json!(bare.status))),
        ("detail", detail),
        ("instance", Some(json!("/the/path"))),
        ("request_id", Some(json!("the-id"))),
    ];
    for (name, wanted) in expected {
        let found: Vec<_> = members.iter().filter(|(it, _)| it == name).map(|(_, value)| value).collect();
        if found != wanted.iter().collect::<Vec<_>>() {
            differences.push(format!("{name} {found:?}, not {wanted:?}"));
        }
    }
}
