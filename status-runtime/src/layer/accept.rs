//! Content negotiation: the representation that the client prefers (RFC 9110 12.5.1).

use http::HeaderValue;
use status_vocabulary::grammar::spans;

use crate::range::Range;

/// A representation of a problem, which a client selects by Accept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Representation {
    /// `application/problem+json`.
    #[default]
    ProblemJson,
    /// The same document with the media type `application/json`, for a client that refuses the other.
    Json,
    /// `application/problem+xml`.
    ProblemXml,
    /// Plain text.
    Text,
    /// A page for people.
    Html,
}

use Representation::{Html, Json, ProblemJson, ProblemXml, Text};

/// The specificity of a media range for a representation; the most specific decides (RFC 9110 12.5.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Closeness {
    /// `*/*`.
    Anything,
    /// `type/*`.
    Type,
    /// A media type of the same syntax: a client that accepts `application/vnd.x+json` accepts JSON.
    Syntax,
    /// The general media type of the syntax: `application/json`.
    General,
    Exact,
}

/// The range that decides about a representation, if there is one: its specificity, whether it is without parameters of
/// its own, and its weight in thousandths, in one number, so that the larger one decides.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
struct Decisive(u32);

impl Decisive {
    fn new(closeness: Closeness, is_general: bool, weight: u16) -> Decisive {
        Decisive((closeness as u32 + 1) << 17 | u32::from(is_general) << 16 | u32::from(weight))
    }

    fn weight(self) -> u32 {
        self.0 & 0xffff
    }

    /// Returns whether it is at least as specific.
    fn is(self, closeness: Closeness) -> bool {
        self >= Decisive::new(closeness, false, 0)
    }

    fn is_named(self) -> bool {
        self.is(Closeness::Syntax)
    }
}

impl Representation {
    pub(crate) const ALL: [Representation; 5] = [ProblemJson, Json, ProblemXml, Text, Html];

    pub(crate) const fn content_type(self) -> HeaderValue {
        match self {
            ProblemJson => const { HeaderValue::from_static("application/problem+json") },
            Json => const { HeaderValue::from_static("application/json") },
            ProblemXml => const { HeaderValue::from_static("application/problem+xml") },
            Text => const { HeaderValue::from_static("text/plain; charset=utf-8") },
            Html => const { HeaderValue::from_static("text/html; charset=utf-8") },
        }
    }

    /// The representation that the lines of Accept prefer.
    ///
    /// `application/problem+json` is the default (RFC 9457 3). Another representation replaces it if it is named with a
    /// weight that is not below JSON's; of equal ones, JSON is sent if JSON is named. A representation that is only
    /// included in a wildcard is sent where JSON is not acceptable and nothing is named.
    pub(crate) fn negotiate<'a>(
        lines: impl IntoIterator<Item = &'a [u8]>,
        is_offered: impl Fn(Representation) -> bool,
    ) -> Representation {
        let mut decisive = [Decisive::default(); Representation::ALL.len()];
        for line in lines {
            for range in spans(line).filter_map(|span| MediaRange::parse(&line[span])) {
                for &(representation, closeness) in range.name.covers() {
                    let decisive = &mut decisive[representation as usize];
                    *decisive = (*decisive).max(range.decides(representation, closeness));
                }
            }
        }
        let [problem_json, json, problem_xml, text, html] = decisive;
        let json = match problem_json.is(Closeness::Exact) && problem_json.weight() == 0 && is_offered(Json) {
            true => (Json, json),
            false => (ProblemJson, problem_json),
        };
        let json_weight = json.1.weight();
        let json_is_named = json_weight > 0 && json.1.is_named();

        // Of equal ones the page comes first: only a client that displays pages names it.
        let offered = |one, decisive| (one, if is_offered(one) { decisive } else { Decisive::default() });
        let others = [offered(Html, html), offered(ProblemXml, problem_xml), offered(Text, text)];
        let mut best = (json.0, json_weight);
        for (representation, decisive) in others {
            let weight = decisive.weight();
            let beats_json = best.0 == json.0 && weight == json_weight && !json_is_named;
            if weight > 0 && decisive.is_named() && (weight > best.1 || beats_json) {
                best = (representation, weight);
            }
        }
        if best.1 == 0 {
            for (representation, decisive) in others.into_iter().rev() {
                if decisive.weight() > best.1 {
                    best = (representation, decisive.weight());
                }
            }
        }
        best.0
    }
}

/// The representation that a media range names by type and subtype.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Name {
    ProblemJson,
    Json,
    /// Another type with the syntax of JSON (RFC 6839 3.1).
    OtherJson,
    ProblemXml,
    Xml,
    Text,
    Html,
    Xhtml,
    AnyApplication,
    AnyText,
    Anything,
    /// A type in which no problem is sent.
    Other,
}

