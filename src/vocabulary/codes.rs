//! The codes of errors: what a program goes by where a person reads the sentence.

use std::{fmt, str::FromStr};

use super::UnknownWord;

vocabulary! {
    /// Why something was refused or could not be answered, as `extensions.code` of an error says it.
    ErrorCode {
        /// The document is not GraphQL.
        ParseFailed = "GRAPHQL_PARSE_FAILED",
        /// The document is GraphQL, but does not fit the schema.
        ValidationFailed = "GRAPHQL_VALIDATION_FAILED",
        /// The document has no operation of that name, or several, of which none was named.
        UnknownOperation = "UNKNOWN_OPERATION",
        /// A value cannot be what it is: a variable, an argument, a header, the body.
        BadInput = "BAD_INPUT",
        /// The request has too many bytes.
        RequestTooLarge = "REQUEST_TOO_LARGE",
        /// The document has too many bytes.
        DocumentTooLong = "DOCUMENT_TOO_LONG",
        /// The document has too many words and signs.
        TooManyTokens = "TOO_MANY_TOKENS",
        /// Brackets, fields or fragments are nested too deep.
        TooDeep = "TOO_DEEP",
        /// Too many fields go by another name.
        TooManyAliases = "TOO_MANY_ALIASES",
        /// An operation begins with too many fields.
        TooManyRootFields = "TOO_MANY_ROOT_FIELDS",
        /// The document has too many directives.
        TooManyDirectives = "TOO_MANY_DIRECTIVES",
        /// An operation has too many fields, with each fragment written out.
        TooManyFields = "TOO_MANY_FIELDS",
        /// The answer would cost too much: rows times fields.
        TooCostly = "TOO_COSTLY",
        /// A question takes more steps than it may.
        LimitExceeded = "LIMIT_EXCEEDED",
        /// The answer took longer than it may.
        DeadlineExceeded = "DEADLINE_EXCEEDED",
        /// Whoever asks has asked too often lately.
        RateLimited = "RATE_LIMITED",
        /// The server has as much to do as it takes on.
        Overloaded = "OVERLOADED",
        /// Nobody is known by the token, or a token is needed.
        Unauthenticated = "UNAUTHENTICATED",
        /// Whoever asks may not do this.
        Forbidden = "FORBIDDEN",
        /// The schema is told only to those who show a token.
        IntrospectionDisabled = "INTROSPECTION_DISABLED",
        /// The server knows no document by the name or the hash that was sent in its place.
        PersistedQueryNotFound = "PERSISTED_QUERY_NOT_FOUND",
        /// The server answers only the documents that it knows.
        DocumentNotTrusted = "DOCUMENT_NOT_TRUSTED",
        /// The database, or the issuer of tokens, is busy or away for the moment.
        Unavailable = "UNAVAILABLE",
        /// The database cannot be reached for the moment.
        DatabaseUnavailable = "DATABASE_UNAVAILABLE",
        /// The database can only be read from for the moment.
        DatabaseReadOnly = "DATABASE_READ_ONLY",
        /// The database has no room left.
        DatabaseFull = "DATABASE_FULL",
        /// The history was cut back: what was followed so far is no longer what there is.
        HistoryCutBack = "HISTORY_CUT_BACK",
        /// Something of the server's failed, and its log says why.
        Internal = "INTERNAL",
    }
}
