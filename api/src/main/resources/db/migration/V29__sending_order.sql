-- Senders take what is red first, then what has waited longest: in the order of the index, however much waits.

DROP INDEX notice_due;
CREATE INDEX notice_due ON notice ((urgency <> 'RED'), due_at) WHERE due_at IS NOT NULL;
