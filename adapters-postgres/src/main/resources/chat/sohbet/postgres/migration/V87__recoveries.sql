-- Who may choose another password by a code they got by mail: of each the newest, and of that the SHA-256.
CREATE TABLE recovery (
    owner      uuid        PRIMARY KEY REFERENCES users,
    hash       text        NOT NULL CONSTRAINT recovery_hash UNIQUE CHECK (hash ~ '^[0-9a-f]{64}$'),
    asked_at   timestamptz NOT NULL,
    expires_at timestamptz NOT NULL CHECK (expires_at > asked_at)
);
