/// The frameworks, and the libraries that describe APIs, whose traits a derived type implements: each by the name of its
/// feature, as an identifier.
pub const FRAMEWORKS: &[&str] = &[
    "actix_web",
    "aide",
    "axum",
    "connectrpc",
    "dropshot",
    "lambda_http",
    "ntex",
    "poem",
    "rocket",
    "salvo",
    "tonic",
    "utoipa",
    "viz",
    "warp",
    "worker",
];
