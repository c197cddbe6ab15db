//! The responses of a type as a Markdown document.

use std::fmt::Write as _;

use super::case::{Listed, cases};
use super::comment::{Block, Span, blocks, spans};
use super::entries::Catalog;
use super::page::{Page, Row};

/// Every response of a type: its cause, its remedy, advice on retries, and an example.
///
/// ```
/// use status_runtime::{HttpError, catalog};
///
/// #[derive(Debug, thiserror::Error, HttpError)]
/// enum CartError {
///     /// The cart was emptied or never filled.
///     #[error("there is no such cart")]
///     #[status(not_found)]
///     NoSuchCart,
/// }
///
/// let markdown = catalog::markdown::<CartError>();
/// assert!(markdown.contains("| 404 Not Found | `no_such_cart` |"));
/// assert!(markdown.contains("The cart was emptied or never filled."));
/// assert!(markdown.contains("In gRPC: `NOT_FOUND`, reason `NO_SUCH_CART`"));
/// ```
pub fn markdown<E: Catalog + ?Sized>() -> String {
    let pages: Vec<Page> = cases(Listed::all(E::ENTRIES, E::TRANSPARENT)).iter().map(Page::of).collect();
    let mut out = String::from("| status | code | title |\n|---|---|---|\n");
    for page in &pages {
        let span = page.code.as_deref().map(code).unwrap_or_default();
        let _ = writeln!(out, "| {} | {} | {} |", page.status, cell(&span), cell(&inline(&page.title)));
    }
    for page in &pages {
        section(page, &mut out);
    }
    out
}

fn section(page: &Page, out: &mut String) {
    let heading = match &page.code {
        Some(name) => format!("{}: {}", page.status, code(name)),
        None => page.status.clone(),
    };
    let _ = write!(out, "\n## {heading}\n\n{}\n", text(&page.happened));
    if let Some(type_uri) = &page.type_uri {
        let _ = write!(out, "\nType: {}\n", code(type_uri));
    }
    if let Some((grpc, reason)) = &page.grpc {
        let _ = write!(out, "\nIn gRPC: {}, reason {}\n", code(grpc), code(reason));
    }
    let _ = writeln!(out, "\n**What to do**\n");
    for line in &page.advice {
        let _ = writeln!(out, "- {}", inline(line));
    }
    let _ = write!(out, "\n**When to try again**\n\n{}\n", text(&page.retry));
    table("header", &page.headers, out);
    table("member", &page.members, out);
    let fence = fence(&page.example);
    let _ = write!(out, "\n{fence}http\n{}{fence}\n", page.example);
}

fn table(of: &str, rows: &[Row], out: &mut String) {
    if rows.is_empty() {
        return;
    }
    let _ = write!(out, "\n| {of} | sent | |\n|---|---|---|\n");
    for row in rows {
        let sent = if row.always { "always" } else { "sometimes" };
        let _ = writeln!(out, "| {} | {sent} | {} |", cell(&code(&row.name)), cell(&inline(&row.what)));
    }
}

/// Authors' text, with code in it but without HTML or headings of this document. It is written unambiguously: code is
/// closed where it is opened, and a backtick that does not delimit code is escaped.
fn text(written: &str) -> String {
    let block = |block: &Block<'_>| match block {
        Block::Text(text) => lines(&inline(text)),
        Block::Code { info, lines } => {
            let code: String = lines.iter().map(|line| format!("{line}\n")).collect();
            let fence = fence(&code);
            format!("{fence}{}\n{code}{fence}", info.replace('`', ""))
        }
    };
    blocks(written).iter().map(block).collect::<Vec<_>>().join("\n\n")
}

/// Text with code in it.
fn inline(written: &str) -> String {
    let spans = spans(written);
    let is_markup = |span: &Span<'_>| matches!(span, Span::Code(code) if code.contains('<'));
    let last_markup = spans.iter().rposition(is_markup);
    let span = |(at, span): (usize, &Span<'_>)| match span {
        Span::Text(text) => {
            let text = text.replace('<', "\\<").replace('$', "\\$");
            if last_markup.is_some_and(|last| at < last) { without_open_links(&text) } else { text }
        }
        Span::Escaped(letter) => format!("\\{letter}"),
        Span::Code(text) => code(text),
    };
    spans.iter().enumerate().map(span).collect()
}

/// Text in which no link is left open. The destination or title of an open link would take in the backtick that begins the
/// next code (CommonMark 6.3 and 4.7), and what is in that code would no longer be code.
fn without_open_links(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(']') {
        let ends_target = |letter: char| letter.is_whitespace() || "()\"'\\".contains(letter);
        let is_open = match after.strip_prefix('(') {
            Some(target) => !target.find(ends_target).is_some_and(|end| target[end..].starts_with(')')),
            None => after.starts_with(':'),
        };
        out.push_str(before);
        out.push_str(if is_open { "\\]" } else { "]" });
        rest = after;
    }
    out + rest
}

/// Lines of text, of which none is or underlines a heading (CommonMark 4.2 and 4.3).
fn lines(text: &str) -> String {
    let line = |line: &str| {
        let (indent, rest) = line.split_at(line.len() - line.trim_start().len());
        let underlines = |letter| !rest.is_empty() && rest.trim_end().trim_matches(letter).is_empty();
        let escape = if rest.starts_with('#') || underlines('=') || underlines('-') { "\\" } else { "" };
        format!("{indent}{escape}{rest}")
    };
    text.split_inclusive('\n').map(line).collect()
}

