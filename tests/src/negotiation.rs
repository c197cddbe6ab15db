//! The choice of a representation, written from RFC 9110 12.5.1, 12.4.2, 5.6.1, 5.6.4, 5.6.6 and the documentation of
//! the layer, slowly: property tests and a fuzz target compare the layer with it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

#[derive(Debug, Clone)]
struct Range {
    kind: String,
    subtype: String,
    has_foreign_parameter: bool,
    weight: u32,
}

/// Every qvalue there is, in thousandths.
static QVALUES: LazyLock<BTreeMap<String, u32>> = LazyLock::new(|| {
    let mut values = BTreeMap::new();
    for whole in [0, 1] {
        values.insert(format!("{whole}"), whole * 1000);
        values.insert(format!("{whole}."), whole * 1000);
        for digits in 1..=3_usize {
            for decimals in 0..if whole == 1 { 1 } else { 10_u32.pow(digits as u32) } {
                let weight = whole * 1000 + decimals * 10_u32.pow(3 - digits as u32);
                values.insert(format!("{whole}.{decimals:0digits$}"), weight);
            }
        }
    }
    values
});

/// Splits a text at that character, except in a quoted-string, and trims white space.
fn part(text: &[u8], at: u8) -> Vec<Vec<u8>> {
    let mut parts = vec![Vec::new()];
    let mut bytes = text.iter().copied();
    let mut quoted = false;
    while let Some(byte) = bytes.next() {
        if byte == at && !quoted {
            parts.push(Vec::new());
            continue;
        }
        let last = parts.last_mut().expect("there is one");
        last.push(byte);
        match byte {
            b'"' => quoted = !quoted,
            b'\\' if quoted => last.extend(bytes.next()),
            _ => {}
        }
    }
    let trimmed = parts.iter().map(|part| {
        let is_white = |byte: &u8| *byte == b' ' || *byte == b'\t';
        let start = part.iter().position(|byte| !is_white(byte)).unwrap_or(part.len());
        let end = part.iter().rposition(|byte| !is_white(byte)).map_or(start, |end| end + 1);
        part[start..end].to_vec()
    });
    trimmed.collect()
}

fn token(text: &[u8]) -> Option<String> {
    let tchar = |byte: &u8| byte.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".as_bytes().contains(byte);
    (!text.is_empty() && text.iter().all(tchar)).then(|| String::from_utf8_lossy(text).to_lowercase())
}

/// The value of a token or a quoted-string.
fn word(text: &[u8]) -> Option<Vec<u8>> {
    if text.first() != Some(&b'"') {
        return token(text).map(String::into_bytes);
    }
    let mut value = Vec::new();
    let mut at = 1;
    loop {
        match *text.get(at)? {
            b'"' => return (at + 1 == text.len()).then_some(value),
            b'\\' => {
                value.push(*text.get(at + 1)?);
                at += 2;
            }
            byte => {
                value.push(byte);
                at += 1;
            }
        }
    }
}

fn range(element: &[u8]) -> Option<Range> {
    let parts = part(element, b';');
    let slash = parts[0].iter().position(|byte| *byte == b'/')?;
    let mut range = Range {
        kind: token(&parts[0][..slash])?,
        subtype: token(&parts[0][slash + 1..])?,
        has_foreign_parameter: false,
        weight: 1000,
    };
    let mut weights = Vec::new();
    for parameter in parts[1..].iter().filter(|parameter| !parameter.is_empty()) {
        let equals = parameter.iter().position(|byte| *byte == b'=')?;
        let (name, value) = (token(&parameter[..equals])?, &parameter[equals + 1..]);
        if name == "q" {
            weights.push(*QVALUES.get(std::str::from_utf8(value).ok()?)?);
        } else {
            let value = word(value)?;
            range.has_foreign_parameter |= name != "charset" || !value.eq_ignore_ascii_case(b"utf-8");
        }
    }
    range.weight = weights.first().copied().unwrap_or(1000);
    Some(range)
}

