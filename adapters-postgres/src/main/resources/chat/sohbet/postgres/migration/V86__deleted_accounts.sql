-- Who has deleted their account: nothing is left of them but that they were here, and the forms of their username,
-- which is never given again. leaving: what was theirs elsewhere is still being cleared away.
ALTER TABLE users
    ALTER COLUMN email     DROP NOT NULL,
    ALTER COLUMN email_key DROP NOT NULL,
    ADD COLUMN deleted_at timestamptz,
    ADD COLUMN leaving    boolean NOT NULL DEFAULT false,
    ADD CONSTRAINT users_email CHECK ((email IS NULL) = (deleted_at IS NOT NULL)
                                      AND (email_key IS NULL) = (deleted_at IS NOT NULL)),
    ADD CONSTRAINT users_deleted CHECK (deleted_at IS NULL OR picture IS NULL AND about = '' AND password = ''),
    ADD CONSTRAINT users_leaving CHECK (deleted_at IS NOT NULL OR NOT leaving);
CREATE INDEX users_leaving ON users (deleted_at) WHERE leaving;

-- Nothing more is said where nobody would read it.
ALTER TABLE conversation
    ADD COLUMN closed boolean NOT NULL DEFAULT false,
    ADD CONSTRAINT conversation_closed CHECK (NOT closed OR kind = 'DIRECT');
