//! The HTML of the pages for people.

use super::comment::{Block, Span, blocks, spans};
use super::page::{Page, Row};
use crate::printable::is_error_in_html;

/// The page of the responses that have one type.
pub(super) fn page_of(same: &[&Page]) -> String {
    let Some(first) = same.first() else { return absent() };
    let mut main = format!("<h1>{}</h1>\n", escaped(&first.title));
    for page in same {
        article(page, 2, &mut main);
    }
    let title = first.code.as_ref().map_or_else(|| first.title.clone(), |code| format!("{} ({code})", first.title));
    document(&title, "<a href=\"./\">All problem types</a>", &main)
}

/// The page for a path without a page.
pub(super) fn absent() -> String {
    let main = "<h1>No such problem type</h1>\n<p>There is none at this address.</p>\n";
    document("No such problem type", "<a href=\"./\">All problem types</a>", main)
}

pub(super) fn index_of(pages: &[Page]) -> String {
    let mut main = String::from("<h1>Problem types</h1>\n");
    main.push_str("<p>Everything that can go wrong here, and what a client does about it.</p>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Problem types\"><table>\n");
    main.push_str("<thead><tr><th scope=\"col\">Problem</th><th scope=\"col\">Status</th><th scope=\"col\">Code</th></tr></thead>\n<tbody>\n");
    for page in pages {
        let link = match page.uri() {
            Some(_) => page.slug.clone(),
            None => format!("#{}", page.slug),
        };
        // A narrow screen breaks a code between its parts.
        let words = |code: &String| format!("<code>{}</code>", escaped(code).replace('_', "_<wbr>"));
        let code = page.code.as_ref().map(words).unwrap_or_default();
        main.push_str(&format!(
            "<tr><th scope=\"row\"><a href=\"{}\">{}</a></th><td>{}</td><td>{code}</td></tr>\n",
            escaped(&link),
            inline(&first_sentence(&page.happened)),
            escaped(&page.status),
        ));
    }
    main.push_str("</tbody>\n</table></div>\n");
    for page in pages.iter().filter(|page| page.uri().is_none()) {
        main.push_str(&format!("<h2 id=\"{}\">{}</h2>\n", escaped(&page.slug), escaped(&page.title)));
        article(page, 3, &mut main);
    }
    document("Problem types", "", &main)
}

fn article(page: &Page, level: u8, out: &mut String) {
    let heading = |text: &str, out: &mut String| out.push_str(&format!("<h{level}>{text}</h{level}>\n"));
    out.push_str("<dl>\n");
    let mut term = |name: &str, value: &str| out.push_str(&format!("<div><dt>{name}</dt><dd>{value}</dd></div>\n"));
    term("Status", &escaped(&page.status));
    if let Some(code) = &page.code {
        term("Code", &format!("<code>{}</code>", escaped(code)));
    }
    if let Some(type_uri) = &page.type_uri {
        term("Type", &format!("<code>{}</code>", escaped(type_uri)));
    }
    if let Some((grpc, reason)) = &page.grpc {
        term("In gRPC", &format!("<code>{}</code>, reason <code>{}</code>", escaped(grpc), escaped(reason)));
    }
    out.push_str("</dl>\n");
    heading("What happened", out);
    paragraphs(&page.happened, out);
    heading("What to do", out);
    out.push_str("<ul>\n");
    page.advice.iter().for_each(|line| out.push_str(&format!("<li>{}</li>\n", inline(line))));
    out.push_str("</ul>\n");
    heading("When to try again", out);
    paragraphs(&page.retry, out);
    for (name, rows) in [("Headers", &page.headers), ("Members", &page.members)] {
        if !rows.is_empty() {
            heading(name, out);
            table(name, rows, out);
        }
    }
    heading("Example", out);
    out.push_str("<pre tabindex=\"0\" role=\"region\" aria-label=\"Example response\"><code>");
    out.push_str(&escaped(&page.example));
    out.push_str("</code></pre>\n");
}

