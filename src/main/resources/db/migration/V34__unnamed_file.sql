-- Whether a turn named the file; one that none named goes within the hour. Those of before stay as they were promised.
ALTER TABLE conversation_file ADD COLUMN named boolean NOT NULL DEFAULT true;
ALTER TABLE conversation_file ALTER COLUMN named SET DEFAULT false;

CREATE INDEX conversation_file_unnamed ON conversation_file (received_at) WHERE NOT named;
