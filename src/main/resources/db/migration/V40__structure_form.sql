-- What the form of a structure asks for beside its name and its address, and what the forgiving
-- search stands on.

ALTER TABLE structure
  ADD COLUMN email_sealed bytea,
  ADD COLUMN phone_sealed bytea,
  ADD COLUMN fax_sealed bytea,
  ADD COLUMN rcs text NOT NULL DEFAULT '',
  ADD COLUMN vat_number text NOT NULL DEFAULT '',
  ADD COLUMN management_centre boolean NOT NULL DEFAULT false,
  ADD COLUMN public_body boolean NOT NULL DEFAULT false,
  ADD COLUMN edi_issuer boolean NOT NULL DEFAULT false,
  ADD COLUMN edi_life_cycles boolean NOT NULL DEFAULT false,
  ADD COLUMN accepts_requests boolean NOT NULL DEFAULT true,
  ADD COLUMN active boolean NOT NULL DEFAULT true,
  -- Goes up with each correction, so that a form that was opened before it is noticed.
  ADD COLUMN version integer NOT NULL DEFAULT 0;

-- Both are trusted, so the owner of a database may create them.
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- A text without accents and in lower case. It is immutable as long as the dictionary is the one
-- that the extension brings, so indexes may stand on it.
CREATE FUNCTION forgiving(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN lower(unaccent('unaccent'::regdictionary, $1));

CREATE INDEX structure_name_forgiving ON structure USING gin (forgiving(name) gin_trgm_ops);
CREATE INDEX structure_label_forgiving ON structure USING gin (forgiving(label) gin_trgm_ops);
CREATE INDEX structure_city_forgiving ON structure USING gin (forgiving(city) gin_trgm_ops);
CREATE INDEX structure_identifier ON structure (identifier text_pattern_ops);
CREATE INDEX structure_postal_code ON structure (postal_code text_pattern_ops);
