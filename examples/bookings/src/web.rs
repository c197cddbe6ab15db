//! The service over HTTP: its errors are those of its parts, and no handler knows a status code.

use axum::Router;
use axum::extract::{DefaultBodyLimit, FromRef, Request, State};
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use axum::routing::{get, post, put};
use garde::Validate;
use jsonwebtoken::DecodingKey;
use serde::{Deserialize, Serialize};
use status_runtime::catalog::openapi::Schemas;
use status_runtime::extract::{acceptable, for_error};
use status_runtime::layer::{Observed, ProblemLayer};
use status_runtime::{HttpError, HttpOutcome};
use utoipa::{Modify, OpenApi, ToSchema};

use crate::auth::{self, AuthError, Guest};
use crate::domain::{self, Booking, BookingError, NewBooking};
use crate::payment::{Bank, Charge, PaymentError};
use crate::storage::{PlaceError, Storage, StorageError};

/// Everything that can go wrong: the errors of the parts, and those of the web's own.
#[derive(Debug, thiserror::Error, HttpError)]
#[status(types = crate::TYPES)]
// The errors that each operation can respond with.
#[status(subset(
    ReadBooking = [Request(extract::Negotiated), Auth(auth::SignIn), Storage, Booking(domain::Find)],
    CancelBooking = [Request(extract::Negotiated), Auth, Storage, Booking(domain::Find)],
    PlaceBooking = [Request, Auth, Storage, Invalid, Place],
    PayBooking = [Request, Auth, Storage, Booking, Payment],
    AttachPhoto = [Request, Auth, Storage, Booking(domain::Find), NoPhoto, WrongFormat]
))]
pub enum ApiError {
    #[error(transparent)]
    #[status(transparent)]
    Request(#[from] extract::Rejection),

    #[error(transparent)]
    #[status(transparent)]
    Auth(#[from] AuthError),

    #[error(transparent)]
    #[status(transparent)]
    Storage(#[from] StorageError),

    #[error(transparent)]
    #[status(transparent)]
    Booking(#[from] BookingError),

    #[error(transparent)]
    #[status(transparent)]
    Place(#[from] PlaceError),

    #[error(transparent)]
    #[status(transparent)]
    Payment(#[from] PaymentError),

    /// Some values of the booking break a rule. `errors` names each of them.
    #[error("the booking is not valid")]
    #[status(validation_failed, code = "invalid_booking")]
    Invalid(
        #[from]
        #[status(errors)]
        garde::Report,
    ),

    /// The form has no photo.
    #[error("send a photo")]
    #[status(validation_failed, errors = field(pointer = "/photo", detail = "is missing"))]
    NoPhoto,

    /// The photo is in another format.
    #[error("send a PNG or a JPEG")]
    #[status(validation_failed, errors = field(pointer = "/photo", detail = "is neither a PNG nor a JPEG"))]
    WrongFormat,
}

// The service's own `Json`, `Path` and `Multipart`: what they refuse is an `ApiError`.
for_error! {
    #[status(types = crate::TYPES)]
    pub mod extract => ApiError
}

use extract::{Json, Multipart, Path};

#[derive(HttpOutcome)]
pub enum Placed {
    /// The seats are booked.
    #[status(created, location = "/bookings/{id}")]
    Booking {
        id: i64,
        #[status(body)]
        booking: Booking,
    },
}

#[derive(HttpOutcome)]
pub enum Found {
    /// The booking.
    #[status(ok)]
    Booking(#[status(body)] Booking),
}

#[derive(HttpOutcome)]
pub enum Done {
    /// It is done.
    #[status(no_content)]
    Done,
}

#[derive(Debug, Deserialize, Serialize, ToSchema)]
pub struct Payment {
    pub card: String,
}

#[derive(Clone)]
pub struct Service {
    pub storage: Storage,
    pub bank: Bank,
    pub key: DecodingKey,
}

impl FromRef<Service> for DecodingKey {
    fn from_ref(service: &Service) -> Self {
        service.key.clone()
    }
}

/// The routes, under the layer that gives the router's own errors the same form and passes each error to `observe`.
pub fn router(service: Service, observe: impl Fn(Observed<'_>) + Send + Sync + 'static) -> Router {
    let photo = put(attach).layer(DefaultBodyLimit::max(crate::MAX_PHOTO));
    Router::new()
        .route("/bookings", post(place))
        .route("/bookings/{id}", get(read).delete(cancel))
        .route("/bookings/{id}/payment", post(pay))
        .route("/bookings/{id}/photo", photo)
        .route("/openapi.json", get(async || axum::Json(openapi())))
        .route_layer(from_fn(json_alone))
        .layer(DefaultBodyLimit::max(crate::MAX_CONTENT))
        .layer(ProblemLayer::new().types(crate::TYPES).observe(observe))
        .with_state(service)
}

async fn json_alone(request: Request, next: Next) -> Result<Response, ApiError> {
    acceptable(request.headers(), &["application/json"])?;
    Ok(next.run(request).await)
}

#[derive(OpenApi)]
#[openapi(paths(place, read, cancel, pay, attach))]
struct Api;

pub fn openapi() -> utoipa::openapi::OpenApi {
    let mut document = Api::openapi();
    Schemas::new().under_layer().modify(&mut document);
    document
}

/// Book seats
#[utoipa::path(post, path = "/bookings", request_body = NewBooking, responses(Placed, PlaceBooking))]
async fn place(
    State(service): State<Service>,
    guest: Guest,
    Json(new): Json<NewBooking>,
) -> Result<Placed, PlaceBooking> {
    guest.must_write()?;
    new.validate()?;
    let booking = service.storage.place(&guest.name, &new).await?;
    Ok(Placed::Booking { id: booking.id, booking })
}

/// Look at a booking
#[utoipa::path(get, path = "/bookings/{id}", params(("id" = i64, Path)), responses(Found, ReadBooking))]
async fn read(State(service): State<Service>, guest: Guest, Path(id): Path<i64>) -> Result<Found, ReadBooking> {
    Ok(Found::Booking(find(&service, &guest, id).await?))
}

/// Give the seats back
#[utoipa::path(delete, path = "/bookings/{id}", params(("id" = i64, Path)), responses(Done, CancelBooking))]
async fn cancel(State(service): State<Service>, guest: Guest, Path(id): Path<i64>) -> Result<Done, CancelBooking> {
    guest.must_write()?;
    find(&service, &guest, id).await?;
    service.storage.cancel(id).await?;
    Ok(Done::Done)
}

/// Pay for a booking
#[utoipa::path(
    post,
    path = "/bookings/{id}/payment",
    params(("id" = i64, Path)),
    request_body = Payment,
    responses(Found, PayBooking)
)]
async fn pay(
    State(service): State<Service>,
    guest: Guest,
    Path(id): Path<i64>,
    Json(payment): Json<Payment>,
) -> Result<Found, PayBooking> {
    guest.must_write()?;
    let booking = find(&service, &guest, id).await?;
    booking.must_be_unpaid()?;
    let receipt = service.bank.charge(&Charge { card: payment.card, amount: booking.price() }).await?;
    service.storage.pay(id, &receipt.id).await?;
    Ok(Found::Booking(Booking { paid: true, ..booking }))
}

/// Attach a photo of the guest
#[utoipa::path(
    put,
    path = "/bookings/{id}/photo",
    params(("id" = i64, Path)),
    request_body(content = String, content_type = "multipart/form-data"),
    responses(Done, AttachPhoto)
)]
async fn attach(
    State(service): State<Service>,
    guest: Guest,
    Path(id): Path<i64>,
    Multipart(mut form): Multipart,
) -> Result<Done, AttachPhoto> {
    guest.must_write()?;
    find(&service, &guest, id).await?;
    while let Some(field) = form.next_field().await.map_err(extract::Rejection::from)? {
        if field.name() != Some("photo") {
            continue;
        }
        if !matches!(field.content_type(), Some("image/png" | "image/jpeg")) {
            return Err(AttachPhoto::WrongFormat);
        }
        service.storage.attach(id, &field.bytes().await.map_err(extract::Rejection::from)?).await?;
        return Ok(Done::Done);
    }
    Err(AttachPhoto::NoPhoto)
}

async fn find(service: &Service, guest: &Guest, id: i64) -> Result<Booking, ReadBooking> {
    let booking = service.storage.find(id).await?.ok_or(domain::Find::NoSuchBooking { id })?;
    Ok(booking.shown_to(&guest.name)?)
}
