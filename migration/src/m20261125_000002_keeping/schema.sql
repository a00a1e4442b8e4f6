-- Keeping the record together: what was deleted or merged, who could see what when, tokens, and decisions.
-- Words in double braces are those of the first step.

-- Records that are no more. Their identity and key are never given to another: whoever records the key again brings
-- the same record back, and its history goes on.
CREATE TABLE tombstone (
    id {{id}},
    kind TEXT NOT NULL,
    key {{sorted}} NOT NULL,
    name TEXT NOT NULL,
    visibility {{long}} NOT NULL CHECK (visibility BETWEEN 0 AND 2),
    -- The change that deleted it.
    revision {{long}} NOT NULL,
    -- The record that it became part of; null where it was deleted. Its key leads there.
    merged_into {{long}},
    -- Everything that it said, as a line of a record file.
    state TEXT NOT NULL,
    UNIQUE (kind, key)
){{strict}};
CREATE INDEX tombstone_by_merged_into ON tombstone (merged_into);

-- Two records that became one, and the changes that this took: all revisions from the first to the last.
CREATE TABLE merge (
    id {{id}},
    kept_id {{long}} NOT NULL,
    duplicate_id {{long}} NOT NULL,
    first_revision {{long}} NOT NULL,
    last_revision {{long}} NOT NULL,
    -- The change that undid it; null where it stands.
    undone_revision {{long}}
){{strict}};
CREATE INDEX merge_by_kept ON merge (kept_id);

-- Records that look alike and were found to be two: they are not asked about again. The smaller identity comes first.
CREATE TABLE distinction (
    one_id {{long}} NOT NULL,
    other_id {{long}} NOT NULL,
    at {{long}} NOT NULL,
    by TEXT NOT NULL,
    PRIMARY KEY (one_id, other_id),
    CHECK (one_id < other_id)
){{strict}};

-- Who may ask and change what. Of the secret only a digest is kept.
CREATE TABLE token (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    -- SHA-256 of the secret, in hexadecimal digits.
    digest TEXT NOT NULL CHECK (length(digest) = 64),
    role TEXT NOT NULL CHECK (role IN ('READER', 'EDITOR', 'ADMIN')),
    clearance TEXT NOT NULL CHECK (clearance IN ('PUBLIC', 'INTERNAL', 'CONFIDENTIAL')),
    -- Microseconds since 1970-01-01T00:00:00Z.
    created_at {{long}} NOT NULL,
    expires_at {{long}},
    last_used_at {{long}},
    revoked_at {{long}}
){{strict}};

-- The history tells of each change who could see the record before and after it; null where there was none. A record
-- can have become part of another.
CREATE TABLE change_of_record (
    revision {{id}},
    record_id {{long}} NOT NULL,
    at {{long}} NOT NULL,
    by TEXT NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('CREATED', 'UPDATED', 'DELETED', 'MERGED', 'RESTORED')),
    diff TEXT,
    visibility_before {{long}} CHECK (visibility_before BETWEEN 0 AND 2),
    visibility_after {{long}} CHECK (visibility_after BETWEEN 0 AND 2)
){{strict}};

-- Where a record's visibility has ever been changed, what was recorded until then is taken to have been confidential.
INSERT INTO change_of_record
SELECT c.revision, c.record_id, c.at, c.by, c.action, c.diff,
    CASE WHEN c.action = 'CREATED' THEN NULL WHEN c.revision <= v.last THEN 2 ELSE coalesce(r.visibility, 2) END,
    CASE WHEN c.action = 'DELETED' THEN NULL WHEN c.revision < v.last THEN 2 ELSE coalesce(r.visibility, 2) END
FROM change c LEFT JOIN record r ON r.id = c.record_id
LEFT JOIN (SELECT record_id, max(revision) AS last FROM change WHERE diff LIKE '%["visibility",%' GROUP BY record_id) v
    ON v.record_id = c.record_id;
DROP TABLE change;
ALTER TABLE change_of_record RENAME TO change;
CREATE INDEX change_by_record ON change (record_id, revision);
CREATE INDEX change_by_time ON change (at);

-- What is not for everybody is found without reading all records.
CREATE INDEX record_hidden ON record (visibility) WHERE visibility > 0;