fn table(name: &str, rows: &[Row], out: &mut String) {
    out.push_str(&format!("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{name}\"><table>\n"));
    out.push_str("<thead><tr><th scope=\"col\">Name</th><th scope=\"col\">Sent</th><th scope=\"col\">Meaning</th></tr></thead>\n<tbody>\n");
    for row in rows {
        let sent = if row.always { "always" } else { "sometimes" };
        let (name, what) = (escaped(&row.name), inline(&row.what));
        out.push_str(&format!(
            "<tr><th scope=\"row\"><code>{name}</code></th><td>{sent}</td><td class=\"what\">{what}</td></tr>\n"
        ));
    }
    out.push_str("</tbody>\n</table></div>\n");
}

const STYLE: &str = "
:root { color-scheme: light dark; --text: #1a1a1a; --quiet: #555; --line: #d0d0d0; --back: #fff; --box: #f4f4f4; --link: #0b4fb3 }
@media (prefers-color-scheme: dark) {
  :root { --text: #e8e8e8; --quiet: #b4b4b4; --line: #444; --back: #151515; --box: #222; --link: #9ec5ff }
}
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 46rem; font: 1rem/1.6 system-ui, sans-serif; color: var(--text); background: var(--back) }
h1 { font-size: 1.9rem; line-height: 1.25; margin: 1rem 0 }
h2, h3 { font-size: 1.2rem; line-height: 1.3; margin: 2rem 0 .5rem }
h2[id] { font-size: 1.5rem; margin-top: 3rem }
a { color: var(--link) }
code, pre { font: .9em/1.5 ui-monospace, monospace }
pre, dl { background: var(--box); border: 1px solid var(--line); border-radius: .4rem; padding: .8rem 1rem; overflow-x: auto }
dl { margin: 1rem 0 }
dl div { display: flex; flex-wrap: wrap; gap: 0 1rem }
dt { min-width: 4.5rem; color: var(--quiet) }
dd { margin: 0; overflow-wrap: anywhere }
.scroll { overflow-x: auto }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: .45rem .8rem .45rem 0; border-bottom: 1px solid var(--line); font-weight: normal }
thead th { color: var(--quiet) }
.what code { overflow-wrap: anywhere }
";

fn document(title: &str, nav: &str, main: &str) -> String {
    let title = escaped(title);
    let nav = match nav {
        "" => String::new(),
        nav => format!("<header><nav aria-label=\"Catalogue\">{nav}</nav></header>\n"),
    };
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n{nav}<main>\n{main}</main>\n</body>\n</html>\n"
    )
}

/// Writes a doc comment as paragraphs, lists and code.
fn paragraphs(text: &str, out: &mut String) {
    for block in blocks(text) {
        match block {
            Block::Text(text) => paragraph(text, out),
            Block::Code { lines, .. } => {
                let code: String = lines.iter().map(|line| escaped(line) + "\n").collect();
                out.push_str(&format!("<pre tabindex=\"0\"><code>{code}</code></pre>\n"));
            }
        }
    }
}

fn paragraph(text: &str, out: &mut String) {
    let items: Option<Vec<_>> =
        text.lines().map(|line| line.trim().strip_prefix("- ").or(line.trim().strip_prefix("* "))).collect();
    match items {
        Some(items) => {
            let items: String = items.iter().map(|item| format!("<li>{}</li>\n", inline(item))).collect();
            out.push_str(&format!("<ul>\n{items}</ul>\n"));
        }
        None => out.push_str(&format!("<p>{}</p>\n", inline(text.trim()))),
    }
}

/// Escaped text with code spans.
fn inline(text: &str) -> String {
    let span = |span: &Span<'_>| match span {
        Span::Text(text) => escaped(text),
        Span::Escaped(letter) => escaped(letter.encode_utf8(&mut [0; 4])),
        Span::Code(code) => format!("<code>{}</code>", escaped(code)),
    };
    spans(text).iter().map(span).collect()
}

fn first_sentence(text: &str) -> String {
    let block = text.split("\n\n").next().unwrap_or_default().replace('\n', " ");
    match block.find(". ") {
        Some(end) => block[..end].to_owned(),
        None => block.trim_end_matches('.').to_owned(),
    }
}

fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            _ if is_error_in_html(letter) => html.push('\u{FFFD}'),
            _ => html.push(letter),
        }
    }
    html
}
