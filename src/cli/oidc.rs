//! The issuer of tokens, as the command line tells of it.

use clap::Args;

use crate::{
    access::{
        Role,
        oidc::{OidcConfig, clearance_mapping, role_mapping},
    },
    vocabulary::Visibility,
};

/// The issuer whose tokens are taken, and what their claims stand for.
#[derive(Args, Clone, Debug)]
#[expect(
    clippy::struct_field_names,
    reason = "each is called as its option is, and options say what they are about"
)]
#[command(next_help_heading = "OpenID Connect")]
pub struct OidcArgs {
    /// Take the tokens of this issuer: its URL, exactly as its tokens name it.
    #[arg(long, value_name = "URL")]
    oidc_issuer: Option<String>,

    /// Whom the tokens must be for: what their claim `aud` has to name.
    #[arg(long, value_name = "TEXT")]
    oidc_audience: Option<String>,

    /// The claim that names the bearer; where it is empty, `email` does, then `sub`. [default: `preferred_username`]
    #[arg(long, value_name = "CLAIM")]
    oidc_name_claim: Option<String>,

    /// The claim with roles and clearances, such as `realm_access.roles`. [default: `roles`]
    #[arg(long, value_name = "CLAIM")]
    oidc_role_claim: Option<String>,

    /// What a value of the claim lets its bearer do, such as `rapport-editors=EDITOR`; READER without any. Repeatable.
    #[arg(long, value_name = "VALUE=ROLE", value_delimiter = '\n', value_parser = role_mapping)]
    oidc_role: Vec<(String, Role)>,

    /// What a value of the claim lets its bearer see, such as `secretariat=CONFIDENTIAL`; PUBLIC without any.
    /// Repeatable.
    #[arg(long, value_name = "VALUE=VISIBILITY", value_delimiter = '\n', value_parser = clearance_mapping)]
    oidc_clearance: Vec<(String, Visibility)>,
}

/// Options of which one is no use without another.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum HalfConfigured {
    /// There is something about tokens, and nobody to issue them.
    #[error("{0} says something about tokens: name their issuer with --oidc-issuer too")]
    NoIssuer(&'static str),
    /// Tokens that were made for another program would be taken.
    #[error(
        "--oidc-issuer needs --oidc-audience: without it, tokens made for another program would be taken here"
    )]
    NoAudience,
}

impl OidcArgs {
    /// The issuer and what its claims stand for; null where no option speaks of one.
    pub fn config(&self) -> Result<Option<OidcConfig>, HalfConfigured> {
        let Some(issuer) = &self.oidc_issuer else {
            let mut given = [
                (self.oidc_audience.is_some(), "--oidc-audience"),
                (self.oidc_name_claim.is_some(), "--oidc-name-claim"),
                (self.oidc_role_claim.is_some(), "--oidc-role-claim"),
                (!self.oidc_role.is_empty(), "--oidc-role"),
                (!self.oidc_clearance.is_empty(), "--oidc-clearance"),
            ]
            .into_iter();
            return match given.find(|(given, _)| *given) {
                Some((_, option)) => Err(HalfConfigured::NoIssuer(option)),
                None => Ok(None),
            };
        };
        let audience = self
            .oidc_audience
            .as_ref()
            .filter(|audience| !audience.is_empty());
        let audience = audience.ok_or(HalfConfigured::NoAudience)?;
        let mut config = OidcConfig::new(issuer, audience);
        if let Some(claim) = &self.oidc_name_claim {
            config.name_claim.clone_from(claim);
        }
        if let Some(claim) = &self.oidc_role_claim {
            config.role_claim.clone_from(claim);
        }
        config.roles.clone_from(&self.oidc_role);
        config.clearances.clone_from(&self.oidc_clearance);
        Ok(Some(config))
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Debug, Parser)]
    struct Told {
        #[command(flatten)]
        oidc: OidcArgs,
    }

    fn told(options: &[&str]) -> Result<Option<OidcConfig>, HalfConfigured> {
        let told = Told::try_parse_from([&["rapport"], options].concat());
        told.expect("it is understood").oidc.config()
    }

    #[test]
    fn no_option_is_no_issuer() {
        assert_eq!(told(&[]), Ok(None));
    }

    #[test]
    fn every_option_is_taken() {
        let mut wanted = OidcConfig::new("https://id.example.org", "rapport");
        let least = ["--oidc-issuer=https://id.example.org", "--oidc-audience=rapport"];
        assert_eq!(told(&least), Ok(Some(wanted.clone())));
        wanted.name_claim = "nickname".to_owned();
        wanted.role_claim = "realm_access.roles".to_owned();
        wanted.roles = vec![
            ("rapport-editors".to_owned(), Role::Editor),
            ("cn=heads,ou=city".to_owned(), Role::Admin),
        ];
        wanted.clearances = vec![("secretariat".to_owned(), Visibility::Confidential)];
        let more = [
            "--oidc-name-claim=nickname",
            "--oidc-role-claim=realm_access.roles",
            "--oidc-role=rapport-editors=EDITOR",
            "--oidc-role=cn=heads,ou=city=ADMIN",
            "--oidc-clearance=secretariat=CONFIDENTIAL",
        ];
        assert_eq!(told(&[&least[..], &more].concat()), Ok(Some(wanted)));
    }

    #[test]
    fn half_of_it_is_refused() {
        let alone = told(&["--oidc-issuer=https://id.example.org"]);
        assert_eq!(alone, Err(HalfConfigured::NoAudience));
        for (option, name) in [
            ("--oidc-audience=rapport", "--oidc-audience"),
            ("--oidc-role=editors=EDITOR", "--oidc-role"),
            ("--oidc-clearance=desk=INTERNAL", "--oidc-clearance"),
        ] {
            assert_eq!(told(&[option]), Err(HalfConfigured::NoIssuer(name)));
        }
    }

    #[test]
    fn a_role_is_one_of_three_words() {
        for (odd, expected) in [
            (
                "--oidc-role=editors=WRITER",
                "expected one of READER, EDITOR, ADMIN",
            ),
            (
                "--oidc-role=editors",
                "expected a value of the claim, =, and what it gives",
            ),
            (
                "--oidc-role==ADMIN",
                "expected a value of the claim, =, and what it gives",
            ),
            (
                "--oidc-clearance=desk=SECRET",
                "expected one of PUBLIC, INTERNAL, CONFIDENTIAL",
            ),
        ] {
            let error = Told::try_parse_from(["rapport", odd]).expect_err("it is refused");
            assert!(error.to_string().contains(expected), "{error}");
        }
    }
}
