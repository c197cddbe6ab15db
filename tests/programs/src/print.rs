//! A program as Rust source. Each piece has a separate line, so that a message's line identifies the piece.

use std::fmt::Write;

use crate::program::*;

/// The part of a program that is printed on one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    Keyword(usize, usize),
    Type(usize),
    Situation(usize, usize),
    Piece(usize, usize, usize),
    Field(usize, usize, usize),
}

impl Place {
    /// The index of the type in the program.
    pub(crate) fn ty(self) -> usize {
        match self {
            Place::Keyword(ty, _) | Place::Type(ty) | Place::Situation(ty, _) => ty,
            Place::Piece(ty, ..) | Place::Field(ty, ..) => ty,
        }
    }
}

pub(crate) struct Printed {
    pub(crate) text: String,
    places: Vec<(usize, Place)>,
}

impl Printed {
    /// The place that is printed on that line, counted from one.
    pub(crate) fn place(&self, line: usize) -> Option<Place> {
        self.places.iter().find(|(at, _)| *at == line).map(|(_, place)| *place)
    }

    /// The source line of a place.
    pub(crate) fn source(&self, place: Place) -> &str {
        let line = self.places.iter().find(|(_, it)| *it == place).map_or(0, |(at, _)| *at);
        self.text.lines().nth(line.wrapping_sub(1)).unwrap_or_default().trim()
    }
}

pub(crate) fn print(program: &Program) -> Printed {
    let mut printer = Printer::new();
    printer.line("#![allow(warnings)]");
    printer.line("use crate::prelude::*;");
    printer.types(program);
    printer.line("pub fn rows() -> Vec<Row> {");
    printer.line("    vec![");
    for value in &program.values {
        let ty = &program.types[value.ty];
        let keeps = ty.variants.iter().any(|it| it.pieces.contains(&Piece::Unknown));
        let make = match (ty.outcome, ty.read, keeps) {
            (true, ..) => "outcome",
            (false, true, true) => "kept",
            (false, true, false) => "read",
            (false, false, _) => "error",
        };
        printer.line(&format!("        {make}!({}),", expression(program, value)));
    }
    printer.line("    ]");
    printer.line("}");
    Printed { text: printer.text, places: printer.places }
}

/// A standalone program that sends that value.
pub(crate) fn pasted(program: &Program, value: Option<usize>) -> String {
    let mut printer = Printer::new();
    printer.line("use status_runtime::{FromResponse, HttpError, HttpOutcome, IntoResponse};");
    printer.types(program);
    let expression = value.map(|at| expression(program, &program.values[at]));
    let helpers = include_str!("../runner/helpers.rs");
    let needed = ["Rendered", "Unserializable", "Undisplayable", "moment("];
    let text = format!("{}{}", printer.text, expression.as_deref().unwrap_or_default());
    if needed.iter().any(|it| text.contains(it)) {
        printer.line(helpers);
    }
    match expression {
        Some(expression) => {
            printer.line(&format!("fn main() {{\n    println!(\"{{:?}}\", {expression}.into_response());\n}}"))
        }
        None => printer.line("fn main() {}"),
    }
    printer.text
}

struct Printer {
    text: String,
    line: usize,
    places: Vec<(usize, Place)>,
    constants: Vec<String>,
}

impl Printer {
    fn new() -> Printer {
        Printer { text: String::new(), line: 1, places: Vec::new(), constants: Vec::new() }
    }

    fn types(&mut self, program: &Program) {
        for (index, ty) in program.types.iter().enumerate() {
            self.ty(program, index, ty);
        }
        let constants = std::mem::take(&mut self.constants);
        constants.iter().for_each(|constant| self.line(constant));
    }

    fn line(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push('\n');
        self.line += 1 + text.matches('\n').count();
    }

    fn placed(&mut self, place: Place, text: &str) {
        self.places.push((self.line, place));
        self.line(text);
    }

