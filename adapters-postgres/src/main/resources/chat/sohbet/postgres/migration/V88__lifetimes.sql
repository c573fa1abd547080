-- How long what is written to a conversation is kept, in seconds; 0 is for ever.
ALTER TABLE conversation ADD COLUMN lifetime bigint NOT NULL DEFAULT 0 CHECK (lifetime >= 0);

-- When a message ends: from then on nobody sees it, and soon after nothing is left of it but its tombstone.
ALTER TABLE message ADD COLUMN expires_at timestamptz;
-- What is to be wiped next; only what ends one day is in it, until it is wiped.
CREATE INDEX message_expiring ON message (expires_at) WHERE expires_at IS NOT NULL AND body IS NOT NULL;

-- With a message goes what people noted about it, hidden or not; so this is for both.
CREATE INDEX note_message ON note (conversation, seq);
DROP INDEX note_hidden;
