-- Which devices want to be told of messages while no page of them is open, by whose push service, and the keys that
-- their letters are sealed with. It goes with its session.
CREATE TABLE subscription (
    session  uuid        PRIMARY KEY REFERENCES session ON DELETE CASCADE,
    owner    uuid        NOT NULL REFERENCES users,
    endpoint text        NOT NULL CONSTRAINT subscription_endpoint UNIQUE CHECK (char_length(endpoint) <= 1024),
    key      text        NOT NULL CHECK (char_length(key) <= 100),
    secret   text        NOT NULL CHECK (char_length(secret) <= 30),
    preview  boolean     NOT NULL,
    language text        NOT NULL CHECK (char_length(language) <= 40),
    at       timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX subscription_owner ON subscription (owner, at);
