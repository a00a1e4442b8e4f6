//! What of a setting is not for other eyes: passwords in addresses, tokens, and whatever is called a secret.

/// Names of parameters of an address whose values are secrets, in PostgreSQL's addresses and in those of others.
const SECRET_PARAMETERS: [&str; 6] = ["password", "sslpassword", "passwd", "token", "secret", "key"];
/// What the name of a setting ends with that is a secret as a whole.
const SECRET_NAMES: [&str; 4] = ["password", "secret", "token", "key"];

/// Whether a setting is a secret as a whole, by its name.
pub(crate) fn is_secret_name(key: &str) -> bool {
    SECRET_NAMES
        .iter()
        .any(|name| key.rsplit('-').next() == Some(name))
}

/// A value without the secrets in it, and whether there were any: the password of an address, and what its parameters
/// say of passwords. Where it cannot be told what belongs to the password, nothing behind the user is shown.
pub(crate) fn without_secrets(value: &str) -> (String, bool) {
    // The path of a file is shown as it is, whatever signs it has.
    if value.starts_with("sqlite:") && !value.contains('?') {
        return (value.to_owned(), false);
    }
    let (mut shown, place, mut secret) = match value.split_once("://") {
        None => (String::new(), value, false),
        Some((scheme, rest)) => match rest.rsplit_once('@') {
            None => (format!("{scheme}://"), rest, false),
            Some((login, place)) => {
                let user = login.split([':', '/', '?', '#', '@']).next().unwrap_or_default();
                // What stands before the last @ may be of a parameter, or of a password that nobody has encoded.
                if login.contains(['/', '?', '#']) {
                    return (format!("{scheme}://{user}@…"), true);
                }
                (format!("{scheme}://{user}@"), place, login.len() > user.len() + 1)
            }
        },
    };
    let (address, parameters) = place.split_once('?').unwrap_or((place, ""));
    shown.push_str(address);
    let kept: Vec<&str> = parameters
        .split('&')
        .filter(|parameter| !parameter.is_empty() && !is_secret_parameter(parameter))
        .collect();
    secret |= parameters.split('&').any(is_secret_parameter);
    if !secret {
        return (value.to_owned(), false);
    }
    if !kept.is_empty() {
        shown.push('?');
        shown.push_str(&kept.join("&"));
    }
    (shown, true)
}

fn is_secret_parameter(parameter: &str) -> bool {
    let Some((name, _)) = parameter.split_once('=') else {
        // What stands behind the & of a password, perhaps.
        return !parameter.is_empty();
    };
    // A name that is encoded may be any.
    name.contains(['%', '+'])
        || parameter.contains('#')
        || SECRET_PARAMETERS
            .iter()
            .any(|secret| name.to_ascii_lowercase().ends_with(secret))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_shown_without_its_password() {
        for (whole, shown) in [
            (
                "postgres://ann:s3cr@t@db:5432/rapport",
                "postgres://ann@db:5432/rapport",
            ),
            (
                "postgres://ann@db/rapport?password=x&sslmode=require",
                "postgres://ann@db/rapport?sslmode=require",
            ),
            ("postgres://db/rapport?PassWord=x", "postgres://db/rapport"),
            (
                "postgres:///rapport?host=/run/postgresql&user=rapport&password=s3cret",
                "postgres:///rapport?host=/run/postgresql&user=rapport",
            ),
            ("postgres:rapport?password=x", "postgres:rapport"),
            ("postgres://ann@db/d?password=x&y", "postgres://ann@db/d"),
            ("postgres://ann@db/d?p%61ssword=x", "postgres://ann@db/d"),
            ("postgres://ann@db/d?password=x@y", "postgres://ann@…"),
            ("postgres:///d?password=x@y", "postgres://@…"),
            (
                "postgres://ann:pw@a,b:5433/rapport?options=x@y",
                "postgres://ann@…",
            ),
            (
                "https://key:pw@telemetry.example.org/v1",
                "https://key@telemetry.example.org/v1",
            ),
        ] {
            assert_eq!(without_secrets(whole), (shown.to_owned(), true), "{whole}");
        }
        for open in [
            "postgres://ann@db/rapport?sslmode=require",
            "sqlite://rapport.db",
            "127.0.0.1:8080",
            "http://127.0.0.1:8080?",
        ] {
            assert_eq!(without_secrets(open), (open.to_owned(), false));
        }
    }

    #[test]
    fn secrets_are_told_by_their_names() {
        assert!(
            ["oidc-client-secret", "otlp-token", "password"]
                .iter()
                .all(|key| is_secret_name(key))
        );
        assert!(
            ["oidc-issuer", "kept-answers", "keyboard"]
                .iter()
                .all(|key| !is_secret_name(key))
        );
    }
}
