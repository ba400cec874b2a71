-- A decision names a request and not its two ends: one that was refused and is made again is
-- another, which a page from before does not decide on.
ALTER TABLE attachment_request ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE;
