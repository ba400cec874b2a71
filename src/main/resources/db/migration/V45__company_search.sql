-- The register of companies, searched by name and town, and replaced as a whole.

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
-- For an index that has the town beside the trigrams of the name.
CREATE EXTENSION IF NOT EXISTS btree_gin;

-- A name or a town as they are compared: without case, accents, hyphens, and with « saint » written out.
CREATE FUNCTION stock_folded(told text) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
RETURN trim(
  replace(
    replace(
      ' ' || translate(lower(unaccent(told)), '''’-.,;:/&()"', '            ') || ' ',
      ' st ', ' saint '),
    ' ste ', ' sainte '));

-- What an establishment can be found by: the open ones whose data may be shown, and no others.
CREATE TABLE stock_nom (
  siret text NOT NULL,
  nom text NOT NULL,
  commune text NOT NULL
);
CREATE INDEX stock_nom_search ON stock_nom USING gin (commune, nom gin_trgm_ops);

-- The towns of these, some of which have several postal codes.
CREATE TABLE stock_commune (
  commune text NOT NULL,
  code_postal text NOT NULL
);
CREATE INDEX stock_commune_search ON stock_commune USING gin (commune gin_trgm_ops);
CREATE INDEX stock_commune_code_postal ON stock_commune (code_postal);

-- The invented companies are loaded once more, with their names, at the next start.
DELETE FROM stock_source WHERE source LIKE 'synthetic/%';

-- An import fills tables of the same names in stock_next; whole, they change places with those in
-- use, which go to stock_old and are dropped.
CREATE SCHEMA stock_next;
CREATE SCHEMA stock_old;

-- How far the import of each kind of file is: what is counted here is in stock_next.
CREATE TABLE stock_import (
  kind text PRIMARY KEY,
  fingerprint text NOT NULL,
  lines_read bigint NOT NULL,
  lines_refused bigint NOT NULL,
  complete boolean NOT NULL
);
