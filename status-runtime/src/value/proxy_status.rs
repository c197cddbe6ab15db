//! Intermediaries, and the handling of a response by each.

use http::HeaderMap;

use super::put::values;
use crate::header::ProxyStatus;
#[cfg(feature = "read")]
use crate::read::lines::reads;

values! {
    #[diagnostic::on_unimplemented(
        message = "`{Self}` cannot be a Proxy-Status",
        label = "not what an intermediary says of a response",
        note = "help: `ProxyStatus`, `Vec<ProxyStatus>` or `&'static [ProxyStatus]`, all in `status_runtime::header`"
    )]
    ProxyStatusValue[]() {
        [ProxyStatus] => |value, headers| { headers.append(ProxyStatus::NAME, value.into()); };
        [Vec<ProxyStatus>, &'static [ProxyStatus]] => |value, headers| {
            for member in value.iter() {
                headers.append(ProxyStatus::NAME, member.into());
            }
        };
    }
}

#[cfg(feature = "read")]
reads! {
    ProxyStatus {
        ProxyStatus => |lines| lines.member(|lines| ProxyStatus::parse_all(lines));
        Vec<ProxyStatus>, absent: Some(Vec::new()) => |lines| lines.members(|lines| ProxyStatus::parse_all(lines));
    }
}
