//! Lists of names, and Upgrade, which is one.

use http::{HeaderMap, HeaderName, HeaderValue, header};
use status_vocabulary::grammar;

use super::judge::Judge;
use super::put::values;
use super::text::text;
use crate::header::Upgrade;
use crate::trace;

values! {
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be a list of names",
        label = "not a list of strings",
        note = "help: `Vec<String>` or `&'static [&'static str]`"
    )]
    ListValue(name: HeaderName, judge: Judge, empty: Option<&'static str>) {
        [Vec<String>] => |value, headers| list(name, judge, empty, &mut value.iter().map(String::as_str), headers);
        [&'static [&'static str]] => |value, headers| list(name, judge, empty, &mut value.iter().copied(), headers);
    }

    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be an Upgrade",
        label = "not a list of protocols",
        note = "help: `Upgrade`",
        note = "Upgrade lists protocols (RFC 9110 7.8)"
    )]
    UpgradeValue() {
        [Upgrade] => |value, headers| {
            headers.append(header::UPGRADE, value.into());
            headers.append(header::CONNECTION, HeaderValue::from_static("upgrade"));
        };
        [&'static [&'static str]] => |value, headers| {
            list(header::UPGRADE, grammar::upgrade_protocol, None, &mut value.iter().copied(), headers);
            headers.append(header::CONNECTION, HeaderValue::from_static("upgrade"));
        };
    }
}

fn list(
    name: HeaderName,
    judge: Judge,
    empty: Option<&'static str>,
    elements: &mut dyn Iterator<Item = &str>,
    headers: &mut HeaderMap,
) {
    let mut joined = String::new();
    for element in elements {
        match judge(element) {
            Ok(()) => {
                if !joined.is_empty() {
                    joined.push_str(", ");
                }
                joined.push_str(element);
            }
            Err(fault) => trace::left_out(name.as_str(), &fault),
        }
    }
    match (joined.is_empty(), empty) {
        (false, _) => text(name, grammar::field_value, &joined, headers),
        (true, Some(empty)) => {
            headers.append(name, HeaderValue::from_static(empty));
        }
        (true, None) => trace::left_out(name.as_str(), &"the list is empty"),
    }
}
