-- What a message is besides its text: an answer, a call to somebody, something passed on.
ALTER TABLE message
    -- The message of the same conversation that it answers. No foreign key: it names an earlier row of a log in which
    -- no row ever goes, and was looked at under the lock.
    ADD COLUMN reply_to  bigint CHECK (reply_to < seq),
    -- Whom it calls by name; null where nobody.
    ADD COLUMN mentions  uuid[] CHECK (cardinality(mentions) BETWEEN 1 AND 50),
    ADD COLUMN forwarded boolean NOT NULL DEFAULT false,
    -- Whether a text may be empty depends on what else was written.
    DROP CONSTRAINT message_body_check,
    ADD CONSTRAINT message_body CHECK (char_length(body) <= 8000),
    ADD CONSTRAINT message_writing CHECK (body IS NOT NULL OR reply_to IS NULL AND mentions IS NULL AND NOT forwarded);

-- Unread messages that call somebody are counted in this; most messages call nobody.
CREATE INDEX message_mentions ON message (conversation, seq) WHERE mentions IS NOT NULL;
