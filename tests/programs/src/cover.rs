//! The goals that the fixed set must reach, and those that a program reaches.

use std::collections::BTreeSet;

use crate::draw::{EXTENSIONS, Form, HEADERS, SECOND, Wanted, field_types, forms, member_names, stands};
use crate::program::*;
use crate::reference::{COMPANIONS, Reading, allowed, literal, reading, respond};
use crate::table::{ROWS, row};

/// A combination that must occur at least once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Goal {
    Situation(&'static str),
    Form(&'static str, Form),
    Companions(&'static str, &'static str),
    Body(&'static str, Body),
    /// One document with the first member and without the second, which it could have.
    Members(&'static str, &'static str),
    Feature(&'static str),
    /// An error of that situation is read back.
    Read(&'static str),
    /// So is a companion in that form.
    ReadForm(&'static str, Form),
    /// So is a field of that type: a companion, an extension or a header of any other name.
    ReadType(&'static str, Ty),
}

/// Further required features.
const FEATURES: &[&str] = &[
    "like = Variant",
    "like = none",
    "the only twin",
    "hidden as 403",
    "hidden in a struct",
    "transparent",
    "transparent in transparent",
    "transparent three deep",
    "a transparent struct",
    "a literal added to a transparent error",
    "a field added to a transparent error",
    "boxed",
    "a type parameter",
    "a lifetime",
    "a const parameter",
    "a struct",
    "a tuple variant",
    "default",
    "types",
    "a const as types",
    "codes",
    "policy",
    "role",
    "a challenge of the type",
    "a header of the type",
    "code",
    "title",
    "type",
    "expose",
    "log",
    "deliberate",
    "detail = none",
    "detail of fields",
    "a const as detail",
    "header",
    "a header from a field",
    "a display that fails",
    "a member that does not serialize",
    "an absent cache_control where nothing is stored",
    "a cache_control of a field where nothing may be stored",
    "an object before a member",
    "an object before an absent member",
    "content that does not serialize",
    "content that is absent",
    "content of a chosen type",
    "params of a constant field error",
    "a constant field error within body",
    "a constant field error within query",
    "a constant field error within path",
    "a constant field error within header",
    "a constant field error within cookie",
    "params of a field error",
    "a field error within a part",
    "a masked source",
    "an error beside a transparent one",
    "the second of two transparent errors",
];

/// Required features of errors that are read.
const READ_FEATURES: &[&str] = &[
    "left to the server",
    "recognised by its status",
    "kept as unknown",
    "unknown, without a variant for it",
    "a member that cannot be read",
    "a header that cannot be read",
    "a hidden error, read as its twin",
    "a hidden error without a twin, read",
    "read from within a transparent error",
    "read from within two transparent errors",
    "read from the second of two transparent errors",
    "read beside a transparent error",
    "read with a field that is added to a transparent error",
    "read with a constant in the same header",
    "read without a field, with a constant in the same header",
    "read as a type parameter",
    "read by default",
    "a struct that is read",
    "a masked error that is read",
    "read by a relative type",
];

/// All goals that the reference allows.
pub(crate) fn goals() -> BTreeSet<Goal> {
    let mut goals = BTreeSet::new();
    goals.extend(ROWS.iter().map(|row| Goal::Situation(row.name)));
    goals.extend(FEATURES.iter().chain(READ_FEATURES).map(|feature| Goal::Feature(feature)));
    goals.extend(ROWS.iter().filter(|row| row.error && row.name != "hidden").map(|row| Goal::Read(row.name)));
    // The others are borrowed, or do not deserialize.
    let owned = |ty: &&Ty| !matches!(ty, Ty::Str | Ty::StaticStrs | Ty::StaticMethods | Ty::Unserializable);
    for (kind, types) in [("extension", EXTENSIONS), ("header", HEADERS)] {
        goals.extend(types.iter().filter(owned).map(|ty| Goal::ReadType(kind, *ty)));
    }
    for companion in COMPANIONS {
        let of_errors = |form| ROWS.iter().any(|row| row.error && stands(row, companion, Some(form)));
        let read = [Form::Field, Form::Some, Form::None].into_iter().filter(|form| of_errors(*form));
        goals.extend(read.map(|form| Goal::ReadForm(companion, form)));
        let types = field_types(companion).iter().filter(owned).filter(|_| of_errors(Form::Field));
        goals.extend(types.map(|ty| Goal::ReadType(companion, *ty)));
    }
    for (at, first) in COMPANIONS.iter().enumerate() {
        for form in forms(first) {
            goals.extend(ROWS.iter().any(|row| stands(row, first, Some(*form))).then_some(Goal::Form(first, *form)));
        }
        for second in &COMPANIONS[at + 1..] {
            let together = ROWS.iter().any(|row| allowed(row, first) && allowed(row, second));
            goals.extend(together.then_some(Goal::Companions(first, second)));
        }
        for body in [Body::Problem, Body::Text, Body::None, Body::Renderer] {
            let together = ROWS.iter().any(|row| row.error && allowed(row, first));
            goals.extend(together.then_some(Goal::Body(first, body)));
        }
    }
    for there in member_names() {
        for absent in member_names() {
            let together = ROWS.iter().any(|row| {
                let may =
                    |name, form| name == "extension" && row.error && row.name != "hidden" || stands(row, name, form);
                may(there, None) && may(absent, Some(Form::None))
            });
            goals.extend((there != absent && together).then_some(Goal::Members(there, absent)));
        }
    }
    goals
}

/// The contents of a program that reaches the goal.
pub(crate) fn wanted(goal: Goal) -> Wanted {
    let mut wanted = Wanted::default();
    match goal {
        Goal::Situation(name) => wanted.situation = Some(name),
        Goal::Form(companion, form) => wanted.companions.push((companion, Some(form))),
        Goal::Companions(first, second) => wanted.companions.extend([(first, None), (second, None)]),
        Goal::Body(companion, body) => {
            wanted.companions.push((companion, None));
            wanted.body = Some(body);
        }
        Goal::Members(there, absent) => {
            for (name, form) in [(there, None), (absent, Some(Form::None))] {
                match name {
                    "extension" => wanted.extensions.push(form.is_some()),
                    name => wanted.companions.push((name, form)),
                }
            }
            wanted.body = Some(Body::Problem);
        }
        Goal::Read(name) => {
            wanted.situation = Some(name);
            wanted.read = Some(true);
        }
        Goal::ReadForm(companion, form) => {
            wanted.companions.push((companion, Some(form)));
            wanted.read = Some(true);
        }
        Goal::ReadType(kind, _) => {
            wanted.read = Some(true);
            match kind {
                "extension" => wanted.extensions.extend([true, false]),
                "header" => {}
                companion => wanted.companions.push((companion, Some(Form::Field))),
            }
        }
        Goal::Feature(feature) if READ_FEATURES.contains(&feature) => {
            wanted.read = Some(true);
            wanted.situation = feature.contains("hidden").then_some("hidden");
        }
        // Random programs reach it often enough.
        Goal::Feature("hidden in a struct") => {
            wanted.situation = Some("hidden");
            wanted.alone = true;
        }
        Goal::Feature(feature)
            if feature.contains("like") || feature.contains("twin") || feature.contains("hidden") =>
        {
            wanted.situation = Some("hidden");
        }
        Goal::Feature(feature) if feature.starts_with("content") => wanted.situation = Some("ok"),
        Goal::Feature("an absent cache_control where nothing is stored") => {
            wanted.situation = Some("gone");
            wanted.companions.push(("cache_control", Some(Form::None)));
        }
        Goal::Feature("a cache_control of a field where nothing may be stored") => {
            wanted.situation = Some("rate_limited");
            wanted.companions.push(("cache_control", Some(Form::Field)));
        }
        Goal::Feature(feature) if feature.starts_with("an object") => {
            wanted.companions.push(("parameter", Some(Form::Literal)));
            wanted.extensions.push(feature.contains("absent"));
            wanted.body = Some(Body::Problem);
        }
        Goal::Feature(feature) if feature.contains("field error") => {
            let form = if feature.contains("constant") { Form::Literal } else { Form::Field };
            wanted.companions.push(("errors", Some(form)));
        }
        Goal::Feature(_) => {}
    }
    // Where only one role may send it, the type needs that role.
    let fit = ROWS.iter().filter(|row| wanted.companions.iter().all(|(it, form)| stands(row, it, *form)));
    let fit: Vec<_> = fit.collect();
    if fit.iter().all(|row| row.role.is_some_and(|(_, error)| error)) {
        wanted.situation = wanted.situation.or(fit.first().map(|row| row.name));
    }
    wanted
}

/// The goals that a program reaches.
pub(crate) fn reached(program: &Program) -> BTreeSet<Goal> {
    let mut goals = BTreeSet::new();
    for value in &program.values {
        let ty = &program.types[value.ty];
        let variant = &ty.variants[value.variant];
        goals.extend(features(program, value).into_iter().map(Goal::Feature));
        let reading = ty.read.then(|| reading(program, value, &respond(program, value)));
        if let Some(reading) = &reading {
            goals.extend(read_features(program, value, reading).into_iter().map(Goal::Feature));
        }
        let is_read = matches!(reading, Some(Reading::Known { .. }));
        let Some(situation) = ty.situation(variant) else { continue };
        goals.insert(Goal::Situation(row(situation).name));
        goals.extend(is_read.then_some(Goal::Read(row(situation).name)));
        let mut here: Vec<(&'static str, Form)> = Vec::new();
        for piece in &variant.pieces {
            match piece {
                Piece::Companion(name, Given::Literal(_)) => here.push((name, Form::Literal)),
                Piece::Companion(name, Given::Const(..)) => here.push((name, Form::Const)),
                Piece::Extension(..) => here.push(("extension", Form::Literal)),
                _ => {}
            }
        }
        for (field, data) in variant.fields.iter().zip(&value.fields) {
            let name = match field.part {
                Part::Companion(name) => name,
                Part::Extension(_) => "extension",
                Part::Header(_) => "header",
                _ => continue,
            };
            goals.extend((is_read && *data != Data::Absent).then_some(Goal::ReadType(name, field.ty)));
            let form = match (field.optional, data) {
                (_, Data::Absent) => Form::None,
                (true, _) => Form::Some,
                (false, _) => Form::Field,
            };
            if name == "header" {
                continue;
            }
            goals.extend((is_read && name != "extension").then_some(Goal::ReadForm(name, form)));
            here.push((name, form));
        }
        for (first, form) in &here {
            let companion = *first != "extension";
            goals.extend(companion.then_some(Goal::Form(first, *form)));
            goals.extend((companion && !ty.outcome).then(|| Goal::Body(first, ty.body())));
            for (second, other) in &here {
                goals.extend(
                    (companion && *second != "extension" && order(first) < order(second))
                        .then_some(Goal::Companions(first, second)),
                );
                let members = !ty.outcome
                    && ty.body() == Body::Problem
                    && *form != Form::None
                    && *other == Form::None
                    && first != second;
                let members = members && [first, second].iter().all(|it| member_names().any(|name| name == **it));
                goals.extend(members.then_some(Goal::Members(first, second)));
            }
        }
    }
    goals
}

fn read_features(program: &Program, value: &Value, reading: &Reading) -> Vec<&'static str> {
    let ty = &program.types[value.ty];
    let variant = &ty.variants[value.variant];
    let hidden = ty.situation(variant) == Some("hidden") && !ty.reads(variant);
    let known = matches!(reading, Reading::Known { .. });
    let lost =
        |kind: &str| matches!(reading, Reading::Unread { places, .. } if places.iter().all(|it| it.starts_with(kind)));
    let depth = depth(value);
    let is_beside = depth == 0 && has_transparent(ty);
    // The literals of the companions that are fields, too.
    let beside = |is: &dyn Fn(&Data) -> bool| {
        std::iter::zip(&variant.fields, &value.fields).any(|(field, data)| match field.part {
            Part::Companion(name) => is(data) && matches!(variant.given(name), Some(Given::Literal(_))),
            _ => false,
        })
    };
    let masked = ty.situation(variant).is_some_and(|name| row(name).masked);
    let relative = ty.keywords.iter().any(|it| matches!(it, Keyword::Types(base, _) if base.starts_with('/')));
    let all = [
        ("left to the server", variant.pieces.contains(&Piece::ServerOnly)),
        ("recognised by its status", matches!(reading, Reading::Another { .. })),
        ("kept as unknown", matches!(reading, Reading::Unknown { kept: Some(_) })),
        ("unknown, without a variant for it", *reading == Reading::Unknown { kept: None }),
        ("a member that cannot be read", lost("member")),
        ("a header that cannot be read", lost("header")),
        ("a hidden error, read as its twin", hidden && known),
        ("a hidden error without a twin, read", hidden && !known),
        ("read from within a transparent error", known && depth == 1),
        ("read from within two transparent errors", known && depth == 2),
        ("read from the second of two transparent errors", known && depth == 1 && variant.name == SECOND),
        ("read beside a transparent error", known && is_beside),
        ("read with a field that is added to a transparent error", known && depth > 0 && variant.fields.len() > 1),
        ("read with a constant in the same header", known && beside(&|it| *it != Data::Absent)),
        ("read without a field, with a constant in the same header", known && beside(&|it| *it == Data::Absent)),
        ("read as a type parameter", known && variant.fields.iter().any(|it| it.ty == Ty::Param)),
        ("read by default", known && variant.situation == Situation::Default),
        ("a struct that is read", known && ty.is_struct && depth == 0),
        ("a masked error that is read", known && masked),
        ("read by a relative type", known && relative && depth == 0),
    ];
    all.into_iter().filter(|(_, there)| *there).map(|(feature, _)| feature).collect()
}

fn features(program: &Program, value: &Value) -> Vec<&'static str> {
    let ty = &program.types[value.ty];
    let variant = &ty.variants[value.variant];
    let depth = depth(value);
    let hidden = ty.situation(variant) == Some("hidden");
    let shown = ty.policy("hidden") == Some(403);
    let field = |is: &dyn Fn(&Field, &Data) -> bool| {
        variant.fields.iter().zip(&value.fields).any(|(field, data)| is(field, data))
    };
    let keyword = |is: &dyn Fn(&Keyword) -> bool| ty.keywords.iter().any(is);
    let piece = |is: &dyn Fn(&Piece) -> bool| variant.pieces.iter().any(is);
    let body = |field: &Field| matches!(field.part, Part::Body(_));
    let row = ty.situation(variant).map(row);
    let cache_control =
        |is: &dyn Fn(&Data) -> bool| field(&|it, data| it.part == Part::Companion("cache_control") && is(data));
    let member = |it: &Field| match it.part {
        Part::Extension(_) => true,
        Part::Companion(name) => member_names().any(|it| it == name),
        _ => false,
    };
    // The last of the constant members.
    let last = variant.pieces.iter().rev().find(|it| match it {
        Piece::Extension(..) => true,
        Piece::Companion(name, Given::Literal(_) | Given::Const(..)) => member_names().any(|it| it == *name),
        _ => false,
    });
    let object = ty.body() == Body::Problem && matches!(last, Some(Piece::Companion("parameter", _)));
    let like = piece(&|it| matches!(it, Piece::Like(_)));
    let errors = |data: &Data, is: &dyn Fn(&FieldError) -> bool| {
        ty.body() == Body::Problem && matches!(data, Data::FieldErrors(errors) if errors.iter().any(is))
    };
    let constant_error = |is: &dyn Fn(&FieldError) -> bool| {
        piece(&|it| match it {
            Piece::Companion("errors", Given::Literal(value)) => {
                literal("errors", value, "").is_some_and(|data| errors(&data, is))
            }
            _ => false,
        })
    };
    let constant_within = |part: &str| constant_error(&|it| it.within.as_deref() == Some(part));
    let field_error =
        |is: &dyn Fn(&FieldError) -> bool| field(&|it, data| it.part == Part::Companion("errors") && errors(data, is));
    let all = [
        ("like = Variant", piece(&|it| matches!(it, Piece::Like(Some(_)))) && !shown),
        ("like = none", piece(&|it| *it == Piece::Like(None)) && !shown),
        ("the only twin", hidden && !like && !shown && !ty.is_struct),
        ("hidden as 403", hidden && shown),
        ("hidden in a struct", hidden && ty.is_struct),
        ("transparent", depth == 1),
        ("transparent in transparent", depth == 2),
        ("transparent three deep", depth == 3),
        ("a transparent struct", depth > 0 && ty.is_struct),
        ("a literal added to a transparent error", depth > 0 && !variant.pieces.is_empty()),
        ("a field added to a transparent error", depth > 0 && variant.fields.len() > 1),
        ("boxed", variant.fields.iter().any(|it| matches!(it.ty, Ty::Boxed(_)))),
        ("a type parameter", ty.generic == Generic::Type),
        ("a lifetime", ty.generic == Generic::Lifetime),
        ("a const parameter", ty.generic == Generic::Const),
        ("a struct", ty.is_struct && depth == 0),
        ("a tuple variant", variant.tuple && depth == 0 && !variant.fields.is_empty()),
        ("default", variant.situation == Situation::Default),
        ("types", keyword(&|it| matches!(it, Keyword::Types(_, false)))),
        ("a const as types", keyword(&|it| matches!(it, Keyword::Types(_, true)))),
        ("codes", keyword(&|it| matches!(it, Keyword::Codes(_)))),
        ("policy", keyword(&|it| matches!(it, Keyword::Policy(_)))),
        ("role", keyword(&|it| matches!(it, Keyword::Role(_)))),
        ("a challenge of the type", keyword(&|it| matches!(it, Keyword::Challenge(_)))),
        ("a header of the type", keyword(&|it| matches!(it, Keyword::Header(..)))),
        ("code", piece(&|it| matches!(it, Piece::Code(_)))),
        ("title", piece(&|it| matches!(it, Piece::Title(_)))),
        ("type", piece(&|it| matches!(it, Piece::Type(_)))),
        ("expose", piece(&|it| *it == Piece::Expose)),
        ("log", piece(&|it| matches!(it, Piece::Log(_)))),
        ("deliberate", piece(&|it| matches!(it, Piece::Deliberate(_)))),
        ("detail = none", piece(&|it| *it == Piece::Detail(Detail::None))),
        ("detail of fields", piece(&|it| matches!(it, Piece::Detail(Detail::Text(text)) if text.len() > 1))),
        ("a const as detail", piece(&|it| matches!(it, Piece::Detail(Detail::Const(_))))),
        ("header", piece(&|it| matches!(it, Piece::Header(..)))),
        ("a header from a field", field(&|it, _| matches!(it.part, Part::Header(_)))),
        (
            "a display that fails",
            variant.display.iter().any(|it| matches!(it, Segment::Field(at, _) if value.fields[*at] == Data::Broken)),
        ),
        (
            "a member that does not serialize",
            field(&|it, data| matches!(it.part, Part::Extension(_)) && *data == Data::Broken),
        ),
        ("content that does not serialize", field(&|it, data| body(it) && *data == Data::Broken)),
        ("content that is absent", field(&|it, data| body(it) && *data == Data::Absent)),
        ("content of a chosen type", field(&|it, _| matches!(it.part, Part::Body(Some(_))))),
        (
            "an absent cache_control where nothing is stored",
            row.is_some_and(|row| row.no_store) && cache_control(&|it| *it == Data::Absent),
        ),
        (
            "a cache_control of a field where nothing may be stored",
            row.is_some_and(|row| row.no_store_only)
                && cache_control(&|it| matches!(it, Data::Text(text) if text == "max-age=60")),
        ),
        ("an object before a member", object && field(&|it, data| member(it) && *data != Data::Absent)),
        (
            "an object before an absent member",
            object && field(&|it, _| member(it)) && !field(&|it, data| member(it) && *data != Data::Absent),
        ),
        ("params of a constant field error", constant_error(&|it| !it.params.is_empty())),
        ("a constant field error within body", constant_within("body")),
        ("a constant field error within query", constant_within("query")),
        ("a constant field error within path", constant_within("path")),
        ("a constant field error within header", constant_within("header")),
        ("a constant field error within cookie", constant_within("cookie")),
        ("params of a field error", field_error(&|it| !it.params.is_empty())),
        ("a field error within a part", field_error(&|it| it.within.is_some())),
        ("a masked source", field(&|it, _| it.part == Part::Source)),
        ("an error beside a transparent one", depth == 0 && has_transparent(ty)),
        ("the second of two transparent errors", variant.name == SECOND),
    ];
    all.into_iter().filter(|(_, there)| *there).map(|(feature, _)| feature).collect()
}

/// The number of transparent errors around an error.
fn depth(value: &Value) -> usize {
    match &value.fields[..] {
        [Data::Inner(inner), ..] => 1 + depth(inner),
        _ => 0,
    }
}

fn has_transparent(ty: &Type) -> bool {
    ty.variants.iter().any(|it| it.situation == Situation::Transparent)
}

fn order(companion: &str) -> usize {
    COMPANIONS.iter().position(|it| *it == companion).unwrap_or(usize::MAX)
}
