//! What the server is told of an issuer: whom to trust, for whom the tokens must be, and what their claims stand for.

use crate::{access::Role, vocabulary::Visibility};

/// An OpenID Connect issuer, and what the claims in its tokens stand for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct OidcConfig {
    /// The issuer, exactly as its discovery document and the claim `iss` name it: a URL with `https`, or with `http`
    /// where the host is this machine.
    pub issuer: String,
    /// What the claim `aud` must name, alone or among others.
    pub audience: String,
    /// The claim that names the bearer; where a token has no text in it, `email` does, then `sub`.
    pub name_claim: String,
    /// The claim that roles and clearances are read from: a text, a text of several words, or a list of texts. A path
    /// with dots reaches into objects, unless a claim has that very name.
    pub role_claim: String,
    /// Values of the claim and the roles that they give, in any order. The highest counts; READER without any.
    pub roles: Vec<(String, Role)>,
    /// Values of the claim and the clearances that they give, in any order. The highest counts; PUBLIC without any.
    pub clearances: Vec<(String, Visibility)>,
}

impl OidcConfig {
    /// The claim that names the bearer, unless another is asked for.
    pub const NAME_CLAIM: &str = "preferred_username";
    /// The claim that roles and clearances are read from, unless another is asked for.
    pub const ROLE_CLAIM: &str = "roles";

    /// An issuer of which every bearer is a READER of what is PUBLIC.
    pub fn new(issuer: impl Into<String>, audience: impl Into<String>) -> Self {
        Self {
            issuer: issuer.into(),
            audience: audience.into(),
            name_claim: Self::NAME_CLAIM.to_owned(),
            role_claim: Self::ROLE_CLAIM.to_owned(),
            roles: Vec::new(),
            clearances: Vec::new(),
        }
    }
}

/// Reads `VALUE=ROLE`. The value may have `=` in it, as distinguished names do; an error is a sentence.
pub fn role_mapping(text: &str) -> Result<(String, Role), String> {
    let (value, word) = mapping(text)?;
    match Role::from_word(word) {
        Some(role) => Ok((value.to_owned(), role)),
        None => Err(format!(
            "expected one of {}",
            Role::ALL.map(Role::word).join(", ")
        )),
    }
}

/// Reads `VALUE=VISIBILITY`. The value may have `=` in it, as distinguished names do; an error is a sentence.
pub fn clearance_mapping(text: &str) -> Result<(String, Visibility), String> {
    let (value, word) = mapping(text)?;
    match word.parse() {
        Ok(visibility) => Ok((value.to_owned(), visibility)),
        Err(unknown) => Err(unknown.to_string()),
    }
}

fn mapping(text: &str) -> Result<(&str, &str), String> {
    match text.rsplit_once('=') {
        Some((value, word)) if !value.is_empty() => Ok((value, word)),
        Some(_) | None => Err("expected a value of the claim, =, and what it gives".to_owned()),
    }
}
