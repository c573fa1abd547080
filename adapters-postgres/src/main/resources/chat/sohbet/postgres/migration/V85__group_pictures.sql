-- The picture that stands for a group, and the version at which it became so: who is gone by then isn't shown it.
ALTER TABLE conversation
    ADD COLUMN picture    uuid REFERENCES attachment,
    ADD COLUMN picture_at bigint,
    ADD CONSTRAINT conversation_picture CHECK (picture IS NULL OR kind = 'GROUP' AND picture_at <= version);
CREATE INDEX conversation_pictured ON conversation (picture) WHERE picture IS NOT NULL;
