-- The catalogs that conversations are pinned to, kept with their source.
CREATE TABLE dialog_catalog (
  hash text PRIMARY KEY,
  engine integer NOT NULL,
  sources text NOT NULL,
  kept_at timestamptz NOT NULL
);

CREATE TABLE conversation (
  id uuid PRIMARY KEY,
  -- Null once the person has had it forgotten.
  token_hash bytea,
  -- Counts the writes: a turn writes only on the version that it was made from.
  version bigint NOT NULL,
  seq bigint NOT NULL,
  catalog text NOT NULL REFERENCES dialog_catalog,
  state text NOT NULL,
  -- Null until there is something to seal, and again once it is erased.
  wrapped_key bytea,
  started_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL,
  -- Since when a question has been open in silence; null where none is, or silence was answered.
  waiting_since timestamptz
);

CREATE INDEX conversation_waiting ON conversation (waiting_since) WHERE waiting_since IS NOT NULL;
CREATE INDEX conversation_last ON conversation (last_at);

CREATE TABLE conversation_event (
  conversation uuid NOT NULL REFERENCES conversation ON DELETE CASCADE,
  seq bigint NOT NULL,
  time timestamptz NOT NULL,
  -- The catalog it was answered with, for a replay.
  catalog text NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (conversation, seq)
);

-- What makes a turn happen once.
CREATE TABLE conversation_turn (
  conversation uuid NOT NULL REFERENCES conversation ON DELETE CASCADE,
  turn uuid NOT NULL,
  -- The event that holds its reply.
  seq bigint NOT NULL,
  PRIMARY KEY (conversation, turn)
);

CREATE TABLE conversation_secret (
  conversation uuid NOT NULL REFERENCES conversation ON DELETE CASCADE,
  id text NOT NULL,
  sealed bytea NOT NULL,
  PRIMARY KEY (conversation, id)
);
