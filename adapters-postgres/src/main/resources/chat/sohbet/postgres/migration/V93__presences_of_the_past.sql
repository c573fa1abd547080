-- Rows of an epoch that is over are found by it, however many of the present one there are.
DROP INDEX presence_slot;
CREATE INDEX presence_epoch ON presence (slot, epoch);
