-- What was said stands in the row of its turn now; who deletes a conversation deletes these rows too.
ALTER TABLE conversation_misheard DROP CONSTRAINT conversation_misheard_conversation_seq_fkey;
