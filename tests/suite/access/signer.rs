//! Keys of the tests' own, and tokens signed with them.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ring::rand::SystemRandom;
use ring::rsa::PublicKeyComponents;
use ring::signature::{
    ECDSA_P256_SHA256_FIXED_SIGNING, ECDSA_P384_SHA384_FIXED_SIGNING, EcdsaKeyPair, EcdsaSigningAlgorithm,
    Ed25519KeyPair, KeyPair, RSA_PKCS1_SHA256, RSA_PKCS1_SHA384, RSA_PKCS1_SHA512, RSA_PSS_SHA256,
    RSA_PSS_SHA384, RSA_PSS_SHA512, RsaEncoding, RsaKeyPair,
};
use serde_json::{Value, json};

/// A key that protects nothing: made for these tests, since RSA keys take long to make.
const RSA: &str = include_str!("rsa.pem");

/// A private key, and what tokens call it.
pub struct Signer {
    pub id: &'static str,
    pair: Pair,
}

enum Pair {
    Rsa(RsaKeyPair),
    Curve(&'static str, EcdsaKeyPair),
    Edwards(Ed25519KeyPair),
}

pub fn encoded(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// The first two parts of a token, which are what is signed.
pub fn unsigned(head: &Value, claims: &Value) -> String {
    format!("{}.{}", encoded(head.to_string()), encoded(claims.to_string()))
}

impl Signer {
    /// The one RSA key, by any name.
    pub fn rsa(id: &'static str) -> Self {
        let text: String = RSA.lines().filter(|line| !line.starts_with('-')).collect();
        let key = STANDARD.decode(text).expect("the key is written in base64");
        let pair = Pair::Rsa(RsaKeyPair::from_pkcs8(&key).expect("it is an RSA key"));
        Self { id, pair }
    }

    /// A new key of P-256.
    pub fn p256(id: &'static str) -> Self {
        Self::curve(id, "P-256", &ECDSA_P256_SHA256_FIXED_SIGNING)
    }

    /// A new key of P-384.
    pub fn p384(id: &'static str) -> Self {
        Self::curve(id, "P-384", &ECDSA_P384_SHA384_FIXED_SIGNING)
    }

    fn curve(id: &'static str, curve: &'static str, algorithm: &'static EcdsaSigningAlgorithm) -> Self {
        let chance = SystemRandom::new();
        let key = EcdsaKeyPair::generate_pkcs8(algorithm, &chance).expect("a key is made");
        let pair = EcdsaKeyPair::from_pkcs8(algorithm, key.as_ref(), &chance).expect("it was just made");
        Self {
            id,
            pair: Pair::Curve(curve, pair),
        }
    }

    /// A new key of Ed25519.
    pub fn ed25519(id: &'static str) -> Self {
        let key = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).expect("a key is made");
        let pair = Ed25519KeyPair::from_pkcs8(key.as_ref()).expect("it was just made");
        Self {
            id,
            pair: Pair::Edwards(pair),
        }
    }

    /// The public half, as an issuer publishes it.
    pub fn published(&self) -> Value {
        match &self.pair {
            Pair::Rsa(pair) => {
                let public = PublicKeyComponents::<Vec<u8>>::from(pair.public());
                json!({"kty": "RSA", "use": "sig", "kid": self.id, "n": encoded(public.n), "e": encoded(public.e)})
            }
            Pair::Curve(curve, pair) => {
                let (x, y) = pair.public_key().as_ref()[1..].split_at(pair.public_key().as_ref().len() / 2);
                json!({"kty": "EC", "crv": curve, "use": "sig", "kid": self.id, "x": encoded(x), "y": encoded(y)})
            }
            Pair::Edwards(pair) => {
                json!({"kty": "OKP", "crv": "Ed25519", "use": "sig", "kid": self.id, "x": encoded(pair.public_key())})
            }
        }
    }

    /// A token with these claims, as a good issuer makes it.
    pub fn token(&self, algorithm: &str, claims: &Value) -> String {
        let head = json!({"typ": "JWT", "alg": algorithm, "kid": self.id});
        self.signed(algorithm, &head, claims)
    }

    /// A token with any header, signed with an algorithm of the key's own.
    pub fn signed(&self, algorithm: &str, head: &Value, claims: &Value) -> String {
        let unsigned = unsigned(head, claims);
        let message = unsigned.as_bytes();
        let chance = SystemRandom::new();
        let signature = match &self.pair {
            Pair::Rsa(pair) => {
                let mut signature = vec![0; pair.public().modulus_len()];
                pair.sign(padding(algorithm), &chance, message, &mut signature)
                    .expect("it is signed");
                signature
            }
            Pair::Curve(_, pair) => {
                let signature = pair.sign(&chance, message).expect("it is signed");
                signature.as_ref().to_vec()
            }
            Pair::Edwards(pair) => pair.sign(message).as_ref().to_vec(),
        };
        format!("{unsigned}.{}", encoded(signature))
    }
}

fn padding(algorithm: &str) -> &'static dyn RsaEncoding {
    match algorithm {
        "RS256" => &RSA_PKCS1_SHA256,
        "RS384" => &RSA_PKCS1_SHA384,
        "RS512" => &RSA_PKCS1_SHA512,
        "PS256" => &RSA_PSS_SHA256,
        "PS384" => &RSA_PSS_SHA384,
        "PS512" => &RSA_PSS_SHA512,
        other => panic!("{other} is not an algorithm of RSA"),
    }
}
