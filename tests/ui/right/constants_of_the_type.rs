// A service says its `types`, realms and challenges once, as `const`s that all its errors share.
#![deny(warnings)]

use status_runtime::{Catalog, Challenge, HttpError, IntoResponse};

mod house {
    pub const TYPES: &str = "/problems/";
    pub const REALM: &str = r#"the "api""#;
    pub const SCOPE: &str = "orders.write";
    pub const TOKEN: &str = "Bearer realm=\"api\", resource_metadata=\"https://api.example.com/m\"";
    pub const SESSION: &str = "Session";
    pub const STRONG: &str = "Bearer realm=\"api\", acr_values=\"urn:example:mfa\"";
    pub const PROOF: &str = "DPoP algs=\"ES256\"";
    pub const GIVEN: &str = "abc=";
}

use house::TYPES;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(types = TYPES, challenge = [house::TOKEN, bearer(realm = house::REALM)])]
pub enum Errors {
    #[status(not_found)]
    NoSuchOrder,
    #[status(hidden)]
    NotYours,
    #[status(unauthenticated)]
    NoToken,
    #[status(invalid_credentials, challenge = house::PROOF)]
    Proof(#[status(dpop_nonce)] Option<String>),
    #[status(expired_credentials)]
    StandsIn(#[status(challenge)] Option<Challenge>),
    #[status(insufficient_scope, challenge = dpop(algs = "ES256", scope = house::SCOPE))]
    Scope,
    #[status(step_up_required, challenge = [house::STRONG, house::TOKEN])]
    StepUp,
    #[status(conflict_state, type = "https://elsewhere.example/full")]
    Elsewhere { #[status(extension)] id: u64 },
    #[status(bad_request, deliberate(challenge), challenge = custom("Session", token68 = house::GIVEN))]
    Bad,
    #[status(forbidden, challenge = house::SESSION)]
    Forbidden,
}

fn challenges(error: Errors) -> Vec<String> {
    let response = error.into_response();
    let lines = response.headers().get_all("www-authenticate").iter();
    lines.map(|line| line.to_str().unwrap().to_owned()).collect()
}

fn main() {
    let token = r#"Bearer realm="api", resource_metadata="https://api.example.com/m""#;
    let realm = r#"Bearer realm="the \"api\"""#;
    assert_eq!(challenges(Errors::NoToken), [token, realm]);
    let invalid = |line: &str| format!("{line}, error=\"invalid_token\"");
    assert_eq!(challenges(Errors::StandsIn(None)), [invalid(token), invalid(realm)]);
    assert_eq!(challenges(Errors::Proof(None)), [invalid(house::PROOF)]);
    assert_eq!(challenges(Errors::Proof(Some("n".to_owned()))), [r#"DPoP algs="ES256", error="use_dpop_nonce""#]);
    assert_eq!(
        challenges(Errors::Scope),
        [r#"DPoP scope="orders.write", error="insufficient_scope", algs="ES256""#]
    );
    assert_eq!(challenges(Errors::StepUp)[0], format!("{}, error=\"insufficient_user_authentication\"", house::STRONG));
    assert_eq!(challenges(Errors::Bad), ["Session abc="]);
    assert_eq!(challenges(Errors::Forbidden), ["Session"]);

    const ENTRY: &str = Errors::ENTRIES[0].type_uri();
    assert_eq!(ENTRY, "/problems/no-such-order");
    let missing = Errors::NoSuchOrder.into_response();
    let text = r#"{"type":"/problems/no-such-order","title":"Not found","status":404,"detail":"it failed","code":"no_such_order"}"#;
    assert_eq!(missing.body(), text);
    assert_eq!(Errors::NotYours.into_response().body(), text);
    assert_eq!(Errors::Elsewhere { id: 7 }.entry().type_uri(), "https://elsewhere.example/full");
}
