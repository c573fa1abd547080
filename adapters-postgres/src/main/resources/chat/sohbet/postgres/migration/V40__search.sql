-- Which of a conversation's pages of 64 messages may hold what somebody looks for: a page's grams are a Bloom filter
-- of the pieces of its folded texts and of its authors. What a page really holds is always read from its messages, so
-- a filter that is late or says too much does no harm; and as it is a table apart, a reaction doesn't rewrite it.
CREATE TABLE search_page (
    conversation uuid        NOT NULL,
    page         bigint      NOT NULL CHECK (page >= 0),
    first_at     timestamptz NOT NULL,
    last_at      timestamptz NOT NULL CHECK (last_at >= first_at),
    grams        bytea       NOT NULL CHECK (octet_length(grams) = 1024),
    PRIMARY KEY (conversation, page)
);
-- Always in the row, and never compressed: bits are looked at where they lie.
ALTER TABLE search_page ALTER COLUMN grams SET STORAGE PLAIN;

-- Pages whose texts have changed since their grams were gathered. The last come first: what was just said is what is
-- looked for, and an old database that has to be gathered from its beginning can wait.
CREATE TABLE search_due (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    conversation uuid   NOT NULL,
    page         bigint NOT NULL
);
-- Rows come and go by the thousand, as in the outbox.
ALTER TABLE search_due SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

-- By triggers, so that whoever writes a message or wipes its text needn't think of it: once for each statement that
-- adds messages, and for a changed row only if its text is another.
CREATE FUNCTION search_written() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO search_due (conversation, page) SELECT DISTINCT conversation, (seq - 1) / 64 FROM written;
    RETURN NULL;
END
$$;
CREATE TRIGGER message_written AFTER INSERT ON message
    REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION search_written();

CREATE FUNCTION search_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO search_due (conversation, page) VALUES (NEW.conversation, (NEW.seq - 1) / 64);
    RETURN NULL;
END
$$;
CREATE TRIGGER message_changed AFTER UPDATE ON message
    FOR EACH ROW WHEN (OLD.body IS DISTINCT FROM NEW.body) EXECUTE FUNCTION search_changed();

-- What was said before there was a search.
INSERT INTO search_due (conversation, page)
SELECT id, page
FROM conversation
CROSS JOIN LATERAL generate_series(0, (seq - 1) / 64) AS page
WHERE seq > 0
ORDER BY last_at, page;
