// A link has a target and exactly one `rel`, which names one or more relations (RFC 8288 3, 3.3).

use status_runtime::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("it failed")]
enum Refused {
    #[status(bad_request, link(href = "https://x.example/"))]
    //~ link -> relation | RFC 8288 3.3 | rel = "help"
    NoRelation,
    #[status(bad_request, link(rel = "", href = "https://x.example/"))]
    //~ "" -> empty | RFC 8288 3.3
    EmptyRelation,
    #[status(bad_request, link(rel = "help", href = "https://x.example/", rel = "next"))]
    //~ rel -> once | RFC 8288 3.3 | `rel = "help next"`
    Twice,
    #[status(bad_request, link(rel = "help"))]
    //~ link -> href = "
    NoTarget,
    #[status(bad_request, link(rel = "help", href = "https://x.example/a b"))]
    //~ "https://x.example/a b" -> `"https://x.example/a%20b"`
    Target,
    #[status(bad_request, link(rel = "Help Me!", href = "https://x.example/"))]
    //~ "Help Me!" -> RFC 8288 3.3
    Relation,
    #[status(bad_request, link(rel = "help", hreff = "https://x.example/"))]
    //~ hreff -> unknown parameter `hreff` | `href`
    Misspelt,
    #[status(bad_request, link("help", "https://x.example/"))]
    //~ "help", "https://x.example/" -> `link(rel = "help", href = "https://x.example/")`
    Positional,
    #[status(bad_request, link(help = "https://x.example/"))]
    //~ help -> `link(rel = "help", href = "https://x.example/")`
    RelationAsAKey,
    #[status(bad_request, link = [link(rel = "help", href = "/x")])]
    //~ [link(rel = "help", href = "/x")] -> `link(rel = "help", href = "/x")`
    List,
    #[status(bad_request, link(rel = "help", href = "/x", hreflang = "en_GB"))]
    //~ "en_GB" -> `hreflang = "en-GB"`
    Language,
    #[status(bad_request, link(rel = "help", href = "/x", title = "Größe"))]
    //~ "Größe" -> ASCII | `title = "How to order"`
    Title,
    #[status(bad_request, link(rel = "help", href = "/x", type = "html"))]
    //~ "html" -> two parts | `type = "text/html"`
    Type,
    #[status(bad_request, link(rel = "help", href = "/orders/{id}", title = "The order"))]
    //~ "/orders/{id}" -> only `rel` and `href` | `#[status(link)]`
    Titled { id: u64 },
}

fn main() {}
