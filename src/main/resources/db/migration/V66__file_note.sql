-- What was found in a file as it came, for the act that takes it: sealed under the conversation's key like the file.
ALTER TABLE conversation_file ADD COLUMN note bytea;
