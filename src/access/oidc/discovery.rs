//! Asks an issuer for its keys: its discovery document first, then the keys that this points to. What comes is bounded
//! in time and size, from the host that was asked, and over a connection that nobody else can speak on.

use std::{net::IpAddr, time::Duration};

use reqwest::{Client, StatusCode, Url, redirect::Policy};
use serde::Deserialize;

use super::{OidcConfig, keys::KeySet};

/// How long the issuer may take to answer one question.
const PATIENCE: Duration = Duration::from_secs(5);
/// The most bytes that an answer may have.
const LARGEST: usize = 256 << 10;

/// Settings that no token could be verified with.
#[derive(Debug, thiserror::Error)]
pub enum Unusable {
    /// The issuer is no URL, or one with a question, a fragment or a password in it.
    #[error(
        "the issuer has to be a URL such as https://id.example.org/realms/city, without ?, # or a password"
    )]
    NoUrl,
    /// Keys would come over a connection that others can write on.
    #[error(
        "the issuer has to be reached over https; http is for this machine alone, such as http://localhost:8180"
    )]
    Open,
    /// Tokens made for anybody would be taken.
    #[error("the audience must not be empty")]
    NoAudience,
    /// The client for HTTP cannot be made; the certificates of this machine may not be readable.
    #[error("the issuer cannot be asked from this machine")]
    NoClient(#[source] reqwest::Error),
}

/// Why the keys could not be had. For the log alone.
#[derive(Debug, thiserror::Error)]
pub(super) enum FetchError {
    #[error("the issuer does not answer")]
    Http(#[from] reqwest::Error),
    #[error("the issuer answers {0} for {1}")]
    Status(StatusCode, Url),
    #[error("the issuer answers more than {LARGEST} bytes for {0}")]
    TooLong(Url),
    #[error("the issuer answers something else than what was asked for")]
    Unreadable(#[from] serde_json::Error),
    #[error("the discovery document is of another issuer, {0}")]
    AnotherIssuer(String),
    #[error("the discovery document points to keys at {0}, which is no URL that they may come from")]
    KeysElsewhere(String),
}

/// Where the keys of an issuer are found.
pub(super) struct Discovery {
    client: Client,
    issuer: String,
    document: Url,
    local: bool,
}

#[derive(Deserialize)]
struct Document {
    issuer: String,
    jwks_uri: String,
}

impl Discovery {
    pub(super) fn new(config: &OidcConfig) -> Result<Self, Unusable> {
        if config.audience.is_empty() {
            return Err(Unusable::NoAudience);
        }
        let issuer = Url::parse(&config.issuer).map_err(|_| Unusable::NoUrl)?;
        let plain = issuer.query().is_none()
            && issuer.fragment().is_none()
            && issuer.username().is_empty()
            && issuer.password().is_none();
        let local = is_local(&issuer);
        if !plain || !matches!(issuer.scheme(), "http" | "https") {
            return Err(Unusable::NoUrl);
        }
        if issuer.scheme() == "http" && !local {
            return Err(Unusable::Open);
        }
        let document = format!(
            "{}/.well-known/openid-configuration",
            config.issuer.trim_end_matches('/')
        );
        let mut client = Client::builder()
            .redirect(Policy::none())
            .timeout(PATIENCE)
            .user_agent(concat!("rapport/", env!("CARGO_PKG_VERSION")));
        if local {
            client = client.no_proxy();
        }
        Ok(Self {
            client: client.build().map_err(Unusable::NoClient)?,
            issuer: config.issuer.clone(),
            document: Url::parse(&document).map_err(|_| Unusable::NoUrl)?,
            local: issuer.scheme() == "http",
        })
    }

    /// The keys that the issuer publishes now.
    pub(super) async fn fetch(&self) -> Result<KeySet, FetchError> {
        let document: Document = serde_json::from_slice(&self.get(self.document.clone()).await?)?;
        if document.issuer != self.issuer {
            return Err(FetchError::AnotherIssuer(document.issuer));
        }
        let Some(keys) = self.keys_at(&document.jwks_uri) else {
            return Err(FetchError::KeysElsewhere(document.jwks_uri));
        };
        Ok(KeySet::read(&self.get(keys).await?)?)
    }

    /// Where the keys are, if they may come from there: an issuer on this machine may have them there too.
    fn keys_at(&self, text: &str) -> Option<Url> {
        let url = Url::parse(text).ok()?;
        let open = self.local && url.scheme() == "http" && is_local(&url);
        (url.scheme() == "https" || open).then_some(url)
    }

    async fn get(&self, url: Url) -> Result<Vec<u8>, FetchError> {
        let mut response = self.client.get(url.clone()).send().await?;
        if response.status() != StatusCode::OK {
            return Err(FetchError::Status(response.status(), url));
        }
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await? {
            if body.len() + chunk.len() > LARGEST {
                return Err(FetchError::TooLong(url));
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body)
    }
}

/// Whether a URL names this machine, by a name that only this machine answers to.
fn is_local(url: &Url) -> bool {
    url.host_str().is_some_and(|host| {
        let address = host.trim_start_matches('[').trim_end_matches(']');
        host == "localhost" || address.parse().is_ok_and(|address: IpAddr| address.is_loopback())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(issuer: &str) -> Result<Discovery, Unusable> {
        Discovery::new(&OidcConfig::new(issuer, "rapport"))
    }

    #[test]
    fn plain_http_is_for_this_machine_alone() {
        for fit in [
            "https://id.example.org",
            "https://id.example.org/realms/city/",
            "http://localhost:8180/realms/city",
            "http://127.0.0.1:1",
            "http://[::1]:1",
        ] {
            assert!(made(fit).is_ok(), "{fit}");
        }
        for open in [
            "http://id.example.org",
            "http://10.0.0.1",
            "http://localhost.example.org",
        ] {
            assert!(matches!(made(open), Err(Unusable::Open)), "{open}");
        }
        for odd in [
            "",
            "id.example.org",
            "ftp://localhost",
            "https://a:b@id.example.org",
            "https://id.example.org?a=b",
            "https://id.example.org#a",
        ] {
            assert!(matches!(made(odd), Err(Unusable::NoUrl)), "{odd}");
        }
    }

    #[test]
    fn keys_come_as_safely_as_the_document() {
        let far = made("https://id.example.org").expect("it is fit");
        assert!(far.keys_at("https://keys.example.org/jwks").is_some());
        assert!(far.keys_at("http://keys.example.org/jwks").is_none());
        assert!(far.keys_at("http://127.0.0.1/jwks").is_none());
        assert!(far.keys_at("file:///jwks").is_none());
        let near = made("http://127.0.0.1:1").expect("it is fit");
        assert!(near.keys_at("http://localhost:2/jwks").is_some());
        assert!(near.keys_at("http://10.0.0.1/jwks").is_none());
    }

    #[test]
    fn an_audience_is_needed() {
        let nobody = Discovery::new(&OidcConfig::new("https://id.example.org", ""));
        assert!(matches!(nobody, Err(Unusable::NoAudience)));
    }
}
