//! Who is let in, and as whom.

pub(crate) mod issuer;
mod log;
pub(crate) mod oidc;
pub(crate) mod signer;
pub(crate) mod tokens;
