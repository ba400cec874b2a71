-- The fingerprint of the key that this database is written under: one row.
CREATE TABLE master_key (
  only_one    boolean PRIMARY KEY CHECK (only_one),
  fingerprint bytea NOT NULL
);