impl Name {
    fn of(essence: &[u8]) -> Name {
        // No two have the same length.
        let (name, known): (&[u8], _) = match essence.len() {
            3 => (b"*/*", Name::Anything),
            6 => (b"text/*", Name::AnyText),
            8 => (b"text/xml", Name::Xml),
            9 => (b"text/html", Name::Html),
            10 => (b"text/plain", Name::Text),
            13 => (b"application/*", Name::AnyApplication),
            15 => (b"application/xml", Name::Xml),
            16 => (b"application/json", Name::Json),
            21 => (b"application/xhtml+xml", Name::Xhtml),
            23 => (b"application/problem+xml", Name::ProblemXml),
            24 => (b"application/problem+json", Name::ProblemJson),
            _ => (b"", Name::Other),
        };
        let is_json = || essence.last_chunk::<5>().is_some_and(|end| end.eq_ignore_ascii_case(b"+json"));
        // Nearly every client writes it in lower case, which is one comparison.
        match essence == name || essence.eq_ignore_ascii_case(name) {
            true => known,
            false if is_json() => Name::OtherJson,
            false => Name::Other,
        }
    }

    /// The representations that a range of this name includes.
    fn covers(self) -> &'static [(Representation, Closeness)] {
        use Closeness::{Anything, Exact, General, Syntax, Type};
        match self {
            Name::ProblemJson => &[(ProblemJson, Exact)],
            Name::Json => &[(ProblemJson, General), (Json, Exact)],
            Name::OtherJson => &[(ProblemJson, Syntax)],
            Name::ProblemXml => &[(ProblemXml, Exact)],
            Name::Xml => &[(ProblemXml, General)],
            Name::Text => &[(Text, Exact)],
            Name::Html => &[(Html, Exact)],
            Name::Xhtml => &[(Html, General)],
            Name::AnyApplication => &[(ProblemJson, Type), (Json, Type), (ProblemXml, Type)],
            Name::AnyText => &[(Text, Type), (Html, Type)],
            Name::Anything => {
                &[(ProblemJson, Anything), (Json, Anything), (ProblemXml, Anything), (Text, Anything), (Html, Anything)]
            }
            Name::Other => &[],
        }
    }
}

/// A media range (RFC 9110 12.5.1).
#[derive(Debug, PartialEq, Eq)]
struct MediaRange {
    name: Name,
    /// True if it has a parameter that no representation has.
    is_narrowed: bool,
    /// In thousandths.
    weight: u16,
}

impl MediaRange {
    fn parse(element: &[u8]) -> Option<MediaRange> {
        let range = Range::parse(element)?;
        let name = Name::of(range.essence);
        // The known names are valid.
        if matches!(name, Name::OtherJson | Name::Other) && !range.is_type_and_subtype() {
            return None;
        }
        Some(MediaRange { name, is_narrowed: range.is_narrowed, weight: range.weight })
    }

