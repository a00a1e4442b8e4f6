//! A request as a client sends it, whatever carries it: the body of a POST, the address of a GET, a message of a socket.

use async_graphql::{Extensions, Request, ServerError, Variables};
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::{
    graphql::{
        refusal,
        trusted::{Named, NotServed, TrustedDocuments},
    },
    vocabulary::ErrorCode,
};

/// How deep variables and extensions may nest. Whatever reads them goes down with them.
const DEEPEST: usize = 64;
/// How many values one list or object of them may have.
const LONGEST: usize = 10_000;
/// How many values there may be in all: as many as fit into the largest request, if each says something.
const MOST: usize = 100_000;

/// A request: a document, or the name of one that the server knows, and what to do with it.
#[derive(Debug, Default)]
pub struct Asked {
    /// The document; none where it is named instead.
    pub query: Option<String>,
    /// The name of a document that the server knows.
    pub document_id: Option<String>,
    /// Which of the document's operations.
    pub operation_name: Option<String>,
    /// The variables.
    pub variables: Variables,
    /// What the protocol does not name.
    pub extensions: Extensions,
}

/// Why a request names nothing that could be executed.
#[derive(Debug)]
pub enum Unasked {
    /// It is not one.
    Malformed(String),
    /// It is one, of a document that is not served.
    NotServed(NotServed),
}

impl Asked {
    /// Reads a request from the body of a POST. The error says what is wrong with it.
    pub(super) fn in_body(bytes: &[u8]) -> Result<Self, String> {
        let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
        if first == Some(&b'[') {
            return Err(
                "the body is a list; expected one request: send several in requests of their own".to_owned(),
            );
        }
        let asked = serde_json::from_slice(bytes).map_err(|error| {
            format!("the body is not a GraphQL request in JSON, like {{\"query\": \"…\"}}: {error}")
        })?;
        Self::read(asked)
    }

    /// Takes a request from an object in JSON; what the protocol does not name is passed over. The error says what is wrong
    /// with it.
    pub(super) fn read(mut from: Map<String, Value>) -> Result<Self, String> {
        let mut left = MOST;
        for name in ["variables", "extensions"] {
            if let Some(value) = from.get(name) {
                check(value, DEEPEST, &mut left).map_err(|wrong| format!("{name}: {wrong}"))?;
            }
        }
        let extensions = object(&mut from, "extensions")?.map(|extensions| {
            Extensions::deserialize(Value::Object(extensions)).map_err(|error| format!("extensions: {error}"))
        });
        let variables = object(&mut from, "variables")?;
        Ok(Self {
            query: string(&mut from, "query")?,
            document_id: string(&mut from, "documentId")?,
            operation_name: string(&mut from, "operationName")?,
            variables: variables
                .map(|variables| Variables::from_json(Value::Object(variables)))
                .unwrap_or_default(),
            extensions: extensions.transpose()?.unwrap_or_default(),
        })
    }

    /// Reads a request from the parameters of an address: those that the protocol does not name are passed over. The
    /// error says what is wrong.
    pub(super) fn in_address(parameters: &str) -> Result<Self, String> {
        let mut asked = Map::new();
        for (name, value) in form_urlencoded::parse(parameters.as_bytes()) {
            let value = match &*name {
                "query" | "documentId" | "operationName" => Value::String(value.into_owned()),
                "variables" | "extensions" if value.is_empty() => Value::Null,
                "variables" | "extensions" => serde_json::from_str(&value)
                    .map_err(|error| format!("{name}: expected an object in JSON: {error}"))?,
                _ => continue,
            };
            if asked.insert(name.clone().into_owned(), value).is_some() {
                return Err(format!("{name}: given twice"));
            }
        }
        Self::read(asked)
    }

    /// Whether it says neither what document it means, nor by what name the server knows it.
    pub(super) fn is_of_nothing(&self) -> bool {
        self.query.is_none() && self.document_id.is_none() && !self.extensions.contains_key("persistedQuery")
    }

    /// What is to be executed.
    pub(super) fn request(self, documents: &TrustedDocuments) -> Result<Request, Unasked> {
        let named = self.named().map_err(Unasked::Malformed)?;
        let id = match &named {
            Some(Named::Id(id)) => Some(id.clone()),
            // One that is not the operator's can be sent along with its text.
            Some(Named::Hash(_)) | None => None,
        };
        let Some(text) = documents.text(self.query, named).map_err(Unasked::NotServed)? else {
            return Err(Unasked::Malformed(
                "query: missing; expected a GraphQL document".to_owned(),
            ));
        };
        if let Some(id) = id {
            crate::request::trusted(&id);
        }
        let mut request = Request::new(text).variables(self.variables);
        request.operation_name = self.operation_name;
        request.extensions = self.extensions;
        Ok(request)
    }

    /// The document that is named, in either of the two ways: `documentId`, or the `persistedQuery` of Apollo's clients.
    fn named(&self) -> Result<Option<Named>, String> {
        if let Some(id) = &self.document_id {
            return if self.query.is_some() {
                Err("documentId: given beside query; expected one of them".to_owned())
            } else {
                Ok(Some(Named::Id(id.clone())))
            };
        }
        let Some(async_graphql::Value::Object(persisted)) = self.extensions.get("persistedQuery") else {
            return Ok(None);
        };
        match persisted.get("sha256Hash") {
            Some(async_graphql::Value::String(hash)) => Ok(Some(Named::Hash(hash.to_ascii_lowercase()))),
            Some(_) | None => {
                Err("extensions.persistedQuery.sha256Hash: missing; expected a text".to_owned())
            }
        }
    }
}

impl Unasked {
    /// The same as GraphQL tells it.
    pub(super) fn error(&self) -> ServerError {
        match self {
            Self::Malformed(message) => refusal(ErrorCode::BadInput, message.clone(), None),
            Self::NotServed(refused) => refused.error(),
        }
    }
}

/// Checks that a value nests no more than so many levels, and that no part of it is too much; takes what there is of it from
/// what is left. The error says what there is too much of.
fn check(value: &Value, levels: usize, left: &mut usize) -> Result<(), String> {
    let length = match value {
        Value::Object(object) => object.len(),
        Value::Array(list) => list.len(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => return Ok(()),
    };
    if levels == 0 {
        return Err(format!("nests more than {DEEPEST} levels of objects and lists"));
    }
    if length > LONGEST {
        return Err(format!(
            "{length} values stand in one list or object; expected at most {LONGEST}"
        ));
    }
    *left = left
        .checked_sub(length)
        .ok_or_else(|| format!("has more than {MOST} values; expected fewer"))?;
    match value {
        Value::Object(object) => object
            .values()
            .try_for_each(|value| check(value, levels - 1, left)),
        Value::Array(list) => list.iter().try_for_each(|value| check(value, levels - 1, left)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Ok(()),
    }
}

/// A text of an object, or none for null.
fn string(object: &mut Map<String, Value>, name: &str) -> Result<Option<String>, String> {
    match object.remove(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(format!("{name}: expected a string")),
    }
}

/// An object of an object, or none for null.
fn object(object: &mut Map<String, Value>, name: &str) -> Result<Option<Map<String, Value>>, String> {
    match object.remove(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::Object(found)) => Ok(Some(found)),
        Some(_) => Err(format!("{name}: expected an object")),
    }
}
