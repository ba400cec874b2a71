-- What an act of an agent was about besides a conversation: the slot of a value that was opened, for instance. Never a value.
ALTER TABLE console_audit ADD COLUMN subject text NOT NULL DEFAULT '';
