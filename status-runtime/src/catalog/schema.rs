//! The JSON form of a Rust type, as far as its name shows it.

#[cfg(any(feature = "openapi", feature = "pages"))]
use serde_json::{Value, json};
use status_vocabulary::ParameterIn;

use crate::MemberSpec;

/// The type of a member or a content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Ty {
    Integer {
        signed: bool,
    },
    Number,
    Boolean,
    String,
    List(Box<Ty>),
    Map(Box<Ty>),
    FieldError,
    /// With its place, where that does not vary.
    Parameter(Option<ParameterIn>),
    /// A custom type, or one without a known JSON form.
    Other(String),
}

impl Ty {
    /// Parses a type as written in the source.
    pub(crate) fn of(source: &str) -> Ty {
        let source = source.trim().trim_start_matches('&').trim_start();
        let source = match source.strip_prefix('\'') {
            Some(lifetime) => lifetime.split_once(char::is_whitespace).map_or("", |(_, ty)| ty.trim_start()),
            None => source,
        };
        if let Some(element) = source.strip_prefix('[').and_then(|list| list.strip_suffix(']')) {
            return Ty::List(Box::new(Ty::of(element.split(';').next().unwrap_or_default())));
        }
        let (path, arguments) = match source.split_once('<') {
            Some((path, arguments)) => (path, arguments.strip_suffix('>').unwrap_or_default()),
            None => (source, ""),
        };
        let arguments: Vec<&str> =
            split(arguments).into_iter().map(str::trim).filter(|argument| !argument.starts_with('\'')).collect();
        match (path.rsplit("::").next().unwrap_or_default().trim(), &arguments[..]) {
            ("u8" | "u16" | "u32" | "u64" | "u128" | "usize", []) => Ty::Integer { signed: false },
            ("i8" | "i16" | "i32" | "i64" | "i128" | "isize", []) => Ty::Integer { signed: true },
            ("f32" | "f64", []) => Ty::Number,
            ("bool", []) => Ty::Boolean,
            ("str" | "String" | "char", []) => Ty::String,
            ("Vec" | "VecDeque" | "BTreeSet" | "HashSet" | "LinkedList", [element, ..]) => {
                Ty::List(Box::new(Ty::of(element)))
            }
            ("HashMap" | "BTreeMap", [_, value, ..]) => Ty::Map(Box::new(Ty::of(value))),
            ("Option" | "Box" | "Arc" | "Rc" | "Cow", [inner]) => Ty::of(inner),
            ("FieldError", []) => Ty::FieldError,
            ("Parameter", []) => Ty::Parameter(None),
            (name, _) => Ty::Other(name.to_owned()),
        }
    }

    /// The type of a member. The reports of validators are written as field errors.
    pub(crate) fn of_member(member: &MemberSpec) -> Ty {
        match (member.name(), Ty::of(member.ty())) {
            ("errors", Ty::Other(name)) if ["Report", "ValidationErrors"].contains(&&*name) => {
                Ty::List(Box::new(Ty::FieldError))
            }
            (_, Ty::Parameter(_)) => Ty::Parameter(member.parameter_in()),
            (_, ty) => ty,
        }
    }

    /// The JSON schema. `named` has those of the types that are not known here.
    #[cfg(feature = "openapi")]
    pub(crate) fn schema(&self, named: &mut dyn FnMut(&str) -> Option<Value>) -> Value {
        match self {
            Ty::Integer { signed: true } => json!({"type": "integer"}),
            Ty::Integer { signed: false } => json!({"type": "integer", "minimum": 0}),
            Ty::Number => json!({"type": "number"}),
            Ty::Boolean => json!({"type": "boolean"}),
            Ty::String => json!({"type": "string"}),
            Ty::List(element) => json!({"type": "array", "items": element.schema(named)}),
            Ty::Map(value) => json!({"type": "object", "additionalProperties": value.schema(named)}),
            Ty::FieldError => named("FieldError").unwrap_or_else(|| json!({"$ref": "#/components/schemas/FieldError"})),
            Ty::Parameter(place) => {
                let is_it = |one: &ParameterIn| place.is_none_or(|place| place == *one);
                let places: Vec<_> = ParameterIn::ALL.into_iter().filter(is_it).map(ParameterIn::as_str).collect();
                json!({
                    "type": "object",
                    "required": ["name", "in"],
                    "properties": {"name": {"type": "string"}, "in": {"type": "string", "enum": places}},
                })
            }
            Ty::Other(name) => named(name).unwrap_or_else(|| json!({})),
        }
    }

    /// A sample value. `named` has those of the types that are not known here.
    #[cfg(any(feature = "openapi", feature = "pages"))]
    pub(crate) fn example(&self, named: &dyn Fn(&str) -> Option<Value>) -> Value {
        match self {
            Ty::Integer { .. } => json!(7),
            Ty::Number => json!(0.5),
            Ty::Boolean => json!(true),
            Ty::String => json!("…"),
            Ty::List(element) => json!([element.example(named)]),
            Ty::Map(value) => json!({"…": value.example(named)}),
            Ty::Other(name) => named(name).unwrap_or_else(|| json!("…")),
            Ty::FieldError => json!({"pointer": "/name", "detail": "must not be empty"}),
            Ty::Parameter(place) => json!({"name": "…", "in": place.unwrap_or(ParameterIn::Query).as_str()}),
        }
    }