    /// The range's specificity and weight for a representation that it includes by its name.
    fn decides(&self, representation: Representation, closeness: Closeness) -> Decisive {
        // A range with a parameter only matches representations with that parameter. But where the client names JSON,
        // the parameter is about the success.
        let is_json = matches!(representation, ProblemJson | Json);
        // A client that refuses another type with the syntax of JSON does not refuse JSON.
        let is_refusal = closeness == Closeness::Syntax && self.weight == 0;
        let is_included = (is_json || !self.is_narrowed) && !is_refusal;
        if is_included { Decisive::new(closeness, !self.is_narrowed, self.weight) } else { Decisive::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn negotiated(accept: &[&str]) -> Representation {
        Representation::negotiate(accept.iter().map(|line| line.as_bytes()), |_| true)
    }

    fn check(rows: &[(&str, Representation)]) {
        for &(accept, expected) in rows {
            assert_eq!(negotiated(&[accept]), expected, "{accept}");
        }
    }

    #[test]
    fn no_preference_is_problem_json() {
        assert_eq!(negotiated(&[]), ProblemJson);
        for accept in
            ["", "*/*", "application/*", "*/*;q=0.1", "image/png", "nonsense", "*/*;q=0", "application/json;q=0"]
        {
            check(&[(accept, ProblemJson)]);
        }
    }

    #[test]
    fn what_is_named_is_sent() {
        check(&[
            ("application/problem+json", ProblemJson),
            ("application/json", ProblemJson),
            ("Application/JSON; charset=utf-8", ProblemJson),
            ("application/vnd.x+json", ProblemJson),
            ("application/json;version=1", ProblemJson),
            ("application/problem+xml", ProblemXml),
            ("application/xml", ProblemXml),
            ("text/xml; charset=\"UTF-8\"", ProblemXml),
            ("text/html", Html),
            ("application/xhtml+xml", Html),
            ("text/plain", Text),
            ("text/*", Text),
        ]);
    }

    /// The lines that these clients send.
    #[test]
    fn well_known_clients() {
        check(&[
            ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", Html),
            (
                "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,\
                 application/signed-exchange;v=b3;q=0.7",
                Html,
            ),
            ("text/html, text/plain, text/css, text/sgml, */*;q=0.01", Html),
            ("image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8", ProblemJson),
            ("application/json, text/plain, */*", ProblemJson),
            ("application/json, text/javascript, */*; q=0.01", ProblemJson),
            ("text/html, */*; q=0.01", Html),
            ("application/xml, text/xml, */*; q=0.01", ProblemXml),
            ("text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2", Html),
        ]);
    }

    #[test]
    fn what_is_named_beats_what_is_included_and_json_wins_a_tie() {
        check(&[
            ("text/html, */*", Html),
            ("text/plain, */*", Text),
            ("text/html;q=0.8, */*;q=0.9", ProblemJson),
            ("text/html, application/json", ProblemJson),
            ("text/html, application/vnd.x+json", ProblemJson),
            ("text/html;q=0.5, application/*;q=0.5", Html),
            ("application/json;q=0.5, text/html;q=0.501", Html),
            ("text/html;q=0.9, application/json;q=0.95", ProblemJson),
            ("application/problem+json;q=0.1, application/json;q=0.9, text/html;q=0.5", Html),
            ("application/json;q=1.000, application/xml;q=0.999", ProblemJson),
            ("text/html, text/plain, application/xml", Html),
            // Only a wildcard is left.
            ("application/json;q=0, text/*;q=0.1", Text),
            ("text/plain;q=0, text/*", Html),
        ]);
    }

    #[test]
    fn application_json_only_where_problem_json_is_refused() {
        check(&[
            ("application/problem+json;q=0, application/json", Json),
            ("application/problem+json;q=0.0, */*", Json),
            ("application/problem+json;q=0", Json),
            ("application/problem+json;q=0, application/json;q=0.5, text/html;q=0.5", Json),
            ("application/problem+json;q=0, application/json;q=0, text/html;q=0.1", Html),
            ("application/ld+json;q=0, */*", ProblemJson),
        ]);
    }

    /// RFC 9110 12.5.1.
    #[test]
    fn the_closest_range_decides_and_a_parameter_narrows() {
        check(&[
            ("text/html;level=1, text/html;q=0", ProblemJson),
            ("text/html;level=1", ProblemJson),
            (
                "text/*;q=0.3, text/plain;q=0.7, text/plain;format=flowed, text/plain;format=fixed;q=0.4, */*;q=0.5",
                Text,
            ),
            ("application/json;version=1, application/json;q=0.1, text/html;q=0.5", Html),
            ("text/html;q=0, text/*", Text),
            ("text/html;charset=utf-8, application/json;q=0.9", Html),
            (r#"text/html;charset="u\tf\-8", application/json;q=0.9"#, Html),
            (r#"text/html;charset="utf-8\\", application/json;q=0.9"#, ProblemJson),
        ]);
    }

    /// RFC 9110 12.4.2 and 5.6.6.
    #[test]
    fn a_weight_is_a_parameter_named_q_outside_of_quotes() {
        check(&[
            (r#"text/html;x=";q=0.5""#, ProblemJson),
            (r#"application/json;q=0.5, text/html;charset="utf-8;q=0.1""#, ProblemJson),
            (r#"application/json;q=0.2;x=";q=0.9", text/html;q=0.5"#, Html),
            ("application/json;q=0.9;version=1, text/html;q=0.1", ProblemJson),
            ("text/html;q=0.2;charset=utf-8, application/json;q=0.5", ProblemJson),
            ("application/json;Q=0.2 ; ;, text/html ;\tq=0.5", Html),
            ("text/plain;q=0.1;q=1, application/json;q=0.5", ProblemJson),
        ]);
        for not_a_weight in
            ["2", "1.1", "1.001", "0.5555", ".5", "", "-0", "+1", "0,5", "\"0.5\"", "0 .5", "65536", "x"]
        {
            let accept = format!("text/html;q={not_a_weight}, text/plain;q=0.1");
            check(&[(&accept, Text)]);
        }
    }

    #[test]
    fn ranges_that_can_be_read_are_read() {
        assert_eq!(Representation::negotiate([&b"text/\xe9, text/html"[..]], |_| true), Html);
        assert_eq!(Representation::negotiate([&b"text/plain;x=\xe9, text/html;q=0.1"[..]], |_| true), Html);
        check(&[
            ("/html, text/, text, ;q=1, text/plain;q=0.1", Text),
            ("text/html;x = 1, text/plain;q=0.1", Text),
            (r#"text/html;x="a"b, text/plain;q=0.1"#, Text),
            (r#"text/html;x="a, text/plain;q=0.1"#, ProblemJson),
            (r#"text/html;charset="utf-8\", text/plain"#, ProblemJson),
        ]);
    }

    #[test]
    fn a_comma_in_quotes_separates_nothing_and_lines_are_one_list() {
        assert_eq!(negotiated(&[r#"text/plain;x=",application/json";q=0.1, text/html;q=0.2"#]), Html);
        assert_eq!(negotiated(&["text/plain;q=0.5", "text/html"]), Html);
    }
}
