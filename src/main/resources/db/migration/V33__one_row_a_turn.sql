-- A turn updates the conversation's row in place and adds one row, here. The columns may be null because
-- nodes of the version before, which run beside this one during a deploy, still write only the first three
-- of them and put the events into conversation_event; CarryOver brings those over later, by batches.
-- PostgreSQL checks no foreign key in a turn: what deletes a conversation deletes what belongs to it.
ALTER TABLE conversation_turn
  DROP CONSTRAINT conversation_turn_conversation_fkey,
  ADD COLUMN time timestamptz,
  -- The catalog it was answered with, for a replay.
  ADD COLUMN catalog text,
  -- The bodies of the events before the reply, in their order. The last of them has the number seq - 1.
  ADD COLUMN events text[],
  -- The body of the reply, whose number is seq.
  ADD COLUMN reply text,
  -- What began the turn: the name of its event's kind, and which of the events it is, counted from 1.
  ADD COLUMN kind text,
  ADD COLUMN place smallint,
  -- How far a text was understood; null where it was no text.
  ADD COLUMN verdict text,
  -- Where the conversation is after it; null where no dialog is under way.
  ADD COLUMN dialog text,
  ADD COLUMN state text,
  -- A row of an ordinary length is kept as it is: to compress each would take longer than to write it.
  SET (toast_tuple_target = 4080);

ALTER TABLE conversation_secret DROP CONSTRAINT conversation_secret_conversation_fkey;

-- No index of the conversation has a column that changes with every turn, and its pages keep room for the
-- next version of a row, so that PostgreSQL moves no index entry in a turn (a HOT update).
DROP INDEX conversation_waiting;
DROP INDEX conversation_last;

ALTER TABLE conversation
  DROP CONSTRAINT conversation_catalog_fkey,
  -- The day of last_at in UTC, for the retention: its index moves once a day. Of what was not brought over
  -- yet it is the first of all days, which is never too late.
  ADD COLUMN day date NOT NULL DEFAULT 'epoch',
  -- When somebody looks whether the person is silent; null where nothing is waited for. It is set when a
  -- question is left open, and stays as it is while the person answers; who looks then sets it anew.
  ADD COLUMN watched_since timestamptz,
  -- How many characters its events have, for the bound.
  ADD COLUMN log_length bigint NOT NULL DEFAULT 0,
  SET (fillfactor = 50);

UPDATE conversation SET watched_since = waiting_since WHERE waiting_since IS NOT NULL;

CREATE INDEX conversation_day ON conversation (day);
CREATE INDEX conversation_watched ON conversation (watched_since) WHERE watched_since IS NOT NULL;
