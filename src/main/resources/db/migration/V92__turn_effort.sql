-- How long a turn took until it could be written, and the kinds of the mails that left with it; null in turns of before.
ALTER TABLE conversation_turn ADD COLUMN millis integer, ADD COLUMN mails text[];
