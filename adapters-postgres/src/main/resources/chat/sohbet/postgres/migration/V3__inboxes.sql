-- Each node has an inbox of its own, and the others look up whom to tell of what.

DROP TABLE presence;
DROP TABLE node;

-- An inbox: a slot, and the epoch of who holds it, until a time that is moved on and on. Without that time it is
-- free. Heartbeats write these rows all the time, so no index is on what they write.
CREATE TABLE node (
    slot       integer     PRIMARY KEY CHECK (slot >= 0),
    epoch      bigint      NOT NULL CHECK (epoch >= 1),
    held_until timestamptz,
    renewed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- Whether its holder reads what comes into it.
    listens    boolean     NOT NULL DEFAULT false,
    -- Up to where in the outbox its holder has told its people.
    told_xid   xid8        NOT NULL,
    told_id    bigint      NOT NULL
) WITH (fillfactor = 50);
ALTER TABLE node SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);

-- Who is connected to which node. Rows of an epoch that is over mean nothing and are cleared away later; therefore
-- none refers to its node, whose row arrivals would have to lock.
CREATE TABLE presence (
    person uuid    NOT NULL REFERENCES users,
    slot   integer NOT NULL,
    epoch  bigint  NOT NULL,
    PRIMARY KEY (person, slot)
) WITH (fillfactor = 70);
CREATE INDEX presence_slot ON presence (slot);
