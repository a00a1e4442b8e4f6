//! One definition of the tables for both databases: words in double braces are filled in.

/// Definitions in the dialect of one of the two databases.
pub(crate) fn in_dialect(definitions: &str, sqlite: bool) -> String {
    let words: [(&str, &str); 6] = if sqlite {
        [
            ("{{id}}", "INTEGER PRIMARY KEY"),
            ("{{long}}", "INTEGER"),
            ("{{flag}}", "INTEGER"),
            ("{{real}}", "REAL"),
            ("{{sorted}}", "TEXT"),
            ("{{strict}}", " STRICT"),
        ]
    } else {
        [
            ("{{id}}", "BIGINT PRIMARY KEY"),
            ("{{long}}", "BIGINT"),
            ("{{flag}}", "BOOLEAN"),
            ("{{real}}", "DOUBLE PRECISION"),
            ("{{sorted}}", "TEXT COLLATE \"C\""),
            ("{{strict}}", ""),
        ]
    };
    words.iter().fold(definitions.to_owned(), |sql, (word, meaning)| {
        sql.replace(word, meaning)
    })
}

/// The table that a line of the definitions creates, if it does.
pub(crate) fn created_table(line: &str) -> Option<&str> {
    line.strip_prefix("CREATE TABLE ")?.strip_suffix(" (")
}