    fn ty(&mut self, program: &Program, index: usize, ty: &Type) {
        self.line(match (ty.outcome, ty.read) {
            (true, _) => "#[derive(HttpOutcome)]",
            (false, true) => "#[derive(Debug, thiserror::Error, HttpError, FromResponse)]",
            (false, false) => "#[derive(Debug, thiserror::Error, HttpError)]",
        });
        if ty.is_struct {
            // On a struct, the situation precedes the keywords of the type.
            self.attributes(index, 0, ty, &ty.variants[0], "");
        }
        for (at, keyword) in ty.keywords.iter().enumerate() {
            let text = match keyword {
                Keyword::Types(base, true) => {
                    format!("types = {}", self.constant(Ty::Str, &Data::Text(base.clone())))
                }
                keyword => self::keyword(keyword),
            };
            self.placed(Place::Keyword(index, at), &format!("#[status({text})]"));
        }
        let generics = match ty.generic {
            Generic::None => "",
            Generic::Type => "<T: std::fmt::Debug + std::fmt::Display + serde::Serialize>",
            Generic::Lifetime => "<'a>",
            Generic::Const => "<const N: usize>",
        };
        if ty.is_struct {
            let variant = &ty.variants[0];
            let shape = if variant.fields.is_empty() {
                ";"
            } else if variant.tuple {
                "("
            } else {
                " {"
            };
            self.placed(Place::Type(index), &format!("pub struct {}{generics}{shape}", ty.name));
            self.fields(program, index, 0, variant, "    ", "pub ");
            match (variant.fields.is_empty(), variant.tuple) {
                (true, _) => {}
                (false, true) => self.line(");"),
                (false, false) => self.line("}"),
            }
        } else {
            self.placed(Place::Type(index), &format!("pub enum {}{generics} {{", ty.name));
            for (at, variant) in ty.variants.iter().enumerate() {
                self.attributes(index, at, ty, variant, "    ");
                let shape = if variant.fields.is_empty() {
                    ","
                } else if variant.tuple {
                    "("
                } else {
                    " {"
                };
                self.placed(Place::Situation(index, at), &format!("    {}{shape}", variant.name));
                self.fields(program, index, at, variant, "        ", "");
                match (variant.fields.is_empty(), variant.tuple) {
                    (true, _) => {}
                    (false, true) => self.line("    ),"),
                    (false, false) => self.line("    },"),
                }
            }
            self.line("}");
        }
    }

    fn attributes(&mut self, ty_at: usize, at: usize, ty: &Type, variant: &Variant, indent: &str) {
        if !ty.outcome {
            match variant.situation {
                Situation::Transparent if variant.fields.len() == 1 => {
                    self.line(&format!("{indent}#[error(transparent)]"));
                }
                Situation::Transparent if variant.tuple => self.line(&format!("{indent}#[error(\"{{0}}\")]")),
                Situation::Transparent => self.line(&format!("{indent}#[error(\"{{inner}}\")]")),
                _ => self.line(&format!("{indent}#[error({})]", template(&variant.display, variant))),
            }
        }
        let situation = match &variant.situation {
            Situation::Named(name) => name.as_str(),
            Situation::Transparent => "transparent",
            Situation::Default => return,
        };
        self.line(&format!("{indent}#[status("));
        self.placed(Place::Situation(ty_at, at), &format!("{indent}    {situation},"));
        for (piece_at, piece) in variant.pieces.iter().enumerate() {
            let text = self.piece(variant, piece);
            self.placed(Place::Piece(ty_at, at, piece_at), &format!("{indent}    {text},"));
        }
        self.line(&format!("{indent})]"));
    }

    fn fields(&mut self, program: &Program, ty_at: usize, at: usize, variant: &Variant, indent: &str, public: &str) {
        for (field_at, field) in variant.fields.iter().enumerate() {
            let place = Place::Field(ty_at, at, field_at);
            let attribute = match &field.part {
                Part::Plain | Part::Inner => None,
                Part::Source => Some("#[source]".to_owned()),
                Part::Companion(name) => Some(match field.ty {
                    Ty::Name(place) => format!("#[status({name} = {place})]"),
                    _ => format!("#[status({name})]"),
                }),
                Part::Extension(None) => Some("#[status(extension)]".to_owned()),
                Part::Extension(Some(name)) => Some(format!("#[status(extension = {name:?})]")),
                Part::Header(name) => Some(format!("#[status(header = {name:?})]")),
                Part::Body(None) => Some("#[status(body)]".to_owned()),
                Part::Body(Some(media)) => Some(format!("#[status(body, content_type = {media:?})]")),
            };
            if let Some(attribute) = attribute {
                self.placed(place, &format!("{indent}{attribute}"));
            }
            let mut ty = rust(field.ty, program);
            if field.optional {
                ty = format!("Option<{ty}>");
            }
            match variant.tuple {
                true => self.placed(place, &format!("{indent}{public}{ty},")),
                false => self.placed(place, &format!("{indent}{public}{}: {ty},", field.name)),
            }
        }
    }

