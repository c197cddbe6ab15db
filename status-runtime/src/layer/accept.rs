//! Which representation the client would like (RFC 9110 12.5.1).

use http::HeaderValue;
use status_vocabulary::grammar;

use crate::header::elements;

/// What a problem can look like. Of what the client likes equally well, the first here goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Representation {
    /// `application/problem+json`.
    #[default]
    ProblemJson,
    /// The same under the name of `application/json`, for clients that know no other.
    Json,
    /// `application/problem+xml`.
    ProblemXml,
    /// Plain text.
    Text,
    /// A page for people.
    Html,
}

use Representation::{Html, Json, ProblemJson, ProblemXml, Text};

/// How closely a media range describes a representation; the closest decides (RFC 9110 12.5.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Match {
    Anything,
    Type,
    /// Another media type of the same syntax: whoever reads `application/vnd.x+json` reads JSON.
    Syntax,
    Exact,
}

impl Representation {
    const ALL: [Representation; 5] = [ProblemJson, Json, ProblemXml, Text, Html];

    pub(crate) const fn content_type(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            ProblemJson => "application/problem+json",
            Json => "application/json",
            ProblemXml => "application/problem+xml",
            Text => "text/plain; charset=utf-8",
            Html => "text/html; charset=utf-8",
        })
    }

    /// What the client likes best; problem+json when it has no wish, or none that can be met (RFC 9457 3).
    pub(crate) fn negotiate<'a>(accept: impl IntoIterator<Item = &'a str>) -> Representation {
        let mut liked: [Option<(Match, u16)>; Representation::ALL.len()] = [None; Representation::ALL.len()];
        for line in accept {
            for (_, range) in elements(line).filter(|(_, range)| grammar::media_range(range).is_ok()) {
                let quality = quality(range);
                for (representation, liked) in Representation::ALL.into_iter().zip(&mut liked) {
                    if let Some(how) = representation.matches(range) {
                        *liked = (*liked).max(Some((how, quality)));
                    }
                }
            }
        }
        let mut best = (ProblemJson, 0);
        for (representation, liked) in Representation::ALL.into_iter().zip(liked) {
            match liked {
                Some((_, quality)) if quality > best.1 => best = (representation, quality),
                _ => {}
            }
        }
        best.0
    }

    fn matches(self, range: &str) -> Option<Match> {
        let essence = range.split(';').next().unwrap_or_default().trim_end_matches([' ', '\t']).as_bytes();
        let is = |name: &str| essence.eq_ignore_ascii_case(name.as_bytes());
        let ends = |suffix: &str| {
            let start = essence.len().saturating_sub(suffix.len());
            essence[start..].eq_ignore_ascii_case(suffix.as_bytes())
        };
        let (exact, syntax, whole) = match self {
            ProblemJson => (is("application/problem+json"), ends("+json"), is("application/*")),
            Json => (is("application/json"), false, is("application/*")),
            ProblemXml => (is("application/problem+xml"), is("application/xml") || is("text/xml"), is("application/*")),
            Text => (is("text/plain"), false, is("text/*")),
            Html => (is("text/html"), is("application/xhtml+xml"), is("text/*")),
        };
        if exact {
            Some(Match::Exact)
        } else if syntax {
            Some(Match::Syntax)
        } else if whole {
            Some(Match::Type)
        } else {
            is("*/*").then_some(Match::Anything)
        }
    }
}

/// The weight of a media range that has been judged, in thousandths (RFC 9110 12.4.2).
fn quality(range: &str) -> u16 {
    // The weight is the last parameter, and no quote is in it.
    let Some((_, last)) = range.rsplit_once(';') else { return 1000 };
    let last = last.trim_start_matches([' ', '\t']);
    match last.split_at_checked(2) {
        Some(("q=" | "Q=", "0")) => 0,
        Some(("q=" | "Q=", weight)) if weight.starts_with("0.") => {
            let decimals = weight.bytes().skip(2).chain([b'0'; 3]).take(3);
            decimals.fold(0, |sum, digit| sum * 10 + u16::from(digit - b'0'))
        }
        _ => 1000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn negotiated(accept: &[&str]) -> Representation {
        Representation::negotiate(accept.iter().copied())
    }

    #[test]
    fn no_wish_is_problem_json() {
        for accept in [&[][..], &[""], &["*/*"], &["application/*"], &["*/*;q=0.1"], &["image/png"], &["nonsense"]] {
            assert_eq!(negotiated(accept), ProblemJson, "{accept:?}");
        }
    }

    #[test]
    fn a_wish_is_met() {
        for (accept, expected) in [
            ("application/problem+json", ProblemJson),
            ("application/json", Json),
            ("Application/JSON; charset=utf-8", Json),
            ("application/vnd.x+json", ProblemJson),
            ("application/problem+xml", ProblemXml),
            ("application/xml", ProblemXml),
            ("text/xml", ProblemXml),
            ("text/html", Html),
            ("application/xhtml+xml", Html),
            ("text/plain", Text),
            ("text/*", Text),
        ] {
            assert_eq!(negotiated(&[accept]), expected, "{accept}");
        }
    }

    #[test]
    fn the_weights_decide() {
        for (accept, expected) in [
            // What Firefox and Chrome send for a page, and axios for data.
            ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", Html),
            ("text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8", Html),
            ("application/json, text/plain, */*", ProblemJson),
            ("application/json;q=0.5, text/html;q=0.501", Html),
            ("text/html;q=0.9, application/json;q=0.95", Json),
            ("application/problem+json;q=0, application/json", Json),
            ("application/problem+json;q=0.0, */*", Json),
            ("text/html;q=0, text/*", Text),
            ("application/json;q=1.000, application/xml;q=0.999", Json),
            ("*/*;q=0", ProblemJson),
        ] {
            assert_eq!(negotiated(&[accept]), expected, "{accept}");
        }
    }

    #[test]
    fn a_comma_in_quotes_parts_nothing_and_lines_are_one_list() {
        assert_eq!(negotiated(&[r#"text/plain;x=",application/json";q=0.1, text/html;q=0.2"#]), Html);
        assert_eq!(negotiated(&["text/plain;q=0.5", "text/html"]), Html);
        assert_eq!(negotiated(&["text/html;q=2, text/plain;q=0.1"]), Text, "what is no range is none");
    }
}
