-- What members hold up to each other: a mark on the message, and for the conversation's list the messages that have one,
-- in the order in which they were pinned; null where there are none.
ALTER TABLE message
    ADD COLUMN pinned boolean NOT NULL DEFAULT false,
    ADD CONSTRAINT message_pinned CHECK (NOT pinned OR body IS NOT NULL);
ALTER TABLE conversation
    ADD COLUMN pins int8[] CHECK (cardinality(pins) BETWEEN 1 AND 3);