    /// The name of a new `const`.
    fn constant(&mut self, ty: Ty, data: &Data) -> String {
        let constant = format!("C{}", self.constants.len());
        self.constants.push(format!("const {constant}: {} = {};", constant_type(ty), constant_value(ty, data)));
        constant
    }

    fn piece(&mut self, variant: &Variant, piece: &Piece) -> String {
        match piece {
            Piece::Companion(name, Given::Waived) => format!("{name} = none"),
            Piece::Companion(name, Given::Literal(Literal::Call(call, arguments))) if call == name => {
                format!("{name}({})", self::arguments(arguments, variant))
            }
            Piece::Companion(name, Given::Literal(value)) => format!("{name} = {}", literal(value, variant)),
            Piece::Companion(name, Given::Const(ty, data)) => format!("{name} = {}", self.constant(*ty, data)),
            Piece::Code(text) => format!("code = {text:?}"),
            Piece::Title(text) => format!("title = {text:?}"),
            Piece::Type(text) => format!("type = {text:?}"),
            Piece::Detail(Detail::None) => "detail = none".to_owned(),
            Piece::Detail(Detail::Text(segments)) => format!("detail = {}", template(segments, variant)),
            Piece::Detail(Detail::Const(text)) => {
                format!("detail = {}", self.constant(Ty::Str, &Data::Text(text.clone())))
            }
            Piece::Expose => "expose".to_owned(),
            Piece::Log(level) => format!("log = {level}"),
            Piece::Header(name, value) => format!("header({name:?} = {value:?})"),
            Piece::Extension(name, value) => format!("extension({name} = {})", literal(value, variant)),
            Piece::Deliberate(name) => format!("deliberate({name})"),
            Piece::Like(None) => "like = none".to_owned(),
            Piece::Like(Some(name)) => format!("like = {name}"),
            Piece::ServerOnly => "server_only".to_owned(),
            Piece::ByStatus => "by_status".to_owned(),
            Piece::Unknown => "unknown".to_owned(),
            Piece::Raw(text) => text.clone(),
        }
    }
}

fn keyword(keyword: &Keyword) -> String {
    match keyword {
        Keyword::Types(base, _) => format!("types = {base:?}"),
        Keyword::Codes(style) => format!("codes = {style:?}"),
        Keyword::Challenge(challenge) => format!("challenge = {}", literal(challenge, &Variant::default())),
        Keyword::Default(situation) => format!("default = {situation}"),
        Keyword::Policy(chosen) => {
            let each = chosen.iter().map(|(word, code)| format!("{word} = {code}"));
            format!("policy({})", each.collect::<Vec<_>>().join(", "))
        }
        Keyword::Role(role) => format!("role = {role}"),
        Keyword::Body(Body::Problem) => "body = problem".to_owned(),
        Keyword::Body(Body::Text) => "body = text".to_owned(),
        Keyword::Body(Body::None) => "body = none".to_owned(),
        Keyword::Body(Body::Renderer) => "body = Rendered".to_owned(),
        Keyword::Header(name, value) => format!("header({name:?} = {value:?})"),
    }
}

/// A format string, with its quotes.
fn template(segments: &[Segment], variant: &Variant) -> String {
    let mut text = String::new();
    for segment in segments {
        match segment {
            Segment::Text(plain) => text.push_str(&plain.replace('{', "{{").replace('}', "}}")),
            Segment::Field(at, shown) => {
                let name = if variant.tuple { at.to_string() } else { variant.fields[*at].name.clone() };
                let shown = match shown {
                    Shown::Display => "",
                    Shown::Debug => ":?",
                    Shown::Padded => ":>12",
                };
                text.push_str(&format!("{{{name}{shown}}}"));
            }
        }
    }
    format!("{text:?}")
}

fn literal(value: &Literal, variant: &Variant) -> String {
    match value {
        Literal::Text(text) => format!("{text:?}"),
        Literal::Template(segments) => template(segments, variant),
        Literal::Number(number) => number.to_string(),
        Literal::Flag(flag) => flag.to_string(),
        Literal::Word(word) => word.clone(),
        Literal::Call(name, arguments) => format!("{name}({})", self::arguments(arguments, variant)),
        Literal::List(elements) => {
            format!("[{}]", elements.iter().map(|it| literal(it, variant)).collect::<Vec<_>>().join(", "))
        }
    }
}

