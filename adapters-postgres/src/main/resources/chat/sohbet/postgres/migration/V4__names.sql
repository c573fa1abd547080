-- Where a group got its name: who is gone is shown the one it had then.
CREATE INDEX message_named ON message (conversation, seq) WHERE event IN ('CREATED', 'RENAMED', 'DESCRIBED');
