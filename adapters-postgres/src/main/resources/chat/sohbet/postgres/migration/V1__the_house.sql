-- People, their sessions and conversations, and what is said in them. The constraints repeat what the domain
-- promises, so that no bug and no hand on the database breaks it unseen. Times are the database's clock, but for
-- those that a person's act brings along.

-- This database and its history: a restored copy gets another value, and clients start anew.
CREATE TABLE house (
    one     boolean PRIMARY KEY DEFAULT true CHECK (one),
    history uuid    NOT NULL DEFAULT gen_random_uuid()
);
INSERT INTO house DEFAULT VALUES;

-- People ---------------------------------------------------------------------------------------------------------

CREATE TABLE users (
    id            uuid        PRIMARY KEY,
    username      text        NOT NULL,
    -- The two forms by which usernames are compared; in order of code points, whatever the database's locale.
    canonical     text        COLLATE "C" NOT NULL CONSTRAINT users_canonical UNIQUE,
    skeleton      text        COLLATE "C" NOT NULL CONSTRAINT users_skeleton UNIQUE,
    display_name  text        NOT NULL CHECK (char_length(display_name) BETWEEN 1 AND 64),
    email         text        NOT NULL CHECK (char_length(email) <= 254),
    email_key     text        COLLATE "C" NOT NULL CONSTRAINT users_email_key UNIQUE,
    -- A PHC string: algorithm, parameters, salt and hash.
    password      text        NOT NULL,
    -- Both names, folded: what a search in the directory looks through.
    searched      text        COLLATE "C" NOT NULL,
    registered_at timestamptz NOT NULL,
    -- The version of what they arranged for themselves.
    self          bigint      NOT NULL DEFAULT 0 CHECK (self >= 0)
) WITH (fillfactor = 80);

-- Searching inside of names needs trigrams. Where the extension may not be had, it goes without an index.
DO $$
BEGIN
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
    CREATE INDEX users_searched ON users USING gin (searched gin_trgm_ops);
EXCEPTION WHEN insufficient_privilege OR undefined_file OR feature_not_supported OR undefined_object THEN
    RAISE NOTICE 'searching people goes without an index: %', SQLERRM;
END
$$;

-- A device on which somebody is signed in. Of its refresh tokens the newest one's hash is kept.
CREATE TABLE session (
    id         uuid        PRIMARY KEY,
    owner      uuid        NOT NULL REFERENCES users,
    device     text        NOT NULL CHECK (char_length(device) BETWEEN 1 AND 64),
    opened_at  timestamptz NOT NULL,
    used_at    timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    generation bigint      NOT NULL CHECK (generation >= 1),
    newest     text        NOT NULL CHECK (char_length(newest) = 64),
    rotated_at timestamptz NOT NULL,
    ended_at   timestamptz
) WITH (fillfactor = 80);
CREATE INDEX session_open ON session (owner) WHERE ended_at IS NULL;
CREATE INDEX session_ended ON session (ended_at) WHERE ended_at IS NOT NULL;

CREATE TABLE block (
    blocker uuid        NOT NULL REFERENCES users,
    blocked uuid        NOT NULL REFERENCES users,
    at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (blocker, blocked),
    CONSTRAINT block_somebody_else CHECK (blocker <> blocked)
);

-- Conversations --------------------------------------------------------------------------------------------------

-- seq counts messages, version all changes that members share. Both are written with every message, so none of the
-- columns that change then is in an index, and pages keep room for new versions of their rows.
CREATE TABLE conversation (
    id                 uuid        PRIMARY KEY,
    kind               text        NOT NULL CHECK (kind IN ('DIRECT', 'GROUP')),
    seq                bigint      NOT NULL DEFAULT 0 CHECK (seq >= 0),
    version            bigint      NOT NULL DEFAULT 0 CHECK (version >= seq),
    -- When the last message was written; until there is one, when the conversation was opened.
    last_at            timestamptz NOT NULL DEFAULT clock_timestamp(),
    opened_by          uuid        NOT NULL REFERENCES users,
    -- The two people of a direct conversation: one for each unordered pair, never with oneself.
    low                uuid        REFERENCES users,
    high               uuid        REFERENCES users,
    -- What a group shares besides messages, and the version at which that changed last.
    title              text        CHECK (char_length(title) BETWEEN 1 AND 100),
    description        text        CHECK (char_length(description) <= 500),
    properties_version bigint,
    invite             text        CONSTRAINT conversation_invite UNIQUE,
    -- What its founder's client called the group before there was one: founding it again makes no second.
    founded_as         uuid,
    CONSTRAINT conversation_pair UNIQUE (low, high),
    CONSTRAINT conversation_founded_once UNIQUE (opened_by, founded_as),
    CONSTRAINT conversation_pair_ordered CHECK (low < high),
    CONSTRAINT conversation_direct CHECK (kind <> 'DIRECT' OR
        low IS NOT NULL AND high IS NOT NULL AND title IS NULL AND invite IS NULL AND founded_as IS NULL),
    CONSTRAINT conversation_group CHECK (kind <> 'GROUP' OR
        low IS NULL AND high IS NULL AND title IS NOT NULL AND description IS NOT NULL
        AND properties_version <= version AND founded_as IS NOT NULL)
) WITH (fillfactor = 70);

