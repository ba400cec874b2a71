-- Mails on their way. What they say and to whom is sealed, and wiped once they are sent.
CREATE TABLE outbox (
  id           uuid PRIMARY KEY,
  message_id   text NOT NULL,
  state        text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sent', 'discarded', 'dead')),
  -- Written by the very statement that writes a real one, and never sent.
  decoy        boolean NOT NULL,
  recipient    bytea,
  subject      bytea,
  text_body    bytea,
  html_body    bytea,
  attempts     smallint NOT NULL DEFAULT 0,
  next_attempt timestamptz NOT NULL DEFAULT now(),
  created      timestamptz NOT NULL DEFAULT now(),
  finished     timestamptz,
  -- SMTP's answer to the last attempt (RFC 5321, 4.2), without its text, which may hold the address.
  reply_code   smallint,
  CHECK ((state = 'queued') = (finished IS NULL)),
  CHECK (state <> 'queued' OR (recipient IS NOT NULL AND subject IS NOT NULL
                               AND text_body IS NOT NULL AND html_body IS NOT NULL)),
  CHECK (state = 'queued' OR (recipient IS NULL AND subject IS NULL
                              AND text_body IS NULL AND html_body IS NULL))
);

CREATE INDEX outbox_due ON outbox (next_attempt) WHERE state = 'queued';
CREATE INDEX outbox_finished ON outbox (finished) WHERE state <> 'queued';
