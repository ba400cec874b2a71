-- What people sent beside their words: kept, sealed under the conversation's own key, never served.
CREATE TABLE conversation_file (
  conversation uuid NOT NULL REFERENCES conversation ON DELETE CASCADE,
  id uuid NOT NULL,
  -- By its content, not its name.
  kind text NOT NULL,
  bytes bigint NOT NULL,
  -- As its sender's computer names it, sealed like the rest: a name may tell of a person.
  name bytea NOT NULL,
  sealed bytea NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (conversation, id)
);

-- What is encrypted does not compress.
ALTER TABLE conversation_file ALTER COLUMN sealed SET STORAGE EXTERNAL;

-- Whom another program speaks for, and the conversation that is his at present.
CREATE TABLE conversation_sender (
  -- A keyed fingerprint: the name itself, often a telephone number, is not kept.
  sender bytea PRIMARY KEY,
  -- Checked at commit: who comes first is settled before the conversation begins.
  conversation uuid NOT NULL REFERENCES conversation ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  -- The turn that it began with.
  turn uuid NOT NULL
);

CREATE INDEX conversation_sender_conversation ON conversation_sender (conversation);
