//! A parser for doc comments: the subset of Markdown that the documentation of errors uses, shared by every kind of
//! page.

/// A part of a comment between blank lines, or between fences.
#[derive(Debug, PartialEq)]
pub(crate) enum Block<'a> {
    /// Lines of text.
    Text(&'a str),
    /// Code, and the info string of its fence.
    Code { info: &'a str, lines: Vec<&'a str> },
}

/// A part of a text.
#[derive(Debug, PartialEq)]
pub(crate) enum Span<'a> {
    /// Text, which may contain other Markdown.
    Text(&'a str),
    /// A character without a special meaning.
    Escaped(char),
    /// Code, on one line.
    Code(String),
}

/// The blocks of a comment. A fence that is not closed ends with it.
pub(crate) fn blocks(comment: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    // The start of the current text, and of the next line.
    let (mut text, mut next) = (0, 0);
    let mut opened: Option<(&str, Block<'_>)> = None;
    let until = |text: usize, end: usize| {
        let text = comment[text..end].trim_end();
        (!text.is_empty()).then_some(Block::Text(text))
    };
    for line in comment.split_inclusive('\n') {
        let start = next;
        next += line.len();
        let line = line.trim_end_matches(['\n', '\r']);
        if let Some((fence, Block::Code { lines, .. })) = &mut opened {
            if closes(line, fence) {
                blocks.extend(opened.take().map(|(_, code)| code));
                text = next;
            } else {
                lines.push(line);
            }
        } else if let Some((fence, info)) = fence(line) {
            blocks.extend(until(text, start));
            opened = Some((fence, Block::Code { info, lines: Vec::new() }));
            text = comment.len();
        } else if line.trim().is_empty() {
            blocks.extend(until(text, start));
            text = next;
        }
    }
    blocks.extend(opened.map(|(_, code)| code));
    blocks.extend(until(text, comment.len()));
    blocks
}

/// A line that opens a block of code (CommonMark 4.5), as its fence and the info string after that.
fn fence(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start();
    let letter = line.chars().next().filter(|letter| matches!(letter, '`' | '~'))?;
    let info = line.trim_start_matches(letter);
    let fence = &line[..line.len() - info.len()];
    (fence.len() >= 3 && !(letter == '`' && info.contains('`'))).then_some((fence, info.trim()))
}

fn closes(line: &str, fence: &str) -> bool {
    let line = line.trim();
    line.starts_with(fence) && line.trim_start_matches(&fence[..1]).is_empty()
}

/// The parts of a text: text between two runs of the same number of backticks is code (CommonMark 6.1), unless a
/// backslash is before them (CommonMark 2.4).
pub(crate) fn spans(text: &str) -> Vec<Span<'_>> {
    let mut spans = Vec::new();
    let (mut plain, mut at) = (0, 0);
    while let Some(found) = text[at..].find(['`', '\\']) {
        at += found;
        let rest = &text[at..];
        let (span, length) = match rest.strip_prefix('\\') {
            Some(rest) => match rest.chars().next().filter(char::is_ascii_punctuation) {
                Some(letter) => (Span::Escaped(letter), 2),
                None => {
                    at += 1;
                    continue;
                }
            },
            None => {
                let ticks = run(rest);
                match closing(&rest[ticks..], ticks) {
                    Some(end) => (Span::Code(code(&rest[ticks..ticks + end])), end + 2 * ticks),
                    None => {
                        // Each backtick is literal: together they might pair with later ones.
                        spans.extend(Some(Span::Text(&text[plain..at])).filter(|_| plain < at));
                        spans.extend((0..ticks).map(|_| Span::Escaped('`')));
                        at += ticks;
                        plain = at;
                        continue;
                    }
                }
            }
        };
        spans.extend(Some(Span::Text(&text[plain..at])).filter(|_| plain < at));
        spans.push(span);
        at += length;
        plain = at;
    }
    spans.extend(Some(Span::Text(&text[plain..])).filter(|_| plain < text.len()));
    spans
}

/// The number of backticks that a text starts with.
fn run(text: &str) -> usize {
    text.len() - text.trim_start_matches('`').len()
}

/// The position of the next run of exactly that many backticks.
fn closing(text: &str, ticks: usize) -> Option<usize> {
    let mut at = 0;
    loop {
        at += text[at..].find('`')?;
        match run(&text[at..]) {
            length if length == ticks => return Some(at),
            length => at += length,
        }
    }
}

/// Normalizes code: an end of a line is a space, and one space at both ends separates the code from its backticks.
fn code(text: &str) -> String {
    let text = text.replace("\r\n", " ").replace(['\n', '\r'], " ");
    match text.strip_prefix(' ').and_then(|text| text.strip_suffix(' ')) {
        Some(code) if !code.trim().is_empty() => code.to_owned(),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::{Block, Span, blocks, spans};

    #[test]
    fn a_comment_has_blocks() {
        let code = |info, lines: &[&'static str]| Block::Code { info, lines: lines.to_vec() };
        assert_eq!(blocks(""), []);
        assert_eq!(blocks("\n a\nb\n\n\n- c\n"), [Block::Text(" a\nb"), Block::Text("- c")]);
        assert_eq!(
            blocks("a\n```http x\n<b>\n\n``\n````\nc"),
            [Block::Text("a"), code("http x", &["<b>", "", "``"]), Block::Text("c")]
        );
        assert_eq!(blocks("~~~\n```\n~~~~ \n<b>"), [code("", &["```"]), Block::Text("<b>")]);
        // CommonMark 4.5: with a backtick after it, it is a span.
        assert_eq!(blocks("``` a`b ```"), [Block::Text("``` a`b ```")]);
        assert_eq!(blocks("```\n<b>\n~~~"), [code("", &["<b>", "~~~"])]);
    }

    /// CommonMark 0.31.2, examples 328 to 349.
    #[test]
    fn a_text_has_spans() {
        let code = |text: &str| Span::Code(text.to_owned());
        assert_eq!(spans("`foo`"), [code("foo")]);
        assert_eq!(spans("`` foo ` bar ``"), [code("foo ` bar")]);
        assert_eq!(spans("` `` `"), [code("``")]);
        assert_eq!(spans("`  ``  `"), [code(" `` ")]);
        assert_eq!(spans("` `"), [code(" ")]);
        assert_eq!(spans("``\nfoo\nbar  \nbaz\n``"), [code("foo bar   baz")]);
        assert_eq!(spans("`foo\\`bar`"), [code("foo\\"), Span::Text("bar"), Span::Escaped('`')]);
        assert_eq!(
            spans("```foo``"),
            [
                Span::Escaped('`'),
                Span::Escaped('`'),
                Span::Escaped('`'),
                Span::Text("foo"),
                Span::Escaped('`'),
                Span::Escaped('`')
            ]
        );
        assert_eq!(spans("`foo``bar``"), [Span::Escaped('`'), Span::Text("foo"), code("bar")]);
        // Examples 12 and 14.
        assert_eq!(spans("\\<b>\\a\\"), [Span::Escaped('<'), Span::Text("b>\\a\\")]);
        assert_eq!(spans("\\`a\\\\`b`"), [Span::Escaped('`'), Span::Text("a"), Span::Escaped('\\'), code("b")]);
    }
}
