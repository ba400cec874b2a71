-- Who asks to use an opened space, and who may. It ends with the space and with the attachment,
-- whoever ends those, so both are keys that take it along. Free text is sealed.
CREATE TABLE subscription (
  id uuid PRIMARY KEY,
  account uuid NOT NULL,
  structure uuid NOT NULL,
  opened_space uuid NOT NULL REFERENCES structure_space ON DELETE CASCADE,
  access text NOT NULL CHECK (access IN ('consultation', 'modification')),
  state text NOT NULL CHECK (state IN ('waiting', 'valid', 'refused', 'withdrawn')),
  wanted_on date NOT NULL,
  comment_sealed bytea,
  requested_at timestamptz NOT NULL,
  decided_at timestamptz,
  reason_sealed bytea,
  FOREIGN KEY (account, structure) REFERENCES membership ON DELETE CASCADE
);
-- One that waits or is valid, whoever races for it.
CREATE UNIQUE INDEX subscription_live ON subscription (account, opened_space)
  WHERE state IN ('waiting', 'valid');
CREATE INDEX subscription_opened_space ON subscription (opened_space);
CREATE INDEX subscription_account ON subscription (account, structure);
CREATE INDEX subscription_waiting ON subscription (structure) WHERE state = 'waiting';
CREATE INDEX subscription_decided_at ON subscription (decided_at)
  WHERE state IN ('refused', 'withdrawn');
