//! salvo 1: `Scribe` of salvo_core, for errors and outcomes alike.

pub use salvo_core;
use salvo_core::Response;
use salvo_core::http::ResBody;

use crate::fields::without_content;

#[doc(hidden)]
#[macro_export]
macro_rules! __salvo {
    ($kind:ident [$($generics:tt)*] [$type:ty] [$($bounds:tt)*]) => {
        impl<$($generics)*> $crate::private::integrations::salvo::salvo_core::Scribe for $type
        where
            $($bounds)*
        {
            fn render(self, response: &mut $crate::private::integrations::salvo::salvo_core::Response) {
                $crate::private::integrations::salvo::render($crate::IntoResponse::into_response(self), response)
            }
        }
    };
}

__salvo! { error [] [Box<dyn crate::HttpError + Send + Sync>] [] }

/// Replaces whatever was rendered before by a response. Other headers stay: they come from a hoop, such as CORS.
pub fn render(response: crate::Response, onto: &mut Response) {
    let (head, body) = response.into_parts();
    onto.status_code(head.status);
    without_content(head.status, onto.headers_mut());
    for name in head.headers.keys() {
        onto.headers_mut().remove(name);
    }
    for (name, value) in &head.headers {
        onto.headers_mut().append(name, value.clone());
    }
    onto.extensions.extend(head.extensions);
    // Not `ResBody::None`, even when there is no content: salvo adds its own page to an error without a body.
    onto.replace_body(ResBody::Once(body));
}
