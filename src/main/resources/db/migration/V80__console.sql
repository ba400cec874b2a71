-- Who may use the support console: accounts of the portal with a role there and a second factor.
CREATE TABLE console_agent (
  -- That of the account.
  id uuid PRIMARY KEY REFERENCES account ON DELETE CASCADE,
  role text NOT NULL CHECK (role IN ('agent', 'supervisor')),
  -- The key of the one-time codes, sealed.
  otp_sealed bytea NOT NULL,
  -- The last time step whose code was used: no code is good twice.
  otp_step bigint NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL
);

CREATE TABLE console_session (
  token_hash bytea PRIMARY KEY,
  account uuid NOT NULL REFERENCES console_agent ON DELETE CASCADE,
  seen_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);

CREATE INDEX console_session_account ON console_session (account);

-- What agents looked at and did, and why. It refers to nothing, since it outlives the account and the conversation.
CREATE TABLE console_audit (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  time timestamptz NOT NULL,
  account uuid NOT NULL,
  -- The agent's name at that time.
  who text NOT NULL,
  act text NOT NULL,
  conversation uuid,
  reason text NOT NULL
);

CREATE INDEX console_audit_conversation ON console_audit (conversation, id) WHERE conversation IS NOT NULL;
