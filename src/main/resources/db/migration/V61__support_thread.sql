-- A request to the support is a thread of its owner's, which has a state.
ALTER TABLE support_request
  -- Whoever was logged in when it was made; null for everybody else.
  ADD COLUMN account uuid REFERENCES account ON DELETE CASCADE,
  ADD COLUMN state text NOT NULL DEFAULT 'open'
    CHECK (state IN ('open', 'in-progress', 'answered', 'closed')),
  -- When anybody last wrote or the state changed, for the retention. Nodes of before do not write it.
  ADD COLUMN changed_at timestamptz NOT NULL DEFAULT now(),
  -- By which somebody without an account reads the answer: hash of the token in the mail.
  ADD COLUMN reader_hash bytea UNIQUE;
UPDATE support_request SET changed_at = opened_at;
CREATE INDEX support_request_account ON support_request (account, opened_at) WHERE account IS NOT NULL;
CREATE INDEX support_request_changed_at ON support_request (changed_at);

-- What was written after the first message, which stands in support_request.
CREATE TABLE support_message (
  id uuid PRIMARY KEY,
  request uuid NOT NULL REFERENCES support_request (id) ON DELETE CASCADE,
  from_support boolean NOT NULL,
  text_sealed bytea NOT NULL,
  written_at timestamptz NOT NULL
);
CREATE INDEX support_message_request ON support_message (request, written_at);
