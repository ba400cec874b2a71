-- Where a text is to be filed as a phrase or an example, until somebody writes it into the files; null where nobody has decided.
ALTER TABLE conversation_misheard ADD COLUMN filing text;
