-- What agents of the support note about a conversation, for each other. It goes with the conversation, and with its erasure.
CREATE TABLE conversation_note (
  -- Named by the form, so that a note that is sent twice is there once.
  id uuid PRIMARY KEY,
  conversation uuid NOT NULL REFERENCES conversation ON DELETE CASCADE,
  -- The agent's name at that time.
  who text NOT NULL,
  -- With masks in the place of what is sensitive.
  text text NOT NULL,
  written_at timestamptz NOT NULL
);

CREATE INDEX conversation_note_conversation ON conversation_note (conversation, written_at);
