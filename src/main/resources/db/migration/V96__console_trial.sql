-- What other dialogs would have made of the conversations of some days: numbers, names of differences and ids, nobody's words.
CREATE TABLE console_trial (
  id uuid PRIMARY KEY,
  -- The name of the agent who has begun it.
  who text NOT NULL,
  days integer NOT NULL,
  -- The hash of the other dialogs.
  against text NOT NULL,
  anew boolean NOT NULL,
  begun_at timestamptz NOT NULL,
  -- When its node has last said that it goes on.
  heard_at timestamptz NOT NULL,
  done integer NOT NULL DEFAULT 0,
  -- JSON; null while it runs.
  result text
);
