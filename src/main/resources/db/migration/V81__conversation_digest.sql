-- What conversations are found by. It is made in the background from the log, so that no turn writes it and no index
-- of a conversation's own row changes with a turn.
CREATE TABLE conversation_digest (
  conversation uuid PRIMARY KEY REFERENCES conversation ON DELETE CASCADE,
  -- Up to which event it was made, and from which version of the conversation's row.
  seq bigint NOT NULL,
  version bigint NOT NULL,
  started_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL,
  turns integer NOT NULL,
  -- The dialogs that it went through, without repairs.
  dialogs text[] NOT NULL,
  -- Where it stands; null where no dialog is under way.
  dialog text,
  state text,
  -- How the last dialog ended: done, refused, cancelled, handed-over or failed; open while one is under way, none where there was none.
  outcome text NOT NULL,
  -- How many texts were not understood.
  missed integer NOT NULL,
  -- The last account that it spoke for.
  account uuid,
  -- The masked words of the person and of agents, and the numbers among them.
  words tsvector NOT NULL
);

CREATE INDEX conversation_digest_last ON conversation_digest (last_at DESC, conversation DESC);
CREATE INDEX conversation_digest_words ON conversation_digest USING gin (words);
CREATE INDEX conversation_digest_dialogs ON conversation_digest USING gin (dialogs);
CREATE INDEX conversation_digest_account ON conversation_digest (account) WHERE account IS NOT NULL;
