//! What the claims of a verified token say: whether it holds now, who bears it and what they may do.

use std::time::Duration;

use chrono::{DateTime, Utc};
use serde_json::{Map, Number, Value};

use super::{OidcConfig, Refused};
use crate::{
    access::{Identity, Role},
    vocabulary::Visibility,
};

/// How many seconds the clocks of the issuer and of this machine may be apart.
const LEEWAY: u64 = 30;
/// The claims that name the bearer where the one asked for does not, in this order.
const OTHER_NAMES: [&str; 2] = ["email", "sub"];

/// Whether a token holds at an instant: `exp` must be there, `nbf` may be.
pub(super) fn check_times(claims: &Map<String, Value>, now: DateTime<Utc>) -> Result<(), Refused> {
    let now = u64::try_from(now.timestamp()).unwrap_or(0);
    let expires = seconds(claims, "exp")?.ok_or(Refused::Malformed)?;
    if now >= expires.saturating_add(LEEWAY) {
        return Err(Refused::Expired);
    }
    match seconds(claims, "nbf")? {
        Some(begins) if begins > now.saturating_add(LEEWAY) => Err(Refused::NotYetValid),
        Some(_) | None => Ok(()),
    }
}

/// Whole seconds since 1970; null where there is no such claim.
fn seconds(claims: &Map<String, Value>, name: &str) -> Result<Option<u64>, Refused> {
    let whole = |number: &Number| {
        let parts = || Duration::try_from_secs_f64(number.as_f64()?).ok();
        number.as_u64().or_else(|| parts().map(|since| since.as_secs()))
    };
    match claims.get(name) {
        None => Ok(None),
        Some(value) => match value.as_number().and_then(whole) {
            Some(seconds) => Ok(Some(seconds)),
            None => Err(Refused::Malformed),
        },
    }
}

/// The bearer, as the settings read the claims.
pub(super) fn identity(claims: &Map<String, Value>, config: &OidcConfig) -> Result<Identity, Refused> {
    let mut names = [config.name_claim.as_str()].into_iter().chain(OTHER_NAMES);
    let name = names
        .find_map(|claim| name(reach(claims, claim)?))
        .ok_or(Refused::Unnamed)?;
    let held = values(reach(claims, &config.role_claim));
    let role = highest(&config.roles, &held).unwrap_or(Role::Reader);
    let clearance = highest(&config.clearances, &held).unwrap_or(Visibility::Public);
    Ok(Identity {
        name,
        role,
        clearance,
    })
}

/// A text that can stand in a log, on one line.
fn name(value: &Value) -> Option<String> {
    let name = value.as_str()?.trim();
    let fit = !name.is_empty() && !name.contains(char::is_control);
    fit.then(|| name.to_owned())
}

/// The claim of this very name, or else the one that a path with dots leads to.
fn reach<'a>(claims: &'a Map<String, Value>, path: &str) -> Option<&'a Value> {
    if let Some(value) = claims.get(path) {
        return Some(value);
    }
    let mut steps = path.split('.');
    let first = claims.get(steps.next()?)?;
    steps.try_fold(first, |value, step| value.as_object()?.get(step))
}

/// The texts of a claim: the elements of a list, or a text and the words in it.
fn values(claim: Option<&Value>) -> Vec<&str> {
    match claim {
        Some(Value::String(text)) => {
            let mut values: Vec<&str> = text.split_whitespace().collect();
            values.push(text);
            values
        }
        Some(Value::Array(list)) => list.iter().filter_map(Value::as_str).collect(),
        Some(Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_)) | None => Vec::new(),
    }
}

fn highest<T: Copy + Ord>(mappings: &[(String, T)], held: &[&str]) -> Option<T> {
    let given = mappings
        .iter()
        .filter(|(value, _)| held.contains(&value.as_str()));
    given.map(|(_, gives)| *gives).max()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn bearer(role_claim: &str, claims: &Value) -> Identity {
        let config = OidcConfig {
            role_claim: role_claim.to_owned(),
            roles: vec![
                ("heads".to_owned(), Role::Admin),
                ("desk".to_owned(), Role::Editor),
                ("the desk".to_owned(), Role::Editor),
            ],
            clearances: vec![("desk".to_owned(), Visibility::Internal)],
            ..OidcConfig::new("https://issuer.example", "rapport")
        };
        identity(claims.as_object().expect("an object"), &config).expect("somebody")
    }

    #[test]
    fn a_claim_is_a_text_or_words_or_a_list_and_the_highest_counts() {
        let role = |claim: Value| bearer("roles", &json!({"sub": "s", "roles": claim})).role;
        assert_eq!(role(json!("desk")), Role::Editor);
        assert_eq!(role(json!("the desk")), Role::Editor);
        assert_eq!(role(json!("openid desk heads")), Role::Admin);
        assert_eq!(role(json!(["desk", 7, "heads"])), Role::Admin);
        assert_eq!(role(json!(["heads desk"])), Role::Reader);
        assert_eq!(role(json!("DESK headstrong")), Role::Reader);
        assert_eq!(role(json!({"desk": true})), Role::Reader);
        assert_eq!(role(Value::Null), Role::Reader);
    }

    #[test]
    fn a_path_reaches_into_objects_unless_a_claim_has_its_name() {
        let nested = json!({"sub": "s", "realm_access": {"roles": ["desk"]}});
        assert_eq!(bearer("realm_access.roles", &nested).role, Role::Editor);
        assert_eq!(bearer("realm_access.groups", &nested).role, Role::Reader);
        let named = json!({"sub": "s", "https://org.example/roles": ["heads"]});
        assert_eq!(bearer("https://org.example/roles", &named).role, Role::Admin);
    }

    #[test]
    fn a_name_is_the_first_that_is_one() {
        let name = |claims: Value| bearer("roles", &claims).name;
        assert_eq!(
            name(json!({"preferred_username": "kim", "email": "k@x", "sub": "s"})),
            "kim"
        );
        assert_eq!(
            name(json!({"preferred_username": " ", "email": "k@x", "sub": "s"})),
            "k@x"
        );
        assert_eq!(name(json!({"email": "k@x\nADMIN", "sub": "s"})), "s");
        let nobody = identity(&Map::new(), &OidcConfig::new("https://issuer.example", "rapport"));
        assert_eq!(nobody, Err(Refused::Unnamed));
    }

    #[test]
    fn a_token_holds_from_nbf_to_exp_with_thirty_seconds_on_either_side() {
        let at = |second: i64, claims: Value| {
            let now = DateTime::from_timestamp(second, 0).expect("an instant");
            check_times(claims.as_object().expect("an object"), now)
        };
        assert_eq!(at(129, json!({"exp": 100})), Ok(()));
        assert_eq!(at(130, json!({"exp": 100})), Err(Refused::Expired));
        assert_eq!(at(130, json!({"exp": 101.5})), Ok(()));
        assert_eq!(at(69, json!({"exp": 200, "nbf": 100})), Err(Refused::NotYetValid));
        assert_eq!(at(70, json!({"exp": 200, "nbf": 100})), Ok(()));
        assert_eq!(at(0, json!({"exp": u64::MAX, "nbf": 0})), Ok(()));
        for odd in [
            json!({}),
            json!({"exp": "200"}),
            json!({"exp": -1}),
            json!({"exp": null}),
        ] {
            assert_eq!(at(0, odd), Err(Refused::Malformed));
        }
        assert_eq!(at(0, json!({"exp": 200, "nbf": "soon"})), Err(Refused::Malformed));
    }
}
