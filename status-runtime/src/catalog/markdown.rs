//! The answers of a type as a Markdown document.

use std::fmt::Write as _;

use super::Catalog;
use super::answer::answers;
use super::page::{Page, Row};

/// Every answer of a type: what happened, what to do, when to try again, and an example.
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
/// ```
pub fn markdown<E: Catalog + ?Sized>() -> String {
    let pages: Vec<Page> = answers(E::ENTRIES.iter().copied()).iter().map(Page::of).collect();
    let mut out = String::from("| status | code | title |\n|---|---|---|\n");
    for page in &pages {
        let span = page.code.as_deref().map(code).unwrap_or_default();
        let _ = writeln!(out, "| {} | {} | {} |", page.status, cell(&span), cell(&text(&page.title)));
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
    let _ = writeln!(out, "\n**What to do**\n");
    for line in &page.advice {
        let _ = writeln!(out, "- {}", text(line));
    }
    let _ = write!(out, "\n**When to try again**\n\n{}\n", text(&page.retry));
    table("header", &page.headers, out);
    table("member", &page.members, out);
    let fence = "`".repeat(3.max(1 + longest_run(&page.example)));
    let _ = write!(out, "\n{fence}http\n{}{fence}\n", page.example);
}

fn table(of: &str, rows: &[Row], out: &mut String) {
    if rows.is_empty() {
        return;
    }
    let _ = write!(out, "\n| {of} | sent | |\n|---|---|---|\n");
    for row in rows {
        let sent = if row.always { "always" } else { "sometimes" };
        let _ = writeln!(out, "| {} | {sent} | {} |", cell(&code(&row.name)), cell(&text(&row.what)));
    }
}

/// What authors write is text with code in it, and neither HTML nor a heading of this document. A fence that is not closed
/// ends with the text.
fn text(written: &str) -> String {
    let mut out = String::new();
    let mut fence = false;
    for line in written.split_inclusive('\n') {
        if line.trim_start().starts_with("```") {
            fence = !fence;
            out.push_str(line);
        } else if fence {
            out.push_str(line);
        } else {
            if line.trim_start().starts_with('#') {
                out.push('\\');
            }
            for (at, part) in line.split('`').enumerate() {
                let tick = if at == 0 { "" } else { "`" };
                let is_code = at % 2 == 1 && line.split('`').count() > at + 1;
                let part = if is_code { part.to_owned() } else { part.replace('<', "\\<") };
                out.push_str(&format!("{tick}{part}"));
            }
        }
    }
    if fence {
        out.push_str("\n```");
    }
    out
}

/// A span that nothing in it ends (CommonMark 6.1).
fn code(name: &str) -> String {
    let ticks = "`".repeat(1 + longest_run(name));
    let pad = if name.starts_with('`') || name.ends_with('`') { " " } else { "" };
    format!("{ticks}{pad}{}{pad}{ticks}", name.replace(['\n', '\r'], " "))
}

fn longest_run(text: &str) -> usize {
    text.split(|letter| letter != '`').map(str::len).max().unwrap_or_default()
}

/// A cell ends at a bar and a line.
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
}
