-- An account can be erased: what it was to structures, and what it asked to be, goes with it.
ALTER TABLE membership
  DROP CONSTRAINT membership_account_fkey,
  ADD CONSTRAINT membership_account_fkey FOREIGN KEY (account) REFERENCES account ON DELETE CASCADE;
ALTER TABLE attachment_request
  DROP CONSTRAINT attachment_request_account_fkey,
  ADD CONSTRAINT attachment_request_account_fkey FOREIGN KEY (account) REFERENCES account ON DELETE CASCADE;
