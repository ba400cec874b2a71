-- What an account is asked by mail, where it is logged in, and from which browsers it has been.

-- News of an account go to contact_sealed, which is the login address until another one was confirmed by the
-- link that was mailed to it. Accounts of before keep theirs: whoever activated them was shown it.
CREATE TABLE contact_confirmation (
  -- One that waits for each account: a newer one voids the older.
  account uuid PRIMARY KEY REFERENCES account ON DELETE CASCADE,
  token_hash bytea NOT NULL UNIQUE,
  address_sealed bytea NOT NULL,
  issued_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX contact_confirmation_expires_at ON contact_confirmation (expires_at);

-- The link of a forgotten password. No foreign key: what answers an address that nobody has is a row too.
CREATE TABLE password_link (
  -- Tells the newer of two links, which voids the older.
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  token_hash bytea NOT NULL UNIQUE,
  account uuid NOT NULL,
  issued_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  -- How many answers to the secret question were tried behind it.
  answers integer NOT NULL DEFAULT 0
);
CREATE INDEX password_link_account ON password_link (account);
CREATE INDEX password_link_expires_at ON password_link (expires_at);

-- What the list of sessions shows. Nodes of the version before write neither.
ALTER TABLE session
  ADD COLUMN since timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN browser text NOT NULL DEFAULT '',
  DROP CONSTRAINT session_account_fkey,
  ADD CONSTRAINT session_account_fkey FOREIGN KEY (account) REFERENCES account ON DELETE CASCADE;
CREATE INDEX session_account ON session (account);
CREATE INDEX session_seen_at ON session (seen_at);

-- A browser in which an account has logged in. One cookie may stand for several accounts.
CREATE TABLE known_device (
  token_hash bytea NOT NULL,
  account uuid NOT NULL REFERENCES account ON DELETE CASCADE,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (token_hash, account)
);
CREATE INDEX known_device_account ON known_device (account);
CREATE INDEX known_device_expires_at ON known_device (expires_at);
