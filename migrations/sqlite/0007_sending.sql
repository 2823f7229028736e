-- What was tried to hand over a letter. It is written before it happens and is never removed: it cannot be made again from
-- the ledger, which has the outcomes only.
CREATE TABLE attempt (
    tenant INTEGER NOT NULL REFERENCES tenant (tenant),
    letter_id TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    account_id TEXT NOT NULL,
    host TEXT NOT NULL,
    message_id TEXT NOT NULL,
    state TEXT NOT NULL,
    reply TEXT NOT NULL,
    copy_state TEXT NOT NULL,
    content_digest BLOB,
    lease_token INTEGER NOT NULL,
    began_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (tenant, letter_id, attempt)
) STRICT, WITHOUT ROWID;

CREATE INDEX attempt_host ON attempt (tenant, host, began_at);
CREATE INDEX attempt_message ON attempt (tenant, message_id);
CREATE INDEX attempt_state ON attempt (tenant, state, letter_id);
CREATE INDEX attempt_copy ON attempt (tenant, copy_state, letter_id);
