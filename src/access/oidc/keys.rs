//! The keys of an issuer, each with the algorithms that it may be used with.

use jsonwebtoken::{
    Algorithm, AlgorithmFamily, DecodingKey,
    jwk::{AlgorithmParameters, EllipticCurve, Jwk, KeyOperations, PublicKeyUse},
};
use serde::Deserialize;
use serde_json::Value;

/// The keys that an issuer has published.
#[derive(Debug)]
pub(super) struct KeySet(Vec<Key>);

#[derive(Debug)]
struct Key {
    /// What tokens call it; null where it has no name.
    id: Option<String>,
    /// The algorithms that its type, and what the issuer says of it, leave.
    fits: Vec<Algorithm>,
    public: DecodingKey,
}

/// What looking for a key comes to.
pub(super) enum Found {
    /// The key to verify with.
    Key(DecodingKey),
    /// There is such a key, and it is not for this algorithm.
    Unfit,
    /// No key is called so; or the token names none, and several would do.
    Unknown,
}

impl KeySet {
    /// Reads a set of keys. What is not a key for signatures that we know is left out: issuers publish others too.
    pub(super) fn read(text: &[u8]) -> Result<Self, serde_json::Error> {
        #[derive(Deserialize)]
        struct Published {
            keys: Vec<Value>,
        }

        let published: Published = serde_json::from_slice(text)?;
        let keys = published.keys.into_iter();
        Ok(Self(
            keys.filter_map(|key| serde_json::from_value(key).ok())
                .filter_map(|key| Key::read(&key))
                .collect(),
        ))
    }

    /// The key that a token is signed with, from what its header names.
    pub(super) fn find(&self, id: Option<&str>, algorithm: Algorithm) -> Found {
        let named = |key: &&Key| id.is_none_or(|id| key.id.as_deref() == Some(id));
        let mut fitting = self
            .0
            .iter()
            .filter(named)
            .filter(|key| key.fits.contains(&algorithm));
        match (fitting.next(), fitting.next()) {
            (Some(key), None) => Found::Key(key.public.clone()),
            (None, _) if id.is_some() && self.0.iter().any(|key| named(&key)) => Found::Unfit,
            (None | Some(_), _) => Found::Unknown,
        }
    }
}

impl Key {
    fn read(jwk: &Jwk) -> Option<Self> {
        let common = &jwk.common;
        let signs = common
            .public_key_use
            .as_ref()
            .is_none_or(|purpose| *purpose == PublicKeyUse::Signature)
            && common
                .key_operations
                .as_ref()
                .is_none_or(|operations| operations.contains(&KeyOperations::Verify));
        if !signs {
            return None;
        }
        let mut fits = fits(&jwk.algorithm);
        if let Some(only) = common.key_algorithm {
            let only = Algorithm::try_from(only).ok()?;
            fits.retain(|algorithm| *algorithm == only);
        }
        if fits.is_empty() {
            return None;
        }
        Some(Self {
            id: common.key_id.clone(),
            fits,
            public: DecodingKey::from_jwk(jwk).ok()?,
        })
    }
}

/// The algorithms that a type of key can be used with; none for types that we do not know, and for shared secrets.
fn fits(parameters: &AlgorithmParameters) -> Vec<Algorithm> {
    let curve = if let AlgorithmParameters::EllipticCurve(key) = parameters {
        &key.curve
    } else if let AlgorithmParameters::OctetKeyPair(key) = parameters {
        &key.curve
    } else if let AlgorithmParameters::RSA(_) = parameters {
        return AlgorithmFamily::Rsa.algorithms().to_vec();
    } else {
        return Vec::new();
    };
    let pair = matches!(parameters, AlgorithmParameters::OctetKeyPair(_));
    let pairs = [
        (EllipticCurve::P256, false, Algorithm::ES256),
        (EllipticCurve::P384, false, Algorithm::ES384),
        (EllipticCurve::Ed25519, true, Algorithm::EdDSA),
    ];
    let mut fitting = pairs.into_iter();
    fitting
        .find(|(of, in_pair, _)| of == curve && *in_pair == pair)
        .map(|(_, _, algorithm)| vec![algorithm])
        .unwrap_or_default()
}
