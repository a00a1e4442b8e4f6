//! Who is let in, and as whom.

mod issuer;
mod oidc;
mod signer;
