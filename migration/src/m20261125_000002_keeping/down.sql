-- Back to the first step. What was deleted or merged, and who may ask, is forgotten.
DROP INDEX record_hidden;
CREATE TABLE change_before (
    revision {{id}},
    record_id {{long}} NOT NULL,
    at {{long}} NOT NULL,
    by TEXT NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('CREATED', 'UPDATED', 'DELETED')),
    diff TEXT
){{strict}};
INSERT INTO change_before
SELECT revision, record_id, at, by,
    CASE action WHEN 'MERGED' THEN 'DELETED' WHEN 'RESTORED' THEN 'CREATED' ELSE action END, diff
FROM change;
DROP TABLE change;
ALTER TABLE change_before RENAME TO change;
CREATE INDEX change_by_record ON change (record_id, revision);
DROP TABLE token;
DROP TABLE distinction;
DROP TABLE merge;
DROP TABLE tombstone;
