-- What became of each request for attachment, so that whoever asked can follow it, and a second
-- window can say what the first one decided. The manager's words are sealed. Kept for a time only.
CREATE TABLE attachment_decision (
  -- That of the request.
  id uuid PRIMARY KEY,
  account uuid NOT NULL REFERENCES account ON DELETE CASCADE,
  structure uuid NOT NULL REFERENCES structure ON DELETE CASCADE,
  verdict text NOT NULL CHECK (verdict IN ('accepted', 'refused', 'withdrawn')),
  reason_sealed bytea,
  requested_at timestamptz NOT NULL,
  decided_at timestamptz NOT NULL
);
CREATE INDEX attachment_decision_account ON attachment_decision (account, decided_at);
CREATE INDEX attachment_decision_decided_at ON attachment_decision (decided_at);
