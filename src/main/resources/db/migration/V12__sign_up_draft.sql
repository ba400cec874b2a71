-- What was typed at sign-up and is no registration yet: sealed, found by the hash of a token.
CREATE TABLE sign_up_draft (
  id uuid PRIMARY KEY,
  token_hash bytea NOT NULL UNIQUE,
  -- Made by the chat, its link not opened yet: no page's cookie leads to it.
  is_link boolean NOT NULL,
  values_sealed bytea NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX sign_up_draft_expires_at ON sign_up_draft (expires_at);

-- By which the chat takes a draft over, once.
CREATE TABLE sign_up_code (
  code_hash bytea PRIMARY KEY,
  draft uuid NOT NULL REFERENCES sign_up_draft ON DELETE CASCADE,
  expires_at timestamptz NOT NULL
);
CREATE INDEX sign_up_code_draft ON sign_up_code (draft);
CREATE INDEX sign_up_code_expires_at ON sign_up_code (expires_at);
