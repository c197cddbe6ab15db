//! A set of methods: Allow.

use http::{HeaderMap, Method, header};

use super::put::values;
use crate::header::Allow;
#[cfg(feature = "read")]
use crate::read::lines::reads;

values! {
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be an Allow",
        label = "not a list of methods",
        note = "help: `Allow`, `Vec<http::Method>` or `&'static [http::Method]`",
        note = "Allow lists methods (RFC 9110 10.2.1)"
    )]
    AllowValue[]() {
        [Allow] => |value, headers| { headers.append(header::ALLOW, value.into()); };
        [Vec<Method>, &'static [Method]] => |value, headers| {
            headers.append(header::ALLOW, Allow::from_iter(value.iter().cloned()).into());
        };
    }
}

#[cfg(feature = "read")]
reads! {
    Allow {
        Allow => |lines| Ok(Allow::parse_all(lines.all())?);
        Vec<Method> => |lines| Ok(Allow::parse_all(lines.all())?.methods().collect());
    }
}
