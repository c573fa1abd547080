-- What people keep to themselves.
ALTER TABLE users
    ADD COLUMN hides_last_seen boolean NOT NULL DEFAULT false,
    ADD COLUMN hides_read      boolean NOT NULL DEFAULT false,
    ADD COLUMN hides_picture   boolean NOT NULL DEFAULT false;

-- Asked with every mark of a direct conversation; as long as nobody hides anything there is nothing in it.
CREATE INDEX users_hiding_read ON users (id) WHERE hides_read;
CREATE INDEX users_hiding ON users (id) WHERE hides_last_seen OR hides_read OR hides_picture;
