//! The compiler's messages, parsed from its output.

/// One message.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// Severity: an error, which a `warned` case reports as well because it denies its warnings.
    pub error: bool,
    /// The line of the primary span, counted from one.
    pub line: usize,
    /// The underlined source.
    pub spanned: String,
    /// The complete text, without the source that it shows.
    pub text: String,
}

impl Diagnostic {
    /// Returns whether the message contains the text, ignoring line breaks.
    pub fn says(&self, what: &str) -> bool {
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        words(&self.text).contains(&words(what))
    }
}

/// The messages of a `.stderr`, about a program of those lines.
pub fn parse(stderr: &str, program: &[String]) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let mut current: Vec<&str> = Vec::new();
    for line in stderr.lines() {
        if (line.starts_with("error") || line.starts_with("warning")) && !current.is_empty() {
            diagnostics.push(read(&current, program));
            current.clear();
        }
        current.push(line);
    }
    if current.iter().any(|line| !line.is_empty()) {
        diagnostics.push(read(&current, program));
    }
    diagnostics
}

fn read(lines: &[&str], program: &[String]) -> Diagnostic {
    let place = lines.iter().find_map(|line| line.trim_start().strip_prefix("--> "));
    let mut place = place.unwrap_or_default().rsplit(':').map(|number| number.parse::<usize>().unwrap_or_default());
    let (column, line) = (place.next().unwrap_or_default(), place.next().unwrap_or_default());

    // The first carets are those of the primary span.
    let carets =
        lines.iter().find_map(|line| margin(line)?.find('^').map(|at| &margin(line).unwrap_or_default()[at..]));
    let width = carets.map_or(0, |carets| carets.chars().take_while(|&it| it == '^').count());
    let source = program.get(line.wrapping_sub(1)).map_or("", String::as_str);

    let mut text = String::new();
    for line in lines.iter().filter(|line| !line.trim_start().starts_with("-->")) {
        let quoted = match margin(line) {
            // A label follows the underline.
            Some(shown) if shown.trim_start().starts_with(['^', '-']) => {
                shown.trim_start().trim_start_matches(['^', '-'])
            }
            Some(_) => continue,
            None => line,
        };
        text.push_str(quoted);
        text.push('\n');
    }

    Diagnostic {
        error: lines[0].starts_with("error"),
        line,
        spanned: of_width(source.chars().skip(column.wrapping_sub(1)), width),
        text: text.trim_end().to_owned(),
    }
}

/// The part to the right of the margin, for a line of source or one below it.
fn margin(line: &str) -> Option<&str> {
    let (number, shown) = line.split_once('|')?;
    let number = number.trim();
    (number.is_empty() || number.bytes().all(|byte| byte.is_ascii_digit())).then_some(shown)
}

/// The characters that fill the given columns of a terminal, in which an ideograph takes two.
fn of_width(characters: impl Iterator<Item = char>, width: usize) -> String {
    let mut columns = 0;
    characters
        .take_while(|&character| {
            columns += if ('\u{1100}'..'\u{ffff}').contains(&character) { 2 } else { 1 };
            columns <= width
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROGRAM: &str = "enum Refused {\n    #[status(unauthorized, 日本)]\n    One,\n}";
    const STDERR: &str = "\
error: `unauthorized` is ambiguous
       help: write `unauthenticated` or
       `forbidden`
 --> ui/refused/situation/ambiguous_word.rs:2:14
  |
2 |     #[status(unauthorized, 日本)]
  |              ^^^^^^^^^^^^
error[E0277]: the second
 --> ui/refused/situation/ambiguous_word.rs:2:28
  |
2 |     #[status(unauthorized, 日本)]
  |              ------------  ^^^^ a label
  |              |
  |              of another place
  = help: something
note: elsewhere
 --> $WORKSPACE/runtime.rs:7:1
  |
7 |     fn elsewhere()
  |        ^^^^^^^^^
";

    #[test]
    fn a_message_is_read_with_what_it_underlines_and_says() {
        let program: Vec<String> = PROGRAM.lines().map(str::to_owned).collect();
        let diagnostics = parse(STDERR, &program);
        assert_eq!(diagnostics.len(), 2);

        assert_eq!((diagnostics[0].line, diagnostics[0].spanned.as_str()), (2, "unauthorized"));
        assert!(diagnostics[0].says("write `unauthenticated` or `forbidden`"));
        assert!(!diagnostics[0].says("#[status"), "the source is no part of what is said");

        assert_eq!((diagnostics[1].line, diagnostics[1].spanned.as_str()), (2, "日本"));
        assert!(diagnostics[1].error && diagnostics[1].says("help: something") && diagnostics[1].says("elsewhere"));
    }
}
