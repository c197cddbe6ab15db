//! The common part of a hidden variant and its twin.

/// Two fields with the same content, one of a `hidden` variant and one of its twin.
#[diagnostic::on_unimplemented(
    message = "the twin has a field of this name with another type, `{Twin}`",
    label = "`{Self}` may be displayed differently",
    note = "help: `{Twin}`, as the twin has it; or `like = none` on this variant",
    note = "the response of `hidden` must be indistinguishable from absence (RFC 9110 15.5.4)"
)]
#[allow(missing_docs)]
pub trait Same<Twin: ?Sized> {
    fn is_the_same() {}
}

#[diagnostic::do_not_recommend]
impl<T: ?Sized> Same<T> for T {}
