-- The master key can be changed: what was sealed under the one before is sealed anew in the background.
ALTER TABLE master_key
  -- The key of all fingerprints, sealed under the master key. It stays when that one is changed, so that
  -- everything is found as before. Null until a node of this version has started.
  ADD COLUMN fingerprint_key bytea,
  -- The node that seals anew at present, and until when no other one does.
  ADD COLUMN resealing_by uuid,
  ADD COLUMN resealing_until timestamptz;

-- The keys that values may still be sealed under beside the one of master_key.
CREATE TABLE master_key_before (
  fingerprint bytea PRIMARY KEY,
  since timestamptz NOT NULL DEFAULT now()
);
