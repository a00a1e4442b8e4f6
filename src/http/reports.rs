//! Reports as pages: `GET /reports` says which there are and asks for what they need, `GET /reports/{name}` makes one.

use std::sync::LazyLock;

use axum::{
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use minijinja::{Environment, context};

use super::{Shared, identity::identify};
use crate::{
    reports::{
        ReportError, SHARED,
        parameters::{Given, ParameterSpec},
        render::STYLE,
        report,
    },
    vocabulary::{Language, ReportFormat, ReportName},
};

/// What a page may do: show itself, and send its own forms.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'self'; \
                      frame-ancestors 'none'";

/// The languages, by their codes and their own names.
const LANGUAGES: [(&str, &str); 4] = [
    ("en", "English"),
    ("ko", "한국어"),
    ("es", "Español"),
    ("fr", "Français"),
];

/// The templates of the index and of a report's form.
static PAGES: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut pages = Environment::new();
    pages
        .add_template("reports.html", include_str!("reports.html.jinja"))
        .expect("the template is tested");
    pages
});

/// Answers `GET /reports`.
pub(super) async fn index() -> Response {
    page(StatusCode::OK, ReportName::ALL, &Given::default(), None)
}

/// Answers `GET /reports/{name}`: the report, or its form where something is missing or wrong.
pub(super) async fn one(
    State(shared): State<Shared>,
    uri: Uri,
    headers: HeaderMap,
    Path(name): Path<String>,
) -> Response {
    if let Some(name) = name
        .strip_suffix(".schema.json")
        .and_then(|name| name.parse().ok())
    {
        return schema(name);
    }
    let Ok(name) = name.parse::<ReportName>() else {
        let message = format!(
            "there is no report {name:?}; expected one of {}",
            ReportName::WORDS.join(", ")
        );
        return page(
            StatusCode::NOT_FOUND,
            ReportName::ALL,
            &Given::default(),
            Some(&message),
        );
    };
    let identity = match identify(&shared.app, &uri, &headers).await {
        Ok(identity) => identity,
        Err(refused) => return refused.into_response(),
    };
    let pairs = form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes()).into_owned();
    // A form sends what was not filled in, too.
    let mut given = Given(pairs.filter(|(_, value)| !value.trim().is_empty()).collect());
    let nothing_asked = given.0.is_empty() && name.parameters().iter().any(|spec| spec.required);
    if nothing_asked {
        return page(StatusCode::OK, &[name], &given, None);
    }
    let asked = given.clone();
    let wrong = |status, message: &str| page(status, &[name], &asked, Some(message));
    let (format, language) = match (
        taken(&mut given, "format", ReportFormat::Html, ReportFormat::WORDS),
        taken(&mut given, "lang", Language::En, Language::WORDS),
    ) {
        (Ok(format), Ok(language)) => (format, language),
        (Err(message), _) | (_, Err(message)) => return wrong(StatusCode::BAD_REQUEST, &message),
    };
    let snapshot = match shared.app.live().snapshot(identity.clearance).await {
        Ok(snapshot) => snapshot,
        Err(error) => return cannot_answer(&error),
    };
    let today = shared.app.clock().today();
    match report(name, snapshot, today, &given, format, language).await {
        Ok(text) => laid_out(name, format, text),
        Err(ReportError::Store(error)) => cannot_answer(&error),
        Err(error @ ReportError::Unknown { .. }) => wrong(StatusCode::NOT_FOUND, &error.to_string()),
        Err(error @ ReportError::Limit(_)) => wrong(StatusCode::UNPROCESSABLE_ENTITY, &error.to_string()),
        Err(error @ (ReportError::Invalid { .. } | ReportError::Unheard { .. })) => {
            wrong(StatusCode::BAD_REQUEST, &error.to_string())
        }
    }
}

/// Takes a word out of what was given.
fn taken<W: std::str::FromStr>(given: &mut Given, name: &str, usual: W, words: &[&str]) -> Result<W, String> {
    let found = given.0.iter().rposition(|(given, _)| given == name);
    let value = found.map(|place| given.0[place].1.trim().to_owned());
    given.0.retain(|(given, _)| given != name);
    value.map_or(Ok(usual), |word| {
        let wrong = |_| {
            format!(
                "{name}: {word:?} is not taken; expected one of {}",
                words.join(", ")
            )
        };
        word.parse().map_err(wrong)
    })
}

/// A report, laid out.
fn laid_out(name: ReportName, format: ReportFormat, text: String) -> Response {
    let mut response = (StatusCode::OK, text).into_response();
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static(format.media_type()),
    );
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    // What one may see is not for whoever comes after them.
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("private, no-store"),
    );
    if format == ReportFormat::Csv {
        let file = format!("attachment; filename=\"{name}.csv\"");
        if let Ok(value) = HeaderValue::from_str(&file) {
            headers.insert(header::CONTENT_DISPOSITION, value);
        }
    }
    response
}

fn schema(name: ReportName) -> Response {
    let schema = serde_json::to_string_pretty(&name.schema()).unwrap_or_default() + "\n";
    let headers = [(header::CONTENT_TYPE, "application/schema+json")];
    (headers, schema).into_response()
}

/// The forms of some reports, with what was given, and what was wrong with it.
fn page(status: StatusCode, names: &[ReportName], given: &Given, wrong: Option<&str>) -> Response {
    let field = |spec: &ParameterSpec| {
        let last = given.0.iter().rev().find(|(name, _)| name == spec.name);
        context! {
            name => spec.name,
            about => spec.about,
            expected => spec.expected,
            required => spec.required,
            value => last.map(|(_, value)| value),
        }
    };
    let forms: Vec<_> = names
        .iter()
        .map(|name| {
            let fields: Vec<_> = name.parameters().iter().chain(SHARED).map(field).collect();
            context! {
                name => name.word(),
                title => name.title(Language::En),
                about => name.about(Language::En),
                fields => fields,
            }
        })
        .collect();
    let page = PAGES.get_template("reports.html").and_then(|template| {
        template.render(context! {
            style => STYLE,
            forms => forms,
            wrong => wrong,
            formats => ReportFormat::WORDS.to_vec(),
            languages => LANGUAGES.map(|(code, language)| vec![code, language]).to_vec(),
        })
    });
    let page = match page {
        Ok(page) => page,
        Err(error) => {
            tracing::error!(
                error = &error as &dyn std::error::Error,
                "a page cannot be written"
            );
            wrong.unwrap_or_default().to_owned()
        }
    };
    let mut response = laid_out(ReportName::Briefing, ReportFormat::Html, page);
    *response.status_mut() = status;
    response
}

fn cannot_answer(error: &crate::store::StoreError) -> Response {
    tracing::error!(error = error as &dyn std::error::Error, "a statement failed");
    let message = "the database could not answer; the server's log says why\n";
    (StatusCode::SERVICE_UNAVAILABLE, message).into_response()
}
