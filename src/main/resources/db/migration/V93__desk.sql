-- Conversations in which somebody waits for a human of the support, or talks with one. A row goes once that is over.
CREATE TABLE desk_visit (
  conversation uuid PRIMARY KEY REFERENCES conversation ON DELETE CASCADE,
  waiting_since timestamptz NOT NULL,
  -- A keyed hash of the person's network address, for the limits of a request in their place.
  client text NOT NULL,
  -- Who answers, and the name that the person sees; null while nobody does.
  agent uuid REFERENCES console_agent ON DELETE SET NULL,
  agent_name text,
  -- Names what this agent does in the conversation, so that it is done once.
  held uuid,
  -- When the agent last did something.
  active_at timestamptz
);

CREATE INDEX desk_visit_waiting ON desk_visit (waiting_since);
