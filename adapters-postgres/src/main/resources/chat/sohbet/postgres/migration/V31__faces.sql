-- The picture that somebody shows of themselves.
ALTER TABLE users ADD COLUMN picture uuid REFERENCES attachment;
CREATE INDEX users_picture ON users (picture) WHERE picture IS NOT NULL;
