-- What happened in conversations, counted by day; nobody's words and nobody's values. It outlives the conversations.
CREATE TABLE daily_figure (
  day date NOT NULL,
  -- Empty for what concerns no dialog in particular.
  dialog text NOT NULL,
  -- What is counted, by the code of Measure, and of what: a state, an intent, an ending; it may be empty.
  measure text NOT NULL,
  key text NOT NULL,
  count bigint NOT NULL,
  PRIMARY KEY (day, dialog, measure, key)
);

-- How far each conversation that is still kept was counted, so that nothing of it counts twice.
CREATE TABLE conversation_counted (
  conversation uuid PRIMARY KEY REFERENCES conversation ON DELETE CASCADE,
  -- Which version of the conversation's row, and up to which event.
  version bigint NOT NULL,
  seq bigint NOT NULL,
  -- Whether it was erased: what it then says is not counted again.
  closed boolean NOT NULL DEFAULT false
);
