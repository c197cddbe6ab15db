use std::borrow::Cow;
use std::fmt;

pub use status_vocabulary::ParameterIn;

/// The parameter that is wrong, and its place: the member **parameter** of the problem document (RFC 9457 3.2).
///
/// # When
///
/// Required on [`invalid_parameter`](crate::situation::INVALID_PARAMETER). For a field of the content use
/// [`validation_failed`](crate::situation::VALIDATION_FAILED), with `errors`.
///
/// # In the attribute
///
/// ```text
/// #[status(invalid_parameter, parameter = query("page"))]            // path(..), header(..), cookie(..)
/// #[status(invalid_parameter)] Bad { #[status(parameter = query)] name: String }
/// #[status(invalid_parameter)] Bad { #[status(parameter)] which: Parameter }
/// ```
///
/// # What is refused
///
/// A name without a place, and the body as a place. The name itself may be any text: it is in a document, not in a
/// header.
///
/// # Example
///
/// ```
/// use status_runtime::header::Parameter;
///
/// let parameter = Parameter::query("page");
/// assert_eq!(parameter.to_string(), "query parameter `page`");
/// # #[cfg(feature = "problem")]
/// assert_eq!(serde_json::to_string(&parameter).unwrap(), r#"{"name":"page","in":"query"}"#);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Parameter {
    name: Cow<'static, str>,
    place: ParameterIn,
}

impl Parameter {
    /// A parameter in the query of the URI.
    pub fn query(name: impl Into<Cow<'static, str>>) -> Parameter {
        Parameter { name: name.into(), place: ParameterIn::Query }
    }

    /// A parameter in its path.
    pub fn path(name: impl Into<Cow<'static, str>>) -> Parameter {
        Parameter { name: name.into(), place: ParameterIn::Path }
    }

    /// A header.
    pub fn header(name: impl Into<Cow<'static, str>>) -> Parameter {
        Parameter { name: name.into(), place: ParameterIn::Header }
    }

    /// A cookie.
    pub fn cookie(name: impl Into<Cow<'static, str>>) -> Parameter {
        Parameter { name: name.into(), place: ParameterIn::Cookie }
    }

    /// The name of the parameter.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The place of the parameter.
    pub const fn place(&self) -> ParameterIn {
        self.place
    }
}

impl fmt::Display for Parameter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} parameter `{}`", self.place.as_str(), self.name)
    }
}

#[cfg(feature = "problem")]
impl<'de> serde::Deserialize<'de> for Parameter {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Parameter, D::Error> {
        use serde::de::Error as _;

        let Named { name, place } = Named::<String>::deserialize(deserializer)?;
        Ok(Parameter { name: name.into(), place: place.ok_or_else(|| D::Error::missing_field("in"))? })
    }
}

#[cfg(feature = "problem")]
impl serde::Serialize for Parameter {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Named { name: &*self.name, place: Some(self.place) }.serialize(serializer)
    }
}

/// The member, whose place may be known without it.
#[cfg(feature = "problem")]
pub(crate) struct Named<T> {
    pub(crate) name: T,
    pub(crate) place: Option<ParameterIn>,
}

#[cfg(feature = "problem")]
impl<'de, T: serde::Deserialize<'de>> serde::Deserialize<'de> for Named<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Named<T>, D::Error> {
        use std::marker::PhantomData;

        use serde::de::{Error as _, IgnoredAny, MapAccess, Unexpected, Visitor};

        struct NamedVisitor<T>(PhantomData<T>);

        impl<'de, T: serde::Deserialize<'de>> Visitor<'de> for NamedVisitor<T> {
            type Value = Named<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a parameter's name and place")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Named<T>, A::Error> {
                let (mut name, mut place) = (None, None);
                while let Some(key) = map.next_key::<Cow<'de, str>>()? {
                    match &*key {
                        "name" => name = Some(map.next_value()?),
                        "in" => place = Some(map.next_value::<String>()?),
                        _ => {
                            map.next_value::<IgnoredAny>()?;
                        }
                    }
                }
                let name = name.ok_or_else(|| A::Error::missing_field("name"))?;
                let known = |place: String| {
                    let unknown = || A::Error::invalid_value(Unexpected::Str(&place), &"the place of a parameter");
                    ParameterIn::named(&place).ok_or_else(unknown)
                };
                Ok(Named { name, place: place.map(known).transpose()? })
            }
        }

        deserializer.deserialize_struct("Parameter", &["name", "in"], NamedVisitor(PhantomData))
    }
}

#[cfg(feature = "problem")]
impl<T: serde::Serialize> serde::Serialize for Named<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct as _;

        let mut object = serializer.serialize_struct("Parameter", 1 + usize::from(self.place.is_some()))?;
        object.serialize_field("name", &self.name)?;
        if let Some(place) = self.place {
            object.serialize_field("in", place.as_str())?;
        }
        object.end()
    }
}

#[cfg(test)]
mod tests {
    use super::Parameter;

    #[test]
    fn name_and_place() {
        for (parameter, place) in [
            (Parameter::query("a"), "query"),
            (Parameter::path("a"), "path"),
            (Parameter::header("a"), "header"),
            (Parameter::cookie("a"), "cookie"),
        ] {
            assert_eq!(parameter.place().as_str(), place);
            #[cfg(feature = "problem")]
            assert_eq!(serde_json::to_value(&parameter).unwrap(), serde_json::json!({ "name": "a", "in": place }));
        }
        assert_eq!(Parameter::query("a\r\n\"").name(), "a\r\n\"");
    }
}
