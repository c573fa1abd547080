-- What made a piece of news, so that whoever carries it later logs it under the same name. A node of an earlier version
-- writes and reads rows without it.
ALTER TABLE outbox ADD COLUMN trace text NOT NULL DEFAULT '';
