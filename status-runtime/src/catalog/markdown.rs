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
        let code = page.code.as_ref().map_or_else(String::new, |code| format!("`{code}`"));
        let _ = writeln!(out, "| {} | {} | {} |", page.status, cell(&code), cell(&page.title));
    }
    for page in &pages {
        section(page, &mut out);
    }
    out
}

fn section(page: &Page, out: &mut String) {
    let heading = match &page.code {
        Some(code) => format!("{}: `{code}`", page.status),
        None => page.status.clone(),
    };
    let _ = write!(out, "\n## {heading}\n\n{}\n", page.happened);
    if let Some(type_uri) = &page.type_uri {
        let _ = write!(out, "\nType: `{type_uri}`\n");
    }
    let _ = writeln!(out, "\n**What to do**\n");
    for line in &page.advice {
        let _ = writeln!(out, "- {line}");
    }
    let _ = write!(out, "\n**When to try again**\n\n{}\n", page.retry);
    table("header", &page.headers, out);
    table("member", &page.members, out);
    let _ = write!(out, "\n````http\n{}````\n", page.example);
}

fn table(of: &str, rows: &[Row], out: &mut String) {
    if rows.is_empty() {
        return;
    }
    let _ = write!(out, "\n| {of} | sent | |\n|---|---|---|\n");
    for row in rows {
        let sent = if row.always { "always" } else { "sometimes" };
        let _ = writeln!(out, "| `{}` | {sent} | {} |", cell(&row.name), cell(&row.what));
    }
}

/// A cell ends at a bar and a line.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace(['\n', '\r'], " ")
}