    /// The type as a client sees it, in words: the width of an integer is not shown.
    #[cfg(any(feature = "lock", feature = "pages"))]
    pub(crate) fn word(&self) -> String {
        match self {
            Ty::Integer { .. } => "integer".to_owned(),
            Ty::Number => "number".to_owned(),
            Ty::Boolean => "boolean".to_owned(),
            Ty::String => "string".to_owned(),
            Ty::List(element) => format!("[{}]", element.word()),
            Ty::Map(value) => format!("{{string:{}}}", value.word()),
            Ty::FieldError => "FieldError".to_owned(),
            Ty::Parameter(None) => "Parameter".to_owned(),
            Ty::Parameter(Some(place)) => format!("Parameter({})", place.as_str()),
            Ty::Other(name) if name.chars().all(|letter| letter.is_alphanumeric()) && !name.is_empty() => name.clone(),
            Ty::Other(_) => "any".to_owned(),
        }
    }
}

/// A value that a schema allows: an example or constant of the schema, else one of its type.
#[cfg(feature = "openapi")]
pub(crate) fn example(schema: &Value) -> Option<Value> {
    let named = schema.get("const").or(schema.get("example"));
    let listed = || ["examples", "enum"].into_iter().find_map(|list| schema.get(list)?.get(0));
    if let Some(value) = named.or_else(listed) {
        return Some(value.clone());
    }
    Some(match schema.get("type")?.as_str()? {
        "integer" => Ty::Integer { signed: false }.example(&|_| None),
        "number" => Ty::Number.example(&|_| None),
        "boolean" => Ty::Boolean.example(&|_| None),
        "array" => Value::Array(schema.get("items").and_then(example).into_iter().collect()),
        "object" => {
            let properties = schema.get("properties").and_then(Value::as_object).into_iter().flatten();
            properties.filter_map(|(name, schema)| Some((name.clone(), example(schema)?))).collect()
        }
        _ => Ty::String.example(&|_| None),
    })
}

/// The arguments of a generic type.
fn split(arguments: &str) -> Vec<&str> {
    let (mut depth, mut start, mut split) = (0_usize, 0, Vec::new());
    for (at, letter) in arguments.char_indices() {
        match letter {
            '<' | '[' | '(' => depth += 1,
            '>' | ']' | ')' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                split.push(&arguments[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    split.push(&arguments[start..]);
    split.retain(|argument| !argument.trim().is_empty());
    split
}

#[cfg(all(test, feature = "openapi", feature = "pages"))]
mod tests {
    use super::*;

    #[test]
    fn a_type_is_what_serde_makes_of_it() {
        let string = || Box::new(Ty::String);
        for (source, ty) in [
            ("u64", Ty::Integer { signed: false }),
            ("std::primitive::i8", Ty::Integer { signed: true }),
            ("Option<f32>", Ty::Number),
            ("&'static str", Ty::String),
            ("&str", Ty::String),
            ("std::borrow::Cow<'a, str>", Ty::String),
            ("Vec<String>", Ty::List(string())),
            ("&'static [&'static str]", Ty::List(string())),
            ("[&str]", Ty::List(string())),
            ("[String; 3]", Ty::List(string())),
            ("HashMap<String, Vec<bool>>", Ty::Map(Box::new(Ty::List(Box::new(Ty::Boolean))))),
            ("Vec<status_runtime::FieldError>", Ty::List(Box::new(Ty::FieldError))),
            ("crate::store::State", Ty::Other("State".to_owned())),
            ("_", Ty::Other("_".to_owned())),
            ("[..]", Ty::List(Box::new(Ty::Other("..".to_owned())))),
        ] {
            assert_eq!(Ty::of(source), ty, "{source}");
        }
    }

    #[test]
    fn an_example_has_the_type() {
        assert_eq!(Ty::of("Vec<Option<u8>>").example(&|_| None), json!([7]));
        assert_eq!(Ty::of("Vec<State>").example(&|name| Some(json!({"is": name}))), json!([{"is": "State"}]));
        assert_eq!(Ty::of("BTreeMap<String, bool>").example(&|_| None), json!({"…": true}));
    }

    #[test]
    fn an_example_is_what_the_schema_allows() {
        assert_eq!(example(&json!({"type": "string", "enum": ["open", "paid"]})), Some(json!("open")));
        assert_eq!(example(&json!({"examples": [3], "type": "integer"})), Some(json!(3)));
        let object = json!({"type": "object", "properties": {"on": {"type": "boolean"}}});
        assert_eq!(example(&object), Some(json!({"on": true})));
        assert_eq!(example(&json!({})), None);
    }
}