/// The weight of a representation and whether it is named. `names` are its media types, the closest first.
fn weight(ranges: &[Range], names: &[&str], is_json: bool, takes_suffix: bool) -> (u32, bool) {
    let kind = names[0].split('/').next().expect("a type");
    let mut best: Option<(usize, u32, bool)> = None;
    for range in ranges {
        let full = format!("{}/{}", range.kind, range.subtype);
        let suffix = takes_suffix && range.subtype.ends_with("+json") && range.weight > 0;
        // The closer, the smaller; an unknown parameter is a little less close.
        let distance = match names.iter().position(|name| *name == full) {
            Some(at) => at.min(1) * 2,
            None if suffix => 4,
            None if full == format!("{kind}/*") => 6,
            None if full == "*/*" => 8,
            None => continue,
        };
        if range.has_foreign_parameter && !is_json {
            continue;
        }
        let distance = distance + usize::from(range.has_foreign_parameter);
        let is_better = match best {
            None => true,
            Some((known, weight, _)) => distance < known || distance == known && range.weight > weight,
        };
        if is_better {
            best = Some((distance, range.weight, distance < 6));
        }
    }
    best.map_or((0, false), |(_, weight, named)| (weight, named))
}

/// The representations other than JSON, and the names of their media types, the closest first.
const OTHERS: [(&str, &[&str]); 3] = [
    ("text/html; charset=utf-8", &["text/html", "application/xhtml+xml"]),
    ("application/problem+xml", &["application/problem+xml", "application/xml", "text/xml"]),
    ("text/plain; charset=utf-8", &["text/plain"]),
];

fn ranges(lines: &[Vec<u8>]) -> Vec<Range> {
    lines.iter().flat_map(|line| part(line, b',')).filter_map(|element| range(&element)).collect()
}

/// Returns whether lines of Accept allow a media type that is not JSON.
pub fn accepts(lines: &[Vec<u8>], media_type: &str) -> bool {
    let names = OTHERS.iter().find(|(other, _)| *other == media_type);
    names.is_some_and(|(_, names)| weight(&ranges(lines), names, false, false).0 > 0)
}

/// The media type of the response.
pub fn negotiate(lines: &[Vec<u8>]) -> &'static str {
    let ranges = ranges(lines);
    let is_refused = {
        let exact: Vec<_> =
            ranges.iter().filter(|range| range.kind == "application" && range.subtype == "problem+json").collect();
        let plain: Vec<_> = exact.iter().filter(|range| !range.has_foreign_parameter).collect();
        let heaviest = if plain.is_empty() {
            exact.iter().map(|range| range.weight).max()
        } else {
            plain.iter().map(|range| range.weight).max()
        };
        heaviest == Some(0)
    };
    let (json, (json_weight, json_named)) = match is_refused {
        true => ("application/json", weight(&ranges, &["application/json"], true, false)),
        false => {
            ("application/problem+json", weight(&ranges, &["application/problem+json", "application/json"], true, true))
        }
    };
    let others = OTHERS.map(|(media_type, names)| (media_type, weight(&ranges, names, false, false)));
    let beats =
        |weight: u32| weight > 0 && (weight > json_weight || weight == json_weight && !(json_named && json_weight > 0));
    let heaviest =
        others.iter().filter(|(_, (weight, named))| *named && beats(*weight)).map(|(_, (weight, _))| *weight).max();
    if let Some(heaviest) = heaviest {
        let mut named = others.iter().filter(|(_, (weight, named))| *named && *weight == heaviest);
        return named.next().expect("there is one").0;
    }
    if json_weight == 0 {
        let heaviest = others.iter().map(|(_, (weight, _))| *weight).max().unwrap_or_default();
        if heaviest > 0 {
            return others.iter().rfind(|(_, (weight, _))| *weight == heaviest).expect("there is one").0;
        }
    }
    json
}
