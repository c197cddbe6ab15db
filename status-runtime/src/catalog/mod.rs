//! Every response that a type can have, known at compile time, and documents that are made from that.
//!
//! [`Catalog`] is always there. The rest needs a feature:
//!
//! | feature | |
//! |---|---|
//! | `pages` | `html` and `markdown`: pages for people, at the URIs of problem types |
//! | `openapi` | `openapi`: responses and schemas of an OpenAPI document; `utoipa` and `aide` turn it on |
//! | `lock` | `lock!`: a test that keeps the contract from changing by accident; for a dev-dependency |
//! | `read` | `reads!`: a check that a server sends the errors that a client reads |

#[cfg(feature = "_responses")]
pub(crate) mod case;
#[cfg(feature = "pages")]
mod comment;
#[cfg(feature = "openapi")]
mod components;
pub(crate) mod composed;
#[cfg(any(feature = "openapi", feature = "pages"))]
mod described;
pub(crate) mod entries;
#[cfg(feature = "lock")]
mod house;
#[cfg(feature = "pages")]
pub mod html;
#[cfg(feature = "lock")]
pub(crate) mod lock;
#[cfg(feature = "pages")]
mod markdown;
#[cfg(feature = "pages")]
mod markup;
#[cfg(feature = "openapi")]
pub mod openapi;
#[cfg(feature = "pages")]
mod page;
#[cfg(feature = "read")]
pub(crate) mod reads;
#[cfg(feature = "_responses")]
mod schema;
pub(crate) mod shape;
#[cfg(feature = "pages")]
mod site;
pub(crate) mod subset;

pub use entries::{Catalog, Transparent};
#[cfg(feature = "lock")]
#[doc(inline)]
pub use lock::lock;
#[cfg(feature = "pages")]
pub use markdown::markdown;
#[cfg(feature = "read")]
#[doc(inline)]
pub use reads::reads;

#[cfg(all(test, feature = "derive"))]
mod tests {
    use status_vocabulary::RetryClass;

    use super::*;
    use crate::{Entry, HttpError};

    #[derive(Debug, thiserror::Error, HttpError)]
    #[status(crate = crate, types = "https://api.example.com/problems/")]
    #[allow(dead_code, reason = "only its catalogue is looked at")]
    enum CartError {
        /// The cart was emptied.
        ///
        /// Or it was never filled.
        #[error("there is no such cart")]
        #[status(not_found, title = "No such cart", header("X-Shelf" = "7"))]
        NoSuchCart {
            #[status(extension = "cart_id")]
            id: u64,
            #[status(extension)]
            near: Option<Vec<String>>,
        },
        #[error("too fast")]
        #[status(rate_limited, code = "slow_down")]
        TooFast(#[status(retry_after)] Option<u32>),
        #[error(transparent)]
        #[status(transparent)]
        Inner(#[from] Inner),
    }

    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("it is being repaired")]
    #[status(crate = crate, maintenance, retry_after = "5m")]
    struct Inner;

    #[test]
    fn an_entry_says_everything_at_compile_time() {
        const ENTRY: &Entry = CartError::ENTRIES[0];
        assert_eq!(ENTRY.variant(), "NoSuchCart");
        assert_eq!((ENTRY.situation().name(), ENTRY.status().as_u16()), ("not_found", 404));
        assert_eq!((ENTRY.code(), ENTRY.title()), ("no_such_cart", "No such cart"));
        assert_eq!(ENTRY.type_uri(), "https://api.example.com/problems/no-such-cart");
        assert_eq!(ENTRY.docs(), "The cart was emptied.\n\nOr it was never filled.");
        assert_eq!(ENTRY.situation().retry(), RetryClass::Never);
        let members: Vec<_> = ENTRY.members().iter().map(|spec| (spec.name(), spec.ty(), spec.always())).collect();
        assert_eq!(members, [("cart_id", "u64", true), ("near", "Option<Vec<String>>", false)]);
        let headers: Vec<_> = ENTRY.headers().iter().map(|spec| (spec.name(), spec.always())).collect();
        // A 404 is cacheable by default (RFC 9110 15.5.5), so it has `no-store`.
        assert_eq!(headers, [("cache-control", true), ("x-shelf", true)]);
    }

