// Texts that all instances of a generic type share do not depend on its parameters.

use status_runtime::HttpError;

struct Names<T>(std::marker::PhantomData<T>);

impl<T> Names<T> {
    const REALM: &'static str = "api";
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
#[status(types = Self::TYPES, domain = Self::DOMAIN)]
//~ Self::TYPES -> may depend on a parameter | `TYPES`
//~ Self::DOMAIN -> may depend on a parameter | `DOMAIN`
#[status(challenge = Self::TOKEN)]
//~ Self::TOKEN -> may depend on a parameter | `TOKEN`
enum Generic<T: std::fmt::Debug> {
    #[status(invalid_credentials, challenge = bearer(realm = Names::<T>::REALM))]
    //~ Names::<T>::REALM -> may depend on a parameter | `REALM`
    Credentials(T),
    #[status(unauthenticated, challenge = bearer(realm = Names::<u8>::REALM))]
    Missing,
    #[status(forbidden, challenge = custom("HOBA", token68 = Self::GIVEN))]
    //~ Self::GIVEN -> may depend on a parameter | `GIVEN`
    Forbidden,
}

impl<T: std::fmt::Debug> Generic<T> {
    const TYPES: &'static str = "/problems/";
    const DOMAIN: &'static str = "orders.example.com";
    const TOKEN: &'static str = "Bearer realm=\"api\"";
    const GIVEN: &'static str = "abc=";
}

fn main() {}
