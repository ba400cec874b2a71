-- A conversation speaks for an account once its person has followed a link and confirmed. No foreign
-- keys: a conversation or a session that is gone leaves nothing to hold back, only to tidy up.

CREATE TABLE conversation_link (
  token_hash bytea PRIMARY KEY,
  -- Of the turn that binds, so that a link used again after a failure binds once.
  turn uuid NOT NULL UNIQUE,
  conversation uuid NOT NULL,
  issued_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  -- Hash of the session's token; null until it was used.
  used_by bytea
);
CREATE INDEX conversation_link_conversation ON conversation_link (conversation);
CREATE INDEX conversation_link_expires_at ON conversation_link (expires_at);

CREATE TABLE conversation_binding (
  conversation uuid PRIMARY KEY,
  account uuid NOT NULL,
  session bytea NOT NULL,
  ends_at timestamptz NOT NULL
);
CREATE INDEX conversation_binding_session ON conversation_binding (session);
CREATE INDEX conversation_binding_ends_at ON conversation_binding (ends_at);
