-- What the portal knows. E-mail addresses, PACAGE numbers and free text are sealed; an address is
-- found by its fingerprint (keyed hash of its lower-case form); a token is kept as its hash only.

CREATE TABLE limit_window (
  purpose text NOT NULL,
  subject bytea NOT NULL,
  hits timestamptz[] NOT NULL,
  admitted boolean NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (purpose, subject)
);
CREATE INDEX limit_window_expires_at ON limit_window (expires_at);

CREATE TABLE account (
  id uuid PRIMARY KEY,
  login_fingerprint bytea NOT NULL UNIQUE,
  login_sealed bytea NOT NULL,
  contact_sealed bytea NOT NULL,
  last_name text NOT NULL,
  first_name text NOT NULL,
  password_hash text NOT NULL,
  question_sealed bytea NOT NULL,
  answer_hash text NOT NULL,
  support_agent boolean NOT NULL,
  created_at timestamptz NOT NULL
);

CREATE TABLE structure (
  id uuid PRIMARY KEY,
  identifier_type text NOT NULL,
  -- Null where the type has none, so that two such structures do not conflict.
  identifier text,
  name text NOT NULL,
  label text NOT NULL,
  street text NOT NULL,
  complement_1 text NOT NULL,
  complement_2 text NOT NULL,
  postal_code text NOT NULL,
  city text NOT NULL,
  country text NOT NULL,
  undisclosed boolean NOT NULL,
  created_at timestamptz NOT NULL,
  UNIQUE (identifier_type, identifier)
);

CREATE TABLE membership (
  account uuid NOT NULL REFERENCES account,
  structure uuid NOT NULL REFERENCES structure,
  role text NOT NULL CHECK (role IN ('principal-manager', 'member')),
  since timestamptz NOT NULL,
  PRIMARY KEY (account, structure)
);
-- One gestionnaire principal a structure, whoever races for it.
CREATE UNIQUE INDEX membership_principal_manager ON membership (structure)
  WHERE role = 'principal-manager';

CREATE TABLE attachment_request (
  account uuid NOT NULL REFERENCES account,
  structure uuid NOT NULL REFERENCES structure,
  requested_at timestamptz NOT NULL,
  PRIMARY KEY (account, structure)
);
CREATE INDEX attachment_request_structure ON attachment_request (structure);

CREATE TABLE structure_space (
  structure uuid NOT NULL REFERENCES structure,
  space text NOT NULL,
  opened_at timestamptz NOT NULL,
  beneficiary_category text,
  pacage_sealed bytea,
  shellfish_farmer_number text,
  PRIMARY KEY (structure, space)
);

CREATE TABLE pending_registration (
  id uuid PRIMARY KEY,
  login_fingerprint bytea NOT NULL UNIQUE,
  details_sealed bytea NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX pending_registration_expires_at ON pending_registration (expires_at);

CREATE TABLE activation_link (
  -- Tells the newer of two links, which voids the older.
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  token_hash bytea NOT NULL UNIQUE,
  -- No foreign key: a used link outlives its registration, and a decoy has none.
  registration uuid NOT NULL,
  issued_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX activation_link_registration ON activation_link (registration);
CREATE INDEX activation_link_issued_at ON activation_link (issued_at);

CREATE TABLE session (
  token_hash bytea PRIMARY KEY,
  account uuid NOT NULL REFERENCES account,
  seen_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX session_expires_at ON session (expires_at);

CREATE SEQUENCE support_request_number;

CREATE TABLE support_request (
  number text PRIMARY KEY,
  id uuid NOT NULL UNIQUE,
  category text NOT NULL,
  address_sealed bytea NOT NULL,
  subject_sealed bytea NOT NULL,
  message_sealed bytea NOT NULL,
  conversation uuid,
  opened_at timestamptz NOT NULL
);
