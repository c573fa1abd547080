-- Who of the people here looks after the house.
ALTER TABLE users
    ADD COLUMN steward boolean NOT NULL DEFAULT false,
    ADD CONSTRAINT users_steward CHECK (NOT steward OR deleted_at IS NULL);

-- What people reported: a person, or a message of theirs. Once it is settled only that it was there stays, for a while.
CREATE TABLE report (
    id           uuid        PRIMARY KEY,
    reporter     uuid        NOT NULL REFERENCES users,
    about        uuid        NOT NULL REFERENCES users,
    conversation uuid        REFERENCES conversation,
    seq          bigint      CHECK (seq > 0),
    reason       text        NOT NULL CHECK (reason IN ('spam', 'abuse', 'illegal', 'other')),
    note         text        NOT NULL CHECK (length(note) <= 500),
    at           timestamptz NOT NULL,
    outcome      text        CHECK (outcome IN ('DISMISSED', 'DELETED', 'BARRED')),
    settled_by   uuid        REFERENCES users,
    settled_at   timestamptz,
    CONSTRAINT report_subject CHECK ((conversation IS NULL) = (seq IS NULL)),
    CONSTRAINT report_settled CHECK ((outcome IS NULL) = (settled_at IS NULL) AND (outcome IS NULL) = (settled_by IS NULL)),
    CONSTRAINT report_emptied CHECK (outcome IS NULL OR note = '')
);
CREATE UNIQUE INDEX report_once ON report (reporter, about, conversation, seq) NULLS NOT DISTINCT WHERE settled_at IS NULL;
CREATE INDEX report_open ON report (at, id) WHERE settled_at IS NULL;
CREATE INDEX report_about ON report (about) WHERE settled_at IS NULL;
CREATE INDEX report_by ON report (reporter, at);
CREATE INDEX report_over ON report (settled_at) WHERE settled_at IS NOT NULL;

-- The words as they stood when they were reported.
CREATE TABLE report_words (
    report uuid        NOT NULL REFERENCES report ON DELETE CASCADE,
    seq    bigint      NOT NULL,
    author uuid        NOT NULL REFERENCES users,
    at     timestamptz NOT NULL,
    body   text        NOT NULL,
    files  integer     NOT NULL,
    PRIMARY KEY (report, seq)
);
