-- What somebody puts out of their own sight. All that is read joins its reader's row of member, so who never cleared
-- nor hid anything costs no look into another table.
ALTER TABLE member
    -- All up to this seq is out of their sight.
    ADD COLUMN cleared bigint  NOT NULL DEFAULT 0 CHECK (cleared >= 0),
    -- Whether any later message is, by a row of note.
    ADD COLUMN hides   boolean NOT NULL DEFAULT false,
    -- Out of their list while nothing is to be seen in it. This and cleared belong to the row of preference.
    ADD COLUMN removed boolean NOT NULL DEFAULT false;

-- What somebody made of a message for themselves; version is their own (users.self), as in preference.
CREATE TABLE note (
    owner        uuid    NOT NULL REFERENCES users,
    conversation uuid    NOT NULL,
    seq          bigint  NOT NULL,
    version      bigint  NOT NULL CHECK (version >= 1),
    starred      boolean NOT NULL,
    hidden       boolean NOT NULL,
    PRIMARY KEY (owner, conversation, seq),
    CONSTRAINT note_version UNIQUE (owner, version),
    CONSTRAINT note_of_a_message FOREIGN KEY (conversation, seq) REFERENCES message (conversation, seq),
    CONSTRAINT note_of_a_member FOREIGN KEY (conversation, owner) REFERENCES member (conversation, member),
    CONSTRAINT note_shows_its_star CHECK (NOT (starred AND hidden))
);
-- Stars, last first; and from whom a message is hidden that changes.
CREATE INDEX note_starred ON note (owner, version) WHERE starred;
CREATE INDEX note_hidden ON note (conversation, seq) WHERE hidden;
