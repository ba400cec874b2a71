-- Bank details (F24 to F32) and the copy of the RIB that belongs to them. What tells of an account is sealed; the file is sealed
-- in chunks as it comes, so that it is never whole in anybody's memory.

CREATE TABLE bank_file (
  id uuid PRIMARY KEY,
  structure uuid NOT NULL REFERENCES structure,
  -- Who sent it; no foreign key, since a file outlives the account that is erased.
  account uuid NOT NULL,
  -- By its content, not its name. Null, as bytes is, until the whole file has come.
  kind text,
  bytes bigint,
  -- Its own key, under which all of it is sealed: only this is sealed anew when the master key is changed.
  wrapped_key bytea NOT NULL,
  name_sealed bytea NOT NULL,
  -- The IBANs that its text names, for a PDF whose text could be read.
  numbers_sealed bytea,
  received_at timestamptz NOT NULL,
  -- Null once it belongs to bank details: then it is kept.
  expires_at timestamptz
);
CREATE INDEX bank_file_expires_at ON bank_file (expires_at) WHERE expires_at IS NOT NULL;

CREATE TABLE bank_file_chunk (
  file uuid NOT NULL REFERENCES bank_file ON DELETE CASCADE,
  number integer NOT NULL,
  sealed bytea NOT NULL,
  PRIMARY KEY (file, number)
);
-- What is encrypted does not compress.
ALTER TABLE bank_file_chunk ALTER COLUMN sealed SET STORAGE EXTERNAL;

CREATE TABLE bank_details (
  id uuid PRIMARY KEY,
  structure uuid NOT NULL REFERENCES structure,
  -- The act that added them: the same act, sent twice, adds them once.
  act uuid NOT NULL,
  type text NOT NULL CHECK (type IN ('rib', 'iban')),
  name_sealed bytea NOT NULL,
  factor boolean NOT NULL,
  iban_sealed bytea NOT NULL,
  -- Keyed, and of the structure and the IBAN together, so that nobody sees that two structures have one account.
  iban_fingerprint bytea NOT NULL,
  bic_sealed bytea,
  file uuid NOT NULL UNIQUE REFERENCES bank_file,
  added_by uuid NOT NULL,
  added_at timestamptz NOT NULL,
  deactivated_at timestamptz,
  UNIQUE (structure, act)
);
-- One active entry an IBAN, whoever races for it; a deactivated one may be entered anew.
CREATE UNIQUE INDEX bank_details_active_iban ON bank_details (iban_fingerprint) WHERE deactivated_at IS NULL;
CREATE INDEX bank_details_structure ON bank_details (structure);