/// A fence that is not closed by the code (CommonMark 4.5).
fn fence(code: &str) -> String {
    "`".repeat(3.max(1 + longest_run(code)))
}

/// A span that is not closed by its content (CommonMark 6.1).
fn code(name: &str) -> String {
    let ticks = "`".repeat(1 + longest_run(name));
    let pad = if name.starts_with('`') || name.ends_with('`') { " " } else { "" };
    format!("{ticks}{pad}{}{pad}{ticks}", name.replace(['\n', '\r'], " "))
}

fn longest_run(text: &str) -> usize {
    text.split(|letter| letter != '`').map(str::len).max().unwrap_or_default()
}

/// The content of a cell, which a bar or a line end would close.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace(['\n', '\r'], " ")
}

#[cfg(all(test, feature = "derive"))]
mod tests {
    use super::*;
    use crate::HttpError;

    /// Not <b>bold</b>, but `Vec<u8>`.
    ///
    /// # Not a heading
    ///
    /// ```text
    /// <kept>
    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("````")]
    #[status(crate = crate, not_found, type = "https://api.example.com/p", code = "a`|b", title = "a | <i>b</i>")]
    struct Hostile;

    #[test]
    fn what_authors_write_does_not_leave_its_place() {
        let markdown = markdown::<Hostile>();
        assert!(markdown.contains("| 404 Not Found | ``a`\\|b`` | a \\| \\<i>b\\</i> |\n"), "{markdown}");
        assert!(markdown.contains("\nNot \\<b>bold\\</b>, but `Vec<u8>`.\n"), "{markdown}");
        assert!(markdown.contains("\n\\# Not a heading\n"), "{markdown}");
        assert!(markdown.contains("\n<kept>\n```\n\nType: `https://api.example.com/p`\n"), "{markdown}");
        // Four backticks in the example's detail: its fence has five.
        assert!(markdown.contains("\n`````http\n"), "{markdown}");
        assert!(markdown.ends_with("\n`````\n"), "{markdown}");
    }

    /// The HTML of the elements that a Markdown reader should not have produced from the text.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not of this project")]
    fn html_of(markdown: &str) -> Option<String> {
        let events = pulldown_cmark::Parser::new_ext(markdown, pulldown_cmark::Options::all());
        events.into_iter().find_map(|event| match event {
            pulldown_cmark::Event::Html(html) | pulldown_cmark::Event::InlineHtml(html) => Some(html.into_string()),
            _ => None,
        })
    }

    #[test]
    fn nothing_of_a_comment_is_html() {
        for comment in [
            "\\<img src=x onerror=alert(1)>",
            "\\\\<img src=x>",
            "a \\` <img src=x> `",
            "a ` b\nc ` <img src=x> ` d",
            "a ` b\n- <img src=x> ` c",
            "`` ` <img src=x> `",
            "~~~\n```\n~~~\n<img src=x>",
            "```\n~~~\n```\n<img src=x>",
            "``` ` ```\n<img src=x>",
            "- ```\n\n<img src=x>",
            "> ```\n> `\n\n<img src=x> `",
            "    ```\n<img src=x>",
            "<!-- `\n--> ` <img src=x>",
            "a\n<img src=x>",
            "[a]((b)`)<img src=x>`",
            "[a](b \"c)`\")<img src=x>`",
            "[a](b 'c)`')<img src=x>`",
            "[a](\\_`)<img src=x>`",
            "[a](`)<img src=x>`",
            "[a](`)b` `<img src=x>`",
            "[a](b \"`\")<img src=x>`",
            "[a](b \") `\")<img src=x>`",
            "[a](b(c) '`')<img src=x>`",
            "[b]: `\n<img src=x>`",
            "$`$ <img src=x>`",
        ] {
            let text = text(comment);
            assert_eq!(html_of(&text), None, "{comment:?} became {text:?}");
            let cell = format!("| a |\n|---|\n| {} |\n", cell(&inline(comment)));
            assert_eq!(html_of(&cell), None, "{comment:?} became {cell:?}");
        }
    }

    #[test]
    fn text_stays_what_it_is() {
        for same in [
            "a *b* `<c>` [d](e)",
            "[d](e) `<c>`",
            "[`<c>`](e) `<c>`",
            "- a\n- b",
            "a\\<b",
            "```http\nGET <x>\n```",
            "`` ` ``",
            "a\\\nb",
        ] {
            assert_eq!(text(same), same);
        }
        for (comment, right) in [
            ("a <b> `c\nd` `e", "a \\<b> `c d` \\`e"),
            ("# a\n\nb\n===\n\nc\n---", "\\# a\n\nb\n\\===\n\nc\n\\---"),
            ("~~~ x\n```\n~~~", "````x\n```\n````"),
        ] {
            assert_eq!(text(comment), right);
        }
    }

    proptest::proptest! {
        #[test]
        fn no_comment_becomes_html(
            fragments in proptest::collection::vec(proptest::sample::select(&[
                "<img src=x>", "<!--", "-->", "<?x?>", "<![CDATA[", "`", "``", "```", "~~~", "\\", "\n", "\n\n", " ", "    ", "- ", "> ",
                "1. ", "#", "a", "|", "&lt;", "[a](", ")", "(", "\"", "$", "[b]: ", "*", "\t", "</pre>", "<script>", "\r\n",
            ][..]), 0..14),
        ) {
            let comment = fragments.concat();
            for markdown in [text(&comment), format!("| a |\n|---|\n| {} |\n", cell(&inline(&comment)))] {
                proptest::prop_assert_eq!(html_of(&markdown), None, "{:?} became {:?}", comment, markdown);
            }
        }
    }
}
