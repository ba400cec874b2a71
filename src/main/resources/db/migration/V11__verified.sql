-- Whether the register of companies had a structure's SIRET, open, when its creator signed up. Those
-- that are older were made when nothing asked the register: they are not held against anybody.
ALTER TABLE structure ADD COLUMN verified boolean NOT NULL DEFAULT true;
ALTER TABLE structure ALTER COLUMN verified DROP DEFAULT;
