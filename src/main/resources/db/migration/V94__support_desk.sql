-- Whoever has a role in the console answers requests to the support there.
UPDATE account SET support_agent = true WHERE id IN (SELECT id FROM console_agent);
-- The requests by how far they have come, for the console.
CREATE INDEX support_request_state ON support_request (state, changed_at);