    #[test]
    fn an_option_is_sent_sometimes() {
        let entry = CartError::ENTRIES[1];
        assert_eq!((entry.code(), entry.docs()), ("slow_down", ""));
        assert!(entry.headers().iter().any(|spec| spec.name() == "retry-after" && !spec.always()));
        assert_eq!(entry.situation().retry(), RetryClass::AfterDelay);
    }

    #[test]
    fn a_transparent_variant_has_the_entries_of_what_it_holds() {
        assert_eq!(CartError::ENTRIES.len(), 3);
        assert!(std::ptr::eq(CartError::ENTRIES[2], Inner::ENTRIES[0]));
        assert!(Inner::ENTRIES[0].headers().iter().any(|spec| spec.name() == "retry-after" && spec.always()));
    }

    #[derive(Debug, thiserror::Error, HttpError)]
    #[status(crate = crate)]
    #[allow(dead_code, reason = "only its catalogue is looked at")]
    enum ShopError {
        #[error("{inner}")]
        #[status(transparent, extension(shop = 7), header("X-Shop" = "seven"))]
        Cart {
            inner: CartError,
            #[status(extension)]
            order: Option<u64>,
        },
        #[error("{0}")]
        #[status(transparent)]
        Repair(Inner),
    }

    #[cfg(feature = "openapi")]
    #[test]
    fn what_is_added_is_in_the_documents() {
        let responses = openapi::responses::<ShopError>();
        let missing = &responses["404"];
        assert_eq!(missing["headers"]["X-Shop"]["required"], true);
        assert_eq!(missing["headers"]["X-Shop"]["example"], "seven");
        let content = &missing["content"]["application/problem+json"];
        let object = &content["schema"]["allOf"][1];
        assert_eq!(object["properties"]["shop"]["type"], "integer");
        let required: Vec<_> =
            object["required"].as_array().into_iter().flatten().filter_map(|it| it.as_str()).collect();
        assert!(required.contains(&"shop") && !required.contains(&"order"), "{required:?}");
        assert_eq!(content["examples"]["no_such_cart"]["value"]["shop"], 7);
        // The 503 is once by itself: it sometimes has what is added.
        let repair = &responses["503"];
        assert_ne!(repair["headers"]["X-Shop"]["required"], true);
        let object = &repair["content"]["application/problem+json"]["schema"]["allOf"][1];
        assert!(object["properties"]["shop"].is_object());
        assert!(!object["required"].as_array().is_some_and(|names| names.iter().any(|name| name == "shop")));
    }

    #[cfg(feature = "pages")]
    #[test]
    fn what_is_added_is_in_the_pages() {
        let markdown = markdown::<ShopError>();
        assert!(markdown.contains("| `X-Shop` | always | `seven` |"), "{markdown}");
        assert!(markdown.contains("| `shop` | always | `integer` |"), "{markdown}");
        assert!(!super::markdown::<CartError>().contains("X-Shop"));
        let page = html::page::<ShopError>("/problems/no-such-cart").unwrap_or_default();
        assert!(page.contains("X-Shop"), "{page}");
        assert!(!html::page::<CartError>("/problems/no-such-cart").unwrap_or_default().contains("X-Shop"));
    }

    /// Two inner types may have one error.
    #[cfg(feature = "openapi")]
    #[test]
    fn what_is_equal_is_listed_once() {
        macro_rules! twice {
            ($($name:ident)*) => {$(
                mod $name {
                    #[derive(Debug, thiserror::Error, crate::HttpError)]
                    #[error("there is no such cart")]
                    #[status(crate = crate, not_found)]
                    pub struct NoSuchCart;
                }
            )*};
        }
        twice! { one other }

        #[derive(Debug, thiserror::Error, HttpError)]
        #[status(crate = crate)]
        #[allow(dead_code, reason = "only its catalogue is looked at")]
        enum Both {
            #[error(transparent)]
            #[status(transparent)]
            One(#[from] one::NoSuchCart),
            #[error(transparent)]
            #[status(transparent)]
            Other(#[from] other::NoSuchCart),
        }

        assert_eq!(Both::ENTRIES.len(), 2);
        assert_eq!(case::cases(case::Listed::all(Both::ENTRIES, Both::TRANSPARENT)).len(), 1);
    }
}
