-- Texts that an author of phrases can learn from: not understood, or whose reading their sender took
-- back. What was said is in the event alone, with its secrets masked; this only points there.
CREATE TABLE conversation_misheard (
  -- What an author calls it by.
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  conversation uuid NOT NULL,
  seq bigint NOT NULL,
  why text NOT NULL CHECK (why IN ('not-understood', 'taken-back')),
  UNIQUE (conversation, seq),
  FOREIGN KEY (conversation, seq) REFERENCES conversation_event ON DELETE CASCADE
);
