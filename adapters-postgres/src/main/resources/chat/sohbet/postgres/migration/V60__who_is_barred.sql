-- Who is not to come in any more, and since when: whoever hosts the house says so.
ALTER TABLE users ADD COLUMN barred_at timestamptz;
CREATE INDEX users_barred ON users (barred_at) WHERE barred_at IS NOT NULL;