-- Who belongs to a conversation or did, what they may see of it, and how far they have come: the highest seq on one
-- of their devices, and the highest they have seen.
CREATE TABLE member (
    conversation uuid           NOT NULL REFERENCES conversation,
    member       uuid           NOT NULL REFERENCES users,
    role         text           NOT NULL CHECK (role IN ('MEMBER', 'ADMIN')),
    -- The spans of seq they may see; the last has no end while they are a member.
    sees         int8multirange NOT NULL CHECK (NOT isempty(sees) AND NOT lower_inf(sees)),
    version      bigint         NOT NULL CHECK (version >= 0),
    delivered    bigint         NOT NULL DEFAULT 0,
    read         bigint         NOT NULL DEFAULT 0,
    -- The last message they may see, and when it was written, where that is not the conversation's last one:
    -- they are gone, or what came last is hidden from them.
    last_seq     bigint,
    last_at      timestamptz,
    PRIMARY KEY (conversation, member),
    CONSTRAINT member_marks CHECK (0 <= read AND read <= delivered),
    CONSTRAINT member_last CHECK ((last_seq IS NULL) = (last_at IS NULL))
) WITH (fillfactor = 70);
CREATE INDEX member_conversations ON member (member, conversation);

-- seq orders and has no holes; version is the conversation's at the row's last change; client_id makes sending again
-- harmless. A row is written (body), tells what its author did (event), or is a tombstone (neither).
CREATE TABLE message (
    conversation uuid        NOT NULL,
    seq          bigint      NOT NULL CHECK (seq >= 1),
    version      bigint      NOT NULL CHECK (version >= seq),
    author       uuid        NOT NULL,
    client_id    uuid,
    at           timestamptz NOT NULL,
    body         text        CHECK (char_length(body) BETWEEN 1 AND 8000),
    edited       boolean     NOT NULL DEFAULT false,
    event        text,
    event_users  uuid[]      NOT NULL DEFAULT '{}',
    event_text   text        NOT NULL DEFAULT '',
    -- Who reacted, in the order in which they first did, and how.
    reactors     uuid[]      NOT NULL DEFAULT '{}',
    emojis       text[]      NOT NULL DEFAULT '{}',
    -- Who had blocked the author when it was sent: for them it does not exist.
    hidden_from  uuid,
    PRIMARY KEY (conversation, seq),
    CONSTRAINT message_sent_once UNIQUE (conversation, author, client_id),
    CONSTRAINT message_version UNIQUE (conversation, version),
    CONSTRAINT message_by_a_member FOREIGN KEY (conversation, author) REFERENCES member (conversation, member),
    CONSTRAINT message_content CHECK (body IS NULL OR event IS NULL),
    CONSTRAINT message_by_a_client CHECK ((client_id IS NULL) = (event IS NOT NULL)),
    CONSTRAINT message_reactions CHECK (cardinality(reactors) = cardinality(emojis))
) WITH (fillfactor = 95);

-- What somebody arranged for themselves about a conversation; version is their own (users.self).
CREATE TABLE preference (
    owner        uuid        NOT NULL REFERENCES users,
    conversation uuid        NOT NULL,
    version      bigint      NOT NULL CHECK (version >= 1),
    muted_until  timestamptz NOT NULL,
    archived     boolean     NOT NULL,
    pinned       boolean     NOT NULL,
    unread       boolean     NOT NULL,
    draft        text        NOT NULL CHECK (char_length(draft) <= 8192),
    PRIMARY KEY (owner, conversation),
    CONSTRAINT preference_version UNIQUE (owner, version),
    CONSTRAINT preference_of_a_member FOREIGN KEY (conversation, owner) REFERENCES member (conversation, member)
);

-- Presence -------------------------------------------------------------------------------------------------------

-- A node that runs; one that hasn't beaten for a minute is gone.
CREATE TABLE node (
    id        uuid        PRIMARY KEY,
    beaten_at timestamptz NOT NULL
) WITH (fillfactor = 50);

-- Who is connected to which node.
CREATE TABLE presence (
    person uuid NOT NULL REFERENCES users,
    node   uuid NOT NULL REFERENCES node ON DELETE CASCADE,
    PRIMARY KEY (person, node)
);
CREATE INDEX presence_node ON presence (node);

-- When somebody last came or went.
CREATE TABLE seen (
    person uuid        PRIMARY KEY REFERENCES users,
    at     timestamptz NOT NULL
) WITH (fillfactor = 70);

-- News -----------------------------------------------------------------------------------------------------------

-- News that is committed and perhaps not carried to every node yet. Rows are read in order of (xid, id), and only
-- below the oldest transaction that is still running, so that none appears before one that was read. A restored copy
-- starts with an empty outbox: its transactions are counted anew.
CREATE TABLE outbox (
    xid          xid8        NOT NULL DEFAULT pg_current_xact_id(),
    id           bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    at           timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- MOVED: the conversation changed after version "after"; JOINED: subject is a user; ENDED: it is a session.
    kind         text        NOT NULL CHECK (kind IN ('MOVED', 'JOINED', 'ENDED')),
    conversation uuid,
    after        bigint,
    subject      uuid,
    PRIMARY KEY (xid, id),
    CONSTRAINT outbox_moved CHECK ((kind = 'MOVED') = (conversation IS NOT NULL AND after IS NOT NULL)),
    CONSTRAINT outbox_subject CHECK ((kind <> 'MOVED') = (subject IS NOT NULL))
);
-- Rows come and go by the thousand: without this, dead ones pile up between two cleanings.
ALTER TABLE outbox SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
