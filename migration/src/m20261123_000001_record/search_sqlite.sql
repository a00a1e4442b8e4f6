-- Full-text search on SQLite: an FTS5 index over folded text (see store/search.rs), which keeps the words
-- and not the text. `names` are the words of the name and the other names, `body` those of everything else.
CREATE VIRTUAL TABLE search USING fts5 (
    names,
    body,
    content = '',
    contentless_delete = 1,
    tokenize = 'unicode61 remove_diacritics 2'
);
