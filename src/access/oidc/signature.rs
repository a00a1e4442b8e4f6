//! Signatures: the algorithms that are allowed, each with the check of `ring` that belongs to it.
//!
//! `jsonwebtoken` reads tokens and leaves the arithmetic to a provider. Ours is the library that TLS uses here anyway,
//! and can verify only: secrets that both sides share (HS256 and the like) are not in it at all.

use jsonwebtoken::{
    Algorithm, DecodingKey, DecodingKeyKind,
    crypto::{CryptoProvider, JwtVerifier, KeyUtils},
    errors::{ErrorKind, Result},
    signature::{Error as Mismatch, Verifier},
};
use ring::signature::{
    ECDSA_P256_SHA256_FIXED, ECDSA_P384_SHA384_FIXED, ED25519, RSA_PKCS1_2048_8192_SHA256,
    RSA_PKCS1_2048_8192_SHA384, RSA_PKCS1_2048_8192_SHA512, RSA_PSS_2048_8192_SHA256,
    RSA_PSS_2048_8192_SHA384, RSA_PSS_2048_8192_SHA512, RsaParameters, RsaPublicKeyComponents,
    UnparsedPublicKey, VerificationAlgorithm,
};

/// How a signature is checked.
#[derive(Clone, Copy)]
enum Scheme {
    /// With a modulus and an exponent.
    Rsa(&'static RsaParameters),
    /// With a point of a curve.
    Curve(&'static dyn VerificationAlgorithm),
}

/// Every algorithm that a token may be signed with. RSA keys have at least 2048 bits.
const SCHEMES: [(Algorithm, Scheme); 9] = [
    (Algorithm::RS256, Scheme::Rsa(&RSA_PKCS1_2048_8192_SHA256)),
    (Algorithm::RS384, Scheme::Rsa(&RSA_PKCS1_2048_8192_SHA384)),
    (Algorithm::RS512, Scheme::Rsa(&RSA_PKCS1_2048_8192_SHA512)),
    (Algorithm::PS256, Scheme::Rsa(&RSA_PSS_2048_8192_SHA256)),
    (Algorithm::PS384, Scheme::Rsa(&RSA_PSS_2048_8192_SHA384)),
    (Algorithm::PS512, Scheme::Rsa(&RSA_PSS_2048_8192_SHA512)),
    (Algorithm::ES256, Scheme::Curve(&ECDSA_P256_SHA256_FIXED)),
    (Algorithm::ES384, Scheme::Curve(&ECDSA_P384_SHA384_FIXED)),
    (Algorithm::EdDSA, Scheme::Curve(&ED25519)),
];

/// What `jsonwebtoken` verifies with.
static PROVIDER: CryptoProvider = CryptoProvider {
    signer_factory: |_, _| Err(ErrorKind::UnsupportedAlgorithm.into()),
    verifier_factory: |algorithm, key| verifier(*algorithm, key),
    key_utils: KeyUtils::new_unimplemented(),
};

/// Has `jsonwebtoken` verify with `ring`, in the whole process. Once is enough, and more does no harm.
pub(super) fn install() {
    // An error says that a provider is there already: ours, since nothing else here installs one.
    PROVIDER.install_default().ok();
}

/// The algorithm of this name; null where it is not allowed, or there is none.
pub(super) fn allowed(name: &str) -> Option<Algorithm> {
    let algorithm: Algorithm = name.parse().ok()?;
    scheme(algorithm).map(|_| algorithm)
}

fn scheme(algorithm: Algorithm) -> Option<Scheme> {
    let mut schemes = SCHEMES.into_iter();
    schemes.find_map(|(of, scheme)| (of == algorithm).then_some(scheme))
}

struct RingVerifier {
    algorithm: Algorithm,
    scheme: Scheme,
    key: DecodingKey,
}

fn verifier(algorithm: Algorithm, key: &DecodingKey) -> Result<Box<dyn JwtVerifier>> {
    let scheme = scheme(algorithm).ok_or(ErrorKind::InvalidAlgorithm)?;
    if key.family() != algorithm.family() {
        return Err(ErrorKind::InvalidAlgorithm.into());
    }
    Ok(Box::new(RingVerifier {
        algorithm,
        scheme,
        key: key.clone(),
    }))
}

impl Verifier<Vec<u8>> for RingVerifier {
    fn verify(&self, message: &[u8], signature: &Vec<u8>) -> std::result::Result<(), Mismatch> {
        match (self.scheme, self.key.kind()) {
            (Scheme::Rsa(parameters), DecodingKeyKind::RsaModulusExponent { n, e }) => {
                RsaPublicKeyComponents { n, e }.verify(parameters, message, signature)
            }
            (Scheme::Curve(curve), DecodingKeyKind::SecretOrDer(point)) => {
                UnparsedPublicKey::new(curve, point).verify(message, signature)
            }
            (Scheme::Rsa(_), DecodingKeyKind::SecretOrDer(_))
            | (Scheme::Curve(_), DecodingKeyKind::RsaModulusExponent { .. }) => return Err(Mismatch::new()),
        }
        .map_err(|_| Mismatch::new())
    }
}

impl JwtVerifier for RingVerifier {
    fn algorithm(&self) -> Algorithm {
        self.algorithm
    }
}
