-- The conversation that a registration was made in, so that it can say what remains to be done.
ALTER TABLE pending_registration ADD COLUMN conversation uuid;
CREATE INDEX pending_registration_conversation ON pending_registration (conversation)
  WHERE conversation IS NOT NULL;
