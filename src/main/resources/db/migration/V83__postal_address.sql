-- Where letters to the person go (F42), sealed as one text; null where it was not said.
ALTER TABLE account ADD COLUMN home_sealed bytea;
