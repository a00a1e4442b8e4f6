-- Full-text search on PostgreSQL: the words of folded text (see store/search.rs). `names` are the words of
-- the name and the other names, `body` those of everything else.
CREATE TABLE search (
    record_id BIGINT PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    names TSVECTOR NOT NULL,
    body TSVECTOR NOT NULL
);
CREATE INDEX search_by_names ON search USING gin (names);
CREATE INDEX search_by_words ON search USING gin ((names || body));
