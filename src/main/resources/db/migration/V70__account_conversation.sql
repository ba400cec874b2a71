-- The conversations that an account has a say in: those that spoke for it, and the one in which it was signed up.
-- They are in the copy of its data, and are erased with it. A row goes with either of the two.
CREATE TABLE account_conversation (
  account uuid NOT NULL REFERENCES account ON DELETE CASCADE,
  conversation uuid NOT NULL REFERENCES conversation ON DELETE CASCADE,
  PRIMARY KEY (account, conversation)
);
CREATE INDEX account_conversation_conversation ON account_conversation (conversation);

INSERT INTO account_conversation (account, conversation)
SELECT DISTINCT account.id, spoke.conversation
FROM (
  SELECT conversation, events[place] AS event FROM conversation_turn WHERE kind = 'account-changed'
  UNION ALL
  SELECT conversation, body FROM conversation_event WHERE body LIKE '{"is":"account-changed"%') AS spoke
JOIN account ON account.id::text = substring(spoke.event FROM '"account":"([0-9a-f-]{36})"')
JOIN conversation ON conversation.id = spoke.conversation;

-- Conversations whose key is destroyed and whose names, addresses and free text are still to be removed.
CREATE TABLE conversation_erasure (
  conversation uuid PRIMARY KEY REFERENCES conversation ON DELETE CASCADE
);