fn arguments(arguments: &[Argument], variant: &Variant) -> String {
    let each = arguments.iter().map(|argument| match &argument.key {
        Some(key) => format!("{key} = {}", literal(&argument.value, variant)),
        None => literal(&argument.value, variant),
    });
    each.collect::<Vec<_>>().join(", ")
}

fn rust(ty: Ty, program: &Program) -> String {
    match ty {
        Ty::String | Ty::Name(_) => "String",
        Ty::Str => "&'static str",
        Ty::U8 => "u8",
        Ty::U32 => "u32",
        Ty::U64 => "u64",
        Ty::I64 => "i64",
        Ty::U128 => "u128",
        Ty::F64 => "f64",
        Ty::Bool => "bool",
        Ty::Char => "char",
        Ty::Unit => "()",
        Ty::Duration => "std::time::Duration",
        Ty::SystemTime => "std::time::SystemTime",
        Ty::RetryAfter => "status_runtime::RetryAfter",
        Ty::Challenge => "status_runtime::Challenge",
        Ty::Challenges => "Vec<status_runtime::Challenge>",
        Ty::Allow => "status_runtime::Allow",
        Ty::Methods => "Vec<http::Method>",
        Ty::StaticMethods => "&'static [http::Method]",
        Ty::Uri => "http::Uri",
        Ty::Location => "status_runtime::Location",
        Ty::Strings => "Vec<String>",
        Ty::StaticStrs => "&'static [&'static str]",
        Ty::ContentRange => "status_runtime::ContentRange",
        Ty::Upgrade => "status_runtime::Upgrade",
        Ty::ETag => "status_runtime::ETag",
        Ty::Link => "status_runtime::Link",
        Ty::Links => "Vec<status_runtime::Link>",
        Ty::RateLimit => "status_runtime::RateLimit",
        Ty::RateLimitPolicy => "status_runtime::RateLimitPolicy",
        Ty::ProxyStatus => "status_runtime::header::ProxyStatus",
        Ty::FieldErrors => "Vec<status_runtime::FieldError>",
        Ty::Parameter => "status_runtime::Parameter",
        Ty::Json => "serde_json::Value",
        Ty::Bytes => "bytes::Bytes",
        Ty::ByteVec => "Vec<u8>",
        Ty::Source => "std::io::Error",
        Ty::Received => "status_runtime::Received",
        Ty::Unserializable => "Unserializable",
        Ty::Undisplayable => "Undisplayable",
        Ty::Param => "T",
        Ty::Borrowed => "&'a str",
        Ty::Array => "[u8; N]",
        Ty::Typed(companion) => return typed(companion),
        Ty::Inner(at) => return program.types[at].name.clone(),
        Ty::Boxed(at) => return format!("Box<{}>", program.types[at].name),
    }
    .to_owned()
}

/// The type of a `const`, whose references are `'static` without saying so.
fn constant_type(ty: Ty) -> &'static str {
    match ty {
        Ty::Str => "&str",
        Ty::StaticStrs => "&[&str]",
        Ty::StaticMethods => "&[http::Method]",
        Ty::Duration => "std::time::Duration",
        Ty::SystemTime => "std::time::SystemTime",
        Ty::U32 => "u32",
        _ => "u64",
    }
}

fn constant_value(ty: Ty, data: &Data) -> String {
    match data {
        // No other time can be written in a `const`.
        Data::Moment(..) => "std::time::SystemTime::UNIX_EPOCH".to_owned(),
        Data::Delay(seconds, nanos) => format!("std::time::Duration::new({seconds}, {nanos})"),
        Data::Texts(texts) if ty == Ty::StaticMethods => {
            format!("&[{}]", texts.iter().map(|it| format!("http::Method::{it}")).collect::<Vec<_>>().join(", "))
        }
        Data::Texts(texts) => format!("&[{}]", texts.iter().map(|it| format!("{it:?}")).collect::<Vec<_>>().join(", ")),
        other => simple(other),
    }
}

fn simple(data: &Data) -> String {
    match data {
        Data::Text(text) => format!("{text:?}"),
        Data::Number(number) => number.to_string(),
        other => panic!("{other:?} is not a constant"),
    }
}

