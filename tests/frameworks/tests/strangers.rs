//! Features unify: a type that was written without frameworks gets impls for all of them if other crates enable them.
#![deny(warnings)]
#![forbid(unsafe_code)]

use std::marker::PhantomData;
use std::rc::Rc;

use status_runtime::{HttpError, HttpOutcome, IntoResponse};

/// Neither `Send` nor `Sync`, which poem, warp and viz require.
#[derive(Debug, thiserror::Error, HttpError)]
#[error("it stays on its thread")]
#[status(not_found)]
struct Local(Rc<str>);

#[derive(HttpOutcome)]
#[status(no_content)]
struct LocalOutcome(#[allow(dead_code)] Rc<str>);

/// Not `'static`, which actix-web and ntex require to box an error.
#[derive(Debug, thiserror::Error, HttpError)]
enum Borrowed<'a> {
    #[error("there is no {0}")]
    #[status(not_found)]
    Missing(&'a str),
}

#[derive(HttpOutcome)]
enum BorrowedOutcome<'a> {
    #[status(see_other, location = "/{to}")]
    Elsewhere { to: &'a str },
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("no more than {N} of them")]
#[status(content_too_large, max_bytes = none)]
struct Generic<T, const N: usize>
where
    T: Clone,
{
    of: PhantomData<T>,
}

#[derive(HttpOutcome)]
enum GenericOutcome<T> {
    #[status(ok)]
    Found(#[status(body)] Vec<T>),
}

#[test]
fn a_type_that_a_framework_would_not_take_still_responds() {
    let local = Local("here".into());
    assert_eq!(&*local.0, "here");
    assert_eq!(local.into_response().status(), 404);
    assert_eq!(LocalOutcome("here".into()).into_response().status(), 204);
    assert_eq!(Borrowed::Missing("thing").into_response().status(), 404);
    let elsewhere = BorrowedOutcome::Elsewhere { to: &String::from("there") }.into_response();
    assert_eq!(elsewhere.headers()["location"], "/there");
    assert_eq!(Generic::<u8, 3> { of: PhantomData }.into_response().status(), 413);
    assert_eq!(GenericOutcome::Found(vec![1, 2]).into_response().body(), "[1,2]");
}

#[test]
fn a_type_that_a_framework_takes_is_taken_by_it() {
    fn axum<T: axum::response::IntoResponse>(_: &T) {}
    fn actix<T: actix_web::ResponseError>(_: &T) {}
    fn poem<T: Into<poem::Error>>(_: &T) {}
    fn warp<T: warp::Reply>(_: &T) {}
    fn viz<T: Into<viz::Error> + viz::IntoResponse>(_: &T) {}
    fn rocket<T: rocket::response::Responder<'static, 'static>>(_: &T) {}
    fn salvo<T: salvo::Scribe>(_: &T) {}
    fn ntex<T: ntex::web::WebResponseError>(_: &T) {}
    fn lambda<T: lambda_http::IntoResponse>(_: &T) {}
    fn worker<T: worker::IntoResponse + Into<worker::Response>>(_: &T) {}
    fn dropshot<T: Into<dropshot::HttpError>>(_: &T) {}
    fn tonic<T: Into<tonic::Status>>(_: &T) {}

    macro_rules! all {
        ($error:ident: $($framework:ident)*) => { $($framework(&$error);)* };
    }
    let generic = Generic::<u8, 3> { of: PhantomData };
    all!(generic: axum actix poem warp viz rocket salvo ntex lambda worker dropshot tonic);
    let borrowed = Borrowed::Missing("a thing that is always there");
    all!(borrowed: axum actix poem warp viz rocket salvo ntex lambda worker dropshot tonic);
    // Frameworks without such bounds accept this, too.
    let local = Local("here".into());
    all!(local: axum actix rocket salvo ntex lambda worker dropshot tonic);
}

/// The author writes the conversions by hand: no feature adds a second impl.
#[derive(Debug, thiserror::Error, HttpError)]
#[error("there is no such page")]
#[status(not_found, frameworks = none)]
struct ByHand;

impl axum::response::IntoResponse for ByHand {
    fn into_response(self) -> axum::response::Response {
        let mut response = IntoResponse::into_response(self).map(axum::body::Body::from);
        response.headers_mut().insert("x-by-hand", http::HeaderValue::from_static("yes"));
        response
    }
}

impl actix_web::ResponseError for ByHand {
    fn status_code(&self) -> actix_web::http::StatusCode {
        actix_web::http::StatusCode::IM_A_TEAPOT
    }
}

/// Only the named frameworks have derived impls.
#[derive(HttpOutcome)]
#[status(no_content, frameworks = [axum, actix_web])]
struct Partly;

impl poem::IntoResponse for Partly {
    fn into_response(self) -> poem::Response {
        poem::Response::builder().status(http::StatusCode::RESET_CONTENT).finish()
    }
}

#[test]
fn an_impl_by_hand_does_not_clash() {
    let response = axum::response::IntoResponse::into_response(ByHand);
    assert_eq!(response.status(), 404);
    assert_eq!(response.headers()["x-by-hand"], "yes");
    assert_eq!(actix_web::ResponseError::status_code(&ByHand).as_u16(), 418);
    assert_eq!(axum::response::IntoResponse::into_response(Partly).status(), 204);
    assert_eq!(poem::IntoResponse::into_response(Partly).status(), 205);
}
