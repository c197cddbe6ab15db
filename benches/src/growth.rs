//! Growth of the cost with the field errors, with the author's members and headers, and with the enum.

use status_runtime::{FieldError, HttpError, IntoResponse};

use crate::{Cell, cell, many_10, many_1000};

const WHO: &str = "derive";

#[derive(Debug, thiserror::Error, HttpError)]
#[error("the order did not pass validation")]
#[status(validation_failed)]
struct Invalid {
    #[status(errors)]
    errors: Vec<FieldError>,
}

fn invalid(count: usize) -> Cell {
    let make = move || Invalid {
        errors: (0..count)
            .map(|at| FieldError::new(format!("/lines/{at:04}/quantity"), "must be at least 1").code("too_small"))
            .collect(),
    };
    cell(WHO, format!("field errors: {count}"), make, IntoResponse::into_response)
}

/// An error whose fields are all members or headers, and the cell that converts it to a response.
macro_rules! with_fields {
    ($what:literal $count:literal $role:ident: $($field:ident $($header:literal)?)*) => {{
        #[derive(Debug, thiserror::Error, HttpError)]
        #[error("out of stock")]
        #[status(conflict_state)]
        struct Stock {
            $(#[status($role $(= $header)?)] $field: u64,)*
        }
        let make = || Stock { $($field: 48_151,)* };
        cell(WHO, concat!($what, ": ", $count), make, IntoResponse::into_response)
    }};
}

/// The same two errors, first and last in an enum of ten and of a thousand variants.
macro_rules! of_many {
    ($many:ident of $count:literal) => {
        [
            cell(WHO, concat!("first of ", $count), || $many::Many::FIRST, IntoResponse::into_response),
            cell(WHO, concat!("last of ", $count), || $many::Many::LAST, IntoResponse::into_response),
        ]
    };
}

pub fn cells() -> Vec<Cell> {
    let mut cells: Vec<Cell> = [1, 10, 100, 1000].map(invalid).into();
    cells.extend([
        with_fields!("extensions" "1" extension: a),
        with_fields!("extensions" "4" extension: a b c d),
        with_fields!("extensions" "16" extension: a b c d e f g h i j k l m n o p),
        with_fields!("headers" "1" header: a "X-A"),
        with_fields!("headers" "4" header: a "X-A" b "X-B" c "X-C" d "X-D"),
        with_fields!("headers" "16" header: a "X-A" b "X-B" c "X-C" d "X-D" e "X-E" f "X-F" g "X-G" h "X-H"
            i "X-I" j "X-J" k "X-K" l "X-L" m "X-M" n "X-N" o "X-O" p "X-P"),
    ]);
    cells.extend(of_many!(many_10 of "10"));
    cells.extend(of_many!(many_1000 of "1000"));
    cells
}
