//! The table of responses that rustdoc shows on the derived impl.

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;
use status_vocabulary::Kind;

use crate::pipeline::derive;

/// The text literals of an expansion, also inside of groups.
fn literals(tokens: TokenStream) -> Vec<String> {
    tokens
        .into_iter()
        .flat_map(|token| match token {
            TokenTree::Group(group) => literals(group.stream()),
            TokenTree::Literal(literal) => {
                syn::parse_str::<syn::LitStr>(&literal.to_string()).map(|text| text.value()).into_iter().collect()
            }
            TokenTree::Ident(_) | TokenTree::Punct(_) => Vec::new(),
        })
        .collect()
}

/// Clients see a hidden variant as its twin, and rustdoc of a public crate is read by clients.
#[test]
fn each_variant_has_a_row_of_what_clients_get() {
    let input = quote! {
        #[status(policy(hidden = 404))]
        enum CartError {
            /// The cart was emptied | or never filled.
            ///
            /// More about it.
            #[error("there is no cart {id}")]
            #[status(not_found)]
            NoSuchCart { id: u64 },
            #[error("cart {id} is somebody else's")]
            #[status(hidden, like = NoSuchCart)]
            NotYours { id: u64 },
            /// See [elsewhere](crate::elsewhere).
            #[error("sign in")]
            #[status(gone, code = "old")]
            Old,
            #[error(transparent)]
            #[status(transparent)]
            Payment(#[from] payment::PaymentError),
        }
    };
    let tables: Vec<_> =
        literals(derive(input, Kind::Error)).into_iter().filter(|text| text.starts_with("| variant |")).collect();
    let gone = status_vocabulary::situation::GONE.when();
    let rows = [
        "| variant | status | code | when |".to_owned(),
        "|---|---|---|---|".to_owned(),
        "| `NoSuchCart` | 404 | `no_such_cart` | The cart was emptied \\| or never filled. |".to_owned(),
        format!("| `NotYours` | 404 | `no_such_cart` | {} |", status_vocabulary::situation::HIDDEN.when()),
        format!("| `Old` | 410 | `old` | {gone} |"),
        "| `Payment` | as `payment::PaymentError` | | |".to_owned(),
    ];
    assert_eq!(tables.len(), 1, "{tables:?}");
    assert_eq!(tables[0].lines().collect::<Vec<_>>(), rows);
}
