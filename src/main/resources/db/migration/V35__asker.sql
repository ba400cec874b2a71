-- The networks (keyed hashes) that a registration was made from: who signed up with an address has an
-- allowance of his own for further mails.
ALTER TABLE pending_registration ADD COLUMN clients text[] NOT NULL DEFAULT '{}';

-- The conversations in which somebody signed up. It outlives the registration, whose end only its owner
-- may notice. Nodes of the version before still read and write pending_registration.conversation.
CREATE TABLE sign_up_conversation (
  conversation uuid PRIMARY KEY,
  expires_at timestamptz NOT NULL
);
CREATE INDEX sign_up_conversation_expires_at ON sign_up_conversation (expires_at);

INSERT INTO sign_up_conversation (conversation, expires_at)
SELECT conversation, max(expires_at) FROM pending_registration
WHERE conversation IS NOT NULL GROUP BY conversation;