fn expression(program: &Program, value: &Value) -> String {
    let ty = &program.types[value.ty];
    let variant = &ty.variants[value.variant];
    let generic = match ty.generic {
        Generic::None | Generic::Lifetime => "",
        Generic::Type => "::<u64>",
        Generic::Const => "::<3>",
    };
    let mut text = format!("{}{generic}", ty.name);
    if !ty.is_struct {
        write!(text, "::{}", variant.name).expect("a string");
    }
    let each = variant.fields.iter().zip(&value.fields).map(|(field, data)| {
        let mut text = field_value(program, field, data);
        if field.optional && *data != Data::Absent {
            text = format!("Some({text})");
        }
        if variant.tuple { text } else { format!("{}: {text}", field.name) }
    });
    let each = each.collect::<Vec<_>>().join(", ");
    match (variant.fields.is_empty(), variant.tuple) {
        (true, _) => {}
        (false, true) => write!(text, "({each})").expect("a string"),
        (false, false) => write!(text, " {{ {each} }}").expect("a string"),
    }
    text
}

fn field_value(program: &Program, field: &Field, data: &Data) -> String {
    match (field.ty, data) {
        (_, Data::Absent) => "None".to_owned(),
        (Ty::Received, _) => "status_runtime::Received::new(http::Response::new(\"\"))".to_owned(),
        (_, Data::Unit) => "()".to_owned(),
        (_, Data::Broken) if field.ty == Ty::Undisplayable => "Undisplayable".to_owned(),
        (_, Data::Broken) => "Unserializable".to_owned(),
        (_, Data::Secret(text)) => format!("std::io::Error::other({text:?})"),
        (Ty::Inner(_), Data::Inner(value)) => expression(program, value),
        (Ty::Boxed(_), Data::Inner(value)) => format!("Box::new({})", expression(program, value)),
        (Ty::Str | Ty::Borrowed, Data::Text(text)) => format!("{text:?}"),
        (Ty::Location, Data::Text(text)) => format!("status_runtime::Location::encode({text:?}).unwrap()"),
        (Ty::Uri, Data::Text(text)) => format!("{text:?}.parse::<http::Uri>().unwrap()"),
        (Ty::Typed(companion), Data::Text(text)) => format!("{text:?}.parse::<{}>().unwrap()", typed(companion)),
        (Ty::Typed(companion), Data::Texts(texts)) => {
            format!("{:?}.parse::<{}>().unwrap()", texts.join(", "), typed(companion))
        }
        (Ty::Typed(companion), Data::Moment(seconds, nanos)) => {
            format!("{}::at(moment({seconds}, {nanos})).unwrap()", typed(companion))
        }
        (_, Data::Text(text)) => format!("{text:?}.to_owned()"),
        (_, Data::Char(char)) => format!("{char:?}"),
        (_, Data::Flag(flag)) => flag.to_string(),
        (_, Data::Float(float)) if float.is_nan() => "f64::NAN".to_owned(),
        (_, Data::Float(float)) if float.is_infinite() => "f64::INFINITY".to_owned(),
        (_, Data::Float(float)) => format!("{float:?}f64"),
        (_, Data::Number(number)) => number.to_string(),
        (Ty::RetryAfter, Data::Delay(seconds, nanos)) => {
            format!("status_runtime::RetryAfter::after(std::time::Duration::new({seconds}, {nanos}))")
        }
        (_, Data::Delay(seconds, nanos)) => format!("std::time::Duration::new({seconds}, {nanos})"),
        (Ty::RetryAfter, Data::Moment(seconds, nanos)) => {
            format!("status_runtime::RetryAfter::at(moment({seconds}, {nanos}))")
        }
        (_, Data::Moment(seconds, nanos)) => format!("moment({seconds}, {nanos})"),
        (Ty::Methods, Data::Texts(texts)) => {
            let each = texts.iter().map(|it| format!("{it:?}.parse::<http::Method>().unwrap()"));
            format!("vec![{}]", each.collect::<Vec<_>>().join(", "))
        }
        (Ty::StaticMethods, Data::Texts(texts)) => {
            let each = texts.iter().map(|it| format!("http::Method::{it}")).collect::<Vec<_>>().join(", ");
            format!("{{ const M: &[http::Method] = &[{each}]; M }}")
        }
        (Ty::Allow, Data::Texts(texts)) => {
            let each = texts.iter().map(|it| format!("{it:?}.parse::<http::Method>().unwrap()"));
            format!("[{}].into_iter().collect::<status_runtime::Allow>()", each.collect::<Vec<_>>().join(", "))
        }
        (Ty::Upgrade, Data::Texts(texts)) => {
            format!("{:?}.parse::<status_runtime::Upgrade>().unwrap()", texts.join(", "))
        }
        (Ty::StaticStrs, Data::Texts(texts)) => format!("&{texts:?}"),
        (_, Data::Texts(texts)) => {
            format!("vec![{}]", texts.iter().map(|it| format!("{it:?}.to_owned()")).collect::<Vec<_>>().join(", "))
        }
        (_, Data::Json(value)) => format!("serde_json::from_str({:?}).unwrap()", value.to_string()),
        (_, Data::FieldErrors(errors)) => {
            let each = errors.iter().map(|FieldError { pointer, detail, code, params, within }| {
                let code = code.iter().map(|code| format!(".code({code:?})"));
                let param = |(name, value): &(String, Literal)| {
                    let suffix = if matches!(value, Literal::Number(_)) { "i64" } else { "" };
                    format!(".param({name:?}, {}{suffix})", literal(value, &Variant::default()))
                };
                let within = within.iter().map(|part| format!(".within(status_runtime::RequestPart::{})", camel(part)));
                let more: String = code.chain(params.iter().map(param)).chain(within).collect();
                format!("status_runtime::FieldError::new({pointer:?}, {detail:?}){more}")
            });
            format!("vec![{}]", each.collect::<Vec<_>>().join(", "))
        }
        (ty, Data::Challenges(challenges)) => list(ty == Ty::Challenges, challenges.iter().map(challenge)),
        (_, Data::ETag(weak, tag)) => {
            format!("status_runtime::ETag::{}({tag:?}).unwrap()", if *weak { "weak" } else { "strong" })
        }
        (ty, Data::Links(links)) => list(
            ty == Ty::Links,
            links.iter().map(|(rel, href)| format!("status_runtime::Link::new({rel:?}, {:?}).unwrap()", whole(href))),
        ),
        (ty, Data::Quotas(quotas)) => {
            let (name, amount, time) = &quotas[0];
            let (ty, method) = match ty {
                Ty::RateLimit => ("RateLimit", "reset"),
                _ => ("RateLimitPolicy", "window"),
            };
            let time =
                time.map(|time| format!(".{method}(std::time::Duration::from_secs({time}))")).unwrap_or_default();
            format!("status_runtime::{ty}::new({name:?}, {amount}).unwrap(){time}")
        }
        (_, Data::Intermediary(name, parameters)) => {
            let with = parameters.iter().map(|(name, value)| format!(".with({name:?}, {value:?}).unwrap()"));
            format!("status_runtime::header::ProxyStatus::new({name:?}).unwrap(){}", with.collect::<String>())
        }
        (_, Data::Range(first, last, complete)) => {
            format!("status_runtime::ContentRange::bytes({first}, {last}, {complete:?}).unwrap()")
        }
        (Ty::Name(_), Data::Parameter(_, name)) => format!("{name:?}.to_owned()"),
        (_, Data::Parameter(place, name)) => format!("status_runtime::Parameter::{place}({name:?})"),
        (Ty::Bytes, Data::Bytes(bytes)) => format!("bytes::Bytes::from(vec!{bytes:?})"),
        (Ty::Array, Data::Bytes(bytes)) => format!("{bytes:?}"),
        (_, Data::Bytes(bytes)) => format!("vec!{bytes:?}"),
        (ty, data) => panic!("a {ty:?} is not {data:?}"),
    }
}

/// The path of a header type: `cache_control` is `CacheControl`.
fn typed(companion: &str) -> String {
    format!("status_runtime::header::{}", camel(companion))
}

fn camel(name: &str) -> String {
    name.split('_').map(|part| part[..1].to_uppercase() + &part[1..]).collect()
}

fn list(several: bool, each: impl Iterator<Item = String>) -> String {
    let each = each.collect::<Vec<_>>().join(", ");
    if several { format!("vec![{each}]") } else { each }
}

fn challenge(challenge: &Challenge) -> String {
    if let Some(token) = &challenge.token68 {
        return format!("status_runtime::Challenge::token68({:?}, {token:?}).unwrap()", challenge.scheme);
    }
    let mut text = format!("status_runtime::Challenge::new({:?}).unwrap()", challenge.scheme);
    for (name, value) in &challenge.parameters {
        write!(text, ".with({name:?}, {value:?}).unwrap()").expect("a string");
    }
    text
}

/// A reference without values in it.
pub(crate) fn whole(reference: &[Fill]) -> String {
    reference
        .iter()
        .map(|it| match it {
            Fill::Literal(text) | Fill::Value(text) => text.as_str(),
        })
        .collect()
}
