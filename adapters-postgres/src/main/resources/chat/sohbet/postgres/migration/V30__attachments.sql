-- Files that messages carry. Their bytes lie elsewhere, under the keys blob and thumbnail.
CREATE TABLE attachment (
    id             uuid        PRIMARY KEY,
    owner          uuid        NOT NULL REFERENCES users,
    -- What its owner's client called it: uploading it again makes no second.
    client_id      uuid        NOT NULL,
    kind           text        NOT NULL CHECK (kind IN ('IMAGE', 'VIDEO', 'AUDIO', 'VOICE', 'DOCUMENT')),
    media_type     text        NOT NULL CHECK (media_type ~ '^[a-z]+/[a-z0-9.+-]+$'),
    -- No control characters: a list of attachments is read as one text, separated by them.
    name           text        NOT NULL CHECK (char_length(name) BETWEEN 1 AND 120 AND name !~ '[\x01-\x1f\x7f]'),
    size           bigint      NOT NULL CHECK (size >= 0),
    width          integer     CHECK (width >= 1),
    height         integer     CHECK (height >= 1),
    length_millis  bigint      CHECK (length_millis >= 0),
    peaks          text        CHECK (peaks ~ '^[0-9a-f]{1,64}$'),
    blob           uuid        NOT NULL UNIQUE,
    thumbnail      uuid        UNIQUE,
    thumbnail_size bigint      CHECK (thumbnail_size >= 0),
    uploaded_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- Whether something has ever carried it, and whether it may be that nothing does now.
    claimed        boolean     NOT NULL DEFAULT false,
    loose          boolean     NOT NULL DEFAULT true,
    CONSTRAINT attachment_uploaded_once UNIQUE (owner, client_id),
    CONSTRAINT attachment_area CHECK ((width IS NULL) = (height IS NULL)),
    CONSTRAINT attachment_recording CHECK ((length_millis IS NULL) = (peaks IS NULL)),
    CONSTRAINT attachment_thumbnail CHECK ((thumbnail IS NULL) = (thumbnail_size IS NULL))
);
CREATE INDEX attachment_loose ON attachment (uploaded_at) WHERE loose;

-- Which a message carries, in their order. Who uses a file is asked of this index, so that there is no second list of
-- uses that could drift; only messages that carry something are in it.
ALTER TABLE message ADD COLUMN attachments uuid[] NOT NULL DEFAULT '{}';
CREATE INDEX message_attachments ON message USING gin (attachments) WITH (fastupdate = off)
    WHERE attachments <> '{}';
