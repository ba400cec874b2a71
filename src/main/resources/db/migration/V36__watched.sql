-- What the metrics read every few seconds or minutes is found by an index: the mails that wait and those that
-- were given up, among all that were sent, and the oldest file.
CREATE INDEX outbox_queued ON outbox (created) WHERE state = 'queued';
CREATE INDEX outbox_dead ON outbox (finished) WHERE state = 'dead';
CREATE INDEX conversation_file_received ON conversation_file (received_at);
